//! The font table: what fonts say of the bytes that are set in them.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::charset;

/// The beginnings of the names of fonts that have signs instead of letters.
const SYMBOLS: &[&str] = &[
    "symbol",
    "wingdings",
    "webdings",
    "marlett",
    "mt extra",
    "monotype sorts",
    "zapfdingbats",
];

/// The most characters of a name that are kept.
const MAX_NAME: usize = 64;

/// A font.
#[derive(Debug, Default)]
struct Font {
    charset: Option<i32>,
    code_page: Option<i32>,
    name: String,
}

/// The fonts of a file by their numbers.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    by_number: BTreeMap<i32, Font>,
    current: i32,
    /// The code page of the whole file.
    pub code_page: Option<i32>,
}

impl Fonts {
    /// A word of the font table.
    pub fn word(&mut self, word: &str, number: i32) {
        match word {
            "f" => {
                self.current = number;
                self.by_number.insert(number, Font::default());
            }
            "fcharset" => self.by_number.entry(self.current).or_default().charset = Some(number),
            "cpg" => self.by_number.entry(self.current).or_default().code_page = Some(number),
            _ => {}
        }
    }

    /// A piece of a name.
    pub fn text(&mut self, text: &str) {
        if let Some(font) = self.by_number.get_mut(&self.current) {
            let room = MAX_NAME.saturating_sub(font.name.chars().count());
            font.name.extend(text.chars().filter(|c| *c != ';').take(room));
        }
    }

    /// The name of a font that has signs instead of letters.
    pub fn symbols(&self, font: i32) -> Option<&str> {
        let font = self.by_number.get(&font)?;
        let name = font.name.trim();
        let lower = name.to_lowercase();
        SYMBOLS.iter().any(|s| lower.starts_with(s)).then_some(name)
    }

    /// What the bytes of a font are, if it says so.
    fn own(&self, font: i32) -> Option<&'static Encoding> {
        let font = self.by_number.get(&font)?;
        let page = font.code_page.and_then(charset::of_code_page);
        page.or_else(|| charset::of_charset(font.charset?))
    }

    /// What bytes may be, the likeliest first.
    pub fn encodings(&self, font: i32, wide_font: i32) -> [Option<&'static Encoding>; 3] {
        let wide = self.own(wide_font).filter(|encoding| charset::is_wide(encoding));
        let whole = self.code_page.and_then(charset::of_code_page);
        [self.own(font), wide, whole]
    }
}
