//! Single property modifiers: the changes of which all formatting is made ([MS-DOC] 2.6).

use super::bytes::{u8_at, u16_at};

/// Of paragraphs: [MS-DOC] 2.6.2.
pub(super) mod of_paragraph {
    pub const STYLE: u16 = 0x4600;
    pub const KEEP_WITH_NEXT: u16 = 0x2406;
    pub const LEVEL: u16 = 0x260A;
    pub const LIST: u16 = 0x460B;
    pub const IN_TABLE: u16 = 0x2416;
    pub const ROW_END: u16 = 0x2417;
    pub const DEPTH: u16 = 0x6649;
    pub const DEPTH_CHANGE: u16 = 0x664A;
    pub const INNER_CELL_END: u16 = 0x244B;
    pub const INNER_ROW_END: u16 = 0x244C;
    /// Properties that were too many for their page, kept in the stream of data.
    pub const ELSEWHERE: u16 = 0x6646;
    pub const ELSEWHERE_97: u16 = 0x6645;
    /// The same of the table that a row belongs to.
    pub const TABLE_ELSEWHERE: u16 = 0x646B;
}

/// Of runs: 2.6.1.
pub(super) mod of_run {
    pub const DELETED: u16 = 0x0800;
    pub const PICTURE: u16 = 0x6A03;
    pub const IS_DATA: u16 = 0x0806;
    pub const IS_OBJECT: u16 = 0x080A;
    pub const SYMBOL: u16 = 0x6A09;
    pub const STYLE: u16 = 0x4A30;
    pub const FONT: u16 = 0x4A4F;
    pub const FONT_OF_EAST: u16 = 0x4A50;
    pub const FONT_OF_OTHERS: u16 = 0x4A51;
    pub const PLAIN: u16 = 0x2A33;
    pub const STRUCK: u16 = 0x0837;
    pub const STRUCK_TWICE: u16 = 0x2A53;
    pub const HIDDEN: u16 = 0x083C;
    pub const HEIGHT: u16 = 0x2A48;
}

/// Of table rows: 2.6.3.
pub(super) mod of_row {
    pub const DEFINITION: u16 = 0xD608;
    pub const LEFT: u16 = 0x9601;
    pub const HALF_GAP: u16 = 0x9602;
    pub const INSERT: u16 = 0x7621;
    pub const DELETE: u16 = 0x5622;
    pub const WIDTH: u16 = 0x7623;
    pub const MERGE: u16 = 0x5624;
    pub const SPLIT: u16 = 0x5625;
    pub const MERGE_DOWN: u16 = 0xD62B;
}

/// Tab stops, whose length may be more than their first byte can say.
const TAB_STOPS: u16 = 0xC615;

/// The changes that a piece of the text can name by a number: `Prm0`, 2.9.215, as far as they are read.
pub(super) fn by_number(number: u8) -> Option<u16> {
    Some(match number {
        0x08 => of_paragraph::KEEP_WITH_NEXT,
        0x0C => of_paragraph::LEVEL,
        0x18 => of_paragraph::IN_TABLE,
        0x19 => of_paragraph::ROW_END,
        0x41 => of_run::DELETED,
        0x47 => of_run::IS_DATA,
        0x4B => of_run::IS_OBJECT,
        0x52 => of_run::PLAIN,
        0x57 => of_run::STRUCK,
        0x5C => of_run::HIDDEN,
        0x68 => of_run::HEIGHT,
        0x73 => of_run::STRUCK_TWICE,
        _ => return None,
    })
}

/// A change and what it changes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sprm<'a> {
    /// What it changes.
    pub code: u16,
    /// To what.
    pub operand: &'a [u8],
}

impl Sprm<'_> {
    /// Whether it is one of a run.
    pub const fn is_of_run(self) -> bool {
        (self.code >> 10) & 7 == 2
    }

    /// Whether it is one of a paragraph.
    pub const fn is_of_paragraph(self) -> bool {
        (self.code >> 10) & 7 == 1
    }

    /// The first byte of what it changes to.
    pub fn byte(self) -> u8 {
        u8_at(self.operand, 0).unwrap_or(0)
    }

    /// The first two bytes.
    pub fn word(self) -> u16 {
        u16_at(self.operand, 0).unwrap_or(0)
    }
}

/// The changes in a list of them. What is behind one that cannot be is not read.
pub(super) fn sprms(mut bytes: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    std::iter::from_fn(move || {
        let code = u16_at(bytes, 0)?;
        let behind = bytes.get(2..)?;
        let (skip, length) = extent(code, behind)?;
        let operand = behind.get(skip..skip + length)?;
        bytes = behind.get(skip + length..)?;
        Some(Sprm { code, operand })
    })
}

/// How many bytes say how long the operand is, and how long it is ([MS-DOC] 2.2.5.1).
fn extent(code: u16, behind: &[u8]) -> Option<(usize, usize)> {
    Some(match code >> 13 {
        0 | 1 => (0, 1),
        2 | 4 | 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ if code == of_row::DEFINITION => (2, usize::from(u16_at(behind, 0)?).checked_sub(1)?),
        _ => match u8_at(behind, 0)? {
            255 if code == TAB_STOPS => {
                let removed = usize::from(u8_at(behind, 1)?);
                let added = usize::from(u8_at(behind, 2 + 4 * removed)?);
                (1, 2 + 4 * removed + 3 * added)
            }
            length => (1, usize::from(length)),
        },
    })
}
