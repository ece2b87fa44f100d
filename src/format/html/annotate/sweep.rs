//! Our own marks of an earlier time, and the list, taken out again.

use super::lex::Tags;
use super::list::LIST;
use super::marks::MARK;
use crate::format::annotation::{Edit, edited};

/// The page without them.
pub(super) fn swept(page: &[u8]) -> Vec<u8> {
    let mut edits = Vec::new();
    let mut in_mark = false;
    let mut list = None;
    for tag in Tags::new(page) {
        let bytes = page.get(tag.range.clone()).unwrap_or_default();
        let own = |class: &str| {
            let class = format!(" class=\"{class}\"");
            bytes
                .windows(class.len())
                .any(|window| window == class.as_bytes())
        };
        match (tag.name.as_str(), tag.closes) {
            ("aside", true) => {
                if let Some(start) = list.take() {
                    edits.push(Edit::replace(start..tag.range.end, ""));
                }
            }
            _ if list.is_some() => {}
            ("aside", false) if own(LIST) => list = Some(tag.range.start),
            ("mark", false) if own(MARK) => {
                in_mark = true;
                edits.push(Edit::replace(tag.range, ""));
            }
            ("mark", true) if in_mark => {
                in_mark = false;
                edits.push(Edit::replace(tag.range, ""));
            }
            _ => {}
        }
    }
    edited(page, edits)
}
