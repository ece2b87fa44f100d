//! Which formatting holds where in the file: pages of 512 bytes with runs and paragraphs, found by the place of a character
//! (`ChpxFkp` and `PapxFkp`, [MS-DOC] 2.9.33 and 2.9.182).

use super::bytes::{size_at, slice, u8_at, u16_at};
use super::plc::Plc;
use crate::format::office::damage::{Read, damaged};

/// The size of a page.
const PAGE: usize = 512;
/// The bits of a page's number.
const PAGE_NUMBER: usize = 0x3F_FFFF;

/// What holds from one place of the file to another.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stretch<'a> {
    /// Where it ends.
    pub end: usize,
    /// The style of a paragraph.
    pub style: u16,
    /// The changes.
    pub changes: &'a [u8],
}

/// The pages of runs or those of paragraphs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pages<'a> {
    file: &'a [u8],
    /// The numbers of the pages.
    table: Plc<'a>,
    /// How many bytes of a page say where the formatting of one stretch is.
    entry: usize,
}

impl<'a> Pages<'a> {
    /// The pages with the formatting of runs.
    pub const fn of_runs(file: &'a [u8], table: &'a [u8]) -> Self {
        Self {
            file,
            table: Plc::new(table, 4),
            entry: 1,
        }
    }

    /// The pages with the formatting of paragraphs.
    pub const fn of_paragraphs(file: &'a [u8], table: &'a [u8]) -> Self {
        Self {
            file,
            table: Plc::new(table, 4),
            entry: 13,
        }
    }

    /// What holds at a place of the file; none where nothing is said of it.
    pub fn at(&self, place: usize) -> Read<Option<Stretch<'a>>> {
        let Some(number) = self.table.find(place) else {
            return Ok(None);
        };
        let number = self.table.thing(number).and_then(|thing| size_at(thing, 0));
        let start = number.map(|number| (number & PAGE_NUMBER) * PAGE);
        let page = start.and_then(|start| slice(self.file, start, PAGE));
        let page = page.ok_or_else(|| damaged("文件已损坏或不完整：文字的格式不在文件里"))?;
        Ok(self.on_page(page, place))
    }

    fn on_page(&self, page: &'a [u8], place: usize) -> Option<Stretch<'a>> {
        let count = usize::from(u8_at(page, PAGE - 1)?);
        // A page's places are those of a PLC, and are followed by other things of its own.
        let places = Plc::new(page.get(..(count + 1) * 4 + count * self.entry)?, self.entry);
        let index = places.find(place)?;
        let end = places.start(index + 1)?;
        let at = 2 * usize::from(u8_at(places.thing(index)?, 0)?);
        let bare = Stretch {
            end,
            ..Stretch::default()
        };
        if at == 0 {
            return Some(bare);
        }
        let first = usize::from(u8_at(page, at)?);
        if self.entry == 1 {
            let changes = slice(page, at + 1, first)?;
            return Some(Stretch { changes, ..bare });
        }
        let changes = match first {
            0 => slice(page, at + 2, 2 * usize::from(u8_at(page, at + 1)?)),
            words => slice(page, at + 1, 2 * words - 1),
        };
        let (style, changes) = changes?.split_at_checked(2)?;
        Some(Stretch {
            end,
            style: u16_at(style, 0)?,
            changes,
        })
    }
}
