//! The prose as the page shows it: the words of the file with their marks, and as they will be read.

use serde::Serialize;

use super::marks::{Cut, cut, printed, standing};
use super::parts::prose_keys;
use super::reading::{BlockState, reading, standard};
use super::session::Session;
use super::units::Units;
use crate::file::scalar;
use crate::report::text::Text;
use crate::report::{Part, ProseKey, keys};
use crate::source::Origin;

/// From how many bytes on prose is too long to be shown in two ways.
const LONG: usize = 100_000;

/// A piece of prose as the page shows it.
#[derive(Debug, Serialize)]
pub struct ProseState {
    /// Its words as the file has them, expressions unread.
    pub words: String,
    /// What is marked in them, in order; no mark reaches into another or over the end of a line.
    pub marks: Vec<MarkState>,
    /// What its expressions print, in order.
    pub values: Vec<ValueState>,
    /// Whether it is too long to be shown in two ways.
    pub long: bool,
    /// Its words as they will be published; nothing for what is that long.
    pub reading: Vec<BlockState>,
    /// How many characters that are, blanks apart.
    pub count: usize,
}

/// Something that is marked in words. Places are counted in UTF-16, as scripts count them.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct MarkState {
    /// Where it begins, …
    pub start: usize,
    /// … and ends.
    pub end: usize,
    /// Its classes, parted by blanks: agrees, disagrees, unheld, error, warning, info.
    pub class: String,
    /// What is shown of it.
    pub note: String,
}

/// What an expression prints.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ValueState {
    /// Where it begins, …
    pub start: usize,
    /// … and ends.
    pub end: usize,
    /// What it prints.
    pub value: String,
}

/// A piece of prose as the file has it, beside its place in the file.
pub struct Written<'a> {
    /// Which piece.
    pub key: ProseKey,
    /// Its path.
    pub path: String,
    /// Its words, expressions unread.
    text: Text,
    units: Units,
    /// The same as it is printed; none where the file has none.
    read: Option<&'a Text>,
}

impl<'a> Written<'a> {
    /// Every piece of prose that the form has.
    pub fn all(session: &'a Session) -> Vec<Self> {
        let report = session.judged().report.as_ref();
        let written = |key: ProseKey| {
            let text = text(session, key).unwrap_or_else(|| Text::written(""));
            Self {
                key,
                path: key.to_string(),
                units: Units::new(words(&text)),
                text,
                read: report.and_then(|report| report.prose.get(&key)),
            }
        };
        prose_keys(session.edition()).map(written).collect()
    }

    /// The words that come from a place of the file.
    pub fn units_of(&self, origin: &Origin) -> Option<std::ops::Range<usize>> {
        Some(self.units.range(&self.text.range_of(origin)?))
    }

    /// What the page shows of it.
    pub fn state(&self, session: &Session) -> ProseState {
        let judged = session.judged();
        let words = words(&self.text);
        let marks = cut(words, &standing(judged, &self.path, &self.text));
        let long = words.len() > LONG;
        let given = self.read.filter(|read| !read.as_str().trim().is_empty());
        let reading = match given {
            Some(_) if long => Vec::new(),
            Some(read) => reading(read, &printed(judged, &self.path, read), &self.units),
            None if self.key.section == keys::PREAMBLE => standard(judged),
            None => Vec::new(),
        };
        ProseState {
            marks: marks.into_iter().map(|cut| self.mark(cut)).collect(),
            values: self.values(),
            count: match given {
                Some(read) if long => counted(read.as_str()),
                _ => reading.iter().map(BlockState::count).sum(),
            },
            long,
            reading,
            words: words.to_owned(),
        }
    }

    fn mark(&self, cut: Cut) -> MarkState {
        let range = self.units.range(&cut.range);
        MarkState {
            start: range.start,
            end: range.end,
            class: cut.classes,
            note: cut.note,
        }
    }

    fn values(&self) -> Vec<ValueState> {
        let read = self.read.into_iter();
        let values = read.flat_map(|read| {
            let printed =
                |range: std::ops::Range<usize>| read.as_str().get(range).unwrap_or_default().to_owned();
            read.inserted()
                .map(move |(range, _, span)| (span, printed(range)))
        });
        let placed = values.filter_map(|(span, value)| {
            let range = self.units_of(&span.into())?;
            Some(ValueState {
                start: range.start,
                end: range.end,
                value,
            })
        });
        placed.collect()
    }
}

/// How many characters words have, blanks apart.
fn counted(words: &str) -> usize {
    words.chars().filter(|c| !c.is_whitespace()).count()
}

/// The words of a text without the line break that ends them.
fn words(text: &Text) -> &str {
    text.as_str().trim_end_matches('\n')
}

/// A piece of prose as the file has it.
fn text(session: &Session, key: ProseKey) -> Option<Text> {
    let (source, root) = (session.source()?, session.root()?);
    let node = root.get(key.section)?;
    let node = match key.part {
        Part::Whole => node,
        part => node.get(part.key())?,
    };
    scalar::text(source, node).filter(|_| !node.is_null())
}
