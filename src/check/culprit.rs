//! Broken relations told: at the cells that explain them, where it is certain which those are; else one by one, with what
//! may be wrong.

use rust_decimal::Decimal;

use super::arithmetic::{Sums, UNBALANCED_APPLICATIONS, Verdict, WRONG_TOTAL};
use super::locate::{
    Cause, Change, Explanation, Grid, Judged, Known, Line, Lines, Moved, Slip, apart, locate,
};
use crate::diagnostic::Diagnostic;
use crate::form::{DataPoint, Edition, Relation, RelationKind};
use crate::report::State;
use crate::source::Origin;

/// So many candidates are named: single figures, and pairs, which take more words.
const NAMED: usize = 5;
const NAMED_PAIRS: usize = 4;

/// How to have a figure of a file corrected that is told for certain.
const HOW: &str = "；可以用 check --fix=figures 代为改正";

/// Judges the relations of one table.
pub(super) fn judge(sums: &Sums<'_>, relations: &[Relation], verdict: &mut Verdict) {
    let judged: Vec<Judged<'_>> = relations
        .iter()
        .filter_map(|relation| {
            let residual = sums.residual(relation)?;
            Some(Judged { relation, residual })
        })
        .collect();
    let Some(first) = judged.iter().find(|one| !one.residual.is_zero()) else {
        return;
    };
    let grid = Grid::of(sums.report.edition, first.relation.assertion.table);
    let known = Known {
        grid: &grid,
        parts: &|point| sums.parts(point),
        value: &|point| value(sums, point),
        evidence: &|point| sums.evidence(point),
        blank: &|point| sums.state(point) == Some(State::Blank),
    };
    for group in apart(&judged, known.parts) {
        let of_group = group.iter().filter(|one| !one.residual.is_zero());
        let broken: Vec<&Relation> = of_group.map(|one| one.relation).collect();
        if broken.is_empty() {
            continue;
        }
        match locate(&group, &known) {
            Cause::Certain(told) if fits(sums, &told) => {
                for change in &told.changes {
                    verdict.corrected.insert(change.point, change.to);
                    verdict
                        .diagnostics
                        .extend(culprit(sums, &known, change, &told, &broken));
                }
            }
            Cause::Certain(doubted) => open(sums, &broken, &[doubted], &[], verdict),
            Cause::Open(candidates, lines) => open(sums, &broken, &candidates, &lines, verdict),
        }
    }
}

/// Whether the figures that cannot be read have a value left with which all holds.
fn fits(sums: &Sums<'_>, told: &Explanation) -> bool {
    let Some(table) = told.changes.first().map(|change| change.point.table) else {
        return false;
    };
    let mut unread = sums.unread(table).peekable();
    if unread.peek().is_none() {
        return true;
    }
    let values = told
        .changes
        .iter()
        .map(|change| (change.point, change.to))
        .collect();
    let corrected = sums.report.corrected(&values);
    let sums = sums.of(&corrected);
    unread.all(|point| !sums.is_gainsaid(point))
}

/// A figure that may be wrong, as a number: a blank part counts as 0.
fn value(sums: &Sums<'_>, point: DataPoint) -> Option<Decimal> {
    match sums.state(point)? {
        State::Number(value) => Some(value),
        State::Blank => Some(Decimal::ZERO),
        _ => None,
    }
}

/// Whether a relation holds a figure, be it as a part of one that was left out.
fn holds(sums: &Sums<'_>, relation: &Relation, point: DataPoint) -> bool {
    let mut points = relation.left.iter().chain(&relation.right);
    points.any(|p| sums.parts(*p).contains(&point))
}

/// The finding at a figure that is certainly wrong.
fn culprit(
    sums: &Sums<'_>,
    known: &Known<'_>,
    change: &Change,
    told: &Explanation,
    broken: &[&Relation],
) -> Option<Diagnostic> {
    let edition = sums.report.edition;
    let fact = sums.report.facts.get(&change.point)?;
    let own: Vec<&&Relation> = broken
        .iter()
        .filter(|relation| holds(sums, relation, change.point))
        .collect();
    let sum = own.iter().any(|r| r.assertion.relation == RelationKind::Total);
    let rule = if sum {
        &WRONG_TOTAL
    } else {
        &UNBALANCED_APPLICATIONS
    };
    let name = edition.point_name(change.point);
    let to = change.to.normalize();
    let is_total = broken
        .iter()
        .any(|r| r.assertion.relation == RelationKind::Total && r.left.as_slice() == [change.point]);
    let message = if fact.state == State::Blank {
        format!("{name}应为 {to}，没有填写")
    } else if is_total && change.from.is_zero() {
        format!("{name}填写为 0，而各项并不都是 0，应为 {to}")
    } else {
        format!("{name}应为 {to}，填写为 {}", change.from.normalize())
    };
    let other = told.changes.iter().find(|other| other.point != change.point);
    let other_name = other.map(|other| edition.point_name(other.point));
    let saying = match &other_name {
        Some(other) => format!("与{other}同时改正后，有关的勾稽关系都成立"),
        None if own.len() > 1 => format!("改为 {to} 后，下列 {} 项勾稽关系同时成立", own.len()),
        None => format!("改为 {to} 后，下列勾稽关系成立"),
    };
    let mut found = Diagnostic::new(rule, message)
        .at(fact.origin.clone())
        .about(change.point)
        .saying(saying);
    for relation in own {
        let total = relation.left.first();
        if let Some(at) = total.and_then(|point| sums.report.facts.get(point)) {
            found = found.against(at.origin.clone(), total.copied(), sums.told(relation));
        }
    }
    let partner = other.and_then(|other| Some((other, sums.report.facts.get(&other.point)?)));
    if let Some((other, at)) = partner {
        let words = format!("{}应为 {}", edition.point_name(other.point), other.to.normalize());
        found = found.related(at.origin.clone(), Some(other.point), words);
    }
    if let Some(words) = known.support(change) {
        found = found.noting(words);
    }
    let both = match (&other_name, other) {
        (Some(name), Some(other)) => format!("，同时把{name}改为 {}", other.to.normalize()),
        _ => String::new(),
    };
    let (looks, astray) = match told.moved {
        Some(moved) => (String::new(), format!("，{}", moved.words())),
        None => (looks(change), String::new()),
    };
    let how = if fact.origin.span().is_some() { HOW } else { "" };
    found = found.help(format!("核对原始数据后改为 {to}{looks}{both}{astray}{how}"));
    Some(match (&fact.origin, partner) {
        (Origin::Source(span), None) => found.fix_figure(*span, to.to_string()),
        (Origin::Source(span), Some((_, at))) => {
            let mut found = found.fix_figure(*span, to.to_string());
            if let Some(fix) = &mut found.fix {
                fix.with = at.origin.span();
            }
            found
        }
        (Origin::Document(_), _) => found,
    })
}

