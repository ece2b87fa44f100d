//! The account of every figure: each number of the prose is entered once, with what the rules recorded of it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::entry::{Entry, Nature, Understood};
use super::findings::Findings;
use super::ledger::{Against, Held};
use super::rules::{impossible_fee, own_table_mismatch, wrong_citation, wrong_period, wrong_year};
use crate::chinese::brackets::{YEAR_CLOSING, YEAR_OPENING};
use crate::chinese::counters::OF_HOUSES;
use crate::chinese::lines::{after, nearest_before};
use crate::chinese::width::is_digit;
use crate::diagnostic::{Diagnostic, Rule};
use crate::prose::other_numbers::{Other, of_digits};
use crate::prose::passage::Passage;
use crate::prose::phrase_match::without_links;
use crate::prose::quantity::Quantity;
use crate::prose::reach::{Scope, Term, scope, term};
use crate::prose::scan::{Find, Kind, numbers};
use crate::prose::statement::Statement;
use crate::report::{ProseKey, Report};
use crate::source::Origin;

/// The rules that judge numbers of the prose and record nothing, with what they hold a number against.
const OTHER_RULES: [(&Rule, Against); 5] = [
    (&wrong_year::RULE, Against::Calendar),
    (&wrong_period::RULE, Against::Calendar),
    (&wrong_citation::RULE, Against::Law),
    (&impossible_fee::RULE, Against::Law),
    (&own_table_mismatch::RULE, Against::OwnTable),
];

/// The most bytes of a finding's place that is about the numbers in it.
const MAX_PLACE: usize = 200;
/// How many characters around a number are kept.
const WORDS: usize = 14;

/// The numbers of a report's prose, as they are entered.
#[derive(Debug, Default)]
pub(super) struct Account {
    entries: Vec<Entry>,
    paragraphs: BTreeMap<ProseKey, usize>,
}

/// What ends a clause.
const CLAUSE_ENDS: [char; 6] = ['，', '。', '；', '：', '、', '（'];

/// A number of a paragraph and what it is.
struct Number {
    range: Range<usize>,
    nature: Nature,
}

impl Account {
    /// Enters the numbers of a paragraph, with what was recorded of them.
    pub fn enter(&mut self, report: &Report, passage: &Passage<'_>, recorded: Vec<(Range<usize>, Held)>) {
        let paragraph = self.paragraphs.entry(passage.key).or_default();
        *paragraph += 1;
        let mut recorded = recorded.into_iter().peekable();
        let mut pending: Vec<(Range<usize>, Held)> = Vec::new();
        for Number { range, nature } in numbers_of(report, passage) {
            while let Some(next) = recorded.next_if(|(at, _)| at.start < range.end) {
                pending.push(next);
            }
            pending.retain(|(at, _)| at.end > range.start);
            let mut held: Vec<Held> = pending.iter().map(|(_, held)| held.clone()).collect();
            if let Nature::Quantity(understood) = &nature
                && passage.is_inserted(&range)
            {
                held.push(Held {
                    against: Against::Form,
                    name: "引用表里的数".to_owned(),
                    value: Some(understood.value),
                    agrees: true,
                });
            }
            self.entries.push(Entry {
                path: passage.key.to_string(),
                paragraph: *paragraph,
                origin: passage.origin_of(range.clone()),
                range: passage.in_text(&range),
                words: around(passage.line, &range),
                written: passage.line.get(range).unwrap_or_default().to_owned(),
                nature,
                held,
                explained: false,
            });
        }
    }

    /// All of them, with the findings of the rules that record nothing, and with what is explained.
    pub fn entries(mut self, findings: &Findings) -> Vec<Entry> {
        let found = findings.diagnostics.iter();
        let all = found
            .map(|found| (found, false))
            .chain(findings.waived.iter().map(|found| (found, true)));
        for (found, _) in all.clone() {
            let rule = OTHER_RULES.iter().find(|(rule, _)| *rule == found.rule);
            let Some((_, against)) = rule else { continue };
            let held = Held {
                against: *against,
                name: found.message.clone(),
                value: None,
                agrees: false,
            };
            let at = self.entries.iter_mut().filter(|entry| is_at(found, entry));
            at.for_each(|entry| entry.held.push(held.clone()));
        }
        for entry in &mut self.entries {
            if entry.held.iter().any(|held| !held.agrees) {
                let mut at = all
                    .clone()
                    .filter(|(found, _)| is_at(found, entry))
                    .map(|(_, waived)| waived)
                    .peekable();
                entry.explained = at.peek().is_some() && at.all(|waived| waived);
            }
        }
        // The pieces of prose stand by their keys here, in the file as its author put them.
        self.entries.sort_by_key(|entry| entry.origin.start());
        self.entries
    }
}

