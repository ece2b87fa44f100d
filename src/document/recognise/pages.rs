//! On which page, or on which sheet, of its file each place stands.

use super::items::blocks_of_pieces;
use crate::diagnostic::Diagnostic;
use crate::document::{AsRead, PageStart};
use crate::report::Report;
use crate::source::{Origin, Place};

/// Puts the page before the words of every place, where the file has pages: 第3页 表三 第5行; or the cell of its sheet, where it
/// has sheets: 表三!D7 表三 第5行.
pub(super) fn put(diagnostics: &mut [Diagnostic], report: &mut Report, read: &AsRead) {
    if read.pages.is_empty() && read.sheets.is_empty() {
        return;
    }
    let blocks = blocks_of_pieces(read);
    let mut change = |place: &mut Place| {
        let piece = place.order.piece.checked_sub(1);
        let Some(block) = piece.and_then(|piece| blocks.get(piece)) else {
            return;
        };
        let row = place.order.row.saturating_sub(1);
        let where_it_stands = if read.sheets.is_empty() {
            format!("第{}页", page_at(&read.pages, *block, row))
        } else if let Some(sheet) = read.sheets.get(*block) {
            sheet.name(row, place.order.cell)
        } else {
            return;
        };
        place.words = format!("{where_it_stands} {}", place.words);
    };
    for found in diagnostics {
        let labels = std::iter::once(&mut found.primary).chain(&mut found.related);
        for label in labels {
            if let Some(Origin::Document(place)) = &mut label.origin {
                change(place);
            }
        }
    }
    report.relocate(&mut change);
}

/// The page on which a block, or a row of it, stands.
fn page_at(pages: &[PageStart], block: usize, row: usize) -> usize {
    let before = pages.partition_point(|start| (start.block, start.row) <= (block, row));
    before
        .checked_sub(1)
        .and_then(|last| pages.get(last))
        .map_or(1, |start| start.page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_stands_on_the_page_on_which_it_is_printed() {
        let start = |page, block, row| PageStart { page, block, row };
        let pages = [start(1, 0, 0), start(2, 3, 0), start(3, 4, 7)];
        for (block, row, page) in [(0, 0, 1), (2, 5, 1), (3, 0, 2), (4, 6, 2), (4, 7, 3), (9, 0, 3)] {
            assert_eq!(page_at(&pages, block, row), page, "{block} {row}");
        }
        assert_eq!(page_at(&[start(2, 1, 0)], 0, 0), 1);
    }
}
