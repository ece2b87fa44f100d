//! An edition's figures by number, and what sentences call them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::wordings::{numbers, pairs};
use crate::form::{DataPoint, EDITIONS, Edition, OF_APPLICANTS};

/// An edition with its figures in a row.
#[derive(Debug)]
pub struct Form {
    /// The edition.
    pub edition: &'static Edition,
    /// Its figures, table by table, row by row.
    pub points: Vec<DataPoint>,
    /// Which of them are those of each table: two, three and four.
    pub tables: [Range<usize>; 3],
    /// What a name of the sentences stands for: the figures to be added.
    named: BTreeMap<&'static str, Vec<usize>>,
    /// How likely the rows of table 3 are, of a hundred.
    pub rows: Vec<u64>,
    /// How likely its columns are.
    pub columns: Vec<u64>,
    /// In how many of a hundred reports a figure of table 2 is not 0, and the most that it is.
    pub proactive: Vec<(u64, u64)>,
}

/// The edition of a year. Years without one have the first edition's.
pub fn of_year(year: i32) -> &'static Form {
    static FORMS: OnceLock<Vec<Form>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| EDITIONS.iter().map(|edition| Form::new(edition)).collect());
    let found = forms.iter().position(|form| form.edition.covers(year));
    &forms[found.unwrap_or(0)]
}

impl Form {
    fn new(edition: &'static Edition) -> Self {
        let points: Vec<DataPoint> = edition.data_points().collect();
        let range = |is: &dyn Fn(&DataPoint) -> bool| {
            let start = points.iter().position(is).unwrap_or(0);
            start..points.iter().rposition(is).map_or(0, |last| last + 1)
        };
        let [applications, disputes] =
            [0, 1].map(|at| range(&|point: &DataPoint| Some(&point.table) == OF_APPLICANTS.get(at)));
        let proactive = range(&|point: &DataPoint| !OF_APPLICANTS.contains(&point.table));
        let weight = |group: &str, name: &str| {
            let found = pairs(group).find(|(known, _)| *known == name);
            found.map_or((0, 0), |(_, value)| numbers(value))
        };
        let of_applications = points.get(applications.clone()).unwrap_or_default();
        let width = of_applications
            .iter()
            .take_while(|point| Some(point.row) == of_applications.first().map(|first| first.row))
            .count();
        let rows = of_applications.iter().step_by(width.max(1));
        let rows = rows.map(|point| weight("行", &point.row.to_string()).0).collect();
        let columns = of_applications.iter().take(width);
        let columns = columns.map(|point| weight("栏", point.column).0).collect();
        let of_proactive = points.get(proactive.clone()).unwrap_or_default().iter();
        let of_proactive =
            of_proactive.map(|point| weight("表二", &format!("{}.{}", point.row, point.column)));
        Self {
            edition,
            named: named(&points),
            rows,
            columns,
            proactive: of_proactive.collect(),
            tables: [proactive, applications, disputes],
            points,
        }
    }

    /// The figures that a name of the sentences adds up; none where the edition has none of that name.
    pub fn named(&self, name: &str) -> Option<&[usize]> {
        self.named.get(name).map(Vec::as_slice)
    }

    /// How many columns table 3 has, its totals counted.
    pub fn width(&self) -> usize {
        self.columns.len()
    }
}

/// What each name adds up here. A name whose rows this edition has not may be told again with those of another.
fn named(points: &[DataPoint]) -> BTreeMap<&'static str, Vec<usize>> {
    let mut out = BTreeMap::new();
    for (name, sum) in pairs("数") {
        let terms: Vec<Vec<usize>> = sum.split(" + ").map(|path| figures(points, path)).collect();
        if terms.iter().all(|term| !term.is_empty()) {
            out.entry(name).or_insert_with(|| terms.concat());
        }
    }
    out
}

/// The figures of a row, or of all rows of a group.
fn figures(points: &[DataPoint], path: &str) -> Vec<usize> {
    let (Some((table, rest)), Some((_, column))) = (path.split_once('.'), path.rsplit_once('.')) else {
        return Vec::new();
    };
    let row = rest
        .strip_suffix(column)
        .map_or(rest, |row| row.trim_end_matches('.'));
    let is_of =
        |point: &DataPoint| point.table == table && point.column == column && point.row.is_within(row);
    let found = points.iter().enumerate().filter(|(_, point)| is_of(point));
    found.map(|(at, _)| at).collect()
}
