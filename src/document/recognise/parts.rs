//! The six parts: their headings, their order, their prose.

use std::collections::BTreeMap;

use super::items::{Item, Kind};
use super::prose::Prose;
use super::rules::{SECTION_ORDER, SECTION_TITLE};
use super::{Recognition, part_name, sections};
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::diagnostic::Diagnostic;
use crate::form::{Edition, Section};
use crate::report::text::Text;
use crate::report::{Part, ProseKey, findings};

impl Recognition<'_> {
    /// The prose of the parts; items in `taken` belong to something else.
    pub(super) fn parts(&mut self, prose: &mut Prose, taken: &[usize]) -> BTreeMap<ProseKey, Text> {
        let extents = sections::extents(&self.items, &self.starts);
        let mut out = BTreeMap::new();
        for (index, section) in self.edition.sections().iter().enumerate() {
            let (Some(start), Some(extent)) = (&self.starts[index], &extents[index]) else {
                continue;
            };
            let name = part_name(index);
            let keys = &self.tables.keys;
            let table = extent.clone().find(|item| keys[*item] == Some(section.key));
            let own = |range: std::ops::Range<usize>| {
                range
                    .filter(|item| keys[*item].is_none() && !taken.contains(item))
                    .filter(|item| !self.is_caption(*item))
                    .map(|item| &self.items[item])
            };
            let split = table.unwrap_or(extent.end);
            let order = self.items.get(start.item).map_or(0, |item| item.order);
            let mut counted = 0;
            let before = prose.of(
                own(extent.start..split),
                &name,
                Some((&start.rest, order)),
                &mut counted,
            );
            let after = prose.of(own(split..extent.end), &name, None, &mut counted);
            let (first, second) = if section.table.is_some() {
                (Part::Before, Part::After)
            } else {
                (Part::Whole, Part::Whole)
            };
            // A heading with nothing below it is not a part that is absent.
            let nothing = || {
                let place = self.place(start.item, format!("{name} 标题"));
                Text::placed([(String::new(), place)])
            };
            let before = before.or_else(|| (section.needs_words() && after.is_none()).then(nothing));
            for (part, text) in [(first, before), (second, after)] {
                if let Some(text) = text {
                    let key = ProseKey {
                        section: section.key,
                        part,
                    };
                    out.entry(key).or_insert(text);
                }
            }
        }
        out
    }

    /// Whether an item is a line right above one of the form's tables that says the title of its part once more.
    fn is_caption(&self, item: usize) -> bool {
        let key = self.tables.keys.get(item + 1).copied().flatten();
        let section = key.and_then(|key| self.edition.section(key));
        let line = self.items.get(item).and_then(Item::line);
        line.zip(section)
            .is_some_and(|(line, section)| unnumbered(&folded(line)) == folded(section.title))
    }

    /// Headings that are not the form's, parts that are missing or out of order.
    pub(super) fn headings(&mut self, prose: &BTreeMap<ProseKey, Text>) {
        let in_order = in_order(&self.starts);
        let mut found = Vec::new();
        for (index, section) in self.edition.sections().iter().enumerate() {
            let heading = self.edition.heading(section.key);
            let Some(start) = &self.starts[index] else {
                let place = self.place(self.items.len(), "全文");
                found.push(missing(self.edition, section).at(place));
                continue;
            };
            let place = self.place(start.item, format!("{} 标题", part_name(index)));
            if section.table.is_none() && !prose.contains_key(&ProseKey::whole(section.key)) {
                found.push(missing(self.edition, section).at(place.clone()));
            }
            if !in_order[index] {
                found.push(
                    Diagnostic::new(&SECTION_ORDER, format!("“{heading}”没有排在规定的位置"))
                        .at(place.clone())
                        .help(format!("六个部分的顺序是：{}", self.titles()))
                        .path(section.key),
                );
            }
            let (message, help) = match &start.heading {
                None => {
                    let table = self.edition.table_name(section.key);
                    (
                        format!("{table}前面没有标题“{heading}”"),
                        format!("在{table}前面补上这个标题"),
                    )
                }
                Some(given) if !start.titled || !start.counted => (
                    format!("标题“{}”应为“{heading}”", findings::short(given)),
                    format!("改为“{heading}”"),
                ),
                Some(_) => continue,
            };
            found.push(
                Diagnostic::new(&SECTION_TITLE, message)
                    .at(place)
                    .help(help)
                    .path(section.key),
            );
        }
        self.diagnostics.extend(found);
    }

    fn titles(&self) -> String {
        let titles: Vec<&str> = self.edition.sections().iter().map(|s| s.title).collect();
        titles.join("，")
    }

    /// The lines among the items of a range, with their index.
    pub(super) fn lines(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = (usize, &str)> {
        let items = self.items.get(range.clone()).unwrap_or_default();
        items
            .iter()
            .enumerate()
            .filter_map(move |(offset, item)| Some((range.start + offset, item.line()?)))
    }

    /// Where the first part begins.
    pub(super) fn first_start(&self) -> usize {
        self.starts
            .iter()
            .flatten()
            .map(|start| start.item)
            .min()
            .unwrap_or(self.items.len())
    }

    /// Whether a line is the mark of a draft.
    pub(super) fn is_draft_mark(item: &Item<'_>) -> bool {
        matches!(&item.kind, Kind::Line(text) if folded(text) == folded(crate::document::DRAFT))
    }
}

/// A part that is not there, told in the words of the document and not of the file of figures.
fn missing(edition: &Edition, section: &Section) -> Diagnostic {
    let heading = edition.heading(section.key);
    let help = if section.table.is_some() {
        format!("补上“{heading}”和它的表；没有发生的，表里逐格填 0")
    } else {
        format!("补上“{heading}”；{}", findings::at_least(edition, section))
    };
    findings::missing_section(edition, section).help(help)
}

/// For each part whether it stands in order with most of the others: the parts outside the longest run that rises.
fn in_order(starts: &[Option<sections::Start>]) -> Vec<bool> {
    let places: Vec<Option<usize>> = starts
        .iter()
        .map(|start| start.as_ref().map(|s| s.item))
        .collect();
    // longest[i]: the longest run that ends with part i, and the part before it.
    let mut longest: Vec<(usize, Option<usize>)> = vec![(0, None); places.len()];
    for i in 0..places.len() {
        let Some(place) = places[i] else { continue };
        let before = (0..i)
            .filter(|j| places[*j].is_some_and(|p| p < place))
            .max_by_key(|j| longest[*j].0);
        longest[i] = (before.map_or(0, |j| longest[j].0) + 1, before);
    }
    let mut out: Vec<bool> = places.iter().map(Option::is_none).collect();
    let mut at = (0..places.len())
        .filter(|i| places[*i].is_some())
        .max_by_key(|i| (longest[*i].0, usize::MAX - i));
    while let Some(index) = at {
        out[index] = true;
        at = longest[index].1;
    }
    out
}
