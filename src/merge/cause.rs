//! What may have happened between the units' reports and the government's, as far as the figures alone show: for each unit, which
//! slip would make just this difference.

use rust_decimal::Decimal;

use super::delta::{Layout, Vector, added, negated, restricted, support};

/// What may have happened. The names are a contract of the machine format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// All figures of the unit, or all of a table or a row, were left out.
    LeftOut,
    /// They were added twice.
    CountedTwice,
    /// One unit was left out and another added, or two of either.
    TwoUnits,
    /// The figures of a row were taken for those of another row.
    MovedRow,
    /// The figures of a row were taken for those of the neighbouring columns.
    MovedColumn,
    /// Two figures were taken one for the other.
    Swapped,
    /// The digits of a figure were turned about.
    Transposed,
    /// The unit's figures were others when the sum was made.
    Changed,
    /// The government's report was typed wrong.
    Government,
}

/// How far a slip reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Over the whole report.
    Report,
    /// Over a table.
    Table(&'static str),
    /// Over these figures.
    Figures,
}

/// A slip that would make the difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What happened.
    pub cause: Cause,
    /// How far it reaches.
    pub reach: Reach,
    /// Whose figures: indices of units; none for the government's own.
    pub units: Vec<usize>,
    /// Of how many figures beside the totals it accounts that are no chance.
    pub telling: usize,
}

/// The figures that are compared.
#[derive(Debug)]
pub struct Figures<'a> {
    /// The form.
    pub layout: &'a Layout,
    /// Each unit's.
    pub units: &'a [Vector],
    /// The government's.
    pub given: &'a Vector,
    /// The sum of the units'.
    pub sum: &'a Vector,
}

impl Figures<'_> {
    /// Of how many figures beside the totals a difference is.
    fn telling(&self, difference: &[Decimal]) -> usize {
        support(difference)
            .iter()
            .filter(|at| !self.is_total(**at))
            .count()
    }

    /// Whether a figure is a sum of others.
    pub fn is_total(&self, at: usize) -> bool {
        self.layout.is_total.get(at).copied().unwrap_or(false)
    }

    /// The units that were left out, or counted twice, where that alone makes the difference. `within` are the figures that are
    /// compared.
    pub fn wholes(&self, difference: &[Decimal], within: &[usize], reach: Reach) -> Vec<Slip> {
        let telling = self.telling(difference);
        let missing = negated(difference);
        let mut out = Vec::new();
        for (at, unit) in self.units.iter().enumerate() {
            let unit = restricted(unit, within);
            for (cause, made) in [
                (Cause::LeftOut, missing.as_slice()),
                (Cause::CountedTwice, difference),
            ] {
                if unit == made {
                    out.push(Slip {
                        cause,
                        reach,
                        units: vec![at],
                        telling,
                    });
                }
            }
        }
        out
    }

    /// Pairs of units that were left out, or counted twice, where that makes the difference.
    pub fn pairs(&self, difference: &[Decimal], within: &[usize]) -> Vec<Slip> {
        let telling = self.telling(difference);
        let own: Vec<Vector> = self.units.iter().map(|unit| restricted(unit, within)).collect();
        let mut out = Vec::new();
        let is_some = |at: &usize| own.get(*at).is_some_and(|unit| !support(unit).is_empty());
        let filled: Vec<usize> = (0..own.len()).filter(is_some).collect();
        for (nth, first) in filled.iter().enumerate() {
            let Some(one) = own.get(*first) else { continue };
            for rest in [added(difference, one), added(difference, &negated(one))] {
                for second in filled.iter().skip(nth + 1) {
                    let Some(two) = own.get(*second) else { continue };
                    // Most fail at the first figure: nothing is made anew for them.
                    if *two == rest || two.iter().zip(&rest).all(|(a, b)| *a == -*b) {
                        out.push(Slip {
                            cause: Cause::TwoUnits,
                            reach: Reach::Report,
                            units: vec![*first, *second],
                            telling,
                        });
                    }
                }
            }
        }
        out
    }

    /// The one unit whose being left out, or counted twice, makes most of the difference, and what is left of that.
    pub fn mostly(&self, difference: &[Decimal], within: &[usize]) -> Option<(Slip, Vector)> {
        let before = support(difference).len();
        let mut best: Option<(usize, Slip, Vector)> = None;
        let mut second = before;
        for (at, unit) in self.units.iter().enumerate() {
            let unit = restricted(unit, within);
            let telling = self.telling(&unit);
            for (cause, rest) in [
                (Cause::LeftOut, added(difference, &unit)),
                (Cause::CountedTwice, added(difference, &negated(&unit))),
            ] {
                let left = support(&rest).len();
                let known = best.as_ref().map_or(before, |(left, ..)| *left);
                if left < known && telling > 2 {
                    second = known;
                    best = Some((
                        left,
                        Slip {
                            cause,
                            reach: Reach::Report,
                            units: vec![at],
                            telling,
                        },
                        rest,
                    ));
                } else {
                    second = second.min(left);
                }
            }
        }
        let (left, slip, rest) = best?;
        (left * 3 <= before && left < second).then_some((slip, rest))
    }

    /// For each unit, the slip in these figures that would make the difference there; units that cannot have made it are left out.
    pub fn slips(&self, difference: &[Decimal], at: &[usize]) -> Vec<Slip> {
        let base: Vec<usize> = at.iter().copied().filter(|i| !self.is_total(*i)).collect();
        let rows = self.layout.rows_of(&base);
        let mut out = Vec::new();
        for (index, unit) in self.units.iter().enumerate() {
            let then = added(unit, difference);
            if !self.layout.is_possible(&then, at) {
                continue;
            }
            let (cause, telling) = shape(unit, &then, &base, &rows);
            out.push(Slip {
                cause,
                reach: Reach::Figures,
                units: vec![index],
                telling,
            });
        }
        out
    }

    /// Whether two figures of the government's report stand one in the other's place.
    pub fn given_swapped(&self, at: &[usize]) -> bool {
        let base: Vec<usize> = at.iter().copied().filter(|i| !self.is_total(*i)).collect();
        let [a, b] = base.as_slice() else { return false };
        let of = |vector: &Vector, i: &usize| vector.get(*i).copied();
        of(self.given, a) == of(self.sum, b) && of(self.given, b) == of(self.sum, a)
    }
}

