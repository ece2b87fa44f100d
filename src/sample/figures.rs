//! The figures of a year: such as add up, and follow on those of the year before.

use rust_decimal::Decimal;

use super::dice::Dice;
use super::form::Form;
use super::unit::Unit;
use crate::form::{DIRECT_SUITS, DataPoint, Kind, RULES, RowPath};
use crate::report::Level;

/// How much is asked of a unit: how likely a figure of table 3 is not 0, of ten thousand times its row's and its column's weight,
/// and the most that it is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    share: u64,
    most: u64,
    /// How likely a row of table 4 is not 0, of a hundred; the most that a figure of it is.
    disputes: (u64, u64),
}

/// From a unit that nobody asks anything to a busy one.
pub const SIZES: [Size; 5] = [
    size(0, 0, (0, 0)),
    size(60, 3, (10, 1)),
    size(150, 15, (40, 3)),
    size(400, 120, (80, 12)),
    size(1000, 900, (100, 60)),
];

const fn size(share: u64, most: u64, disputes: (u64, u64)) -> Size {
    Size {
        share,
        most,
        disputes,
    }
}

/// The first year of which most suits must go through 行政复议 first (行政复议法 of 2023).
const REVIEW_FIRST: i32 = 2024;

/// The figures of a year.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The form that they are of.
    pub form: &'static Form,
    /// The figures, in the order of the form's.
    pub values: Vec<Decimal>,
}

impl Figures {
    /// The figures of a year; `last` are those of the year before, which they follow on.
    pub fn draw(
        form: &'static Form,
        year: i32,
        unit: &Unit,
        size: Size,
        last: Option<&Self>,
        dice: &mut Dice,
    ) -> Self {
        let mut figures = Self {
            form,
            values: vec![Decimal::ZERO; form.points.len()],
        };
        figures.draw_proactive(unit, last, dice);
        figures.draw_applications(size, last, dice);
        figures.draw_disputes(size, year, dice);
        figures
    }

    /// What a name of the sentences stands for.
    pub fn named(&self, name: &str) -> Option<Decimal> {
        let figures = self.form.named(name)?.iter();
        Some(figures.filter_map(|at| self.values.get(*at)).sum())
    }

    /// The figure itself, where a name stands for just one.
    pub fn point(&self, name: &str) -> Option<DataPoint> {
        match self.form.named(name)? {
            [one] => self.form.points.get(*one).copied(),
            _ => None,
        }
    }

    /// A figure of the form.
    pub fn at(&self, point: DataPoint) -> Option<usize> {
        self.form.points.iter().position(|known| *known == point)
    }

    fn set(&mut self, at: usize, value: impl Into<Decimal>) {
        if let Some(place) = self.values.get_mut(at) {
            *place = value.into();
        }
    }

    fn draw_proactive(&mut self, unit: &Unit, last: Option<&Self>, dice: &mut Dice) {
        let form = self.form;
        let same = last.filter(|last| std::ptr::eq(last.form, form));
        let rules = unit.level == Some(Level::City);
        for (at, (chance, most)) in form.tables[0].clone().zip(&form.proactive) {
            let Some(point) = form.points.get(at) else {
                continue;
            };
            let (chance, most) = match point.row.last() {
                RULES if rules => (50, 2),
                RULES => (0, 0),
                _ => (*chance, *most * unit.scale),
            };
            let before = same.and_then(|last| last.values.get(at)).copied();
            let value = draw_one(form.edition.kind(*point), before, chance, most, dice);
            self.set(at, value);
        }
        self.settle_stocks(same, dice);
        self.keep_from_roll_forward();
    }

    /// What is in force is what was, with what was made and without what was repealed.
    fn settle_stocks(&mut self, last: Option<&Self>, dice: &mut Dice) {
        for stock in self.form.edition.stocks {
            let of = |column: &str| {
                let is_of = |point: &DataPoint| point.table == stock.table && point.column == column;
                let points = self.form.points.iter().enumerate();
                points
                    .filter(|(_, point)| is_of(point))
                    .map(|(at, _)| at)
                    .collect::<Vec<_>>()
            };
            let (added, removed) = (of(stock.added), of(stock.removed));
            for ((at, added), removed) in of(stock.column).into_iter().zip(added).zip(removed) {
                let value = |at: usize| self.values.get(at).copied().unwrap_or_default();
                let made = value(added);
                let none = made.is_zero() && value(removed).is_zero();
                let before = last.and_then(|last| last.values.get(at)).copied();
                let before = before.unwrap_or_else(|| {
                    let some = if none { 0 } else { dice.within(3, 60) };
                    some.into()
                });
                let gone = value(removed).min(before);
                self.set(removed, gone);
                self.set(at, before + made - gone);
            }
        }
    }

    /// The number of decisions is none of matters: what looks like it after all is one more.
    fn keep_from_roll_forward(&mut self) {
        for relation in self.form.edition.written_out(self.form.edition.lookalikes) {
            let value = |point: &DataPoint| Some(*self.values.get(self.at(*point)?)?);
            let right: Decimal = relation.right.iter().filter_map(value).sum();
            let Some(left) = relation.left.first() else {
                continue;
            };
            if value(left) == Some(right)
                && !right.is_zero()
                && let Some(at) = self.at(*left)
            {
                self.set(at, right + Decimal::ONE);
            }
        }
    }

