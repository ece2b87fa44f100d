//! Figures in words: what the form says of one, what it rests on, this year's and last year's, and what must add up.

use super::page::Page;
use crate::check::relations::{RelationValues, RelationView, values, views};
use crate::form::{Block, DataPoint, Edition, Kind, Relation, RowPath};
use crate::report::marks::UNFILLED;
use crate::report::values::Values;
use crate::report::{Fact, Report, State};

/// The most terms of a side that are written out.
const MAX_TERMS: usize = 12;

/// A figure: its place on the form, its value beside last year's, what it must add up with, what it rests on.
pub fn point(page: &Page, point: DataPoint) -> String {
    let edition = page.edition();
    let mut parts = vec![format!("**{}**", plain(&edition.cell_place(point)))];
    let label = edition.head(point).map(|head| head.label);
    if let Some(label) = label.filter(|label| *label != point.column) {
        parts.push(plain(label));
    }
    parts.extend(years(page, point));
    let relations = relations(page, |relation| {
        relation.left.contains(&point) || relation.right.contains(&point)
    });
    parts.extend(list("勾稽关系", &relations));
    parts.push(basis(edition, point.table, point.row));
    parts.join("\n\n")
}

/// A row of figures: its label on the form, its figures beside last year's, its sum, what it rests on.
pub fn row(page: &Page, table: &'static str, block: &'static Block, path: RowPath) -> String {
    let edition = page.edition();
    let mut parts = vec![format!("**{}**", plain(&edition.row_place(table, path)))];
    let points: Vec<DataPoint> = block
        .columns()
        .into_iter()
        .map(|column| DataPoint {
            table,
            row: path,
            column: column.key,
        })
        .collect();
    let last = page.prior().map(Report::values);
    let lines = points.iter().filter_map(|point| {
        let own = page.report().map(|report| value(report, *point));
        let before = last.as_ref().and_then(|last| last.get(*point));
        let before = before.map(|value| format!("上年 {}", value.normalize()));
        let said: Vec<String> = own.into_iter().chain(before).collect();
        (!said.is_empty()).then(|| format!("{} {}", point.column, said.join("，")))
    });
    let lines: Vec<String> = lines.collect();
    parts.extend(list("各列", &lines));
    let relations = relations(page, |relation| {
        relation.assertion.table == table && relation.row == Some(path)
    });
    parts.extend(list("勾稽关系", &relations));
    parts.push(basis(edition, table, path));
    parts.join("\n\n")
}

/// What a row rests on: the notice whose form it stands in, and the articles that speak of it.
pub fn basis(edition: &'static Edition, table: &str, path: RowPath) -> String {
    let notice = format!("{} {}", edition.notice_number, edition.table_name(table));
    let law = edition.row_basis(table, path);
    let all: Vec<String> = std::iter::once(notice).chain(law).collect();
    format!("依据：{}", plain(&all.join("；")))
}

/// A figure as it stands in the report.
fn value(report: &Report, point: DataPoint) -> String {
    let unit = match report.edition.kind(point) {
        Some(Kind::Amount) => "万元",
        _ => "",
    };
    let fact: Option<&Fact> = report.facts.get(&point);
    match fact.map(|fact| (fact.state, fact)) {
        Some((State::Number(value), _)) => format!("{}{unit}", value.normalize()),
        Some((State::NotApplicable, _)) => "不适用".to_owned(),
        Some((State::Computed, _)) => match report.values().get(point) {
            Some(sum) => format!("{}（没有写，由各项相加）", sum.normalize()),
            None => "没有写，各项还不能相加".to_owned(),
        },
        Some((State::Unread(_), fact)) => format!("写作“{}”，不是一个数", plain(&fact.raw)),
        Some((State::Blank, _)) | None => UNFILLED.to_owned(),
    }
}

