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

/// Reports each broken relation by itself, with what may be wrong in it.
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
        let suspects = describe_suspects(sums, relation, candidates);
        let advice = [found.help.take(), line.clone(), suspects];
        let advice: Vec<String> = advice.into_iter().flatten().collect();
        verdict.diagnostics.push(found.help(advice.join("；")));
    }
}

/// What may be wrong in a relation, the likeliest first.
fn describe_suspects(sums: &Sums<'_>, relation: &Relation, candidates: &[Explanation]) -> Option<String> {
    let within = |one: &&Explanation| {
        let mut changes = one.changes.iter();
        changes.any(|change| sums.holds(relation, change.point))
    };
    let suspects: Vec<&Explanation> = candidates.iter().filter(within).collect();
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
    let row = |path| edition.row_name(table, path);
    let name = match &line.lines {
        TableLines::Row(path) => format!("{}一行", row(*path)),
        TableLines::Column(key) => format!("{key}一列"),
        TableLines::Rows(upper, lower) => {
            let (upper, lower) = (row(*upper), row(*lower));
            return match line.displacement {
                Displacement::Down => format!("很可能是{upper}一行的数填低了一行，填到了{lower}"),
                Displacement::Up => format!("很可能是{lower}一行的数填高了一行，填到了{upper}"),
                _ => format!("很可能是{upper}与{lower}两行的数填颠倒了"),
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
        "很可能是{name}的数{way}，错开的几格应依次为 {}",
        expected.join("、")
    )
}