/// Whether a finding is about a number.
fn is_at(found: &Diagnostic, entry: &Entry) -> bool {
    // Such a rule names further places of the same fault, and what disagrees with it.
    let all_places = OTHER_RULES.iter().any(|(rule, _)| *rule == found.rule);
    let related = found.related.iter().filter(|_| all_places);
    let mut places = std::iter::once(&found.primary)
        .chain(related)
        .filter_map(|label| label.origin.as_ref());
    // A period has two years, of which one may be right.
    let year = (*found.rule == wrong_year::RULE)
        .then(|| found.message.split(|c: char| !c.is_ascii_digit()))
        .and_then(|mut runs| runs.find(|run| run.len() == 4));
    let is_named = |year: &str| entry.written.contains(year) || !entry.written.contains(is_digit);
    places.any(|origin| match (origin, &entry.origin) {
        (Origin::Source(at), Origin::Source(own)) => {
            let within = at.end - at.start <= MAX_PLACE && at.start < own.end && own.start < at.end;
            within && year.is_none_or(is_named)
        }
        // A document has no place within a paragraph: the message quotes the number.
        (Origin::Document(at), Origin::Document(own)) => {
            let quoted = || found.message.contains(&entry.written);
            at.order == own.order && year.map_or_else(quoted, |year| entry.written.contains(year))
        }
        _ => false,
    })
}

/// The numbers of a paragraph, in order; what is one number in several pieces (a date, a telephone number) is entered once.
fn numbers_of(report: &Report, passage: &Passage<'_>) -> Vec<Number> {
    let line = passage.line;
    let mut statements = passage.statements.iter().peekable();
    let mut out: Vec<Number> = Vec::new();
    for find in numbers(line) {
        let end = out.last().map_or(0, |last| last.range.end);
        while statements
            .next_if(|statement| statement.quantity.range.end <= find.number.start)
            .is_some()
        {}
        if find.number.start < end {
            continue;
        }
        let own = statements
            .peek()
            .filter(|statement| statement.quantity.range.start == find.number.start);
        let number = match own {
            Some(statement) => of_statement(report, statement),
            None => of_find(line, &find),
        };
        let joined = match (out.last(), &number.nature) {
            (Some(last), Nature::Other(what)) => joins(line, last, *what, &find.number),
            _ => None,
        };
        match (out.last_mut(), joined) {
            (Some(last), Some(what)) => {
                last.range.end = number.range.end;
                last.nature = Nature::Other(what);
            }
            _ => out.push(number),
        }
    }
    out
}

fn of_statement(report: &Report, statement: &Statement<'_>) -> Number {
    let Quantity {
        range,
        value,
        unit,
        precision,
    } = statement.quantity.clone();
    let behind = statement.behind.split(is_digit).next().unwrap_or_default();
    let subject = [without_links(statement.lead), behind.trim()].join(" ");
    Number {
        range,
        nature: Nature::Quantity(Understood {
            subject: subject.trim().to_owned(),
            scope: scope(statement, report),
            term: term(statement, report.year),
            value,
            unit,
            precision,
        }),
    }
}

fn of_find(line: &str, find: &Find) -> Number {
    let what = match find.kind {
        Kind::Year(..) | Kind::Month => Other::Date,
        // Four digits of an address are no year.
        Kind::Bare(_) => Some(of_digits(line, &find.number))
            .filter(|what| matches!(what, Other::Address | Other::DocumentNumber))
            .unwrap_or(Other::Date),
        Kind::Other(what) => what,
        Kind::Figure => Other::Uncounted,
    };
    let quantity = match what {
        Other::InWords => Quantity::read(line, find),
        Other::Uncounted => Quantity::measured(line, find),
        _ => None,
    };
    if let Some(quantity) = quantity {
        let before = nearest_before(line, find.number.start, WORDS);
        return Number {
            range: quantity.range,
            nature: Nature::Quantity(Understood {
                subject: before.rsplit(CLAUSE_ENDS).next().unwrap_or_default().to_owned(),
                scope: Scope::Unsaid,
                term: Term::Unsaid,
                value: quantity.value,
                unit: quantity.unit,
                precision: quantity.precision,
            }),
        };
    }
    Number {
        range: written(line, find.number.clone(), what),
        nature: Nature::Other(what),
    }
}

/// A number with what belongs to it: the units of a date, the brackets of a document's number, 第 and what it counts.
fn written(line: &str, number: Range<usize>, what: Other) -> Range<usize> {
    let Range { mut start, mut end } = number;
    let head = line.get(..start).unwrap_or_default();
    // 2021 年: blanks before what is taken are taken with it.
    let mut take = |of: &dyn Fn(char) -> bool| {
        while let Some(rest) = line.get(end..) {
            let words = rest.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
            let Some(c) = words.chars().next().filter(|c| of(*c)) else {
                break;
            };
            end += rest.len() - words.len() + c.len_utf8();
        }
    };
    match what {
        Other::Date => take(&|c| matches!(c, '年' | '月' | '日' | '时' | '点' | '分')),
        Other::DocumentNumber => {
            let opening = head.chars().next_back();
            if opening.is_some_and(|c| YEAR_OPENING.contains(&c)) {
                take(&|c| YEAR_CLOSING.contains(&c));
            }
            take(&|c| c == '号');
            if let Some(c) = opening.filter(|c| YEAR_OPENING.contains(c) || *c == '第') {
                start -= c.len_utf8();
            }
        }
        Other::Duration => take(&|c| "个工作自然日月年天小时分钟周内".contains(c)),
        Other::Address => {
            take(&|c| c == '号' || OF_HOUSES.contains(&c));
            let of_web = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | ':' | '@');
            start -= head.chars().rev().take(MAX_PLACE).take_while(of_web).count();
        }
        Other::Ordinal if head.ends_with('第') => {
            start -= '第'.len_utf8();
            take(&|c| matches!(c, '条' | '款' | '项' | '期' | '批' | '届' | '次'));
        }
        _ => {}
    }
    start..end
}

