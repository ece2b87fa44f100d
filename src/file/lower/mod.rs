//! A file's tree → its report, with a finding for everything that is not as the form has it.
//!
//! Nothing stops at the first mistake: what can be read is read, and what follows from a mistake is not reported again.

mod fields;
mod gaps;
mod lowering;
mod mapping;
mod row;
mod shape;
mod table;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::file::insert::Scope;
use crate::form::{EDITIONS, Edition};
use crate::report::text::{Insertion, Text};
use crate::report::{Located, ProseKey, Report, TextKey, keys};
use crate::source::Source;
use crate::yaml::Node;

use lowering::{Lowering, MAX_FINDINGS};
use mapping::Elsewhere;

use crate::report::rules::{NOT_A_REPORT, UNKNOWN_FIGURE};

/// A report read from a file, as far as it is one.
#[derive(Debug)]
pub struct Lowered {
    /// The report; none where the file holds none.
    pub report: Option<Report>,
    /// What is not as the form has it.
    pub diagnostics: Vec<Diagnostic>,
}

/// The path of last year's report that a file names (上年报告), to be read before the file itself.
pub fn named_prior(root: Option<&Node>) -> Option<Located<String>> {
    let node = root?.get(keys::PRIOR)?;
    let path = node.text().filter(|_| !node.is_null())?.trim();
    (!path.is_empty()).then(|| Located {
        value: path.to_owned(),
        origin: node.span.into(),
    })
}

/// Reads a file's tree. `prior` is last year's report, for `{{上年.…}}`.
pub fn lower(source: &Source, root: Option<&Node>, prior: Option<&Report>) -> Lowered {
    let mut lowering = Lowering {
        source,
        edition: Edition::current(),
        diagnostics: Vec::new(),
        misfiled: false,
        strays: Vec::new(),
    };
    let report = lowering.report(root, prior);
    Lowered {
        report,
        diagnostics: lowering.diagnostics,
    }
}

impl<'a> Lowering<'a> {
    fn report(&mut self, root: Option<&'a Node>, prior: Option<&Report>) -> Option<Report> {
        let known = || keys::HEAD.iter().chain(keys::TAIL).map(|k| k.key);
        let Some(root) = root.filter(|node| !node.is_null()) else {
            let words = if self.source.text().trim().is_empty() {
                "文件是空的"
            } else {
                "文件里只有注释，没有内容"
            };
            self.not_a_report(words);
            return None;
        };
        let sections = |key: &str| EDITIONS.iter().any(|e| e.section(key).is_some());
        let own = |key: &str| known().any(|k| k == key) || sections(key);
        if !root
            .pairs()
            .is_some_and(|pairs| pairs.iter().any(|(k, _)| k.text().is_some_and(own)))
        {
            self.not_a_report("文件里没有年度报告的任何一个键");
            return None;
        }
        let (edition, year) = self.edition_and_year(root);
        self.edition = edition;
        let allowed: Vec<&str> = keys::HEAD
            .iter()
            .map(|k| k.key)
            .chain(edition.sections().iter().map(|s| s.key))
            .chain(keys::TAIL.iter().map(|k| k.key))
            .collect();
        let fields = self.fields_or(root, "", &allowed, &|name| inner(edition, name));
        self.edition_and_year_are_there(&fields);

        let layout = self.layout(&fields);
        let mut report = Report {
            edition,
            year,
            agency: self.agency(&fields),
            title: fields
                .get(keys::TITLE)
                .and_then(|(_, node)| self.line(node, keys::TITLE)),
            prior: named_prior(Some(root)),
            prose: BTreeMap::new(),
            facts: BTreeMap::new(),
            signature: self.signature(&fields),
            waivers: self.waivers(&fields),
            sealed: layout.0,
            table_three: layout.1,
            charts: self.charts(&fields),
        };
        if let Some((_, node)) = fields.get(keys::PRIOR) {
            self.line(node, keys::PRIOR);
        }
        if let Some((_, node)) = fields.get(keys::PREAMBLE)
            && let Some(text) = self.prose(node, keys::PREAMBLE)
        {
            report.prose.insert(ProseKey::whole(keys::PREAMBLE), text);
        }
        for section in edition.sections() {
            if !fields.is_mistyped(section.key) {
                self.section(section, fields.get(section.key).copied(), &mut report);
            }
        }
        self.insert(&mut report, prior);
        Some(report)
    }

    fn not_a_report(&mut self, words: &str) {
        let head = self.head();
        self.push(
            Diagnostic::new(&NOT_A_REPORT, format!("{words}，不是年度报告"))
                .at(head)
                .help("用 nianbao new --year 年度 --agency 机关名称 生成一份可以填写的文件"),
        );
    }

    /// Inserted figures, once all figures are read.
    fn insert(&mut self, report: &mut Report, prior: Option<&Report>) {
        let wanted = |text: &Text| text.as_str().contains("{{");
        let words = report
            .prose
            .values()
            .chain(&report.title)
            .chain(&report.signature.name);
        if !words.into_iter().any(wanted) {
            return;
        }
        let scope = Scope::new(report, prior);
        let mut replace = |key: TextKey, text: &mut Text| {
            let mut faults = 0;
            *text = text
                .clone()
                .insert(|expression, span| match scope.evaluate(expression) {
                    Ok(words) => Insertion::Words(words),
                    // A text full of braces has a few findings, not a million.
                    Err(_) if faults == MAX_FINDINGS => Insertion::Stop,
                    Err(fault) => {
                        faults += 1;
                        let found = Diagnostic::new(&UNKNOWN_FIGURE, fault.message)
                            .at(span)
                            .help(fault.help);
                        self.diagnostics.push(found.path(key));
                        Insertion::Keep
                    }
                });
        };
        for (key, text) in &mut report.prose {
            replace(TextKey::Prose(*key), text);
        }
        if let Some(title) = &mut report.title {
            replace(TextKey::Title, title);
        }
        if let Some(name) = &mut report.signature.name {
            replace(TextKey::Signatory, name);
        }
    }
}

/// Where a key of the file's first level belongs that is none of that level: a row to its table, a telephone to 机关.
fn inner(edition: &'static Edition, name: &str) -> Elsewhere {
    let row = edition
        .tables()
        .find(|(_, table)| table.find(&[name]).is_some())
        .map(|(section, _)| section.key);
    let owner = row.or_else(|| keys::owner(name));
    owner.map_or(Elsewhere::No, |owner| Elsewhere::Group(owner.to_owned()))
}
