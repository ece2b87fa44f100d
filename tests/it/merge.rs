//! The sum of many units, and a government's report held against them: the sum is what an independent one is, and a figure that was
//! changed in one unit is told where it can be known. `tests/golden/merge.txt` has the rates; `SNAPSHOTS=overwrite` writes them anew.

mod slips;
mod units;

use std::collections::BTreeMap;

use nianbao::form::Edition;
use nianbao::merge::unit::Cell;
use nianbao::merge::{Kind, Wanted, draft, expected, merge};
use nianbao::{Nothing, read};
use rust_decimal::Decimal;

use crate::support::sized;
use units::{County, flattened};

#[test]
fn the_sum_is_what_an_independent_one_is() {
    for seed in 0..sized(8, 2) {
        let county = County::new(seed, 40, if seed % 2 == 0 { 2023 } else { 2020 });
        let mut wanted: BTreeMap<String, Decimal> = BTreeMap::new();
        for report in &county.reports {
            for (path, value) in flattened(&report.exported()) {
                if let Some(value) = value {
                    *wanted.entry(path).or_default() += value;
                }
            }
        }
        let merged = merge(&county.units(), &Wanted::default());
        let errors: Vec<&str> = merged.findings.iter().map(|f| f.message.as_str()).collect();
        assert!(
            merged
                .findings
                .iter()
                .all(|f| f.kind == Kind::Unknown || f.kind == Kind::EqualFigures),
            "{errors:#?}"
        );
        let got: BTreeMap<String, Decimal> = merged
            .sum
            .figures
            .iter()
            .filter_map(|(point, cell)| Some((point.to_string(), cell.number()?)))
            .collect();
        assert_eq!(got, wanted, "seed {seed}");
        // What is written says the same when it is read, and the check finds nothing in its figures.
        let text = draft(&merged, &county.units(), &[]).unwrap();
        let judged = read("县.yaml", text.into_bytes(), &mut Nothing);
        let line = nianbao::json_line("县.yaml", judged.report.as_ref().unwrap()).unwrap();
        let again: BTreeMap<String, Decimal> = flattened(&serde_json::from_str(&line).unwrap())
            .into_iter()
            .filter_map(|(path, value)| Some((path, value?)))
            .collect();
        assert_eq!(again, wanted, "seed {seed}");
        let cells: Vec<&str> = judged
            .findings
            .diagnostics
            .iter()
            .filter(|d| d.primary.cell.is_some())
            .map(|d| d.message.as_str())
            .collect();
        assert!(cells.is_empty(), "{cells:?}");
    }
}

#[test]
fn what_a_unit_left_blank_is_told_and_is_no_nought() {
    let mut county = County::new(1, 3, 2023);
    let point = Edition::current().data_points().next().unwrap();
    let all = county.units();
    for unit in 0..3 {
        let mut units = all.clone();
        for other in units.iter_mut().skip(unit) {
            other.figures.insert(point, Cell::Blank);
        }
        let merged = merge(&units, &Wanted::default());
        let told = merged
            .findings
            .iter()
            .filter(|f| f.kind == Kind::Unfilled)
            .count();
        let number = merged.sum.figures[&point].number();
        assert_eq!(
            (told, number.is_some()),
            if unit == 0 { (0, false) } else { (3 - unit, true) }
        );
    }
    county.reports.truncate(1);
}

#[test]
fn a_form_of_another_year_is_taken_where_its_figures_allow() {
    let newer = Edition::current();
    let mut units = County::new(2, 4, 2023).units();
    let mut older = County::new(2, 1, 2020).units().remove(0);
    (older.year, older.contents) = (Some(2023), 1);
    let split = newer
        .data_points()
        .find(|p| p.row.is_within("办理结果.其他处理"))
        .unwrap();
    // What the older form counts in one row is in three of the newer: nothing is nothing, something has no certain place.
    for (point, cell) in &mut older.figures {
        if point.table != split.table {
            *cell = Cell::Number(0.into());
        }
    }
    for (value, kind) in [(0, Kind::Migrated), (2, Kind::NotMigrated)] {
        for (point, cell) in &mut older.figures {
            if point.row.is_within("办理结果.其他处理") {
                *cell = Cell::Number(value.into());
            }
        }
        units.truncate(4);
        units.push(older.clone());
        let merged = merge(&units, &Wanted::default());
        assert!(
            merged.findings.iter().any(|f| f.kind == kind),
            "{:?}",
            merged.findings
        );
        // What the older form does not ask for is told as not filled.
        assert!(merged.findings.iter().any(|f| f.kind == Kind::Unfilled));
    }
}

#[test]
fn years_units_and_files_that_do_not_fit_are_named() {
    let units = County::new(3, 6, 2023).units();
    let kinds = |units: &[nianbao::merge::Unit]| -> Vec<Kind> {
        let merged = merge(
            units,
            &Wanted {
                agency: Some("某县人民政府"),
                ..Wanted::default()
            },
        );
        merged.findings.iter().map(|f| f.kind).collect()
    };
    assert_eq!(kinds(&units), []);
    let mut odd = units.clone();
    odd[2].year = Some(2022);
    assert_eq!(kinds(&odd), [Kind::OtherYear]);
    let mut twice = units.clone();
    twice.push(units[1].clone());
    assert_eq!(kinds(&twice), [Kind::SameFile]);
    twice[6].contents = 7;
    assert_eq!(kinds(&twice), [Kind::SameUnit]);
    twice[6].name = Some(format!("外市{}（本级）", units[1].name.as_deref().unwrap()));
    assert_eq!(kinds(&twice), [Kind::NearName]);
    let merged = merge(&units, &Wanted::default());
    let mut with_sum = units.clone();
    let mut sum = units[0].clone();
    (sum.figures, sum.contents, sum.name) = (merged.sum.figures, 1, Some("某县人民政府".to_owned()));
    with_sum.push(sum);
    assert_eq!(kinds(&with_sum), [Kind::SumAmongUnits]);
    let names: Vec<String> = units
        .iter()
        .skip(1)
        .filter_map(|unit| unit.name.clone())
        .collect();
    let of: Vec<&nianbao::merge::Unit> = units.iter().take(5).collect();
    let found: Vec<Kind> = expected::compared(&names, "units.txt", &of)
        .iter()
        .map(|f| f.kind)
        .collect();
    assert_eq!(found, [Kind::MissingUnit, Kind::UnexpectedUnit]);
}
