//! Prose that denies what a table counts.

use rust_decimal::Decimal;

use crate::check::{Against, Held, Ledger, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::DataPoint;
use crate::prose::denials::Claim;
use crate::prose::passage::Passage;

declare_rule! {
    /// What prose denies and a table counts.
    pub static RULE = {
        id: "denied-but-present", title: "文字说没有，而表里有", severity: [Error], basis: "{格式}",
        what: "文字写“未收到申请”“未发生复议、诉讼”“未作出处罚”等，而表里对应的数不是 0；写“均获维持”“零败诉”，而表四有纠正的；写“全部办结”，而表三有结转下年度的；写“均为自然人申请”“均予以公开”，而表三有别的。",
        why: "文字和表互相否定，必有一处是错的。多半是沿用了上年的文字。",
        fix: "核对原始数据：确实没有的，把表里的数改为 0；有的，改写文字。",
        topic: Prose,
    };
}

/// Each denial of the paragraph that a figure contradicts.
pub fn judge(subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    let claims = passage.denials().into_iter();
    claims
        .filter_map(|claim| {
            let figures = figures(subject, &claim);
            for (point, value) in &figures {
                ledger.record(&claim.range, || Held {
                    against: Against::Form,
                    name: subject.report.edition.point_name(*point),
                    value: Some(*value),
                    agrees: value.is_zero(),
                });
            }
            contradicted(subject, passage, claim, &figures)
        })
        .collect()
}

/// The figures that a claim says are 0, as the tables have them.
fn figures(subject: &Subject<'_>, claim: &Claim) -> Vec<(DataPoint, Decimal)> {
    let names = claim.names.iter();
    names
        .flat_map(|name| name.points(subject.report.edition))
        .filter(|point| subject.is_certain(*point))
        .filter_map(|point| Some((point, subject.values.get(point)?)))
        .collect()
}

fn contradicted(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    claim: Claim,
    figures: &[(DataPoint, Decimal)],
) -> Option<Diagnostic> {
    let report = subject.report;
    let range = claim.range;
    let present: Vec<(DataPoint, Decimal)> = figures
        .iter()
        .copied()
        .filter(|(_, value)| !value.is_zero())
        .collect();
    let (first, _) = present.first()?;
    let mut figures: Vec<String> = present
        .iter()
        .take(MAX_NAMED)
        .map(|(point, value)| {
            format!(
                "{}填写为 {}",
                report.edition.point_name(*point),
                value.normalize()
            )
        })
        .collect();
    if present.len() > MAX_NAMED {
        figures.push(format!("共 {} 个数不是 0", present.len()));
    }
    let table = report.edition.table_name(first.table);
    let words = &passage.line[range.clone()];
    let mut found = Diagnostic::new(
        &RULE,
        format!("文字写“{words}”，而{table}中{}", figures.join("，")),
    )
    .at(passage.origin_of(range))
    .saying("与表里的数矛盾")
    .help("核对原始数据：确实没有的，把表里的数改为 0；有的，改写这句话")
    .path(passage.key.to_string());
    for (point, value) in present.iter().take(MAX_RELATED) {
        if let Some(fact) = report.facts.get(point) {
            let words = format!("{} {}", report.edition.point_name(*point), value.normalize());
            found = found.related(fact.origin.clone(), Some(*point), words);
        }
    }
    Some(found)
}

/// The most figures that the message names.
const MAX_NAMED: usize = 6;
/// The most figures that are shown.
const MAX_RELATED: usize = 12;
