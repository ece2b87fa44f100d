//! A report judged as if some of its figures were others: what would be wrong with it then.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::judged::{Judged, judge};
use super::opened::{Opened, open};
use super::surroundings::Surroundings;
use crate::encoding;
use crate::file::edit::figure;
use crate::file::words::WORDS;
use crate::form::{DataPoint, Edition};
use crate::report::{Report, State};
use crate::yaml;

/// Judges a file as if the figures of its report were these. What the words of a YAML file insert changes with them; the words of a
/// document stay as they are. None where the figures cannot be put into the file.
pub fn what_if(
    name: &str,
    bytes: Vec<u8>,
    surroundings: &mut dyn Surroundings,
    figures: &BTreeMap<DataPoint, Decimal>,
) -> Option<Judged> {
    match open(name, bytes) {
        Opened::Yaml(source, parsed) => {
            let unjudged = Judged::unjudged(name, Opened::Yaml(source.clone(), parsed));
            let text = edited(source.text().to_owned(), name, unjudged.report.as_ref()?, figures)?;
            Some(judge(name, open(name, text.into_bytes()), surroundings))
        }
        Opened::Document(mut recognised) => {
            recognised.report = Some(recognised.report?.corrected(figures));
            Some(judge(name, Opened::Document(recognised), surroundings))
        }
        Opened::Unread(_) => None,
    }
}

/// The text of a file with other figures. A total that the file leaves to be computed follows by itself.
fn edited(
    mut text: String,
    name: &str,
    report: &Report,
    figures: &BTreeMap<DataPoint, Decimal>,
) -> Option<String> {
    let edition: &'static Edition = report.edition;
    for (point, value) in figures {
        let is_computed = |state: State| state == State::Computed;
        if report
            .facts
            .get(point)
            .is_some_and(|fact| is_computed(fact.state))
        {
            continue;
        }
        let read = encoding::read(name, text.clone().into_bytes()).ok()?;
        let parsed = yaml::parse_knowing(&read.source, WORDS);
        let typed = value.normalize().to_string();
        let edit = figure(&read.source, parsed.root.as_ref(), edition, *point, &typed).ok()?;
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::super::surroundings::Nothing;
    use super::*;

    #[test]
    fn a_report_is_judged_as_if_a_figure_were_another() {
        let file = include_str!("../../examples/beilun-2021.yaml").to_owned();
        let edition = Edition::current();
        let point = edition
            .data_points()
            .find(|p| p.to_string() == "申请.办理结果.予以公开.自然人")
            .unwrap();
        let told = |value: i64| {
            let figures = BTreeMap::from([(point, value.into())]);
            let judged = what_if("a.yaml", file.clone().into_bytes(), &mut Nothing, &figures).unwrap();
            judged
                .findings
                .diagnostics
                .iter()
                .map(|d| d.message.clone())
                .collect::<Vec<_>>()
        };
        assert!(told(6).is_empty());
        assert_eq!(told(9), ["予以公开的自然人应为 6，填写为 9"]);
    }
}
