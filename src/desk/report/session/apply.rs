//! What each change that a page asks for does to the text.

use super::Session;
use crate::check::explain::{explanation, may_explain, one_line};
use crate::desk::report::change::{Ask, NotMade};
use crate::desk::report::held::held;
use crate::desk::report::paste::{Note, paste};
use crate::desk::report::paths::{point, prose_key};
use crate::desk::report::zeros::fill;
use crate::diagnostic::Fix;
use crate::file::edit::{self, Change, Edit, Refused};
use crate::file::words::WORDS;
use crate::form::DataPoint;
use crate::pipeline::Surroundings;
use crate::source::{BOM, Source, Span};
use crate::yaml::{Node, parse_knowing};

impl Session {
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
        let by_number = matches!(
            ask,
            Ask::Fix { .. } | Ask::Explain { .. } | Ask::Waiver { .. } | Ask::Text { .. }
        );
        if by_number && shown != self.version {
            return Err(NotMade::Outdated);
        }
        self.notes.clear();
        let typing = self.typing.take();
        match ask {
            Ask::Undo => drop(self.history.undo(&mut self.text)),
            Ask::Redo => drop(self.history.redo(&mut self.text)),
            Ask::Figures { cells, goes_on } => {
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
                self.record(changes, *goes_on && own.is_some() && own == typing);
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
            Ask::Prose { path, words, goes_on } => {
                let edition = self.edition();
                let key = prose_key(edition, path).ok_or(NotMade::Unknown)?;
                let made = self.steps([key], |source, root, key| {
                    edit::prose(source, root, edition, *key, words)
                })?;
                self.record(made, *goes_on && typing.as_ref() == Some(path));
                self.typing = Some(path.clone());
            }
            Ask::Line { path, words, goes_on } => {
                let edition = self.edition();
                let keys: Vec<&str> = path.split('.').collect();
                let made = self.steps([keys], |source, root, keys| {
                    edit::line(source, root, edition, keys, words)
                })?;
                self.record(made, *goes_on && typing.as_ref() == Some(path));
                self.typing = Some(path.clone());
            }
            Ask::Fix { finding } => {
                let fixes = self.fixes(*finding).ok_or(NotMade::Unknown)?;
                self.step(fixes, |_, _, fix| {
                    Ok(Edit::new(fix.span, fix.replacement.clone()))
                })?;
            }
            Ask::Explain { finding, reason } => {
                self.explain(*finding, reason)?;
            }
            Ask::Waiver { waiver, reason } => {
                self.explain_otherwise(*waiver, reason.as_deref())?;
            }
            Ask::Text { text } => {
                let whole = Edit::new(Span::new(0, self.text.len()), like(&self.text, text));
                let made = whole.narrowed(&self.text).apply(&mut self.text);
                self.history.record(made.into_iter().collect());
            }
        }
        self.judge(surroundings);
        Ok(())
    }

    /// The edit that a finding offers, and the one without which it makes no sense, from the last to the first; none where it
    /// offers none.
    fn fixes(&self, finding: usize) -> Option<Vec<Fix>> {
        let all = &self.judged.findings.diagnostics;
        let own = all.get(finding)?.fix.clone()?;
        let mut fixes = vec![own.clone()];
        if let Some(span) = own.with {
            let mut others = all.iter().filter_map(|found| found.fix.as_ref());
            fixes.push(others.find(|other| other.span == span)?.clone());
        }
        fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
        Some(fixes)
    }

    /// Writes why a finding is right as it is.
    fn explain(&mut self, finding: usize, reason: &str) -> Result<(), NotMade> {
        let edition = self.edition();
        let found = self.judged.findings.diagnostics.get(finding);
        let found = found.filter(|found| may_explain(found)).ok_or(NotMade::Unknown)?;
        let reason = one_line(reason).ok_or(NotMade::NoReason)?;
        let waiver = explanation(found, &self.text, reason);
        self.step([waiver], |source, root, waiver| {
            edit::waiver(source, root, edition, waiver)
        })
    }

    /// Another reason in an explanation that the file has; without a reason the explanation is withdrawn.
    fn explain_otherwise(&mut self, waiver: usize, reason: Option<&str>) -> Result<(), NotMade> {
        let report = self.judged.report.as_ref();
        let known = report.and_then(|report| report.waivers.get(waiver));
        let at = known.ok_or(NotMade::Unknown)?.span;
        let reason = match reason {
            Some(words) => Some(one_line(words).ok_or(NotMade::NoReason)?),
            None => None,
        };
        self.step([at], |source, root, at| match &reason {
            Some(reason) => edit::reason(source, root, *at, reason),
            None => edit::withdrawn(source, root, *at),
        })
    }

    fn record(&mut self, made: Vec<Change>, goes_on: bool) {
        if goes_on {
            self.history.go_on(made, &self.text);
        } else {
            self.history.record(made);
        }
    }

    /// Makes one edit after the other, each for the text that the ones before it leave, as one step.
    fn step<T>(
        &mut self,
        parts: impl IntoIterator<Item = T>,
        edit: impl Fn(&Source, Option<&Node>, &T) -> Result<Edit, Refused>,
    ) -> Result<(), NotMade> {
        let made = self.steps(parts, edit)?;
        self.history.record(made);
        Ok(())
    }

    /// The same without recording it.
    fn steps<T>(
        &mut self,
        parts: impl IntoIterator<Item = T>,
        edit: impl Fn(&Source, Option<&Node>, &T) -> Result<Edit, Refused>,
    ) -> Result<Vec<Change>, NotMade> {
        let mut text = self.text.clone();
        let mut changes: Vec<Change> = Vec::new();
        for part in parts {
            let made = match &self.tree {
                // As long as nothing is changed the tree is that of the text.
                Some((source, root)) if changes.is_empty() => edit(source, root.as_ref(), &part),
                _ => {
                    let source = Source::new(self.name.as_str(), text.as_str());
                    let parsed = parse_knowing(&source, WORDS);
                    if parsed.failed() {
                        return Err(NotMade::Refused(Refused::Unparsed));
                    }
                    edit(&source, parsed.root.as_ref(), &part)
                }
            };
            let made = made.map_err(NotMade::Refused)?;
            changes.extend(made.narrowed(&text).apply(&mut text));
        }
        changes.retain(|change| !change.is_idle());
        self.text = text;
        Ok(changes)
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
}

/// A text with the line breaks and the byte-order mark that another one has, which no page keeps.
fn like(old: &str, new: &str) -> String {
    let new = new.replace("\r\n", "\n");
    let new = if old.contains("\r\n") {
        new.replace('\n', "\r\n")
    } else {
        new
    };
    if old.starts_with(BOM) && !new.starts_with(BOM) {
        format!("{BOM}{new}")
    } else {
        new
    }
}
