//! Report → what of it is drawn: the figures of its tables, this year's beside last year's.
//!
//! Every value is a figure of a table as it stands there, but for one: what became of applications is drawn by the groups of the
//! form, whose rows are added up, since the form has no figure of a group.

use rust_decimal::Decimal;

use super::chart::{Category, Chart, FigureGroup, Glance, KeyFigure, TITLES};
use super::compose::figures;
use crate::form::{
    APPLICATIONS, Column, DISPUTES, DataPoint, Edition, Kind, Leaf, OUTCOME, PROACTIVE, RECEIVED, Row,
    RowPath, TOTAL, keyed,
};
use crate::report::Report;
use crate::report::values::Values;

/// What is counted in table 3.
const UNIT: &str = "件";

/// Values with what each is called; none where a figure is no number, or there is no such figure.
type Named = Vec<(&'static str, Option<Decimal>)>;

/// A report at a glance, beside `last`, which counts only where it is the report of the year before.
pub fn glance(report: &Report, last: Option<&Report>) -> Glance {
    let last = last.filter(|last| match (report.year, last.year) {
        (Some(year), Some(before)) => before.checked_add(1) == Some(year),
        _ => false,
    });
    let mut out = Glance {
        year: year_of(report),
        groups: groups(report, last),
        ..Glance::default()
    };
    let this = Drawn::of(report);
    let before = last.map(Drawn::of);
    if this
        .balance
        .iter()
        .all(|(_, value)| value.is_some_and(|v| v.is_zero()))
    {
        out.notes
            .push("本年没有申请（新收、结转和办结都是 0），没有可画的图表".to_owned());
        return out;
    }
    let series = |of: fn(&Drawn) -> &Named| (of(&this), before.as_ref().map(of));
    let drawn = [
        series(|d| &d.balance),
        series(|d| &d.outcomes),
        series(|d| &d.applicants),
    ];
    for (index, (title, (own, its))) in TITLES.into_iter().zip(drawn).enumerate() {
        // The first is there for the comparison: its figures of one year alone say nothing.
        if index == 0 && its.is_none() {
            continue;
        }
        let names = (year_of(report), last.map(year_of));
        chart(title, own, its, names, &mut out);
    }
    out
}

/// The year of a report as it is written.
fn year_of(report: &Report) -> String {
    report.year.map_or_else(String::new, |year| format!("{year}年"))
}

/// Adds a chart, or why there is none.
fn chart(
    title: &'static str,
    own: &Named,
    its: Option<&Named>,
    (year, last): (String, Option<String>),
    out: &mut Glance,
) {
    let drawable = |value: Option<Decimal>| value.filter(|v| !v.is_sign_negative() || v.is_zero());
    let Some(mut categories) = own
        .iter()
        .map(|(label, value)| {
            let values = vec![drawable(*value)?.normalize()];
            Some(Category { label, values })
        })
        .collect::<Option<Vec<Category>>>()
    else {
        out.notes
            .push(format!("“{title}”没有画：表里有没填的数，或者不是数"));
        return;
    };
    if categories
        .iter()
        .all(|category| category.values.iter().all(Decimal::is_zero))
    {
        return;
    }
    let mut series = vec![year];
    if let (Some(its), Some(last)) = (its, last) {
        let value = |label: &str| {
            let (_, value) = its.iter().find(|(own, _)| *own == label)?;
            drawable(*value).map(|v| v.normalize())
        };
        match categories
            .iter()
            .map(|c| value(c.label))
            .collect::<Option<Vec<Decimal>>>()
        {
            // A year without any is no series.
            Some(values) if values.iter().all(Decimal::is_zero) => {}
            Some(values) => {
                for (category, value) in categories.iter_mut().zip(values) {
                    category.values.push(value);
                }
                series.push(last);
            }
            None => out
                .notes
                .push(format!("“{title}”没有并列上年：上年报告里有没填的数，或者不是数")),
        }
    }
    categories.retain(|category| !category.values.iter().all(Decimal::is_zero));
    out.charts.push(Chart {
        title,
        unit: UNIT,
        series,
        categories,
    });
}

/// What is drawn of one year's table 3.
struct Drawn {
    /// The rows of the table's balance, all applicants together.
    balance: Named,
    /// What became of applications, by group.
    outcomes: Named,
    /// Who applied.
    applicants: Named,
}

impl Drawn {
    fn of(report: &Report) -> Self {
        let mut out = Self {
            balance: Named::new(),
            outcomes: Named::new(),
            applicants: Named::new(),
        };
        let Some(table) = report.edition.table(APPLICATIONS) else {
            return out;
        };
        let values = report.values();
        let get = |row: RowPath, column| {
            values.get(DataPoint {
                table: APPLICATIONS,
                row,
                column,
            })
        };
        for (block, row) in table.keyed_rows() {
            let path = RowPath::default().join(row.key);
            if row.children.is_empty() {
                out.balance.push((row.key, get(path, TOTAL)));
            } else {
                out.balance.push((row.key, get(path.join(TOTAL), TOTAL)));
            }
            if row.key == RECEIVED {
                let columns = block.columns().into_iter().filter(|column| column.key != TOTAL);
                out.applicants
                    .extend(columns.map(|column| (column.key, get(path, column.key))));
            }
            if row.key == OUTCOME {
                let groups = keyed(row.children).into_iter().filter(|group| group.key != TOTAL);
                out.outcomes
                    .extend(groups.map(|group| (group.key, sum(group, path.join(group.key), &values))));
            }
        }
        out
    }
}

/// What the categories of charts of this edition's reports are called.
pub fn labels(edition: &Edition) -> Vec<&'static str> {
    let Some(table) = edition.table(APPLICATIONS) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (block, row) in table.keyed_rows() {
        out.push(row.key);
        out.extend(block.columns().into_iter().map(|column| column.key));
        out.extend(keyed(row.children).into_iter().map(|group| group.key));
    }
    out
}

