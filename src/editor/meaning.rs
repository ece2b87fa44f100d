//! What a path of keys names in the form.

use crate::form::{Block, Column, DataPoint, Edition, Row, RowPath, Section, keyed};
use crate::report::keys::{self, Key, Shape};

/// What a path of keys names.
#[derive(Clone, Copy, Debug)]
pub enum Meaning {
    /// A key beside those of the form.
    Key(&'static Key),
    /// A part of the report.
    Section(&'static Section),
    /// The words before or behind a part's table.
    Words(&'static Section, &'static str),
    /// Rows that stand together.
    Group(&'static Section, &'static Row, RowPath),
    /// A row of figures.
    Row(&'static Section, &'static Block, RowPath),
    /// A figure.
    Point(DataPoint),
}

/// What a path of keys names; none where the form has no such keys.
pub fn meaning(edition: &'static Edition, path: &[&str]) -> Option<Meaning> {
    let (first, rest) = path.split_first()?;
    if let Some(own) = keys::HEAD.iter().chain(keys::TAIL).find(|own| own.key == *first) {
        return match rest {
            [] => Some(Meaning::Key(own)),
            [below] => keys::below(own.key)
                .iter()
                .find(|own| own.key == *below)
                .map(Meaning::Key),
            _ => None,
        };
    }
    let section = edition.section(first)?;
    match rest {
        [] => return Some(Meaning::Section(section)),
        [words] if section.table.is_some() => {
            if let Some(words) = [keys::BEFORE, keys::AFTER].into_iter().find(|own| own == words) {
                return Some(Meaning::Words(section, words));
            }
        }
        _ => {}
    }
    let table = section.table.as_ref()?;
    if let Some((block, row, path)) = table.find(rest) {
        return Some(if row.children.is_empty() {
            Meaning::Row(section, block, path)
        } else {
            Meaning::Group(section, row, path)
        });
    }
    let (column, rest) = rest.split_last()?;
    let (block, row, path) = table.find(rest)?;
    let column = block.columns().into_iter().find(|own| own.key == *column)?;
    row.children.is_empty().then_some(Meaning::Point(DataPoint {
        table: section.key,
        row: path,
        column: column.key,
    }))
}

/// A key that may stand at some level.
#[derive(Clone, Copy, Debug)]
pub struct Allowed {
    /// The key.
    pub key: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Whether the report needs it.
    pub required: bool,
    /// What stands behind it.
    pub behind: Behind,
}

/// What stands behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Behind {
    /// Something on its line.
    Line,
    /// Lines of words.
    Prose,
    /// Keys below it.
    Keys,
    /// A list of items with keys.
    Items,
    /// The figures of a row.
    Figures(&'static Block),
}

/// The keys that may stand under a path, in the order of the file.
pub fn allowed(edition: &'static Edition, path: &[&str]) -> Vec<Allowed> {
    if path.is_empty() {
        let sections = edition.sections().iter().map(|section| Allowed {
            key: section.key,
            about: section.title,
            required: true,
            behind: if section.table.is_some() {
                Behind::Keys
            } else {
                Behind::Prose
            },
        });
        let head = keys::HEAD.iter().map(of_key);
        return head
            .chain(sections)
            .chain(keys::TAIL.iter().map(of_key))
            .collect();
    }
    match meaning(edition, path) {
        Some(Meaning::Key(own)) => keys::below(own.key).iter().map(of_key).collect(),
        Some(Meaning::Section(section)) => {
            let Some(table) = &section.table else {
                return Vec::new();
            };
            let words = |key, about| Allowed {
                key,
                about,
                required: false,
                behind: Behind::Prose,
            };
            let rows = table.keyed_rows();
            let rows = rows
                .into_iter()
                .map(|(block, row)| of_row(edition, section, block, row));
            std::iter::once(words(keys::BEFORE, "表前的文字"))
                .chain(rows)
                .chain([words(keys::AFTER, "表后的文字")])
                .collect()
        }
        Some(Meaning::Group(section, row, path)) => {
            let keys: Vec<&str> = path.keys().collect();
            let block = section.table.as_ref().and_then(|table| table.find(&keys));
            let Some((block, ..)) = block else {
                return Vec::new();
            };
            let rows = keyed(row.children).into_iter();
            rows.map(|row| of_row(edition, section, block, row)).collect()
        }
        Some(Meaning::Row(_, block, _)) => block.columns().into_iter().map(of_column).collect(),
        Some(Meaning::Words(..) | Meaning::Point(_)) | None => Vec::new(),
    }
}

const fn of_key(key: &'static Key) -> Allowed {
    Allowed {
        key: key.key,
        about: key.about,
        required: key.required,
        behind: match key.shape {
            Shape::Prose => Behind::Prose,
            Shape::Keys(_) => Behind::Keys,
            Shape::Items(_) => Behind::Items,
            _ => Behind::Line,
        },
    }
}

fn of_row(
    edition: &'static Edition,
    section: &'static Section,
    block: &'static Block,
    row: &'static Row,
) -> Allowed {
    Allowed {
        key: row.key,
        about: row.label,
        // The sum of the others may be left out.
        required: Some(row.key) != edition.total_column(section.key),
        behind: if row.children.is_empty() {
            Behind::Figures(block)
        } else {
            Behind::Keys
        },
    }
}

const fn of_column(column: &'static Column) -> Allowed {
    Allowed {
        key: column.key,
        about: column.label,
        required: true,
        behind: Behind::Line,
    }
}
