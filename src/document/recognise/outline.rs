//! The places of a report in a document, to be filled with another: title, prose, tables, signature, by the numbers of the document's
//! pieces.

use std::ops::Range;

use super::begun::begun;
use super::items::{Kind, blocks_of_pieces};
use super::recognition::Recognition;
use super::report::Around;
use super::section_starts;
use super::title_words::{ends_like_title, score};
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::AsRead;
use crate::form::Edition;
use crate::report::{Part, ProseKey, keys};

/// The places of a report in a document.
#[derive(Debug)]
pub struct Outline {
    /// The edition of its tables.
    pub edition: &'static Edition,
    /// The pieces that are the lines of its title.
    pub title: Vec<usize>,
    /// Pieces elsewhere before the first part that look like a title too.
    pub titles_more: Vec<usize>,
    /// The piece that is the agency's name in the signature, and the one with the date; of a line that is both, both.
    pub name: Option<usize>,
    /// See `name`.
    pub date: Option<usize>,
    /// The pieces under the title that are the agency's name, a date or a month.
    pub under_title: Vec<usize>,
    /// Where prose goes.
    pub slots: Vec<Slot>,
    /// The keys of the sections of which there is no heading.
    pub without_heading: Vec<&'static str>,
    /// The keys of the sections whose heading stands there again, with the piece where it does.
    pub headed_twice: Vec<(&'static str, usize)>,
    /// The keys of the tables that are there, and how many copies of each.
    pub tables: Vec<(&'static str, usize)>,
    /// Whether another report follows.
    pub has_second: bool,
}

/// Where a piece of prose goes.
#[derive(Debug)]
pub struct Slot {
    /// Which one.
    pub key: ProseKey,
    /// The pieces that are it now.
    pub pieces: Vec<usize>,
    /// Whether some of them are tables, pictures or what no block can hold.
    pub mixed: bool,
    /// The piece behind which it stands: a heading, a table, the title.
    pub after: Option<usize>,
}

/// The places of a report in a document.
pub fn outline(read: &AsRead) -> Outline {
    let mut made = Vec::new();
    let begun = begun(read, &mut made);
    let it = &begun.recognition;
    let around = it.around();
    let piece = |item: usize| it.items.get(item).map(|item| item.order.piece);
    let pieces = |items: Range<usize>| items.filter_map(piece).collect::<Vec<_>>();
    let title = around.title.as_ref();
    let lines = title.map_or(0..0, |title| title.lines.clone());
    let again = |(index, line): &(usize, &str)| {
        !lines.contains(index) && score(line).is_some() && ends_like_title(line)
    };
    let titles_more = it.lines(0..around.first).filter(again);
    let titles_more = titles_more.filter_map(|(index, _)| piece(index)).collect();
    let under = title.map(|title| [title.agency_line, title.date_line, title.month_line]);
    let under_title = under.into_iter().flatten().flatten();
    let under_title = under_title.filter(|item| !lines.contains(item));
    let signed = around.signed.as_ref();
    let signed_at = |first: bool| {
        let signed = signed?;
        let items = &signed.items;
        piece(*if first { items.first() } else { items.last() }?)
    };
    let counts = |key: &'static str| 1 + it.tables.copies.iter().filter(|copy| copy.key == key).count();
    Outline {
        edition: it.edition,
        title: pieces(lines.clone()),
        titles_more,
        name: signed_at(true).filter(|_| signed.is_some_and(|signed| signed.name.is_some())),
        date: signed_at(false).filter(|_| signed.is_some_and(|signed| signed.date.is_some())),
        under_title: under_title.filter_map(piece).collect(),
        slots: it.slots(&around, blocks_of_pieces(read).len()),
        without_heading: it.without_heading(),
        headed_twice: it.headed_twice(),
        tables: it
            .tables
            .readings
            .iter()
            .map(|reading| (reading.key, counts(reading.key)))
            .collect(),
        has_second: !begun.second.is_empty(),
    }
}

impl Recognition<'_> {
    fn without_heading(&self) -> Vec<&'static str> {
        let sections = self.edition.sections().iter().zip(&self.starts);
        let headed = |start: &Option<section_starts::Start>| {
            start.as_ref().is_some_and(|start| start.heading.is_some())
        };
        let without = sections.filter(|(_, start)| !headed(start));
        without.map(|(section, _)| section.key).collect()
    }

    fn headed_twice(&self) -> Vec<(&'static str, usize)> {
        let mut out = Vec::new();
        for (section, start) in self.edition.sections().iter().zip(&self.starts) {
            let Some(start) = start else { continue };
            let title = folded(section.title);
            for (index, line) in self.lines(0..self.items.len()) {
                let again = index != start.item && !self.contents.contains(&index);
                // Right above its table the title of a part may stand once more.
                let of_table = self.tables.keys.get(index + 1).copied().flatten() == Some(section.key);
                let words = folded(line);
                if again && !of_table && words != title && unnumbered(&words) == title {
                    out.extend(self.items.get(index).map(|item| (section.key, item.order.piece)));
                }
            }
        }
        out
    }

    /// Where prose goes: what stands there now, without what belongs to something else.
    fn slots(&self, around: &Around, total: usize) -> Vec<Slot> {
        let mut out = Vec::new();
        let title = around.title.as_ref();
        let under = title.map(|title| {
            let under = [title.agency_line, title.date_line, title.month_line];
            let lines = title.lines.clone().chain(under.into_iter().flatten());
            lines.max().unwrap_or(0)
        });
        let items = self.preamble_items(title, around.first, &around.taken).collect();
        out.push(self.slot(ProseKey::whole(keys::PREAMBLE), items, under, total));
        let extents = section_starts::extents(&self.items, &self.starts);
        for ((section, start), extent) in self.edition.sections().iter().zip(&self.starts).zip(extents) {
            let (Some(start), Some(extent)) = (start, extent) else {
                continue;
            };
            let of_table = |item: &usize| self.tables.keys.get(*item).copied().flatten();
            let is_own = |item: &usize| of_table(item).is_none() && !around.taken.contains(item);
            let own = |range: Range<usize>| range.filter(is_own).collect::<Vec<_>>();
            let key = |part| ProseKey {
                section: section.key,
                part,
            };
            if section.table.is_none() {
                out.push(self.slot(key(Part::Whole), own(extent), Some(start.item), total));
                continue;
            }
            let is_table = |item: &usize| of_table(item) == Some(section.key);
            let first = extent.clone().find(is_table);
            let last = extent.clone().rfind(is_table);
            let split = first.unwrap_or(extent.end);
            // Words right above the table that say its title once more stay.
            let before = own(extent.start..split)
                .into_iter()
                .filter(|item| !self.is_caption(*item));
            out.push(self.slot(key(Part::Before), before.collect(), Some(start.item), total));
            out.push(self.slot(key(Part::After), own(split..extent.end), last, total));
        }
        out
    }

    fn slot(&self, key: ProseKey, items: Vec<usize>, after: Option<usize>, total: usize) -> Slot {
        let piece = |item: usize| self.items.get(item).map(|item| item.order.piece);
        let mixed = items.iter().any(|item| {
            let kind = self.items.get(*item).map(|item| &item.kind);
            !matches!(kind, Some(Kind::Line(_)))
        });
        // What was joined with a piece belongs to it, up to the next.
        let whole = |item: usize| {
            let start = piece(item).unwrap_or(usize::MAX);
            start..piece(item + 1).unwrap_or(total.saturating_add(1)).max(start)
        };
        Slot {
            key,
            pieces: items.into_iter().flat_map(whole).collect(),
            mixed,
            after: after.and_then(piece),
        }
    }
}
