//! Findings about what a report lacks or has otherwise than the form, whatever it was read from: one for each cause, not
//! for each cell. Who finds it says where.

use super::figure::Reading;
use crate::chinese::numerals::ordinal;
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::form::{DataPoint, Edition, Section, Table};
use crate::report::rules::{
    BLANK_CELL, MISSING_KEY, MISSING_SECTION, MISSING_TABLE, NOT_A_COUNT, WRONG_EDITION,
};
use crate::source::Origin;

/// How many places a finding about many of them names.
const NAMED: usize = 6;

/// One of the six parts is not there.
pub fn missing_section(edition: &Edition, section: &Section) -> Diagnostic {
    let help = if section.table.is_some() {
        format!("补上“{}”和它的表；没有发生的，表里逐格填 0", section.key)
    } else {
        format!("补上“{}”；{}", section.key, at_least(edition, section))
    };
    let index = edition.sections().iter().position(|s| s.key == section.key);
    let number = ordinal(index.unwrap_or_default() + 1);
    Diagnostic::new(&MISSING_SECTION, format!("缺少第{number}部分“{}”", section.title))
        .help(help)
        .path(section.key)
}

/// What a part without a table says at least.
pub fn at_least(edition: &Edition, section: &Section) -> &'static str {
    if section.needs_words {
        "只写“无”不行，要有内容"
    } else if edition.fees == Some(section.key) {
        "没有其他事项的，也要写明信息处理费的收取情况"
    } else {
        "没有事项的写“无。”"
    }
}

/// A table of the form is not there.
pub fn missing_table(edition: &Edition, section: &Section) -> Diagnostic {
    let name = edition.table_name(section.key);
    Diagnostic::new(&MISSING_TABLE, format!("缺少{name}（{}）", section.title))
        .help("文字说明不能代替统一格式的表；没有发生的，表里也要逐格填 0")
        .path(section.key)
}

/// Rows of a table, or of the group at `path`, that are not there.
pub fn missing_rows(edition: &Edition, table: &str, path: &str, rows: &[String]) -> Diagnostic {
    let name = edition.table_name(table);
    let within = if path.is_empty() {
        String::new()
    } else {
        format!("“{path}”下")
    };
    let count = if rows.len() > 1 {
        format!(" {} 行", rows.len())
    } else {
        "一行".to_owned()
    };
    let key = if path.is_empty() {
        table.to_owned()
    } else {
        format!("{table}.{path}")
    };
    Diagnostic::new(
        &MISSING_KEY,
        format!("{name}{within}缺少{count}：{}", rows.join("、")),
    )
    .help("补上这些行，没有发生的填 0")
    .path(key)
}

/// The report of a year on the form of other years.
pub fn misfiled(edition: &Edition, year: i32) -> Diagnostic {
    let help = match Edition::of_year(year) {
        Some(right) => format!(
            "版式应为 {}（{}），表里的行和栏也按它填写",
            right.id, right.notice_number
        ),
        None => "统一格式自 2019 年度起使用，请核对年度".to_owned(),
    };
    Diagnostic::new(
        &WRONG_EDITION,
        format!("{year} 年度的报告不能用 {} 版式", edition.id),
    )
    .help(help)
    .path("版式")
}

/// A table with rows of another edition than the report's. `rows` are their paths.
pub fn foreign_rows(edition: &Edition, table: &str, other: &Edition, rows: &[&str]) -> Diagnostic {
    let message = format!(
        "{}用了 {} 版的写法（{}），而这份报告的版式是 {}",
        edition.table_name(table),
        other.id,
        listed(rows),
        edition.id
    );
    Diagnostic::new(&WRONG_EDITION, message)
        .help(format!(
            "按 {} 版（{}）改写这些行",
            edition.id, edition.notice_number
        ))
        .path(table)
}

/// All figures of a table that are not filled; none where all are.
pub fn blank_cells(
    edition: &Edition,
    key: &str,
    table: &'static Table,
    blanks: &[(DataPoint, Origin)],
) -> Option<Diagnostic> {
    let (first, at) = blanks.first()?;
    let name = edition.table_name(key);
    let all: usize = table.rows().map(|leaf| leaf.block.columns().len()).sum();
    let words = if blanks.len() == 1 {
        format!("{name}中{}没有填", edition.point_name(*first))
    } else if blanks.len() == all {
        format!("{name}的 {all} 格都没有填")
    } else {
        format!("{name}有 {} 格没有填：{}", blanks.len(), named(edition, blanks))
    };
    let severity = if edition.blank_is_error {
        Severity::Error
    } else {
        Severity::Warning
    };
    let mut found = Diagnostic::new(&BLANK_CELL, words)
        .severity(severity)
        .at(at.clone())
        .help("没有发生的填 0，漏填的补上数字；空格、“/”、“-”、“无”都不能代替 0")
        .about(*first);
    for (point, at) in blanks.iter().skip(1) {
        // The mark alone says it: what the cell is can be seen where it stands.
        found = found.related(at.clone(), Some(*point), "");
    }
    Some(found)
}

