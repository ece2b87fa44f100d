//! A face with no more than the glyphs that a document shows, before it is embedded: of the font's file no more is read than these, and
//! the instructions for coarse screens are left out, which no printer and hardly a screen still follows.

mod cff;
mod charstring;
mod dict;
mod glyf;
mod gvar;

use std::collections::BTreeSet;

use super::font_file::{Directory, FontFile, Tag, short};

/// The tables that every face needs.
const COMMON: [Tag; 5] = [*b"OS/2", *b"head", *b"hhea", *b"hmtx", *b"maxp"];

/// What a face of another kind of outlines (OpenType 1.9, CFF2) is drawn by, as a whole.
const VARIABLE: [Tag; 5] = [*b"CFF2", *b"fvar", *b"avar", *b"HVAR", *b"cmap"];

/// What says where a variable font of `glyf` is set, and how wide it is there.
const VARIED: [Tag; 3] = [*b"fvar", *b"avar", *b"HVAR"];

/// The longest name that stays, in bytes of UTF-8: the longest of a PDF file (ISO 32000-1, annex C, 127) with what is put before it.
const MAX_NAME: usize = 100;

/// The name that stays: the one by which a PDF file calls it.
const NAME: usize = 6;

/// The face with these of its glyphs, which keep their numbers; none where it is broken.
///
/// How a variable font varies stays only where it is set otherwise than it is by itself.
pub fn slim(
    file: &dyn FontFile,
    face: &Directory,
    glyphs: &BTreeSet<u16>,
    is_varied: bool,
) -> Option<Vec<u8>> {
    let mut tables = Vec::new();
    for tag in COMMON {
        if let Some(table) = face.table(file, tag) {
            tables.push((tag, table));
        }
    }
    tables.push((*b"post", unnamed(face.table(file, *b"post").as_deref())));
    if let Some(name) = face.table(file, *b"name").and_then(|names| one_name(&names)) {
        tables.push((*b"name", name));
    }
    if face.place(*b"glyf").is_some() {
        let head = tables.iter_mut().find(|table| table.0 == *b"head")?;
        let outlines = glyf::glyphs(file, face, &head.1, glyphs)?;
        // The offsets are written in four bytes (indexToLocFormat).
        head.1.get_mut(50..52)?.copy_from_slice(&[0, 1]);
        if is_varied {
            let how = gvar::glyphs(file, face, &outlines.kept)?;
            tables.push((*b"gvar", how));
            tables.extend(
                VARIED
                    .into_iter()
                    .filter_map(|tag| Some((tag, face.table(file, tag)?))),
            );
        }
        tables.push((*b"glyf", outlines.glyphs));
        tables.push((*b"loca", outlines.places));
    } else if face.place(*b"CFF ").is_some() {
        let table = cff::glyphs(file, face, glyphs).or_else(|| face.table(file, *b"CFF "))?;
        tables.push((*b"CFF ", table));
    } else {
        for tag in VARIABLE {
            if let Some(table) = face.table(file, tag) {
                tables.push((tag, table));
            }
        }
    }
    Some(face.of(tables))
}

/// The table `post` without the names of glyphs (version 3).
fn unnamed(post: Option<&[u8]>) -> Vec<u8> {
    let mut out = post
        .and_then(|post| post.get(..32))
        .map_or_else(|| vec![0; 32], <[u8]>::to_vec);
    if let Some(version) = out.get_mut(..4) {
        version.copy_from_slice(&[0, 3, 0, 0]);
    }
    out
}

/// The table `name` with none but that: some have pages of licence there.
fn one_name(table: &[u8]) -> Option<Vec<u8>> {
    if short(table, 0)? > 1 {
        return None;
    }
    let count = short(table, 2)?;
    let records = table.get(6..)?.chunks_exact(12).take(count);
    let kept: Vec<&[u8]> = records
        .filter(|record| short(record, 6) == Some(NAME))
        .filter(|record| words_of(table, record).is_some_and(|words| utf8(record, words) <= MAX_NAME))
        .collect();
    let mut head = vec![0, 0];
    head.extend(u16::try_from(kept.len()).ok()?.to_be_bytes());
    head.extend(u16::try_from(6 + 12 * kept.len()).ok()?.to_be_bytes());
    let mut words = Vec::new();
    for record in kept {
        head.extend(record.get(..10)?);
        head.extend(u16::try_from(words.len()).ok()?.to_be_bytes());
        words.extend(words_of(table, record)?);
    }
    Some([head, words].concat())
}

/// The bytes of a name.
fn words_of<'a>(table: &'a [u8], record: &[u8]) -> Option<&'a [u8]> {
    let (length, at) = (short(record, 8)?, short(record, 10)?);
    let from = short(table, 4)? + at;
    table.get(from..from + length)
}

/// How many bytes a name has in UTF-8, at most.
fn utf8(record: &[u8], words: &[u8]) -> usize {
    let wide = |unit: u16| match unit {
        ..0x80 => 1,
        0x80..0x800 => 2,
        _ => 3,
    };
    if short(record, 0) == Some(1) {
        return words.iter().map(|byte| if byte.is_ascii() { 1 } else { 3 }).sum();
    }
    let units = words.chunks_exact(2).filter_map(|two| short(two, 0));
    units.map(|unit| u16::try_from(unit).map_or(3, wide)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_no_name() {
        let mut table = vec![0, 0, 0, 2, 0, 30];
        for (name, length, at) in [(6, 2, 3), (13, 3, 0)] {
            table.extend([0, 3, 0, 1, 4, 9, 0, name, 0, length, 0, at]);
        }
        table.extend(b"MITNo");
        let few = one_name(&table).unwrap();
        assert_eq!(
            few,
            [
                &[0, 0, 0, 1, 0, 18, 0, 3, 0, 1, 4, 9, 0, 6, 0, 2, 0, 0][..],
                b"No"
            ]
            .concat()
        );
        for end in 0..table.len() {
            assert!(one_name(&table[..end]).is_none_or(|few| few.len() < table.len()));
        }
    }

    #[test]
    fn a_name_too_long_for_a_pdf_file_goes() {
        for (count, stays) in [(33, true), (34, false)] {
            let mut table = vec![0, 0, 0, 1, 0, 18, 0, 3, 0, 1, 8, 4, 0, 6, 0, 2 * count, 0, 0];
            table.extend(
                "字"
                    .repeat(usize::from(count))
                    .encode_utf16()
                    .flat_map(u16::to_be_bytes),
            );
            assert_eq!(one_name(&table).unwrap().len() > 6, stays, "{count}");
        }
    }
}