/// This year's figure, last year's, and what last year's report makes of this one.
fn years(page: &Page, point: DataPoint) -> Option<String> {
    let report = page.report()?;
    let mut said = vec![format!("本年 **{}**", value(report, point))];
    if let Some(last) = page.prior() {
        let values = last.values();
        match values.get(point) {
            Some(before) => said.push(format!("上年 **{}**", before.normalize())),
            None if last.edition.contains(point) => said.push("上年没有填".to_owned()),
            None => {}
        }
        said.extend(handed_on(page.edition(), last, &values, point));
    }
    Some(said.join("，"))
}

/// What last year's report says a figure begins with.
fn handed_on(edition: &'static Edition, last: &Report, values: &Values, point: DataPoint) -> Option<String> {
    let row = point.row.to_string();
    let carried = edition
        .carried
        .iter()
        .find(|own| own.table == point.table && own.to == row)?;
    let from = last.edition.data_points().find(|own| {
        own.table == carried.table && own.column == point.column && own.row.to_string() == carried.from
    })?;
    let value = values.get(from)?;
    Some(format!(
        "上年报告的“{}”是 **{}**",
        carried.from,
        value.normalize()
    ))
}

/// The relations that are asked for, with what their sides make.
fn relations(page: &Page, wanted: impl Fn(&Relation) -> bool) -> Vec<String> {
    let Some(report) = page.report() else {
        return Vec::new();
    };
    let (values, numbers) = (values(report), report.values());
    let all = report
        .edition
        .relations()
        .iter()
        .zip(views(report.edition))
        .zip(&values);
    all.filter(|((relation, _), _)| wanted(relation))
        .map(|((relation, view), made)| line(relation, &view, made, &numbers))
        .collect()
}

fn line(relation: &Relation, view: &RelationView, made: &RelationValues, numbers: &Values) -> String {
    let along = if relation.row.is_some() {
        "一行"
    } else {
        "一列"
    };
    let points = [&relation.left, &relation.right];
    let sides = points.into_iter().zip(&view.sides).zip(&made.sides);
    let sides: Vec<String> = sides
        .map(|((points, terms), sum)| {
            let figures = points.iter().zip(terms).map(|(point, term)| {
                let value = numbers.get(*point);
                (
                    term.name.as_str(),
                    value.map(|value| value.normalize().to_string()),
                )
            });
            side(&figures.collect::<Vec<_>>(), sum.as_deref())
        })
        .collect();
    let verdict = match (&made.off, &made.sides) {
        (Some(off), _) => format!("，**差 {off}**"),
        (None, [Some(left), Some(right)]) if left == right => "，相符".to_owned(),
        _ => String::new(),
    };
    format!("{}{along}：{}{verdict}", plain(&view.name), sides.join("；"))
}

/// A side of a relation: its terms that are not 0, and their sum.
fn side(terms: &[(&str, Option<String>)], sum: Option<&str>) -> String {
    let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| UNFILLED.to_owned());
    if let [(name, value)] = terms {
        return format!("{} **{}**", plain(name), shown(value));
    }
    let sum = sum.map_or_else(|| "还不能相加".to_owned(), |sum| format!("合计 **{sum}**"));
    let there: Vec<String> = terms
        .iter()
        .filter(|(_, value)| value.as_deref() != Some("0"))
        .map(|(name, value)| format!("{} {}", plain(name), shown(value)))
        .collect();
    match there.len() {
        0 => format!("{sum}（各项都是 0）"),
        count if count > MAX_TERMS => {
            format!("{sum}（{} 等 {count} 项）", there[..MAX_TERMS].join(" + "))
        }
        _ => format!("{sum}（{}）", there.join(" + ")),
    }
}

/// Lines under a heading; nothing where there are none.
pub fn list(heading: &str, lines: &[String]) -> Option<String> {
    (!lines.is_empty()).then(|| format!("{heading}：\n\n- {}", lines.join("\n- ")))
}

/// Words in which nothing is markup.
pub fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
