//! A finished document against the file that it was made from: every figure and every paragraph that differs.
//!
//! Both sides are read in the same way: the source is composed and recognised as the document is, so that what differs
//! was changed by hand.

use std::collections::BTreeSet;
use std::ops::Range;

use similar::DiffOp;

use super::compose::{Pictures, compose};
use super::matching::matched;
use super::recognise::{may_be_cells, recognise, rules::DIFFERS_FROM_SOURCE};
use super::{AsRead, preamble};
use crate::chinese::{dates, lines};
use crate::diagnostic::Diagnostic;
use crate::form::DataPoint;
use crate::report::findings::short;
use crate::report::text::Text;
use crate::report::{Fact, ProseKey, Report, State, keys};
use crate::source::{Origin, Place, PlaceOrder, Source, is_invisible};

/// What a document was made from.
#[derive(Clone, Copy, Debug)]
pub struct Original<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its file.
    pub source: &'a Source,
}

/// The most characters of a paragraph that are shown before its first difference.
const SHOWN_BEFORE: usize = 8;
/// The most characters of a paragraph that are shown from there on.
const SHOWN: usize = 40;

/// The most paragraphs beyond four times those of the source that are compared one by one.
const MAX_MORE_PARAGRAPHS: usize = 1000;

/// What of `document` is not as its source has it.
pub fn against(document: &Report, original: Original<'_>) -> Vec<Diagnostic> {
    let composed = AsRead {
        document: compose(original.report, &Pictures::new(), false),
        unread: Vec::new(),
        left_out: Vec::new(),
        pages: Vec::new(),
        sheets: Vec::new(),
        doubts: Vec::new(),
    };
    let Some(expected) = recognise(&composed, "").report else {
        return Vec::new();
    };
    let comparison = Comparison {
        document,
        expected: &expected,
        original,
    };
    let mut out = comparison.figures();
    out.extend(comparison.head());
    for key in comparison.keys() {
        out.extend(comparison.prose(key));
    }
    out
}

struct Comparison<'a> {
    document: &'a Report,
    expected: &'a Report,
    original: Original<'a>,
}

