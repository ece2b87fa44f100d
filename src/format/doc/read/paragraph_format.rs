//! What a paragraph says of itself, as far as that changes what is read ([MS-DOC] 2.6.2).

use super::bytes::{i32_at, u8_at, u16_at};
use super::sprm::{Sprm, of_paragraph as of};

/// A paragraph's own properties, on top of those of its style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ParagraphFormat {
    /// Whether it stands on one page with what follows.
    pub keep_next: bool,
    /// The list that it belongs to, as the file numbers their uses from 1; 0 is none.
    pub list: Option<u16>,
    /// Its level in the list.
    pub level: Option<u8>,
    in_table: bool,
    depth: i32,
    ends: Ends,
}

/// What the end of a paragraph ends besides.
#[derive(Clone, Copy, Debug, Default)]
struct Ends {
    row: bool,
    inner_row: bool,
    inner_cell: bool,
}

impl ParagraphFormat {
    /// Makes a change.
    pub fn apply(&mut self, sprm: Sprm<'_>) {
        let on = sprm.byte() != 0;
        match sprm.code {
            of::KEEP_WITH_NEXT => self.keep_next = on,
            of::LIST => {
                // A negative number is a list whose indents are set by hand; this one is none.
                self.list = Some(match sprm.word() {
                    0xF801 => 0,
                    number => number.cast_signed().unsigned_abs(),
                });
            }
            of::LEVEL => self.level = Some(sprm.byte()),
            of::IN_TABLE => self.in_table = on,
            of::ROW_END => self.ends.row = on,
            of::DEPTH => self.depth = i32_at(sprm.operand, 0).unwrap_or(0),
            of::DEPTH_CHANGE => {
                self.depth = self.depth.saturating_add(i32_at(sprm.operand, 0).unwrap_or(0));
            }
            of::INNER_CELL_END => self.ends.inner_cell = on,
            of::INNER_ROW_END => self.ends.inner_row = on,
            _ => {}
        }
    }

    /// How many tables it stands in.
    pub fn depth(&self) -> usize {
        let least = i32::from(self.in_table || self.ends.row);
        usize::try_from(self.depth.max(least)).unwrap_or(0)
    }

    /// Whether it only ends a row of its table.
    pub fn ends_row(&self) -> bool {
        if self.depth() > 1 {
            self.ends.inner_row
        } else {
            self.ends.row
        }
    }

    /// Whether its end, which is this character, ends a cell of its table.
    pub fn ends_cell(&self, mark: char) -> bool {
        if self.depth() > 1 {
            self.ends.inner_cell
        } else {
            mark == '\u{7}'
        }
    }
}

/// Where in the stream of data the properties of a paragraph stand that were too many for their page.
pub(super) fn elsewhere<'d>(sprm: Sprm<'_>, data: &'d [u8]) -> Option<&'d [u8]> {
    matches!(sprm.code, of::ELSEWHERE | of::ELSEWHERE_97 | of::TABLE_ELSEWHERE).then_some(())?;
    let at = usize::try_from(i32_at(sprm.operand, 0)?).ok()?;
    let behind = data.get(at..)?;
    u8_at(behind, 0)?;
    behind.get(2..2 + usize::from(u16_at(behind, 0)?))
}
