//! The figures of next year's draft: none but those that one year hands on to the next, and remarks about the others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::file::new::blank;
use crate::form::{Carried, DataPoint, EDITIONS, Edition, Leaf, Stock};
use crate::report::remark::{Anchor, Remark};
use crate::report::values::Values;
use crate::report::{Fact, Report, State, keys};

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

/// Fills a row from last year's, with a remark on where its figures come from and which are missing.
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
        // A figure that could not be read for certain stays open: last year's state shows that, not its value.
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
        format!("{}没有可用的数字，请查实后填写", source.trim_start())
    } else {
        format!(
            "已按{source}填写；{}那里没有填或读不出，请查实后补上",
            absent.join("、")
        )
    };
    Some(Remark::new(Anchor::Row(carried.table, to.path), words))
}

/// Last year's report, to stand behind a Chinese word.
pub(super) fn year_words(last: &Report) -> String {
    last.year
        .map_or_else(|| keys::PRIOR.to_owned(), |year| format!(" {year} 年度报告"))
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

/// The figures of last year's report in a table that the new edition has no place for.
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
            let Some(given) = last
                .facts
                .get(&point)
                .and_then(|fact| as_given(fact, point, values))
            else {
                continue;
            };
            let figure = (given != "0").then(|| format!("{} {given}", point.column));
            match rows.last_mut() {
                Some((row, _, figures)) if row.row == point.row => figures.extend(figure),
                _ => rows.push((point, old, figure.into_iter().collect())),
            }
        }
    }
    let (_, first, _) = rows.first()?;
    let (idle, stated): (Vec<_>, Vec<_>) = rows.iter().partition(|(_, _, figures)| figures.is_empty());
    let name = |(point, old, _): &(DataPoint, &'static Edition, _)| old.row_name(table, point.row);
    let idle = idle.into_iter().map(name).collect::<Vec<_>>().join("、");
    let words = if stated.is_empty() {
        format!(
            "{} 版的这些行在 {} 版没有对应的格，上年都是 0：{idle}",
            first.id, edition.id
        )
    } else {
        let mut words = format!(
            "{} 版的这些行在 {} 版没有对应的格，上年的数字没有带过来：",
            first.id, edition.id
        );
        for row in stated {
            // Writing to a string cannot fail.
            let _ = write!(words, "\n  {}：{}", name(row), row.2.join("、"));
        }
        if !idle.is_empty() {
            let _ = write!(words, "\n  都是 0：{idle}");
        }
        words
    };
    Some(Remark::new(Anchor::Key(table), words))
}

/// A figure as last year's report gives it, with its unit and its note; none where it gives none.
fn as_given(fact: &Fact, point: DataPoint, values: &Values) -> Option<String> {
    let mut words = match fact.state {
        State::Blank | State::NotApplicable => return None,
        State::Computed => values.get(point)?.normalize().to_string(),
        State::Number(_) | State::Unread(_) => fact.raw.trim().to_owned(),
    };
    if let Some(unit) = fact.unit.filter(|unit| !words.ends_with(unit.word())) {
        words.push_str(unit.word());
    }
    if let Some(note) = &fact.note {
        let _ = write!(words, "（{note}）");
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::new::new;

    /// A report of the 2019 edition whose figures all have this text and state.
    fn report(raw: &str, state: State) -> Report {
        let mut report = new(EDITIONS[0], 2020, "某局", None);
        for fact in report.facts.values_mut() {
            fact.raw = raw.to_owned();
            fact.state = state;
        }
        report
    }

    fn drafted(last: &Report) -> (Vec<String>, Vec<String>) {
        let mut remarks = Vec::new();
        let facts = figures(last, Edition::current(), &mut remarks);
        let filled = facts.iter().filter(|(_, fact)| fact.state != State::Blank);
        (
            filled
                .map(|(point, fact)| format!("{point} {}", fact.raw))
                .collect(),
            remarks.into_iter().map(|remark| remark.words).collect(),
        )
    }

    #[test]
    fn only_the_row_that_one_year_hands_to_the_next_is_filled() {
        let mut last = report("3", State::Number(3.into()));
        let (filled, remarks) = drafted(&last);
        assert_eq!(filled.len(), 7);
        assert!(
            filled
                .iter()
                .all(|f| f.starts_with("申请.上年结转.") && f.ends_with(" 3")),
            "{filled:?}"
        );
        assert_eq!(remarks[0], "已按 2020 年度报告的“结转下年度”填好");
        for (point, fact) in &mut last.facts {
            let row = point.row.to_string();
            if row == "结转下年度" && point.column == "其他" {
                fact.state = State::Unread(Some(3.into()));
            } else if row == "结转下年度" && point.column == "自然人" {
                fact.raw = "３".to_owned();
            }
        }
        let (filled, remarks) = drafted(&last);
        assert_eq!(filled.len(), 6);
        assert!(filled.contains(&"申请.上年结转.自然人 3".to_owned()));
        assert!(remarks[0].contains("；其他那里没有填或读不出"), "{remarks:?}");
    }

    #[test]
    fn what_has_no_place_any_more_is_said_once_a_table() {
        let (_, remarks) = drafted(&report("3", State::Number(3.into())));
        let [_, proactive, applications] = &remarks[..] else {
            panic!("{remarks:?}");
        };
        assert!(
            proactive.contains("\n  政府集中采购：采购项目数量 3、采购总金额 3"),
            "{proactive}"
        );
        assert!(!proactive.contains("都是 0"));
        assert!(applications.contains("\n  其他处理：自然人 3"), "{applications}");
        let (_, remarks) = drafted(&report("0", State::Number(0.into())));
        assert!(
            remarks[1].contains("都是 0：") && !remarks[1].contains('\n'),
            "{remarks:?}"
        );
        let (_, remarks) = drafted(&report("", State::Blank));
        assert_eq!(
            remarks,
            ["2020 年度报告的“结转下年度”没有可用的数字，请查实后填写"]
        );
    }

    #[test]
    fn last_years_stock_is_said_where_there_was_one() {
        let mut last = new(Edition::current(), 2021, "某局", None);
        for (point, fact) in &mut last.facts {
            let rules = point.row.to_string() == crate::form::RULES;
            fact.state = State::Number(if rules { 0 } else { 203 }.into());
        }
        let (_, remarks) = drafted(&last);
        assert_eq!(remarks.len(), 2, "{remarks:?}");
        assert!(
            remarks[1].starts_with("上年现行有效件数 203；本年的一般是 203 + "),
            "{remarks:?}"
        );
    }
}
