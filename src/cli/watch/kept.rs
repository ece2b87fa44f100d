//! What is known of each file that is watched: when it was changed, what was found, what it draws on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::looking::{Stamp, stamp};
use crate::cli::input::Input;
use crate::diagnostic::Severity;

/// What is known of a file.
#[derive(Debug)]
pub struct State {
    /// When it was checked last.
    stamp: Option<Stamp>,
    /// What was found; none where it is no report.
    found: Option<Found>,
    /// The files that it draws on, as they were then.
    reads: Vec<(PathBuf, Option<Stamp>)>,
}

/// What was found in a report.
#[derive(Clone, Copy, Debug)]
struct Found {
    errors: bool,
    warnings: bool,
}

impl State {
    /// What was found in a report.
    pub fn of(input: &Input, stamp: Option<Stamp>) -> Self {
        let has = |severity: Severity| {
            let mut found = input.judged.findings.diagnostics.iter();
            found.any(|found| found.severity == severity)
        };
        Self {
            stamp,
            found: Some(Found {
                errors: input.error.is_some() || has(Severity::Error),
                warnings: has(Severity::Warning),
            }),
            reads: input
                .reads
                .iter()
                .map(|path| (path.clone(), self::stamp(path)))
                .collect(),
        }
    }

    /// A file that is no report.
    pub const fn other(stamp: Option<Stamp>) -> Self {
        Self {
            stamp,
            found: None,
            reads: Vec::new(),
        }
    }
}

/// What is known of all files.
#[derive(Debug, Default)]
pub struct Kept(BTreeMap<PathBuf, State>);

impl Kept {
    /// Notes what is known of a file.
    pub fn put(&mut self, path: &Path, state: State) {
        self.0.insert(path.to_path_buf(), state);
    }

    /// Whether a file was a report when it was looked at last.
    pub fn is_report(&self, path: &Path) -> bool {
        self.0.get(path).is_some_and(|state| state.found.is_some())
    }

    /// Forgets the files that are not there any more, and names those that were reports.
    pub fn gone(&mut self, there: &BTreeMap<PathBuf, Stamp>) -> Vec<PathBuf> {
        let gone: Vec<PathBuf> = self
            .0
            .keys()
            .filter(|path| !there.contains_key(*path))
            .cloned()
            .collect();
        let was_report = |path: &PathBuf| self.0.remove(path).is_some_and(|state| state.found.is_some());
        gone.into_iter().filter(was_report).collect()
    }

    /// The files that are new, or have changed, or draw on one that has.
    pub fn changed(&self, there: &BTreeMap<PathBuf, Stamp>) -> Vec<PathBuf> {
        let is_changed = |(path, now): &(&PathBuf, &Stamp)| {
            self.0.get(*path).is_none_or(|state| {
                let mut reads = state.reads.iter();
                state.stamp != Some(**now) || reads.any(|(path, before)| stamp(path) != *before)
            })
        };
        there
            .iter()
            .filter(is_changed)
            .map(|(path, _)| path.clone())
            .collect()
    }

    /// The folders of what reports draw on.
    pub fn folders(&self) -> BTreeSet<PathBuf> {
        let reads = self.0.values().flat_map(|state| &state.reads);
        let folders = reads.filter_map(|(path, _)| path.parent());
        folders
            .map(super::looking::folder)
            .filter(|folder| folder.is_dir())
            .collect()
    }

    /// How many reports there are, how many of them have errors, and how many others warnings.
    pub fn count(&self) -> (usize, usize, usize) {
        let found = || self.0.values().filter_map(|state| state.found);
        (
            found().count(),
            found().filter(|found| found.errors).count(),
            found().filter(|found| !found.errors && found.warnings).count(),
        )
    }
}
