//! A report that is being filled: its text, what was found in it, and what was changed.

mod apply;

use super::history::History;
use super::paste::Note;
use crate::file::edit::Edit;
use crate::form::Edition;
use crate::pipeline::{Judged, Opened, Prior, Surroundings, judge_again, open};
use crate::report::Report;
use crate::source::{Source, Span};
use crate::yaml::Node;

/// A report that is being filled.
#[derive(Debug)]
pub struct Session {
    name: String,
    text: String,
    history: History,
    /// Grows with every change, so that two pages know what they show.
    version: u64,
    judged: Judged,
    /// The text with its tree; none where it does not parse.
    tree: Option<(Source, Option<Node>)>,
    prior: Prior,
    /// The figure that was typed last, as long as nothing else was changed.
    typing: Option<String>,
    /// What is said of the change that was made last.
    notes: Vec<Note>,
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
            tree: None,
            prior: Prior::default(),
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

    /// The text that its findings speak of.
    pub fn source(&self) -> Option<&Source> {
        self.tree.as_ref().map(|(source, _)| source)
    }

    /// The tree of the text; none where it is empty or does not parse.
    pub fn root(&self) -> Option<&Node> {
        self.tree.as_ref()?.1.as_ref()
    }

    /// Last year's report, where it can be had.
    pub fn prior(&self) -> Option<&Report> {
        self.prior.report()
    }

    /// What was changed.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Makes a version of its own of what is not in the text: every page asks for it again.
    pub const fn touch(&mut self) {
        self.version += 1;
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

    /// The form that the report is filled on; the current one where the file does not say.
    pub fn edition(&self) -> &'static Edition {
        self.judged
            .report
            .as_ref()
            .map_or_else(Edition::current, |report| report.edition)
    }

    fn judge(&mut self, surroundings: &mut dyn Surroundings) {
        self.version += 1;
        let opened = open(&self.name, self.text.clone().into_bytes());
        self.tree = match &opened {
            Opened::Yaml(source, parsed) if !parsed.failed() && source.text() == self.text => {
                Some((source.clone(), parsed.root.clone()))
            }
            _ => None,
        };
        self.judged = judge_again(&self.name, opened, surroundings, &mut self.prior);
    }
}
