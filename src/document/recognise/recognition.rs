//! A document while it is recognised: its pieces, what is known of them so far, and what is to be reported.

use std::ops::Range;

use super::items::Item;
use super::rules::DOUBTFUL_READING;
use super::section_starts::Start;
use super::tables::Tables;
use crate::chinese::numerals::ordinal;
use crate::diagnostic::Diagnostic;
use crate::form::Edition;
use crate::report::remark::Remark;
use crate::source::Place;

/// A document while it is recognised.
pub(super) struct Recognition<'a> {
    /// The pieces of the document.
    pub items: Vec<Item<'a>>,
    /// The form's tables among them.
    pub tables: Tables,
    /// The edition of the report.
    pub edition: &'static Edition,
    /// For each of the six parts where it begins.
    pub starts: Vec<Option<Start>>,
    /// The items that are the headings of a table of contents.
    pub contents: Vec<usize>,
    /// What is not as the form has it, or was read with doubt.
    pub diagnostics: Vec<Diagnostic>,
    /// What did not find a place in the report.
    pub remarks: Vec<Remark>,
}

impl Recognition<'_> {
    /// The place of an item; behind the beginning of the last one where there is no such item.
    pub fn place(&self, item: usize, words: impl Into<String>) -> Place {
        let own = self.items.get(item).map(|item| item.order);
        let last = || {
            self.items
                .last()
                .map(|item| item.order.at_cell(item.order.cell + 1))
        };
        Place {
            order: own.or_else(last).unwrap_or_default(),
            words: words.into(),
            quote: None,
        }
    }

    /// Reports that something of the head was read with doubt, or not at all.
    pub fn report_doubt(
        &mut self,
        item: usize,
        place: &str,
        message: &str,
        help: &str,
        path: impl Into<String>,
    ) {
        let found = Diagnostic::new(&DOUBTFUL_READING, message)
            .at(self.place(item, place))
            .help(help)
            .path(path);
        self.diagnostics.push(found);
    }

    /// The part that an item stands in.
    pub fn section_of(&self, item: usize) -> Option<usize> {
        self.starts
            .iter()
            .enumerate()
            .filter_map(|(section, start)| Some((section, start.as_ref()?.item)))
            .filter(|(_, start)| *start <= item)
            .max_by_key(|(_, start)| *start)
            .map(|(section, _)| section)
    }

    /// The lines among the items of a range, with their index.
    pub fn lines(&self, range: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
        let items = self.items.get(range.clone()).unwrap_or_default();
        items
            .iter()
            .enumerate()
            .filter_map(move |(offset, item)| Some((range.start + offset, item.line()?)))
    }

    /// Where the first part begins.
    pub fn first_start(&self) -> usize {
        self.starts
            .iter()
            .flatten()
            .map(|start| start.item)
            .min()
            .unwrap_or(self.items.len())
    }
}

/// What a part is called: 第一部分.
pub(super) fn part_name(index: usize) -> String {
    format!("第{}部分", ordinal(index + 1))
}
