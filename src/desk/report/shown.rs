//! What a page is given of a report that is open: the report, and how its file stands.

use serde::Serialize;

use super::open::Open;
use super::state::State;

/// What a page is given.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// The report.
    #[serde(flatten)]
    pub state: State,
    /// Words to be seen where the file does not hold what the page shows.
    pub unsaved: Option<String>,
    /// The number of what is said of the file: it grows with every change of it, and 0 is nothing.
    pub panel: u64,
}

impl Shown {
    /// What a page is given of a report.
    pub fn new(open: &Open) -> Self {
        let session = open.session();
        Self {
            state: State::new(session),
            unsaved: open.standing().unsaved().map(|why| format!("没有保存：{why}")),
            panel: open.panel(),
        }
    }

    /// The same with what is said of the change that was made last.
    #[must_use]
    pub fn with_notes(self, open: &Open) -> Self {
        Self {
            state: self.state.with_notes(open.session()),
            ..self
        }
    }
}
