//! One figure of one unit changed after the sum was made, fifty times a county, in three ways; and slips of whoever adds up. What is
//! named must be right: how often it is named at all, stands in the file of rates.

use std::collections::BTreeMap;
use std::fmt::Write;

use nianbao::file::edit::figure;
use nianbao::form::{DataPoint, Edition};
use nianbao::merge::against::{Explanation, check};
use nianbao::merge::cause::Cause;
use nianbao::merge::evidence::{WhatIf, Whose};
use nianbao::merge::unit::Cell;
use nianbao::merge::{Merged, Told, Unit, Wanted, merge};
use nianbao::pipeline::what_if;
use nianbao::sample::dice::Dice;
use nianbao::source::Source;
use nianbao::{Nothing, yaml};
use rust_decimal::Decimal;

use super::units::{County, Report};
use crate::rules::golden;
use crate::support::{root, sized, whole};

/// How many units a county has.
const UNITS: usize = 40;
/// How many changes of each kind are tried in a county.
const CHANGES: usize = 50;

/// The units' texts, judged again with other figures.
struct Again<'a> {
    reports: &'a [Report],
    government: Option<&'a Report>,
}

impl WhatIf for Again<'_> {
    fn told(&mut self, whose: Whose, figures: &BTreeMap<DataPoint, Decimal>) -> Option<Vec<Told>> {
        let report = match whose {
            Whose::Unit(at) => self.reports.get(at)?,
            Whose::Government => self.government?,
        };
        let judged = what_if(
            &report.file,
            report.text.clone().into_bytes(),
            &mut Nothing,
            figures,
        )?;
        Some(Told::of(&judged.findings.diagnostics))
    }
}

