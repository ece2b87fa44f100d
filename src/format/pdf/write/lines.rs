//! Paragraphs in lines, as Word sets them: as much in a line as it holds, punctuation over the edge, the lines drawn out to it.

use super::breaks::{HANGING, breaks, is_wide};
use super::fonts::Typeface;
use super::glyphs::{Glyph, Glyphs};
use super::style::{Align, Style};

/// What the sums of many widths may be out by, in points.
const TOLERANCE: f32 = 0.02;

/// How far characters are drawn apart at most in lines that may be left shorter, in parts of their height.
const MAX_STRETCH: f32 = 0.25;

/// A line.
#[derive(Debug)]
pub struct Line {
    /// Its parts from left to right.
    pub runs: Vec<Run>,
}

/// A part of a line that one face has.
#[derive(Debug)]
pub struct Run {
    /// Which of the faces.
    pub face: usize,
    /// Where it begins, from the left edge of the column.
    pub x: f32,
    /// The words.
    pub text: String,
    /// The glyph of each character that shows: its number, where its character stands in the words, and how far the next one is, in points.
    pub glyphs: Vec<(u32, std::ops::Range<usize>, f32)>,
}

/// A character with its place and width.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    glyph: Option<Glyph>,
    /// With the space that the style adds.
    width: f32,
    /// Whether a line may end before it.
    may_begin: bool,
}

/// The lines of a paragraph of these parts in a column so wide. A line break in the words begins a line.
pub fn lines(parts: &[(Typeface, &str)], style: &Style, column: f32, glyphs: &mut Glyphs<'_>) -> Vec<Line> {
    let letters = letters(parts, style, glyphs);
    let room = (column - style.left - style.right).max(style.size);
    let mut out = Vec::new();
    let mut from = 0;
    while from < letters.len() {
        let indent = if out.is_empty() { style.indent } else { 0.0 };
        let (to, next) = end(&letters, from, room - indent);
        let last = next >= letters.len() || letters.get(to).is_some_and(|letter| letter.c == '\n');
        let line = letters.get(from..to).unwrap_or_default();
        out.push(place(line, style, indent, room, last));
        from = next;
    }
    out
}

fn letters(parts: &[(Typeface, &str)], style: &Style, glyphs: &mut Glyphs<'_>) -> Vec<Letter> {
    let text: String = parts.iter().map(|(_, text)| *text).collect();
    let places = breaks(&text);
    let mut places = places.into_iter().peekable();
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut start = 0;
    for (typeface, part) in parts {
        for (at, c) in part.char_indices() {
            let at = start + at;
            while places.next_if(|place| *place < at).is_some() {}
            let glyph = if c == '\n' {
                None
            } else {
                glyphs.glyph(*typeface, c, at, &text)
            };
            out.push(Letter {
                c,
                glyph,
                width: glyph.map_or(0.0, |glyph| glyph.advance * style.size + style.spacing),
                may_begin: places.peek() == Some(&at),
            });
        }
        start += part.len();
    }
    out
}

/// Where a line ends that begins at `from`, and where the next one begins.
fn end(letters: &[Letter], from: usize, room: f32) -> (usize, usize) {
    let mut used = 0.0;
    let mut best = None;
    for (at, letter) in letters.iter().enumerate().skip(from) {
        if letter.c == '\n' {
            return (at, at + 1);
        }
        if at > from && letter.may_begin {
            best = Some(at);
        }
        let fits = used + letter.width <= room + TOLERANCE;
        if !fits && letter.c != ' ' {
            let next = letters.get(at + 1);
            if HANGING.contains(&letter.c)
                && at > from
                && next.is_none_or(|next| next.may_begin || next.c == '\n')
            {
                let skipped = usize::from(next.is_some_and(|next| next.c == '\n'));
                return (at + 1, at + 1 + skipped);
            }
            let end = best.unwrap_or(at.max(from + 1));
            return (end, end);
        }
        used += letter.width;
    }
    (letters.len(), letters.len())
}

fn place(line: &[Letter], style: &Style, indent: f32, room: f32, last: bool) -> Line {
    let shown = line.len() - line.iter().rev().take_while(|letter| letter.c == ' ').count();
    let width = |letters: &[Letter]| letters.iter().map(|letter| letter.width).sum::<f32>();
    let mut filled = shown;
    let column = room - indent;
    // What hangs over the edge is no part of what is drawn out to it.
    if let Some(hanging) = line.get(..shown).and_then(<[Letter]>::last)
        && HANGING.contains(&hanging.c)
        && width(line.get(..shown).unwrap_or_default()) > column + TOLERANCE
    {
        filled -= 1;
    }
    let taken = width(line.get(..filled).unwrap_or_default());
    let free = column - taken;
    let gaps: Vec<bool> = line
        .windows(2)
        .enumerate()
        .map(|(at, pair)| at + 1 < filled && matches!(pair, [a, b] if stretches(a, b)))
        .collect();
    let count = gaps.iter().filter(|gap| **gap).count();
    #[expect(clippy::cast_precision_loss, reason = "a line has some dozen gaps")]
    let each = if count > 0 {
        free.max(0.0) / count as f32
    } else {
        0.0
    };
    let drawn_out = !last
        && match style.align {
            Align::Both => true,
            Align::Ragged => each <= MAX_STRETCH * style.size,
            Align::Left | Align::Centre | Align::Right => false,
        };
    let extra = if drawn_out { each } else { 0.0 };
    let x = style.left
        + indent
        + match style.align {
            Align::Left | Align::Both | Align::Ragged => 0.0,
            Align::Centre => free / 2.0,
            Align::Right => free,
        };
    let mut out = Line { runs: Vec::new() };
    let mut pen = x;
    for (at, letter) in line.iter().enumerate() {
        let stretch = if gaps.get(at) == Some(&true) { extra } else { 0.0 };
        let step = letter.width + stretch;
        if let Some(glyph) = letter.glyph {
            let run = match out.runs.last_mut() {
                Some(run) if run.face == glyph.face => run,
                _ => {
                    out.runs.push(Run {
                        face: glyph.face,
                        x: pen,
                        text: String::new(),
                        glyphs: Vec::new(),
                    });
                    match out.runs.last_mut() {
                        Some(run) => run,
                        None => continue,
                    }
                }
            };
            let begin = run.text.len();
            run.text.push(letter.c);
            run.glyphs.push((glyph.id, begin..run.text.len(), step));
        }
        pen += step;
    }
    out
}

/// Whether the space between two characters may be drawn out: not within a word or a number.
fn stretches(a: &Letter, b: &Letter) -> bool {
    is_wide(a.c) || is_wide(b.c) || a.c == ' '
}
