//! 2019 edition: 处理决定数量 filled as last year's number plus the change.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::Kind;

declare_rule! {
    /// A number of decisions that was computed from the number of matters.
    pub static RULE = {
        id: "roll-forward-misread", title: "处理决定数量像是由项目数量推算的", severity: [Warning],
        basis: "国办公开办函〔2019〕60号 表二",
        what: "2019 版表二里，处理决定数量恰好等于上一年项目数量加本年增减（增减不为 0）。",
        why: "处理决定数量是本年作出的行政决定的件数，不是项目增减以后的个数；两者相等多半是填表时理解错了。",
        fix: "核对本年作出的处理决定件数；确实相等的，写一条核实说明。",
        topic: Arithmetic,
        editions: ["2019"],
    };
}

/// Every row that satisfies a look-alike relation with a change that is not 0.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let values = &subject.values;
    let edition = report.edition;
    let mut out = Vec::new();
    for relation in edition.written_out(edition.lookalikes) {
        let [point] = relation.left[..] else { continue };
        let parts: Option<Vec<_>> = relation
            .right
            .iter()
            .map(|p| values.get(*p).map(|v| (*p, v)))
            .collect();
        let (Some(total), Some(parts)) = (values.get(point), parts) else {
            continue;
        };
        let changed = parts
            .iter()
            .any(|(p, v)| edition.kind(*p) == Some(Kind::Change) && !v.is_zero());
        let sum = parts
            .iter()
            .try_fold(rust_decimal::Decimal::ZERO, |sum, (_, v)| sum.checked_add(*v));
        let Some(fact) = report.facts.get(&point) else {
            continue;
        };
        // No decisions where the last matter was given up is what is to be expected.
        if !changed || parts.len() < 2 || total.is_zero() || sum != Some(total) {
            continue;
        }
        let terms: Vec<String> = parts.iter().map(|(p, v)| format!("{} {v}", p.column)).collect();
        out.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "{}恰好是{} 之和 {total}，像是推算出来的",
                    edition.point_name(point),
                    terms.join(" 与")
                ),
            )
            .at(fact.origin.clone())
            .about(point)
            .help("这一格填本年作出的处理决定件数，不是项目的个数；数字确实如此的，写一条核实说明"),
        );
    }
    out
}
