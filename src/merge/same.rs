//! The same unit twice among many: by its file, by its name, by a name that is near, by equal figures; and a sum among its parts.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::finding::{Finding, Kind};
use super::unit::{Cell, Unit};
use crate::form::agencies::{GOVERNMENT, PLACES, SUBDISTRICTS};
use crate::form::{DataPoint, Edition, OF_APPLICANTS, TOTAL};

/// Words between the parts of a name that are put in or left out: 教育体育局, 教育和体育局.
const JOINING: &[char] = &['和', '与', '及', '、', '·'];
/// Of how many figures beside the totals equal reports are no chance.
const TELLING: usize = 4;
/// From which figure on equal reports are no chance.
const LARGE: u32 = 5;

/// Which units are left out because their file was given before, and what is the matter with the others. `used` are the indices
/// of those that are left.
pub fn same(units: &[Unit]) -> (Vec<usize>, Vec<Finding>) {
    let mut out = Vec::new();
    let used = same_files(units, &mut out);
    let chosen: Vec<&Unit> = used.iter().filter_map(|at| units.get(*at)).collect();
    let figures: Vec<_> = chosen.iter().map(|unit| telling(unit)).collect();
    let names: Vec<Option<String>> = chosen.iter().map(|unit| unit.folded_name()).collect();
    for (second, unit) in chosen.iter().enumerate() {
        for first in 0..second {
            let (Some(other), Some((a, b))) = (chosen.get(first), names.get(first).zip(names.get(second)))
            else {
                continue;
            };
            let equal = figures.get(first).zip(figures.get(second));
            let equal = equal.is_some_and(|(a, b)| a.is_some() && a == b);
            out.extend(pair(other, unit, a.as_deref().zip(b.as_deref()), equal));
        }
    }
    out.extend(sum_among(&chosen));
    (used, out)
}

fn same_files(units: &[Unit], out: &mut Vec<Finding>) -> Vec<usize> {
    let mut first: BTreeMap<u128, usize> = BTreeMap::new();
    let mut used = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let Some(earlier) = first.get(&unit.contents).and_then(|earlier| units.get(*earlier)) else {
            first.insert(unit.contents, at);
            used.push(at);
            continue;
        };
        let message = if earlier.file == unit.file {
            format!("{} 写了两次，只算一次", unit.file)
        } else {
            format!(
                "{} 与 {} 的内容一字不差，是同一份报告，只算一次",
                unit.file, earlier.file
            )
        };
        out.push(
            Finding::warning(Kind::SameFile, message)
                .help("不同单位的报告误存成同一份的，换成各自的再汇总；重复的删去一份")
                .of(&earlier.file)
                .of(&unit.file),
        );
    }
    used
}

/// What is the matter with two units, if anything.
fn pair(first: &Unit, second: &Unit, names: Option<(&str, &str)>, equal: bool) -> Option<Finding> {
    let of_both = |finding: Finding| finding.of(&first.file).of(&second.file);
    let and_figures = if equal {
        "，表三、表四的数字也全部相同"
    } else {
        ""
    };
    if names.is_some_and(|(a, b)| a == b) {
        let message = format!(
            "{} 有两份报告{and_figures}：{}、{}",
            first.called(),
            first.file,
            second.file
        );
        let help = "确定以哪一份为准，去掉另一份再汇总；两份都算，这个单位的数就重复了";
        return Some(of_both(Finding::error(Kind::SameUnit, message).help(help)));
    }
    if names.is_some_and(|(a, b)| near(a, b)) {
        let message = format!(
            "“{}”和“{}”可能是同一个单位{and_figures}：{}、{}",
            first.called(),
            second.called(),
            first.file,
            second.file
        );
        let help = "是同一个单位的，去掉一份再汇总；不是的，不用管";
        return Some(of_both(Finding::warning(Kind::NearName, message).help(help)));
    }
    equal.then(|| {
        let message = format!(
            "{} 和 {} 的表三、表四数字全部相同：{}、{}",
            first.called(),
            second.called(),
            first.file,
            second.file
        );
        let help = "可能是一份报告换了名称，或者一个单位照抄了另一个的表；请向两个单位核实";
        of_both(Finding::warning(Kind::EqualFigures, message).help(help))
    })
}

