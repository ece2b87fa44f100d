//! Tables as Markdown has them, in a text that is none: a row a line, `|` between the cells.

use super::line_kind::line_text;
use super::table_blocks::{Taken, prose, table};

/// The rows that begin here, at least two.
pub(super) fn take(lines: &[&str]) -> Option<Taken> {
    let count = lines.iter().take_while(|line| inner(line).is_some()).count();
    if count < 2 {
        return None;
    }
    let rows: Vec<Vec<String>> = lines
        .iter()
        .take(count)
        .filter_map(|line| inner(line))
        .filter(|line| !is_rule(line))
        .map(cells)
        .collect();
    let blocks = if rows.is_empty() {
        prose(lines.get(..count).unwrap_or_default())
    } else {
        vec![table(rows)]
    };
    Some(Taken { lines: count, blocks })
}

/// What stands between the first and the last `|` of a row. Our own paragraphs are indented by full-width blanks, and may
/// begin with anything.
fn inner(line: &str) -> Option<&str> {
    let line = line.trim_matches([' ', '\u{a0}']).strip_prefix('|')?;
    let line = line.strip_suffix('|').unwrap_or(line);
    line.contains('|').then_some(line)
}

/// The line under the head: `---|:--:`.
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.chars().all(|c| matches!(c, '-' | ':' | '|' | ' '))
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = cells.last_mut() else { break };
        match c {
            '\\' if chars.peek() == Some(&'|') => {
                chars.next();
                cell.push('|');
            }
            '|' => cells.push(String::new()),
            c => cell.push(c),
        }
    }
    cells.iter().map(|cell| line_text(cell)).collect()
}