/// The sum of a group's rows, or the figure of a row; none where one of them is no number.
fn sum(row: &Row, path: RowPath, values: &Values) -> Option<Decimal> {
    if row.children.is_empty() {
        return values.get(DataPoint {
            table: APPLICATIONS,
            row: path,
            column: TOTAL,
        });
    }
    let mut rows = keyed(row.children).into_iter();
    rows.try_fold(Decimal::ZERO, |all, row| {
        all.checked_add(sum(row, path.join(row.key), values)?)
    })
}

/// What a row of tables 3 and 4 is called: by its key, under the group that holds it.
fn name_of(leaf: &Leaf) -> String {
    if leaf.row.key == TOTAL {
        return format!("{OUTCOME}{TOTAL}");
    }
    let holds =
        |group: &&Row| group.key.is_empty() && group.children.iter().any(|row| std::ptr::eq(row, leaf.row));
    match leaf.block.stub.iter().find(holds) {
        Some(group) => format!("{}：{}", group.label, leaf.row.label),
        None => leaf.row.key.to_owned(),
    }
}

/// The key figures of each table, as it prints them.
fn groups(report: &Report, last: Option<&Report>) -> Vec<FigureGroup> {
    let own = figures(report);
    let before = last.map(figures);
    let figure = |table: &'static str, row: RowPath, column: &Column, label: String| {
        let point = DataPoint {
            table,
            row,
            column: column.key,
        };
        let value = own
            .get(&point)
            .filter(|value| !value.is_empty() && *value != "/")?;
        let plain = |value: &str| value.chars().all(|c| c.is_ascii_digit() || c == '.');
        let unit = if column.kind == Kind::Amount {
            "万元"
        } else {
            UNIT
        };
        let last = before.as_ref().and_then(|before| before.get(&point));
        Some(KeyFigure {
            label,
            value: value.clone(),
            unit: if plain(value) { unit } else { "" },
            last: last.filter(|value| !value.is_empty() && *value != "/").cloned(),
        })
    };
    let mut out = Vec::new();
    for (key, table) in report
        .edition
        .tables()
        .map(|(section, table)| (section.key, table))
    {
        let rows = table.rows().filter_map(|leaf: Leaf| {
            let columns = leaf.block.columns();
            match key {
                // What the agency did in the year.
                PROACTIVE => {
                    let done =
                        |column: &&&Column| column.key.starts_with("本年") && column.kind != Kind::Change;
                    let column = columns.iter().find(done).or_else(|| columns.last())?;
                    figure(key, leaf.path, column, format!("{} {}", leaf.row.key, column.key))
                }
                APPLICATIONS | DISPUTES => {
                    let is_whole = key == DISPUTES || leaf.path.keys().count() == 1 || leaf.row.key == TOTAL;
                    let total = columns
                        .iter()
                        .find(|column| column.key == TOTAL)
                        .filter(|_| is_whole)?;
                    figure(key, leaf.path, total, name_of(&leaf))
                }
                _ => None,
            }
        });
        let figures: Vec<KeyFigure> = rows.collect();
        if !figures.is_empty()
            && let Some(section) = report.edition.section(key)
        {
            out.push(FigureGroup {
                title: section.title,
                figures,
            });
        }
    }
    out
}
