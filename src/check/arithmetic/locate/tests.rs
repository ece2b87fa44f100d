//! Tables of the form with figures changed in them, judged by the relations alone.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::*;
use crate::form::{DataPoint, Edition, Relation};

const TABLE: &str = "申请";

/// A table of applications and what is stated elsewhere.
struct Sheet {
    layout: TableLayout,
    relations: Vec<&'static Relation>,
    values: BTreeMap<DataPoint, Decimal>,
    stated: BTreeMap<DataPoint, Decimal>,
}

impl Sheet {
    /// In each row of outcomes and left over one application of one column and two of the next.
    fn new() -> Self {
        let edition = Edition::current();
        let layout = TableLayout::new(edition, TABLE);
        let relations = edition
            .relations()
            .iter()
            .filter(|r| r.assertion.table == TABLE)
            .collect();
        let last = layout.rows.len() - 1;
        let mut values = BTreeMap::new();
        for row in 0..=last {
            let times = match row {
                0 => 22,
                1 => 0,
                row if row == last - 1 => 21,
                _ => 1,
            };
            for (column, people) in [1, 2, 0, 0, 0, 0, 3].into_iter().enumerate() {
                values.insert(layout.point(row, column).unwrap(), Decimal::from(people * times));
            }
        }
        Self {
            layout,
            relations,
            values,
            stated: BTreeMap::new(),
        }
    }

    fn with(mut self, changes: &[(usize, usize, i64)]) -> Self {
        for (row, column, figure) in changes {
            let point = self.layout.point(*row, *column).unwrap();
            self.values.insert(point, (*figure).into());
        }
        self
    }

    fn evaluated(&self) -> Vec<EvaluatedRelation<'_>> {
        let sum = |points: &[DataPoint]| -> Decimal { points.iter().map(|point| self.values[point]).sum() };
        self.relations
            .iter()
            .map(|relation| EvaluatedRelation {
                relation,
                residual: sum(&relation.left) - sum(&relation.right),
            })
            .collect()
    }

    fn ask<T>(&self, ask: impl Fn(&[&EvaluatedRelation<'_>], &TableFacts<'_>) -> T) -> T {
        let evaluated = self.evaluated();
        let evaluated: Vec<&EvaluatedRelation<'_>> = evaluated.iter().collect();
        ask(
            &evaluated,
            &TableFacts {
                layout: &self.layout,
                parts: &|point| vec![point],
                value: &|point| self.values.get(&point).copied(),
                evidence: &|point| {
                    let stated = self.stated.get(&point);
                    stated
                        .map(|value| (*value, "另有一处".to_owned()))
                        .into_iter()
                        .collect()
                },
                blank: &|_| false,
            },
        )
    }

    fn cause(&self) -> Cause {
        self.ask(locate)
    }

    /// The cells that are certainly wrong, with the right figures.
    fn certain(&self) -> Vec<(usize, usize, i64)> {
        match self.cause() {
            Cause::Certain(explanation) => explanation
                .changes
                .iter()
                .map(|change| {
                    let (row, column) = self.layout.place(change.point).unwrap();
                    (row, column, change.to.try_into().unwrap())
                })
                .collect(),
            Cause::Uncertain(..) => Vec::new(),
        }
    }
}

#[test]
fn one_cell_or_two_are_found() {
    assert!(Sheet::new().evaluated().iter().all(|one| one.residual.is_zero()));
    assert_eq!(Sheet::new().with(&[(5, 1, 9)]).certain(), [(5, 1, 2)]);
    // Two in different rows and columns; in one row; in one column, one of them the total of the other.
    let pairs = [
        [(5, 1, 9), (8, 0, 3)],
        [(5, 0, 9), (5, 1, 4)],
        [(5, 0, 9), (23, 0, 24)],
        [(0, 0, 30), (24, 6, 9)],
    ];
    for pair in pairs {
        let right: Vec<_> = pair
            .iter()
            .map(|(row, column, _)| {
                let sheet = Sheet::new();
                let value = sheet.values[&sheet.layout.point(*row, *column).unwrap()];
                (*row, *column, value.try_into().unwrap())
            })
            .collect();
        assert_eq!(Sheet::new().with(&pair).certain(), right, "{pair:?}");
    }
}

#[test]
fn what_could_be_another_pair_is_not_certain() {
    // One more at two corners of a rectangle is one more at the other two.
    let Cause::Uncertain(candidates, _) = Sheet::new().with(&[(5, 0, 2), (8, 1, 3)]).cause() else {
        panic!("certain");
    };
    assert_eq!(candidates.len(), 2);
    // Where the other two hold nothing that could be taken away, it is not.
    assert_eq!(
        Sheet::new().with(&[(5, 2, 1), (8, 3, 1)]).certain(),
        [(5, 2, 0), (8, 3, 0)]
    );
}

#[test]
fn a_figure_and_totals_that_were_typed_to_match_are_candidates_and_not_certain() {
    // One more in a row and its total, then in the column's too: the last total of all is right, and looks wrong.
    let three = [(5, 0, 2), (5, 6, 4), (23, 0, 22)];
    for typed in [&three[..2], &three[..]] {
        let Cause::Uncertain(candidates, lines) = Sheet::new().with(typed).cause() else {
            panic!("certain");
        };
        let is_truth = |one: &Explanation| {
            let sheet = Sheet::new();
            let right = |change: &Change| sheet.values[&change.point] == change.to;
            one.changes.len() == typed.len() && one.changes.iter().all(right)
        };
        assert_eq!(candidates.iter().filter(|one| is_truth(one)).count(), 1);
        assert!(candidates.len() > 1 && lines.is_empty(), "{candidates:?}");
    }
}

