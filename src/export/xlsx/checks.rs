//! What is wrong with a table that is being filled, in words, as formulas that say nothing where all is right.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell;

use super::sums::{Naming, Places, broken, ranges, sum};
use crate::form::{DataPoint, Edition, Kind, Relation, RelationKind};
use crate::report::values::Values;

/// A table that is being filled.
pub struct Check<'a> {
    /// Its form.
    pub edition: &'static Edition,
    /// The cells of its figures.
    pub places: &'a Places,
    /// The figures that are calculated.
    pub calculated: &'a BTreeSet<DataPoint>,
    /// The figures that are filled.
    pub values: &'a Values,
}

impl Check<'_> {
    /// For each row with cells to be filled: the row, what to calculate, and what that gives now.
    pub fn rows(&self) -> Vec<(u32, String, String)> {
        let mut rows: BTreeMap<u32, Vec<DataPoint>> = BTreeMap::new();
        for (point, (row, _)) in self.places {
            if !self.calculated.contains(point) {
                rows.entry(*row).or_default().push(*point);
            }
        }
        let balances = self.balances();
        let mut out = Vec::new();
        for (row, mut points) in rows {
            points.sort_by_key(|point| self.places.get(point));
            let mut parts = vec![self.filled(&points)];
            let mut result = self.filled_now(&points);
            for relation in balances.get(&row).into_iter().flatten() {
                let (formula, now) = self.balance(relation);
                parts.push(formula);
                result.push_str(&now);
            }
            out.push((row, format!("={}", parts.join("&")), result));
        }
        out
    }

    /// The balances, by the last row that they count on.
    fn balances(&self) -> BTreeMap<u32, Vec<&'static Relation>> {
        let mut out: BTreeMap<u32, Vec<&'static Relation>> = BTreeMap::new();
        let relations = self.edition.relations().iter();
        for relation in relations.filter(|relation| relation.assertion.relation == RelationKind::Balance) {
            let cells = relation.left.iter().chain(&relation.right);
            let rows: Option<Vec<u32>> = cells
                .map(|point| self.places.get(point).map(|place| place.0))
                .collect();
            if let Some(last) = rows.and_then(|rows| rows.into_iter().max()) {
                out.entry(last).or_default().push(relation);
            }
        }
        out
    }

    /// Whether every cell of a row is filled, with numbers of its kind.
    fn filled(&self, points: &[DataPoint]) -> String {
        let all = ranges(points, self.places, Naming::Relative);
        let joined = all.join(",");
        let counted = |what: &str| {
            let counts: Vec<String> = all
                .iter()
                .map(|range| format!("COUNTIF({range},{what})"))
                .collect();
            counts.join("+")
        };
        let words = format!("COUNT({joined})+{}+{}", counted("\"不适用\""), counted("\"/\""));
        let count = points.len();
        let mut whole = Vec::new();
        for point in points {
            if self.edition.kind(*point) != Some(Kind::Amount)
                && let Some((row, column)) = self.places.get(point)
            {
                let cell = row_col_to_cell(*row, *column);
                whole.push(format!("IF(ISNUMBER({cell}),IF({cell}=INT({cell}),0,1),0)"));
            }
        }
        let whole = if whole.is_empty() {
            "0".to_owned()
        } else {
            whole.join("+")
        };
        let signed = points
            .iter()
            .any(|point| self.edition.kind(*point) == Some(Kind::Change));
        let negative = if signed { "0".to_owned() } else { counted("\"<0\"") };
        format!(
            "IF(COUNTA({joined})>{words},\"有的格填的不是数；\",IF(COUNTA({joined})<{count},\"还有 \"&({count}-COUNTA({joined}))&\" 格没有填；\",IF({negative}>0,\"有的格是负数；\",IF({whole}>0,\"有的格不是整数；\",\"\"))))"
        )
    }

    fn filled_now(&self, points: &[DataPoint]) -> String {
        match points
            .iter()
            .filter(|point| self.values.get(**point).is_none())
            .count()
        {
            0 => String::new(),
            open => format!("还有 {open} 格没有填；"),
        }
    }

    /// Whether what came in is what was dealt with and what is left.
    fn balance(&self, relation: &Relation) -> (String, String) {
        let column = relation.column.unwrap_or_default();
        let (left, right) = (self.names(&relation.left), self.names(&relation.right));
        let value = |side: &[DataPoint]| sum(side, self.places, Naming::Relative);
        let formula = format!(
            "IF({},\"{column}：{left}为 \"&{}&\"，{right}为 \"&{}&\"，应当相等；\",\"\")",
            broken(relation, self.places, Naming::Relative),
            value(&relation.left),
            value(&relation.right)
        );
        (formula, self.balance_now(relation).unwrap_or_default())
    }

    /// The same now. A side that is not filled is no side to be compared.
    fn balance_now(&self, relation: &Relation) -> Option<String> {
        let number = |side: &[DataPoint]| {
            side.iter().try_fold(Decimal::ZERO, |sum, point| {
                sum.checked_add(self.values.get(*point)?)
            })
        };
        let (left, right) = (number(&relation.left)?, number(&relation.right)?);
        let column = relation.column.unwrap_or_default();
        (left != right).then(|| {
            format!(
                "{column}：{}为 {}，{}为 {}，应当相等；",
                self.names(&relation.left),
                left.normalize(),
                self.names(&relation.right),
                right.normalize()
            )
        })
    }

    fn names(&self, side: &[DataPoint]) -> String {
        let names = side
            .iter()
            .map(|point| self.edition.row_name(point.table, point.row));
        names.collect::<Vec<_>>().join("＋")
    }
}
