//! A list of units held against the reports of a year: who has none, and what belongs to nobody on the list.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{Row, State};
use crate::chinese::width::{digit, folded};
use crate::form::agencies::{GOVERNMENT, GOVERNMENT_SHORT, SUBDISTRICTS};

/// The most units of a list.
const MAX_UNITS: usize = 5000;
/// The most units without a report for which near names are looked for.
const MAX_SEARCHED: usize = 300;
/// The most near names that are proposed.
const MAX_NEAR: usize = 3;
/// What stands between the number of a unit and its name.
const SEPARATORS: &[char] = &['.', '、', '．', ')', '）'];
/// The fewest characters of a name that can be near another.
const MIN_NEAR: usize = 3;

/// A list of units.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// Their names as written.
    pub names: Vec<String>,
    /// The year whose reports are looked for; the last one of all reports where none is chosen.
    pub year: Option<i32>,
}

/// What a list of units and the reports of a year have to do with each other.
#[derive(Clone, Debug, Default)]
pub struct Comparison<'r> {
    /// The year.
    pub year: Option<i32>,
    /// How many units have a report.
    pub there: usize,
    /// The units that have none, each with the reports whose names are near.
    pub missing: Vec<(&'r str, Vec<&'r Row>)>,
    /// The units that have several, with those.
    pub several: Vec<(&'r str, Vec<&'r Row>)>,
    /// The reports of the year whose agency is not on the list.
    pub foreign: Vec<&'r Row>,
    /// The files of which it is not known: they hold no report, or no year.
    pub unknown: Vec<&'r Row>,
}

impl Units {
    /// The units of a list as it was pasted: one a line, numbers and further columns left out.
    pub fn new(list: &str, year: Option<i32>) -> Self {
        let mut known = BTreeSet::new();
        let names = list
            .lines()
            .filter_map(unit)
            .filter(|name| known.insert(plain(name)))
            .take(MAX_UNITS);
        Self {
            names: names.map(str::to_owned).collect(),
            year,
        }
    }

    /// The list held against reports.
    pub fn compare<'r>(&'r self, rows: &'r [Row]) -> Comparison<'r> {
        let year = self
            .year
            .or_else(|| rows.iter().filter_map(|row| row.found.year).max());
        let mut out = Comparison {
            year,
            ..Comparison::default()
        };
        let mut by_name: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
        for row in rows {
            let is_known = row.found.why.is_none() && row.state != State::Waiting;
            if !is_known || row.found.year.is_none() || row.found.agency.is_empty() {
                out.unknown.push(row);
            } else if row.found.year == year {
                by_name.entry(plain(&row.found.agency)).or_default().push(row);
            }
        }
        let mut absent = Vec::new();
        for name in &self.names {
            match by_name.remove(&plain(name)) {
                None => absent.push(name.as_str()),
                Some(rows) => {
                    out.there += 1;
                    if rows.len() > 1 {
                        out.several.push((name, rows));
                    }
                }
            }
        }
        let left: Vec<(&String, &Row)> = by_name
            .iter()
            .flat_map(|(name, rows)| rows.iter().map(move |row| (name, *row)))
            .collect();
        out.missing = absent
            .into_iter()
            .enumerate()
            .map(|(index, name)| {
                let near = if index < MAX_SEARCHED {
                    near(name, &left)
                } else {
                    Vec::new()
                };
                (name, near)
            })
            .collect();
        out.foreign = left.into_iter().map(|(_, row)| row).collect();
        out
    }
}

/// The unit of a line: the first of its columns that is no number, without the number before it.
fn unit(line: &str) -> Option<&str> {
    let columns = line.split(['\t', ',', '，']).map(str::trim);
    let mut names = columns.map(|column| {
        let behind = column.trim_start_matches(|c| digit(c).is_some());
        let name = behind.trim_start_matches(SEPARATORS);
        // 110 指挥中心 is a name, 110、某局 is the 110th; a number alone is none.
        let is_numbered = behind.len() < column.len() && (name.len() < behind.len() || behind.is_empty());
        let name = if is_numbered { name } else { column };
        name.trim_matches(['"', ' '])
    });
    names.find(|name| !name.is_empty())
}

/// A name by which two ways to write one agency are the same: 某镇人民政府 and 某镇政府, 某街道 and 某街道办事处.
fn plain(name: &str) -> String {
    let name = folded(name);
    let [short, long] = [SUBDISTRICTS[0], SUBDISTRICTS[1]];
    if let Some(stem) = name.strip_suffix(GOVERNMENT) {
        format!("{stem}{GOVERNMENT_SHORT}")
    } else if let Some(stem) = name.strip_suffix(long) {
        format!("{stem}{short}")
    } else {
        name
    }
}

/// How a name may be near another, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    /// One lacks the name of the place: 教育局.
    Place,
    /// One is short for the other: 工信局, 工业和信息化局.
    Short,
    /// One character differs.
    Slip,
}

/// How two names are near each other; none where they are not.
fn nearness(a: &str, b: &str) -> Option<Near> {
    let count = |name: &str| name.chars().count();
    let (short, long) = if count(a) <= count(b) { (a, b) } else { (b, a) };
    if count(short) < MIN_NEAR {
        return None;
    }
    if long.ends_with(short) {
        return Some(Near::Place);
    }
    let mut rest = long.chars();
    if short.chars().all(|c| rest.any(|other| other == c)) {
        return Some(Near::Short);
    }
    (strsim::damerau_levenshtein(short, long) == 1).then_some(Near::Slip)
}

/// The reports whose agency is called nearly like a unit, the nearest first.
fn near<'r>(unit: &str, left: &[(&String, &'r Row)]) -> Vec<&'r Row> {
    let unit = plain(unit);
    let mut found: Vec<(Near, &Row)> = left
        .iter()
        .filter_map(|(name, row)| Some((nearness(&unit, name)?, *row)))
        .collect();
    found.sort_by_key(|(near, _)| *near);
    found.into_iter().take(MAX_NEAR).map(|(_, row)| row).collect()
}
