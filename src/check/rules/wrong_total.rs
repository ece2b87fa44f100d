//! A total that is not the sum of its parts, where it is not certain which figure is wrong.

use crate::check::arithmetic::sums::{Sums, add};
use crate::check::arithmetic::wording::{blanks, written};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::{Relation, RelationKind};
use crate::report::State;

declare_rule! {
    /// A total that is not the sum of its parts.
    pub static RULE = {
        id: "wrong-total", title: "合计与各项之和不符", severity: [Error],
        basis: "{格式} 表三、表四",
        what: "表三一行的总计不等于六类申请人之和；表三一列的（七）总计不等于（一）至（六）各项之和；表四一行的总计不等于四种结果之和。只有一格或两格错了才说得通的，报在错的格子上，写明应为多少；另有别的可能的，只说哪几个数对不上，按可能的大小列出可能错的格子。",
        why: "合计对不上，说明至少有一个数填错了。",
        fix: "核对这一行或这一列的每个数，改正错的一个。",
        topic: Arithmetic,
    };
}

/// A relation of this kind that does not hold is one finding, at the total.
pub fn judge(sums: &Sums<'_>, relation: &Relation) -> Option<Diagnostic> {
    let ([point], RelationKind::Total) = (&relation.left[..], relation.assertion.relation) else {
        return None;
    };
    let (point, report) = (*point, sums.report);
    let State::Number(total) = sums.state(point)? else {
        return None;
    };
    let parts = sums.terms(&relation.right)?;
    let sum = add(&parts)?;
    if sum == total {
        return None;
    }
    let edition = report.edition;
    // Which of them is wrong is not known: the sum itself may be, and one of its parts.
    let row = edition.row_name(point.table, point.row);
    let (line, message) = if relation.row.is_some() {
        let message = format!(
            "{row}一行：各项之和是 {sum}，{}填写为 {total}，两者应相等",
            point.column
        );
        ("这一行", message)
    } else {
        let message = format!(
            "{}一列：各项之和是 {sum}，{row}填写为 {total}，两者应相等",
            point.column
        );
        ("这一列", message)
    };
    let addition = match written(&parts, " + ") {
        terms if terms.contains('+') => format!("{line}各项：{terms} = {sum}"),
        _ => format!("{line}各项合计 {sum}"),
    };
    let mut found = Diagnostic::new(&RULE, message)
        .at(report.facts.get(&point)?.origin.clone())
        .about(point)
        .saying(format!("{addition}，总计填写为 {total}"))
        .help(format!(
            "核对{line}的各项和总计，改正错的一个{}",
            blanks(edition, parts.iter())
        ));
    for part in parts.iter().filter(|part| !part.value.is_zero()) {
        let Some(fact) = report.facts.get(&part.point) else {
            continue;
        };
        // Within its row a part is known by its column, within its column by its row.
        let name = if relation.row.is_some() {
            part.point.column.to_owned()
        } else {
            edition.row_name(part.point.table, part.point.row)
        };
        let message = format!("{name} {}", part.value);
        found = found.related(fact.origin.clone(), Some(part.point), message);
    }
    Some(found)
}
