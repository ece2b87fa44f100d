//! What was read and may not be what its author sees: numbers shown otherwise, hidden rows.

use super::items::blocks_of_pieces;
use super::recognition::{Recognition, part_name};
use super::rules::DOUBTFUL_READING;
use crate::diagnostic::Diagnostic;
use crate::document::AsRead;
use crate::source::{Origin, Place, PlaceOrder};

impl Recognition<'_> {
    /// Reports what the file's reader doubts.
    pub(super) fn report_doubts(&mut self, read: &AsRead) {
        if read.doubts.is_empty() {
            return;
        }
        let blocks = blocks_of_pieces(read);
        for doubt in &read.doubts {
            let Some(piece) = blocks.iter().position(|block| *block == doubt.block) else {
                continue;
            };
            let order = PlaceOrder::of_piece(piece + 1);
            let order = doubt
                .cell
                .map_or(order, |cell| order.at_row(cell.row + 1).at_cell(cell.column));
            let place = self.place_at(order);
            let found = Diagnostic::new(&DOUBTFUL_READING, format!("{}：{}", place.words, doubt.what))
                .at(place)
                .help("对照原文核对；读入的不对时，在工作簿里改好后再读一次");
            self.diagnostics.push(found);
        }
    }

    /// What a place of the document is called: by the figure that stands there, by its table, or by its part.
    fn place_at(&self, order: PlaceOrder) -> Place {
        for reading in &self.tables.readings {
            let places = reading.facts.values().filter_map(|fact| match &fact.origin {
                Origin::Document(place) => Some(place),
                Origin::Source(_) => None,
            });
            let mut same_piece = places.filter(|place| place.order.piece == order.piece).peekable();
            if same_piece.peek().is_none() {
                continue;
            }
            return same_piece
                .find(|place| place.order == order)
                .cloned()
                .unwrap_or_else(|| Place::new(order, reading.edition.table_name(reading.key)));
        }
        let item = self.items.iter().position(|item| item.order.piece >= order.piece);
        let section = item.and_then(|item| self.section_of(item));
        Place::new(order, section.map_or_else(|| "开头".to_owned(), part_name))
    }
}
