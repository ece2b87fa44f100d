//! Broken relations of which it is not certain what explains them: each by itself, with what may be wrong in it.

use super::locate::{Change, DisplacedLine, Displacement, Explanation, TableLines, TypingSlip};
use super::sums::Sums;
use super::verdict::Verdict;
use crate::check::rules::judge_relation;
use crate::form::{Edition, Relation};
use crate::report::State;

/// The most suspects that are named: single figures.
const MAX_SUSPECTS: usize = 5;
/// The most pairs of figures that are named, which take more words.
const MAX_PAIRS: usize = 4;

/// The most candidates that the headline names; the advice names more, with their figures.
const MAX_IN_HEADLINE: usize = 3;

/// Reports each broken relation by itself, with what may be wrong in it: the headline says which figures do not agree and
/// which may be wrong, and claims of none that it is.
pub(super) fn report_unexplained(
    sums: &Sums<'_>,
    broken: &[&Relation],
    candidates: &[Explanation],
    lines: &[DisplacedLine],
    verdict: &mut Verdict,
) {
    let line = match lines {
        [line] => broken
            .first()
            .map(|relation| describe_line(sums.report.edition, relation.assertion.table, line)),
        _ => None,
    };
    for relation in broken {
        let Some(mut found) = judge_relation(sums, relation) else {
            continue;
        };
        let points = relation.left.iter().chain(&relation.right);
        verdict.doubted.extend(
            points
                .flat_map(|point| sums.parts(*point))
                .chain(relation.left.iter().copied()),
        );
        let suspects = suspects_within(sums, relation, candidates);
        // Where a whole line went astray no single figure is the likeliest.
        if !lines.iter().any(|line| line.alone) {
            found
                .message
                .push_str(&name_suspects(sums.report.edition, &suspects));
        }
        let advice = [
            found.help.take(),
            line.clone(),
            describe_suspects(sums, &suspects),
        ];
        let advice: Vec<String> = advice.into_iter().flatten().collect();
        verdict.diagnostics.push(found.help(advice.join("；")));
    }
}

/// What may be wrong in a relation, the likeliest first.
fn suspects_within<'e>(
    sums: &Sums<'_>,
    relation: &Relation,
    candidates: &'e [Explanation],
) -> Vec<&'e Explanation> {
    let within = |one: &&Explanation| {
        let mut changes = one.changes.iter();
        changes.any(|change| sums.holds(relation, change.point))
    };
    candidates.iter().filter(within).collect()
}

/// The figures that may be wrong by their names, to be said behind what does not agree.
fn name_suspects(edition: &Edition, suspects: &[&Explanation]) -> String {
    let named = suspects.iter().take(MAX_IN_HEADLINE);
    let named: Vec<String> = named.map(|one| name_suspect(edition, one)).collect();
    match suspects.len() {
        0 => String::new(),
        n if n > MAX_IN_HEADLINE => format!("；错的可能是{}，共 {n} 种可能", named.join("，或")),
        _ => format!("；错的可能是{}", named.join("，或")),
    }
}

/// The figures of one explanation: those of one row share its name.
fn name_suspect(edition: &Edition, one: &Explanation) -> String {
    let rows = one.changes.chunk_by(|a, b| a.point.row == b.point.row);
    let named: Vec<String> = rows
        .filter_map(|row| {
            let first = row.first()?.point;
            let columns: Vec<&str> = row.iter().map(|change| change.point.column).collect();
            let name = edition.row_name(first.table, first.row);
            Some(format!("{name}的{}", columns.join("和")))
        })
        .collect();
    named.join("连同")
}

/// What may be wrong, with what each should be, the likeliest first.
fn describe_suspects(sums: &Sums<'_>, suspects: &[&Explanation]) -> Option<String> {
    let pairs = suspects.iter().any(|one| one.changes.len() > 1);
    let most = if pairs { MAX_PAIRS } else { MAX_SUSPECTS };
    let named = suspects.iter().take(most);
    let named: Vec<String> = named.map(|one| describe_suspect(sums, one)).collect();
    let more = match suspects.len() {
        0 => return None,
        n if n > most => format!("，共 {n} 种可能"),
        _ => String::new(),
    };
    Some(format!("可能错的是：{}{more}", named.join("，或 ")))
}

fn describe_suspect(sums: &Sums<'_>, one: &Explanation) -> String {
    let of_change = |change: &Change| {
        let name = sums.report.edition.point_name(change.point);
        let slip = match TypingSlip::describe(change) {
            "" => String::new(),
            _ if one.displacement.is_some() => String::new(),
            words => format!("，{words}"),
        };
        let (from, to) = (change.from.normalize(), change.to.normalize());
        if sums.state(change.point) == Some(State::Blank) {
            return format!("{name}应为 {to}（现在没有填）");
        }
        format!("{name}应为 {to}（现填 {from}{slip}）")
    };
    let changes: Vec<String> = one.changes.iter().map(of_change).collect();
    let displacement = one
        .displacement
        .map_or_else(String::new, |d| format!("，{}", d.describe()));
    format!("{}{displacement}", changes.join("并且"))
}

/// A row or a column that was displaced as a whole.
fn describe_line(edition: &Edition, table: &str, line: &DisplacedLine) -> String {
    // That many figures went astray is likely only where no few of them explain the same.
    let lead = if line.alone {
        "很可能是"
    } else {
        "也可能是"
    };
    let row = |path| edition.row_name(table, path);
    let name = match &line.lines {
        TableLines::Row(path) => format!("{}一行", row(*path)),
        TableLines::Column(key) => format!("{key}一列"),
        TableLines::Rows(upper, lower) => {
            let (upper, lower) = (row(*upper), row(*lower));
            return match line.displacement {
                Displacement::Down => format!("{lead}{upper}一行的数填低了一行，填到了{lower}"),
                Displacement::Up => format!("{lead}{lower}一行的数填高了一行，填到了{upper}"),
                _ => format!("{lead}{upper}与{lower}两行的数填颠倒了"),
            };
        }
    };
    let way = match line.displacement {
        Displacement::Down => "填低了一行",
        Displacement::Up => "填高了一行",
        Displacement::Right => "往右填错了一栏",
        _ => "往左填错了一栏",
    };
    let expected: Vec<String> = line
        .expected
        .iter()
        .map(|value| value.normalize().to_string())
        .collect();
    format!(
        "{lead}{name}的数{way}，错开的几格应依次为 {}",
        expected.join("、")
    )
}
