//! Marked content (ISO 32000-2, 14.6): what is called none of the text, what is switched off, and what stands for what is
//! drawn.

use crate::format::pdf::syntax::Value;

/// A stretch of content.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    /// Whether it is none of the text (14.8.2.2.2).
    pub artifact: bool,
    /// Whether it belongs to a layer that is off (8.11), or is nothing for itself.
    pub hidden: bool,
    /// What stands for it (14.9.4), and how many glyphs were drawn when it began.
    pub actual: Option<(String, usize)>,
}

/// The stretches that are open.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    open: Vec<Mark>,
    artifacts: usize,
    hidden: usize,
}

/// How deep marked content may stand in itself.
const DEPTH: usize = 1000;

impl Marks {
    /// Opens one; nothing where too many are.
    pub fn open(&mut self, mark: Mark) -> Option<()> {
        if self.open.len() >= DEPTH {
            return None;
        }
        self.artifacts += usize::from(mark.artifact);
        self.hidden += usize::from(mark.hidden);
        self.open.push(mark);
        Some(())
    }

    /// Closes the last one.
    pub fn close(&mut self) -> Option<Mark> {
        let mark = self.open.pop()?;
        self.artifacts -= usize::from(mark.artifact);
        self.hidden -= usize::from(mark.hidden);
        Some(mark)
    }

    /// How many are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether what is drawn now is none of the text.
    pub fn artifact(&self) -> bool {
        self.artifacts > 0
    }

    /// Whether what is drawn now is not shown.
    pub fn hidden(&self) -> bool {
        self.hidden > 0
    }
}

/// A text string (7.9.2.2): UTF-16 or UTF-8 with its mark, else the document encoding, whose letters are those of Latin 1.
pub fn text_string(value: &Value) -> Option<String> {
    let bytes = value.string()?;
    Some(match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE
            .decode_without_bom_handling(rest)
            .0
            .into_owned(),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE
            .decode_without_bom_handling(rest)
            .0
            .into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        rest => rest.iter().map(|b| char::from(*b)).collect(),
    })
}
