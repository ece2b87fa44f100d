//! The roll of applications as a sentence states it: what came in and was carried over, what was closed and is carried on.
//! The two sides must be equal within the sentence, whatever the tables say.

use rust_decimal::Decimal;

use super::ledger::{Against, Held, Ledger};
use super::subject::Subject;
use crate::chinese::lines::has;
use crate::diagnostic::{Diagnostic, Rule};
use crate::form::phrases::SCOPES;
use crate::form::words::lists;
use crate::form::{DataPoint, RelationKind, TOTAL};
use crate::prose::passage::Passage;
use crate::prose::statement::Statement;

/// The rolls of a paragraph that do not balance. Where the tables are certain, each figure is held against its own cell, and
/// the one that differs is named there.
pub(super) fn unbalanced(
    rule: &'static Rule,
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    ledger: &mut Ledger,
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    if !passage.line.contains(lists::CARRIED) {
        return out;
    }
    let Some(points) = points(subject) else { return out };
    let all = passage.statements.as_slice();
    for sentence in all.chunk_by(|one, next| one.sentence == next.sentence) {
        // A sentence of more figures is no roll.
        if !(4..=MAX_FIGURES).contains(&sentence.len()) {
            continue;
        }
        let Some(roll) = Roll::new(subject, passage, sentence, &points) else {
            continue;
        };
        let balances = roll.balances();
        roll.record(passage, balances, ledger);
        let certain = points.iter().all(|point| subject.is_certain(*point));
        if !balances && !certain {
            out.push(roll.finding(rule, passage));
        }
    }
    out
}

/// The most figures of a sentence that is searched for a roll.
const MAX_FIGURES: usize = 24;

/// The four figures of the form: came in, carried over, dealt with, carried on.
fn points(subject: &Subject<'_>) -> Option<[DataPoint; 4]> {
    let mut relations = subject.report.edition.relations().iter();
    let balance = relations.find(|relation| {
        relation.assertion.relation == RelationKind::Balance && relation.column == Some(TOTAL)
    })?;
    match (balance.left.as_slice(), balance.right.as_slice()) {
        ([came, over], [dealt, on]) => Some([*came, *over, *dealt, *on]),
        _ => None,
    }
}

/// The roll that a sentence states.
struct Roll<'s, 'a> {
    /// Came in, carried over, closed, carried on.
    figures: [&'s Statement<'a>; 4],
    /// Whether what came in may count what was carried over.
    may_be_all: bool,
    /// Whether what was closed may be fewer than what was dealt with.
    may_be_fewer: bool,
}

