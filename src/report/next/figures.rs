//! The figures of next year's draft: none but those that one year hands to the next, and what is said of the others.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::{Carried, DataPoint, EDITIONS, Edition, Leaf, Stock};
use crate::report::new::blank;
use crate::report::remark::{Anchor, Remark};
use crate::report::values::Values;
use crate::report::{Fact, Report, State};

/// Every figure of the form, blank but for those that last year's report hands on.
pub(super) fn figures(
    last: &Report,
    edition: &'static Edition,
    remarks: &mut Vec<Remark>,
) -> BTreeMap<DataPoint, Fact> {
    let values = last.values();
    let mut facts: BTreeMap<DataPoint, Fact> = edition.data_points().map(|point| (point, blank())).collect();
    for carried in edition.carried {
        remarks.extend(carry(carried, last, &values, edition, &mut facts));
    }
    for stock in edition.stocks {
        remarks.extend(stocks(stock, last, &values, edition));
    }
    for (section, _) in edition.tables() {
        remarks.extend(left_behind(section.key, last, &values, edition));
    }
    facts
}

fn leaf(edition: &Edition, table: &str, path: &str) -> Option<Leaf> {
    edition
        .table(table)?
        .rows()
        .find(|leaf| leaf.path.to_string() == path)
}

/// Fills a row from last year's; says where its figures come from, and which did not come.
fn carry(
    carried: &Carried,
    last: &Report,
    values: &Values,
    edition: &'static Edition,
    facts: &mut BTreeMap<DataPoint, Fact>,
) -> Option<Remark> {
    let to = leaf(edition, carried.table, carried.to)?;
    let from = leaf(last.edition, carried.table, carried.from)?;
    let mut absent: Vec<&str> = Vec::new();
    let columns = to.block.columns();
    for column in &columns {
        let at = |row| DataPoint {
            table: carried.table,
            row,
            column: column.key,
        };
        // A figure that could not be read for certain stays open: last year's state says so, not only its value.
        let unread = last
            .facts
            .get(&at(from.path))
            .is_some_and(|fact| matches!(fact.state, State::Unread(_)));
        match values.get(at(from.path)).filter(|_| !unread) {
            Some(value) => {
                if let Some(fact) = facts.get_mut(&at(to.path)) {
                    fact.raw = value.normalize().to_string();
                    fact.state = State::Number(value);
                }
            }
            None => absent.push(column.key),
        }
    }
    let source = format!("{}的“{}”", year_words(last), carried.from);
    let words = if absent.is_empty() {
        format!("已按{source}填好")
    } else if absent.len() == columns.len() {
        format!("{source}没有可用的数字，请查实后填写")
    } else {
        format!(
            "已按{source}填写；{}那里没有填或读不出，请查实后补上",
            absent.join("、")
        )
    };
    Some(Remark::new(Anchor::Row(carried.table, to.path), words))
}

pub(super) fn year_words(last: &Report) -> String {
    last.year
        .map_or_else(|| "上年报告".to_owned(), |year| format!("{year} 年度报告"))
}

/// Last year's stock at each row that had one, so that this year's can be computed.
fn stocks(stock: &Stock, last: &Report, values: &Values, edition: &'static Edition) -> Vec<Remark> {
    let Some(table) = edition.table(stock.table) else {
        return Vec::new();
    };
    let points = table.rows().map(|leaf| DataPoint {
        table: stock.table,
        row: leaf.path,
        column: stock.column,
    });
    points
        .filter(|point| last.edition.contains(*point))
        .filter_map(|point| Some((point, values.get(point).filter(|value| !value.is_zero())?)))
        .map(|(point, value)| {
            let value = value.normalize();
            Remark::new(
                Anchor::Row(stock.table, point.row),
                format!(
                    "上年{} {value}；本年的一般是 {value} + {} - {}",
                    stock.column, stock.added, stock.removed
                ),
            )
        })
        .collect()
}

/// What last year's report says in a table that the new edition has no place for.
fn left_behind(
    table: &'static str,
    last: &Report,
    values: &Values,
    edition: &'static Edition,
) -> Option<Remark> {
    let mut seen: BTreeSet<DataPoint> = BTreeSet::new();
    let mut rows: Vec<(DataPoint, &'static Edition, Vec<String>)> = Vec::new();
    for old in EDITIONS {
        let points = old
            .data_points()
            .filter(|p| p.table == table && !edition.contains(*p));
        for point in points.filter(|point| seen.insert(*point)) {
            let Some(given) = last.facts.get(&point).and_then(|fact| said(fact, point, values)) else {
                continue;
            };
            let figure = (given != "0").then(|| format!("{} {given}", point.column));
            match rows.last_mut() {
                Some((row, _, figures)) if row.row == point.row => figures.extend(figure),
                _ => rows.push((point, old, figure.into_iter().collect())),
            }
        }
    }
    let (_, old, _) = rows.first()?;
    let mut words = format!(
        "{} 版的下列各行在 {} 版没有对应的格，上年的数字没有带过来：",
        old.id, edition.id
    );
    let (idle, told): (Vec<_>, Vec<_>) = rows.iter().partition(|(_, _, figures)| figures.is_empty());
    for (point, old, figures) in told {
        words.push_str(&format!(
            "\n  {}：{}",
            old.row_name(table, point.row),
            figures.join("、")
        ));
    }
    let idle: Vec<String> = idle
        .iter()
        .map(|(point, old, _)| old.row_name(table, point.row))
        .collect();
    if !idle.is_empty() {
        words.push_str(&format!("\n  都是 0：{}", idle.join("、")));
    }
    Some(Remark::new(Anchor::Key(table), words))
}

/// A figure as last year's report gives it, with its unit and its note; none where it gives none.
fn said(fact: &Fact, point: DataPoint, values: &Values) -> Option<String> {
    let mut words = match fact.state {
        State::Blank | State::NotApplicable => return None,
        State::Computed => values.get(point)?.normalize().to_string(),
        State::Number(_) | State::Unread(_) => fact.raw.trim().to_owned(),
    };
    if let Some(unit) = fact.unit.filter(|unit| !words.ends_with(unit.word())) {
        words.push_str(unit.word());
    }
    if let Some(note) = &fact.note {
        words.push_str(&format!("（{note}）"));
    }
    Some(words)
}
