//! A value without quotes: a row of figures pasted without its brackets, quotes of a Chinese keyboard, a # that cuts it.

use super::rows::separators;
use super::scan::Scan;
use super::slip::{Slip, SlipKind};
use crate::source::Span;
use crate::yaml::words::Behind;

/// Opening and closing quotes of a Chinese keyboard.
const QUOTES: [(char, char); 4] = [('“', '”'), ('‘', '’'), ('”', '“'), ('＂', '＂')];

/// Braces of a Chinese keyboard around an expression.
const OPEN: &str = "｛｛";
/// See [`OPEN`].
const CLOSE: &str = "｝｝";
/// The most bytes of an expression.
const EXPRESSION: usize = 200;

/// Expressions in full-width braces, wherever they stand but in comments.
pub(super) fn wide_braces(text: &str) -> Vec<Slip> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim_start().starts_with('#') {
            for (open, _) in line.match_indices(OPEN) {
                let inner = &line[open + OPEN.len()..];
                let Some(close) = inner.find(CLOSE).filter(|close| *close <= EXPRESSION) else {
                    continue;
                };
                if inner[..close].contains(['{', '}', '｛', '｝']) {
                    continue;
                }
                let open = start + open;
                let close = open + OPEN.len() + close;
                for (at, len, meant) in [(open, OPEN.len(), "{{"), (close, CLOSE.len(), "}}")] {
                    out.push(Slip {
                        span: Span::new(at, at + len),
                        meant: Some(meant.to_owned()),
                        kind: SlipKind::WideBraces,
                    });
                }
            }
        }
        start += line.len();
    }
    out
}

impl Scan<'_> {
    /// A plain value from `at` on, and what stands behind its key.
    pub(super) fn plain(&mut self, start: usize, body: &str, at: usize, behind: Option<Behind>) {
        let Some(behind) = behind else { return };
        let end = body.find(" #").map_or(body.len(), |cut| cut.max(at));
        let value = body[at..end].trim_end();
        let (from, to) = (start + at, start + at + value.len());
        if value.starts_with(OPEN) && !value.contains(['"', '\\']) {
            // Half-width braces at the beginning are a mapping to YAML.
            self.slip(SlipKind::WideBraces, from, from, Some("\"".into()));
            self.slip(SlipKind::WideBraces, to, to, Some("\"".into()));
            return;
        }
        if behind != Behind::Prose
            && let Some((open, close)) = quoted(value)
        {
            let mark = if behind == Behind::Figures { "" } else { "\"" };
            self.slip(SlipKind::Quotes, from, from + open, Some(mark.into()));
            self.slip(SlipKind::Quotes, to - close, to, Some(mark.into()));
            return;
        }
        if behind == Behind::Figures
            && let Some(runs) = separators(value)
            && runs.len() > 1
        {
            self.slip(SlipKind::Separator, from, from, Some("[".into()));
            for run in runs {
                self.slip(
                    SlipKind::Separator,
                    from + run.start,
                    from + run.end,
                    Some(", ".into()),
                );
            }
            self.slip(SlipKind::Separator, to, to, Some("]".into()));
            return;
        }
        if matches!(behind, Behind::Line | Behind::Prose)
            && let Some(cut) = body[at..].find(" #")
        {
            let words = body[at + cut + 2..].trim_end();
            // A comment has a blank behind its #; a number may have one too.
            if words
                .trim_start()
                .starts_with(|c: char| c.is_ascii_digit() || !words.starts_with(' '))
            {
                let mark = start + at + cut + 1;
                self.slip(SlipKind::Cuts, mark, mark + 1 + words.len(), None);
            }
        }
    }
}

/// The lengths of the quotes around a value, where there are none within.
fn quoted(value: &str) -> Option<(usize, usize)> {
    let mut chars = value.chars();
    let (first, last) = (chars.next()?, chars.next_back()?);
    let pair = QUOTES
        .iter()
        .any(|(open, close)| first == *open && (last == *close || last == *open));
    let clean = !chars
        .as_str()
        .contains(|c| matches!(c, '"' | '\\') || QUOTES.iter().any(|(a, b)| c == *a || c == *b));
    (pair && clean).then(|| (first.len_utf8(), last.len_utf8()))
}
