//! The figures of two reports beside each other, table by table.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::form::{Counterpart, DataPoint, EDITIONS, Edition, counterparts};
use crate::report::values::Values;
use crate::report::{Report, State};

/// What a report has in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number; an amount in 万元.
    Number(Decimal),
    /// Something else: 空着, 不适用, or what stands there.
    Words(String),
}

impl Value {
    /// The number, where there is one.
    pub const fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(value) => Some(*value),
            Self::Words(_) => None,
        }
    }

    /// It as it is shown.
    pub fn shown(&self) -> String {
        match self {
            Self::Number(value) => value.normalize().to_string(),
            Self::Words(words) => words.clone(),
        }
    }
}

/// A figure of both reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is in each file: several where one of the two forms parts it.
    pub points: [Vec<DataPoint>; 2],
    /// Where it stands on the form.
    pub place: String,
    /// What it was and what it is.
    pub values: [Value; 2],
}

impl Figure {
    /// Whether it is not what it was.
    pub fn differs(&self) -> bool {
        let [old, new] = &self.values;
        match (old.number(), new.number()) {
            (Some(old), Some(new)) => old != new,
            _ => old != new,
        }
    }

    /// By how much it grew; fell, where that is below nothing.
    pub fn by(&self) -> Option<Decimal> {
        let [old, new] = &self.values;
        new.number()?.checked_sub(old.number()?).map(|by| by.normalize())
    }

    /// The same of a hundred of what it was, to one decimal; none where it was nothing.
    pub fn percent(&self) -> Option<Decimal> {
        let old = self.values[0].number().filter(|old| !old.is_zero())?;
        let percent = self
            .by()?
            .checked_mul(Decimal::ONE_HUNDRED)?
            .checked_div(old.abs())?;
        Some(percent.round_dp(1).normalize())
    }
}

/// A figure that only one of the two reports can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The figure.
    pub point: DataPoint,
    /// Where it stands on its form.
    pub place: String,
    /// What it is.
    pub value: Value,
}

/// A table of both reports.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is called: 表三.
    pub name: String,
    /// The title of its part.
    pub title: &'static str,
    /// The figures that both have.
    pub figures: Vec<Figure>,
    /// Those that only the old report's form has, and only the new one's.
    pub alone: [Vec<Alone>; 2],
}

impl Table {
    /// The figures that are not what they were.
    pub fn changed(&self) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(|figure| figure.differs())
    }
}

/// The tables of two reports beside each other.
pub fn tables(old: &Report, new: &Report) -> Vec<Table> {
    let side = |report: &'_ Report| (report.values(), report.edition);
    let (was, is) = (side(old), side(new));
    let pairs = counterparts(old.edition, new.edition);
    let known = |side: fn(&Counterpart) -> &Vec<DataPoint>| -> BTreeSet<DataPoint> {
        pairs.iter().flat_map(|pair| side(pair).iter().copied()).collect()
    };
    let (of_old, of_new) = (known(|pair| &pair.first), known(|pair| &pair.second));
    let tables = new.edition.tables();
    tables
        .map(|(section, _)| {
            let own = pairs
                .iter()
                .filter(|pair| pair.first.iter().any(|point| point.table == section.key));
            Table {
                name: new.edition.table_name(section.key),
                title: section.title,
                figures: own
                    .map(|pair| Figure {
                        place: place(pair, old.edition, new.edition),
                        values: [value(old, &was.0, &pair.first), value(new, &is.0, &pair.second)],
                        points: [pair.first.clone(), pair.second.clone()],
                    })
                    .collect(),
                alone: [
                    alone(old, &was.0, section.key, &of_old),
                    alone(new, &is.0, section.key, &of_new),
                ],
            }
        })
        .collect()
}

/// Where a figure stands: on the newer form, or on that on which it is one.
fn place(pair: &Counterpart, old: &Edition, new: &Edition) -> String {
    match (pair.first.as_slice(), pair.second.as_slice()) {
        (_, [one]) => new.cell_place(*one) + &several("旧的", pair.first.len()),
        ([one], many) => old.cell_place(*one) + &several("新的", many.len()),
        _ => String::new(),
    }
}

fn several(side: &str, count: usize) -> String {
    if count > 1 {
        format!("（{side}是 {count} 行合计）")
    } else {
        String::new()
    }
}

/// What a report has in some places together.
fn value(report: &Report, values: &Values, points: &[DataPoint]) -> Value {
    let each: Vec<Value> = points.iter().map(|point| of(report, values, *point)).collect();
    if let [one] = each.as_slice() {
        return one.clone();
    }
    let mut numbers = each.iter().map(Value::number);
    let sum = numbers.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?));
    let open = each.iter().find(|value| value.number().is_none());
    match (sum, open) {
        (Some(sum), _) => Value::Number(sum),
        (None, Some(open)) => open.clone(),
        (None, None) => Value::Words("太大".to_owned()),
    }
}

fn of(report: &Report, values: &Values, point: DataPoint) -> Value {
    let Some(fact) = report.facts.get(&point) else {
        return Value::Words("没有这一格".to_owned());
    };
    match (fact.state, values.get(point)) {
        (State::Unread(_), _) => Value::Words(format!("“{}”", fact.raw)),
        (_, Some(value)) => Value::Number(value),
        (State::NotApplicable, None) => Value::Words("不适用".to_owned()),
        (_, None) => Value::Words("空着".to_owned()),
    }
}

/// What stands in a table of one report and in no place of the other's form.
fn alone(report: &Report, values: &Values, table: &'static str, paired: &BTreeSet<DataPoint>) -> Vec<Alone> {
    let own = report
        .edition
        .data_points()
        .filter(|point| report.facts.contains_key(point));
    let foreign = report
        .facts
        .keys()
        .copied()
        .filter(|point| !report.edition.contains(*point));
    own.chain(foreign)
        .filter(|point| point.table == table && !paired.contains(point))
        .map(|point| {
            let edition = EDITIONS.iter().find(|edition| edition.contains(point));
            Alone {
                point,
                place: edition.map_or_else(|| point.to_string(), |edition| edition.cell_place(point)),
                value: of(report, values, point),
            }
        })
        .collect()
}
