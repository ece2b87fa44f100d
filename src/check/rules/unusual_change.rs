//! Figures beside last year's that only another unit or another scope explains.

use rust_decimal::Decimal;

use crate::check::Subject;
use crate::check::amounts::is_beyond;
use crate::check::subject::Prior;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::{DataPoint, Kind, RelationKind};
use crate::report::values::Values;

declare_rule! {
    /// Figures that changed by far more than a year's work changes them.
    pub static RULE = {
        id: "unusual-change", title: "与上年相差悬殊", severity: [Info], basis: "",
        what: "一个数大约是上年报告的一万倍；大约是上年的万分之一；申请的件数变成上年的十倍以上，其他较大的数也一起变成五倍以上（或者一起变成十分之一、五分之一以下）。",
        why: "相差一万倍，多半是把元填成了万元，或者反过来；各项一起剧变，多半是两年的统计范围不同，一年填本级、一年填全域。",
        fix: "核对单位和统计范围；数字确实如此的，不用改。",
        topic: Years, needs_prior: true,
    };
}

/// From 元 to 万元, with room for what a year changes besides.
const UNIT: (Decimal, Decimal) = (
    Decimal::from_parts(5000, 0, 0, false, 0),
    Decimal::from_parts(20_000, 0, 0, false, 0),
);
/// Another scope: the least factor between the applications of the years, …
const APPLICATIONS: Decimal = Decimal::TEN;
/// … the fewest applications in either year, …
const FEWEST: Decimal = Decimal::TEN;
/// … the least factor between the other figures that are large in either year, …
const OTHERS: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// … the least of those, …
const LARGE: Decimal = Decimal::from_parts(25, 0, 0, false, 0);
/// … and the fewest of them.
const ENOUGH: usize = 2;
/// The most figures that a finding names.
const MAX_NAMED: usize = 4;

/// A figure that both years have.
#[derive(Clone, Copy)]
struct Pair {
    point: DataPoint,
    kind: Kind,
    here: Decimal,
    last: Decimal,
    /// How many times the smaller one the larger is.
    times: Decimal,
}

impl Pair {
    fn grew(&self) -> bool {
        self.here > self.last
    }

    fn is_large(&self) -> bool {
        self.here.max(self.last) >= LARGE
    }
}

/// Figures in another unit are one finding, figures of another scope another.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(prior) = &subject.prior else {
        return Vec::new();
    };
    let (unit, rest): (Vec<Pair>, Vec<Pair>) = pairs(subject, prior)
        .into_iter()
        // What no agency of its kind can have collected is reported as that, with last year's amount.
        .filter(|pair| !is_beyond(subject.report, pair.point, pair.here))
        .partition(|pair| pair.times >= UNIT.0 && pair.times <= UNIT.1);
    let unit = another_unit(subject, prior, &unit);
    unit.into_iter()
        .chain(another_scope(subject, prior, &rest))
        .collect()
}

/// The figures that both years have and that are more than nothing, in the order of the form.
fn pairs(subject: &Subject<'_>, prior: &Prior<'_>) -> Vec<Pair> {
    let mut out = Vec::new();
    for (section, table) in subject.report.edition.tables() {
        for leaf in table.rows() {
            let columns = leaf.block.columns().into_iter();
            for column in columns.filter(|column| column.kind != Kind::Change) {
                let point = DataPoint {
                    table: section.key,
                    row: leaf.path,
                    column: column.key,
                };
                // Most figures are 0.
                let some = |values: &Values| values.get(point).filter(|value| *value > Decimal::ZERO);
                let Some((here, last)) =
                    some(&subject.values).and_then(|here| Some((here, some(&prior.values)?)))
                else {
                    continue;
                };
                out.extend(here.max(last).checked_div(here.min(last)).map(|times| Pair {
                    point,
                    kind: column.kind,
                    here,
                    last,
                    times,
                }));
            }
        }
    }
    out
}

