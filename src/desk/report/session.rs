//! A report that is being filled: its text, what was found in it, and what was changed.

use std::cmp::Reverse;

use super::change::Ask;
use super::held::held;
use super::history::History;
use super::paste::{Note, paste};
use super::zeros::fill;
use crate::diagnostic::Fix;
use crate::file::edit::{self, Change, Edit, Refused};
use crate::file::words::WORDS;
use crate::form::{DataPoint, EDITIONS, Edition};
use crate::pipeline::{Judged, Opened, Surroundings, open, read_with_figures};
use crate::report::{Part, ProseKey, Report, Waiver, keys};
use crate::source::{Source, Span};
use crate::yaml::{Node, parse_knowing};

/// A report that is being filled.
#[derive(Debug)]
pub struct Session {
    name: String,
    text: String,
    history: History,
    /// Grows with every change, so that two pages know what they show.
    version: u64,
    judged: Judged,
    prior: Option<Report>,
    /// The figure that was typed last, as long as nothing else was changed.
    typing: Option<String>,
    /// What is said of the change that was made last.
    notes: Vec<Note>,
}

/// Why a change was not made, to be shown beside the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// The page shows another version: what it asks for may be about something else by now.
    Outdated,
    /// The report has no such place.
    Unknown,
    /// The file has something else there, or does not parse.
    Refused(Refused),
}

impl NotMade {
    /// What is shown.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Outdated => "报告已在别处改过，页面已换成新的内容，请再改一次",
            Self::Unknown => "报告里没有这一处",
            Self::Refused(Refused::Unparsed) => "文件的格式有错，先按提示改正文件再填",
            Self::Refused(Refused::OtherShape) => {
                "文件里这一处的写法与格式不同（例如一行少了几个数），请先在文件里改正"
            }
        }
    }
}

impl Session {
    /// Opens a report. `name` is what its file is called.
    pub fn open(name: &str, text: String, surroundings: &mut dyn Surroundings) -> Self {
        let mut session = Self {
            name: name.to_owned(),
            text,
            history: History::default(),
            version: 0,
            judged: Judged::default(),
            prior: None,
            typing: None,
            notes: Vec::new(),
        };
        session.judge(surroundings);
        session
    }

    /// What its file is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file as it is to be saved.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Which version that is.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// What was found in it.
    pub const fn judged(&self) -> &Judged {
        &self.judged
    }

    /// Last year's report, where it can be had.
    pub const fn prior(&self) -> Option<&Report> {
        self.prior.as_ref()
    }

    /// What was changed.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// What is said of the change that was made last.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Takes over what somebody else has written into the file; the change can be taken back like any other.
    pub fn replace(&mut self, text: &str, surroundings: &mut dyn Surroundings) {
        if text != self.text {
            let whole = Edit::new(Span::new(0, self.text.len()), text).narrowed(&self.text);
            let made = whole.apply(&mut self.text);
            self.history.record(made.into_iter().collect());
            self.typing = None;
            self.judge(surroundings);
        }
    }

