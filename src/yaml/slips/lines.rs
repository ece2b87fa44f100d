//! The lines of a file as far as their punctuation goes: which are structure, which prose, and the slips in them.

use super::brackets::{KEY_BYTES, is_list};
use super::scan::{Flow, Scan, State};
use super::slip::{Slip, SlipKind};
use crate::source::Source;

/// The most characters of a key for a line to be taken for one.
const KEY_CHARS: usize = 12;

/// Every certain slip of punctuation, in order.
pub(super) fn scan(source: &Source) -> Vec<Slip> {
    let mut scan = Scan {
        text: source.text(),
        slips: Vec::new(),
        levels: vec![0],
        state: State::Structure,
        opens: false,
    };
    let mut start = source.bom_len();
    for line in source.text()[start..].split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        scan.line(start, body);
        start += line.len();
    }
    scan.slips
}

impl Scan<'_> {
    fn line(&mut self, start: usize, body: &str) {
        let spaces = body.len() - body.trim_start_matches(' ').len();
        let blank = body.trim().is_empty();
        match std::mem::replace(&mut self.state, State::Structure) {
            State::Block { key, lines } => {
                if let Some(lines) = self.prose_line(start, body, spaces, key, lines) {
                    self.state = State::Block { key, lines };
                    return;
                }
            }
            State::Plain { key } if blank || spaces > key => {
                self.state = State::Plain { key };
                return;
            }
            State::Quoted(quote) => {
                self.quoted(start, body, 0, quote);
                return;
            }
            State::Flow(flow) if flow.ends_before(body, spaces) => {}
            State::Flow(flow) => {
                self.flow(start, body, 0, flow);
                return;
            }
            State::Plain { .. } | State::Structure => {}
        }
        if blank || body[spaces..].starts_with('#') {
            return;
        }
        self.structure(start, body, spaces);
    }

    /// A line of a block scalar: `Some` with the block's indentation while the block goes on.
    #[allow(clippy::option_option)]
    fn prose_line(
        &mut self,
        start: usize,
        body: &str,
        spaces: usize,
        key: usize,
        lines: Option<usize>,
    ) -> Option<Option<usize>> {
        if body.trim_matches([' ', '\t', '\r']).is_empty() {
            return Some(lines);
        }
        let first = body[spaces..].chars().next().unwrap_or(' ');
        let indent = lines.unwrap_or(key + 2);
        let too_far_left = spaces <= key || lines.is_some_and(|n| spaces < n);
        if matches!(first, '\t' | '\u{3000}' | '\u{a0}') && too_far_left {
            let rest = body.trim_start_matches([' ', '\t', '\u{3000}', '\u{a0}']);
            let kind = if first == '\t' {
                SlipKind::Tab
            } else {
                SlipKind::WideIndent
            };
            self.slip(
                kind,
                start,
                start + body.len() - rest.len(),
                Some(" ".repeat(indent)),
            );
            return Some(Some(indent));
        }
        if spaces > key {
            Some(Some(lines.unwrap_or(spaces)))
        } else {
            None
        }
    }

    /// A line of keys and values, from its indentation on.
    fn structure(&mut self, start: usize, body: &str, spaces: usize) {
        let mut indent = spaces;
        let mut at = spaces;
        let white = body.len() - body.trim_start_matches([' ', '\t', '\u{3000}']).len();
        if white > spaces {
            let lead = &body[..white];
            let kind = if lead.contains('\t') {
                SlipKind::Tab
            } else {
                SlipKind::WideIndent
            };
            let meant = self.indentation(lead);
            self.slip(kind, start, start + white, meant.map(|n| " ".repeat(n)));
            indent = meant.unwrap_or(spaces);
            at = white;
        }
        while let Some(rest) = body[at..].strip_prefix("- ") {
            let blanks = rest.len() - rest.trim_start_matches(' ').len();
            at += 2 + blanks;
            indent += 2 + blanks;
        }
        self.levels.retain(|level| *level < indent);
        self.levels.push(indent);
        self.opens = false;
        let rest = &body[at..];
        if let Some(quote @ ('"' | '\'')) = rest.chars().next() {
            let key_end = rest[1..].find(quote).map(|i| i + 2);
            match key_end {
                Some(end) if rest[end..].starts_with(':') => self.value(start, body, at + end + 1, indent),
                _ => self.quoted(start, body, at + 1, quote),
            }
            return;
        }
        if rest.starts_with(['[', '{']) {
            self.flow(start, body, at, Flow::default());
            return;
        }
        self.key(start, body, at, indent);
    }

    /// Which indentation tabs stand for, where that is certain.
    fn indentation(&self, lead: &str) -> Option<usize> {
        let tabs = lead.chars().filter(|c| *c != ' ').count();
        let spaces = lead.len()
            - lead
                .chars()
                .filter(|c| *c != ' ')
                .map(char::len_utf8)
                .sum::<usize>();
        let last = *self.levels.last()?;
        if spaces > 0 {
            let guess = spaces + 2 * tabs;
            return (self.levels.contains(&guess) || (self.opens && guess > last)).then_some(guess);
        }
        match self.levels.get(tabs) {
            Some(level) => Some(*level),
            None if self.opens && tabs == self.levels.len() => Some(last + 2),
            None => None,
        }
    }

    fn key(&mut self, start: usize, body: &str, at: usize, indent: usize) {
        let mut chars = 0;
        for (offset, c) in body[at..].char_indices() {
            let here = at + offset;
            let next = here + c.len_utf8();
            match c {
                ':' if body[next..].is_empty() || body[next..].starts_with([' ', '\t']) => {
                    self.value(start, body, next, indent);
                    return;
                }
                '：' | ':' if offset > 0 => {
                    let blank = body[next..].is_empty() || body[next..].starts_with(' ');
                    let meant = if blank { ":" } else { ": " };
                    let kind = if c == ':' {
                        SlipKind::NoBlank
                    } else {
                        SlipKind::Colon
                    };
                    self.slip(kind, start + here, start + next, Some(meant.into()));
                    self.value(start, body, next, indent);
                    return;
                }
                _ if c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '（' | '）') => chars += 1,
                // A blank before the colon: 年度 ：2021
                ' ' | '\u{3000}'
                    if offset <= KEY_BYTES && body[next..].trim_start().starts_with(['：', ':']) => {}
                _ => break,
            }
            if chars > KEY_CHARS || offset > KEY_BYTES {
                break;
            }
        }
        self.state = State::Plain { key: indent };
    }

    /// What stands behind a key's colon.
    fn value(&mut self, start: usize, body: &str, at: usize, indent: usize) {
        let rest = &body[at..];
        let white = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest.starts_with('\t') {
            let tabs = rest.len() - rest.trim_start_matches('\t').len();
            self.slip(SlipKind::Tab, start + at, start + at + tabs, Some(" ".into()));
        }
        let mut at = at + white;
        // Anchors and tags stand before the value.
        while body[at..].starts_with(['&', '!']) {
            let word = body[at..].find(' ').map_or(body.len() - at, |i| i + 1);
            at += word;
        }
        let rest = &body[at..];
        match rest.chars().next() {
            None | Some('#') => self.opens = true,
            Some('|' | '>') => {
                self.state = State::Block {
                    key: indent,
                    lines: None,
                }
            }
            Some('｜') if rest.trim_end() == "｜" => {
                self.slip(
                    SlipKind::Bar,
                    start + at,
                    start + at + '｜'.len_utf8(),
                    Some("|".into()),
                );
                self.state = State::Block {
                    key: indent,
                    lines: None,
                };
            }
            Some(quote @ ('"' | '\'')) => self.quoted(start, body, at + 1, quote),
            Some('-')
                if rest
                    .split(" #")
                    .next()
                    .is_some_and(|value| value.trim_end() == "-") =>
            {
                self.slip(SlipKind::Empty, start + at, start + at + 1, Some("~".into()));
            }
            Some('{') if rest.starts_with("{{") => self.braces(start, body, at),
            Some('[' | '{') => self.flow(start, body, at, Flow::behind(indent)),
            Some('［' | '【') if is_list(rest) => self.wide_list(start, body, at),
            Some(_) => self.state = State::Plain { key: indent },
        }
    }

    /// A quoted value from behind its opening quote, or from the beginning of a line that goes on with it.
    fn quoted(&mut self, _start: usize, body: &str, at: usize, quote: char) {
        let mut chars = body[at..].chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' if quote == '"' => drop(chars.next()),
                c if c == quote => {
                    if quote == '\'' && chars.as_str().starts_with('\'') {
                        chars.next();
                        continue;
                    }
                    return;
                }
                _ => {}
            }
        }
        self.state = State::Quoted(quote);
    }

    /// `引言: {{机关.名称}}…`: YAML reads a mapping; words were meant.
    fn braces(&mut self, start: usize, body: &str, at: usize) {
        let end = body[at..].find(" #").map_or(body.len(), |i| at + i);
        let value = body[at..end].trim_end();
        let quote = ['"', '\'']
            .into_iter()
            .find(|q| !value.contains(*q) && (*q == '\'' || !value.contains('\\')));
        let meant = quote.map(|q| format!("{q}{value}{q}"));
        self.slip(SlipKind::Braces, start + at, start + at + value.len(), meant);
    }
}
