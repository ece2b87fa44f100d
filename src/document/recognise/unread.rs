//! What of a document no block can hold: charts, formulas, pictures of an unknown kind.

use std::collections::BTreeMap;

use super::items::Kind;
use super::recognition::{Recognition, part_name};
use super::rules::UNREAD_CONTENT;
use crate::diagnostic::Diagnostic;
use crate::document::CellIndex;
use crate::form::Orientation;
use crate::report::remark::{Anchor, Remark};
use crate::report::{findings, keys};
use crate::source::{Origin, Place};

/// The most pieces of a part that are listed in a message.
const MAX_NAMED: usize = 3;
/// The most pieces of a part that are listed in the written file.
const MAX_LISTED: usize = 200;
/// The most cells that have a finding of their own.
const MAX_CELLS: usize = 20;

/// What stands in one place and could not be held.
struct Found {
    /// The index of the first item.
    item: usize,
    /// Where the written file says so.
    anchor: Anchor,
    /// What it is.
    all: Vec<String>,
}

impl Recognition<'_> {
    /// Reports what no block could hold: one finding a part, and one a cell of the form's tables.
    pub(super) fn report_unread(&mut self) {
        let mut unread: BTreeMap<(Option<usize>, Option<Place>), Found> = BTreeMap::new();
        let mut cells = 0;
        for (index, item) in self.items.iter().enumerate() {
            if let Kind::Unread(what) = item.kind {
                let cell = what.cell.filter(|_| cells < MAX_CELLS);
                let cell = cell.and_then(|cell| self.cell_of_form(index, cell));
                let (place, anchor) = cell.unzip();
                let section = self.section_of(index);
                let found = unread.entry((section, place)).or_insert_with(|| {
                    cells += usize::from(anchor.is_some());
                    let section = section.and_then(|section| self.edition.sections().get(section));
                    let part = section.map_or(keys::PREAMBLE, |section| section.key);
                    Found {
                        item: index,
                        anchor: anchor.unwrap_or(Anchor::Key(part)),
                        all: Vec::new(),
                    }
                });
                found.all.push(what.what.clone());
            }
        }
        for ((section, cell), Found { item, anchor, all }) in unread {
            let part = || section.map_or_else(|| "开头".to_owned(), part_name);
            let place = cell.unwrap_or_else(|| self.place(item, part()));
            let words = &place.words;
            let some: Vec<String> = all
                .iter()
                .take(MAX_NAMED)
                .map(|what| findings::short(what))
                .collect();
            let more = if all.len() > MAX_NAMED {
                format!("等 {} 处", all.len())
            } else {
                String::new()
            };
            let found = Diagnostic::new(
                &UNREAD_CONTENT,
                format!("{words}有{}{more}，没有读入", some.join("、")),
            )
            .at(place.clone())
            .help(if all.iter().any(|what| what.contains('图')) {
                "需要保留的，另存为图片后用 ![图注](图片.png) 引用，或者改写成文字"
            } else {
                "需要保留的，改写成文字放进相应的部分"
            });
            self.diagnostics.push(found);
            for what in all.iter().take(MAX_LISTED) {
                self.remarks
                    .push(Remark::new(anchor, format!("没有读入：{what}")));
            }
            if all.len() > MAX_LISTED {
                let words = format!("没有读入的共 {} 处，只列出前 {MAX_LISTED} 处", all.len());
                self.remarks.push(Remark::new(anchor, words));
            }
        }
    }

    /// Where a cell of the table that comes next stands on the form, and in the file; none where it holds no figure, and
    /// stands in no row of figures, of the form.
    fn cell_of_form(&self, unread: usize, cell: CellIndex) -> Option<(Place, Anchor)> {
        let mut below = self.items.iter().skip(unread);
        let table = below.find(|item| matches!(item.kind, Kind::Table(_)))?;
        let order = table.order.at_row(cell.row + 1).at_cell(cell.column);
        let mut row = None;
        for reading in &self.tables.readings {
            for (point, fact) in &reading.facts {
                let Origin::Document(place) = &fact.origin else {
                    continue;
                };
                let anchor = Anchor::Row(point.table, point.row);
                if place.order == order {
                    return Some((place.clone(), anchor));
                }
                let same_row = place.order.at_cell(order.cell) == order;
                if same_row && reading.table.orientation == Orientation::Down && row.is_none() {
                    let words = reading.edition.row_place(point.table, point.row);
                    row = Some((Place::new(order, words), anchor));
                }
            }
        }
        row
    }
}
