//! What a line says: its characters, with a blank where there is one to see.

use super::lines::Line;
use crate::chinese::width::{is_blank, is_digit};
use crate::format::pdf::page::Glyph;

/// The gap between two letters or digits that is a blank, as a part of their size.
const BLANK: f32 = 0.2;
/// The gap that is a blank between whatever characters, as a part of their size: justified lines have none of this width.
const WIDE: f32 = 1.6;
/// The gap between the cells of a row without lines, in the same measure, …
const WIDE_IN_ROW: f32 = 0.5;
/// … and how many wide gaps a line has that is such a row.
const ROW_GAPS: usize = 2;

/// What stands between words that are far from each other.
pub(super) const FAR_APART: &str = "\u{3000}\u{3000}";

/// The words of a line.
pub(super) fn words(line: &Line) -> String {
    said(&line.glyphs)
}

/// The characters with the blanks between them, those around them left out.
pub(super) fn said(glyphs: &[Glyph]) -> String {
    let mut out = String::with_capacity(glyphs.len() * 3);
    let mut last: Option<&Glyph> = None;
    let mut blanks = String::new();
    let wide = if is_row(glyphs) { WIDE_IN_ROW } else { WIDE };
    for glyph in glyphs {
        if is_blank(glyph.character) {
            blanks.push(if glyph.character == '\u{3000}' {
                '\u{3000}'
            } else {
                ' '
            });
            continue;
        }
        if let Some(before) = last {
            match (blanks.is_empty(), gap(before, glyph, wide)) {
                (false, _) => out.push_str(&blanks),
                (true, Gap::Blank) => out.push(' '),
                (true, Gap::Wide) => out.push_str(FAR_APART),
                (true, Gap::None) => {}
            }
        }
        blanks.clear();
        out.push(glyph.character);
        last = Some(glyph);
    }
    out
}

/// What stands between two characters.
enum Gap {
    None,
    Blank,
    Wide,
}

/// Whether there are several wide gaps: the line is a row of a table without lines.
fn is_row(glyphs: &[Glyph]) -> bool {
    let mut seen = glyphs.iter().filter(|glyph| !is_blank(glyph.character));
    let mut last = seen.next();
    let wide = seen.filter(|glyph| {
        let before = last.replace(glyph);
        before.is_some_and(|before| matches!(gap(before, glyph, WIDE), Gap::Wide))
    });
    wide.count() >= ROW_GAPS
}

fn gap(before: &Glyph, glyph: &Glyph, wide: f32) -> Gap {
    let size = before.size.min(glyph.size);
    let width = glyph.left - before.right;
    let narrow = |c: char| c.is_ascii_alphanumeric() || is_digit(c);
    if width > wide * size {
        Gap::Wide
    } else if width > BLANK * size && narrow(before.character) && narrow(glyph.character) {
        Gap::Blank
    } else {
        Gap::None
    }
}
