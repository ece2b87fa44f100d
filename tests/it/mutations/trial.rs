//! A correct report in which slips are made, and what is told of it then.

use nianbao::check::{self, Context};
use nianbao::diagnostic::{Diagnostic, Severity};
use nianbao::form::{DataPoint, Kind};
use nianbao::report::Report;
use nianbao::report::figure;
use nianbao::source::Source;
use nianbao::yaml;
use nianbao::{file::lower::lower, report::rules::NOT_A_COUNT};

/// A report, read, with its text.
pub struct Trial {
    pub name: String,
    pub text: String,
    pub report: Report,
}

/// An error: its cell, its headline, the edit that it proposes, and its advice.
#[derive(Debug, PartialEq)]
pub struct Told {
    pub cell: Option<DataPoint>,
    pub message: String,
    pub fix: Option<String>,
    pub help: String,
}

impl Told {
    /// Whether it says that this is the figure and this the right one.
    pub fn is(&self, point: DataPoint, right: &str) -> bool {
        self.cell == Some(point) && self.fix.as_deref() == Some(right)
    }

    /// Whether it says of some figure what it should be, be it with an edit or in its headline alone.
    pub fn claims(&self) -> bool {
        self.fix.is_some() || self.message.contains("应为")
    }

    /// Whether it names the figure with the right one among others.
    pub fn suspects(&self, report: &Trial, point: DataPoint, right: &str) -> bool {
        let name = report.report.edition.point_name(point);
        self.help.contains(&format!("{name}应为 {right}（"))
    }
}

fn errors(report: &Report, found: Vec<Diagnostic>) -> Vec<Told> {
    let findings = check::run(report, &Context::default(), found).diagnostics;
    findings
        .into_iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| Told {
            cell: one.primary.cell,
            message: one.message,
            fix: one.fix.map(|fix| fix.replacement),
            help: one.help.unwrap_or_default(),
        })
        .collect()
}

fn read(text: &str) -> (Report, Vec<Diagnostic>) {
    let source = Source::new("report.yaml", text);
    let parsed = yaml::parse(&source);
    let lowered = lower(&source, parsed.root.as_ref(), None);
    let found = [parsed.diagnostics, lowered.diagnostics].concat();
    (lowered.report.expect("a report"), found)
}

impl Trial {
    pub fn new(name: &str, text: &str) -> Self {
        let (report, found) = read(text);
        let told = errors(&report, found);
        assert!(told.is_empty(), "{name}: {told:?}");
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
            report,
        }
    }

    /// The figures of a table as the form has them.
    pub fn points(&self, table: &str) -> Vec<DataPoint> {
        let points = self.report.edition.data_points();
        points.filter(|point| point.table == table).collect()
    }

    /// A figure as it is typed.
    pub fn figure(&self, point: DataPoint) -> &str {
        &self.report.facts[&point].raw
    }

    /// The file with other figures typed into it.
    pub fn typed(&self, slips: &[(DataPoint, String)]) -> String {
        let place = |point: &DataPoint| {
            self.report.facts[point]
                .origin
                .span()
                .expect("a place in the file")
        };
        let mut edits: Vec<_> = slips.iter().map(|(point, typed)| (place(point), typed)).collect();
        edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        let mut text = self.text.clone();
        for (span, typed) in edits {
            text.replace_range(span.range(), typed);
        }
        text
    }

    /// The errors of the file with these figures typed into it.
    pub fn told_of_file(&self, slips: &[(DataPoint, String)]) -> Vec<Told> {
        let (report, found) = read(&self.typed(slips));
        errors(&report, found)
    }

    /// The same, with the figures put into the report as reading would put them.
    pub fn told(&self, slips: &[(DataPoint, String)]) -> Vec<Told> {
        let mut report = self.report.clone();
        let mut found = Vec::new();
        for (point, typed) in slips {
            let fact = report.facts.get_mut(point).expect("a figure");
            let reading = figure::read(typed, Kind::Count);
            typed.clone_into(&mut fact.raw);
            fact.state = reading.state;
            if let Some(flaw) = reading.flaw {
                let span = fact.origin.span().expect("a place in the file");
                let name = report.edition.point_name(*point);
                let message = format!("{name}填写为“{typed}”，{}", flaw.reason);
                let mut one = Diagnostic::new(&NOT_A_COUNT, message).at(span).about(*point);
                if let Some(plain) = flaw.plain {
                    one = one.fix(span, plain);
                }
                found.push(one);
            }
        }
        errors(&report, found)
    }
}