/// What the slip looks like, to be said behind the figure; nothing where it looks like nothing.
fn looks(change: &Change) -> String {
    match Slip::words(change) {
        "" => String::new(),
        words => format!("（{words}）"),
    }
}

/// Each broken relation by itself, with what may be wrong in it.
fn open(
    sums: &Sums<'_>,
    broken: &[&Relation],
    candidates: &[Explanation],
    lines: &[Line],
    verdict: &mut Verdict,
) {
    let line = match lines {
        [line] => broken
            .first()
            .map(|relation| line_words(sums.report.edition, relation.assertion.table, line)),
        _ => None,
    };
    for relation in broken {
        let Some(mut found) = sums.judge(relation) else {
            continue;
        };
        let points = relation.left.iter().chain(&relation.right);
        verdict.doubted.extend(
            points
                .flat_map(|point| sums.parts(*point))
                .chain(relation.left.iter().copied()),
        );
        let suspects = suspects(sums, relation, candidates);
        let said = [line.clone(), suspects].into_iter().flatten();
        let said: Vec<String> = found.help.take().into_iter().chain(said).collect();
        verdict.diagnostics.push(found.help(said.join("；")));
    }
}

/// What may be wrong in a relation, the likeliest first.
fn suspects(sums: &Sums<'_>, relation: &Relation, candidates: &[Explanation]) -> Option<String> {
    let within = |one: &&Explanation| {
        one.changes
            .iter()
            .any(|change| holds(sums, relation, change.point))
    };
    let suspects: Vec<&Explanation> = candidates.iter().filter(within).collect();
    let told = |one: &&Explanation| {
        let of_change = |change: &Change| {
            let name = sums.report.edition.point_name(change.point);
            let looks = match Slip::words(change) {
                "" => String::new(),
                _ if one.moved.is_some() => String::new(),
                words => format!("，{words}"),
            };
            let (from, to) = (change.from.normalize(), change.to.normalize());
            if sums.state(change.point) == Some(State::Blank) {
                return format!("{name}应为 {to}（现在没有填）");
            }
            format!("{name}应为 {to}（现填 {from}{looks}）")
        };
        let changes: Vec<String> = one.changes.iter().map(of_change).collect();
        let moved = one.moved.map_or_else(String::new, |m| format!("，{}", m.words()));
        format!("{}{moved}", changes.join("并且"))
    };
    let pairs = suspects.iter().any(|one| one.changes.len() > 1);
    let most = if pairs { NAMED_PAIRS } else { NAMED };
    let named: Vec<String> = suspects.iter().take(most).map(told).collect();
    let more = match suspects.len() {
        0 => return None,
        n if n > most => format!("，共 {n} 种可能"),
        _ => String::new(),
    };
    Some(format!("可能错的是：{}{more}", named.join("，或 ")))
}

/// A row or a column that went astray as a whole.
fn line_words(edition: &Edition, table: &str, line: &Line) -> String {
    let row = |path| edition.row_name(table, path);
    let name = match &line.lines {
        Lines::Row(path) => format!("{}一行", row(*path)),
        Lines::Column(key) => format!("{key}一列"),
        Lines::Rows(upper, lower) => {
            let (upper, lower) = (row(*upper), row(*lower));
            return match line.moved {
                Moved::Down => format!("很可能是{upper}一行的数填低了一行，填到了{lower}"),
                Moved::Up => format!("很可能是{lower}一行的数填高了一行，填到了{upper}"),
                _ => format!("很可能是{upper}与{lower}两行的数填颠倒了"),
            };
        }
    };
    let way = match line.moved {
        Moved::Down => "填低了一行",
        Moved::Up => "填高了一行",
        Moved::Right => "往右填错了一栏",
        _ => "往左填错了一栏",
    };
    let right: Vec<String> = line
        .right
        .iter()
        .map(|value| value.normalize().to_string())
        .collect();
    format!("很可能是{name}的数{way}，错开的几格应依次为 {}", right.join("、"))
}
