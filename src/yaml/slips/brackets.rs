//! What stands in brackets: rows of figures, and a figure with its note; over several lines too.

use super::rows::separators;
use super::scan::{Flow, Scan, State};
use super::slip::{Slip, SlipKind};
use crate::source::Span;

/// The most bytes of a key with the blanks around it.
pub(super) const KEY_BYTES: usize = 100;

/// How many digits a postcode has.
const POSTCODE: usize = 6;

impl Scan<'_> {
    /// A list in full-width brackets, whole on its line.
    pub(super) fn wide_list(&mut self, start: usize, body: &str, at: usize) {
        let end = body.find(" #").unwrap_or(body.len());
        for (offset, c) in body[at..end].char_indices() {
            let here = start + at + offset;
            let next = at + offset + c.len_utf8();
            let (kind, meant) = match c {
                '-' if stands_alone(&body[..at + offset], &body[next..end]) => {
                    self.slip(SlipKind::Empty, here, here + 1, Some("~".into()));
                    continue;
                }
                '［' | '【' => (SlipKind::Bracket, "["),
                '］' | '】' => (SlipKind::Bracket, "]"),
                '，' => (SlipKind::Comma, ","),
                _ => continue,
            };
            self.slip(
                kind,
                here,
                here + c.len_utf8(),
                Some(self.spaced(meant, here + c.len_utf8())),
            );
        }
    }

    /// A comma with the blank that follows it.
    fn spaced(&self, mark: &str, next: usize) -> String {
        let bare = mark == "," && self.text[next..].starts_with(|c: char| !c.is_whitespace());
        if bare { format!("{mark} ") } else { mark.to_owned() }
    }

    /// What stands in brackets, from `at` to the end of the line or of the brackets.
    pub(super) fn flow(&mut self, start: usize, body: &str, at: usize, mut flow: Flow) {
        let mut chars = body[at..].char_indices().peekable();
        if at == 0 {
            let white = body.len() - body.trim_start_matches([' ', '\t']).len();
            if body[..white].contains('\t') {
                self.slip(
                    SlipKind::Tab,
                    start,
                    start + white,
                    Some(body[..white].replace('\t', "  ")),
                );
            }
        }
        while let Some((offset, c)) = chars.next() {
            let here = at + offset;
            let next = here + c.len_utf8();
            if let Some(quote) = flow.quote {
                self.said.push(Span::new(start + here, start + next));
                match c {
                    '\\' if quote == '"' => drop(chars.next()),
                    c if c == quote => flow.quote = None,
                    _ => {}
                }
                continue;
            }
            let innermost = flow.open.last().copied();
            match c {
                '[' | '{' => {
                    if c == '[' {
                        self.row(start, body, next);
                    }
                    flow.open.push(c);
                    flow = Flow {
                        empty: true,
                        entry: next,
                        ..flow
                    };
                }
                ']' | '}' => {
                    flow.open.pop();
                    flow.empty = false;
                    if flow.open.is_empty() {
                        self.behind(start + next, &body[next..]);
                        return;
                    }
                }
                '］' | '】' if innermost == Some('[') && closes(&body[next..]) => {
                    self.slip(SlipKind::Bracket, start + here, start + next, Some("]".into()));
                    flow.open.pop();
                    flow.empty = false;
                    if flow.open.is_empty() {
                        self.behind(start + next, &body[next..]);
                        return;
                    }
                }
                ',' | '，' if innermost == Some('[') || c == ',' || begins_pair(&body[next..]) => {
                    if flow.empty && innermost == Some('[') {
                        self.slip(SlipKind::Empty, start + here, start + here, Some("~".into()));
                    }
                    if c == '，' {
                        let meant = self.spaced(",", start + next);
                        self.slip(SlipKind::Comma, start + here, start + next, Some(meant));
                    }
                    flow = Flow {
                        empty: true,
                        entry: next,
                        ..flow
                    };
                }
                '：' if innermost == Some('{') && is_key(body.get(flow.entry..here).unwrap_or_default()) => {
                    let blank = body[next..].starts_with(' ');
                    let meant = if blank { ":" } else { ": " };
                    self.slip(SlipKind::Colon, start + here, start + next, Some(meant.into()));
                }
                '-' if stands_alone(&body[..here], &body[next..])
                    && (innermost == Some('[') || is_key_with_colon(&body[flow.entry.min(here)..here])) =>
                {
                    self.slip(SlipKind::Empty, start + here, start + next, Some("~".into()));
                    flow.empty = false;
                }
                '#' if here == 0 || body[..here].ends_with([' ', '\t']) => {
                    if body[next..].contains([']', '}']) {
                        flow.swallowed.get_or_insert(start + here);
                    }
                    break;
                }
                '"' | '\'' if flow.empty || self.begins_value(start, &body[..here]) => {
                    flow.quote = Some(c);
                    flow.empty = false;
                }
                c if !c.is_whitespace() => flow.empty = false,
                _ => {}
            }
        }
        // An entry that goes on in the next line begins there for whatever is judged by its place.
        flow.entry = 0;
        self.state = State::Flow(flow);
    }

    /// A row whose figures are not separated by commas, whole on its line.
    fn row(&mut self, start: usize, body: &str, at: usize) {
        let Some(end) = body[at..].find([']', '］', '】', '#', '{', '[']) else {
            return;
        };
        let row = &body[at..at + end];
        for run in separators(row).unwrap_or_default() {
            if !row[run.clone()].contains([',', '，']) {
                let (from, to) = (start + at + run.start, start + at + run.end);
                self.slip(SlipKind::Separator, from, to, Some(", ".into()));
            }
        }
    }

    /// Brackets that were never closed, where a comment holds what would have closed them.
    pub(super) fn swallowed(&mut self, mark: Option<usize>) {
        if let Some(at) = mark {
            self.slip(SlipKind::Swallowed, at, at + 1, None);
        }
    }

    /// Punctuation of prose behind the last bracket of a row: `[18, 38, 203]。`
    fn behind(&mut self, at: usize, rest: &str) {
        let marks = rest.trim_end();
        if !marks.is_empty() && marks.chars().all(|c| "，。；、,;.".contains(c)) {
            self.slip(SlipKind::Trailing, at, at + marks.len(), Some(String::new()));
        }
    }

    /// Whether a value begins behind these words of a line in braces: behind a colon and a blank, or behind a full-width
    /// colon that was reported as a slip.
    fn begins_value(&self, start: usize, before: &str) -> bool {
        let words = before.trim_end();
        let reported = |slip: &Slip| slip.kind == SlipKind::Colon && slip.span.end == start + words.len();
        (words.ends_with(':') && words.len() < before.len()) || self.slips.last().is_some_and(reported)
    }
}

