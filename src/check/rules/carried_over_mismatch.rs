//! What last year handed on and this year took over: the same row, column by column.

use rust_decimal::Decimal;

use crate::check::Subject;
use crate::check::subject::Prior;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::{Carried, DataPoint, Leaf};

declare_rule! {
    /// Applications carried over that are not those which last year handed on.
    pub static RULE = {
        id: "carried-over-mismatch", title: "上年结转与上年报告不符", severity: [Error],
        basis: "{格式} 表三",
        what: "表三第二项“上年结转”的数，与上年报告表三第四项“结转下年度”的数不同；逐栏核对。",
        why: "上年没有办完的申请，件数和申请人类别到了本年都不会变；两年对不上，说明有一年填错了。",
        fix: "对照上年报告的第四项逐栏改正；上年报告填错了的，先更正上年报告。",
        topic: Years, needs_prior: true,
    };
}

/// A column in which the years differ: the figure here, what it is, what it is in last year's report.
type Differing = (DataPoint, Decimal, Decimal);

/// Each row that is carried over is one finding, at the first column that differs.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(prior) = &subject.prior else {
        return Vec::new();
    };
    let carried = subject.report.edition.carried.iter();
    carried
        .filter_map(|carried| judge_row(subject, prior, carried))
        .collect()
}

fn judge_row(subject: &Subject<'_>, prior: &Prior<'_>, carried: &Carried) -> Option<Diagnostic> {
    let (report, edition) = (subject.report, subject.report.edition);
    let rows: Vec<Leaf> = edition.table(carried.table)?.rows().collect();
    let row = |path: &str| rows.iter().find(|leaf| leaf.path.to_string() == path);
    let (from, to) = (row(carried.from)?, row(carried.to)?);
    let table = edition.section(carried.table)?.key;
    let differing = differing(subject, prior, table, from, to);
    let ((first, _, there), others) = differing.split_first()?;
    let last = prior.name();
    let columns: Vec<String> = differing
        .iter()
        .map(|(point, here, there)| format!("{}填写为 {here}，上年是 {there}", point.column))
        .collect();
    let message = format!(
        "{}“{}”与{last}的“{}”不符：{}",
        edition.table_name(table),
        edition.row_name(table, to.path),
        edition.row_name(table, from.path),
        columns.join("；"),
    );
    let mut found = Diagnostic::new(&RULE, message)
        .at(report.facts.get(first)?.origin.clone())
        .about(*first)
        .saying(format!("{last}是 {there}"))
        .help("两年应逐栏相同：对照上年报告改正；上年报告填错了的，先更正上年报告");
    for (point, here, there) in others {
        if let Some(fact) = report.facts.get(point) {
            let words = format!("{} {here}，{last}是 {there}", point.column);
            found = found.related(fact.origin.clone(), Some(*point), words);
        }
    }
    Some(found)
}

/// The columns that differ, in the order of the form. What is not filled in one of the years is not compared. Where all parts
/// agree, the totals are not compared: one of them is no sum of its parts, which is found in the report that it stands in.
fn differing(
    subject: &Subject<'_>,
    prior: &Prior<'_>,
    table: &'static str,
    from: &Leaf,
    to: &Leaf,
) -> Vec<Differing> {
    let total = subject.report.edition.total_column(table);
    let at = |leaf: &Leaf, column: &'static str| DataPoint {
        table,
        row: leaf.path,
        column,
    };
    let mut parts_agree = true;
    let mut out = Vec::new();
    for column in to.block.columns() {
        let (here, there) = (at(to, column.key), at(from, column.key));
        let values = subject.values.get(here).zip(prior.values.get(there));
        if total != Some(column.key) {
            parts_agree &= values.is_some_and(|(here, there)| here == there);
        }
        out.extend(
            values
                .filter(|(here, there)| here != there)
                .map(|(value, there)| (here, value, there)),
        );
    }
    if parts_agree {
        out.clear();
    }
    out
}
