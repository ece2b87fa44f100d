//! An empty report to be filled: every figure of the form blank, every piece of prose marked.

use std::collections::BTreeMap;

use crate::form::{DataPoint, Edition, TOTAL};
use crate::report::marks::TO_FILL;
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
            kind: kind.unwrap_or_else(|| AgencyKind::of_name(agency)),
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
