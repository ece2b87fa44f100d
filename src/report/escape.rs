//! Words that look like markup, behind a backslash: a line that begins with `|` or `![`, a cell that is `^`, `<` or dashes, a
//! `|` within a cell.

use std::borrow::Cow;

/// Whether words that begin a line, or make up a cell, are markup once the backslashes before them are taken away.
fn is_escaped(words: &str, is_markup: fn(&str) -> bool) -> bool {
    words.starts_with('\\') && is_markup(words.trim_start_matches('\\'))
}

/// Whether a line is one of words though it looks like another thing: it stands behind a backslash.
pub(super) fn begins_escaped(line: &str) -> bool {
    is_escaped(line, begins_table_or_picture)
}

fn begins_table_or_picture(line: &str) -> bool {
    line.starts_with('|') || line.starts_with("![")
}

/// A cell that says that it belongs to another, or one of the line under a head.
fn is_mark(cell: &str) -> bool {
    matches!(cell, "^" | "<") || is_dashes(cell)
}

/// Whether a cell is one of the line under a head.
pub(super) fn is_dashes(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|c| "-:".contains(c))
}

/// A line of words as prose writes it: one that would begin a table, or be a picture, stands behind a backslash.
pub fn escaped_line(line: &str) -> Cow<'_, str> {
    if begins_table_or_picture(line.trim_start_matches('\\')) {
        Cow::Owned(format!("\\{line}"))
    } else {
        Cow::Borrowed(line)
    }
}

/// The words of the cells of a row as a line of pipes writes them.
pub fn escaped_cells(cells: &[&str]) -> Vec<String> {
    let dashes = cells.iter().all(|cell| is_dashes(cell));
    cells
        .iter()
        .map(|cell| {
            let bare = cell.trim_start_matches('\\');
            // Dashes alone are the line under a head only where every cell is.
            let mark = is_mark(bare) && (dashes || bare.len() < cell.len() || !is_dashes(bare));
            let mut out = String::from(if mark { "\\" } else { "" });
            let mut backslashes = 0;
            for c in cell.chars() {
                if c == '|' {
                    out.extend(std::iter::repeat_n('\\', backslashes + 1));
                }
                backslashes = if c == '\\' { backslashes + 1 } else { 0 };
                out.push(c);
            }
            out
        })
        .collect()
}

/// What a cell says, its backslashes undone.
pub(super) fn unescaped_cell(words: &str) -> String {
    if is_escaped(words, is_mark) {
        return words[1..].to_owned();
    }
    let mut out = String::with_capacity(words.len());
    let mut backslashes = 0;
    for c in words.chars() {
        if c == '|' {
            // Of the backslashes before it one is its own, and of the others each stands twice.
            out.truncate(out.len() - backslashes.min(backslashes / 2 + 1));
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_behind_a_backslash_is_read_as_it_was() {
        for line in [
            "| 甲 | 乙 |",
            "![图](a.png)",
            "\\| 甲",
            "\\\\![",
            "|",
            "甲 | 乙",
            "\\甲",
        ] {
            let written = escaped_line(line);
            let read = written.strip_prefix('\\').filter(|_| begins_escaped(&written));
            assert_eq!(read.unwrap_or(&written), line);
            assert!(!begins_table_or_picture(&written));
        }
        for cells in [
            ["^", "<", "甲"],
            ["\\^", "\\\\<", "\\"],
            ["a|b", "a\\|b", "\\\\|"],
            ["-", "--", ":-:"],
            ["-", "\\-", "甲"],
        ] {
            let written = escaped_cells(&cells);
            assert!(!written.iter().any(|cell| matches!(cell.as_str(), "^" | "<")));
            assert!(!written.iter().all(|cell| is_dashes(cell)));
            let read: Vec<String> = written.iter().map(|cell| unescaped_cell(cell)).collect();
            assert_eq!(read, cells, "{written:?}");
        }
    }
}