impl Comparison<'_> {
    fn figures(&self) -> Vec<Diagnostic> {
        let points: BTreeSet<DataPoint> = self
            .document
            .facts
            .keys()
            .chain(self.expected.facts.keys())
            .copied()
            .collect();
        // A table that is not there at all has a finding of its own.
        let there = |point: &DataPoint| self.document.facts.keys().any(|p| p.table == point.table);
        let differing = points
            .into_iter()
            .filter(there)
            .filter_map(|point| self.figure(point));
        differing.collect()
    }

    fn figure(&self, point: DataPoint) -> Option<Diagnostic> {
        let (given, wanted) = (self.document.facts.get(&point), self.expected.facts.get(&point));
        if let (Some(given), Some(wanted)) = (given, wanted)
            && content(given) == content(wanted)
        {
            return None;
        }
        let name = self.original.report.edition.point_name(point);
        let message = format!("{name}：文档里是 {}，源文件是 {}", quoted(given), quoted(wanted));
        let place = given.or(wanted).map(|fact| fact.origin.clone())?;
        let found = Diagnostic::new(&DIFFERS_FROM_SOURCE, message)
            .at(place)
            .about(point)
            .help(HELP);
        Some(match self.original.report.facts.get(&point) {
            Some(fact) => found.related(
                self.in_source(&fact.origin),
                Some(point),
                format!("源文件是 {}", quoted(wanted)),
            ),
            None => found,
        })
    }

    /// A place of the source's file, given in words: the document's own places are of another file.
    fn in_source(&self, origin: &Origin) -> Origin {
        match origin {
            Origin::Source(span) => {
                let at = self.original.source.line_column(span.start);
                let words = format!("{}:{}:{}", self.original.source.name(), at.line, at.column);
                Place {
                    order: PlaceOrder::default(),
                    words,
                    quote: None,
                }
                .into()
            }
            Origin::Document(_) => origin.clone(),
        }
    }

    /// Title, name and date of the signature.
    fn head(&self) -> Vec<Diagnostic> {
        let dated = |report: &Report| {
            let found = report.signature.date.as_ref();
            found.map(|found| dates::written(found.value)).unwrap_or_default()
        };
        let name = |report: &Report| {
            let own = report
                .signature
                .name
                .as_ref()
                .map(|text| text.as_str().trim().to_owned());
            own.filter(|_| report.signature.present).unwrap_or_default()
        };
        let pairs = [
            (
                keys::TITLE,
                keys::TITLE,
                self.document.full_title(),
                self.expected.full_title(),
            ),
            (
                keys::SIGNATORY,
                keys::SIGNATURE,
                name(self.document),
                name(self.expected),
            ),
            (
                "落款的日期",
                keys::SIGNATURE,
                dated(self.document),
                dated(self.expected),
            ),
        ];
        let quoted = |text: String| {
            if text.is_empty() {
                "没有".to_owned()
            } else {
                format!("“{}”", short(&text))
            }
        };
        let seen = |text: &str| text.replace(is_invisible, "");
        let differing = pairs
            .into_iter()
            .filter(|(_, _, given, wanted)| seen(given) != seen(wanted));
        differing
            .map(|(what, key, given, wanted)| {
                let order = if key == keys::TITLE {
                    PlaceOrder::default()
                } else {
                    PlaceOrder::END
                };
                let (given, wanted) = (quoted(given), quoted(wanted));
                let message = format!("{what}与源文件不同：文档里是{given}，源文件是{wanted}");
                let place = Place {
                    order,
                    words: what.to_owned(),
                    quote: None,
                };
                Diagnostic::new(&DIFFERS_FROM_SOURCE, message)
                    .at(place)
                    .help(HELP)
                    .path(key)
            })
            .collect()
    }

    fn keys(&self) -> BTreeSet<ProseKey> {
        self.document
            .prose
            .keys()
            .chain(self.expected.prose.keys())
            .copied()
            .chain([ProseKey::whole(keys::PREAMBLE)])
            .collect()
    }

    fn prose(&self, key: ProseKey) -> Vec<Diagnostic> {
        let (given, wanted) = (prose(self.document, key), prose(self.expected, key));
        let (old, mut new) = (paragraphs(&wanted), paragraphs(&given));
        // A table that could not be read stands among the paragraphs, and has a finding of its own.
        let unread = !self.document.facts.keys().any(|point| point.table == key.section);
        if let Some(table) = self.document.edition.table(key.section).filter(|_| unread) {
            let of_table = may_be_cells(table);
            new.retain(|(_, line)| !of_table(line));
        }
        let all =
            |list: &[(usize, &str)]| -> Vec<String> { list.iter().map(|(_, line)| bare(line)).collect() };
        let (old_words, new_words) = (all(&old), all(&new));
        let mut out = Vec::new();
        // Comparing takes the product of what differs: a text that is not this report at all is not compared by paragraphs.
        if new.len() > MAX_MORE_PARAGRAPHS + 4 * old.len() {
            let message = format!(
                "“{key}”有 {} 段，源文件只有 {} 段，没有逐段比较",
                new.len(),
                old.len()
            );
            let place = in_document(&given, key, 0..1, "");
            return vec![
                Diagnostic::new(&DIFFERS_FROM_SOURCE, message)
                    .at(place)
                    .help(HELP)
                    .path(key.to_string()),
            ];
        }
        for op in matched(&old_words, &new_words) {
            if matches!(op, DiffOp::Equal { .. }) {
                continue;
            }
            let (was, is) = (&old[op.old_range()], &new[op.new_range()]);
            for index in 0..was.len().max(is.len()) {
                let message = match (was.get(index), is.get(index)) {
                    (Some((_, was)), Some((_, is))) => {
                        let (was, is) = difference(was, is);
                        format!("“{key}”有一段与源文件不同：文档里是“{is}”，源文件是“{was}”")
                    }
                    (None, Some((_, is))) => format!("“{key}”多出一段，源文件没有：“{}”", short(is)),
                    (Some((_, was)), None) => format!("“{key}”缺少一段，源文件有：“{}”", short(was)),
                    (None, None) => continue,
                };
                let origin = match (is.get(index), new[..op.new_range().end].last()) {
                    (Some((at, line)), _) => in_document(&given, key, *at..at + line.len(), ""),
                    (None, Some((at, line))) => in_document(&given, key, *at..at + line.len(), "之后"),
                    (None, None) => in_document(&given, key, 0..0, ""),
                };
                out.push(
                    Diagnostic::new(&DIFFERS_FROM_SOURCE, message)
                        .at(origin)
                        .help(HELP)
                        .path(key.to_string()),
                );
            }
        }
        out
    }
}

