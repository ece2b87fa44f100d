//! Arithmetic: right tables are quiet, and no single wrong figure goes unseen.

use std::collections::BTreeMap;

use nianbao::check::{self, Context};
use nianbao::form::{DataPoint, EDITIONS, Edition};
use nianbao::{
    file::new::new,
    report::{Report, State},
};
use proptest::prelude::*;

use super::cases;

/// Figures for all of a form, its totals and balances computed from the seeds: one for each figure that is free.
fn correct(edition: &'static Edition, seeds: &[u32]) -> BTreeMap<DataPoint, u64> {
    let mut seeds = seeds.iter().copied().cycle();
    let mut out: BTreeMap<DataPoint, u64> = BTreeMap::new();
    // Table 3 column by column: what came in is what was done and what is left.
    let points: Vec<DataPoint> = edition.data_points().collect();
    let is_sum = |p: &DataPoint| p.column == "总计" || p.row.to_string() == "办理结果.总计";
    for point in points.iter().filter(|p| !is_sum(p)) {
        out.insert(*point, u64::from(seeds.next().unwrap()));
    }
    let at = |row: &str, column: &str| {
        *points
            .iter()
            .find(|p| p.table == "申请" && p.row.to_string() == row && p.column == column)
            .unwrap()
    };
    let columns: Vec<&str> = points
        .iter()
        .filter(|p| p.row.to_string() == "本年新收" && p.column != "总计")
        .map(|p| p.column)
        .collect();
    for column in columns {
        let done: u64 = out
            .iter()
            .filter(|(p, _)| p.column == column && p.row.is_within("办理结果"))
            .map(|(_, v)| v)
            .sum();
        out.insert(at("办理结果.总计", column), done);
        let all = done + out[&at("结转下年度", column)];
        let carried = out[&at("上年结转", column)] % (all + 1);
        out.insert(at("上年结转", column), carried);
        out.insert(at("本年新收", column), all - carried);
    }
    for total in points.iter().filter(|p| p.column == "总计") {
        let sum = out
            .iter()
            .filter(|(p, _)| p.table == total.table && p.row == total.row && p.column != "总计")
            .map(|(_, v)| v)
            .sum();
        out.insert(*total, sum);
    }
    out
}

fn report(edition: &'static Edition, figures: &BTreeMap<DataPoint, u64>) -> Report {
    let mut report = new(edition, edition.first_year, "某某局", None);
    for (point, fact) in &mut report.facts {
        fact.raw = figures[point].to_string();
        fact.state = State::Number(figures[point].into());
    }
    report
}

/// The findings of arithmetic, by the key paths of the figures that they are about.
fn wrong(report: &Report) -> Vec<String> {
    let found = check::run(report, &Context::default(), Vec::new()).diagnostics;
    let arithmetic = ["wrong-total", "unbalanced-applications"];
    found
        .into_iter()
        .filter(|d| arithmetic.contains(&d.rule.id))
        .map(|d| d.path)
        .collect()
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn right_sums_are_quiet_and_one_wrong_figure_is_not(
        which in 0..EDITIONS.len(),
        seeds in proptest::collection::vec(prop_oneof![Just(0), 0..20_u32, any::<u32>()], 40..250),
        cell in any::<prop::sample::Index>(),
        other in 1..1000_u64,
    ) {
        let edition = EDITIONS[which];
        let mut figures = correct(edition, &seeds);
        prop_assert_eq!(wrong(&report(edition, &figures)), Vec::<String>::new());

        let summed: Vec<DataPoint> = figures.keys().filter(|p| p.table != "主动公开").copied().collect();
        let point = summed[cell.index(summed.len())];
        let figure = figures.get_mut(&point).unwrap();
        *figure = if *figure >= other { *figure - other } else { *figure + other };
        prop_assert!(!wrong(&report(edition, &figures)).is_empty(), "{} goes unseen", point);
    }

    /// A total that is left out is the sum that it would have to be, and quiet.
    #[test]
    fn totals_left_out_are_computed(which in 0..EDITIONS.len(), seeds in proptest::collection::vec(0..10_000_u32, 40..250)) {
        let edition = EDITIONS[which];
        let figures = correct(edition, &seeds);
        let mut report = report(edition, &figures);
        for (point, fact) in &mut report.facts {
            if point.column == "总计" || edition.is_total_row(point.table, point.row) {
                fact.raw.clear();
                fact.state = State::Computed;
            }
        }
        prop_assert_eq!(wrong(&report), Vec::<String>::new());
        let values = report.values();
        for (point, figure) in &figures {
            prop_assert_eq!(values.get(*point), Some((*figure).into()), "{}", point);
        }
    }
}
