//! The values of one line: year, agency, title, signature, as the file has them.

use std::collections::BTreeMap;

use super::session::Session;
use crate::diagnostic::advice::on_page;
use crate::form::EDITIONS;
use crate::report::keys::{self, Key, Shape};
use crate::yaml::Node;

/// A group of values under the key that they share; none for those of the first level.
pub struct Group {
    /// The key; empty for the first level.
    pub name: &'static str,
    /// The values.
    pub lines: Vec<Line>,
}

/// A value of one line.
pub struct Line {
    /// What it is called.
    pub name: &'static str,
    /// Its path: 机关.电话.
    pub path: String,
    /// As the file has it.
    pub value: String,
    /// What it may be; empty where it may be anything.
    pub choices: Vec<String>,
    /// What it is for.
    pub about: String,
    /// Whether the file must have it.
    pub required: bool,
    /// Whether prose may name it between {{ and }}.
    pub offered: bool,
}

/// The words of a flag.
const FLAG: [&str; 2] = ["是", "否"];

/// The values before the six parts, and those behind them, in groups.
pub fn groups(session: &Session) -> [Vec<Group>; 2] {
    let values = values(session);
    [keys::HEAD, keys::TAIL].map(|all| {
        let own = all
            .iter()
            .filter_map(|key| line(key, key.key.to_owned(), &values));
        let first = Group {
            name: "",
            lines: own.collect(),
        };
        let below = all.iter().filter_map(|key| {
            let Shape::Keys(inner) = &key.shape else {
                return None;
            };
            let path = |name: &Key| format!("{}.{}", key.key, name.key);
            Some(Group {
                name: key.key,
                lines: inner
                    .iter()
                    .filter_map(|own| line(own, path(own), &values))
                    .collect(),
            })
        });
        let groups = std::iter::once(first).chain(below);
        groups.filter(|group| !group.lines.is_empty()).collect()
    })
}

/// The paths of the values in the order of the page.
pub fn paths() -> impl Iterator<Item = String> {
    keys::HEAD
        .iter()
        .chain(keys::TAIL)
        .flat_map(|key| match &key.shape {
            Shape::Keys(inner) => inner
                .iter()
                .map(|own| format!("{}.{}", key.key, own.key))
                .collect(),
            _ if is_line(key) => vec![key.key.to_owned()],
            _ => Vec::new(),
        })
}

/// What the file has at each of them.
pub fn values(session: &Session) -> BTreeMap<String, String> {
    let value = |path: &str| {
        let mut keys = path.split('.');
        let node = keys.try_fold(session.root()?, |node: &Node, key| node.get(key))?;
        let text = node.text().filter(|_| !node.is_null())?;
        Some(text.trim().to_owned())
    };
    let with_value = |path: String| {
        let value = value(&path).unwrap_or_default();
        (path, value)
    };
    paths().map(with_value).collect()
}

/// Whether a key has a value of one line.
const fn is_line(key: &Key) -> bool {
    !matches!(key.shape, Shape::Prose | Shape::Keys(_) | Shape::Items(_))
}

/// What a key is for, where its name does not say it, without what only the command line does.
fn about(key: &Key) -> String {
    if matches!(key.shape, Shape::Contact) {
        return String::new();
    }
    on_page(key.about).unwrap_or_default()
}

fn line(key: &Key, path: String, values: &BTreeMap<String, String>) -> Option<Line> {
    if !is_line(key) {
        return None;
    }
    let choices: Vec<&str> = match &key.shape {
        Shape::Choice(words) => words.to_vec(),
        Shape::Flag => FLAG.to_vec(),
        Shape::Edition => EDITIONS.iter().map(|edition| edition.id).collect(),
        _ => Vec::new(),
    };
    let value = values.get(&path).cloned().unwrap_or_default();
    let mut choices: Vec<String> = choices.into_iter().map(ToOwned::to_owned).collect();
    // What the file has is shown, whatever it may have.
    if !choices.is_empty() && !value.is_empty() && !choices.contains(&value) {
        choices.push(value.clone());
    }
    Some(Line {
        name: key.key,
        path,
        value,
        choices,
        about: about(key),
        required: key.required,
        offered: matches!(key.shape, Shape::Year | Shape::Contact) || key.key == keys::NAME,
    })
}
