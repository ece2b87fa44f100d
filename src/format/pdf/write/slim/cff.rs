//! PostScript outlines in OpenType (`CFF `, Adobe Technical Note 5176): the table with nothing left of the other glyphs. All else stays at
//! its place in it, so that nothing that names a place has to be found and changed; what is not read are zeros.

use std::collections::BTreeSet;

use skrifa::GlyphId;
use skrifa::raw::ps::cff::CffFontRef;
use skrifa::raw::ps::cff::dict::{Entry, entries};
use skrifa::raw::ps::cff::index::Index;

use super::super::font_file::{Directory, FontFile, short};
use super::charstring::unhinted;

/// How much of the table's beginning is read to find where the outlines lie.
const HEAD: usize = 2048;

/// The outlines of all glyphs in the table: places from its beginning.
struct Outlines {
    /// Where the list of their places begins, each of so many bytes.
    places: usize,
    wide: usize,
    /// From where the places are counted; the first is 1.
    base: usize,
    count: usize,
}

/// The table with these glyphs; none where it is not as it should be.
pub fn glyphs(file: &dyn FontFile, face: &Directory, wanted: &BTreeSet<u16>) -> Option<Vec<u8>> {
    let (start, size) = face.place(b"CFF ")?;
    if start.checked_add(size)? > file.size() {
        return None;
    }
    let read = |from: usize, to: usize| file.part(start + from, to.checked_sub(from)?);
    let at = outlines_of(&read(0, HEAD.min(size))?)?;
    let head = read(at, at + 3)?;
    let (count, wide) = (short(&head, 0)?, usize::from(*head.get(2)?));
    if !(1..=4).contains(&wide) {
        return None;
    }
    let places = at + 3;
    let outlines = Outlines {
        places,
        wide,
        base: places + (count + 1) * wide - 1,
        count,
    };
    let mut table = vec![0; size];
    let mut fill = |from: usize, to: usize| {
        let part = read(from, to)?;
        table.get_mut(from..to)?.copy_from_slice(&part);
        Some(())
    };
    fill(0, outlines.base + 1)?;
    let end = outlines.place(&read(0, outlines.base + 1)?, count)?;
    fill(end, size)?;
    let mut own = Vec::new();
    {
        let font = CffFontRef::new_cff(&table, 0, None).ok()?;
        for glyph in wanted.iter().copied().chain([0]).collect::<BTreeSet<_>>() {
            let number = usize::from(glyph);
            let from = outlines.place(&table, number)?;
            let outline = read(from, outlines.place(&table, number + 1)?)?;
            let flat = flat(&font, &table, glyph, &outline);
            own.push((number, flat.unwrap_or(outline)));
        }
    }
    outlines.put(&mut table, &own, end)?;
    Some(table)
}

/// Where the outlines lie, by the beginning of the table.
fn outlines_of(head: &[u8]) -> Option<usize> {
    let names = head.get(usize::from(*head.get(2)?)..)?;
    let tops = names.get(Index::new(names, false).ok()?.size_in_bytes().ok()?..)?;
    let top = Index::new(tops, false).ok()?;
    entries(top.get(0).ok()?, None).find_map(|entry| match entry {
        Ok(Entry::CharstringsOffset(at)) => Some(at),
        _ => None,
    })
}

/// An outline without hints and subroutines.
fn flat(font: &CffFontRef<'_>, table: &[u8], glyph: u16, outline: &[u8]) -> Option<Vec<u8>> {
    let number = font.subfont_index(GlyphId::from(glyph))?;
    let own = font.subfont(number, &[]).ok()?;
    let at = usize::try_from(own.subrs_offset()).ok()?;
    let local = match at {
        0 => None,
        at => Index::new(table.get(at..)?, false).ok(),
    };
    unhinted(
        outline,
        &|number| subroutine(font.global_subrs(), number),
        &|number| subroutine(local.as_ref()?, number),
    )
}

fn subroutine<'a>(index: &Index<'a>, number: i32) -> Option<&'a [u8]> {
    let number = usize::try_from(number.checked_add(index.subr_bias())?).ok()?;
    index.get(number).ok()
}

impl Outlines {
    /// Where the outline of a glyph begins.
    fn place(&self, table: &[u8], glyph: usize) -> Option<usize> {
        let at = self.places + glyph * self.wide;
        let bytes = table.get(at..at + self.wide)?;
        let place = bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        (glyph <= self.count).then_some(self.base + place)
    }

    /// Puts outlines, in the order of their glyphs, one behind the other; all other glyphs are empty.
    fn put(&self, table: &mut [u8], own: &[(usize, Vec<u8>)], end: usize) -> Option<()> {
        let mut place = 1_usize;
        let mut next = own.iter().peekable();
        for glyph in 0..=self.count {
            let at = self.places + glyph * self.wide;
            let bytes = place.to_be_bytes();
            let bytes = bytes.get(bytes.len() - self.wide..)?;
            table.get_mut(at..at + self.wide)?.copy_from_slice(bytes);
            if let Some((_, outline)) = next.next_if(|next| next.0 == glyph) {
                let from = self.base + place;
                let to = from + outline.len();
                if to > end {
                    return None;
                }
                table.get_mut(from..to)?.copy_from_slice(outline);
                place += outline.len();
            }
        }
        Some(())
    }
}
