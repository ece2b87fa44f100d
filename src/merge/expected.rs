//! The list of the units that must report, and who of them has not.

use strsim::normalized_levenshtein;

use super::finding::{Finding, Kind};
use super::same::near;
use super::unit::Unit;
use crate::chinese::width::{folded, trimmed};

/// From which likeness on, of 1, a name that is missing and one that is not expected may be the same.
const ALIKE: f64 = 0.7;

/// The names of a list: one a line; what stands behind # is a comment.
pub fn names(list: &str) -> Vec<String> {
    let names = list
        .lines()
        .map(|line| trimmed(line.split(['#', '＃']).next().unwrap_or_default()));
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Who of the list is missing, and who is there without standing in it. `list` is what the list's file is called.
pub fn compared(names: &[String], list: &str, units: &[&Unit]) -> Vec<Finding> {
    let is_named = |unit: &Unit, name: &str| unit.folded_name().is_some_and(|own| own == folded(name));
    let mut missing: Vec<&String> = Vec::new();
    for name in names {
        let there = units.iter().any(|unit| is_named(unit, name));
        if !there && !missing.iter().any(|known| folded(known) == folded(name)) {
            missing.push(name);
        }
    }
    let mut beyond: Vec<&Unit> = units
        .iter()
        .copied()
        .filter(|unit| !names.iter().any(|name| is_named(unit, name)))
        .collect();
    let mut out = Vec::new();
    // The nearest pairs first: each name is paired once.
    while let Some((name, unit)) = nearest(&missing, &beyond) {
        let message = format!(
            "缺 {name}；多出 {}，是不是同一个？（{}）",
            unit.called(),
            unit.file
        );
        out.push(
            Finding::warning(Kind::RenamedUnit, message)
                .help(format!(
                    "是同一个的，改正报告里的机关名称或者 {list} 里的名称；不是的，催报、去掉多出的"
                ))
                .of(&unit.file),
        );
        missing.retain(|other| *other != name);
        beyond.retain(|other| !std::ptr::eq(*other, unit));
    }
    for name in missing {
        let message = format!("缺 {name} 的报告（{list} 里有它）");
        out.push(Finding::error(Kind::MissingUnit, message).help("催报后再汇总"));
    }
    for unit in beyond {
        let message = format!("多出 {} 的报告，{list} 里没有它（{}）", unit.called(), unit.file);
        let help = format!("应当汇总的，把名称加到 {list} 里；不应当的，去掉这个文件");
        out.push(
            Finding::error(Kind::UnexpectedUnit, message)
                .help(help)
                .of(&unit.file),
        );
    }
    out
}

fn nearest<'a>(missing: &[&'a String], beyond: &[&'a Unit]) -> Option<(&'a String, &'a Unit)> {
    let mut best: Option<(f64, &String, &Unit)> = None;
    for name in missing {
        for unit in beyond {
            let Some(own) = unit.folded_name() else { continue };
            let name_folded = folded(name);
            let likeness = if near(&name_folded, &own) {
                1.0
            } else if is_short_for(&name_folded, &own) || is_short_for(&own, &name_folded) {
                0.9
            } else if same_kind(&name_folded, &own) {
                normalized_levenshtein(&name_folded, &own)
            } else {
                0.0
            };
            if likeness >= ALIKE && best.is_none_or(|(known, ..)| likeness > known) {
                best = Some((likeness, name, unit));
            }
        }
    }
    best.map(|(_, name, unit)| (name, unit))
}

/// Whether a name may be another in short: 某县住建局 for 某县住房和城乡建设局. Both begin with the same place and end with the same word.
fn is_short_for(short: &str, long: &str) -> bool {
    const ALIKE_AT_LEAST: usize = 2;
    let begins = short
        .chars()
        .zip(long.chars())
        .take_while(|(a, b)| a == b)
        .count()
        >= ALIKE_AT_LEAST;
    let ends = short.chars().next_back() == long.chars().next_back();
    let mut letters = long.chars();
    let follows = short.chars().all(|wanted| letters.any(|c| c == wanted));
    begins && ends && follows && short.len() < long.len()
}

/// Whether two names that differ in a character or two may be one: those of the same length are two, as 财政局 and 民政局 of one county.
fn same_kind(a: &str, b: &str) -> bool {
    a.chars().count() != b.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;

    fn unit(name: &str) -> Unit {
        Unit {
            file: format!("{name}.yaml"),
            contents: 0,
            name: Some(name.to_owned()),
            year: Some(2022),
            edition: Edition::current(),
            figures: std::collections::BTreeMap::new(),
            told: Vec::new(),
        }
    }

    #[test]
    fn a_list_is_one_name_a_line() {
        assert_eq!(
            names("# 应报\n甲局\r\n\n　乙局　# 新设\n# 丙局\n"),
            ["甲局", "乙局"]
        );
    }

    #[test]
    fn who_is_missing_and_who_is_not_expected_is_named_and_paired() {
        let units = [
            unit("某某县教育局"),
            unit("某县财政局"),
            unit("某县民政局"),
            unit("某县住房和城乡建设局"),
            unit("某县（ 城关 )镇人民政府"),
        ];
        let units: Vec<&Unit> = units.iter().collect();
        let list = names("县教育局\n某县财政局\n某县水利局\n某县住建局\n某县(城关)镇人民政府");
        let found: Vec<String> = compared(&list, "units.txt", &units)
            .into_iter()
            .map(|f| f.message)
            .collect();
        assert_eq!(
            found,
            [
                "缺 县教育局；多出 某某县教育局，是不是同一个？（某某县教育局.yaml）",
                "缺 某县住建局；多出 某县住房和城乡建设局，是不是同一个？（某县住房和城乡建设局.yaml）",
                "缺 某县水利局 的报告（units.txt 里有它）",
                "多出 某县民政局 的报告，units.txt 里没有它（某县民政局.yaml）",
            ]
        );
    }
}
