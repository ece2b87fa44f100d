//! Words of any number of lines as a YAML value.

use std::fmt::Write;

use super::quoting::quoted;

/// What stands behind the colon of a key that is indented so far: words behind `|`, each line as it is; quoted where a line
/// cannot stand so. It begins with a blank and ends with a line break.
pub fn block(indent: usize, text: &str) -> String {
    let odd = text.chars().any(|c| c.is_control() && c != '\n') || text.starts_with([' ', '\n']);
    if odd || text.is_empty() {
        return format!(" {}\n", quoted(text));
    }
    let pad = " ".repeat(indent);
    let mark = if text.ends_with('\n') { "|" } else { "|-" };
    let mut out = format!(" {mark}\n");
    let body = text.strip_suffix('\n').unwrap_or(text);
    for line in body.split('\n') {
        // Blanks at a line's end are the agency's; only an empty line gets none. Writing to a string cannot fail.
        let _ = if line.is_empty() {
            writeln!(out)
        } else {
            writeln!(out, "{pad}  {line}")
        };
    }
    out
}
