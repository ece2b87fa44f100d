//! An empty report to be filled: every figure of the form blank, every piece of prose marked.

use std::collections::BTreeMap;
use std::fmt::Write;

use rust_decimal::Decimal;

use crate::form::{Carried, DataPoint, Edition, OF_APPLICANTS, TOTAL};
use crate::report::marks::TO_FILL;
use crate::report::remark::{Anchor, Remark};
use crate::report::text::Text;
use crate::report::{Agency, AgencyKind, Fact, Part, ProseKey, Report, Signature, State};
use crate::source::Span;

/// An empty report of an agency for a year. `kind` is given where its name does not show it.
pub fn new(edition: &'static Edition, year: i32, agency: &str, kind: Option<AgencyKind>) -> Report {
    let facts = edition.data_points().map(|point| (point, blank())).collect();
    Report {
        edition,
        year: Some(year),
        agency: Agency {
            kind: kind.unwrap_or_else(|| AgencyKind::from_name(agency)),
            name: Some(Text::written(agency)),
            level: None,
            contact: Vec::new(),
        },
        title: None,
        prior: None,
        prose: prose(edition),
        facts,
        signature: Signature {
            present: true,
            name: Some(Text::written(agency)),
            date: None,
        },
        waivers: Vec::new(),
        sealed: false,
        table_three: crate::report::TableThree::Auto,
        charts: false,
    }
}

/// A figure that is to be filled in.
pub fn blank() -> Fact {
    Fact {
        raw: String::new(),
        state: State::Blank,
        unit: None,
        note: None,
        origin: Span::at(0).into(),
    }
}

/// Fills the blank figures of the tables of applicants with 0, for a year in which there were none; rows that the year before
/// hands on are left as they are where `handed_on` says that it did. What says so in the file.
pub fn fill_zeros(report: &mut Report, handed_on: bool) -> Remark {
    let edition = report.edition;
    let kept = |point: &DataPoint| {
        let carried = |c: &Carried| c.table == point.table && point.row.to_string() == c.to;
        handed_on && edition.carried.iter().any(carried)
    };
    let mut pending = false;
    for (point, fact) in &mut report.facts {
        if kept(point) {
            pending |= !matches!(fact.state, State::Number(value) if value.is_zero());
        } else if OF_APPLICANTS.contains(&point.table) && fact.state == State::Blank {
            "0".clone_into(&mut fact.raw);
            fact.state = State::Number(Decimal::ZERO);
        }
    }
    let tables: Vec<String> = OF_APPLICANTS
        .iter()
        .map(|table| edition.table_name(table))
        .collect();
    let mut words = format!(
        "{}已都填 0：没有收到申请，也没有复议、诉讼的才是这样，有的要改",
        tables.join("、")
    );
    if pending {
        let rows: Vec<&str> = edition.carried.iter().map(|carried| carried.to).collect();
        // Writing to a string cannot fail.
        let _ = write!(
            words,
            "；“{}”不是 0 或者还没有填，办理结果要按实际填写",
            rows.join("、")
        );
    }
    Remark::new(Anchor::Head, words)
}

/// Each section without a table has its mark: the first with its topics, the figure of applications shown inserted.
fn prose(edition: &'static Edition) -> BTreeMap<ProseKey, Text> {
    let received = edition
        .relations()
        .iter()
        .find(|r| r.row.is_none())
        .and_then(|_| edition.data_points().find(|p| p.column == TOTAL))
        .map(|point: DataPoint| format!("全年新收政府信息公开申请{{{{{point}}}}}件。"));
    edition
        .sections()
        .iter()
        .filter(|section| section.table.is_none())
        .enumerate()
        .map(|(index, section)| {
            let text = if index == 0 {
                let topics = edition.topics.iter().enumerate().map(|(i, topic)| {
                    let figure = received.clone().filter(|_| i == 1).unwrap_or_default();
                    format!(
                        "（{}）{topic}。{figure}{TO_FILL}\n",
                        crate::chinese::numerals::ordinal(i + 1)
                    )
                });
                topics.collect()
            } else {
                format!("{TO_FILL}\n")
            };
            (
                ProseKey {
                    section: section.key,
                    part: Part::Whole,
                },
                Text::written(text),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zeros(report: &Report) -> usize {
        let zero = |fact: &&Fact| matches!(fact.state, State::Number(value) if value.is_zero());
        report.facts.values().filter(zero).count()
    }

    #[test]
    fn only_the_tables_of_applicants_are_filled_with_zeros() {
        let mut report = new(Edition::current(), 2022, "某局", None);
        let remark = fill_zeros(&mut report, false);
        assert_eq!(
            remark.words,
            "表三、表四已都填 0：没有收到申请，也没有复议、诉讼的才是这样，有的要改"
        );
        let of_applicants = report.facts.keys().filter(|p| OF_APPLICANTS.contains(&p.table));
        assert_eq!(zeros(&report), of_applicants.count());
        assert!(report.facts.values().any(|fact| fact.state == State::Blank));
    }

    #[test]
    fn what_was_handed_on_stays_as_it_is() {
        let mut report = new(Edition::current(), 2022, "某局", None);
        let carried = Edition::current().carried[0].to;
        for (point, fact) in &mut report.facts {
            if point.row.to_string() == carried && point.column == TOTAL {
                fact.state = State::Number(3.into());
            }
        }
        let before: Vec<(DataPoint, State)> = row(&report, carried);
        let remark = fill_zeros(&mut report, true);
        assert_eq!(row(&report, carried), before);
        assert!(remark.words.contains("“上年结转”不是 0"), "{}", remark.words);
    }

    fn row(report: &Report, row: &str) -> Vec<(DataPoint, State)> {
        let facts = report
            .facts
            .iter()
            .filter(|(point, _)| point.row.to_string() == row);
        facts.map(|(point, fact)| (*point, fact.state)).collect()
    }
}
