//! The lines of the folder: one a file, as they are asked for.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::ledger::{Found, is_filled};
use crate::chinese::width::folded;
use crate::desk::files::Listed;
use crate::desk::http::{Request, encoded};

/// How far a report is. In the order from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Holds no report.
    Unread,
    /// Must be corrected.
    Error,
    /// Something must be explained.
    Warning,
    /// Was not judged yet.
    Waiting,
    /// Can be published.
    Ready,
}

impl State {
    /// All of them, with the word of the address and that of the page.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Unread, "unread", "读不出"),
        (Self::Error, "error", "必须改正"),
        (Self::Warning, "warning", "需要说明"),
        (Self::Waiting, "waiting", "还没核对"),
        (Self::Ready, "ready", "可以发布"),
    ];

    fn names(self) -> (&'static str, &'static str) {
        let own = Self::ALL.iter().find(|(state, ..)| *state == self);
        own.map_or(("", ""), |(_, id, word)| (id, word))
    }

    /// The word of the address.
    pub fn id(self) -> &'static str {
        self.names().0
    }

    /// The word of the page.
    pub fn word(self) -> &'static str {
        self.names().1
    }
}

/// A file as the page shows it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its path from the folder.
    pub name: String,
    /// Its page.
    pub address: String,
    /// Its name as part of an address.
    pub encoded: String,
    /// How far it is.
    pub state: State,
    /// What was found in it.
    pub found: Found,
    /// When it was written, in seconds since 1970.
    pub written: i64,
}

impl Row {
    /// A file with what was found in it.
    pub fn new(file: &Listed, found: Option<&Found>) -> Self {
        let state = match found {
            None => State::Waiting,
            Some(found) if found.why.is_some() && !found.yaml => State::Unread,
            Some(found) if found.why.is_some() || found.counts[0] > 0 => State::Error,
            Some(found) if found.counts[1] > 0 => State::Warning,
            Some(_) => State::Ready,
        };
        let yaml = found.map_or_else(|| is_filled(&file.name), |found| found.yaml);
        let encoded = encoded(&file.name);
        let page = if yaml { "report" } else { "read" };
        Self {
            address: format!("/{page}/{encoded}/"),
            encoded,
            name: file.name.clone(),
            state,
            found: found.cloned().unwrap_or_default(),
            written: i64::try_from(file.stamp.written / 1_000_000_000).unwrap_or_default(),
        }
    }

    /// Whom it is of: the agency, or what the file is called.
    pub fn who(&self) -> &str {
        if self.found.agency.is_empty() {
            &self.name
        } else {
            &self.found.agency
        }
    }

    /// From worst to best. Of what must be corrected, nothing is worse than a file of which nothing can be used.
    fn rank(&self) -> (State, bool, Reverse<[usize; 3]>, &str) {
        (
            self.state,
            self.found.why.is_none(),
            Reverse(self.found.counts),
            self.who(),
        )
    }

    /// The group that it stands in.
    pub fn group(&self) -> Group {
        match self.found.year {
            Some(year) => Group::Year(Reverse(year)),
            None if self.state == State::Waiting => Group::Waiting,
            None => Group::Unread,
        }
    }
}

/// Lines that stand together where they are sorted by year. In the order in which they are shown: first what is worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// No year could be read.
    Unread,
    /// A year, the last first.
    Year(Reverse<i32>),
    /// Not judged yet, so that the year is not known.
    Waiting,
}

/// By what the lines are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By year, within it what is worst first.
    #[default]
    Year,
    /// By agency.
    Agency,
    /// What is worst first.
    State,
    /// What was changed last first.
    Changed,
}

impl Sort {
    /// All of them, with the word of the address.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Agency, "agency"),
        (Self::Year, "year"),
        (Self::State, "state"),
        (Self::Changed, "changed"),
    ];

    /// The word of the address.
    pub fn id(self) -> &'static str {
        let own = Self::ALL.iter().find(|(sort, _)| *sort == self);
        own.map_or("", |(_, id)| id)
    }
}

/// Which lines are asked for, and in which order.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Words that the agency or the file's name holds.
    pub words: String,
    /// The year.
    pub year: Option<i32>,
    /// How far it is.
    pub state: Option<State>,
    /// By what they are sorted.
    pub sort: Sort,
    /// Whether the other way round.
    pub reversed: bool,
}

impl Asked {
    /// What the address asks for.
    pub fn new(request: &Request<'_>) -> Self {
        let value = |name| request.query(name).unwrap_or_default();
        let (state, sort) = (value("state"), value("sort"));
        Self {
            words: value("words").trim().to_owned(),
            year: value("year").parse().ok(),
            state: State::ALL
                .iter()
                .find(|(_, id, _)| *id == state)
                .map(|(state, ..)| *state),
            sort: Sort::ALL
                .iter()
                .find(|(_, id)| *id == sort)
                .map_or_else(Sort::default, |(sort, _)| *sort),
            reversed: !value("reversed").is_empty(),
        }
    }

    /// Whether the lines stand in groups, one a year.
    pub fn is_grouped(&self) -> bool {
        self.sort == Sort::Year
    }

    /// Whether not all lines are asked for.
    pub fn is_filter(&self) -> bool {
        !self.words.is_empty() || self.year.is_some() || self.state.is_some()
    }

    /// The lines that are asked for, in order.
    pub fn selected<'r>(&self, rows: &'r [Row]) -> Vec<&'r Row> {
        let words = folded(&self.words).to_lowercase();
        let holds = |text: &str| folded(text).to_lowercase().contains(&words);
        let wanted = |row: &&Row| {
            (words.is_empty() || holds(&row.found.agency) || holds(&row.name))
                && self.year.is_none_or(|year| row.found.year == Some(year))
                && self.state.is_none_or(|state| row.state == state)
        };
        let mut out: Vec<&Row> = rows.iter().filter(wanted).collect();
        out.sort_by(|a, b| match self.sort {
            Sort::Year => (a.group(), a.rank()).cmp(&(b.group(), b.rank())),
            Sort::Agency => (a.who(), Reverse(a.found.year)).cmp(&(b.who(), Reverse(b.found.year))),
            Sort::State => a.rank().cmp(&b.rank()),
            Sort::Changed => (Reverse(a.written), a.rank()).cmp(&(Reverse(b.written), b.rank())),
        });
        if self.reversed {
            out.reverse();
        }
        out
    }

    /// The address of the same lines sorted by something else, or the other way round.
    pub fn sorted_by(&self, sort: &str) -> String {
        let own = Sort::ALL.iter().find(|(_, id)| *id == sort);
        let is_own = own.is_some_and(|(own, _)| *own == self.sort);
        let mut pairs = vec![format!("sort={sort}")];
        if is_own && !self.reversed {
            pairs.push("reversed=1".to_owned());
        }
        if !self.words.is_empty() {
            pairs.push(format!("words={}", encoded(&self.words)));
        }
        pairs.extend(self.year.map(|year| format!("year={year}")));
        pairs.extend(self.state.map(|state| format!("state={}", state.id())));
        format!("/?{}", pairs.join("&"))
    }
}

/// The years of all lines, the last first.
pub fn years(rows: &[Row]) -> Vec<i32> {
    let years: BTreeSet<i32> = rows.iter().filter_map(|row| row.found.year).collect();
    years.into_iter().rev().collect()
}