/// The slip that makes a unit's figures of what they were then, and how many figures show it.
fn shape(now: &Vector, then: &Vector, base: &[usize], rows: &[Vec<usize>]) -> (Cause, usize) {
    let of = |vector: &Vector, i: usize| vector.get(i).copied().unwrap_or_default();
    let row =
        |vector: &Vector, row: &[usize]| -> Vec<Decimal> { row.iter().map(|i| of(vector, *i)).collect() };
    let filled = |row: &[Decimal]| row.iter().filter(|value| !value.is_zero()).count();
    match rows {
        [only] => {
            let (is, was) = (row(now, only), row(then, only));
            let doubled: Vec<Decimal> = is
                .iter()
                .map(|value| value.checked_add(*value).unwrap_or(*value))
                .collect();
            if filled(&was) == 0 {
                return (Cause::LeftOut, filled(&is));
            }
            if was == doubled {
                return (Cause::CountedTwice, filled(&is));
            }
            let moved = |a: &[Decimal], b: &[Decimal]| {
                a.split_last()
                    .is_some_and(|(last, head)| last.is_zero() && b.get(1..) == Some(head))
            };
            if filled(&is) > 1 && base.len() > 2 && (moved(&is, &was) || moved(&was, &is)) {
                return (Cause::MovedColumn, filled(&is));
            }
        }
        [first, second] => {
            let (is, was) = (
                [row(now, first), row(now, second)],
                [row(then, first), row(then, second)],
            );
            if is[0] == was[1] && is[1] == was[0] {
                return (Cause::MovedRow, filled(&is[0]) + filled(&is[1]));
            }
        }
        _ => {}
    }
    match base {
        [a, b] if of(now, *a) == of(then, *b) && of(now, *b) == of(then, *a) => (Cause::Swapped, 0),
        [only] if turned(of(now, *only), of(then, *only)) => (Cause::Transposed, 0),
        _ => (Cause::Changed, 0),
    }
}

/// Whether two numbers have two neighbouring digits in another order, and are the same otherwise.
fn turned(a: Decimal, b: Decimal) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.to_string().chars().collect(), b.to_string().chars().collect());
    let differing: Vec<usize> = (0..a.len()).filter(|at| a.get(*at) != b.get(*at)).collect();
    match differing.as_slice() {
        [first, second] if a.len() == b.len() && *second == first + 1 => {
            a.get(*first) == b.get(*second) && a.get(*second) == b.get(*first)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_were_turned_are_known() {
        let turned = |a: &str, b: &str| turned(a.parse().unwrap(), b.parse().unwrap());
        assert!(turned("18", "81") && turned("1203", "1230") && turned("12.5", "21.5"));
        assert!(!turned("18", "18") && !turned("18", "80") && !turned("123", "321") && !turned("1", "10"));
    }

    #[test]
    fn a_slip_is_known_by_what_it_makes_of_a_row() {
        let vector = |numbers: &[i64]| -> Vector { numbers.iter().map(|n| (*n).into()).collect() };
        let of = |now: &[i64], then: &[i64], rows: &[Vec<usize>]| {
            let base: Vec<usize> = (0..now.len()).filter(|at| now[*at] != then[*at]).collect();
            shape(&vector(now), &vector(then), &base, rows)
        };
        let one = [vec![0, 1, 2, 3]];
        let two = [vec![0, 1], vec![2, 3]];
        assert_eq!(of(&[1, 2, 0, 3], &[0, 0, 0, 0], &one), (Cause::LeftOut, 3));
        assert_eq!(of(&[1, 2, 0, 3], &[2, 4, 0, 6], &one), (Cause::CountedTwice, 3));
        assert_eq!(of(&[1, 2, 3, 0], &[0, 1, 2, 3], &one), (Cause::MovedColumn, 3));
        assert_eq!(of(&[0, 1, 2, 3], &[1, 2, 3, 0], &one), (Cause::MovedColumn, 3));
        assert_eq!(of(&[1, 2, 0, 0], &[0, 0, 1, 2], &two), (Cause::MovedRow, 2));
        assert_eq!(of(&[1, 2, 3, 4], &[2, 1, 3, 4], &one), (Cause::Swapped, 0));
        assert_eq!(of(&[18, 2, 3, 4], &[81, 2, 3, 4], &one), (Cause::Transposed, 0));
        assert_eq!(of(&[18, 2, 3, 4], &[19, 2, 3, 4], &one), (Cause::Changed, 0));
    }
}