#[test]
fn what_is_stated_elsewhere_speaks_for_one_of_several() {
    let mut sheet = Sheet::new().with(&[(5, 0, 2), (8, 1, 3)]);
    let state = |sheet: &mut Sheet, row, column, value: i64| {
        let point = sheet.layout.point(row, column).unwrap();
        sheet.stated.insert(point, value.into());
    };
    // What no correction leads to speaks for none.
    state(&mut sheet, 5, 0, 7);
    assert_eq!(sheet.certain(), []);
    state(&mut sheet, 5, 0, 1);
    assert_eq!(sheet.certain(), [(5, 0, 1), (8, 1, 2)]);
    // If it speaks for both, neither is certain.
    state(&mut sheet, 5, 1, 1);
    assert_eq!(sheet.certain(), []);
}

#[test]
fn a_figure_beside_its_cell_is_recognised() {
    for (typed, displacement) in [
        ([(0, 1, 0), (0, 2, 44)], Displacement::Right),
        ([(0, 5, 66), (0, 6, 0)], Displacement::Left),
        ([(0, 6, 0), (1, 6, 66)], Displacement::Down),
    ] {
        let sheet = Sheet::new().with(&typed);
        let explanation = match sheet.cause() {
            Cause::Certain(explanation) => explanation,
            Cause::Uncertain(mut all, _) => all.swap_remove(0),
        };
        assert_eq!(explanation.displacement, Some(displacement), "{typed:?}");
    }
}

#[test]
fn a_displaced_row_is_recognised() {
    // The parts of 本年新收 one column on; then two rows in each other's place.
    let shifted = [(0, 0, 0), (0, 1, 22), (0, 2, 44)];
    let exchanged = [
        (23, 0, 1),
        (23, 1, 2),
        (23, 6, 3),
        (24, 0, 21),
        (24, 1, 42),
        (24, 6, 63),
    ];
    let displaced = |typed: &[(usize, usize, i64)]| match Sheet::new().with(typed).cause() {
        Cause::Uncertain(_, lines) => lines,
        Cause::Certain(explanation) => panic!("{explanation:?}"),
    };
    let found = displaced(&shifted);
    let [line] = &found[..] else { panic!("{found:?}") };
    assert_eq!(
        (&line.displacement, &line.expected[..]),
        (&Displacement::Right, &[22.into(), 44.into(), 0.into()][..])
    );
    let found = displaced(&exchanged);
    let [line] = &found[..] else { panic!("{found:?}") };
    assert!(
        matches!(line.lines, TableLines::Rows(..)) && line.displacement == Displacement::Rows,
        "{line:?}"
    );
    // A column one row too low from somewhere on.
    let lowered: Vec<(usize, usize, i64)> = vec![(0, 0, 0), (1, 0, 22), (2, 0, 0)];
    let found = displaced(&lowered);
    let [line] = &found[..] else { panic!("{found:?}") };
    assert_eq!(
        (&line.lines, line.displacement),
        (&TableLines::Column("自然人"), Displacement::Down)
    );
}

#[test]
fn few_pairs_are_tried_whatever_is_broken() {
    let tried = |sheet: &Sheet| {
        sheet.ask(|evaluated, facts| {
            let constraints = Constraints::new(evaluated, facts);
            (
                constraints.pairs_to_try().len(),
                constraints.cells.len(),
                constraints.broken.len(),
            )
        })
    };
    let mut most = 0;
    for row in 0..25 {
        for column in 0..7 {
            let (pairs, cells, broken) =
                tried(&Sheet::new().with(&[(row, column, 77), (24 - row, 6 - column, 99)]));
            assert!(broken > 0 && pairs <= cells * cells);
            most = most.max(pairs);
        }
    }
    assert!((1..1000).contains(&most), "{most}");
    // Every relation broken: more than two cells can break, so none is tried.
    let all: Vec<(usize, usize, i64)> = (0..25)
        .flat_map(|row| (0..7).map(move |c| (row, c, i64::try_from(row * row * 7 + c * c * 5 + 11).unwrap())))
        .collect();
    let sheet = Sheet::new().with(&all);
    assert_eq!(tried(&sheet), (0, 175, 39));
    assert!(matches!(sheet.cause(), Cause::Uncertain(..)));
}

#[test]
fn figures_that_are_too_large_to_add_end_the_search_and_not_the_program() {
    let mut sheet = Sheet::new();
    for point in [(0, 0), (5, 1), (5, 6)] {
        let point = sheet.layout.point(point.0, point.1).unwrap();
        sheet.values.insert(point, Decimal::MAX);
    }
    let evaluated = sheet.evaluated_or_max();
    let evaluated: Vec<&EvaluatedRelation<'_>> = evaluated.iter().collect();
    let cause = locate(
        &evaluated,
        &TableFacts {
            layout: &sheet.layout,
            parts: &|point| vec![point],
            value: &|point| sheet.values.get(&point).copied(),
            evidence: &|_| Vec::new(),
            blank: &|_| false,
        },
    );
    assert!(matches!(cause, Cause::Uncertain(..)));
}

impl Sheet {
    /// As `evaluated`, with sums that stop at the largest number.
    fn evaluated_or_max(&self) -> Vec<EvaluatedRelation<'_>> {
        let sum = |points: &[DataPoint]| {
            let values = points.iter().map(|point| self.values[point]);
            values.fold(Decimal::ZERO, Decimal::saturating_add)
        };
        let relations = self.relations.iter();
        relations
            .map(|relation| EvaluatedRelation {
                relation,
                residual: sum(&relation.left).saturating_sub(sum(&relation.right)),
            })
            .collect()
    }
}