/// The prose of a part. A preamble that is the usual one does not stand in a report that was recognised; its words may
/// differ all the same, where the agency's name does.
fn prose(report: &Report, key: ProseKey) -> Text {
    match report.prose.get(&key) {
        Some(text) => text.clone(),
        None if key == ProseKey::whole(keys::PREAMBLE) => {
            Text::written(preamble::paragraphs(report).join("\n"))
        }
        None => Text::written(""),
    }
}

/// The place of a paragraph of the document, or what comes after it; the part alone where its words have no place.
fn in_document(text: &Text, key: ProseKey, range: Range<usize>, after: &str) -> Origin {
    match text.origin_of(range) {
        Origin::Document(Place { order, words, .. }) => Place {
            order,
            words: format!("{words}{after}"),
            quote: None,
        },
        Origin::Source(_) => Place {
            order: PlaceOrder::default(),
            words: key.to_string(),
            quote: None,
        },
    }
    .into()
}

const HELP: &str = "确定哪一处是对的：改源文件后重新生成，或者把文档改回去";

/// What a figure says: its number, or its words; and its note.
fn content(fact: &Fact) -> (Option<rust_decimal::Decimal>, &str, Option<&str>) {
    let note = fact.note.as_deref();
    match fact.state {
        State::Number(value) => (Some(value.normalize()), "", note),
        State::Blank => (None, "", note),
        _ => (None, &fact.raw, note),
    }
}

/// A figure as a message quotes it.
fn quoted(fact: Option<&Fact>) -> String {
    match fact {
        None => "没有这一格".to_owned(),
        Some(fact) if fact.raw.is_empty() && fact.note.is_none() => "空着".to_owned(),
        Some(fact) => {
            let note = fact
                .note
                .as_ref()
                .map(|note| format!("（{note}）"))
                .unwrap_or_default();
            format!("{}{note}", fact.raw)
        }
    }
}

/// The paragraphs of a text, each with where it begins.
fn paragraphs(text: &Text) -> Vec<(usize, &str)> {
    lines::lines(text.as_str())
        .map(|(start, line)| (start, line.trim_end_matches('\n')))
        .filter(|(_, line)| !line.trim().is_empty())
        .collect()
}

/// A paragraph as it is compared: neither blanks count nor characters that print nothing.
fn bare(line: &str) -> String {
    line.chars()
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .collect()
}

/// Two paragraphs from shortly before their first difference.
fn difference(a: &str, b: &str) -> (String, String) {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let from = same.saturating_sub(SHOWN_BEFORE);
    let shown = |text: &str| {
        let lead = if from > 0 { "…" } else { "" };
        let rest: String = text.chars().skip(from).take(SHOWN).collect();
        let more = if text.chars().count() > from + SHOWN {
            "…"
        } else {
            ""
        };
        format!("{lead}{rest}{more}")
    };
    (shown(a), shown(b))
}
