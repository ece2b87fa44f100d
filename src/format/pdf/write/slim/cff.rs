//! PostScript outlines in OpenType (`CFF `, Adobe Technical Note 5176): the table with nothing left of the other glyphs. What stands before
//! the outlines stays where it is; what stands behind them moves up to the last of those that are wanted.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use skrifa::GlyphId;
use skrifa::raw::ps::cff::CffFontRef;
use skrifa::raw::ps::cff::dict::{Entry, entries};
use skrifa::raw::ps::cff::index::Index;

use super::super::font_file::{Directory, FontFile, short};
use super::charstring::unhinted;
use super::dict::moved;

/// How much of the table's beginning is read to find where the outlines lie.
const HEAD: usize = 2048;

/// The parts of the table.
struct Parts {
    /// All before the outlines, with the list of their places.
    head: Vec<u8>,
    /// All behind the outlines.
    tail: Vec<u8>,
    outlines: Outlines,
    /// Where the tail was.
    end: usize,
    /// The dictionary of the whole font.
    top: Range<usize>,
    /// Where the dictionaries of the fonts that it is put together from are listed.
    fonts: Option<usize>,
}

/// The outlines of all glyphs in the table.
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
    let (start, size) = face.place(*b"CFF ")?;
    let read = |from: usize, to: usize| file.part(start.checked_add(from)?, to.checked_sub(from)?);
    let parts = Parts::read(&read, size)?;
    let mut raw = Vec::new();
    for glyph in wanted.iter().copied().chain([0]).collect::<BTreeSet<_>>() {
        let number = usize::from(glyph);
        let from = parts.outlines.place(&parts.head, number)?;
        raw.push((
            number,
            read(from, parts.outlines.place(&parts.head, number + 1)?)?,
        ));
    }
    // First as they are: their subroutines are found by places in the whole table.
    let whole = parts.with(&raw)?;
    let font = CffFontRef::new_cff(&whole, 0, None).ok()?;
    let mut known = BTreeMap::new();
    let flat = raw.into_iter().map(|(glyph, outline)| {
        let flat = flat(&font, &whole, glyph, &outline, &mut known);
        (glyph, flat.unwrap_or(outline))
    });
    parts.with(&flat.collect::<Vec<_>>())
}

/// The subroutines of each part of a font, as they are asked for.
type Known<'a> = BTreeMap<u16, Option<Index<'a>>>;

/// An outline without hints and subroutines.
fn flat<'a>(
    font: &CffFontRef<'a>,
    table: &'a [u8],
    glyph: usize,
    outline: &[u8],
    known: &mut Known<'a>,
) -> Option<Vec<u8>> {
    let part = font.subfont_index(GlyphId::new(u32::try_from(glyph).ok()?))?;
    let own = known.entry(part).or_insert_with(|| {
        let at = font.subfont(part, &[]).ok()?.subrs_offset();
        let at = usize::try_from(at).ok().filter(|at| *at > 0)?;
        Index::new(table.get(at..)?, false).ok()
    });
    unhinted(
        outline,
        &|number| subroutine(font.global_subrs(), number),
        &|number| subroutine(own.as_ref()?, number),
    )
}

fn subroutine<'a>(index: &Index<'a>, number: i32) -> Option<&'a [u8]> {
    let number = usize::try_from(number.checked_add(index.subr_bias())?).ok()?;
    index.get(number).ok()
}

impl Parts {
    fn read(read: &dyn Fn(usize, usize) -> Option<Vec<u8>>, size: usize) -> Option<Self> {
        let first = read(0, HEAD.min(size))?;
        let names = usize::from(*first.get(2)?);
        let tops = names
            + Index::new(first.get(names..)?, false)
                .ok()?
                .size_in_bytes()
                .ok()?;
        let top = item(&first, tops, 0)?;
        let (mut at, mut fonts) = (None, None);
        for entry in entries(first.get(top.clone())?, None) {
            match entry {
                Ok(Entry::CharstringsOffset(place)) => at = Some(place),
                Ok(Entry::FdArrayOffset(place)) => fonts = Some(place),
                _ => {}
            }
        }
        let at = at?;
        let list = read(at, at.checked_add(3)?)?;
        let (count, wide) = (short(&list, 0)?, usize::from(*list.get(2)?));
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
        let head = read(0, outlines.base + 1)?;
        let end = outlines.place(&head, count)?;
        Some(Self {
            tail: read(end, size)?,
            head,
            outlines,
            end,
            top,
            fonts,
        })
    }

    /// The table with these outlines, in the order of their glyphs; all other glyphs are empty.
    fn with(&self, own: &[(usize, Vec<u8>)]) -> Option<Vec<u8>> {
        let outlines = &self.outlines;
        let mut out = self.head.get(..outlines.places)?.to_vec();
        let size: usize = own.iter().map(|(_, outline)| outline.len()).sum();
        out.reserve(self.head.len() + size + self.tail.len());
        let (mut place, mut next) = (1_usize, 0);
        let mut put = |place: usize, count: usize| {
            let bytes = place.to_be_bytes();
            out.extend(bytes.get(bytes.len() - outlines.wide..)?.repeat(count));
            Some(())
        };
        for (glyph, outline) in own {
            put(place, (glyph + 1).checked_sub(next)?)?;
            place += outline.len();
            next = glyph + 1;
        }
        put(place, (outlines.count + 1).checked_sub(next)?)?;
        for (_, outline) in own {
            out.extend(outline);
        }
        // Without subroutines and hints outlines are longer and shorter; a font all of whose glyphs are wanted stays as it is.
        let back = self.end.checked_sub(out.len())?;
        out.extend(&self.tail);
        moved(out.get_mut(self.top.clone())?, self.end, back)?;
        if let Some(at) = self.fonts {
            let at = if at < self.end { at } else { at - back };
            for number in 0..short(&out, at)? {
                let part = item(&out, at, number)?;
                moved(out.get_mut(part)?, self.end, back)?;
            }
        }
        Some(out)
    }
}

/// Where an item lies of the list that begins at a place.
fn item(table: &[u8], at: usize, number: usize) -> Option<Range<usize>> {
    let index = Index::new(table.get(at..)?, false).ok()?;
    let length = index.get(number).ok()?.len();
    let wide = usize::from(*table.get(at + 2)?);
    let base = at + 3 + (short(table, at)? + 1) * wide - 1;
    let place = at + 3 + number * wide;
    let from = base + number_of(table.get(place..place + wide)?);
    Some(from..from + length)
}

fn number_of(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
}

impl Outlines {
    /// Where the outline of a glyph begins.
    fn place(&self, table: &[u8], glyph: usize) -> Option<usize> {
        let at = self.places + glyph * self.wide;
        let bytes = table.get(at..at + self.wide)?;
        (glyph <= self.count).then(|| self.base + number_of(bytes))
    }
}