    /// Makes a change that the page of a version asks for. A change that is refused leaves everything as it was.
    ///
    /// # Errors
    /// It cannot be made, and why.
    pub fn make(
        &mut self,
        ask: &Ask,
        shown: u64,
        surroundings: &mut dyn Surroundings,
    ) -> Result<(), NotMade> {
        let by_number = matches!(ask, Ask::Fix { .. } | Ask::Explain { .. });
        if by_number && shown != self.version {
            return Err(NotMade::Outdated);
        }
        self.notes.clear();
        let typing = self.typing.take();
        match ask {
            Ask::Undo => drop(self.history.undo(&mut self.text)),
            Ask::Redo => drop(self.history.redo(&mut self.text)),
            Ask::Figures { cells, more } => {
                let edition = self.edition();
                let points: Vec<(DataPoint, String)> = cells
                    .iter()
                    .map(|(path, typed)| Some((point(edition, path)?, typed.clone())))
                    .collect::<Option<_>>()
                    .ok_or(NotMade::Unknown)?;
                let changes = self.figures(&points)?;
                let own = match cells.as_slice() {
                    [(path, _)] => Some(path.clone()),
                    _ => None,
                };
                if *more && own.is_some() && own == typing {
                    self.history.extend(changes, &self.text);
                } else {
                    self.history.record(changes);
                }
                self.typing = own;
            }
            Ask::Paste { target, plain, html } => {
                let edition = self.edition();
                let target = point(edition, target).ok_or(NotMade::Unknown)?;
                let facts = self.judged.report.as_ref().map(|report| &report.facts);
                let held = |point| facts.and_then(|facts| held(facts.get(&point)?));
                let pasted = paste(edition, target, (plain, html.as_deref()), &held);
                let changes = self.figures(&pasted.cells)?;
                self.history.record(changes);
                self.notes = pasted.notes;
            }
            Ask::Zeros { path } => {
                let report = self.judged.report.as_ref().ok_or(NotMade::Unknown)?;
                let filled = fill(report, path);
                let edition = self.edition();
                let changes = self.figures(&filled.cells)?;
                self.history.record(changes);
                self.notes = vec![Note::new(format!("填了 {} 格", filled.cells.len()))];
                self.notes.extend(filled.open.iter().map(|(point, why)| Note {
                    words: format!("{}没有填：{why}", edition.point_name(*point)),
                    path: Some(point.to_string()),
                }));
            }
            Ask::Prose { path, words } => {
                let edition = self.edition();
                let key = prose_key(edition, path).ok_or(NotMade::Unknown)?;
                self.step([key], |source, root, key| {
                    edit::prose(source, root, edition, *key, words)
                })?;
            }
            Ask::Line { path, words } => {
                let edition = self.edition();
                let keys: Vec<&str> = path.split('.').collect();
                self.step([keys], |source, root, keys| {
                    edit::line(source, root, edition, keys, words)
                })?;
            }
            Ask::Fix { finding } => {
                let found = self.judged.findings.diagnostics.get(*finding);
                let fix = found
                    .and_then(|found| found.fix.clone())
                    .ok_or(NotMade::Unknown)?;
                // Two that make no sense without each other are one step, the later place first so that the other stays right.
                let others = self.judged.findings.diagnostics.iter();
                let other = others
                    .filter_map(|found| found.fix.clone())
                    .find(|other| fix.with == Some(other.span));
                let mut both: Vec<Fix> = std::iter::once(fix).chain(other).collect();
                both.sort_by_key(|fix| Reverse(fix.span.start));
                self.step(both, |_, _, fix| Ok(Edit::new(fix.span, fix.replacement.clone())))?;
            }
            Ask::Explain { finding, reason } => {
                let edition = self.edition();
                let found = self
                    .judged
                    .findings
                    .diagnostics
                    .get(*finding)
                    .ok_or(NotMade::Unknown)?;
                let waiver = Waiver {
                    rule: found.rule.id.to_owned(),
                    path: found.path.clone(),
                    quote: None,
                    reason: reason.trim().to_owned(),
                    span: Span::at(0),
                };
                self.step([waiver], |source, root, waiver| {
                    edit::waiver(source, root, edition, waiver)
                })?;
            }
        }
        self.judge(surroundings);
        Ok(())
    }

