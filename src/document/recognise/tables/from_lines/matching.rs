//! Which figures belong to which row of the form: by the label that stands before them, or around them where a narrow column
//! broke it; between two rows that are certain, by their order.

use crate::chinese::numbering::unnumbered;
use crate::document::recognise::tables::align::FormRow;

/// How well a label stands before its figures.
const WHOLE: i32 = 4;
/// How well a label that other words were mixed into, or that was broken by its figures.
const BROKEN: i32 = 3;
/// What figures as many as the row has add.
const COUNTED: i32 = 2;
/// The most characters between those of a broken label: the label of a group that is written downward beside it.
const MAX_MIXED: usize = 14;
/// The fewest characters of a label that may be broken by other words.
const MIN_BROKEN: usize = 5;

/// Figures that stand together, with the words before them.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The words between the figures before and these.
    pub before: String,
    /// The lines of those words, by their index.
    pub lines: Vec<usize>,
    /// The figures.
    pub figures: Vec<String>,
    /// Their lines.
    pub figure_lines: Vec<usize>,
}

/// For each row of the form the run that is its figures.
pub(super) fn assign(runs: &[Run], form: &[FormRow], tail: &str) -> Vec<Option<usize>> {
    let fits: Vec<Vec<Option<i32>>> = runs
        .iter()
        .enumerate()
        .map(|(at, run)| {
            let behind = runs.get(at + 1).map_or(tail, |next| next.before.as_str());
            form.iter().map(|row| fit(run, behind, row)).collect()
        })
        .collect();
    // best[r][f]: the best of the first r runs with the first f rows.
    let mut best = vec![vec![0_i32; form.len() + 1]; runs.len() + 1];
    for r in 1..=runs.len() {
        for f in 1..=form.len() {
            let pair = fits[r - 1][f - 1].map_or(0, |fit| best[r - 1][f - 1] + fit);
            best[r][f] = pair.max(best[r - 1][f]).max(best[r][f - 1]);
        }
    }
    let mut out = vec![None; form.len()];
    let (mut r, mut f) = (runs.len(), form.len());
    while r > 0 && f > 0 {
        if fits[r - 1][f - 1].is_some_and(|fit| best[r][f] == best[r - 1][f - 1] + fit) {
            (r, f) = (r - 1, f - 1);
            out[f] = Some(r);
        } else if best[r][f] == best[r - 1][f] {
            r -= 1;
        } else {
            f -= 1;
        }
    }
    by_order(runs, form, &mut out);
    out
}

/// Rows between two that are certain, and as many runs of as many figures: their labels were changed.
fn by_order(runs: &[Run], form: &[FormRow], out: &mut [Option<usize>]) {
    let certain: Vec<(usize, usize)> = out
        .iter()
        .enumerate()
        .filter_map(|(row, run)| Some((row, (*run)?)))
        .collect();
    for pair in certain.windows(2) {
        let ((row, run), (next_row, next_run)) = (pair[0], pair[1]);
        let open = (row + 1..next_row).zip(run + 1..next_run);
        let counted = |(row, run): (usize, usize)| {
            runs[run].figures.len() == form[row].count() && !runs[run].before.is_empty()
        };
        if next_row - row == next_run - run && open.clone().all(counted) {
            for (row, run) in open {
                out[row] = Some(run);
            }
        }
    }
}

/// How well figures and the words around them are a row; none where they are not.
fn fit(run: &Run, behind: &str, row: &FormRow) -> Option<i32> {
    let own = label_fit(&run.before, behind, &row.bare)?;
    // Too many figures are the row's only where its very label stands before them; none of them is read.
    if run.figures.len() > row.count() && own < WHOLE {
        return None;
    }
    Some(own + i32::from(run.figures.len() == row.count()) * COUNTED)
}

fn label_fit(before: &str, behind: &str, label: &str) -> Option<i32> {
    if unnumbered(before).ends_with(label) {
        return Some(WHOLE);
    }
    let label: Vec<char> = label.chars().collect();
    let before: Vec<char> = before.chars().collect();
    let behind: Vec<char> = behind.chars().collect();
    // The figures stand beside the middle of a label, or its first line.
    let around = (1..label.len())
        .any(|cut| before.ends_with(&label[..cut]) && behind.starts_with(&label[cut..]) && cut > 1);
    if around {
        return Some(BROKEN);
    }
    let span = label.len() + MAX_MIXED;
    let window = &before[before.len().saturating_sub(span)..];
    let more = &behind[..behind.len().min(span)];
    let mixed =
        label.len() >= MIN_BROKEN && (scattered(window, &[], &label) || scattered(window, more, &label));
    mixed.then_some(BROKEN)
}

/// Whether a label stands in these words in order, with few others in between, and begins in the first of them.
fn scattered(before: &[char], behind: &[char], label: &[char]) -> bool {
    let all: Vec<char> = before.iter().chain(behind).copied().collect();
    let first = label.first();
    (0..before.len()).filter(|at| all.get(*at) == first).any(|start| {
        let mut at = start;
        let found = label.iter().all(|c| {
            let found = all
                .get(at..)
                .and_then(|rest| rest.iter().position(|other| other == c));
            at += found.map_or(0, |offset| offset + 1);
            found.is_some()
        });
        // It ends with the words, or among those behind.
        let ends = if behind.is_empty() {
            at == all.len()
        } else {
            at > before.len()
        };
        found && ends && at - start <= label.len() + MAX_MIXED
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_found_before_its_figures_or_around_them() {
        for (before, behind, label, fit) in [
            ("(三)不予公开1.属于国家秘密", "", "属于国家秘密", Some(WHOLE)),
            (
                "2.没有现成信息需",
                "要另行制作",
                "没有现成信息需要另行制作",
                Some(BROKEN),
            ),
            (
                "2.没有现成四、结转信息需要另行制作",
                "",
                "没有现成信息需要另行制作",
                Some(BROKEN),
            ),
            (
                "3.补正后",
                "年度办申请内容仍不明确",
                "补正后申请内容仍不明确",
                Some(BROKEN),
            ),
            ("法人或其他组织", "", "其他", None),
            ("属于国家机密", "", "属于国家秘密", None),
        ] {
            assert_eq!(label_fit(before, behind, label), fit, "{before} {behind}");
        }
    }
}
