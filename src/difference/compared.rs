//! Two reports beside each other.

use super::figures::{Table, tables};
use super::prose::{Prose, prose};
use crate::chinese::dates;
use crate::report::{Report, TextKey, keys};

/// Words of the report's head or end that are not what they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Their key in the file.
    pub key: String,
    /// What they were and what they are; none where there are none.
    pub values: [Option<String>; 2],
}

/// One of the two reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What its file is called.
    pub name: String,
    /// Its title, in a line.
    pub title: String,
    /// The year.
    pub year: Option<i32>,
    /// The form.
    pub edition: &'static str,
}

/// Two reports beside each other: the old one first.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The reports.
    pub sides: [Side; 2],
    /// What differs at their heads and ends.
    pub heads: Vec<Head>,
    /// The figures.
    pub tables: Vec<Table>,
    /// The prose.
    pub prose: Prose,
}

impl Compared {
    /// Compares two reports; the names are those of their files.
    pub fn new(names: [&str; 2], old: &Report, new: &Report) -> Self {
        let side = |name: &str, report: &Report| Side {
            name: name.to_owned(),
            title: report.full_title().split_whitespace().collect(),
            year: report.year,
            edition: report.edition.id,
        };
        Self {
            sides: [side(names[0], old), side(names[1], new)],
            heads: heads(old, new),
            tables: tables(old, new),
            prose: prose(old, new),
        }
    }

    /// How many figures both reports have.
    pub fn figures(&self) -> usize {
        self.tables.iter().map(|table| table.figures.len()).sum()
    }

    /// How many of them are not what they were.
    pub fn changed(&self) -> usize {
        self.tables.iter().map(|table| table.changed().count()).sum()
    }

    /// Whether the reports are of two years, so that what stayed word for word is worth a look.
    pub fn is_of_two_years(&self) -> bool {
        let [old, new] = &self.sides;
        old.year != new.year
    }
}

/// What differs at the heads and the ends of two reports, in the order of the new one.
fn heads(old: &Report, new: &Report) -> Vec<Head> {
    let words = |report: &Report| -> Vec<(String, String)> {
        let texts = report
            .texts()
            .filter(|(key, _)| !matches!(key, TextKey::Prose(_) | TextKey::Title));
        let texts = texts.map(|(key, text)| (String::from(key), text.as_str().trim().to_owned()));
        let title = (
            keys::TITLE.to_owned(),
            report.full_title().split_whitespace().collect(),
        );
        let date = report.signature.date.as_ref();
        let date = date.map(|date| (keys::date_path(), dates::written(date.value)));
        let all = std::iter::once(title).chain(texts).chain(date);
        all.filter(|(_, words)| !words.is_empty()).collect()
    };
    let (was, is) = (words(old), words(new));
    let of = |list: &[(String, String)], key: &str| {
        list.iter()
            .find(|(own, _)| own == key)
            .map(|(_, words)| words.clone())
    };
    let gone = was.iter().filter(|(key, _)| of(&is, key).is_none());
    let all = is.iter().chain(gone);
    all.map(|(key, _)| Head {
        key: key.clone(),
        values: [of(&was, key), of(&is, key)],
    })
    .filter(|head| head.values[0] != head.values[1])
    .collect()
}