fn another_unit(subject: &Subject<'_>, prior: &Prior<'_>, pairs: &[Pair]) -> Option<Diagnostic> {
    let edition = subject.report.edition;
    let named_pair = |pair: &Pair| {
        let times = pair.times.round().normalize();
        let about = if times == pair.times { "是" } else { "大约是" };
        let part = if pair.grew() { "倍" } else { "分之一" };
        let (unit, likely) = if pair.kind == Kind::Amount {
            (" 万元", "，像是元和万元弄混了")
        } else {
            ("", "")
        };
        format!(
            "{}填写为 {}{unit}，而{}是 {}{unit}：{about}上年的 {times} {part}{likely}",
            edition.point_name(pair.point),
            pair.here,
            prior.name(),
            pair.last
        )
    };
    let help = "核对单位：金额以万元填写，有一年可能填成了元；数字确实如此的，不用改";
    gathered(subject, pairs, "；", named_pair, |words| words, help)
}

fn another_scope(subject: &Subject<'_>, prior: &Prior<'_>, pairs: &[Pair]) -> Option<Diagnostic> {
    let edition = subject.report.edition;
    let jumps = |pair: &Pair| pair.times >= APPLICATIONS && pair.here.min(pair.last) >= FEWEST;
    // Most years need no more than this look.
    if !pairs.iter().any(jumps) {
        return None;
    }
    // What came in, of all applicants: the first term of the balance that the form prints.
    let received = edition
        .relations()
        .iter()
        .filter(|r| r.assertion.relation == RelationKind::Balance)
        .filter_map(|r| r.left.first().copied())
        .find(|point| edition.total_column(point.table) == Some(point.column))?;
    let first = pairs.iter().find(|pair| pair.point == received && jumps(pair))?;
    // One figure of each row of the tables that have totals, and a total row adds nothing to its parts.
    let others = pairs.iter().filter(|pair| {
        let DataPoint { table, row, column } = pair.point;
        let total = edition.total_column(table);
        pair.point != received
            && pair.is_large()
            && total.is_none_or(|total| total == column)
            && !edition.is_total_row(table, row)
    });
    let others: Vec<Pair> = others.copied().collect();
    let all = others
        .iter()
        .all(|pair| pair.grew() == first.grew() && pair.times >= OTHERS);
    if !all || others.len() < ENOUGH {
        return None;
    }
    let change = if first.grew() {
        "都增加到上年的 5 倍以上"
    } else {
        "都减少到上年的五分之一以下"
    };
    let name = prior.name();
    let named_pair = |pair: &Pair| {
        format!(
            "{}由 {} 变为 {}",
            edition.point_name(pair.point),
            pair.last,
            pair.here
        )
    };
    let message =
        |words| format!("与{name}相比，{words}，{change}，像是统计范围不同（一年填本级，一年填全域）");
    let help = "核对两年的统计范围是否一致；范围确实变了的，在总体情况里说明一句";
    let all: Vec<Pair> = std::iter::once(*first).chain(others).collect();
    gathered(subject, &all, "，", named_pair, message, help)
}

/// One finding of all these figures, at the first; it names some of them.
fn gathered(
    subject: &Subject<'_>,
    pairs: &[Pair],
    between: &str,
    named_pair: impl Fn(&Pair) -> String,
    message: impl Fn(String) -> String,
    help: &str,
) -> Option<Diagnostic> {
    let (first, others) = pairs.split_first()?;
    let facts = &subject.report.facts;
    let named: Vec<String> = pairs.iter().take(MAX_NAMED).map(&named_pair).collect();
    let more = match pairs.len() {
        count if count > MAX_NAMED => format!("{between}共 {count} 个数"),
        _ => String::new(),
    };
    let mut found = Diagnostic::new(&RULE, message(format!("{}{more}", named.join(between))))
        .at(facts.get(&first.point)?.origin.clone())
        .about(first.point)
        .saying(format!("上年是 {}", first.last))
        .help(help);
    for pair in others {
        if let Some(fact) = facts.get(&pair.point) {
            let words = format!("上年是 {}", pair.last);
            found = found.related(fact.origin.clone(), Some(pair.point), words);
        }
    }
    Some(found)
}
