//! A whole report: what it holds, and what it is called.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::agency::Agency;
use super::fact::{Fact, State};
use super::prose_key::{ProseKey, TextKey};
use super::text::Text;
use super::{keys, marks};
use crate::form::{DataPoint, Edition};
use crate::source::{Origin, Place, Span};

/// A whole report.
#[derive(Clone, Debug)]
pub struct Report {
    /// The form it is filled on.
    pub edition: &'static Edition,
    /// The year it reports; none where the file does not say.
    pub year: Option<i32>,
    /// The agency.
    pub agency: Agency,
    /// The title, where the file gives one.
    pub title: Option<Text>,
    /// Last year's report, as the file names it.
    pub prior: Option<Located<String>>,
    /// The prose, part by part.
    pub prose: BTreeMap<ProseKey, Text>,
    /// The figures.
    pub facts: BTreeMap<DataPoint, Fact>,
    /// Name and date at the end.
    pub signature: Signature,
    /// Findings that the agency explains.
    pub waivers: Vec<Waiver>,
    /// Whether a seal is put on the printed report: moves name and date (GB/T 9704—2012, 7.3.5.1).
    pub sealed: bool,
    /// How table 3 stands on its page.
    pub table_three: TableThree,
    /// Whether charts of table 3 are drawn behind its part.
    pub charts: bool,
}

/// How table 3 stands on its page (版面.表三).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableThree {
    /// 自动: as its height and figures ask for.
    #[default]
    Auto,
    /// 竖排: upright, on one page.
    Upright,
    /// 横排: on a page of its own that lies.
    Lying,
}

impl TableThree {
    /// All of them with the words of the file.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Auto, "自动"),
        (Self::Upright, "竖排"),
        (Self::Lying, "横排"),
    ];

    /// The word of the file.
    pub fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(one, _)| *one == self);
        found.map_or("", |(_, word)| word)
    }
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub origin: Origin,
}

/// Name and date at the end of the report.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Whether the file has a 落款 at all.
    pub present: bool,
    /// The name; the agency's where none is given.
    pub name: Option<Text>,
    /// The date.
    pub date: Option<Located<NaiveDate>>,
}

/// A finding that the agency explains (核实说明).
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The rule.
    pub rule: String,
    /// The key path that it covers, with all that lies below it.
    pub path: String,
    /// The words that a finding must quote to be covered.
    pub quote: Option<String>,
    /// Why it is right as it stands.
    pub reason: String,
    /// Where the explanation stands.
    pub span: Span,
}

impl Report {
    /// Everything in the report that is words, with its key.
    pub fn texts(&self) -> impl Iterator<Item = (TextKey, &Text)> {
        let name = self.agency.name.iter().map(|t| (TextKey::Agency(keys::NAME), t));
        let contact = self
            .agency
            .contact
            .iter()
            .map(|(key, t)| (TextKey::Agency(key), t));
        let title = self.title.iter().map(|t| (TextKey::Title, t));
        let prose = self.prose.iter().map(|(key, t)| (TextKey::Prose(*key), t));
        let signatory = self.signature.name.iter().map(|t| (TextKey::Signatory, t));
        name.chain(contact).chain(title).chain(prose).chain(signatory)
    }

    /// Changes the places of a report that comes from a document.
    pub fn relocate(&mut self, change: &mut dyn FnMut(&mut Place)) {
        let contact = self.agency.contact.iter_mut().map(|(_, text)| text);
        let texts = self.agency.name.iter_mut().chain(contact).chain(&mut self.title);
        let texts = texts
            .chain(self.prose.values_mut())
            .chain(&mut self.signature.name);
        texts.for_each(|text| text.relocate(change));
        let date = self.signature.date.iter_mut().map(|date| &mut date.origin);
        let prior = self.prior.iter_mut().map(|prior| &mut prior.origin);
        let facts = self.facts.values_mut().map(|fact| &mut fact.origin);
        for origin in facts.chain(date).chain(prior) {
            if let Origin::Document(place) = origin {
                change(place);
            }
        }
    }

    /// The report with other values for some of its figures.
    #[must_use]
    pub fn corrected(&self, values: &BTreeMap<DataPoint, Decimal>) -> Self {
        let mut report = self.clone();
        for (point, value) in values {
            if let Some(fact) = report.facts.get_mut(point) {
                fact.state = State::Number(*value);
                fact.raw = value.normalize().to_string();
            }
        }
        report
    }

    /// The agency's name, or the mark of one that is not filled.
    pub fn agency_name(&self) -> &str {
        self.agency.name.as_ref().map_or(marks::UNFILLED, Text::as_str)
    }

    /// The title: the file's, or the usual one.
    pub fn full_title(&self) -> String {
        let year = self
            .year
            .map_or_else(|| marks::UNFILLED.to_owned(), |y| y.to_string());
        self.title.as_ref().map_or_else(
            || format!("{}{year}年{TITLE_WORDS}", self.agency_name()),
            |t| t.as_str().to_owned(),
        )
    }
}

/// The words that every title ends with.
pub const TITLE_WORDS: &str = "政府信息公开工作年度报告";
