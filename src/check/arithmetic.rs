//! Every relation of the edition, evaluated (勾稽关系).
//!
//! A part that is blank counts as 0, and the finding says so. A total that is blank starts no finding of its own and is
//! taken as the sum of its parts elsewhere. What could not be read with certainty is not judged.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{Context, culprit, evidence, subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::{DataPoint, Edition, Relation, RelationKind};
use crate::report::{Report, State};

declare_rule! {
    /// A total that is not the sum of its parts.
    pub static WRONG_TOTAL = {
        id: "wrong-total", title: "合计与各项之和不符", severity: [Error],
        basis: "{格式} 表三、表四",
        what: "表三每行的总计不等于六类申请人之和，（七）总计不等于（一）至（六）各项之和，或表四的总计不等于四种结果之和。",
        why: "合计对不上，说明至少有一个数填错了。",
        fix: "核对这一行或这一列的每个数，改正错的一个。",
        topic: Arithmetic,
    };
}

declare_rule! {
    /// What came in is not what was dealt with and what is left.
    pub static UNBALANCED_APPLICATIONS = {
        id: "unbalanced-applications", title: "收到的申请与办理、结转的不符", severity: [Error],
        basis: "{格式} 表三：“第一项加第二项之和，等于第三项加第四项之和”",
        what: "表三的某一列里，本年新收加上年结转，不等于办理结果总计加结转下年度。",
        why: "每件申请要么办结，要么结转下年度，两边必须相等；这是印在表上的勾稽关系。",
        fix: "核对这一列的四个数，改正错的一个。",
        topic: Arithmetic,
    };
}

/// A term of a relation: its number, and whether that is a blank taken as 0.
struct Term {
    point: DataPoint,
    value: Decimal,
    blank: bool,
}

/// What the relations say of a report.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// What is told of the relations that do not hold.
    pub diagnostics: Vec<Diagnostic>,
    /// The figures that are certainly wrong, with what they should be: every other rule judges these.
    pub corrected: BTreeMap<DataPoint, Decimal>,
    /// The figures of sums that do not match, of which it is not known which is wrong.
    pub doubted: BTreeSet<DataPoint>,
}

/// Every relation that does not hold: traced to the cells that explain it where those are certain, else told by itself.
pub(super) fn judge(report: &Report, context: &Context) -> Verdict {
    // Most reports add up.
    let figures = report.facts.iter().map(|(point, fact)| {
        let number = match fact.state {
            State::Number(number) => Some(number),
            _ => None,
        };
        (*point, number)
    });
    if report.edition.all_hold(figures) {
        return Verdict::default();
    }
    let relations = report.edition.relations();
    let sums = Sums {
        report,
        relations,
        last: subject::last_year(report, context),
        stated: &evidence::of_prose(report),
    };
    let mut verdict = Verdict::default();
    for table in relations.chunk_by(|a, b| a.assertion.table == b.assertion.table) {
        culprit::judge(&sums, table, &mut verdict);
    }
    verdict
}

/// What figures that cannot be read must be, where relations with otherwise certain figures say so and none gainsays.
pub(super) fn solved(report: &Report, points: &[DataPoint]) -> BTreeMap<DataPoint, Decimal> {
    let sums = Sums {
        report,
        relations: report.edition.relations(),
        last: None,
        stated: &BTreeMap::new(),
    };
    let solved = points.iter().filter(|point| !sums.is_gainsaid(**point));
    solved
        .filter_map(|point| Some((*point, sums.asked_all(*point).next()?)))
        .collect()
}

/// The relations of a report and its figures.
pub(super) struct Sums<'a> {
    /// The report.
    pub report: &'a Report,
    relations: &'a [Relation],
    last: Option<&'a Report>,
    /// What the prose states of its figures.
    stated: &'a evidence::Stated,
}

