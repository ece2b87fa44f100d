//! Every relation of the edition, evaluated (勾稽关系).
//!
//! A part that is blank counts as 0, and the finding says so. A total that is blank starts no finding of its own and is
//! taken as the sum of its parts elsewhere. What could not be read with certainty is not judged.

use rust_decimal::Decimal;

use crate::diagnostic::Diagnostic;
use crate::form::{DataPoint, Edition, Relation, RelationKind};
use crate::report::{Report, State};

crate::declare_rule! {
    /// A total that is not the sum of its parts.
    pub static WRONG_TOTAL = {
        id: "wrong-total", title: "合计与各项之和不符", severity: [Error],
        basis: "{格式} 表三、表四",
        what: "表三每行的总计不等于六类申请人之和，（七）总计不等于（一）至（六）各项之和，或表四的总计不等于四种结果之和。",
        why: "合计对不上，说明至少有一个数填错了。",
        fix: "核对这一行或这一列的每个数，改正错的一个。",
    };
}

crate::declare_rule! {
    /// What came in is not what was dealt with and what is left.
    pub static UNBALANCED_APPLICATIONS = {
        id: "unbalanced-applications", title: "收到的申请与办理、结转的不符", severity: [Error],
        basis: "{格式} 表三：“第一项加第二项之和，等于第三项加第四项之和”",
        what: "表三的某一列里，本年新收加上年结转，不等于办理结果总计加结转下年度。",
        why: "每件申请要么办结，要么结转下年度，两边必须相等；这是印在表上的勾稽关系。",
        fix: "核对这一列的四个数，改正错的一个。",
    };
}

/// A term of a relation: its number, and whether that is a blank taken as 0.
struct Term {
    point: DataPoint,
    value: Decimal,
    blank: bool,
}

/// Every relation that does not hold.
pub(super) fn judge(report: &Report) -> Vec<Diagnostic> {
    let relations: Vec<Relation> = report.edition.relations().collect();
    let sums = Sums {
        report,
        relations: &relations,
    };
    relations
        .iter()
        .filter_map(|relation| sums.judge(relation))
        .collect()
}

struct Sums<'a> {
    report: &'a Report,
    relations: &'a [Relation],
}

impl Sums<'_> {
    fn judge(&self, relation: &Relation) -> Option<Diagnostic> {
        match relation.assertion.relation {
            RelationKind::Total => self.total(relation),
            RelationKind::Balance => self.balance(relation),
        }
    }

    fn state(&self, point: DataPoint) -> Option<State> {
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
