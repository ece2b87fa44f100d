//! The names of the fonts (`SttbfFfn`, [MS-DOC] 2.9.286).

use super::bytes::{slice, u8_at, u16_at, utf16};

/// The most fonts that are looked at.
const MAX_FONTS: usize = 4096;
/// Where a font's name stands in what is said of it.
const NAME: usize = 39;

/// The names of the fonts, by their numbers.
pub(super) fn names(table: &[u8]) -> Vec<String> {
    let count = u16_at(table, 0).map_or(0, usize::from).min(MAX_FONTS);
    let mut rest = table.get(4..).unwrap_or_default();
    let next = || {
        let length = usize::from(u8_at(rest, 0)?);
        let font = slice(rest, 1, length)?;
        rest = rest.get(1 + length..)?;
        let name = utf16(font.get(NAME..).unwrap_or_default());
        Some(name.split('\0').next().unwrap_or_default().to_owned())
    };
    std::iter::from_fn(next).take(count).collect()
}
