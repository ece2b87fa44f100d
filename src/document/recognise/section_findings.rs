//! What is reported of the six parts: headings that are not the form's, parts that are missing or out of order.

use std::collections::BTreeMap;

use super::recognition::{Recognition, part_name};
use super::rules::{SECTION_ORDER, SECTION_TITLE};
use super::section_starts::Start;
use crate::diagnostic::Diagnostic;
use crate::form::{Edition, Section};
use crate::report::text::Text;
use crate::report::{ProseKey, findings};

impl Recognition<'_> {
    /// Reports headings that are not the form's, parts that are missing or out of order.
    pub(super) fn report_headings(&mut self, prose: &BTreeMap<ProseKey, Text>) {
        let in_order = in_order(&self.starts);
        let mut found = Vec::new();
        for (index, section) in self.edition.sections().iter().enumerate() {
            let heading = self.edition.heading(section.key);
            let Some(start) = &self.starts[index] else {
                let place = self.place(self.items.len(), "全文");
                found.push(missing(self.edition, section).at(place));
                continue;
            };
            let place = self.place(start.item, format!("{} 标题", part_name(index)));
            if section.table.is_none() && !prose.contains_key(&ProseKey::whole(section.key)) {
                found.push(missing(self.edition, section).at(place.clone()));
            }
            if !in_order[index] {
                found.push(
                    Diagnostic::new(&SECTION_ORDER, format!("“{heading}”没有排在规定的位置"))
                        .at(place.clone())
                        .help(format!("六个部分的顺序是：{}", self.titles()))
                        .path(section.key),
                );
            }
            let (message, help) = match &start.heading {
                None => {
                    let table = self.edition.table_name(section.key);
                    (
                        format!("{table}前面没有标题“{heading}”"),
                        format!("在{table}前面补上这个标题"),
                    )
                }
                Some(given) if !start.titled || !start.counted => (
                    format!("标题“{}”应为“{heading}”", findings::short(given)),
                    format!("改为“{heading}”"),
                ),
                Some(_) => continue,
            };
            found.push(
                Diagnostic::new(&SECTION_TITLE, message)
                    .at(place)
                    .help(help)
                    .path(section.key),
            );
        }
        self.diagnostics.extend(found);
    }

    fn titles(&self) -> String {
        let titles: Vec<&str> = self.edition.sections().iter().map(|s| s.title).collect();
        titles.join("，")
    }
}

/// A part that is not there, reported in the words of the document and not of the file of figures.
fn missing(edition: &Edition, section: &Section) -> Diagnostic {
    let heading = edition.heading(section.key);
    let help = if section.table.is_some() {
        format!("补上“{heading}”和它的表；没有发生的，表里逐格填 0")
    } else {
        format!("补上“{heading}”；{}", findings::at_least(edition, section))
    };
    findings::missing_section(edition, section).help(help)
}

/// For each part whether it stands in order with most of the others: the parts outside the longest run that rises.
fn in_order(starts: &[Option<Start>]) -> Vec<bool> {
    let places: Vec<Option<usize>> = starts
        .iter()
        .map(|start| start.as_ref().map(|s| s.item))
        .collect();
    // longest[i]: the longest run that ends with part i, and the part before it.
    let mut longest: Vec<(usize, Option<usize>)> = vec![(0, None); places.len()];
    for i in 0..places.len() {
        let Some(place) = places[i] else { continue };
        let before = (0..i)
            .filter(|j| places[*j].is_some_and(|p| p < place))
            .max_by_key(|j| longest[*j].0);
        longest[i] = (before.map_or(0, |j| longest[j].0) + 1, before);
    }
    let mut out: Vec<bool> = places.iter().map(Option::is_none).collect();
    let mut at = (0..places.len())
        .filter(|i| places[*i].is_some())
        .max_by_key(|i| (longest[*i].0, usize::MAX - i));
    while let Some(index) = at {
        out[index] = true;
        at = longest[index].1;
    }
    out
}
