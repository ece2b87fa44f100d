//! Years in prose that are not the report's, where the sentence does not say why. Every other year is one unless a reason
//! stands beside it: it is compared with, something goes on from it, it is one of several, it names a law, a paper or a thing
//! that has its own year, it was carried over, or it lies ahead and what is said of it will be done.

use std::ops::Range;

use crate::chinese::lines::{after, before, has};
use crate::chinese::numerals::is_ordinal;
use crate::chinese::width::is_digit;
use crate::form::agencies;
use crate::form::words::{periods, years};
use crate::prose::scan::{Find, Kind, scan};

/// The most characters of a sentence that are looked at on either side of a year.
const NEAR: usize = 60;
/// The most characters between a year and the thing that it is of.
const TO_THING: usize = 24;
/// The most characters between a year and the words that carry something over.
const TO_CARRIED: usize = 8;
/// A year so long ago is history, unless a figure is given for it.
const LONG_AGO: i32 = 4;
/// The most characters that are quoted behind a year.
const QUOTED: usize = 14;

/// With what a clause ends.
const MARKS: [char; 11] = ['，', ',', '：', ':', '。', '；', ';', '（', '(', '）', ')'];

/// A year that is not the report's.
#[derive(Debug, PartialEq, Eq)]
pub struct Stray {
    /// The year.
    pub year: i32,
    /// Where its digits stand.
    pub number: Range<usize>,
    /// The year with the words behind it that say what it is the year of.
    pub words: Range<usize>,
}

/// The years of a line that are neither the report's nor explained. `plans` says whether the line stands where plans for
/// next year do.
pub fn strays(line: &str, year: i32, plans: bool) -> Vec<Stray> {
    // Most lines name no year, which is seen at once.
    if !line.contains('年') {
        return Vec::new();
    }
    let finds: Vec<Find> = scan(line, true)
        .filter(|find| matches!(find.kind, Kind::Year(..) | Kind::Bare(_)))
        .collect();
    let mut out = Vec::new();
    for (at, find) in finds.iter().enumerate() {
        let Kind::Year(named, date) = find.kind else {
            continue;
        };
        if named == year {
            continue;
        }
        let neighbours = Neighbours {
            before: at.checked_sub(1).and_then(|at| finds.get(at)),
            behind: finds.get(at + 1),
        };
        let Some(place) = Place::new(line, find, date) else {
            continue;
        };
        if neighbours.repeats(line, find) || neighbours.is_one_of_several(line, find) {
            continue;
        }
        if !place.is_explained(named, year, plans) && place.is_when() {
            out.push(Stray {
                year: named,
                number: find.number.clone(),
                words: find.number.start..place.quoted_to(),
            });
        }
    }
    out
}

/// The years before and behind one.
struct Neighbours<'a> {
    before: Option<&'a Find>,
    behind: Option<&'a Find>,
}

impl Neighbours<'_> {
    /// Whether a year ends what began with the same one: 2024年1月1日至2024年12月31日.
    fn repeats(&self, line: &str, find: &Find) -> bool {
        let joined = self.before.filter(|other| joins(line, other, find));
        joined.is_some_and(|other| number_of(other) == number_of(find))
    }

    /// Whether a year is one of several that are named together: 2020—2025年, 2023年、2024年.
    fn is_one_of_several(&self, line: &str, find: &Find) -> bool {
        let before = self.before.filter(|other| joins(line, other, find));
        let behind = self.behind.filter(|other| joins(line, find, other));
        [before, behind]
            .into_iter()
            .flatten()
            .any(|other| number_of(other) != number_of(find))
    }
}

/// Whether nothing but a day and what joins two stands between them.
fn joins(line: &str, first: &Find, second: &Find) -> bool {
    let between = line
        .get(first.number.end..second.number.start)
        .unwrap_or_default();
    let idle = |c: char| c.is_whitespace() || is_digit(c) || "年度月日起止底初末".contains(c);
    let joining = |c: char| "—–-－─~～至到、和与及".contains(c);
    between.len() < 60 && between.chars().all(|c| idle(c) || joining(c)) && between.contains(joining)
}

fn number_of(find: &Find) -> Option<i32> {
    match find.kind {
        Kind::Year(year, _) | Kind::Bare(year) => Some(year),
        _ => None,
    }
}

/// A year with the words around it.
struct Place<'a> {
    /// The month and day of the year.
    date: Option<(u32, Option<u32>)>,
    /// The sentence before it.
    before: &'a str,
    /// The clause before it.
    head: &'a str,
    /// The sentence behind the year and its day.
    behind: &'a str,
    /// The clause behind them.
    tail: &'a str,
    /// Where the clause behind begins in the line.
    start: usize,
}

