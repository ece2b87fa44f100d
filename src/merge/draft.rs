//! The sum as a report that is begun: the figures, the units at the head of the file, what must be known of the sum at its place.

use std::fmt::Write;

use super::finding::{Finding, Kind};
use super::merged::Merged;
use super::unit::{Cell, Unit};
use crate::diagnostic::Severity;
use crate::file::new::{blank, new};
use crate::file::write::with_remarks;
use crate::form::overlap;
use crate::report::remark::{Anchor, Remark};
use crate::report::{AgencyKind, Fact, State};

/// What the head of a sum begins with, before the number of units, …
const HEAD_BEGINS: &str = "汇总自 ";
/// … and how it goes on behind that.
const HEAD_GOES_ON: &str = " 个单位的年报（nianbao merge），数字都是各单位之和：";

/// Whether a YAML file was begun as a sum: its head says so still. It is no unit of the next sum.
pub fn is_sum(text: &str) -> bool {
    let mut comments = text.lines().map_while(|line| line.strip_prefix('#'));
    comments.any(|line| line.trim_start().starts_with(HEAD_BEGINS) && line.ends_with(HEAD_GOES_ON))
}

/// The YAML file of a sum; none where its year is not known. `told` are findings from elsewhere that the file must say too.
pub fn draft(merged: &Merged, units: &[Unit], told: &[Finding]) -> Option<String> {
    let year = merged.year?;
    let agency = merged.agency.as_deref().unwrap_or_default();
    let mut report = new(merged.edition, year, agency, Some(kind_of(agency)));
    if agency.is_empty() {
        report.agency.name = None;
        report.signature.name = None;
    }
    for (point, cell) in &merged.sum.figures {
        report.facts.insert(*point, fact(*cell));
    }
    let mut remarks = vec![Remark::new(Anchor::Head, head(merged, units, told))];
    for (point, open) in &merged.sum.gaps {
        let names: Vec<&str> = open
            .iter()
            .filter_map(|at| Some(units.get(*merged.used.get(*at)?)?.called()))
            .collect();
        let words = format!("{}：合计不含没有填的 {}", point.column, names.join("、"));
        remarks.push(Remark::new(Anchor::Row(point.table, point.row), words));
    }
    remarks.extend(overlaps(merged));
    Some(with_remarks(&report, None, &remarks))
}

fn fact(cell: Cell) -> Fact {
    match cell {
        Cell::Number(value) => Fact {
            raw: value.normalize().to_string(),
            state: State::Number(value),
            ..blank()
        },
        Cell::NotApplicable => Fact {
            raw: "不适用".to_owned(),
            state: State::NotApplicable,
            ..blank()
        },
        Cell::Blank | Cell::Unread => blank(),
    }
}

/// Which units were summed, and what the sum has to be read with.
fn head(merged: &Merged, units: &[Unit], told: &[Finding]) -> String {
    let used: Vec<&Unit> = merged.used.iter().filter_map(|at| units.get(*at)).collect();
    let mut words = format!("{HEAD_BEGINS}{}{HEAD_GOES_ON}", used.len());
    for (at, unit) in used.iter().enumerate() {
        let year = unit
            .year
            .map_or_else(|| "没有写年度".to_owned(), |year| format!("{year} 年度"));
        // Writing to a string cannot fail.
        let _ = write!(
            words,
            "\n  {}. {}（{}，{} 版，{year}）",
            at + 1,
            unit.called(),
            unit.file,
            unit.edition.id
        );
    }
    let known = |finding: &&Finding| finding.severity != Severity::Info && finding.kind != Kind::Unfilled;
    let notes: Vec<&Finding> = told.iter().chain(&merged.findings).filter(known).collect();
    if !notes.is_empty() {
        words.push_str("\n汇总时有这些问题，没有解决，用之前请逐条核实：");
    }
    for note in notes {
        let _ = write!(words, "\n  {}：{}", note.severity.word(), note.message);
    }
    words
}

/// What may be counted twice in the figures that are not 0, once for each cause.
fn overlaps(merged: &Merged) -> Vec<Remark> {
    let mut out: Vec<Remark> = Vec::new();
    for (point, cell) in &merged.sum.figures {
        let counts = cell.number().is_some_and(|value| !value.is_zero());
        let Some(overlap) = overlap(*point).filter(|_| counts) else {
            continue;
        };
        if !out.iter().any(|known| known.words == overlap.why) {
            out.push(Remark::new(Anchor::Key(overlap.table), overlap.why));
        }
    }
    out
}

/// What kind of agency the sum is reported by.
fn kind_of(agency: &str) -> AgencyKind {
    match AgencyKind::from_name(agency) {
        AgencyKind::Township => AgencyKind::Township,
        _ => AgencyKind::Government,
    }
}
