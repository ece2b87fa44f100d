//! The prose of a report paragraph by paragraph, each with the statements that it makes: what the rules about prose judge.
//!
//! One paragraph is read at a time and given to every such rule, so that what is held does not grow with the prose.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::chinese::lines::{has, lines};
use crate::chinese::numbering::level;
use crate::chinese::words::Letters;
use crate::form::Edition;
use crate::form::phrases::{EVERYBODY, OF_SOME};
use crate::prose::judged_lines::is_sentence;
pub use crate::prose::list::List;
use crate::prose::meaning::{Meaning, meant};
use crate::prose::other_units::names_another_unit;
use crate::prose::statement::{Statement, statements};
use crate::prose::unfilled::is_unfilled;
use crate::report::marks::is_draft;
use crate::report::text::Text;
use crate::report::{ProseKey, Report};
use crate::source::Origin;

/// A paragraph.
#[derive(Debug)]
pub struct Passage<'a> {
    /// Which prose it belongs to.
    pub key: ProseKey,
    /// The text that it is a part of.
    text: &'a Text,
    /// Where it begins in that.
    start: usize,
    /// Its words.
    pub line: &'a str,
    /// The heading above it, or its own run-in head.
    pub head: &'a str,
    /// The report's year.
    pub year: Option<i32>,
    /// The report, where the paragraph is one of it.
    pub(super) report: Option<&'a Report>,
    /// The figures that it states.
    pub statements: Vec<Statement<'a>>,
    /// Which letters stand in its words, once that has been asked for.
    letters: OnceCell<Letters>,
    /// Its lists, once they have been asked for.
    pub(super) lists: OnceCell<Vec<List>>,
    /// The whole of each part of them.
    wholes: OnceCell<BTreeMap<usize, usize>>,
}

impl<'a> Passage<'a> {
    /// A text of one line, to be judged by itself.
    #[cfg(test)]
    pub fn of_line(text: &'a Text, section: &'static str, year: Option<i32>) -> Self {
        Self {
            key: ProseKey::whole(section),
            text,
            start: 0,
            line: text.as_str(),
            head: "",
            year,
            report: None,
            statements: statements(text.as_str()),
            letters: OnceCell::new(),
            lists: OnceCell::new(),
            wholes: OnceCell::new(),
        }
    }

    /// A range of its words, in those of the whole text.
    pub fn in_text(&self, range: &Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }

    /// Where a range of its words comes from.
    pub fn origin_of(&self, range: Range<usize>) -> Origin {
        self.text
            .origin_of(self.start + range.start..self.start + range.end)
    }

    /// Whether some of a range of its words was inserted from the tables.
    pub fn is_inserted(&self, range: &Range<usize>) -> bool {
        self.text
            .is_inserted(&(self.start + range.start..self.start + range.end))
    }

    /// Which letters stand in its words: what is not among them need not be looked for.
    pub(super) fn letters(&self) -> &Letters {
        self.letters.get_or_init(|| Letters::new(self.line))
    }

    /// Whether something of it is still to be filled.
    pub fn is_unfilled(&self) -> bool {
        is_unfilled(self.text, self.start, self.line)
    }

    /// What one of its statements means in a report.
    pub fn meaning(&self, statement: &Statement<'_>, report: &Report) -> Option<Meaning> {
        self.meaning_on(statement, report, report.edition)
    }

    /// What one of its statements means on another edition's form; nothing where it is a figure of another unit.
    pub fn meaning_on(
        &self,
        statement: &Statement<'_>,
        report: &Report,
        edition: &Edition,
    ) -> Option<Meaning> {
        let meaning = meant(statement, self.key.section, self.head, edition, report.year)?;
        let words = [statement.before, statement.lead];
        let another = words.iter().any(|words| names_another_unit(words, report));
        let table = |meaning: &Meaning| Some(meaning.readings.first()?.plus.first()?.table);
        let of_a_part = || {
            self.whole_of(statement).is_some_and(|whole| {
                // Of applications some are about penalties: they are no penalties.
                let meant = meant(whole, self.key.section, self.head, edition, report.year);
                let of_another = meant.is_some_and(|whole| table(&whole) != table(&meaning));
                of_another || is_of_some(whole)
            })
        };
        (!another && !of_a_part()).then_some(meaning)
    }

    /// The figure that one is a part of, by the list that it stands in.
    fn whole_of(&self, statement: &Statement<'_>) -> Option<&Statement<'a>> {
        let wholes = self.wholes.get_or_init(|| {
            let lists = self.lists().iter();
            let parts = lists.flat_map(|list| list.parts.iter().map(|part| (*part, list.whole)));
            parts.collect()
        });
        let all = &self.statements;
        let at = all.partition_point(|other| other.quantity.range.start < statement.quantity.range.start);
        wholes.get(&at).and_then(|whole| all.get(*whole))
    }

    /// The words of a statement with its figure, to be quoted: 新收申请31件.
    pub fn quoted(&self, statement: &Statement<'a>) -> &'a str {
        let end = statement.quantity.range.end;
        let lead = statement
            .quantity
            .range
            .start
            .saturating_sub(statement.lead.len());
        // The lead was trimmed; a quotation of the wrong length would be none.
        let quoted = self
            .line
            .get(lead..end)
            .filter(|words| words.starts_with(statement.lead));
        quoted
            .filter(|words| words.chars().count() <= 40)
            .or_else(|| self.line.get(statement.quantity.range.clone()))
            .unwrap_or_default()
    }
}

/// Whether a figure is one of some only, so that its parts are none of all: 自然人申请62件，其中予以公开25件.
fn is_of_some(whole: &Statement<'_>) -> bool {
    let words = EVERYBODY.iter().find_map(|all| whole.lead.split_once(all));
    let words = words.map_or([whole.lead, ""], |(before, behind)| [before, behind]);
    words.iter().any(|words| has(words, OF_SOME))
}

/// Gives every paragraph to `judge`; those that are still to be written, headings, tables and pictures are none.
pub fn passages<'a>(report: &'a Report, mut judge: impl FnMut(&Passage<'a>)) {
    for (key, text) in &report.prose {
        let mut above = "";
        for (start, whole) in lines(text.as_str()) {
            let line = whole.trim();
            if line.is_empty() || !is_sentence(line) || is_draft(line) {
                continue;
            }
            let own = level(line).map(|_| line.split('。').next().unwrap_or_default());
            if let Some(head) = own {
                above = head;
                if head.len() == line.len() && !line.contains(|c: char| c.is_ascii_digit()) {
                    continue;
                }
            }
            judge(&Passage {
                key: *key,
                text,
                start: start + (whole.len() - whole.trim_start().len()),
                line,
                head: own.unwrap_or(above),
                year: report.year,
                report: Some(report),
                statements: statements(line),
                letters: OnceCell::new(),
                lists: OnceCell::new(),
                wholes: OnceCell::new(),
            });
        }
    }
}
