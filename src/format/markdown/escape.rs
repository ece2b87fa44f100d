//! Text put into Markdown so that a reader of Markdown shows exactly that text.
//!
//! Only what could become markup is escaped, so that the file reads well as it is: a URL keeps its `_` and `&`.

use std::fmt::Write as _;

/// Text within a line.
pub fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let inner = text.trim();
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    for (at, c) in text.char_indices() {
        // Space at the ends of a line is dropped by every reader, unless it is written as a number.
        if inner.is_empty() || at < start || at >= end {
            let _ = write!(out, "&#{};", u32::from(c));
            continue;
        }
        if is_markup(text, at, c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether a character would be markup where it stands.
fn is_markup(text: &str, at: usize, c: char) -> bool {
    let after = &text[at + c.len_utf8()..];
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' | '^' => true,
        '&' => is_entity(after),
        // Within a word it is none.
        '_' => {
            let word = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
            !(word(text[..at].chars().next_back()) && word(after.chars().next()))
        }
        // At the end of a heading it would be dropped.
        '#' => after.is_empty(),
        _ => false,
    }
}

/// Whether `&` with this after it is a character by name or number.
fn is_entity(after: &str) -> bool {
    let name = after.strip_prefix('#').unwrap_or(after);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    end > 0 && name[end..].starts_with(';')
}

/// Text that begins a line, where more is markup: `#`, `>`, the signs of lists, numbers with a point.
pub fn line(text: &str) -> String {
    let mut out = inline(text);
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    let mut behind = out[digits..].chars();
    let sign = behind.next();
    let next = behind.next();
    let is_markup = match sign {
        Some('#' | '>') => digits == 0,
        Some('-' | '+') => digits == 0 && !next.is_some_and(char::is_alphanumeric),
        Some('.' | ')') => digits > 0 && next.is_none_or(char::is_whitespace),
        _ => false,
    };
    if is_markup {
        out.insert(digits, '\\');
    }
    out
}
