//! Fonts whose codes are of several bytes (ISO 32000-2, 9.7): Chinese is written with them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use hayro_cmap::{CMap, CidFamily, WritingMode};

use super::cmaps::CMaps;
use super::codes::Lengths;
use super::fold::sane;
use super::shown::{Shown, UNKNOWN};
use super::to_unicode::ToUnicode;
use super::widths::CidWidths;
use crate::format::pdf::file::File;
use crate::format::pdf::syntax::{Dictionary, Value};

/// A code and how many bytes it is.
type Code = (u32, usize);
/// The characters of a code, and how wide it is.
type Meaning = (Rc<str>, f64);

/// A composite font.
#[derive(Debug)]
pub struct Composite {
    lengths: Lengths,
    /// From codes to CIDs; a code is its own CID where there is none.
    encoding: Option<Rc<CMap>>,
    /// Whether codes are UTF-16 themselves.
    unicode: bool,
    downwards: bool,
    to_unicode: ToUnicode,
    /// Whose CIDs they are, where that says which characters they are.
    family: Option<CidFamily>,
    widths: CidWidths,
    cmaps: Rc<CMaps>,
    known: RefCell<HashMap<Code, Meaning>>,
}

impl Composite {
    /// A font.
    pub fn new(file: &File<'_>, font: &Dictionary, cmaps: &Rc<CMaps>) -> Self {
        let descendants = file.get(font, "DescendantFonts");
        let descendant = match descendants.array().and_then(<[Value]>::first) {
            Some(first) => file.resolve(first),
            None => descendants,
        };
        let empty = Dictionary::default();
        let descendant = descendant.dictionary().unwrap_or(&empty);
        let said = file.get(font, "Encoding");
        let (lengths, encoding, name) = match (&said, said.stream()) {
            (_, Some(stream)) => {
                let bytes = cmaps.brought(file, stream).unwrap_or_default();
                let lengths = Lengths::brought(&bytes);
                let parsed = CMaps::parsed(&bytes).map(Rc::new);
                // A CMap may be nothing but another one by a name, written as its base too (table 117).
                let base = file.get(&stream.dictionary, "UseCMap");
                let name = base.name().unwrap_or_default().to_vec();
                (
                    lengths.unwrap_or_else(|| Lengths::named(&name)),
                    parsed,
                    Vec::new(),
                )
            }
            (Value::Name(name), None) => {
                let cmap = if name.starts_with(b"Identity") {
                    None
                } else {
                    cmaps.named(name)
                };
                (Lengths::named(name), cmap, name.to_vec())
            }
            _ => (Lengths::Two, None, b"Identity-H".to_vec()),
        };
        let downwards = match &encoding {
            Some(cmap) => cmap.metadata().writing_mode == Some(WritingMode::Vertical),
            None => name == b"Identity-V",
        };
        let unicode = name.starts_with(b"Uni");
        let widths = if downwards {
            let heights = file.numbers(&file.get(descendant, "DW2"));
            CidWidths::new(
                file,
                &Value::Null,
                heights.get(1).map_or(1000.0, |height| -height),
            )
        } else {
            let default = file.get(descendant, "DW").number().unwrap_or(1000.0);
            CidWidths::new(file, &file.get(descendant, "W"), default)
        };
        Self {
            lengths,
            encoding,
            unicode,
            downwards,
            to_unicode: ToUnicode::of(file, font, cmaps),
            family: family(file, descendant),
            widths,
            cmaps: cmaps.clone(),
            known: RefCell::default(),
        }
    }

    /// Whether it is written downwards.
    pub fn downwards(&self) -> bool {
        self.downwards
    }

    /// Each code of a string in turn.
    pub fn show(&self, bytes: &[u8], each: &mut dyn FnMut(Shown) -> Option<()>) -> Option<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (code, length) = self.lengths.next(rest);
            rest = rest.get(length..).unwrap_or_default();
            let known = self.known.borrow().get(&(code, length)).cloned();
            let (text, advance) = known.unwrap_or_else(|| {
                let looked_up = self.look_up(code, length);
                self.known.borrow_mut().insert((code, length), looked_up.clone());
                looked_up
            });
            each(Shown {
                text,
                advance,
                blank: length == 1 && code == 32,
            })?;
        }
        Some(())
    }

    fn look_up(&self, code: u32, length: usize) -> (Rc<str>, f64) {
        let bytes = u8::try_from(length).unwrap_or_default();
        let cid = match &self.encoding {
            Some(cmap) => cmap.lookup_cid_code(code, bytes),
            None => Some(code),
        };
        let text = self
            .to_unicode
            .text(code)
            .or_else(|| self.by_code(code, length))
            .or_else(|| self.by_cid(cid?));
        let text = text.map_or_else(|| UNKNOWN.into(), Rc::from);
        (text, self.widths.width(cid.unwrap_or_default()) / 1000.0)
    }

    /// Codes that are UTF-16.
    fn by_code(&self, code: u32, length: usize) -> Option<String> {
        if !self.unicode {
            return None;
        }
        let bytes = code.to_be_bytes();
        let (text, wrong) = encoding_rs::UTF_16BE.decode_without_bom_handling(bytes.get(4 - length..)?);
        if wrong { None } else { sane(&text) }
    }

    /// By the character collection that the CID is one of.
    fn by_cid(&self, cid: u32) -> Option<String> {
        // CID 0 is what stands for a character that the font has not.
        if cid == 0 {
            return None;
        }
        let cmap = self.cmaps.named(self.family.as_ref()?.ucs2_cmap()?.to_bytes())?;
        match cmap.lookup_bf_string(cid)? {
            hayro_cmap::BfString::Char(character) => sane(&character.to_string()),
            hayro_cmap::BfString::String(text) => sane(&text),
        }
    }
}

/// The character collection of a CIDFont (9.7.3).
fn family(file: &File<'_>, descendant: &Dictionary) -> Option<CidFamily> {
    let said = file.get(descendant, "CIDSystemInfo");
    let said = said.dictionary()?;
    let registry = file.get(said, "Registry");
    let ordering = file.get(said, "Ordering");
    Some(CidFamily::from_registry_ordering(
        registry.string()?,
        ordering.string()?,
    ))
}
