//! What is in force, against last year's figure with what the year made and repealed.

use rust_decimal::Decimal;

use crate::check::Subject;
use crate::check::subject::Prior;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::words::stocks;
use crate::form::{DataPoint, Leaf, Stock};
use crate::report::text::Text;
use crate::source::Origin;

declare_rule! {
    /// Documents in force that last year's, those made and those repealed do not give.
    pub static RULE = {
        id: "stock-mismatch", title: "现行有效件数与上年推算的不符", severity: [Warning],
        basis: "{格式} 表二",
        what: "表二的现行有效件数，不等于上年报告的现行有效件数加本年制发、减本年废止。",
        why: "四个数里多半有一个填错了，或者两年的统计口径不同；自然失效、修订也会造成差额。",
        fix: "核对这四个数；差额是自然失效、修订等造成的，在报告里写明件数，或写一条核实说明。",
        topic: Years, needs_prior: true,
    };
}

/// Each row is one finding.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(prior) = &subject.prior else {
        return Vec::new();
    };
    let edition = subject.report.edition;
    let mut out = Vec::new();
    for stock in edition.stocks {
        let Some((section, table)) = edition.section(stock.table).zip(edition.table(stock.table)) else {
            continue;
        };
        let rows = table.rows();
        out.extend(rows.filter_map(|leaf| judge_row(subject, prior, section.key, stock, &leaf)));
    }
    out
}

/// A row whose four figures are all there. Last year's form may not have asked for the stock: then nothing is known.
fn judge_row(
    subject: &Subject<'_>,
    prior: &Prior<'_>,
    table: &'static str,
    stock: &Stock,
    leaf: &Leaf,
) -> Option<Diagnostic> {
    let report = subject.report;
    let columns = leaf.block.columns();
    let point = |key: &str| {
        let column = columns.iter().find(|column| column.key == key)?.key;
        Some(DataPoint {
            table,
            row: leaf.path,
            column,
        })
    };
    let (in_force, added, removed) = (point(stock.column)?, point(stock.added)?, point(stock.removed)?);
    let value = |point| subject.values.get(point);
    let (here, more, less) = (value(in_force)?, value(added)?, value(removed)?);
    let last = prior.values.get(in_force)?;
    let there = last.checked_add(more)?;
    let expected = there.checked_sub(less)?;
    let gap = here.checked_sub(expected)?.abs();
    if gap.is_zero() || is_explained(subject, &[in_force, added, removed], gap) {
        return None;
    }
    let rest = if expected.is_sign_negative() {
        format!("还不到{} {less}", stock.removed)
    } else {
        format!("减{} {less}，应为 {expected}", stock.removed)
    };
    let name = prior.name();
    let origin = report.facts.get(&in_force)?.origin.clone();
    let help = match origin {
        Origin::Source(_) => "核对这四个数；差额是自然失效、修订等造成的，在报告里写明件数，或写一条核实说明",
        Origin::Document(_) => "核对这四个数；差额是自然失效、修订等造成的，在报告里写明件数",
    };
    let mut found = Diagnostic::new(
        &RULE,
        format!(
            "{}填写为 {here}，与上年的推算不符：{name}是 {last}，加{} {more}，{rest}",
            report.edition.point_name(in_force),
            stock.added,
        ),
    )
    .at(origin)
    .about(in_force)
    .saying(format!(
        "{last} + {more} - {less} = {expected}；自然失效、修订可以造成差额"
    ))
    .help(help);
    for (point, value) in [(added, more), (removed, less)] {
        if let Some(fact) = report.facts.get(&point) {
            let words = format!("{} {value}", point.column);
            found = found.related(fact.origin.clone(), Some(point), words);
        }
    }
    Some(found)
}

/// Whether the report itself explains the gap: a note of the row, or a sentence, names as many that lapsed or were
/// revised.
fn is_explained(subject: &Subject<'_>, row: &[DataPoint], gap: Decimal) -> bool {
    let report = subject.report;
    let notes = row
        .iter()
        .filter_map(|point| report.facts.get(point)?.note.as_deref());
    let prose = report.prose.values().map(Text::as_str);
    let gap = gap.normalize().to_string();
    notes.chain(prose).any(|words| names(words, &gap))
}

/// Whether a sentence with one of those words has this figure.
fn names(words: &str, figure: &str) -> bool {
    let sentences = words.split(['。', '；', ';', '\n']);
    sentences
        .filter(|sentence| stocks::OTHERWISE.iter().any(|word| sentence.contains(word)))
        .flat_map(|sentence| sentence.split(|c: char| !c.is_ascii_digit()))
        .any(|digits| digits == figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_explained_by_its_own_figure_only() {
        assert!(names("含自然失效2件", "2"));
        assert!(names("公开9件。其中2件因有效期届满失效。", "2"));
        for words in ["含自然失效29件", "公开2件。另有失效的", "废止2件", ""] {
            assert!(!names(words, "2"), "{words}");
        }
    }
}
