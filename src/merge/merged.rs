//! The sum of many units' reports, and what stands in its way.

use std::collections::BTreeMap;

use super::finding::{Finding, Kind};
use super::names::{listed, places};
use super::same::same;
use super::sum::Sum;
use super::unit::{Recast, Unit};
use crate::form::agencies::{GOVERNMENT, is_place};
use crate::form::{DataPoint, EDITIONS, Edition};

/// What the sum is to be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// In whose name.
    pub agency: Option<&'a str>,
    /// Of which year; that of the units where none is given.
    pub year: Option<i32>,
    /// On which form; that of the year where none is given.
    pub edition: Option<&'static Edition>,
}

/// The sum of many units' reports.
#[derive(Debug)]
pub struct Merged {
    /// What was found, in the order in which it is told.
    pub findings: Vec<Finding>,
    /// The indices of the units that are summed.
    pub used: Vec<usize>,
    /// In whose name; none where that is not known.
    pub agency: Option<String>,
    /// The year; none where the units do not agree on one.
    pub year: Option<i32>,
    /// The form of the sum.
    pub edition: &'static Edition,
    /// The figures.
    pub sum: Sum,
    /// The figures of each unit that is summed, on the form of the sum.
    pub recast: Vec<Recast>,
}

/// Adds up units. What stands in the way is among the findings; the sum is there all the same.
pub fn merge(units: &[Unit], wanted: &Wanted<'_>) -> Merged {
    let (used, mut findings) = same(units);
    let chosen: Vec<&Unit> = used.iter().filter_map(|at| units.get(*at)).collect();
    findings.extend(chosen.iter().filter_map(|unit| with_errors(unit)));
    let (year, odd) = year(&chosen, wanted.year);
    findings.extend(odd);
    let of_year = wanted.edition.or_else(|| year.and_then(Edition::of_year));
    let edition = of_year.unwrap_or_else(|| most(chosen.iter().map(|unit| unit.edition)));
    let recast: Vec<Recast> = chosen.iter().map(|unit| unit.on(edition)).collect();
    // Of a unit that reports another year nothing else is to be said.
    let fits = |unit: &Unit| year.is_none() || unit.year == year;
    for (unit, recast) in chosen.iter().zip(&recast).filter(|(unit, _)| fits(unit)) {
        findings.extend(migrated(unit, recast, edition));
    }
    let sum = Sum::of(&recast, edition);
    findings.extend(unfilled(&chosen, &sum, edition, &fits));
    for point in &sum.too_large {
        let message = format!("{} 的合计太大，算不出来", edition.cell_place(*point));
        findings.push(Finding::error(Kind::TooLarge, message).forbidding());
    }
    let agency = wanted.agency.map(str::to_owned).or_else(|| agency(&chosen));
    if agency.is_none() {
        let message = "从各单位的名称看不出是哪一级政府的汇总，文件里的机关名称没有填";
        findings.push(Finding::info(Kind::Unknown, message).help("用 --agency 写明，或者在文件里填上"));
    }
    findings.sort_by_key(|finding| (finding.severity, finding.kind));
    Merged {
        findings,
        used,
        agency,
        year,
        edition,
        sum,
        recast,
    }
}

/// A unit whose report has errors: their number, and the first of them.
fn with_errors(unit: &Unit) -> Option<Finding> {
    let first = unit.errors().next()?;
    let count = unit.errors().count();
    let more = if count > 1 { "，例如" } else { "" };
    let message = format!(
        "{} 的报告有 {count} 个错误{more}：{first}（{}）",
        unit.called(),
        unit.file
    );
    let help = "退回改正后再汇总；nianbao check 这个文件，可以看到每一处";
    Some(
        Finding::error(Kind::UnitErrors, message)
            .help(help)
            .of(&unit.file),
    )
}

/// The year that is summed, and who reports another.
fn year(units: &[&Unit], wanted: Option<i32>) -> (Option<i32>, Option<Finding>) {
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for year in units.iter().filter_map(|unit| unit.year) {
        *years.entry(year).or_default() += 1;
    }
    let usual = years
        .iter()
        .max_by_key(|(year, count)| (**count, **year))
        .map(|(year, _)| *year);
    let Some(year) = wanted.or(usual) else {
        let finding = Finding::error(Kind::Unknown, "各单位的报告都没有写年度").forbidding();
        return (None, Some(finding.help("用 --year 写明汇总哪一年度的")));
    };
    let odd: Vec<&&Unit> = units.iter().filter(|unit| unit.year != Some(year)).collect();
    if odd.is_empty() {
        return (Some(year), None);
    }
    let names: Vec<String> = odd
        .iter()
        .map(|unit| {
            let own = unit
                .year
                .map_or_else(|| "没有写年度".to_owned(), |year| format!("{year} 年度"));
            format!("{}（{own}，{}）", unit.called(), unit.file)
        })
        .collect();
    let message = format!("汇总的是 {year} 年度，这些不是：{}", listed(&names));
    let finding = Finding::error(Kind::OtherYear, message)
        .forbidding()
        .help("去掉不是这一年度的文件；年度写错的，改正后再汇总；汇总别的年度，用 --year 写明");
    let finding = odd.iter().fold(finding, |finding, unit| finding.of(&unit.file));
    (Some(year), Some(finding))
}

