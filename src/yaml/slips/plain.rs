//! A value without quotes: a row of figures pasted without its brackets, quotes of a Chinese keyboard, a # that cuts it.

use super::rows::separators;
use super::scan::Scan;
use super::slip::SlipKind;
use crate::yaml::words::Behind;

/// Opening and closing quotes of a Chinese keyboard.
const QUOTES: [(char, char); 4] = [('“', '”'), ('‘', '’'), ('”', '“'), ('＂', '＂')];

impl Scan<'_> {
    /// A plain value from `at` on, and what stands behind its key.
    pub(super) fn plain(&mut self, start: usize, body: &str, at: usize, behind: Option<Behind>) {
        let Some(behind) = behind else { return };
        let end = body.find(" #").map_or(body.len(), |cut| cut.max(at));
        let value = body[at..end].trim_end();
        let (from, to) = (start + at, start + at + value.len());
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
            let words = body[at + cut + 2..].split(" #").next().unwrap_or_default();
            let words = words.trim_end();
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
