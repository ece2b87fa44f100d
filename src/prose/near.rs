//! What stands around a figure and bears on which one it is: the words that a phrase asks for, in its sentence and its head.

use crate::chinese::lines::has;
use crate::form::phrases::{Beside, Phrase, Term};
use crate::form::words::{changes, figures};
use crate::prose::statement::Statement;

/// The words around a statement that a phrase asks for.
pub struct Near<'a> {
    /// The statement.
    pub statement: &'a Statement<'a>,
    /// The key of the part that it stands in.
    pub section: &'a str,
    /// The heading of its paragraph.
    pub head: &'a str,
}

impl Near<'_> {
    /// Whether the words around the figure are those that a phrase needs. `rest` are those before it in its clause.
    pub fn allows(&self, phrase: &Phrase, rest: &str) -> bool {
        let own_part = || {
            let of_part = |term: &Term| match term {
                Term::Plus(name) | Term::Minus(name) => name.0 == self.section,
            };
            phrase.readings.iter().copied().flatten().any(of_part)
        };
        // In the part on lawsuits a sentence need not add that they are about openness, unless it names those that are.
        let unsaid = |words: &[&str]| !phrase.said && own_part() && !has(self.statement.after, words);
        let companion = || {
            let words = [self.statement.before, self.statement.lead, self.statement.after];
            words.iter().any(|words| has(words, phrase.companions))
                && !words.iter().any(|words| has(words, phrase.apart_from))
        };
        let given = |words: &[&str]| words.is_empty() || self.says(words) || unsaid(words);
        let context = (given(phrase.context) && given(phrase.and_context)) || companion();
        let apart = has(self.statement.before, phrase.apart_from) || has(rest, phrase.apart_from);
        let opens = !phrase.opening || (self.statement.sentence == 0 && self.statement.before.is_empty());
        context && !apart && opens
    }

    /// What a phrase may mean in this sentence.
    pub fn readings(&self, phrase: &Phrase) -> &'static [&'static [Term]] {
        let beside = phrase.beside.iter().find(|beside| self.applies(beside));
        beside.map_or(phrase.readings, |beside| beside.readings)
    }

    fn applies(&self, beside: &Beside) -> bool {
        let Statement {
            before, lead, after, ..
        } = self.statement;
        let part = before.rfind(SEMICOLONS).and_then(|at| before.get(at..));
        let rest = after.split(SEMICOLONS).next().unwrap_or_default();
        // Where a part of the sentence between semicolons names none of them, the sentence does.
        let near = [part.unwrap_or_default(), lead, rest];
        let parted = beside.in_part && near.iter().any(|words| has(words, beside.in_part_of));
        let words = if parted { near } else { [*before, *lead, *after] };
        let bare = words.map(|words| {
            beside
                .apart_from
                .iter()
                .fold(words.to_owned(), |words, other| words.replace(other, ""))
        });
        bare.iter().any(|words| has(words, beside.says))
            && !bare.iter().any(|words| has(words, beside.without))
    }

    /// Whether words of which one must be near are.
    pub fn says(&self, words: &[&str]) -> bool {
        has(self.statement.before, words)
            || has(self.statement.lead, words)
            || has(self.statement.behind, words)
            || has(self.head, words)
            || self.says_of_all(words)
    }

    /// Whether a clause behind the figure says so of all that was counted: 行政复议6件，均因政府信息公开引起.
    fn says_of_all(&self, words: &[&str]) -> bool {
        let clauses = self.statement.after.split(['，', ',', '；', ';']).skip(1);
        let mut of_all = clauses.take(MAX_CLAUSES).filter(|clause| {
            let clause = clause.trim_start();
            figures::OF_ALL.iter().any(|all| clause.starts_with(all))
        });
        of_all.any(|clause| has(clause, words))
    }
}

/// What parts the parts of a sentence.
const SEMICOLONS: [char; 2] = ['；', ';'];
/// The most clauses behind a figure that are asked what they say of all.
const MAX_CLAUSES: usize = 6;

/// The words behind a figure that are about it: neither those of the next figure in the clause (52件申请结转下年度2件) nor what
/// is said of all that were counted (12件均已公示).
pub fn own_behind(behind: &str) -> &str {
    let all = |word: &&str| {
        behind.match_indices(*word).map(|(at, _)| at).find(|at| {
            let head = behind.get(..*at).unwrap_or_default();
            !head.ends_with(figures::NO_ALL)
        })
    };
    let of_all = figures::ALL.iter().filter_map(all).min();
    let own = of_all.and_then(|at| behind.get(..at)).unwrap_or(behind);
    match own.find(|c: char| c.is_ascii_digit()) {
        Some(at) => {
            let words = own.get(..at).unwrap_or_default();
            let end = figures::COUNTED_THINGS
                .iter()
                .filter_map(|thing| Some(words.find(thing)? + thing.len()));
            words.get(..end.min().unwrap_or_default()).unwrap_or_default()
        }
        None => own,
    }
}

/// The words of what changed, before the figure to which it did: 申请量由上年的1340件上升到1478件.
pub fn changed_subject<'a>(statement: &Statement<'a>) -> Option<&'a str> {
    let to = statement.lead.trim();
    let changed = changes::UP_TO
        .iter()
        .chain(changes::DOWN_TO)
        .chain(&changes::CAME_TO[..3]);
    changed.into_iter().any(|words| *words == to).then_some(())?;
    let before = statement.before.trim_end();
    let counted = |words: &str| words.contains(|c: char| c.is_ascii_digit());
    // The figure before it is the one from which it changed, and nothing else stands between.
    let (at, from) = changes::FROM
        .iter()
        .filter_map(|from| Some((before.rfind(from)?, *from)))
        .max()?;
    let span = before.get(at + from.len()..)?;
    (counted(span) && !span.contains(['，', '；', ',', ';', '：', '、'])).then_some(())?;
    let subject = before.get(..at)?.trim_end_matches(['，', ',', ' ']);
    let clause = subject.rsplit(['，', ',', '；', '：', '。']).next()?;
    // 制发数增加1件，由6件增至7件.
    let changed = changes::UP.iter().chain(changes::DOWN);
    let end = changed.filter_map(|by| clause.find(by)).min();
    let subject = clause.get(..end.unwrap_or(clause.len()))?;
    (!subject.trim().is_empty() && !counted(subject)).then_some(subject)
}
