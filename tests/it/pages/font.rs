//! A font of our own, made while the tests run: they need no font of the machine. All its glyphs show the same corner; it is there for their
//! widths and for the characters that they stand for.

/// The characters that it has, by their ranges: what reports are written with, none of the rare ones of Unicode's extensions.
const RANGES: &[(u32, u32)] = &[
    (0x20, 0x7e),
    (0xa0, 0xff),
    (0x2000, 0x206f),
    (0x2100, 0x22ff),
    (0x2460, 0x24ff),
    (0x25a0, 0x25ff),
    (0x3000, 0x30ff),
    (0x3200, 0x33ff),
    (0x4e00, 0x9fff),
    (0xff01, 0xff5e),
    (0xfffd, 0xfffd),
];

/// A table of a font, by its name.
pub type Table = ([u8; 4], Vec<u8>);

/// The font's file: TrueType, a family of this name, characters as wide as high but for those of ASCII.
pub fn font(family: &str) -> Vec<u8> {
    file(tables(family))
}

/// The tables of that font.
pub fn tables(family: &str) -> Vec<Table> {
    let count = count();
    let glyphs = u16::try_from(count).unwrap();
    let narrow = RANGES[0].1 - RANGES[0].0 + 1;
    vec![
        (*b"OS/2", os2()),
        (*b"cmap", cmap()),
        (*b"glyf", corner().repeat(usize::from(glyphs))),
        (*b"head", head()),
        (*b"hhea", hhea(u16::try_from(narrow).unwrap() + 2)),
        (*b"hmtx", hmtx(narrow, count)),
        (*b"loca", loca(count)),
        (*b"maxp", maxp(glyphs)),
        (*b"name", name(family)),
        (*b"post", words(&[3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    ]
}

/// A font's file of these tables.
pub fn file(mut tables: Vec<Table>) -> Vec<u8> {
    tables.sort_by_key(|table| table.0);
    let mut out = words(&[1, 0, u16::try_from(tables.len()).unwrap(), 128, 3, 32]);
    let mut at = 12 + 16 * tables.len();
    for (tag, bytes) in &mut tables {
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        out.extend_from_slice(tag);
        out.extend_from_slice(&[0; 4]);
        out.extend_from_slice(&u32::try_from(at).unwrap().to_be_bytes());
        out.extend_from_slice(&u32::try_from(bytes.len()).unwrap().to_be_bytes());
        at += bytes.len();
    }
    out.extend(tables.into_iter().flat_map(|(_, bytes)| bytes));
    out
}

/// The tables that make it variable: by itself of weight 100, at 900 its corners reach to 900, and all is 200 wider.
pub fn variable() -> [Table; 2] {
    let mut axis = words(&[1, 0, 16, 2, 1, 20, 1, 8]);
    axis.extend(b"wght");
    axis.extend(words(&[100, 0, 100, 0, 900, 0, 0, 256]));
    axis.extend(words(&[258, 0, 900, 0]));
    let count = count();
    // One tuple at the end of the axis, of all seven points: three of the corner, four that stand for the glyph's measures.
    let mut one = words(&[1, 10, 16, 0xa000, 0x4000]);
    one.extend([0]);
    one.extend([0x46, 0, 0, 1, 0x90, 1, 0x90, 0, 0, 0, 200, 0, 0, 0, 0]);
    one.extend([0x86]);
    one.resize(one.len().next_multiple_of(2), 0);
    let size = u16::try_from(one.len() - 10).unwrap();
    one[4..6].copy_from_slice(&size.to_be_bytes());
    let mut gvar = words(&[1, 0, 1, 0, 0, 0]);
    gvar.extend(u16::try_from(count).unwrap().to_be_bytes());
    gvar.extend(words(&[1]));
    gvar.extend((20 + 4 * (count + 1)).to_be_bytes());
    let wide = u32::try_from(one.len()).unwrap();
    gvar.extend((0..=count).flat_map(|glyph| (wide * glyph).to_be_bytes()));
    gvar.extend(one.repeat(usize::try_from(count).unwrap()));
    [(*b"fvar", axis), (*b"gvar", gvar)]
}

/// The number of its glyphs.
fn count() -> u32 {
    RANGES.iter().map(|(from, to)| to - from + 1).sum::<u32>() + 1
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// An outline of three points.
fn corner() -> Vec<u8> {
    let mut out = words(&[1, 0, 0, 500, 500, 2, 0]);
    out.extend([0x31, 0x21, 0x11, 1, 0xf4, 1, 0xf4, 0]);
    out
}

fn loca(count: u32) -> Vec<u8> {
    let wide = u32::try_from(corner().len()).unwrap();
    (0..=count)
        .flat_map(|glyph| (wide * glyph).to_be_bytes())
        .collect()
}

fn cmap() -> Vec<u8> {
    let mut first = 1;
    let mut groups = Vec::new();
    for (from, to) in RANGES {
        for number in [*from, *to, first] {
            groups.extend(number.to_be_bytes());
        }
        first += to - from + 1;
    }
    let length = u32::try_from(16 + groups.len()).unwrap();
    let mut out = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    out.extend(length.to_be_bytes());
    out.extend(0_u32.to_be_bytes());
    out.extend(u32::try_from(RANGES.len()).unwrap().to_be_bytes());
    out.extend(groups);
    out
}

fn head() -> Vec<u8> {
    let mut out = words(&[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 3, 1000]);
    out.extend([0; 16]);
    out.extend(words(&[0, 0, 1000, 1000, 0, 8, 2, 1, 0]));
    out
}

fn hhea(metrics: u16) -> Vec<u8> {
    let mut out = words(&[1, 0, 880, 0_u16.wrapping_sub(120), 0, 1000, 0, 0, 1000, 1, 0, 0]);
    out.extend([0; 10]);
    out.extend(words(&[metrics]));
    out
}

/// The glyph that stands for none, those of ASCII half as wide, and one more for all the others.
fn hmtx(narrow: u32, count: u32) -> Vec<u8> {
    let mut out = words(&[1000, 0]);
    for _ in 0..narrow {
        out.extend(words(&[500, 0]));
    }
    out.extend(words(&[1000, 0]));
    for _ in narrow + 2..count {
        out.extend(words(&[0]));
    }
    out
}

fn maxp(glyphs: u16) -> Vec<u8> {
    words(&[1, 0, glyphs, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
}

fn os2() -> Vec<u8> {
    let mut out = words(&[4, 1000, 400, 5, 0]);
    out.resize(68, 0);
    out.extend(words(&[880, 0_u16.wrapping_sub(120), 0, 880, 120]));
    out.resize(96, 0);
    out
}

fn name(family: &str) -> Vec<u8> {
    let words_of = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    let records = [
        (1, words_of(family)),
        (4, words_of(family)),
        (6, words_of("Boxes-Regular")),
    ];
    let mut out = words(&[0, 3, 6 + 12 * 3]);
    let mut strings = Vec::new();
    for (id, text) in records {
        let (length, at) = (
            u16::try_from(text.len()).unwrap(),
            u16::try_from(strings.len()).unwrap(),
        );
        out.extend(words(&[3, 10, 0x409, id, length, at]));
        strings.extend(text);
    }
    out.extend(strings);
    out
}
