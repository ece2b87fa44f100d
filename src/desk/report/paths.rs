//! Which figure and which piece of prose a field of the page is about, by its path.

use crate::form::{DataPoint, EDITIONS, Edition};
use crate::report::{Part, ProseKey, keys};

/// The figure of a path, in whatever edition of the form it stands: 申请.本年新收.自然人.
pub fn point(edition: &'static Edition, path: &str) -> Option<DataPoint> {
    let editions = std::iter::once(edition).chain(EDITIONS.iter().copied());
    editions
        .flat_map(Edition::data_points)
        .find(|point| point.to_string() == path)
}

/// The piece of prose of a path: 引言, 总体情况, 申请.说明.
pub fn prose_key(edition: &'static Edition, path: &str) -> Option<ProseKey> {
    let (section, part) = path.split_once('.').unwrap_or((path, ""));
    let part = [Part::Whole, Part::Before, Part::After]
        .into_iter()
        .find(|own| own.key() == part)?;
    let keys = sections(edition).find(|key| *key == section);
    keys.map(|section| ProseKey { section, part })
}

/// The keys of the prose of a form: the words before the first part, and those of each part.
pub fn sections(edition: &'static Edition) -> impl Iterator<Item = &'static str> {
    std::iter::once(keys::PREAMBLE).chain(edition.sections().iter().map(|section| section.key))
}
