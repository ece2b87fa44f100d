//! The parts of the page, and which part and which field a place of the report belongs to.

use super::lines;
use super::paths::sections;
use crate::form::Edition;
use crate::report::{Part, ProseKey, keys};

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePart {
    /// The key by which findings name it.
    pub key: &'static str,
    /// Its heading.
    pub heading: String,
}

/// The part of the values before the six parts.
pub const HEAD: &str = keys::AGENCY;
/// The part of the values behind them.
pub const TAIL: &str = keys::SIGNATURE;
/// What belongs to no part of the page.
pub const FILE: &str = "文件";

/// The parts of the page in order.
pub fn parts(edition: &'static Edition) -> Vec<PagePart> {
    let part = |key, heading: &str| PagePart {
        key,
        heading: heading.to_owned(),
    };
    let six = edition.sections().iter().map(|section| PagePart {
        key: section.key,
        heading: edition.heading(section.key),
    });
    let head = [
        part(FILE, "整个文件"),
        part(HEAD, "年度、机关和标题"),
        part(keys::PREAMBLE, keys::PREAMBLE),
    ];
    let tail = part(TAIL, "落款和版面");
    head.into_iter().chain(six).chain([tail]).collect()
}

/// The fields of the page in order, by their paths.
pub struct Fields {
    edition: &'static Edition,
    paths: Vec<String>,
}

impl Fields {
    /// The fields of a form.
    pub fn new(edition: &'static Edition) -> Self {
        let prose = prose_keys(edition).map(|key| key.to_string());
        let cells = edition.data_points().map(|point| point.to_string());
        Self {
            edition,
            paths: cells.chain(prose).chain(lines::paths()).collect(),
        }
    }

    /// The part that a path belongs to.
    pub fn part(&self, path: &str) -> &'static str {
        let top = path.split('.').next().unwrap_or_default();
        let is_in = |keys: &[keys::Key]| keys.iter().any(|key| key.key == top);
        match sections(self.edition).find(|key| *key == top) {
            Some(section) => section,
            None if is_in(keys::HEAD) => HEAD,
            None if is_in(keys::TAIL) && top != keys::WAIVERS => TAIL,
            None => FILE,
        }
    }

    /// The field to go to for a path: its own, the first below it, or that of what lies above it.
    pub fn nearest(&self, path: &str) -> Option<&str> {
        if path.is_empty() {
            return None;
        }
        let is_below = |own: &&String| own.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'));
        let mut all = self.paths.iter();
        let own = all
            .find(|own| *own == path)
            .or_else(|| self.paths.iter().find(is_below));
        match own {
            Some(own) => Some(own),
            None => self.nearest(path.rsplit_once('.')?.0),
        }
    }
}

/// The keys of the prose of a form, in order.
pub fn prose_keys(edition: &'static Edition) -> impl Iterator<Item = ProseKey> {
    sections(edition).flat_map(move |section| {
        let parts: &[Part] = match edition.table(section) {
            Some(_) => &[Part::Before, Part::After],
            None => &[Part::Whole],
        };
        parts.iter().map(move |part| ProseKey { section, part: *part })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_a_part_and_the_nearest_field() {
        let fields = Fields::new(Edition::current());
        for (path, part, field) in [
            ("申请.本年新收.自然人", "申请", Some("申请.本年新收.自然人")),
            ("申请.办理结果", "申请", Some("申请.办理结果.予以公开.自然人")),
            ("总体情况", "总体情况", Some("总体情况")),
            ("机关.电话", HEAD, Some("机关.电话")),
            ("机关.没有", HEAD, Some("机关.名称")),
            ("标题", HEAD, Some("标题")),
            ("落款.日期", TAIL, Some("落款.日期")),
            ("引言", "引言", Some("引言")),
            ("核实说明", FILE, None),
            ("", FILE, None),
        ] {
            assert_eq!((fields.part(path), fields.nearest(path)), (part, field), "{path}");
        }
        let keys: Vec<&str> = parts(Edition::current()).iter().map(|part| part.key).collect();
        assert_eq!(keys[..4], [FILE, HEAD, "引言", "总体情况"]);
    }
}
