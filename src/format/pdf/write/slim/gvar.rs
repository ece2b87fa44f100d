//! How the outlines of a variable TrueType font vary (OpenType 1.9, `gvar`): the table with nothing left of the other glyphs.

use std::collections::BTreeSet;

use super::super::font_file::{Directory, FontFile, long, short};

/// The table up to the places of the glyphs.
const HEAD: usize = 20;
/// That the places have four bytes each, not the halves of them two.
const IS_LONG: usize = 0x1;

/// The table with these glyphs; none where it is broken.
pub fn glyphs(file: &dyn FontFile, face: &Directory, wanted: &BTreeSet<u16>) -> Option<Vec<u8>> {
    let (start, size) = face.place(*b"gvar")?;
    let read = |from: usize, to: usize| {
        let length = to.checked_sub(from).filter(|_| to <= size)?;
        file.part(start.checked_add(from)?, length)
    };
    let head = read(0, HEAD)?;
    let (axes, shared) = (short(&head, 4)?, short(&head, 6)?);
    let (tuples, count) = (long(&head, 8)?, short(&head, 12)?);
    let (is_long, base) = (short(&head, 14)? & IS_LONG != 0, long(&head, 16)?);
    let wide = if is_long { 4 } else { 2 };
    let places = read(HEAD, HEAD + wide * (count + 1))?;
    let place = |glyph: usize| {
        if is_long {
            long(&places, 4 * glyph)
        } else {
            short(&places, 2 * glyph).map(|half| 2 * half)
        }
    };
    let shared = read(tuples, tuples.checked_add(2 * axes * shared)?)?;
    let tuples = HEAD + 4 * (count + 1);
    let mut out = head.get(..8)?.to_vec();
    out.extend(u32::try_from(tuples).ok()?.to_be_bytes());
    out.extend(head.get(12..14)?);
    out.extend([0, 1]);
    out.extend(u32::try_from(tuples + shared.len()).ok()?.to_be_bytes());
    let mut words = Vec::new();
    let mut next = 0;
    for glyph in wanted
        .iter()
        .copied()
        .map(usize::from)
        .filter(|glyph| *glyph < count)
    {
        let here = u32::try_from(words.len()).ok()?.to_be_bytes();
        out.extend(here.repeat(glyph + 1 - next));
        next = glyph + 1;
        let (from, to) = (place(glyph)?, place(glyph + 1)?);
        words.extend(read(base.checked_add(from)?, base.checked_add(to)?)?);
    }
    let here = u32::try_from(words.len()).ok()?.to_be_bytes();
    out.extend(here.repeat(count + 1 - next));
    out.extend(shared);
    out.extend(words);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::super::super::font_file::directories;
    use super::*;

    /// A font of this table.
    fn font(table: Vec<u8>) -> (Vec<u8>, Directory) {
        let mut file = Directory::default().of(vec![(*b"gvar", table)]);
        file[..4].copy_from_slice(&[0, 1, 0, 0]);
        let face = directories(&file).remove(0);
        (file, face)
    }

    /// A table of three glyphs of two bytes each, with one shared tuple of one axis.
    fn table() -> Vec<u8> {
        let mut out = vec![0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 28, 0, 3, 0, 0, 0, 0, 0, 30];
        out.extend([0, 0, 0, 1, 0, 2, 0, 3, 0x40, 0]);
        out.extend(b"aabbcc");
        out
    }

    #[test]
    fn the_others_are_empty_and_a_cut_table_is_none() {
        let (file, face) = font(table());
        let few = glyphs(&file, &face, &BTreeSet::from([1, 9])).unwrap();
        let places: Vec<usize> = (0..4).filter_map(|at| long(&few, HEAD + 4 * at)).collect();
        assert_eq!(places, [0, 0, 2, 2]);
        assert_eq!(long(&few, 16), Some(38));
        assert_eq!(few[36..], *b"\x40\0bb");
        for end in 0..34 {
            let (file, face) = font(table()[..end].to_vec());
            assert!(glyphs(&file, &face, &BTreeSet::from([1])).is_none(), "{end}");
        }
    }
}
