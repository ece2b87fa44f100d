//! The values of one line that the page has fields for: the agency, how it is reached, and the title.

use crate::report::keys::{self, Key, Shape};
use crate::report::{Report, TextKey};

/// A value of one line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What its field is called.
    pub name: String,
    /// Its path.
    pub path: String,
    /// The words; empty where there are none.
    pub value: String,
}

/// The agency, how it is reached, and the title.
pub fn lines(report: Option<&Report>) -> Vec<Line> {
    let agency = keys::HEAD.iter().find(|key| key.key == keys::AGENCY);
    let below = match agency.map(|key| &key.shape) {
        Some(Shape::Keys(all)) => *all,
        _ => &[],
    };
    let value = |wanted: &str| {
        let texts = report.into_iter().flat_map(Report::texts);
        let mut own = texts.filter(|(key, _)| key.to_string() == wanted);
        own.next()
            .map_or_else(String::new, |(_, text)| text.as_str().trim().to_owned())
    };
    let of_agency = below.iter().filter(|key| is_line(key)).map(|key| {
        let path = format!("{}.{}", keys::AGENCY, key.key);
        Line {
            name: key.key.to_owned(),
            value: value(&path),
            path,
        }
    });
    let title = TextKey::Title.to_string();
    let title = Line {
        name: title.clone(),
        value: value(&title),
        path: title,
    };
    of_agency.chain([title]).collect()
}

const fn is_line(key: &Key) -> bool {
    matches!(key.shape, Shape::Line | Shape::Contact)
}