/// The edition that most of the units use; the later of two.
fn most(editions: impl Iterator<Item = &'static Edition>) -> &'static Edition {
    let mut counts: BTreeMap<i32, (usize, &'static Edition)> = BTreeMap::new();
    for edition in editions {
        counts.entry(edition.first_year).or_insert((0, edition)).0 += 1;
    }
    let most = counts
        .into_iter()
        .max_by_key(|(year, (count, _))| (*count, *year));
    most.map_or_else(Edition::current, |(_, (_, edition))| edition)
}

/// What became of the figures of a unit that reported on another form.
fn migrated(unit: &Unit, recast: &Recast, edition: &'static Edition) -> Option<Finding> {
    if !recast.lost.is_empty() {
        let lost: Vec<String> = recast
            .lost
            .iter()
            .map(|(point, cell)| {
                let of = if unit.edition.contains(*point) {
                    unit.edition
                } else {
                    other(*point)
                };
                let value = cell
                    .number()
                    .map_or_else(|| "读不出".to_owned(), |value| value.to_string());
                format!("{} {value}", of.cell_place(*point))
            })
            .collect();
        let message = format!(
            "{} 用的是 {} 版，这些数在 {} 版里没有确定的位置：{}（{}）",
            unit.called(),
            unit.edition.id,
            edition.id,
            listed(&lost),
            unit.file
        );
        let help = format!(
            "请这个单位按 {} 版（{}）重报；硬要汇总，这些数不计入",
            edition.id, edition.notice_number
        );
        return Some(
            Finding::error(Kind::NotMigrated, message)
                .help(help)
                .of(&unit.file),
        );
    }
    (!std::ptr::eq(unit.edition, edition)).then(|| {
        let message = format!(
            "{} 用的是 {} 版，对得上的数已按 {} 版计入（{}）",
            unit.called(),
            unit.edition.id,
            edition.id,
            unit.file
        );
        Finding::warning(Kind::Migrated, message).of(&unit.file)
    })
}

/// An edition whose form has a figure.
fn other(point: DataPoint) -> &'static Edition {
    let mut editions = EDITIONS.iter();
    editions
        .find(|edition| edition.contains(point))
        .copied()
        .unwrap_or_else(Edition::current)
}

/// For each unit, which figures it left open that others filled.
fn unfilled(
    units: &[&Unit],
    sum: &Sum,
    edition: &'static Edition,
    fits: &dyn Fn(&Unit) -> bool,
) -> Vec<Finding> {
    let mut of_unit: BTreeMap<usize, Vec<DataPoint>> = BTreeMap::new();
    for (point, open) in &sum.gaps {
        for at in open {
            of_unit.entry(*at).or_default().push(*point);
        }
    }
    let told = of_unit.into_iter().filter_map(|(at, points)| {
        let unit = units.get(at).filter(|unit| fits(unit))?;
        let message = format!(
            "{} 有 {} 格没有填或读不出，合计里没有它的数：{}（{}）",
            unit.called(),
            points.len(),
            places(edition, &points),
            unit.file
        );
        let help = "没有发生的请它填 0，漏填的补上再汇总；空着的格没有当作 0";
        Some(
            Finding::warning(Kind::Unfilled, message)
                .help(help)
                .of(&unit.file),
        )
    });
    told.collect()
}

/// The government whose units these are, as far as their names show: what they all begin with, where that is a place.
fn agency(units: &[&Unit]) -> Option<String> {
    let names: Vec<&str> = units.iter().filter_map(|unit| unit.name.as_deref()).collect();
    let (first, others) = names.split_first()?;
    if names.len() < units.len() || others.is_empty() {
        return None;
    }
    let ends = first.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut common = ends
        .filter_map(|end| first.get(..end))
        .filter(|head| others.iter().all(|name| name.starts_with(head)));
    let place = common.rfind(|head| is_place(head))?;
    Some(format!("{place}{GOVERNMENT}"))
}