impl<'a> Place<'a> {
    fn new(line: &'a str, find: &Find, date: Option<(u32, Option<u32>)>) -> Option<Self> {
        let rest = line.get(find.number.end..)?.trim_start().strip_prefix('年')?;
        let rest = rest.strip_prefix('度').unwrap_or(rest);
        let rest = if date.is_some() { behind_date(rest) } else { rest };
        let start = line.len() - rest.len();
        let before = before(line, find.number.start, NEAR);
        let head = before.rfind(MARKS).map_or(before, |at| {
            let mark = before[at..].chars().next().map_or(0, char::len_utf8);
            &before[at + mark..]
        });
        let behind = after(line, start, NEAR);
        let tail = behind.find(MARKS).map_or(behind, |at| &behind[..at]);
        Some(Self {
            date,
            before,
            head: head.trim().trim_start_matches(|c| "、.．·-—".contains(c)),
            behind,
            tail: tail.trim_end(),
            start,
        })
    }

    /// How far the words go that are quoted: a few of the clause.
    fn quoted_to(&self) -> usize {
        let tail = if self.tail.is_empty() && self.behind.starts_with(['，', ',']) {
            // 2024年，本机关未收取: the clause itself is empty.
            let past = self.behind.trim_start_matches(MARKS);
            let skipped = self.behind.len() - past.len();
            let end = past.find(MARKS).unwrap_or(past.len());
            self.behind.get(..skipped + end).unwrap_or_default()
        } else {
            self.tail
        };
        let tail = tail.trim_end();
        let end = tail.char_indices().nth(QUOTED).map_or(tail.len(), |(at, _)| at);
        self.start + end
    }

    /// Whether a reason for the year stands beside it.
    fn is_explained(&self, named: i32, year: i32, plans: bool) -> bool {
        self.is_quoted()
            || self.is_bound()
            || self.is_compared()
            || self.is_carried()
            || self.is_thing()
            || self.is_history(named, year)
            || named > year && self.is_ahead(named, year, plans)
            || named < year && self.stands_beside(year)
    }

    /// Whether it stands in quotation marks, as a name.
    fn is_quoted(&self) -> bool {
        let open = self.before.rfind('“');
        let inside = open.is_some_and(|at| !self.before[at..].contains('”'));
        // A line that is a date and nothing else is the signature's, which has a judge of its own.
        let alone = self.date.is_some() && self.before.is_empty() && self.behind.trim().is_empty();
        inside || alone
    }

    /// Whether something goes on from it, or ends before it.
    fn is_bound(&self) -> bool {
        let begins = |words: &[&str]| words.iter().any(|word| self.tail.starts_with(word));
        let bounds = begins(years::BOUNDS) && !begins(years::NO_BOUNDS);
        let until = ends(self.head, years::UNTIL) || self.head.ends_with(years::AT);
        let years_own = self.date.is_none() && !until && begins(years::BOUNDS_OF_YEARS);
        let from = ends(self.head, years::FROM);
        let period = self
            .tail
            .trim_start_matches('起')
            .trim_start()
            .starts_with(|c| "至到—–-－~～".contains(c));
        let from = from && !period && (has(self.tail, years::BOUNDS) || self.date.is_some());
        years_own || from || bounds && !period
    }

    /// Whether this year is held against it.
    fn is_compared(&self) -> bool {
        let bracket = self.before.rfind(['（', '(']).is_some_and(|at| {
            let inside = !self.before[at..].contains(['）', ')']);
            inside && (has(self.before, years::COMPARED) || has(&self.before[..at], years::EARLIER))
        });
        bracket || ends(self.head, years::COMPARED_BEFORE) || has(self.tail, years::COMPARED_BEHIND)
    }

    /// Whether something was carried over from it.
    fn is_carried(&self) -> bool {
        let near: String = self.tail.chars().take(TO_CARRIED).collect();
        let skip = self.head.chars().count().saturating_sub(TO_CARRIED);
        let head: String = self.head.chars().skip(skip).collect();
        has(&near, years::EARLIER) || has(&head, years::EARLIER)
    }

    /// Whether it is the year of a thing, not of what was done.
    fn is_thing(&self) -> bool {
        let mut tail: String = self.tail.chars().take(TO_THING).collect();
        for subject in years::SUBJECTS.iter().chain(years::NO_THINGS) {
            tail = tail.replace(subject, "");
        }
        let made = years::MADE.iter().any(|verb| {
            tail.match_indices(verb).any(|(at, _)| {
                let behind = &tail[at + verb.len()..];
                behind.starts_with('的') && before_figure(&tail[..at])
            })
        });
        let first = |words: &[&str]| words.iter().filter_map(|word| tail.find(word)).min();
        let thing = first(years::THINGS).filter(|_| !tail.starts_with(years::SHORT_PREDICATES));
        // At the end of a year, or on a day, something was done: 于2024年3月底前完成整改.
        let whole = self.date.is_none() && !years::BY_BEHIND.iter().any(|word| tail.starts_with(word));
        let own = whole && thing.is_some_and(|at| first(years::PREDICATES).is_none_or(|verb| at < verb));
        ((made || own) && !self.lists_faults()) || ends(self.head, years::ABOUT)
    }