/// Whether a value is a row as the form has it: whole figures between commas in brackets, and nothing behind them but a
/// comment. Nearly every row is, and there is no slip in it.
pub(super) fn is_plain_row(value: &str) -> bool {
    let Some(row) = value.strip_prefix('[') else {
        return false;
    };
    // What may stand next: a sign or a digit of a figure, more of its digits, what ends it.
    let (mut digits, mut ended) = (false, false);
    let mut last = b',';
    for (at, byte) in row.bytes().enumerate() {
        match byte {
            b'0'..=b'9' if !ended => digits = true,
            b'-' if !digits && last != b'-' => {}
            b' ' if last != b'-' => ended = digits,
            b',' if digits => (digits, ended) = (false, false),
            b']' if digits => {
                let behind = row.get(at + 1..).unwrap_or_default();
                return behind.is_empty() || behind.trim_start().starts_with('#');
            }
            _ => return false,
        }
        last = byte;
    }
    false
}

/// Whether a value in full-width brackets is a list: brackets at both ends, and figures or commas between them.
pub(super) fn is_list(value: &str) -> bool {
    let value = value.split(" #").next().unwrap_or(value).trim();
    let mut chars = value.chars();
    chars.next();
    let Some(']' | '］' | '】') = chars.next_back() else {
        return false;
    };
    let inner = chars.as_str();
    // A postcode in ornamental brackets is words; no figure that stands alone in them has as many digits.
    let figure = |c: char| c.is_numeric() || c.is_whitespace() || c == '~';
    inner.contains([',', '，']) || (inner.chars().count() < POSTCODE && inner.chars().all(figure))
}

/// Whether a full-width closing bracket ends the row: nothing but other brackets, a comma or a comment behind it.
fn closes(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with(['#', ']', '}', ',', '，'])
}

/// Whether nothing but brackets, commas or a colon stands on both sides.
fn stands_alone(before: &str, after: &str) -> bool {
    before
        .trim_end()
        .ends_with(['[', '［', '【', '{', ',', '，', ':', '：'])
        && after.trim_start().starts_with([',', '，', ']', '］', '】', '}'])
}

/// Whether an entry in braces has only its key so far, so that what follows is the value and not more words of a note.
fn is_key_with_colon(entry: &str) -> bool {
    entry.trim_end().strip_suffix([':', '：']).is_some_and(is_key)
}

/// Whether what follows a full-width comma in braces is another `key: value`, not more words of a note: a key of a
/// figure's own mapping, or any word with nothing but a figure behind its colon.
fn begins_pair(rest: &str) -> bool {
    let near = rest
        .char_indices()
        .map(|(at, _)| at)
        .chain([rest.len()])
        .take_while(|at| *at <= KEY_BYTES)
        .last();
    let Some((key, value)) = rest[..near.unwrap_or(0)].split_once([':', '：']) else {
        return false;
    };
    let value = value.split([',', '，', '}']).next().unwrap_or_default().trim();
    let figure = !value.is_empty()
        && value
            .chars()
            .all(|c| c.is_numeric() || matches!(c, '.' | '-' | '~'));
    matches!(key.trim(), "值" | "注" | "单位") || (is_key(key) && figure)
}

fn is_key(text: &str) -> bool {
    // Long text is no key; saying so first keeps a line of many marks linear.
    let text = if text.len() > KEY_BYTES {
        return false;
    } else {
        text.trim()
    };
    !text.is_empty() && text.chars().count() <= 8 && text.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_row_is_whole_figures_between_commas() {
        for row in [
            "[0]",
            "[1, -30, 38]",
            "[ 5,0 , 112 ]",
            "[0, 0]  # 采购项目数量",
            "[0] ",
        ] {
            assert!(is_plain_row(row.trim_end()), "{row}");
        }
        for row in [
            "",
            "0",
            "[",
            "[0",
            "[]",
            "[ ]",
            "[1 136, 0]",
            "[1、2]",
            "[1，2]",
            "[1, , 2]",
            "[1, -, 2]",
            "[- 1]",
            "[1-2]",
            "[--1]",
            "[0, 1.5]",
            "[0, 86.68万元]",
            "[~, 0]",
            "[0]。",
            "[0], [1]",
            "[{值: 1}, 2]",
            "[0］",
        ] {
            assert!(!is_plain_row(row), "{row}");
        }
    }
}
