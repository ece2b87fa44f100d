//! Who reports on which year, who signed when, and how the agency is reached.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::agency_name::{MAX_AGENCY_NAME, is_agency};
use super::contact;
use super::recognition::Recognition;
use super::signature::SignatureLines;
use super::title::Title;
use crate::chinese::{dates, lines};
use crate::document::preamble;
use crate::report::text::Text;
use crate::report::{Located, ProseKey, Signature, keys};

/// The last month in which a signature dates the report on the year before, and not one on the running year.
const LAST_MONTH: u32 = 6;
/// The most characters of a year before the beginning of its period.
const MAX_YEAR: usize = 8;

impl Recognition<'_> {
    /// The agency: the title's, or the fuller name of the signature; else the one that the preamble says to ask.
    pub(super) fn agency(
        &mut self,
        named: Option<String>,
        signed: Option<&SignatureLines>,
        texts: &BTreeMap<ProseKey, Text>,
    ) -> Option<String> {
        let signed = signed.and_then(|s| s.name.clone());
        let words = texts
            .get(&ProseKey::whole(keys::PREAMBLE))
            .map_or("", Text::as_str);
        let asked = words
            .split_once(preamble::ASK.0)
            .and_then(|(_, rest)| rest.split_once(preamble::ASK.1))
            .map(|(name, _)| name.to_owned());
        let agency = match (named, signed) {
            (Some(named), Some(signed)) if signed.starts_with(&named) && is_agency(&signed) => Some(signed),
            (Some(named), _) => Some(named),
            (None, signed) => signed
                .or_else(|| asked.filter(|name| name.chars().count() <= MAX_AGENCY_NAME && !name.is_empty())),
        };
        if agency.is_none() {
            self.report_doubt(
                0,
                keys::TITLE,
                "没有读出机关名称",
                "在标题里写明机关；导入以后，也可以写在“机关.名称”里",
                format!("{}.{}", keys::AGENCY, keys::NAME),
            );
        }
        agency
    }

    /// The year: the title's; else that of the period in the preamble; else the one before the date of the signature.
    pub(super) fn year(
        &mut self,
        title: Option<&Title>,
        signed: Option<&SignatureLines>,
        texts: &BTreeMap<ProseKey, Text>,
    ) -> Option<i32> {
        let words = texts
            .get(&ProseKey::whole(keys::PREAMBLE))
            .map_or("", Text::as_str);
        let mut starts = words.match_indices(preamble::PERIOD_START);
        let period = starts.find_map(|(at, _)| {
            let year = lines::before(words, at, MAX_YEAR);
            dates::year(&format!("{year}月")).map(|(year, _)| year)
        });
        let signed = signed.and_then(|s| s.date).map(|date| {
            if date.month() <= LAST_MONTH {
                date.year() - 1
            } else {
                date.year()
            }
        });
        let mentioned = words
            .lines()
            .find_map(|line| dates::year(line).map(|(year, _)| year));
        let year = title
            .and_then(|title| title.year)
            .or(period)
            .or(signed)
            .or(mentioned);
        if year.is_none() {
            self.report_doubt(
                0,
                keys::TITLE,
                "没有读出报告的年度",
                "在标题里写明年度；导入以后，也可以写在“年度”里",
                keys::YEAR,
            );
        }
        year
    }

    /// How the agency is reached, from the preamble or the end.
    pub(super) fn contact(&self, first: usize, last: usize) -> Vec<(&'static str, Text)> {
        let (found, _) = self.contact_details(first, last);
        found
            .into_iter()
            .map(|(key, value)| (key, Text::written(value)))
            .collect()
    }

    /// The contact details: one sentence that gives them, or lines of their own that stand together, with those lines.
    pub(super) fn contact_details(
        &self,
        first: usize,
        last: usize,
    ) -> (Vec<(&'static str, String)>, Vec<usize>) {
        let end = self.items.len();
        let around: Vec<(usize, &str)> = self
            .lines(0..first)
            .chain(self.lines(last.min(end)..end))
            .collect();
        let lines = contact::in_lines(&around);
        let sentence = around
            .iter()
            .map(|(_, line)| (contact::in_sentence(line), Vec::new()));
        sentence
            .chain([lines])
            .max_by_key(|(found, _)| found.len())
            .unwrap_or_default()
    }

    /// The signature: at the end, or the agency and the date under the title.
    pub(super) fn signature(&self, signed: Option<SignatureLines>, top: Option<SignatureLines>) -> Signature {
        let (name_place, date_place) = match signed {
            Some(_) => (keys::SIGNATURE, "落款 日期"),
            None => ("标题下的署名", "标题下的日期"),
        };
        let Some(found) = signed.or(top) else {
            return Signature::default();
        };
        let first = found.items.first().copied().unwrap_or_default();
        let last = found.items.last().copied().unwrap_or_default();
        Signature {
            present: true,
            name: found
                .name
                .map(|name| Text::placed([(name, self.place(first, name_place))])),
            date: found.date.map(|value| Located {
                value,
                origin: self.place(last, date_place).into(),
            }),
        }
    }
}
