//! Which version last changed each field, so that two pages of one report do not write over each other.

use std::collections::BTreeMap;

use super::change::Ask;
use super::session::Session;
use super::state::State;

/// The values of all fields by their paths.
pub type Values = BTreeMap<String, String>;

/// Which version last changed each field.
#[derive(Debug, Default)]
pub struct Touched(BTreeMap<String, u64>);

/// A field that was changed elsewhere after the page that wants to change it last saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The path of the field.
    pub path: String,
    /// What it holds now.
    pub theirs: String,
    /// What the page wants there.
    pub mine: String,
}

impl Touched {
    /// Notes what a change of fields by their paths has touched.
    pub fn note_ask(&mut self, ask: &Ask, version: u64) {
        for (path, _) in fields(ask) {
            self.0.insert(path.to_owned(), version);
        }
    }

    /// Notes which fields have other values than before.
    pub fn note_values(&mut self, before: &Values, after: &Values, version: u64) {
        for (path, value) in after {
            if before.get(path) != Some(value) {
                self.0.insert(path.clone(), version);
            }
        }
    }

    /// The fields that a page which last saw the version `based` would write over unseen.
    pub fn clashes(&self, ask: &Ask, based: u64, session: &Session) -> Vec<Clash> {
        let later = |path: &str| self.0.get(path).is_some_and(|version| *version > based);
        let wanted: Vec<(&str, &str)> = fields(ask).into_iter().filter(|(path, _)| later(path)).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let values = values(session);
        let clash = |(path, mine): (&str, &str)| {
            let theirs = values.get(path).cloned().unwrap_or_default();
            (theirs.trim_end() != mine.trim_end()).then(|| Clash {
                path: path.to_owned(),
                theirs,
                mine: mine.to_owned(),
            })
        };
        wanted.into_iter().filter_map(clash).collect()
    }
}

/// The fields that a change names, each with what it is to hold.
fn fields(ask: &Ask) -> Vec<(&str, &str)> {
    match ask {
        Ask::Figures { cells, .. } => cells
            .iter()
            .map(|(path, typed)| (path.as_str(), typed.as_str()))
            .collect(),
        Ask::Prose { path, words, .. } | Ask::Line { path, words, .. } => vec![(path, words)],
        _ => Vec::new(),
    }
}

/// The values of all fields.
pub fn values(session: &Session) -> Values {
    let state = State::new(session);
    let cells = state.cells.into_iter().map(|(path, cell)| (path, cell.typed));
    let prose = state.prose.into_iter().map(|(path, prose)| (path, prose.words));
    cells.chain(prose).chain(state.lines).collect()
}