/// A figure that is not a plain number, with what to write instead where that is certain; none where it is plain.
pub fn not_a_count(edition: &Edition, point: DataPoint, raw: &str, reading: &Reading) -> Option<Diagnostic> {
    let flaw = reading.flaw.as_ref()?;
    let name = edition.point_name(point);
    let found = Diagnostic::new(
        &NOT_A_COUNT,
        format!("{name}填写为“{}”，{}", short(raw), flaw.reason),
    )
    .about(point);
    Some(match &flaw.plain {
        Some(plain) => found
            .saying(format!("应为 {plain}"))
            .help(format!("改为 {plain}")),
        None => found.help(flaw.advice().unwrap_or("填写半角数字；没有发生的填 0")),
    })
}

/// A figure that is not a plain number, before it is known how many there are of its kind.
#[derive(Debug)]
pub struct Flawed {
    /// Why it is not plain.
    pub reason: &'static str,
    /// What stands there.
    pub raw: String,
    /// The finding about it alone.
    pub found: Diagnostic,
}

/// The findings about the figures of a table that are not plain: more than `most` with the same reason have one cause (the
/// unit typed into every cell, a sheet that prints `.0`), and are one finding. `merge` makes one edit of theirs, where it
/// can.
pub fn gathered(
    edition: &Edition,
    table: &str,
    flaws: Vec<Flawed>,
    most: usize,
    merge: &dyn Fn(&[Fix]) -> Option<Fix>,
) -> Vec<Diagnostic> {
    // Those with a certain figure and those without are mended differently.
    let cause = |flaw: &Flawed| {
        let certain = !flaw.found.primary.message.is_empty() || flaw.found.fix.is_some();
        (flaw.reason, certain)
    };
    let mut causes: Vec<((&'static str, bool), Vec<Flawed>)> = Vec::new();
    for flaw in flaws {
        let own = cause(&flaw);
        match causes.iter_mut().find(|(known, _)| *known == own) {
            Some((_, group)) => group.push(flaw),
            None => causes.push((own, vec![flaw])),
        }
    }
    let mut out = Vec::new();
    for ((_, certain), group) in causes {
        if group.len() > most {
            out.extend(one_of(edition, table, &group, certain, merge));
        } else {
            out.extend(group.into_iter().map(|flaw| flaw.found));
        }
    }
    out
}

/// One finding of many that have the same reason.
fn one_of(
    edition: &Edition,
    table: &str,
    group: &[Flawed],
    certain: bool,
    merge: &dyn Fn(&[Fix]) -> Option<Fix>,
) -> Option<Diagnostic> {
    let first = group.first()?;
    let placed: Vec<(DataPoint, Origin)> = group
        .iter()
        .filter_map(|flaw| {
            let at = &flaw.found.primary;
            Some((at.cell?, at.origin.clone()?))
        })
        .collect();
    let mut found = first.found.clone();
    found.message = format!(
        "{}有 {} 格{}，如“{}”：{}",
        edition.table_name(table),
        group.len(),
        first.reason,
        short(&first.raw),
        named(edition, &placed)
    );
    let edits: Vec<Fix> = group.iter().filter_map(|flaw| flaw.found.fix.clone()).collect();
    found.fix = merge(&edits);
    if certain {
        let help = found.help.unwrap_or_default();
        let at_once = if found.fix.is_some() {
            "；用 check --fix 可以一次改完"
        } else {
            ""
        };
        found.help = Some(format!("{help}，其余各格同样改{at_once}"));
    }
    for (point, at) in placed.iter().skip(1) {
        found = found.related(at.clone(), Some(*point), "");
    }
    Some(found)
}

/// The first few figures by row: 本年新收（商业企业、科研机构）.
fn named(edition: &Edition, points: &[(DataPoint, Origin)]) -> String {
    let rows: Vec<String> = points
        .chunk_by(|(a, _), (b, _)| a.row == b.row)
        .map(|row| {
            let columns: Vec<&str> = row.iter().map(|(p, _)| p.column).collect();
            let name = edition.row_name(row[0].0.table, row[0].0.row);
            format!("{name}（{}）", columns.join("、"))
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    listed(&rows)
}

/// A list of names, cut after the first few.
pub fn listed(names: &[&str]) -> String {
    let head = names.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
    if names.len() > NAMED {
        format!("{head}等 {} 行", names.len())
    } else {
        head
    }
}

/// A word of the user's, short enough to be read in a message.
pub fn short(word: &str) -> String {
    let mut chars = word.chars();
    let head: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        format!("{head}…")
    } else {
        head
    }
}
