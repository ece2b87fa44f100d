//! The account as a table that a spreadsheet opens: UTF-8 with a byte-order mark, lines end as RFC 4180 has it.

use super::file_figures::FileFigures;
use super::names;
use crate::check::{Entry, Nature};
use crate::source::{BOM, Origin};

const HEAD: [&str; 15] = [
    "文件",
    "部分",
    "段",
    "位置",
    "原文",
    "前后文字",
    "类别",
    "数",
    "单位",
    "精确程度",
    "所指",
    "范围",
    "时间",
    "结论",
    "对照",
];

/// The accounts of all files, a line for each number.
pub fn csv(files: &[FileFigures<'_>]) -> String {
    let mut out = String::from(BOM);
    row(&mut out, HEAD.iter().copied());
    for file in files {
        for entry in file.entries.unwrap_or_default() {
            let fields = fields(file, entry);
            row(&mut out, fields.iter().map(String::as_str));
        }
    }
    out
}

fn fields(file: &FileFigures<'_>, entry: &Entry) -> [String; HEAD.len()] {
    let place = match &entry.origin {
        Origin::Document(place) => place.words.clone(),
        Origin::Source(_) => file
            .position(entry)
            .map(|at| format!("第 {} 行第 {} 列", at.line, at.column))
            .unwrap_or_default(),
    };
    let [value, unit, precision, subject, scope, term] = match &entry.nature {
        Nature::Other(_) => Default::default(),
        Nature::Quantity(understood) => [
            understood.value.normalize().to_string(),
            names::of_unit(understood.unit).to_owned(),
            names::of_precision(understood.precision).0.to_owned(),
            understood.subject.clone(),
            names::of_scope(understood.scope)
                .map(|(words, _)| words.to_owned())
                .unwrap_or_default(),
            names::of_term(understood.term)
                .map(|(words, _)| words)
                .unwrap_or_default(),
        ],
    };
    let (verdict, _) = names::of_verdict(entry.verdict());
    let verdict = if entry.explained {
        format!("{verdict}（已说明）")
    } else {
        verdict.to_owned()
    };
    let held: Vec<String> = entry
        .held
        .iter()
        .map(|held| {
            let mark = if held.agrees { "相符" } else { "不符" };
            let value = held.value.map(|value| value.normalize().to_string());
            let words = [names::of_against(held.against).0, &held.name].join("：");
            format!("{words} {}（{mark}）", value.unwrap_or_default())
        })
        .collect();
    [
        file.path.to_owned(),
        entry.path.clone(),
        entry.paragraph.to_string(),
        place,
        entry.written.clone(),
        entry.words.clone(),
        names::of_nature(&entry.nature).0.to_owned(),
        value,
        unit,
        precision,
        subject,
        scope,
        term,
        verdict,
        held.join("；"),
    ]
}

fn row<'f>(out: &mut String, fields: impl Iterator<Item = &'f str>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            out.push(',');
        }
        push(out, field);
    }
    out.push_str("\r\n");
}

/// A field as it is typed: a spreadsheet takes one that begins with such a sign for a formula, and runs it.
fn push(out: &mut String, field: &str) {
    let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let shield = if is_formula { "'" } else { "" };
    if field.contains([',', '"', '\n', '\r']) {
        let quoted = field.replace('"', "\"\"");
        out.extend(["\"", shield, &quoted, "\""]);
    } else {
        out.extend([shield, field]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_no_formula_and_stays_one_field() {
        let typed = |field: &str| {
            let mut out = String::new();
            push(&mut out, field);
            out
        };
        for (field, wanted) in [
            ("31件", "31件"),
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("-3件", "'-3件"),
            ("@a", "'@a"),
            ("+1,a", "\"'+1,a\""),
            ("\t=1", "'\t=1"),
            ("甲\"乙\"", "\"甲\"\"乙\"\"\""),
            ("甲\n乙", "\"甲\n乙\""),
        ] {
            assert_eq!(typed(field), wanted, "{field:?}");
        }
    }
}
