//! Slips of a Chinese input method, found line by line before the parser sees the file: full-width ：，［］【】 in the
//! place of YAML's punctuation, tabs in the place of its blanks, an empty place between two commas.
//!
//! Only what stands outside prose is judged: not block scalars, quoted values, comments, nor plain values of words.
//! A slip is named only where nothing else can have been meant.

use super::mended::{Edit, Mended};
use super::message::SYNTAX_ERROR;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// A key may be this long for a line to be taken for one.
const KEY_CHARS: usize = 24;

/// A slip: where it is, what was meant (none where that is not certain), and what to call it.
#[derive(Debug)]
pub(super) struct Slip {
    span: Span,
    meant: Option<String>,
    kind: SlipKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SlipKind {
    Colon,
    NoBlank,
    Comma,
    Bracket,
    Bar,
    Tab,
    WideIndent,
    /// `[27, , 0]`: told as a blank figure by whoever reads the row, at the place of the inserted `~`.
    Empty,
    Braces,
}

/// One finding for the slips of a line.
pub(super) fn diagnose(source: &Source, slips: &[Slip]) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let told: Vec<&Slip> = slips.iter().filter(|s| s.kind != SlipKind::Empty).collect();
    for line in told.chunk_by(|a, b| source.line_span(a.span.start) == source.line_span(b.span.start)) {
        let (first, last) = (line[0], line[line.len() - 1]);
        let (message, help) = words(source, line);
        let span = Span::new(first.span.start, last.span.end);
        let mut found = Diagnostic::new(&SYNTAX_ERROR, message).at(span).help(help);
        if let Some(fixed) = replaced(source, span, line) {
            found = found.fix(span, fixed);
        }
        out.push(found);
    }
    out
}

fn words(source: &Source, line: &[&Slip]) -> (String, &'static str) {
    let first = line[0];
    let mut marks: Vec<&str> = Vec::new();
    for slip in line {
        let mark = source.slice(slip.span);
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    match first.kind {
        SlipKind::NoBlank => ("冒号后面少了一个空格".into(), "键和值之间写半角冒号和一个空格"),
        SlipKind::Tab => (
            "这里用了制表符（Tab 键）".into(),
            "YAML 只用空格缩进，请把制表符换成空格",
        ),
        SlipKind::WideIndent => (
            "行首用了全角空格，不能当作缩进".into(),
            "正文每行用半角空格缩进，比它的键多两格",
        ),
        SlipKind::Bar => ("这里用了全角的“｜”".into(), "改用半角的 |"),
        SlipKind::Braces => (
            "以 {{ 开头的值没有加引号，YAML 会把它当成别的东西".into(),
            "给整个值加上引号，或把正文写在 | 之后",
        ),
        _ => (
            format!("这里用了全角的“{}”", marks.join("”“")),
            "数据和键用半角标点：冒号 : 后空一格，逗号 , ，方括号 [ ]",
        ),
    }
}

/// The text of `span` with the line's slips mended, where each of them can be.
fn replaced(source: &Source, span: Span, line: &[&Slip]) -> Option<String> {
    let mut out = String::new();
    let mut done = span.start;
    for slip in line {
        out.push_str(source.slice(Span::new(done, slip.span.start)));
        out.push_str(slip.meant.as_ref()?);
        done = slip.span.end;
    }
    Some(out)
}

/// The file as it was meant; none where some slip leaves that open.
pub(super) fn mend<'a>(source: &'a Source, slips: &[Slip]) -> Option<Mended<'a>> {
    let edits: Option<Vec<Edit>> = slips
        .iter()
        .map(|s| {
            Some(Edit {
                span: s.span,
                replacement: s.meant.clone()?,
            })
        })
        .collect();
    Some(Mended::new(source, &edits?))
}

/// Every certain slip of the file, in order.
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

/// What the next line is read as.
#[derive(Debug)]
enum State {
    /// Keys and values.
    Structure,
    /// Prose of a block scalar whose key is indented so far; the indentation of its lines, once one was seen.
    Block { key: usize, lines: Option<usize> },
    /// A plain value goes on while lines are indented deeper than its key.
    Plain { key: usize },
    /// A quoted value goes on.
    Quoted(char),
    /// Brackets are open.
    Flow(Flow),
}

/// Open brackets and what was read since the last comma.
#[derive(Debug, Default)]
struct Flow {
    open: Vec<char>,
    /// Nothing was read since the last comma or bracket.
    empty: bool,
    quote: Option<char>,
    /// Where the current entry begins.
    entry: usize,
}

struct Scan<'a> {
    text: &'a str,
    slips: Vec<Slip>,
    /// Indentations of the open levels.
    levels: Vec<usize>,
    state: State,
    /// Whether the last line ended with a key that opens a level.
    opens: bool,
}

impl Scan<'_> {
    fn slip(&mut self, kind: SlipKind, start: usize, end: usize, meant: Option<String>) {
        self.slips.push(Slip {
            span: Span::new(start, end),
            meant,
            kind,
        });
    }

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
                ' ' | '\u{3000}' if body[next..].trim_start().starts_with(['：', ':']) => {}
                _ => break,
            }
            if chars > KEY_CHARS {
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
            Some('{') if rest.starts_with("{{") => self.braces(start, body, at),
            Some('[' | '{') => self.flow(start, body, at, Flow::default()),
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

    /// A list in full-width brackets, whole on its line.
    fn wide_list(&mut self, start: usize, body: &str, at: usize) {
        let end = body.find(" #").unwrap_or(body.len());
        for (offset, c) in body[at..end].char_indices() {
            let here = start + at + offset;
            let (kind, meant) = match c {
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
    fn flow(&mut self, start: usize, body: &str, at: usize, mut flow: Flow) {
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
                        return;
                    }
                }
                '］' | '】' if innermost == Some('[') && closes(&body[next..]) => {
                    self.slip(SlipKind::Bracket, start + here, start + next, Some("]".into()));
                    flow.open.pop();
                    flow.empty = false;
                    if flow.open.is_empty() {
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
                '#' if here == 0 || body[..here].ends_with([' ', '\t']) => break,
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

    /// Whether a value begins behind these words of a line in braces: behind a colon and a blank, or behind a full-width
    /// colon that was told as a slip.
    fn begins_value(&self, start: usize, before: &str) -> bool {
        let words = before.trim_end();
        let told = |slip: &Slip| slip.kind == SlipKind::Colon && slip.span.end == start + words.len();
        (words.ends_with(':') && words.len() < before.len()) || self.slips.last().is_some_and(told)
    }
}

/// Whether a value in full-width brackets is a list: brackets at both ends, and figures or commas between them.
fn is_list(value: &str) -> bool {
    let value = value.split(" #").next().unwrap_or(value).trim();
    let mut chars = value.chars();
    chars.next();
    let Some(']' | '］' | '】') = chars.next_back() else {
        return false;
    };
    let inner = chars.as_str();
    inner.contains([',', '，'])
        || inner
            .chars()
            .all(|c| c.is_numeric() || c.is_whitespace() || c == '~')
}

/// Whether a full-width closing bracket ends the row: nothing but other brackets, a comma or a comment behind it.
fn closes(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with(['#', ']', '}', ',', '，'])
}

/// Whether what follows a full-width comma in braces is another `key: value`, not more words of a note: a key of a
/// figure's own mapping, or any word with nothing but a figure behind its colon.
fn begins_pair(rest: &str) -> bool {
    let Some((key, value)) = rest.split_once([':', '：']) else {
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
    let text = text.trim();
    !text.is_empty() && text.chars().count() <= 8 && text.chars().all(char::is_alphabetic)
}
