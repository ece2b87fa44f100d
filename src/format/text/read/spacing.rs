//! How many empty lines stand between the rows of a file: one, unless its line ends were doubled on the way here.

use super::line_kind::{LineKind, is_blank, line_kind};

/// How many pairs of rows stand apart at least before that is taken for the file's habit.
const MIN_GAPS: usize = 3;

/// The lines with one empty line between rows, where all rows of the file have the same larger number or more between
/// them. What stands further apart stays so: that ends a table.
pub(super) fn single(lines: Vec<&str>) -> Vec<&str> {
    let Some(habit) = habit(&lines) else {
        return lines;
    };
    let mut out = Vec::with_capacity(lines.len());
    for run in lines.chunk_by(|a, b| is_empty(a) == is_empty(b)) {
        let empty = run.first().is_some_and(|line| is_empty(line));
        // Fewer empty lines than between rows are as they were.
        let dropped = if empty && run.len() >= habit { habit - 1 } else { 0 };
        out.extend(run.iter().skip(dropped));
    }
    out
}

/// The smallest number of empty lines between two rows, if that is more than one.
fn habit(lines: &[&str]) -> Option<usize> {
    let mut gaps = 0;
    let mut smallest = usize::MAX;
    let mut above: Option<LineKind> = None;
    let mut empty = 0;
    for line in lines {
        if is_empty(line) {
            empty += 1;
            continue;
        }
        let own = line_kind(line);
        let rows = match (above, own) {
            // Without an empty line they are cells of one row.
            (Some(LineKind::Cell), LineKind::Cell) => empty > 0,
            (Some(LineKind::Columns), LineKind::Columns) => !line.starts_with('\t'),
            _ => false,
        };
        if rows {
            gaps += 1;
            smallest = smallest.min(empty);
        }
        above = Some(own);
        empty = 0;
    }
    (gaps >= MIN_GAPS && smallest > 1).then_some(smallest)
}

fn is_empty(line: &str) -> bool {
    !line.starts_with('\t') && is_blank(line)
}