    fn draw_applications(&mut self, size: Size, last: Option<&Self>, dice: &mut Dice) {
        let form = self.form;
        let width = form.width();
        let rows = form.rows.len();
        let weigh = |row: usize, column: usize| {
            let weight = form.rows.get(row).unwrap_or(&0) * form.columns.get(column).unwrap_or(&0);
            let share = (size.share * weight / 10_000).min(100);
            (share, (size.most * weight / 10_000).max(1))
        };
        let carried = last.map(|last| last.handed_on(width));
        let table = applications(rows, dice, carried.as_deref(), &weigh);
        for (at, value) in form.tables[1].clone().zip(table.into_iter().flatten()) {
            self.set(at, value);
        }
    }

    /// What a year hands to the next, column for column: the last row of table 3.
    fn handed_on(&self, width: usize) -> Vec<u64> {
        let end = self.form.tables[1].end;
        let row = self
            .values
            .get(end.saturating_sub(width)..end)
            .unwrap_or_default();
        row.iter()
            .map(|value| u64::try_from(*value).unwrap_or(0))
            .collect()
    }

    fn draw_disputes(&mut self, size: Size, year: i32, dice: &mut Dice) {
        let range = self.form.tables[2].clone();
        let points = self.form.points.get(range.clone()).unwrap_or_default();
        let (chance, most) = size.disputes;
        let mut total = Decimal::ZERO;
        let mut of_row = RowPath::default();
        let mut has = false;
        for (at, point) in range.zip(points) {
            if point.row != of_row {
                (of_row, total) = (point.row, Decimal::ZERO);
                has = dice.chance(chance) && !(year >= REVIEW_FIRST && point.row.last() == DIRECT_SUITS);
            }
            if point.column == crate::form::TOTAL {
                self.set(at, total);
            } else {
                let value = if has { dice.below(most + 1) } else { 0 };
                total += Decimal::from(value);
                self.set(at, value);
            }
        }
    }
}

fn draw_one(kind: Option<Kind>, before: Option<Decimal>, chance: u64, most: u64, dice: &mut Dice) -> Decimal {
    // Few things change by more than a third from year to year.
    let some = |dice: &mut Dice| dice.within(1, most.max(1));
    let near = before.filter(|before| *before > Decimal::TEN);
    let count = if let Some(before) = near {
        let part = Decimal::new(i64::try_from(dice.within(70, 130)).unwrap_or(100), 2);
        let value = before * part;
        return if kind == Some(Kind::Amount) {
            value.round_dp(2).normalize()
        } else {
            value.trunc()
        };
    } else if dice.chance(chance) {
        some(dice)
    } else {
        0
    };
    match kind {
        Some(Kind::Change) if dice.chance(50) => -Decimal::from(count),
        Some(Kind::Amount) if count > 0 => {
            let hundredths = i64::try_from(count * 100 + dice.below(100)).unwrap_or(0);
            Decimal::new(hundredths, 2).normalize()
        }
        _ => count.into(),
    }
}

/// The columns of table 3: six kinds of applicants and their total.
const APPLICANTS: usize = 7;

/// Figures of table 3 that add up, row by row: what came in, what the year before handed on, the outcomes, their total, what is left.
/// `weigh` says how many of a hundred figures of a row and a column are not 0, and up to what; `carried` is what was handed on,
/// column for column, where that is known.
pub fn applications(
    rows: usize,
    dice: &mut Dice,
    carried: Option<&[u64]>,
    weigh: &dyn Fn(usize, usize) -> (u64, u64),
) -> Vec<[u64; APPLICANTS]> {
    let mut table = vec![[0_u64; APPLICANTS]; rows];
    let Some(last) = rows.checked_sub(1).filter(|last| *last > 3) else {
        return table;
    };
    for column in 0..APPLICANTS - 1 {
        for row in (2..last - 1).chain([last]) {
            let (share, most) = weigh(row, column);
            if dice.below(100) < share {
                table[row][column] = 1 + dice.below(most);
            }
        }
        if let Some(carried) = carried {
            // What was handed on was dealt with, or is handed on again: the first outcome takes what no other does.
            let all = table.iter().skip(2).map(|row| row[column]).sum::<u64>();
            table[2][column] += carried.get(column).copied().unwrap_or(0).saturating_sub(all);
        }
        let dealt: u64 = table[2..last - 1].iter().map(|row| row[column]).sum();
        let all = dealt + table[last][column];
        let carried = match carried {
            Some(carried) => carried.get(column).copied().unwrap_or(0),
            None if dice.below(100) < weigh(1, column).0 => dice.below(all + 1),
            None => 0,
        };
        table[0][column] = all - carried;
        table[1][column] = carried;
        table[last - 1][column] = dealt;
    }
    for row in &mut table {
        row[APPLICANTS - 1] = row[..APPLICANTS - 1].iter().sum();
    }
    table
}
