//! A report's file as it stands in an editor: its text, judged as often as it changes.

use super::lines::Lines;
use crate::diagnostic::Diagnostic;
use crate::form::{EDITIONS, Edition};
use crate::pipeline::{Judged, Opened, Prior, Surroundings, judge_again, open};
use crate::report::{Report, keys};
use crate::source::Source;
use crate::yaml::Node;

/// A report's file as it stands in an editor.
#[derive(Debug)]
pub struct Page {
    name: String,
    source: Source,
    lines: Lines,
    judged: Judged,
    root: Option<Node>,
    prior: Prior,
    is_report: bool,
    /// The report as it was read last, while the text holds none that can be read.
    known: Option<Report>,
}

impl Page {
    /// Judges a text. `name` is what its file is called where a finding speaks of it.
    pub fn open(name: &str, text: String, surroundings: &mut dyn Surroundings) -> Self {
        let mut page = Self {
            name: name.to_owned(),
            source: Source::new(name, String::new()),
            lines: Lines::default(),
            judged: Judged::default(),
            root: None,
            prior: Prior::default(),
            is_report: false,
            known: None,
        };
        page.change(text, surroundings);
        page
    }

    /// Judges the text as it is now. What is no report is not judged.
    pub fn change(&mut self, text: String, surroundings: &mut dyn Surroundings) {
        let before = self.judged.report.take().or_else(|| self.known.take());
        self.lines = Lines::new(&text);
        self.source = Source::new(self.name.as_str(), text);
        self.judged = Judged::default();
        self.root = None;
        self.is_report = is_report(self.text());
        if self.is_report {
            // An editor says what the file is: its name need not.
            let opened = open("report.yaml", self.text().as_bytes().to_vec());
            self.root = match &opened {
                Opened::Yaml(source, parsed) if source.text() == self.text() => parsed.root.clone(),
                _ => None,
            };
            self.judged = judge_again(&self.name, opened, surroundings, &mut self.prior);
        }
        self.known = if self.judged.report.is_some() {
            None
        } else {
            before
        };
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// The text with its lines.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// Whether it is a report's file at all.
    pub const fn is_report(&self) -> bool {
        self.is_report
    }

    /// What was found in it, in the order of the text; nothing where it is no report.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.judged.findings.diagnostics
    }

    /// The form that it is filled on; the one in force where it does not say.
    pub fn edition(&self) -> &'static Edition {
        self.report()
            .map_or_else(Edition::current, |report| report.edition)
    }

    /// The report, as it was read last.
    pub(super) fn report(&self) -> Option<&Report> {
        self.judged.report.as_ref().or(self.known.as_ref())
    }

    /// The report, where its places are places of this very text.
    pub(super) const fn placed(&self) -> Option<&Report> {
        self.judged.report.as_ref()
    }

    /// Last year's report, where it can be had.
    pub(super) fn prior(&self) -> Option<&Report> {
        self.prior.report()
    }

    /// The tree of the text; none where it does not parse.
    pub(super) const fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// The keys of the text by its lines.
    pub(super) const fn lines(&self) -> &Lines {
        &self.lines
    }
}

/// Whether a text is a report's file, as far as its keys show: most YAML is about something else, and nothing is said of that.
pub fn is_report(text: &str) -> bool {
    let is_of_head = |key: &str| [keys::EDITION, keys::YEAR, keys::AGENCY].contains(&key);
    let is_of_form = |key: &str| {
        let mut own = keys::HEAD.iter().chain(keys::TAIL);
        own.any(|own| own.key == key) || EDITIONS.iter().any(|edition| edition.section(key).is_some())
    };
    let (mut head, mut all) = (0, 0);
    for line in text.trim_start_matches(crate::source::BOM).lines() {
        let Some((key, _)) = line.split_once([':', '：']) else {
            continue;
        };
        let key = key.trim_end();
        head += usize::from(is_of_head(key));
        all += usize::from(is_of_form(key));
        if head > 0 && all > 1 {
            return true;
        }
    }
    false
}
