//! Fonts whose codes are single bytes (ISO 32000-2, 9.6).

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::cmaps::CMaps;
use super::fold::sane;
use super::names;
use super::shown::{Shown, UNKNOWN};
use super::standard;
use super::to_unicode::ToUnicode;
use super::widths::CodeWidths;
use crate::format::pdf::file::File;
use crate::format::pdf::syntax::{Dictionary, Value};

/// A simple font.
#[derive(Debug)]
pub struct Simple {
    to_unicode: ToUnicode,
    encoding: Encoding,
    widths: CodeWidths,
    /// How long a unit of the widths is, where the size is 1.
    unit: f64,
    /// What the codes that were met show: few of a font's are.
    known: RefCell<HashMap<u8, (Rc<str>, f64)>>,
}

/// The characters of a font's codes, where it says nothing better (9.6.5).
#[derive(Debug)]
struct Encoding {
    base: Base,
    differences: HashMap<u8, Option<char>>,
}

/// What codes mean before a font says otherwise (annex D).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Base {
    Standard,
    WindowsAnsi,
    MacRoman,
    /// What the font's own program says: that is not looked into.
    BuiltIn,
}

/// The descriptor's flag of fonts whose letters are not those of the Latin alphabet (table 121).
const SYMBOLIC: u32 = 1 << 2;

impl Simple {
    /// A font, and by how much its letters are larger than its size says.
    pub fn new(file: &File<'_>, font: &Dictionary, cmaps: &CMaps) -> (Self, f64) {
        let to_unicode = ToUnicode::of(file, font, cmaps);
        let widths = CodeWidths::new(file, font);
        let matrix = file.numbers(&file.get(font, "FontMatrix"));
        let drawn = file.get(font, "Subtype").name() == Some(b"Type3");
        let unit = matrix.first().copied().filter(|_| drawn).unwrap_or(0.001).abs();
        let enlarged = if drawn { enlarged(file, font, &matrix) } else { 1.0 };
        let encoding = Encoding::of(file, font);
        let known = RefCell::default();
        (
            Self {
                to_unicode,
                encoding,
                widths,
                unit,
                known,
            },
            enlarged,
        )
    }

    /// What a code shows.
    pub fn shown(&self, code: u8) -> Shown {
        let mut known = self.known.borrow_mut();
        let (text, advance) = known.entry(code).or_insert_with(|| {
            let named = || self.encoding.character(code).and_then(|c| sane(&c.to_string()));
            let text = self.to_unicode.text(u32::from(code)).or_else(named);
            (
                text.as_deref().unwrap_or(UNKNOWN).into(),
                self.widths.width(code) * self.unit,
            )
        });
        Shown {
            text: text.clone(),
            advance: *advance,
            blank: code == b' ',
        }
    }
}

/// By how much a drawn font's letters are larger than its size: its matrix may have that too.
fn enlarged(file: &File<'_>, font: &Dictionary, matrix: &[f64]) -> f64 {
    let box_of = file.numbers(&file.get(font, "FontBBox"));
    let ([_, bottom, _, top], [_, _, _, up, ..]) = (box_of.as_slice(), matrix) else {
        return 1.0;
    };
    let height = ((top - bottom) * up).abs();
    // About what letters with room above and below them are.
    if (0.4..=2.5).contains(&height) || height <= 1e-6 || !height.is_finite() {
        1.0
    } else {
        height
    }
}

impl Encoding {
    fn of(file: &File<'_>, font: &Dictionary) -> Self {
        let said = file.get(font, "Encoding");
        let descriptor = file.get(font, "FontDescriptor");
        let flags = descriptor
            .dictionary()
            .and_then(|d| file.get(d, "Flags").small())
            .unwrap_or_default();
        let embedded = descriptor.dictionary().is_some_and(|d| {
            ["FontFile", "FontFile2", "FontFile3"]
                .into_iter()
                .any(|key| d.raw(key).is_some())
        });
        let name = file.get(font, "BaseFont");
        let name = name.name().unwrap_or_default();
        let drawn = file.get(font, "Subtype").name() == Some(b"Type3");
        let pictorial = [&b"Symbol"[..], b"ZapfDingbats", b"Wingdings"]
            .iter()
            .any(|p| name.windows(p.len()).any(|w| w == *p));
        let unsaid = if drawn || pictorial || (flags & SYMBOLIC != 0 && embedded) {
            Base::BuiltIn
        } else {
            Base::Standard
        };
        let base = |value: &Value| match value.name() {
            Some(b"WinAnsiEncoding") => Base::WindowsAnsi,
            Some(b"MacRomanEncoding") => Base::MacRoman,
            Some(b"StandardEncoding") => Base::Standard,
            _ => unsaid,
        };
        let (base, differences) = match said.dictionary() {
            Some(dictionary) => (
                base(&file.get(dictionary, "BaseEncoding")),
                file.get(dictionary, "Differences"),
            ),
            None => (base(&said), Value::Null),
        };
        let mut listed = HashMap::new();
        let mut code = 0;
        for item in differences.array().unwrap_or_default() {
            match file.resolve(item) {
                Value::Name(name) => {
                    if let Ok(code) = u8::try_from(code) {
                        listed.insert(code, names::character(&name));
                    }
                    code += 1;
                }
                other => code = other.whole().unwrap_or(code),
            }
        }
        Self {
            base,
            differences: listed,
        }
    }

    fn character(&self, code: u8) -> Option<char> {
        let named = self.differences.get(&code);
        named.copied().unwrap_or_else(|| character(self.base, code))
    }
}

fn character(base: Base, code: u8) -> Option<char> {
    let by = |encoding: &'static encoding_rs::Encoding| {
        let text = encoding.decode_without_bom_handling(&[code]).0.into_owned();
        text.chars().next().filter(|c| code >= 0x20 && !c.is_control())
    };
    match base {
        Base::BuiltIn => None,
        Base::Standard => standard::character(code),
        Base::WindowsAnsi => by(encoding_rs::WINDOWS_1252),
        Base::MacRoman => by(encoding_rs::MACINTOSH),
    }
}
