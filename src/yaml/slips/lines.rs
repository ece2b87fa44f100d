//! The lines of a file as far as their punctuation goes: which are structure, which prose, and the slips in them.

use std::ops::Range;

use super::brackets::{KEY_BYTES, is_list, is_plain_row};
use super::scan::{Flow, Prose, Scan, State, is_blank, is_lead};
use super::slip::{Slip, SlipKind};
use crate::source::{Source, Span, is_invisible, is_odd_blank};
use crate::yaml::words::{Behind, Words};

/// The most characters of a key for a line to be taken for one.
const KEY_CHARS: usize = 12;

/// Every certain slip of punctuation, in order, and what is words.
pub(super) fn scan(source: &Source, words: Words) -> (Vec<Slip>, Vec<Span>) {
    let mut scan = Scan {
        text: source.text(),
        words,
        slips: Vec::new(),
        said: Vec::new(),
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
    if let State::Flow(flow) = &scan.state {
        let flow = flow.swallowed;
        scan.swallowed(flow);
    }
    (scan.slips, scan.said)
}

impl Scan<'_> {
    fn line(&mut self, start: usize, body: &str) {
        let spaces = body.len() - body.trim_start_matches(' ').len();
        let blank = is_blank(body);
        match std::mem::replace(&mut self.state, State::Structure) {
            State::Block(prose) => {
                if let Some(prose) = self.prose_line(start, body, prose) {
                    self.state = State::Block(prose);
                    return;
                }
            }
            State::Plain { key, prose } if blank || spaces > key => {
                self.said.push(Span::new(start, start + body.len()));
                self.state = match prose.filter(|_| !blank && !body[spaces..].starts_with('#')) {
                    Some(at) => self.inline_prose(at..at, key, spaces),
                    None => State::Plain { key, prose },
                };
                return;
            }
            State::Plain { key, prose: Some(at) }
                if !body[spaces..].starts_with('#') && !self.is_structure(&body[spaces..], spaces) =>
            {
                let State::Block(prose) = self.inline_prose(at..at, key, key + 2) else {
                    return;
                };
                if let Some(prose) = self.prose_line(start, body, prose) {
                    self.state = State::Block(prose);
                }
                return;
            }
            State::Quoted(quote) => {
                self.quoted(start, body, 0, quote);
                return;
            }
            State::Flow(flow) if flow.ends_before(body, spaces) => self.swallowed(flow.swallowed),
            State::Flow(flow) => {
                self.flow(start, body, 0, flow);
                return;
            }
            State::Plain { .. } | State::Structure => {}
        }
        let words = body.trim_start_matches(is_lead);
        if blank {
            if body.chars().any(is_odd_blank) {
                self.slip(
                    SlipKind::WideIndent,
                    start,
                    start + body.len(),
                    Some(String::new()),
                );
            }
            return;
        }
        if words.starts_with('#') && body[spaces..].starts_with('#') {
            return;
        }
        self.structure(start, body, spaces);
    }

    /// A line of keys and values, from its indentation on.
    fn structure(&mut self, start: usize, body: &str, spaces: usize) {
        let mut at = body.len() - body.trim_start_matches(is_lead).len();
        let lead = &body[..at];
        // What prints nothing is named for itself, and is no indentation.
        let mut indent = lead.chars().filter(|c| *c == ' ').count();
        if lead.chars().any(|c| c == '\t' || is_odd_blank(c)) {
            let kind = if lead.contains('\t') {
                SlipKind::Tab
            } else {
                SlipKind::WideIndent
            };
            let meant = self.indentation(lead);
            self.slip(kind, start, start + at, meant.map(|n| " ".repeat(n)));
            indent = meant.unwrap_or(spaces);
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
                Some(end) if rest[end..].starts_with(':') => {
                    let behind = at + end + 1;
                    self.value(start, body, behind, (indent, behind), &rest[1..end - 1]);
                }
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
        let tabs = lead.chars().filter(|c| matches!(c, '\t' | '\u{3000}')).count();
        let spaces = lead.chars().filter(|c| !is_invisible(*c)).count() - tabs;
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
                ':' | '：' if offset > 0 => {
                    let name = body[at..here].trim_matches(is_lead);
                    if c == '：' && self.is_no_key(name, &body[next..]) {
                        break;
                    }
                    let before = at + body[at..here].trim_end_matches(is_lead).len();
                    if body[before..here].chars().any(is_odd_blank) {
                        self.slip(
                            SlipKind::OddBlank,
                            start + before,
                            start + here,
                            Some(String::new()),
                        );
                    }
                    let behind = self.colon(start, body, here..next);
                    self.value(start, body, behind, (indent, next), name);
                    return;
                }
                _ if c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '（' | '）') => chars += 1,
                _ if is_invisible(c) => {}
                // A blank before the colon: 年度 ：2021
                c if is_lead(c)
                    && offset <= KEY_BYTES
                    && body[next..].trim_start_matches(is_lead).starts_with(['：', ':']) => {}
                _ => break,
            }
            if chars > KEY_CHARS || offset > KEY_BYTES {
                break;
            }
        }
        self.state = State::Plain {
            key: indent,
            prose: None,
        };
    }

    /// A key's colon with the blank behind it; where the value may begin.
    fn colon(&mut self, start: usize, body: &str, colon: Range<usize>) -> usize {
        let rest = &body[colon.end..];
        let wide = &body[colon.clone()] == "：";
        let shown = rest.trim_start_matches(is_invisible);
        if shown.starts_with(is_odd_blank) {
            let end = body.len() - rest.trim_start_matches(|c| c != '\t' && is_lead(c)).len();
            let kind = if wide { SlipKind::Colon } else { SlipKind::OddBlank };
            self.slip(kind, start + colon.start, start + end, Some(": ".into()));
            return end;
        }
        let blank = shown.is_empty() || shown.starts_with(' ');
        if wide || !(blank || shown.starts_with('\t')) {
            let kind = if wide { SlipKind::Colon } else { SlipKind::NoBlank };
            let meant = if blank { ":" } else { ": " };
            self.slip(kind, start + colon.start, start + colon.end, Some(meant.into()));
        }
        colon.end
    }

    /// What stands behind a key's colon, whose end is `colon`; the key is indented by `indent`.
    fn value(&mut self, start: usize, body: &str, at: usize, (indent, colon): (usize, usize), name: &str) {
        let rest = &body[at..];
        let white = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest.starts_with('\t') {
            let tabs = rest.len() - rest.trim_start_matches('\t').len();
            self.slip(SlipKind::Tab, start + at, start + at + tabs, Some(" ".into()));
        }
        let mut at = at + white;
        let odd = body.len() - at - body[at..].trim_start_matches(is_lead).len();
        if body[at..at + odd].chars().any(is_odd_blank) {
            self.slip(
                SlipKind::OddBlank,
                start + at,
                start + at + odd,
                Some(String::new()),
            );
        }
        at += odd;
        // Anchors and tags stand before the value.
        while body[at..].starts_with(['&', '!']) {
            let word = body[at..].find(' ').map_or(body.len() - at, |i| i + 1);
            at += word;
        }
        let rest = &body[at..];
        let behind = self.words.of(name).map(|known| known.behind);
        match rest.chars().next() {
            None | Some('#') if behind == Some(Behind::Prose) => {
                self.state = State::Block(Prose {
                    key: indent,
                    bar: Some(start + colon),
                    ..Prose::default()
                });
            }
            None | Some('#') => self.opens = true,
            Some('|' | '>') => self.block(start, body, at, indent, behind == Some(Behind::Prose)),
            Some('｜') if rest.trim_end() == "｜" => {
                self.slip(
                    SlipKind::Bar,
                    start + at,
                    start + at + '｜'.len_utf8(),
                    Some("|".into()),
                );
                self.state = State::Block(Prose {
                    key: indent,
                    ..Prose::default()
                });
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
            Some('[') if is_plain_row(rest) => {}
            Some('[' | '{') => self.flow(start, body, at, Flow::behind(indent)),
            Some('［' | '【') if is_list(rest) => self.wide_list(start, body, at),
            Some(_) => {
                if behind != Some(Behind::Figures) && !rest.starts_with(|c: char| c.is_ascii_digit()) {
                    self.said.push(Span::new(start + at, start + body.len()));
                }
                self.plain(start, body, at, behind);
                let prose = behind == Some(Behind::Prose) && !rest.contains(" #");
                self.state = State::Plain {
                    key: indent,
                    prose: prose.then_some(start + at),
                };
            }
        }
    }

    /// A quoted value from behind its opening quote, or from the beginning of a line that goes on with it.
    fn quoted(&mut self, start: usize, body: &str, at: usize, quote: char) {
        self.said.push(Span::new(start + at, start + body.len()));
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