/// A report with other figures typed into its file.
fn typed(report: &Report, figures: &[(DataPoint, Decimal)]) -> Report {
    let mut text = report.text.clone();
    for (point, value) in figures {
        let source = Source::new("a.yaml", text.as_str());
        let parsed = yaml::parse(&source);
        let edit = figure(
            &source,
            parsed.root.as_ref(),
            Edition::current(),
            *point,
            &value.normalize().to_string(),
        )
        .unwrap();
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    Report {
        file: report.file.clone(),
        text,
    }
}

/// What was made of a change.
#[derive(Default)]
struct Rate {
    tried: usize,
    named: usize,
    listed: usize,
    wrong: Vec<String>,
}

/// The government's report of a sum.
fn government(merged: &Merged) -> (Report, Unit) {
    let text = nianbao::merge::draft(merged, &[], &[]).unwrap();
    let report = Report {
        file: "县.yaml".to_owned(),
        text,
    };
    let unit = report.unit(1);
    (report, unit)
}

/// Which units are named, and whether the right one is among those that are listed.
fn told(explanations: &[Explanation], right: usize) -> (Vec<usize>, bool) {
    let named = explanations
        .iter()
        .filter(|e| e.named)
        .flat_map(|e| e.candidates[0].slip.units.clone())
        .collect();
    let mut all = explanations.iter().flat_map(|e| &e.candidates);
    (named, all.any(|candidate| candidate.slip.units.contains(&right)))
}

/// A figure with the totals that hold it, each more by the same.
fn with_totals(unit: &Unit, point: DataPoint, by: Decimal, totals: bool) -> Vec<(DataPoint, Decimal)> {
    let mut changed = vec![point];
    if totals {
        for _ in 0..2 {
            for relation in Edition::current().relations() {
                let is_total = relation.left.len() == 1 && !changed.contains(&relation.left[0]);
                if is_total && relation.right.iter().any(|p| changed.contains(p)) {
                    changed.push(relation.left[0]);
                }
            }
        }
    }
    let now = |point: &DataPoint| unit.figures[point].number().unwrap();
    changed.iter().map(|point| (*point, now(point) + by)).collect()
}

fn changed(seed: u64, kind: &str, rate: &mut Rate) {
    let county = County::new(seed, UNITS, 2023);
    let units = county.units();
    let before = merge(
        &units,
        &Wanted {
            agency: Some("某县人民政府"),
            ..Wanted::default()
        },
    );
    let (report, government) = government(&before);
    let mut dice = Dice::of(seed, 7, 7);
    let points: Vec<DataPoint> = Edition::current()
        .data_points()
        .filter(|p| match kind {
            "表二" => p.table == "主动公开",
            _ => p.table != "主动公开" && p.column != "总计" && p.row.last() != "总计",
        })
        .collect();
    for _ in 0..sized(CHANGES, 10) {
        let right = dice.index(UNITS);
        let point = points[dice.index(points.len())];
        let Cell::Number(now) = units[right].figures[&point] else {
            continue;
        };
        let by: Decimal = if now.is_zero() || dice.chance(50) {
            Decimal::from(1 + dice.below(9))
        } else {
            -now.min(1.into())
        };
        let mut figures = with_totals(&units[right], point, by, kind != "单格");
        if kind == "连同合计" && point.table == "申请" {
            // As much was received as is dealt with or left over: the other side changes too.
            let other = if point.row.to_string().starts_with("办理结果")
                || point.row.to_string() == "结转下年度"
            {
                "本年新收"
            } else {
                "结转下年度"
            };
            let other = points
                .iter()
                .find(|p| p.row.to_string() == other && p.column == point.column && p.table == point.table);
            let other = with_totals(&units[right], *other.unwrap(), by, true);
            figures.extend(other.into_iter().filter(|(p, _)| {
                !with_totals(&units[right], point, by, true)
                    .iter()
                    .any(|(q, _)| p == q)
            }));
        }
        if figures
            .iter()
            .any(|(_, value)| value.is_sign_negative() && !value.is_zero())
        {
            continue;
        }
        let mut reports = county.reports.clone();
        reports[right] = typed(&reports[right], &figures);
        let mut now = units.clone();
        now[right] = reports[right].unit(units[right].contents);
        let merged = merge(
            &now,
            &Wanted {
                agency: Some("某县人民政府"),
                ..Wanted::default()
            },
        );
        let mut again = Again {
            reports: &reports,
            government: Some(&report),
        };
        let checked = check(&government, &merged, &now, &mut again);
        assert_eq!(checked.differences.len(), figures.len(), "{kind} {point}");
        let (named, is_listed) = told(&checked.explanations, right);
        rate.tried += 1;
        if named.iter().any(|unit| *unit != right) {
            rate.wrong
                .push(format!("{seed} {kind}: {} {point}: {named:?}", units[right].file));
        }
        rate.named += usize::from(named.contains(&right));
        rate.listed += usize::from(is_listed);
    }
}

/// What whoever adds up may do wrong with a unit, and how that is told.
fn added_up(seed: u64, cause: Cause, rate: &mut Rate) {
    let county = County::new(seed, UNITS, 2023);
    let units = county.units();
    let merged = merge(
        &units,
        &Wanted {
            agency: Some("某县人民政府"),
            ..Wanted::default()
        },
    );
    for right in 0..sized(UNITS, 12) {
        let (_, mut government) = government(&merged);
        let mut points = units[right].figures.iter();
        if points
            .by_ref()
            .all(|(_, cell)| cell.number().is_none_or(|value| value.is_zero()))
        {
            continue;
        }
        for (point, cell) in &units[right].figures {
            let by = cell.number().unwrap_or_default();
            let Some(Cell::Number(sum)) = government.figures.get_mut(point) else {
                continue;
            };
            match cause {
                Cause::LeftOut => *sum -= by,
                _ => *sum += by,
            }
        }
        let mut again = Again {
            reports: &county.reports,
            government: None,
        };
        let checked = check(&government, &merged, &units, &mut again);
        let (named, is_listed) = told(&checked.explanations, right);
        rate.tried += 1;
        if named.iter().any(|unit| *unit != right) {
            rate.wrong
                .push(format!("{seed} {cause:?}: {}: {named:?}", units[right].file));
        }
        rate.named += usize::from(named.contains(&right));
        rate.listed += usize::from(is_listed);
    }
}

#[test]
fn the_unit_whose_figure_was_changed_is_named_or_none_is() {
    let mut out = String::from("what was changed after the sum        tried  named  listed  wrong\n");
    let mut wrong = Vec::new();
    let mut add = |name: &str, rate: Rate| {
        let Rate {
            tried,
            named,
            listed,
            wrong: own,
        } = rate;
        writeln!(
            out,
            "{name:<34} {tried:>8} {named:>6} {listed:>7} {:>6}",
            own.len()
        )
        .unwrap();
        wrong.extend(own);
    };
    let seeds = 1;
    for (kind, name) in [
        ("单格", "a figure alone, tables 3 and 4"),
        ("连同合计", "with all that it is added up in"),
        ("表二", "a figure of table 2"),
    ] {
        let mut rate = Rate::default();
        (0..seeds).for_each(|seed| changed(seed, kind, &mut rate));
        add(name, rate);
    }
    for (cause, name) in [
        (Cause::LeftOut, "a unit left out"),
        (Cause::CountedTwice, "a unit counted twice"),
    ] {
        let mut rate = Rate::default();
        (0..seeds).for_each(|seed| added_up(seed, cause, &mut rate));
        add(name, rate);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{out}");
    if whole() {
        golden(&root().join("tests/golden/merge.txt"), &out);
    }
}
