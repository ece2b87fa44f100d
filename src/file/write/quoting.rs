//! Words as YAML values on one line.

use std::fmt::Write;

/// A word as a YAML value on one line, quoted where it would be read as something else.
pub fn inline(text: &str) -> String {
    let special = |c: char| ",[]{}#&*!|>'\"%@`\\".contains(c) || is_escaped(c);
    let reads_otherwise = matches!(text, "" | "~" | "null" | "true" | "false")
        || text.trim() != text
        || text.starts_with(['-', '?', ':', '：', '［', '【', '｜', '“', '”', '‘', '’', '＂'])
        || text.contains(": ")
        || text.ends_with(':');
    if reads_otherwise || text.contains(special) {
        quoted(text)
    } else {
        text.to_owned()
    }
}

/// Whether a character would not come back from the file as it is: a control character, or one that ends a line.
fn is_escaped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A word in double quotes, with what they cannot hold escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if is_escaped(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A word of digits only, in quotes: a number to YAML, and not to the agency (邮编).
pub fn word(text: &str) -> String {
    let digits = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    if digits && !text.contains('-') {
        quoted(text)
    } else {
        inline(text)
    }
}
