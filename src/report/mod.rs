//! A report as its agency gave it: every figure with its literal text and its place, every piece of prose.
//!
//! A report holds all facts it was given, also those that another edition's form has: table 2 of 2021 beside table 3 of
//! 2019 happens.

pub mod figure;
pub mod findings;
pub mod keys;
pub mod marks;
pub mod markup;
pub mod remark;
pub mod rules;
pub mod text;
pub mod values;

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::form::{DataPoint, Edition};
use crate::source::{Origin, Span};
use figure::Unit;
use text::Text;

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
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub origin: Origin,
}

/// The agency that reports.
#[derive(Clone, Debug)]
pub struct Agency {
    /// Its name; none where the file does not say.
    pub name: Option<Text>,
    /// What kind of agency it is.
    pub kind: AgencyKind,
    /// Its level, where the file says.
    pub level: Option<Level>,
    /// The other keys of 机关 (地址, 邮编, 电话 …) as given, in the order of [`keys::contact_keys`].
    pub contact: Vec<(&'static str, Text)>,
}

/// What kind of agency reports: deadlines, and what must be reported, depend on it (条例 arts. 49, 50).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgencyKind {
    /// 政府: a government of a county or above.
    Government,
    /// 部门: a department of one.
    Department,
    /// 乡镇街道: a township's government or a sub-district's office.
    Township,
}

impl AgencyKind {
    /// The kinds with the words of the file.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Government, "政府"),
        (Self::Department, "部门"),
        (Self::Township, "乡镇街道"),
    ];

    /// The word of the file.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("", |(_, word)| word)
    }

    /// What a name says of its bearer.
    pub fn of_name(name: &str) -> Self {
        let name = name.trim();
        let township = |stem: &str| stem.ends_with(['镇', '乡']);
        if let Some(stem) = name.strip_suffix("人民政府") {
            if township(stem) {
                Self::Township
            } else {
                Self::Government
            }
        } else if name.ends_with("街道") || name.ends_with("街道办事处") || township(name) {
            Self::Township
        } else {
            Self::Department
        }
    }
}

/// The level of an agency, as 机关.级别 gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 国家级
    State,
    /// 省级
    Province,
    /// 市级 (设区的市, 自治州)
    City,
    /// 县级
    County,
    /// 乡级
    Township,
}

impl Level {
    /// The levels with the words of the file.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::State, "国家级"),
        (Self::Province, "省级"),
        (Self::City, "市级"),
        (Self::County, "县级"),
        (Self::Township, "乡级"),
    ];

    /// The word of the file.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(level, _)| *level == self)
            .map_or("", |(_, word)| word)
    }
}

/// Which piece of prose: 引言, 总体情况, 申请.说明.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProseKey {
    /// The top key of the file.
    pub section: &'static str,
    /// Which part of it.
    pub part: Part,
}

/// The parts of a section's prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it: a section without a table.
    Whole,
    /// 说明: before the table.
    Before,
    /// 附注: after the table.
    After,
}

impl Part {
    /// The key of the file; empty for the whole of a section.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Before => "说明",
            Self::After => "附注",
        }
    }
}

impl ProseKey {
    /// The prose of a section without a table.
    pub const fn whole(section: &'static str) -> Self {
        Self {
            section,
            part: Part::Whole,
        }
    }
}

impl fmt::Display for ProseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.section)?;
        if self.part != Part::Whole {
            write!(f, ".{}", self.part.key())?;
        }
        Ok(())
    }
}

/// A figure as given.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its literal text; empty where nothing was given.
    pub raw: String,
    /// What that says.
    pub state: State,
    /// The unit written behind an amount.
    pub unit: Option<Unit>,
    /// A note to be printed in （） behind the figure.
    pub note: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// What a figure's text says. The four ways of not being a number are kept apart, and none of them is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A number; an amount in 万元.
    Number(Decimal),
    /// Left blank, or a mark that stands for nothing.
    Blank,
    /// 不适用.
    NotApplicable,
    /// Text that is no figure of its kind; the number that it certainly holds, if any. Never judged in a sum.
    Unread(Option<Decimal>),
    /// A total that was left out, to be computed.
    Computed,
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
    /// Everything in the report that is words, with its key path.
    pub fn texts(&self) -> Vec<(String, &Text)> {
        let mut out: Vec<(String, &Text)> = Vec::new();
        out.extend(self.agency.name.as_ref().map(|t| ("机关.名称".to_owned(), t)));
        out.extend(
            self.agency
                .contact
                .iter()
                .map(|(key, t)| (format!("机关.{key}"), t)),
        );
        out.extend(self.title.as_ref().map(|t| ("标题".to_owned(), t)));
        out.extend(self.prose.iter().map(|(key, t)| (key.to_string(), t)));
        out.extend(self.signature.name.as_ref().map(|t| ("落款.署名".to_owned(), t)));
        out
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
