//! What came in is not what was dealt with and what is left, where it is not certain which figure is wrong.

use crate::check::arithmetic::sums::{Sums, Term, add};
use crate::check::arithmetic::wording::blanks;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::{Relation, RelationKind};

declare_rule! {
    /// What came in is not what was dealt with and what is left.
    pub static RULE = {
        id: "unbalanced-applications", title: "收到的申请与办理、结转的不符", severity: [Error],
        basis: "{格式} 表三：“第一项加第二项之和，等于第三项加第四项之和”",
        what: "表三的某一列里，本年新收加上年结转，不等于办理结果总计加结转下年度。",
        why: "每件申请要么办结，要么结转下年度，两边必须相等；这是印在表上的勾稽关系。",
        fix: "核对这一列的四个数，改正错的一个。",
        topic: Arithmetic,
    };
}

/// A relation of this kind that does not hold is one finding, at its first figure.
pub fn judge(sums: &Sums<'_>, relation: &Relation) -> Option<Diagnostic> {
    let RelationKind::Balance = relation.assertion.relation else {
        return None;
    };
    let (left, right) = (sums.terms(&relation.left)?, sums.terms(&relation.right)?);
    if sums.has_empty_side(relation) {
        return None;
    }
    let (came, went) = (add(&left)?, add(&right)?);
    if came == went {
        return None;
    }
    let (report, edition) = (sums.report, sums.report.edition);
    let column = relation.column.unwrap_or_default();
    let side = |terms: &[Term]| {
        let named: Vec<String> = terms
            .iter()
            .map(|t| format!("{} {}", edition.row_name(t.point.table, t.point.row), t.value))
            .collect();
        named.join(" + ")
    };
    let first = *relation.left.first()?;
    let mut found = Diagnostic::new(
        &RULE,
        format!("{column}一列：第一项加第二项是 {came}，第三项加第四项是 {went}，两者应相等"),
    )
    .at(report.facts.get(&first)?.origin.clone())
    .about(first)
    .saying(format!("{} = {came}；{} = {went}", side(&left), side(&right)))
    .help(format!(
        "核对这一列的这四个数，改正错的一个{}",
        blanks(edition, left.iter().chain(&right))
    ));
    for point in relation.left.iter().skip(1).chain(&relation.right) {
        if let Some(fact) = report.facts.get(point) {
            let name = edition.row_name(point.table, point.row);
            found = found.related(fact.origin.clone(), Some(*point), name);
        }
    }
    Some(found)
}
