//! Pages in plain text: a line of it for each line of words, for each rule, for each picture.
//!
//! ```text
//! page 595 842
//! text 80 126 16 一、总体情况        (left, baseline, size; blanks in the words are glyphs, a gap is another line)
//! level 221 79 522                  (y, from, to)
//! upright 79 134 232                (x, from, to)
//! picture 0 0 595 842               (left, top, right, bottom)
//! ```

use crate::format::pdf::page::{Area, Glyph, Page, Rule};

pub fn pages(drawn: &str) -> Vec<Page> {
    let mut out: Vec<Page> = Vec::new();
    for line in drawn.lines().filter(|line| !line.trim().is_empty()) {
        let mut parts = line.trim_start().splitn(2, ' ');
        let (kind, rest) = (parts.next().unwrap(), parts.next().unwrap_or_default());
        let count = if kind == "page" { 2 } else { 4 };
        let numbers: Vec<f32> = rest
            .split(' ')
            .map_while(|word| word.parse().ok())
            .take(count)
            .collect();
        match (kind, numbers.as_slice()) {
            ("page", &[width, height]) => out.push(Page {
                number: out.len() + 1,
                width,
                height,
                ..Page::default()
            }),
            ("level" | "upright", &[at, from, to]) => {
                let level = kind == "level";
                out.last_mut().unwrap().rules.push(Rule { level, at, from, to });
            }
            ("picture", &[left, top, right, bottom]) => {
                let area = Area {
                    left,
                    top,
                    right,
                    bottom,
                };
                out.last_mut().unwrap().pictures.push(area);
            }
            (kind, _) => {
                let mut parts = rest.splitn(4, ' ');
                let mut number = || -> f32 { parts.next().unwrap().parse().unwrap() };
                let (left, baseline, size) = (number(), number(), number());
                set(
                    out.last_mut().unwrap(),
                    kind,
                    left,
                    baseline,
                    size,
                    parts.next().unwrap(),
                );
            }
        }
    }
    out
}

fn set(page: &mut Page, kind: &str, mut left: f32, baseline: f32, size: f32, words: &str) {
    for character in words.chars() {
        let width = if character.is_ascii() { size / 2.0 } else { size };
        page.glyphs.push(Glyph {
            character,
            left,
            right: left + width,
            baseline,
            size,
            quarters: u8::from(kind == "turned"),
            oblique: kind == "oblique",
            invisible: kind == "invisible",
            artifact: kind == "artifact",
        });
        left += width;
    }
}