/// Whether two names, folded, may be one unit's: one of them leaves out the place, a word of joining, or what it ends with.
pub fn near(a: &str, b: &str) -> bool {
    let plain = |name: &str| -> String {
        let name = name.split('(').next().unwrap_or_default();
        let ends = SUBDISTRICTS
            .iter()
            .filter_map(|end| Some((*end, end.strip_suffix("办事处")?)));
        let end = ends.clone().find(|(long, _)| name.ends_with(long));
        let name = match end {
            Some((long, short)) => format!("{}{short}", name.trim_end_matches(long)),
            None => name.trim_end_matches(GOVERNMENT).to_owned(),
        };
        name.chars().filter(|c| !JOINING.contains(c)).collect()
    };
    let (a, b) = (plain(a), plain(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a == b {
        return true;
    }
    let (long, short) = if a.len() > b.len() { (&a, &b) } else { (&b, &a) };
    let Some(place) = long.strip_suffix(short.as_str()) else {
        return false;
    };
    // 上石桥镇 ends as 石桥镇 does and is another.
    let is_place = |words: &str| PLACES.iter().any(|end| words.ends_with(end));
    is_place(place) || PLACES.iter().any(|end| short.starts_with(end))
}

/// The figures by which a report is known among others; none where so few say anything that they are the same by chance.
fn telling(unit: &Unit) -> Option<Vec<(DataPoint, Cell)>> {
    let of_applicants = |(point, _): &(&DataPoint, &Cell)| OF_APPLICANTS.contains(&point.table);
    let number = |cell: &Cell| cell.number().filter(|value| !value.is_zero());
    let stated = |(point, cell): &(&DataPoint, &Cell)| {
        point.column != TOTAL && point.row.last() != TOTAL && number(cell).is_some()
    };
    let mut cells = unit
        .figures
        .iter()
        .filter(of_applicants)
        .filter(stated)
        .peekable();
    cells.peek()?;
    let (few, small) = cells.fold((0, true), |(count, small), (_, cell)| {
        (
            count + 1,
            small && number(cell).is_none_or(|value| value < LARGE.into()),
        )
    });
    let others = unit
        .figures
        .iter()
        .filter(|(point, _)| !OF_APPLICANTS.contains(&point.table));
    let others_say = others.clone().any(|(_, cell)| number(cell).is_some());
    let by_chance = few < TELLING && small;
    if by_chance && !others_say {
        return None;
    }
    let all = unit
        .figures
        .iter()
        .filter(|item| by_chance || of_applicants(item));
    Some(all.map(|(point, cell)| (*point, *cell)).collect())
}

/// A unit whose figures are the sum of all the others': the government's own report, or last week's sum.
fn sum_among(units: &[&Unit]) -> Option<Finding> {
    if units.len() < 3 {
        return None;
    }
    let edition = units.first()?.edition;
    let vectors: Vec<Vec<Decimal>> = units.iter().map(|unit| applicants(unit, edition)).collect();
    let width = vectors.first()?.len();
    let all = (0..width)
        .map(|at| {
            let column = vectors.iter().filter_map(|vector| vector.get(at));
            column.fold(Decimal::ZERO, |sum, value| sum.checked_add(*value).unwrap_or(sum))
        })
        .collect::<Vec<_>>();
    let is_sum = |vector: &Vec<Decimal>| {
        let half = |(own, all): (&Decimal, &Decimal)| own.checked_add(*own) == Some(*all);
        vector.iter().filter(|value| !value.is_zero()).count() >= TELLING && vector.iter().zip(&all).all(half)
    };
    let at = vectors.iter().position(is_sum)?;
    let unit = units.get(at)?;
    let message = format!(
        "{} 的表三、表四正好是其余各单位之和：它本身就是汇总的报告（{}）",
        unit.called(),
        unit.file
    );
    let help = "把它从要汇总的文件里去掉，否则所有数字都会加倍";
    Some(
        Finding::error(Kind::SumAmongUnits, message)
            .help(help)
            .of(&unit.file),
    )
}

fn applicants(unit: &Unit, edition: &'static Edition) -> Vec<Decimal> {
    let recast = unit.on(edition);
    let points = edition
        .data_points()
        .filter(|point| OF_APPLICANTS.contains(&point.table));
    points
        .map(|point| {
            recast
                .figures
                .get(&point)
                .and_then(|cell| cell.number())
                .unwrap_or_default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chinese::width::folded;

    #[test]
    fn a_unit_is_known_under_a_name_that_is_near() {
        let near = |a: &str, b: &str| near(&folded(a), &folded(b));
        for (a, b) in [
            ("某某县教育局", "县教育局"),
            ("某某县教育局", "教育局"),
            ("某市某某县教育局", "某某县教育局"),
            ("某县教育体育局", "某县教育和体育局"),
            ("某县教育局（本级）", "某县教育局"),
            ("某县城关镇", "某县城关镇人民政府"),
            ("某县城关街道", "城关街道办事处"),
        ] {
            assert!(near(a, b) && near(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("某县上石桥镇人民政府", "石桥镇人民政府"),
            ("某县财政局", "某县民政局"),
            ("某市公安局", "某市公安局星渚分局"),
            ("甲县教育局", "乙县教育局"),
            ("某县", "某县教育局"),
        ] {
            assert!(!near(a, b) && !near(b, a), "{a} {b}");
        }
    }
}