/// What a number and the one before it are together, where it goes on with that: 2021年 1月, 1-10月, 0574-87846970, 〔2020〕46号.
fn joins(line: &str, last: &Number, what: Other, number: &Range<usize>) -> Option<Other> {
    let Nature::Other(before) = last.nature else {
        return None;
    };
    let gap = line.get(last.range.end..number.start).unwrap_or_default();
    let is_dash = |c: char| matches!(c, '-' | '－' | '—' | '–' | '~' | '～' | '至');
    let dashed = !gap.is_empty() && gap.chars().all(is_dash);
    let joined = match (before, what) {
        (Other::Date, Other::Date) => {
            let unit = |range: Range<usize>| rank(line.get(range).unwrap_or_default());
            let smaller = unit(last.range.clone()) < unit(written(line, number.clone(), what));
            let clock = !gap.trim().is_empty();
            gap.chars().all(|c| matches!(c, ':' | '：') || c.is_whitespace()) && (smaller || clock)
        }
        (Other::Uncounted, Other::Date | Other::Duration) => dashed,
        (Other::Address, Other::Address) => gap.chars().all(|c| c.is_ascii_graphic()),
        (Other::Address, Other::Uncounted) => {
            let parts = |c: char| is_dash(c) || matches!(c, ' ' | ')' | '）');
            number.len() > 2 && !gap.is_empty() && gap.chars().all(parts)
        }
        (Other::DocumentNumber, Other::DocumentNumber) => gap.chars().all(|c| YEAR_CLOSING.contains(&c)),
        _ => false,
    };
    let whole = if before == Other::Uncounted { what } else { before };
    joined.then_some(whole)
}

/// How small the unit is that a part of a date ends with; none goes before any.
fn rank(words: &str) -> Option<usize> {
    let last = words.chars().next_back()?;
    UNITS.iter().position(|units| units.contains(&last))
}

/// The units of dates and times, the largest first.
const UNITS: [[char; 2]; 5] = [
    ['年', '年'],
    ['月', '月'],
    ['日', '日'],
    ['时', '点'],
    ['分', '分'],
];

/// The words around a number.
fn around(line: &str, range: &Range<usize>) -> String {
    let before = nearest_before(line, range.start, WORDS);
    // The sentence of the number only.
    let before = before.rsplit(['。', '；', '\n']).next().unwrap_or_default();
    let number = line.get(range.clone()).unwrap_or_default();
    format!("{before}{number}{}", after(line, range.end, WORDS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use crate::report::text::Text;

    /// The numbers of a line as they are written.
    fn written_in(line: &str) -> Vec<String> {
        let report = crate::file::new::new(Edition::current(), 2025, "青山县水利局", None);
        let text = Text::written(line);
        let passage = Passage::of_line(&text, "总体情况", Some(2025));
        let numbers = numbers_of(&report, &passage).into_iter();
        numbers.map(|number| line[number.range].to_owned()).collect()
    }

    #[test]
    fn what_is_one_number_is_entered_once() {
        for (line, wanted) in [
            ("2025年1月1日至12月31日", vec!["2025年1月1日", "12月31日"]),
            (
                "2025 年 3 月，2024年2025年",
                vec!["2025 年 3 月", "2024年", "2025年"],
            ),
            ("5月12日上午9：30", vec!["5月12日", "9：30"]),
            ("1-10月，3~5个工作日", vec!["1-10月", "3~5个工作日"]),
            ("国办公开办函〔2021〕30号", vec!["〔2021〕30号"]),
            ("国务院令第711号，第三十六条", vec!["第711号", "第三十六条"]),
            ("电话：0574-8739 9001", vec!["0574-8739 9001"]),
            (
                "http://a.gov.cn/2021/1/art_12.html",
                vec!["http://a.gov.cn/2021/1/art_12"],
            ),
            ("人民路43号3幢", vec!["43号3幢"]),
            ("收到31件，3千余条，百分之三", vec!["31件", "3千余条", "百分之三"]),
            ("开设四个专栏，占地20亩", vec!["四个", "20亩"]),
        ] {
            assert_eq!(written_in(line), wanted, "{line}");
        }
    }
}
