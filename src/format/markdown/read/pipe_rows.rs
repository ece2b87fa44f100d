//! Rows between bars, made ready for the parser: it drops the cells of a row that its head does not have, and takes the line
//! under a second head for a row of figures. People and programs write both.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The most cells to which a head is widened.
const MAX_CELLS: usize = 100;

/// The text with every head between bars as wide as the widest row under it, and with one line of dashes a table.
pub fn widened(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    let mut fence = None;
    let mut table: Vec<(usize, &str)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| words.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_none() && words.starts_with('|') {
            table.push((at, line));
        } else {
            close(&mut table, text, &mut out, &mut copied);
        }
        at += line.len();
    }
    close(&mut table, text, &mut out, &mut copied);
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// Puts the rows that stand together into the text, where anything of them changes.
fn close(table: &mut Vec<(usize, &str)>, text: &str, out: &mut String, copied: &mut usize) {
    let rows = std::mem::take(table);
    let Some((from, _)) = rows.first() else { return };
    let Some(dashes) = rows
        .iter()
        .position(|(_, row)| is_dashes(row))
        .filter(|at| *at > 0)
    else {
        return;
    };
    let (_, rows) = rows.split_at(dashes - 1);
    let from = rows.first().map_or(*from, |(at, _)| *at);
    let is_row = |index: usize, row: &str| index == 1 || !is_dashes(row);
    let head = rows.first().map_or(0, |(_, row)| cells(row));
    let widest = rows
        .iter()
        .map(|(_, row)| cells(row))
        .max()
        .unwrap_or(0)
        .min(MAX_CELLS);
    let again = rows
        .iter()
        .enumerate()
        .any(|(index, (_, row))| !is_row(index, row));
    if widest <= head && !again {
        return;
    }
    out.push_str(text.get(*copied..from).unwrap_or_default());
    for (index, (at, row)) in rows.iter().enumerate() {
        *copied = at + row.len();
        let end = if row.ends_with('\n') { "\n" } else { "" };
        let bare = row.trim_end();
        match index {
            _ if !is_row(index, row) => {}
            0 | 1 => {
                let bare = bare
                    .strip_suffix('|')
                    .filter(|bare| !bare.ends_with('\\'))
                    .unwrap_or(bare);
                let filling =
                    if index == 0 { "| " } else { "|---" }.repeat(widest.saturating_sub(cells(row)));
                let _ = write!(out, "{bare}{filling}|{end}");
            }
            _ => out.push_str(row),
        }
    }
}

/// Whether a row is the line of dashes under a head.
fn is_dashes(row: &str) -> bool {
    let row = row.trim();
    row.contains('-') && row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// How many cells a row has.
fn cells(row: &str) -> usize {
    let row = row.trim();
    let mut escaped = false;
    let mut bars = 0;
    let mut last = false;
    for c in row.chars() {
        last = c == '|' && !escaped;
        bars += usize::from(last);
        escaped = c == '\\' && !escaped;
    }
    // A bar at each end bounds one cell less than there are bars.
    if last { bars.saturating_sub(1) } else { bars }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_as_wide_as_its_widest_row() {
        assert_eq!(
            widened("前\n| a |\n|---|\n| 1 | 2\\|3 | 4 |\n后"),
            "前\n| a | | |\n|---|---|---|\n| 1 | 2\\|3 | 4 |\n后"
        );
        assert_eq!(
            widened("| a | b |\n|:-:|---|\n| 1 | 2 |\n|---|---|\n| c |\n"),
            "| a | b |\n|:-:|---|\n| 1 | 2 |\n| c |\n"
        );
    }

    #[test]
    fn what_the_parser_reads_whole_stays() {
        for text in [
            "| a | b |\n|---|---|\n| 1 |\n",
            "```\n| a |\n|---|\n| 1 | 2 |\n```\n",
            "|甲|\n|乙|丙|\n",
            "没有表\n",
            "|---|\n|---|---|\n",
        ] {
            assert!(matches!(widened(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
