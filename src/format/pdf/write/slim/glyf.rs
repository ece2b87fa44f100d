//! TrueType's outlines (OpenType 1.9, `glyf` and `loca`): those that are wanted and those that they are put together from, each as short as
//! the format can say it, without instructions.

use std::collections::{BTreeMap, BTreeSet};

use super::super::font_file::{Directory, FontFile, long, short};

/// The outlines, and where each lies among them.
pub struct Outlines {
    /// The table `glyf`.
    pub glyphs: Vec<u8>,
    /// The table `loca`, in four bytes each.
    pub places: Vec<u8>,
    /// The glyphs that have one.
    pub kept: BTreeSet<u16>,
}

/// The outlines of these glyphs.
pub fn glyphs(
    file: &dyn FontFile,
    face: &Directory,
    head: &[u8],
    wanted: &BTreeSet<u16>,
) -> Option<Outlines> {
    let (start, size) = face.place(*b"glyf")?;
    let loca = face.table(file, *b"loca")?;
    let is_long = short(head, 50)? != 0;
    let place = |glyph: usize| {
        if is_long {
            long(&loca, 4 * glyph)
        } else {
            short(&loca, 2 * glyph).map(|half| 2 * half)
        }
    };
    let mut found: BTreeMap<u16, Vec<u8>> = BTreeMap::new();
    let mut open: Vec<u16> = wanted.iter().copied().chain([0]).collect();
    while let Some(glyph) = open.pop() {
        if found.contains_key(&glyph) {
            continue;
        }
        let (from, to) = (place(usize::from(glyph))?, place(usize::from(glyph) + 1)?);
        // A place behind the next one's, or behind the end, is of a broken font: what stands there is not this glyph.
        let length = to.checked_sub(from).filter(|_| to <= size)?;
        let mut outline = if length > 0 {
            file.part(start.checked_add(from)?, length)?
        } else {
            Vec::new()
        };
        if outline.first().is_some_and(|first| *first >= 0x80) {
            open.extend(parts(&mut outline)?);
        } else if let Some(short) = shortened(&outline) {
            outline = short;
        }
        found.insert(glyph, outline);
    }
    let count = loca.len() / if is_long { 4 } else { 2 };
    let mut out = Outlines {
        glyphs: Vec::new(),
        places: Vec::with_capacity(4 * count),
        kept: found.keys().copied().collect(),
    };
    let mut next = 0;
    for (glyph, outline) in found {
        let end = usize::from(glyph) + 1;
        let here = u32::try_from(out.glyphs.len()).ok()?.to_be_bytes();
        out.places.extend(here.repeat(end - next));
        next = end;
        out.glyphs.extend(outline);
        out.glyphs.resize(out.glyphs.len().next_multiple_of(2), 0);
    }
    let here = u32::try_from(out.glyphs.len()).ok()?.to_be_bytes();
    out.places.extend(here.repeat(count.saturating_sub(next)));
    Some(out)
}

const ARGUMENTS_ARE_WORDS: usize = 0x1;
const HAS_SCALE: usize = 0x8;
const MORE_COMPONENTS: usize = 0x20;
const HAS_TWO_SCALES: usize = 0x40;
const HAS_MATRIX: usize = 0x80;
const HAS_INSTRUCTIONS: usize = 0x100;

/// The glyphs that a glyph is put together from; its instructions are taken away.
fn parts(outline: &mut Vec<u8>) -> Option<Vec<u16>> {
    let mut out = Vec::new();
    let mut at = 10;
    loop {
        let flags = short(outline, at)?;
        out.push(u16::try_from(short(outline, at + 2)?).ok()?);
        let plain = u16::try_from(flags & !HAS_INSTRUCTIONS).ok()?;
        outline.get_mut(at..at + 2)?.copy_from_slice(&plain.to_be_bytes());
        at += 4 + if flags & ARGUMENTS_ARE_WORDS == 0 { 2 } else { 4 };
        at += match flags {
            flags if flags & HAS_SCALE != 0 => 2,
            flags if flags & HAS_TWO_SCALES != 0 => 4,
            flags if flags & HAS_MATRIX != 0 => 8,
            _ => 0,
        };
        if flags & MORE_COMPONENTS == 0 {
            break;
        }
    }
    outline.truncate(at);
    Some(out)
}

