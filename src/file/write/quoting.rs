//! Words as YAML values on one line.

use std::fmt::Write;

/// A word as a YAML value on one line, quoted where it would be read as something else.
pub fn inline(text: &str) -> String {
    let special = |c: char| ",[]{}#&*!|>'\"%@`\\".contains(c) || c.is_control();
    let reads_otherwise = matches!(text, "" | "~" | "null" | "true" | "false")
        || text.trim() != text
        || text.starts_with(['-', '?', ':', '：', '［', '【', '｜'])
        || text.contains(": ")
        || text.ends_with(':');
    if reads_otherwise || text.contains(special) {
        quoted(text)
    } else {
        text.to_owned()
    }
}

/// A word in double quotes, with what they cannot hold escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
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
pub(super) fn word(text: &str) -> String {
    let digits = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    if digits && !text.contains('-') {
        quoted(text)
    } else {
        inline(text)
    }
}
