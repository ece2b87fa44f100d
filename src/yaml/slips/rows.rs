//! Figures that are separated by something else than commas: 、；, blanks, the tabs of a row out of a sheet.

use std::ops::Range;

use super::scan::is_lead;

/// What stands between the figures of a row; none where it holds anything but figures, where nothing is amiss, or where
/// it is not certain that blanks between digits part two figures.
pub(super) fn separators(row: &str) -> Option<Vec<Range<usize>>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    let mut figures = 0;
    for (at, c) in row.char_indices() {
        if is_separator(c) {
            open.get_or_insert(at);
        } else if c.is_numeric() || matches!(c, '~' | '-' | '.') {
            if let Some(from) = open.take().filter(|_| figures > 0) {
                runs.push(from..at);
            }
            figures += 1;
        } else {
            return None;
        }
    }
    let marks = |run: &Range<usize>| row[run.clone()].chars().filter(|c| !is_lead(*c)).count();
    let is_comma = |run: &Range<usize>| row[run.clone()].contains([',', '，']);
    let is_blank = |run: &Range<usize>| marks(run) == 0 && !row[run.clone()].contains('\t');
    // A blank place has two marks; that is for whoever reads the row.
    if runs.iter().any(|run| marks(run) > 1) || !runs.iter().any(|run| !is_comma(run)) {
        return None;
    }
    // Blanks may part thousands where commas part figures; two figures may be one.
    let blanks = runs.iter().filter(|run| is_blank(run)).count();
    (blanks == 0 || (blanks == runs.len() && blanks > 1)).then_some(runs)
}

fn is_separator(c: char) -> bool {
    is_lead(c) || matches!(c, '、' | '；' | ';' | ',' | '，')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_figures_for_certain_is_found() {
        for (row, parts) in [
            ("27、3、0", 2),
            ("27；3;0", 2),
            ("27 3 0", 2),
            ("27\t3\t0", 2),
            ("27\t3", 1),
            ("27, 3、0", 2),
        ] {
            assert_eq!(separators(row).map(|runs| runs.len()), Some(parts), "{row}");
        }
        for row in [
            "27, 3, 0",
            "1 136, 0",
            "1 136",
            "27、、0",
            "1,136",
            "27件、3件",
            "",
            "0",
        ] {
            assert_eq!(separators(row), None, "{row}");
        }
    }
}