    /// The form that the report is filled on; the current one where the file does not say.
    pub fn edition(&self) -> &'static Edition {
        self.judged
            .report
            .as_ref()
            .map_or_else(Edition::current, |report| report.edition)
    }

    /// Makes one edit after the other, each for the text that the ones before it leave, as one step.
    fn step<T>(
        &mut self,
        parts: impl IntoIterator<Item = T>,
        edit: impl Fn(&Source, Option<&Node>, &T) -> Result<Edit, Refused>,
    ) -> Result<(), NotMade> {
        let mut text = self.text.clone();
        let mut changes: Vec<Change> = Vec::new();
        for part in parts {
            let source = Source::new(self.name.as_str(), text.as_str());
            let parsed = parse_knowing(&source, WORDS);
            if parsed.failed() {
                return Err(NotMade::Refused(Refused::Unparsed));
            }
            let made = edit(&source, parsed.root.as_ref(), &part).map_err(NotMade::Refused)?;
            changes.extend(made.narrowed(&text).apply(&mut text));
        }
        changes.retain(|change| !change.is_idle());
        self.text = text;
        self.history.record(changes);
        Ok(())
    }

    /// Sets figures, those that do not touch in one go; the changes that were made.
    fn figures(&mut self, cells: &[(DataPoint, String)]) -> Result<Vec<Change>, NotMade> {
        let edition = self.edition();
        let mut text = self.text.clone();
        let mut changes: Vec<Change> = Vec::new();
        let mut open: Vec<&(DataPoint, String)> = cells.iter().collect();
        while !open.is_empty() {
            let source = Source::new(self.name.as_str(), text.as_str());
            let parsed = parse_knowing(&source, WORDS);
            if parsed.failed() {
                return Err(NotMade::Refused(Refused::Unparsed));
            }
            let mut edits: Vec<(&(DataPoint, String), Edit)> = Vec::with_capacity(open.len());
            for cell in open {
                let edit = edit::figure(&source, parsed.root.as_ref(), edition, cell.0, &cell.1);
                edits.push((cell, edit.map_err(NotMade::Refused)?));
            }
            // From the last to the first, so that places stay right. Two of one place, as of a row that the file does not have
            // yet, come one after the other.
            edits.sort_by_key(|(_, edit)| (edit.span.start, edit.span.end));
            open = Vec::new();
            let mut before = usize::MAX;
            for (cell, edit) in edits.into_iter().rev() {
                if edit.span.end > before || edit.span.start == before {
                    open.push(cell);
                    continue;
                }
                before = edit.span.start;
                changes.extend(edit.narrowed(&text).apply(&mut text));
            }
            open.reverse();
        }
        changes.retain(|change| !change.is_idle());
        self.text = text;
        Ok(changes)
    }

    fn judge(&mut self, surroundings: &mut dyn Surroundings) {
        self.version += 1;
        self.judged = read_with_figures(&self.name, self.text.clone().into_bytes(), surroundings);
        let named = self
            .judged
            .report
            .as_ref()
            .and_then(|report| report.prior.as_ref());
        let file = surroundings.prior(named.map(|named| named.value.as_str()));
        self.prior = file.and_then(|file| {
            let opened: Opened = open(&file.name, file.bytes.ok()?);
            Judged::unjudged(&file.name, opened).report
        });
    }
}

/// The figure of a path, in whatever edition of the form it stands: 申请.本年新收.自然人.
fn point(edition: &'static Edition, path: &str) -> Option<DataPoint> {
    let editions = std::iter::once(edition).chain(EDITIONS.iter().copied());
    editions
        .flat_map(Edition::data_points)
        .find(|point| point.to_string() == path)
}

/// The piece of prose of a path: 引言, 总体情况, 申请.说明.
fn prose_key(edition: &'static Edition, path: &str) -> Option<ProseKey> {
    let (section, part) = path.split_once('.').unwrap_or((path, ""));
    let part = [Part::Whole, Part::Before, Part::After]
        .into_iter()
        .find(|own| own.key() == part)?;
    let keys = sections(edition).find(|key| *key == section);
    keys.map(|section| ProseKey { section, part })
}

/// The keys of the prose of a form: the words before the first part, and those of each part.
pub fn sections(edition: &'static Edition) -> impl Iterator<Item = &'static str> {
    std::iter::once(keys::PREAMBLE).chain(edition.sections().iter().map(|section| section.key))
}
