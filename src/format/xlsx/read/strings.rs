//! The strings that cells share (ISO/IEC 29500-1, 18.4), and strings within cells.

use std::fmt::Write as _;

use super::workbook::Workbook;
use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::package::Package;
use crate::format::office::xml::Xml;

/// The strings that cells share.
#[derive(Debug, Default)]
pub struct SharedStrings(Vec<String>);

impl SharedStrings {
    /// Those of a workbook.
    pub fn read(
        package: &mut Package<'_>,
        workbook: &Workbook,
        budget: &mut Budget,
    ) -> Result<Self, Unreadable> {
        let name = workbook.strings.as_deref().unwrap_or("xl/sharedStrings.xml");
        let Some(text) = package.text(name)? else {
            return Ok(Self::default());
        };
        let (mut xml, _) = Xml::open(&text)?;
        let mut out = Vec::new();
        while let Some(tag) = xml.child()? {
            if tag.local() == "si" {
                budget.spend()?;
                out.push(string(&mut xml)?);
            } else {
                xml.skip()?;
            }
        }
        Ok(Self(out))
    }

    /// The string of this number.
    pub fn get(&self, index: &str) -> Option<&str> {
        let index: usize = index.trim().parse().ok()?;
        self.0.get(index).map(String::as_str)
    }
}

/// The string of the open element: plain, or in runs. How it is pronounced is no part of it.
pub fn string(xml: &mut Xml<'_>) -> Result<String, Unreadable> {
    let mut out = String::new();
    while let Some(tag) = xml.child()? {
        match tag.local() {
            "t" => out.push_str(&xml.text()?),
            "r" => out.push_str(&string(xml)?),
            _ => xml.skip()?,
        }
    }
    Ok(unescaped(&out))
}

/// Characters that XML cannot hold are written by their number: _x000D_ (ISO/IEC 29500-1, 22.4.2.4).
fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let letter = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let Some(letter) = letter else {
            out.push_str("_x");
            rest = from.get(2..).unwrap_or_default();
            continue;
        };
        if letter == '\n' || letter == '\t' || !letter.is_control() {
            // Writing to a string cannot fail.
            let _ = out.write_char(letter);
        }
        rest = from.get(7..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_by_number_are_characters() {
        assert_eq!(unescaped("甲_x000D_\n乙_x4E00_"), "甲\n乙一");
        for same in ["_x", "_x00", "_xZZZZ_", "a_x000Db", "_x表二三四_"] {
            assert_eq!(unescaped(same), same);
        }
    }
}