const ON_CURVE: u8 = 0x1;
const REPEATS: u8 = 0x8;
const OVERLAPS: u8 = 0x40;
/// Of each axis: that its step is a byte, and that this is above 0, or else that there is no step.
const AXES: [(u8, u8); 2] = [(0x2, 0x10), (0x4, 0x20)];

/// The same outline in as few bytes as can be; none where it is broken, or of no such kind.
fn shortened(outline: &[u8]) -> Option<Vec<u8>> {
    let contours = short(outline, 0)?;
    let ends = 10 + 2 * contours;
    if contours == 0 {
        return None;
    }
    let count = short(outline, ends - 2)? + 1;
    let mut at = ends + 2 + short(outline, ends)?;
    let mut flags = Vec::with_capacity(count);
    while flags.len() < count {
        let flag = *outline.get(at)?;
        at += 1;
        let mut times = 1;
        if flag & REPEATS != 0 {
            times += usize::from(*outline.get(at)?);
            at += 1;
        }
        flags.resize(flags.len() + times, flag);
    }
    if flags.len() != count {
        return None;
    }
    let mut kept: Vec<u8> = flags.iter().map(|flag| flag & (ON_CURVE | OVERLAPS)).collect();
    let mut steps = Vec::with_capacity(4 * count);
    for (byte, same) in AXES {
        for (flag, kept) in flags.iter().zip(&mut kept) {
            let step = match (flag & byte != 0, flag & same != 0) {
                (true, above) => {
                    let step = i16::from(*outline.get(at)?);
                    at += 1;
                    if above { step } else { -step }
                }
                (false, true) => 0,
                (false, false) => {
                    let two = *outline.get(at..)?.first_chunk()?;
                    at += 2;
                    i16::from_be_bytes(two)
                }
            };
            match (step, u8::try_from(step.unsigned_abs())) {
                (0, _) => *kept |= same,
                (_, Ok(small)) => {
                    *kept |= byte | if step > 0 { same } else { 0 };
                    steps.push(small);
                }
                (_, Err(_)) => steps.extend(step.to_be_bytes()),
            }
        }
    }
    let mut out = outline.get(..ends)?.to_vec();
    out.extend([0, 0]);
    for same in kept.chunk_by(|a, b| a == b) {
        for again in same.chunks(256) {
            let flag = *again.first()?;
            match again {
                [_] => out.push(flag),
                [_, _] => out.extend([flag, flag]),
                _ => out.extend([flag | REPEATS, u8::try_from(again.len() - 1).ok()?]),
            }
        }
    }
    out.extend(steps);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_in_two_bytes_that_fit_in_one_are_shortened() {
        // A triangle: all flags by themselves, all steps in two bytes, two bytes of instructions.
        let mut long = vec![0, 1, 0, 0, 0, 0, 0, 9, 1, 0, 0, 2, 0, 2, 0xb0, 0xb1, 1, 1, 1];
        for step in [0_i16, 9, -9, 5, 256, 0] {
            long.extend(step.to_be_bytes());
        }
        let short = shortened(&long).unwrap();
        assert_eq!(short[10..], [0, 2, 0, 0, 0x35, 0x13, 0x23, 9, 9, 5, 1, 0]);
        assert_eq!(shortened(&short).unwrap(), short);
        for end in 0..short.len() {
            assert!(shortened(&short[..end]).is_none());
        }
    }

    #[test]
    fn a_glyph_of_others_names_them_and_loses_its_instructions() {
        let mut glyph = vec![0xff, 0xff, 0, 0, 0, 0, 0, 9, 0, 9];
        glyph.extend([1, 0x21, 0, 7, 0, 0, 0, 0, 1, 0, 0, 8, 0, 0, 0, 1, 0xb0]);
        assert_eq!(parts(&mut glyph), Some(vec![7, 8]));
        assert_eq!(glyph[10..], [0, 0x21, 0, 7, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0]);
    }
}
