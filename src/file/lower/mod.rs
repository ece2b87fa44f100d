//! A file's tree → its report, with a finding for everything that is not as the form has it.
//!
//! Nothing stops at the first mistake: what can be read is read, and what follows from a mistake is not told again.

mod fields;
mod gaps;
mod mapping;
mod row;
mod shape;
mod table;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::file::insert::Scope;
use crate::form::{EDITIONS, Edition};
use crate::report::findings::short;
use crate::report::text::{Insertion, Text};
use crate::report::{Agency, AgencyKind, Located, ProseKey, Report, Signature, keys};
use crate::source::{Source, Span};
use crate::yaml::Node;

use mapping::{Elsewhere, Fields};

use crate::report::rules::{
    DUPLICATE_KEY, MISSING_KEY, NOT_A_COUNT, NOT_A_REPORT, UNKNOWN_FIGURE, UNKNOWN_KEY, WRONG_ROW_LENGTH,
    WRONG_TYPE,
};

/// So many findings of one kind in one place are told one by one; the rest are counted.
const TOLD: usize = 20;

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
    let node = root?.get("上年报告")?;
    let path = node.text().filter(|_| !node.is_null())?.trim();
    (!path.is_empty()).then(|| Located {
        value: path.to_owned(),
        origin: node.span.into(),
    })
}

/// Reads a file's tree. `prior` is last year's report, for `{{上年.…}}`.
pub fn lower(source: &Source, root: Option<&Node>, prior: Option<&Report>) -> Lowered {
    let mut lower = Lower {
        source,
        edition: Edition::current(),
        diagnostics: Vec::new(),
        misfiled: false,
        strays: Vec::new(),
    };
    let report = lower.report(root, prior);
    Lowered {
        report,
        diagnostics: lower.diagnostics,
    }
}

struct Lower<'a> {
    source: &'a Source,
    edition: &'static Edition,
    diagnostics: Vec<Diagnostic>,
    /// The edition does not fit the year: said once, and not again of each table.
    misfiled: bool,
    /// Keys that stand under another key than theirs, with that: told, and so not missing.
    strays: Vec<(String, String)>,
}

impl<'a> Lower<'a> {
    fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Whether a key is absent from its group only because it stands elsewhere, which is told.
    fn is_stray(&self, group: &str, key: &str) -> bool {
        self.strays.iter().any(|(g, k)| g == group && k == key)
    }

    /// Where to point for what is absent from the file as a whole.
    fn head(&self) -> Span {
        Span::at(self.source.bom_len())
    }

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

        let mut report = Report {
            edition,
            year,
            agency: self.agency(&fields),
            title: fields.get("标题").and_then(|(_, node)| self.line(node, "标题")),
            prior: named_prior(Some(root)),
            prose: BTreeMap::new(),
            facts: BTreeMap::new(),
            signature: self.signature(&fields),
            waivers: self.waivers(&fields),
            sealed: self.sealed(&fields),
        };
        if let Some((_, node)) = fields.get("上年报告") {
            self.line(node, "上年报告");
        }
        if let Some((_, node)) = fields.get("引言")
            && let Some(text) = self.prose(node, "引言")
        {
            report.prose.insert(ProseKey::whole("引言"), text);
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
        self.tell(
            Diagnostic::new(&NOT_A_REPORT, format!("{words}，不是年度报告"))
                .at(head)
                .help("用 nianbao new --year 年度 --agency 机关名称 生成一份可以填写的文件"),
        );
    }

    fn wrong_type(&mut self, node: &Node, path: &str, wanted: &str) {
        let got = match node.text() {
            Some(text) if !node.is_null() => format!("“{}”", short(text.trim())),
            _ => node.kind().to_owned(),
        };
        self.tell(
            Diagnostic::new(&WRONG_TYPE, format!("{}不能写成{got}", subject(path)))
                .at(node.span)
                .help(wanted)
                .path(path),
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
        let mut replace = |path: String, text: &mut Text| {
            let mut faults = 0;
            *text = text
                .clone()
                .insert(|expression, span| match scope.evaluate(expression) {
                    Ok(words) => Insertion::Words(words),
                    // A text full of braces is told a few times, not a million.
                    Err(_) if faults == TOLD => Insertion::Stop,
                    Err(fault) => {
                        faults += 1;
                        let found = Diagnostic::new(&UNKNOWN_FIGURE, fault.message)
                            .at(span)
                            .help(fault.help);
                        self.diagnostics.push(found.path(path.clone()));
                        Insertion::Keep
                    }
                });
        };
        for (key, text) in &mut report.prose {
            replace(key.to_string(), text);
        }
        if let Some(title) = &mut report.title {
            replace("标题".to_owned(), title);
        }
        if let Some(name) = &mut report.signature.name {
            replace("落款.署名".to_owned(), name);
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

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

fn subject(path: &str) -> String {
    if path.is_empty() {
        "这里".to_owned()
    } else {
        format!("“{}”", short(path))
    }
}

/// The agency of a file that names none.
fn nameless() -> Agency {
    Agency {
        name: None,
        kind: AgencyKind::Department,
        level: None,
        contact: Vec::new(),
    }
}

/// The signature of a file that has none.
fn unsigned() -> Signature {
    Signature::default()
}
