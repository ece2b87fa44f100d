//! The figures of reports as CSV (RFC 4180) in long form, one figure a line, for Excel too: UTF-8 with its mark, lines that end as
//! on Windows, and no text that a sheet would calculate.

use super::figure::{all, unit};
use crate::form::DataPoint;
use crate::report::{Fact, Report, State};

/// The columns.
const HEAD: &str = "file,unit,year,edition,table,row,column,value\r\n";

/// The beginning of a file: its mark, by which Excel knows UTF-8, and the heads of the columns.
pub fn head() -> String {
    format!("{}{HEAD}", crate::source::BOM)
}

/// The figures of a report; `path` is what its file is called. A figure that is no number stands there as it is written, one
/// that is not filled is empty. What the report holds beside its edition comes last.
pub fn lines(path: &str, report: &Report) -> String {
    let values = report.values();
    let unit = unit(report).unwrap_or_default();
    let year = report.year.map(|year| year.to_string()).unwrap_or_default();
    let mut out = String::new();
    for (point, _) in all(report) {
        let number = values.get(point).map(|value| value.normalize().to_string());
        let value = number.unwrap_or_else(|| field(written(report.facts.get(&point))));
        let DataPoint { table, row, column } = point;
        let row = row.to_string();
        let texts = [path, unit, &year, report.edition.id, table, &row, column].map(field);
        out.push_str(&texts.join(","));
        out.push(',');
        out.push_str(&value);
        out.push_str("\r\n");
    }
    out
}

/// The text of a figure that is no number.
fn written(fact: Option<&Fact>) -> &str {
    match fact {
        Some(fact) if matches!(fact.state, State::Unread(_) | State::NotApplicable) => &fact.raw,
        _ => "",
    }
}

/// A text as a field. Sheets calculate what begins like a formula: an apostrophe before it makes it a text.
fn field(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if risky {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_calculated_and_nothing_breaks_a_line() {
        for (text, expected) in [
            ("北仑区", "北仑区"),
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-5", "'-5"),
            ("a,b", "\"a,b\""),
            ("=\"a\"", "\"'=\"\"a\"\"\""),
            ("甲\r\n乙", "\"甲\r\n乙\""),
            ("\t=1", "'\t=1"),
        ] {
            assert_eq!(field(text), expected);
        }
    }
}