impl<'s, 'a> Roll<'s, 'a> {
    /// The roll of a sentence that states each of the four once.
    fn new(
        subject: &Subject<'_>,
        passage: &Passage<'_>,
        sentence: &'s [Statement<'a>],
        points: &[DataPoint; 4],
    ) -> Option<Self> {
        let mut figures: [Option<&Statement<'a>>; 4] = [None; 4];
        let (mut may_be_all, mut may_be_fewer) = (false, false);
        for statement in sentence {
            let words = [statement.before, statement.lead];
            if words.iter().any(|words| has(words, SCOPES)) {
                return None;
            }
            let Some(meaning) = passage.meaning(statement, subject.report) else {
                continue;
            };
            let plainest = meaning.readings.first()?;
            let ([point], []) = (plainest.plus.as_slice(), plainest.minus.as_slice()) else {
                continue;
            };
            let Some(at) = points.iter().position(|own| own == point) else {
                continue;
            };
            if !statement.quantity.is_exact() || figures[at].replace(statement).is_some() {
                return None;
            }
            match at {
                // 共受理33件 may count what was carried over; beside what was carried over, 收到31件 does not.
                0 => may_be_all = meaning.readings.len() > 1 && has(statement.lead, lists::SUMS),
                2 => {
                    let other = |point: &DataPoint| !points.contains(point);
                    may_be_fewer = meaning.readings.iter().any(|r| r.minus.iter().any(other));
                    // 办理33件 may be all that came in.
                    let received = |r: &crate::prose::reading::Reading| {
                        r.minus.is_empty() && r.plus.contains(&points[0])
                    };
                    if meaning.readings.iter().any(received) {
                        return None;
                    }
                }
                _ => {}
            }
        }
        let figures = [figures[0]?, figures[1]?, figures[2]?, figures[3]?];
        // 受理33件，其中上年结转2件: a part of what came in.
        let within = figures[1].depth > figures[0].depth
            || has(figures[1].gap, &[lists::OF_WHICH])
            || has(figures[1].gap, lists::SOME_PARTS);
        may_be_all |= within;
        Some(Self {
            figures,
            may_be_all,
            may_be_fewer,
        })
    }

    fn values(&self) -> [Decimal; 4] {
        self.figures.map(|statement| statement.quantity.value)
    }

    fn balances(&self) -> bool {
        let [came, over, closed, on] = self.values();
        let went = closed + on;
        let fits = |whole: Decimal| whole == went || (self.may_be_fewer && went < whole);
        fits(came + over) || (self.may_be_all && fits(came))
    }

    fn record(&self, passage: &Passage<'_>, agrees: bool, ledger: &mut Ledger) {
        let [came, over, closed, on] = self.values();
        let name = || {
            let quoted = self.figures.map(|statement| passage.quoted(statement));
            format!("{}＋{}＝{}＋{}", quoted[0], quoted[1], quoted[2], quoted[3])
        };
        let others = [
            closed + on - over,
            closed + on - came,
            came + over - on,
            came + over - closed,
        ];
        for (statement, value) in self.figures.iter().zip(others) {
            ledger.record(&statement.quantity.range, || Held {
                against: Against::Text,
                name: name(),
                value: Some(value),
                agrees,
            });
        }
    }

    fn finding(&self, rule: &'static Rule, passage: &Passage<'_>) -> Diagnostic {
        let [came, over, closed, on] = self.values();
        let quoted = self.figures.map(|statement| passage.quoted(statement));
        let message = format!(
            "“{}”和“{}”合计 {}，“{}”和“{}”合计 {}，两者应相等",
            quoted[0],
            quoted[1],
            came + over,
            quoted[2],
            quoted[3],
            closed + on
        );
        let place = |statement: &Statement<'_>| passage.origin_of(statement.quantity.range.clone());
        let mut found = Diagnostic::new(rule, message)
            .at(place(self.figures[0]))
            .saying(format!("{came} + {over} 不等于 {closed} + {on}"))
            .help("收到的加上年结转的，应等于办结的加结转下年度的：核对这四个数，改正错的一个")
            .path(passage.key.to_string());
        for (statement, words) in self.figures.iter().zip(quoted).skip(1) {
            found = found.related(place(statement), None, words);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::check::Context;
    use crate::diagnostic::declare_rule;
    use crate::form::Edition;
    use crate::report::text::Text;
    use crate::report::{Agency, Report, Signature};

    declare_rule! {
        /// A rule that speaks of rolls.
        static RULE = {
            id: "parts-miss-whole", title: "", severity: [Warning], basis: "", what: "", why: "", fix: "",
        };
    }

    /// What is said of a line in a report without tables.
    fn said(line: &str) -> Vec<String> {
        let report = Report {
            edition: Edition::current(),
            year: Some(2021),
            agency: Agency::unnamed(),
            title: None,
            prior: None,
            prose: BTreeMap::new(),
            facts: BTreeMap::new(),
            signature: Signature::default(),
            waivers: Vec::new(),
            sealed: false,
            table_three: crate::report::TableThree::Auto,
            charts: false,
        };
        let context = Context::default();
        let subject = Subject::new(&report, &context, BTreeSet::new());
        let text = Text::written(line);
        let passage = Passage::of_line(&text, "总体情况", Some(2021));
        let found = unbalanced(&RULE, &subject, &passage, &mut Ledger::open());
        found.into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn what_came_in_is_what_went_out() {
        assert_eq!(
            said("全年收到政府信息公开申请31件，上年结转2件，办结28件，结转3件。"),
            [
                "“全年收到政府信息公开申请31件”和“上年结转2件”合计 33，“办结28件”和“结转3件”合计 31，两者应相等"
            ]
        );
        for line in [
            "新收政府信息公开申请31件，上年度结转2件，已办结31件，结转下年度继续办理3件。",
            "全年受理信息公开申请31件，去年结转2件，办理完毕30件，结转下一年度2件。",
            "上年结转申请2件，本年收到申请31件，办结29件，结转至下年度3件。",
            "收到公开申请31件，上年结转2件，答复32件，结转下年度3件。",
        ] {
            assert_eq!(said(line).len(), 1, "{line}");
        }
    }

    #[test]
    fn what_balances_or_may_is_not_said() {
        for line in [
            "全年收到政府信息公开申请31件，上年结转2件，办结30件，结转3件。",
            "受理政府信息公开申请33件（含上年结转2件），办结30件，结转下年度3件。",
            "受理政府信息公开申请33件，其中上年结转2件，办结30件，结转下年度3件。",
            // Some were closed without an answer.
            "收到政府信息公开申请31件，上年结转2件，答复28件，结转下年度3件。",
            "收到政府信息公开申请31件，上年结转2件，办结28件，申请人撤回2件，结转下年度3件。",
            "收到政府信息公开申请31件，办结28件，结转下年度1件。",
            "收到政府信息公开申请约31件，上年结转2件，办结28件，结转下年度3件。",
            "全年共受理政府信息公开申请33件，上年结转2件，办结30件，结转下年度3件。",
            "全区收到政府信息公开申请31件，上年结转2件，办结28件，结转下年度3件。",
            "收到来信31件，上年结转2件，办结28件，结转3件。",
        ] {
            assert_eq!(said(line), Vec::<String>::new(), "{line}");
        }
    }
}
