//! A value of one line set: the agency, the title, the date.

use super::change::{Edit, Refused};
use super::place::{Place, find, value};
use crate::file::write::{inline, word};
use crate::form::Edition;
use crate::report::keys::{self, Key, Shape};
use crate::source::Source;
use crate::yaml::{Node, Value};

/// The edit that sets the value at a path of keys; no words leave it empty.
///
/// # Errors
/// Something else than one value stands there.
pub fn line(
    source: &Source,
    root: Option<&Node>,
    edition: &'static Edition,
    path: &[&str],
    words: &str,
) -> Result<Edit, Refused> {
    let words = words.trim();
    let written = if words.is_empty() {
        String::new()
    } else {
        written(path, words)
    };
    match find(root, path)? {
        Place::Found(key, node) => match &node.value {
            Value::Scalar(_) => Ok(value(source, key, node, &written)),
            _ => Err(Refused::OtherShape),
        },
        Place::Missing(gap) => {
            let orders = |depth: usize| match path[..depth] {
                [] => top(edition),
                [group, ..] => below(group),
            };
            Ok(gap.fill(source, path, &orders, &|_| format!(" {written}")))
        }
    }
}

/// Words as the value of a key: digits are words, but where a year or an edition stands.
fn written(path: &[&str], words: &str) -> String {
    let all = keys::HEAD.iter().chain(keys::TAIL);
    let key = all.into_iter().find(|key| path == [key.key]);
    match key.map(|key| &key.shape) {
        Some(Shape::Year | Shape::Edition) => inline(words),
        _ => word(words),
    }
}

/// The keys of the file, in its order.
pub fn top(edition: &'static Edition) -> Vec<&'static str> {
    let names = |all: &'static [Key]| all.iter().map(|key| key.key);
    let sections = edition.sections().iter().map(|section| section.key);
    names(keys::HEAD)
        .chain(sections)
        .chain(names(keys::TAIL))
        .collect()
}

/// The keys below one of them.
fn below(group: &str) -> Vec<&'static str> {
    let found = keys::HEAD.iter().chain(keys::TAIL).find(|key| key.key == group);
    match found.map(|key| &key.shape) {
        Some(Shape::Keys(all)) => all.iter().map(|key| key.key).collect(),
        _ => Vec::new(),
    }
}
