//! PDF files: set with the typefaces of this machine, which are looked for once and named once.

use super::fonts::Machine;
use crate::cli::args::Build;
use crate::cli::error::Error;
use crate::cli::terminal;
use crate::document::Document;
use crate::format::pdf::write::{Fonts, NotSet, Written, write};

/// How often faces are added that have characters which those before have not.
const TRIES: usize = 4;

/// How many of the characters that no face has are named.
const MAX_MISSING: usize = 20;

/// What all PDF files of a run share.
pub struct Setter {
    machine: Machine,
    fonts: Fonts,
}

impl Setter {
    /// Finds the typefaces and says which they are.
    ///
    /// # Errors
    /// One is not there, or `--font` names none.
    pub fn new(args: &Build) -> Result<Self, Error> {
        let machine = Machine::default();
        let chosen = machine.choose(&args.font)?;
        terminal::print(&chosen.said);
        Ok(Self {
            machine,
            fonts: chosen.fonts,
        })
    }

    /// The document as a file; what is to be said of it is added to `said`.
    ///
    /// # Errors
    /// It cannot be set with what there is.
    pub fn set(&self, document: &Document, said: &mut String) -> Result<Vec<u8>, Error> {
        let mut fonts = self.fonts.clone();
        let mut tries = 0;
        loop {
            tries += 1;
            match write(document, &fonts) {
                Ok(written) => {
                    *said += &lent(&written);
                    return Ok(written.bytes);
                }
                Err(NotSet::Missing(missing)) if tries < TRIES => {
                    let characters: Vec<char> = missing.iter().map(|missing| missing.character).collect();
                    match self.machine.with_characters(&characters) {
                        Some(face) => fonts = fonts.with(face),
                        None => return Err(not_set(NotSet::Missing(missing))),
                    }
                }
                Err(error) => return Err(not_set(error)),
            }
        }
    }
}

/// Which characters were lent, in lines.
fn lent(written: &Written) -> String {
    let same = written
        .lent
        .chunk_by(|a, b| (a.typeface, &a.by) == (b.typeface, &b.by));
    let lines = same.filter_map(|same| {
        let first = same.first()?;
        let characters: String = same.iter().map(|lent| lent.character).collect();
        let (typeface, by) = (first.typeface, &first.by);
        Some(format!("{typeface}里没有“{characters}”，PDF 里借用 {by}\n"))
    });
    lines.collect()
}

fn not_set(error: NotSet) -> Error {
    Error::Fonts(match error {
        NotSet::Missing(missing) => {
            let more = match missing.len().saturating_sub(MAX_MISSING) {
                0 => String::new(),
                more => format!("等，另有 {more} 个"),
            };
            let places: Vec<String> = missing
                .iter()
                .take(MAX_MISSING)
                .map(|missing| {
                    format!(
                        "“{}”（U+{:04X}，在“{}”里）",
                        missing.character,
                        u32::from(missing.character),
                        missing.context.replace('\n', "")
                    )
                })
                .collect();
            format!(
                "这些字在找到的字体里都没有，或者画不出来：{}{more}；请改字，或用 --font 指明有这些字的字体，没有生成 PDF",
                places.join("、")
            )
        }
        NotSet::Picture(path) => {
            format!("图片 {path} 不能放进 PDF（压缩的 BMP，或者图片坏了）；请另存为 PNG 或 JPEG 再试")
        }
        NotSet::Font(message) => format!("字体不能嵌入 PDF：{message}；请用 --font 另指一种"),
        NotSet::Other(message) => format!("生成 PDF 失败：{message}"),
    })
}