    /// Whether the clause says which faults there are, and nothing of their being mended: 存在的问题主要是公开不够及时.
    fn lists_faults(&self) -> bool {
        let (faults, listing, mended) = periods::FAULTS;
        has(self.tail, faults) && has(self.tail, listing) && !has(self.behind, mended)
    }

    /// Whether it is when something came to be, or long enough ago.
    fn is_history(&self, named: i32, year: i32) -> bool {
        let clause = self.tail;
        let behind_once = |verb: &&'static str| {
            let at = clause.find(*verb).map(|at| at + verb.len());
            at.is_some_and(|at| clause[at..].starts_with(['的', '后', '以']))
        };
        let once = ends(clause, years::ONCE) || years::ONCE.iter().any(behind_once);
        // 修订于2024年; 《条例》（2019年修订）.
        let done = self.head.strip_suffix(years::AT);
        let of_title = self.before.trim_end().strip_suffix(['（', '(']);
        let fixed = done.is_some_and(|done| ends(done, years::MADE) || ends(done, years::ONCE))
            || of_title.is_some_and(|title| title.ends_with('》'));
        let counted = |words: &str| scan(words, false).any(|find| find.kind == Kind::Figure);
        let until = ends(self.head, years::UNTIL);
        let made = named < year - 1 && has(clause, years::MADE) && !counted(clause);
        once || fixed || !until && (made || named <= year - LONG_AGO && !counted(self.behind))
    }

    /// Whether a later year is that of what will be done, or the date is that of the report's making.
    fn is_ahead(&self, named: i32, year: i32, plans: bool) -> bool {
        let made = named == year + 1 && self.date.is_some_and(|(month, _)| month <= years::ISSUED_BY);
        let next: String = self.behind.chars().take(TO_THING).collect();
        let by =
            ends(self.head, years::BY) || years::BY_BEHIND.iter().any(|word| self.tail.starts_with(word));
        plans
            || made
            || by
            || has(self.tail, years::AHEAD)
            || has(self.head, years::AHEAD)
            || has(&next, years::AHEAD)
    }

    /// Whether the sentence names the report's year too, and holds the two against each other.
    fn stands_beside(&self, year: i32) -> bool {
        let names = |words: &str| scan(words, true).any(|find| number_of(&find) == Some(year));
        if names(self.behind) || has(self.behind, years::THIS_YEAR) {
            return true;
        }
        let compared = || has(self.before, years::COMPARED) || has(self.behind, years::COMPARED);
        names(self.before) && compared()
    }

    /// Whether the year is when something was done, by where it stands: at the head of a clause, behind a word of time or a
    /// subject, or before what was done. Elsewhere it says which thing is meant.
    fn is_when(&self) -> bool {
        let tail = self.tail.trim_start();
        let mut own = tail;
        for subject in years::SUBJECTS {
            own = own.strip_prefix(subject).unwrap_or(own);
        }
        let work = own.starts_with(years::WORK_OF);
        let done = || {
            tail.is_empty() && self.behind.starts_with(['，', ','])
                || tail.starts_with(years::SHORT_PREDICATES)
                || years::PREDICATES.iter().any(|verb| tail.starts_with(verb))
        };
        let time = || ends(self.head, years::UNTIL) || ends(self.head, years::WHEN);
        let subject = || {
            let of = [years::SUBJECT_ENDS, agencies::ENDS, agencies::SUBDISTRICTS];
            of.iter().any(|ends_of| ends(self.head, ends_of))
        };
        self.head.is_empty() || numbered(self.head) || time() || subject() || work || done()
    }
}

/// Whether words are the number of a heading or of a list and nothing else: 一是, 1.
fn numbered(words: &str) -> bool {
    let words = words.trim_end_matches(['是', '、', '.', '．', ' ']);
    words.chars().all(|c| is_digit(c) || is_ordinal(c))
}

fn ends(words: &str, with: &[&str]) -> bool {
    let words = words.trim_end();
    with.iter().any(|end| words.ends_with(end))
}

/// Whether no figure stands in words.
fn before_figure(words: &str) -> bool {
    !words.chars().any(is_digit)
}

/// The words behind a month and a day.
fn behind_date(words: &str) -> &str {
    let small = |words: &'_ str| words.trim_start().trim_start_matches(is_digit).len();
    let month = &words[words.len() - small(words)..];
    let Some(rest) = month.trim_start().strip_prefix('月') else {
        return words;
    };
    let day = &rest[rest.len() - small(rest)..];
    day.trim_start().strip_prefix(['日', '号']).unwrap_or(rest)
}

#[cfg(test)]
mod tests;
