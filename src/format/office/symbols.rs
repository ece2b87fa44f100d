//! The signs of symbol fonts, which have a place in their font and none in Unicode.

/// The signs that reports use, by their place in the font.
const SYMBOLS: [(&str, u32, char); 8] = [
    ("Wingdings", 0xfe, '☑'),
    ("Wingdings", 0xfd, '☒'),
    ("Wingdings", 0xa8, '□'),
    ("Wingdings", 0x6f, '□'),
    ("Wingdings", 0xfc, '√'),
    ("Wingdings 2", 0x52, '☑'),
    ("Wingdings 2", 0xa3, '□'),
    ("Wingdings 2", 0x50, '√'),
];

/// The character of a place in a font, if there is one that everybody knows. A place beyond the font's own, from U+F000 on,
/// is the same.
pub fn sign(font: &str, code: u32) -> Option<char> {
    let low = if matches!(code, 0xf000..=0xf0ff) {
        code - 0xf000
    } else {
        code
    };
    let known = SYMBOLS.iter().find(|(f, place, _)| *f == font && *place == low);
    known.map(|(_, _, sign)| *sign).or_else(|| {
        let sign = char::from_u32(code)?;
        let private = matches!(sign, '\u{e000}'..='\u{f8ff}') || !sign.is_alphanumeric() && sign.is_ascii();
        (!private && !font.starts_with("Wingdings") && !sign.is_control()).then_some(sign)
    })
}