impl<'a> Sums<'a> {
    /// The same relations with the figures of another report.
    pub fn of<'b>(&self, report: &'b Report) -> Sums<'b>
    where
        'a: 'b,
    {
        Sums {
            report,
            relations: self.relations,
            last: self.last,
            stated: self.stated,
        }
    }

    /// What is stated elsewhere of a figure, with the words that say where.
    pub fn evidence(&self, point: DataPoint) -> Vec<(Decimal, String)> {
        let of = |last| evidence::of_last_year(self.report, last, point);
        let mut stated = self.last.map(of).unwrap_or_default();
        stated.extend(self.stated.get(&point).into_iter().flatten().cloned());
        stated
    }

    /// The figures of a table that cannot be read.
    pub fn unread(&self, table: &'static str) -> impl Iterator<Item = DataPoint> {
        let facts = self.report.facts.iter();
        let unread = facts.filter(|(_, fact)| matches!(fact.state, State::Unread(_)));
        unread
            .map(|(point, _)| *point)
            .filter(move |point| point.table == table)
    }

    /// Whether relations ask for different values of a figure, or for one that is none.
    pub fn is_gainsaid(&self, point: DataPoint) -> bool {
        let mut asked = self.asked_all(point);
        asked.next().is_some_and(|first| {
            first.is_sign_negative() && !first.is_zero() || asked.any(|value| value != first)
        })
    }

    /// What each relation asks of a figure, as far as its other figures are certain.
    fn asked_all(&self, point: DataPoint) -> impl Iterator<Item = Decimal> {
        let relations = self.relations.iter();
        relations.filter_map(move |relation| self.asked(relation, point))
    }

    /// The finding about one relation that does not hold.
    pub fn judge(&self, relation: &Relation) -> Option<Diagnostic> {
        match relation.assertion.relation {
            RelationKind::Total => self.total(relation),
            RelationKind::Balance => self.balance(relation),
        }
    }

    /// Left side less right side, as far as a relation is judged: not where a figure is not certain, a total is blank, or a
    /// side says nothing.
    pub fn residual(&self, relation: &Relation) -> Option<Decimal> {
        let empty = |points: &[DataPoint]| points.iter().all(|p| self.is_empty(*p));
        let computed = |relation: &Relation| {
            let mut points = relation.left.iter().chain(&relation.right);
            points.all(|point| self.state(*point) == Some(State::Computed))
        };
        match relation.assertion.relation {
            RelationKind::Total => {
                let total = relation.left.first()?;
                matches!(self.state(*total), Some(State::Number(_))).then_some(())?;
            }
            // Computed sums say nothing that their columns do not say.
            RelationKind::Balance if computed(relation) => return None,
            RelationKind::Balance if empty(&relation.left) || empty(&relation.right) => return None,
            RelationKind::Balance => {}
        }
        let (left, right) = (self.terms(&relation.left)?, self.terms(&relation.right)?);
        add(&left)?.checked_sub(add(&right)?)
    }

    /// What a relation asks of one of its figures.
    fn asked(&self, relation: &Relation, point: DataPoint) -> Option<Decimal> {
        let others = |points: &[DataPoint]| {
            let others: Vec<DataPoint> = points.iter().copied().filter(|p| *p != point).collect();
            add(&self.terms(&others)?)
        };
        let (left, right) = (others(&relation.left)?, others(&relation.right)?);
        if relation.left.contains(&point) {
            right.checked_sub(left)
        } else if relation.right.contains(&point) {
            left.checked_sub(right)
        } else {
            None
        }
    }

    /// A figure that stands in a relation by its parts, because it was left out and computed; itself otherwise.
    pub fn parts(&self, point: DataPoint) -> Vec<DataPoint> {
        if !matches!(self.state(point), Some(State::Blank | State::Computed)) {
            return vec![point];
        }
        match self.relation_of(point) {
            Some(relation) => relation.right.iter().flat_map(|part| self.parts(*part)).collect(),
            None => vec![point],
        }
    }

    /// A relation in words: 予以公开一行：9 + 0 = 9，总计填写为 6.
    pub fn told(&self, relation: &Relation) -> String {
        let edition = self.report.edition;
        let (left, right) = (
            self.terms(&relation.left).unwrap_or_default(),
            self.terms(&relation.right).unwrap_or_default(),
        );
        let sums = (add(&left).unwrap_or_default(), add(&right).unwrap_or_default());
        let table = relation.assertion.table;
        match (relation.assertion.relation, relation.row, relation.column) {
            (RelationKind::Balance, _, column) => format!(
                "{}一列：第一项加第二项是 {}，第三项加第四项是 {}",
                column.unwrap_or_default(),
                sums.0,
                sums.1
            ),
            (_, Some(row), _) => format!(
                "{}一行：{} = {}，总计填写为 {}",
                edition.row_name(table, row),
                written(&right, "+"),
                sums.1,
                sums.0
            ),
            (_, None, column) => format!(
                "{}一列：各项合计 {}，{}填写为 {}",
                column.unwrap_or_default(),
                sums.1,
                left.first()
                    .map_or_else(String::new, |t| edition.row_name(table, t.point.row)),
                sums.0
            ),
        }
    }

    /// What a figure says.
    pub fn state(&self, point: DataPoint) -> Option<State> {
        self.report.facts.get(&point).map(|fact| fact.state)
    }

    /// A figure as a term: none where it is absent or not certain.
    fn term(&self, point: DataPoint) -> Option<Term> {
        match self.state(point)? {
            State::Number(value) => Some(Term {
                point,
                value,
                blank: false,
            }),
            State::Unread(_) => None,
            State::NotApplicable => Some(Term {
                point,
                value: Decimal::ZERO,
                blank: false,
            }),
            State::Blank | State::Computed => match self.relation_of(point) {
                Some(relation) => Some(Term {
                    point,
                    value: self.sum_of(relation)?,
                    blank: false,
                }),
                None => Some(Term {
                    point,
                    value: Decimal::ZERO,
                    blank: true,
                }),
            },
        }
    }

    /// The relation that makes a figure a total; none for a figure that is no total. Of two (（七）总计 of 总计 is the sum
    /// of its row and of its column) the one of which more was given.
    fn relation_of(&self, point: DataPoint) -> Option<&Relation> {
        let given = |r: &&Relation| {
            r.right
                .iter()
                .filter(|p| matches!(self.state(**p), Some(State::Number(_) | State::Unread(_))))
                .count()
        };
        self.relations
            .iter()
            .filter(|r| r.assertion.relation == RelationKind::Total && r.left.as_slice() == [point])
            .max_by_key(given)
    }

    /// The sum of the parts of a total that is not given; none where a part could not be read.
    fn sum_of(&self, relation: &Relation) -> Option<Decimal> {
        relation.right.iter().try_fold(Decimal::ZERO, |sum, part| {
            let value = match self.state(*part)? {
                State::Number(value) => value,
                State::Unread(_) => return None,
                State::NotApplicable | State::Blank => Decimal::ZERO,
                // A computed part is in turn the sum of its own; that a total is a part of itself cannot be.
                State::Computed => self.sum_of(self.relation_of(*part)?)?,
            };
            sum.checked_add(value)
        })
    }

    fn terms(&self, points: &[DataPoint]) -> Option<Vec<Term>> {
        points.iter().map(|point| self.term(*point)).collect()
    }

    fn total(&self, relation: &Relation) -> Option<Diagnostic> {
        let [point] = relation.left[..] else { return None };
        let State::Number(total) = self.state(point)? else {
            return None;
        };
        let parts = self.terms(&relation.right)?;
        let sum = add(&parts)?;
        if sum == total {
            return None;
        }
        let edition = self.report.edition;
        let name = edition.point_name(point);
        let message = if total.is_zero() {
            format!("{name}填写为 0，而各项并不都是 0，合计应为 {sum}")
        } else {
            format!("{name}应为 {sum}，填写为 {total}")
        };
        let line = if relation.row.is_some() {
            "这一行"
        } else {
            "这一列"
        };
        let sums = match written(&parts, " + ") {
            terms if terms.contains('+') => format!("{line}各项：{terms} = {sum}"),
            _ => format!("{line}各项合计 {sum}"),
        };
        let mut found = Diagnostic::new(&WRONG_TOTAL, message)
            .at(self.report.facts.get(&point)?.origin.clone())
            .about(point)
            .saying(format!("{sums}，总计填写为 {total}"))
            .help(format!(
                "核对{line}的各项和总计，改正错的一个{}",
                blanks(edition, parts.iter())
            ));
        for part in parts.iter().filter(|part| !part.value.is_zero()) {
            if let Some(fact) = self.report.facts.get(&part.point) {
                found = found.related(
                    fact.origin.clone(),
                    Some(part.point),
                    format!("{} {}", self.short(relation, part.point), part.value),
                );
            }
        }
        Some(found)
    }

    fn balance(&self, relation: &Relation) -> Option<Diagnostic> {
        let (left, right) = (self.terms(&relation.left)?, self.terms(&relation.right)?);
        let empty = |points: &[DataPoint]| points.iter().all(|p| self.is_empty(*p));
        if empty(&relation.left) || empty(&relation.right) {
            return None;
        }
        let (came, went) = (add(&left)?, add(&right)?);
        if came == went {
            return None;
        }
        let edition = self.report.edition;
        let column = relation.column.unwrap_or_default();
        let side = |terms: &[Term]| {
            let named: Vec<String> = terms
                .iter()
                .map(|t| format!("{} {}", edition.row_name(t.point.table, t.point.row), t.value))
                .collect();
            named.join(" + ")
        };
        let origin = relation
            .left
            .first()
            .and_then(|p| self.report.facts.get(p))?
            .origin
            .clone();
        let mut found = Diagnostic::new(
            &UNBALANCED_APPLICATIONS,
            format!("{column}一列：第一项加第二项是 {came}，第三项加第四项是 {went}，两者应相等"),
        )
        .at(origin)
        .about(*relation.left.first()?)
        .saying(format!("{} = {came}；{} = {went}", side(&left), side(&right)))
        .help(format!(
            "核对这一列的这四个数，改正错的一个{}",
            blanks(edition, left.iter().chain(&right))
        ));
        for point in relation.left.iter().skip(1).chain(&relation.right) {
            if let Some(fact) = self.report.facts.get(point) {
                found = found.related(
                    fact.origin.clone(),
                    Some(*point),
                    edition.row_name(point.table, point.row),
                );
            }
        }
        Some(found)
    }

    /// Whether a side's figure says nothing: blank, and where it is a total, all its parts blank too.
    fn is_empty(&self, point: DataPoint) -> bool {
        match self.state(point) {
            None => true,
            Some(State::Blank | State::Computed) => self
                .relations
                .iter()
                .filter(|r| r.assertion.relation == RelationKind::Total && r.left.as_slice() == [point])
                .all(|r| {
                    r.right
                        .iter()
                        .all(|p| matches!(self.state(*p), None | Some(State::Blank)))
                }),
            Some(_) => false,
        }
    }

    /// What a part is called within its row or column.
    fn short(&self, relation: &Relation, point: DataPoint) -> String {
        if relation.row.is_some() {
            point.column.to_owned()
        } else {
            self.report.edition.row_name(point.table, point.row)
        }
    }
}

fn add(terms: &[Term]) -> Option<Decimal> {
    terms
        .iter()
        .try_fold(Decimal::ZERO, |sum, term| sum.checked_add(term.value))
}

/// The terms as they are added; zeros left out where there are many.
fn written(terms: &[Term], plus: &str) -> String {
    let few = terms.len() <= 6;
    let shown: Vec<String> = terms
        .iter()
        .filter(|t| few || !t.value.is_zero())
        .map(|t| t.value.to_string())
        .collect();
    if shown.is_empty() {
        "0".to_owned()
    } else {
        shown.join(plus)
    }
}

/// Which terms are blanks that were taken as 0, to be said behind the advice.
fn blanks<'a>(edition: &Edition, terms: impl Iterator<Item = &'a Term>) -> String {
    let names: Vec<String> = terms
        .filter(|t| t.blank)
        .map(|t| edition.point_name(t.point))
        .collect();
    match names.as_slice() {
        [] => String::new(),
        [first, _, _, _, ..] => format!("（{first}等 {} 格没有填，按 0 计）", names.len()),
        _ => format!("（{}没有填，按 0 计）", names.join("、")),
    }
}
