//! The styles: what each says of its paragraphs and their words, with all that it takes from the one it is based on
//! (`STSH`, [MS-DOC] 2.9.271, and `STD`, 2.9.260).

use super::bytes::{slice, u8_at, u16_at, utf16};
use super::paragraph_format::ParagraphFormat;
use super::run_format::RunFormat;
use super::sprm::{of_paragraph, sprms};
use crate::format::office::look::Look;
use crate::format::office::purpose::{Purpose, purpose};

/// How many styles may be based on each other. Word itself allows eleven.
const MAX_CHAIN: usize = 16;
/// The most styles of a file: their numbers have twelve bits.
const MAX_STYLES: usize = 0x0FFE;
/// What is based on no other.
const NONE: u16 = 0x0FFF;
/// The numbers of Word's own styles for captions and for the lines of a table of contents.
const CAPTION: u16 = 34;
const CONTENTS: std::ops::RangeInclusive<u16> = 19..=27;

/// A style as the file has it.
#[derive(Clone, Copy, Debug, Default)]
struct Own<'a> {
    base: u16,
    purpose: Option<Purpose>,
    paragraph: &'a [u8],
    run: &'a [u8],
}

/// A style with all that it takes from others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// What its paragraphs are for.
    pub purpose: Option<Purpose>,
    /// What it says of its paragraphs.
    pub paragraph: ParagraphFormat,
    /// The style that names the list.
    pub lister: Option<u16>,
    /// How its words look.
    pub look: Look,
}

/// The styles by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

impl Styles {
    /// The styles of the table; none where it is no such table.
    pub fn parse(table: &[u8]) -> Self {
        let owns = owns(table).unwrap_or_default();
        let mut done: Vec<Option<Style>> = vec![None; owns.len()];
        for index in 0..owns.len() {
            settle(index, &owns, &mut done);
        }
        Self(done.into_iter().map(Option::unwrap_or_default).collect())
    }

    /// A style.
    pub fn get(&self, number: u16) -> Style {
        self.0.get(usize::from(number)).copied().unwrap_or_default()
    }
}

/// Works out a style and those that it is based on.
fn settle(index: usize, owns: &[Own<'_>], done: &mut [Option<Style>]) {
    let mut chain = Vec::new();
    let mut next = index;
    while chain.len() < MAX_CHAIN
        && !chain.contains(&next)
        && done.get(next).is_some_and(Option::is_none)
        && let Some(own) = owns.get(next)
    {
        chain.push(next);
        next = usize::from(own.base);
    }
    let mut base = done.get(next).copied().flatten().unwrap_or_default();
    for number in chain.into_iter().rev() {
        if let (Some(own), Some(slot)) = (owns.get(number), done.get_mut(number)) {
            base = on_top(base, number, own);
            *slot = Some(base);
        }
    }
}

fn on_top(base: Style, number: usize, own: &Own<'_>) -> Style {
    let mut out = base;
    out.purpose = own.purpose.or(base.purpose);
    let mut run = RunFormat::of(base.look);
    for sprm in sprms(own.paragraph) {
        out.paragraph.apply(sprm);
        if sprm.code == of_paragraph::LIST {
            out.lister = u16::try_from(number).ok();
        }
    }
    for sprm in sprms(own.run) {
        run.apply(sprm, |_| Look::default());
    }
    out.look = run.look();
    out
}

fn owns(table: &[u8]) -> Option<Vec<Own<'_>>> {
    let head = usize::from(u16_at(table, 0)?);
    let count = usize::from(u16_at(table, 2)?).min(MAX_STYLES);
    let fixed = usize::from(u16_at(table, 4)?);
    let mut rest = table.get(2 + head..)?;
    let mut out = Vec::new();
    while out.len() < count {
        let Some(length) = u16_at(rest, 0).map(usize::from) else {
            break;
        };
        let body = rest.get(2..).unwrap_or_default();
        let own = body.get(..length).and_then(|style| own(style, fixed));
        out.push(own.unwrap_or(Own {
            base: NONE,
            ..Own::default()
        }));
        rest = body.get(length + length % 2..).unwrap_or_default();
    }
    Some(out)
}

/// A style, whose head has that many bytes.
fn own(style: &[u8], fixed: usize) -> Option<Own<'_>> {
    let word = |at: usize| u16_at(style, at);
    let kind = word(2)? & 0xF;
    let mut out = Own {
        base: word(2)? >> 4,
        purpose: built_in(word(0)? & 0x0FFF),
        ..Own::default()
    };
    let count = word(4)? & 0xF;
    let name = usize::from(word(fixed)?);
    if out.purpose.is_none() {
        out.purpose = purpose(&utf16(slice(style, fixed + 2, 2 * name)?));
    }
    let mut at = fixed + 2 + 2 * name + 2;
    // What stands where depends on the kind: of paragraphs, of runs, of tables, of lists.
    let (paragraph, run) = match kind {
        1 => (Some(0), Some(1)),
        2 => (None, Some(0)),
        4 => (Some(0), None),
        _ => (None, None),
    };
    for index in 0..count {
        let Some(length) = word(at).map(usize::from) else {
            break;
        };
        let changes = slice(style, at + 2, length).unwrap_or_default();
        if Some(index) == paragraph {
            out.paragraph = changes.get(2..).unwrap_or_default();
        } else if Some(index) == run {
            out.run = changes;
        }
        at += 2 + length + length % 2;
    }
    u8_at(style, 0)?;
    Some(out)
}

/// What one of Word's own styles is for.
fn built_in(number: u16) -> Option<Purpose> {
    match number {
        CAPTION => Some(Purpose::Caption),
        number if CONTENTS.contains(&number) => Some(Purpose::Contents),
        _ => None,
    }
}
