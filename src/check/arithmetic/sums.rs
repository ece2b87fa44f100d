//! The relations of a report evaluated: what each side adds up to, and what a relation requires of one of its figures.

use rust_decimal::Decimal;

use crate::form::{DataPoint, Relation, RelationKind};
use crate::report::{Report, State};

/// A term of a relation: its number, and whether that is a blank taken as 0.
#[derive(Debug)]
pub struct Term {
    /// The figure.
    pub point: DataPoint,
    /// Its number.
    pub value: Decimal,
    /// Whether nothing was filled in.
    pub blank: bool,
}

impl Term {
    const fn new(point: DataPoint, value: Decimal) -> Self {
        Self {
            point,
            value,
            blank: false,
        }
    }
}

/// The relations of a report and its figures.
#[derive(Clone, Copy, Debug)]
pub struct Sums<'a> {
    /// The report.
    pub report: &'a Report,
    relations: &'a [Relation],
}

impl<'a> Sums<'a> {
    /// The sums of a report.
    pub fn new(report: &'a Report) -> Self {
        Self {
            report,
            relations: report.edition.relations(),
        }
    }

    /// The figures of a table that cannot be read.
    pub fn unread(&self, table: &'static str) -> impl Iterator<Item = DataPoint> {
        let facts = self.report.facts.iter();
        let unread = facts.filter(|(_, fact)| matches!(fact.state, State::Unread(_)));
        unread
            .map(|(point, _)| *point)
            .filter(move |point| point.table == table)
    }

    /// Whether relations require different values of a figure, or a negative one.
    pub fn is_contradicted(&self, point: DataPoint) -> bool {
        let mut required = self.required_by_all(point);
        required.next().is_some_and(|first| {
            first.is_sign_negative() && !first.is_zero() || required.any(|value| value != first)
        })
    }

    /// What the relations require of a figure, where some do and none contradicts them.
    pub fn required(&self, point: DataPoint) -> Option<Decimal> {
        if self.is_contradicted(point) {
            return None;
        }
        self.required_by_all(point).next()
    }

    /// What each relation requires of a figure, as far as its other figures are certain.
    fn required_by_all(&self, point: DataPoint) -> impl Iterator<Item = Decimal> {
        let relations = self.relations.iter();
        relations.filter_map(move |relation| self.required_by(relation, point))
    }

    /// What a relation requires of one of its figures.
    fn required_by(&self, relation: &Relation, point: DataPoint) -> Option<Decimal> {
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

    /// Left side less right side, as far as a relation is judged: not where a figure is not certain, a total is blank, or a
    /// side says nothing.
    pub fn residual(&self, relation: &Relation) -> Option<Decimal> {
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
            RelationKind::Balance if self.has_empty_side(relation) => return None,
            RelationKind::Balance => {}
        }
        let (left, right) = (self.terms(&relation.left)?, self.terms(&relation.right)?);
        add(&left)?.checked_sub(add(&right)?)
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

    /// Whether a relation holds a figure, be it as a part of one that was left out.
    pub fn holds(&self, relation: &Relation, point: DataPoint) -> bool {
        let mut points = relation.left.iter().chain(&relation.right);
        points.any(|p| self.parts(*p).contains(&point))
    }

    /// What a figure says.
    pub fn state(&self, point: DataPoint) -> Option<State> {
        self.report.facts.get(&point).map(|fact| fact.state)
    }

    /// Figures as terms: none where one is absent or not certain.
    pub fn terms(&self, points: &[DataPoint]) -> Option<Vec<Term>> {
        points.iter().map(|point| self.term(*point)).collect()
    }

    fn term(&self, point: DataPoint) -> Option<Term> {
        match self.state(point)? {
            State::Number(value) => Some(Term::new(point, value)),
            State::Unread(_) => None,
            State::NotApplicable => Some(Term::new(point, Decimal::ZERO)),
            State::Blank | State::Computed => match self.relation_of(point) {
                Some(relation) => Some(Term::new(point, self.sum_of(relation)?)),
                None => Some(Term {
                    blank: true,
                    ..Term::new(point, Decimal::ZERO)
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
        self.totals(point).max_by_key(given)
    }

    /// The relations of which a figure is the total.
    fn totals(&self, point: DataPoint) -> impl Iterator<Item = &Relation> {
        let totals = |r: &&Relation| r.assertion.relation == RelationKind::Total;
        self.relations
            .iter()
            .filter(totals)
            .filter(move |r| r.left.as_slice() == [point])
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

    /// Whether nothing was filled in on a side of a relation.
    pub fn has_empty_side(&self, relation: &Relation) -> bool {
        let empty = |points: &[DataPoint]| points.iter().all(|point| self.is_empty(*point));
        empty(&relation.left) || empty(&relation.right)
    }

    /// Whether a side's figure says nothing: blank, and where it is a total, all its parts blank too.
    pub fn is_empty(&self, point: DataPoint) -> bool {
        let blank = |point: &DataPoint| matches!(self.state(*point), None | Some(State::Blank));
        match self.state(point) {
            None => true,
            Some(State::Blank | State::Computed) => self.totals(point).all(|r| r.right.iter().all(blank)),
            Some(_) => false,
        }
    }
}

/// The sum of terms; none where it is too large.
pub fn add(terms: &[Term]) -> Option<Decimal> {
    terms
        .iter()
        .try_fold(Decimal::ZERO, |sum, term| sum.checked_add(term.value))
}
