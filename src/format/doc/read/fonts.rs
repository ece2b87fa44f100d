//! The names of the fonts (`SttbfFfn`, [MS-DOC] 2.9.286).

use super::bytes::{slice, u8_at, u16_at, utf16};

/// Where a font's name stands in what is said of it.
const NAME: usize = 39;

/// The name of a font; none where the table does not have it.
pub(super) fn name(table: &[u8], number: u16) -> Option<String> {
    let count = u16_at(table, 0)?;
    (number < count).then_some(())?;
    let mut rest = table.get(4..)?;
    for _ in 0..number {
        rest = rest.get(1 + usize::from(u8_at(rest, 0)?)..)?;
    }
    let font = slice(rest, 1, usize::from(u8_at(rest, 0)?))?;
    let name = utf16(font.get(NAME..)?);
    Some(name.split('\0').next().unwrap_or_default().to_owned())
}
