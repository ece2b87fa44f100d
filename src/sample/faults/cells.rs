//! Cells typed wrong, in tables three and four.

use rust_decimal::Decimal;

use super::super::dice::Dice;
use super::super::making::Making;
use super::super::slips::slips;
use super::planted::Planted;
use crate::form::{DataPoint, TOTAL};

const WRONG_TOTAL: &str = "wrong-total";
const UNBALANCED: &str = "unbalanced-applications";

/// A cell that is there, with what is typed in it instead.
fn typed(making: &mut Making, rule: &'static str, at: usize, written: Option<String>) -> Option<Planted> {
    let point = making.figures.form.points.get(at).copied()?;
    let right = making.figures.values.get(at).copied()?;
    making.cells.insert(point, written.clone());
    Some(Planted::cell(rule, point, written.unwrap_or_default(), right))
}

/// A slip of the hand that leaves a count.
fn slipped(making: &Making, at: usize, dice: &mut Dice) -> Option<String> {
    let right = making.figures.values.get(at)?.normalize().to_string();
    let mut all = slips(&right);
    all.retain(|(_, typed)| {
        typed
            .parse::<u64>()
            .is_ok_and(|value| value.to_string() == *typed)
    });
    dice.pick(&all).map(|(_, typed)| typed.clone())
}

/// The total of a row of table three that has something in it, or its figure for one kind of applicants.
pub fn wrong_total(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    let at = one_of(making, 1, dice, |point| point.column == TOTAL)?;
    let written = slipped(making, at, dice)?;
    typed(making, WRONG_TOTAL, at, Some(written))
}

/// Any figure of table three that is no total of its row.
pub fn slip(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    let at = one_of(making, 1, dice, |point| point.column != TOTAL)?;
    let written = slipped(making, at, dice)?;
    typed(making, WRONG_TOTAL, at, Some(written))
}

/// The total of a row of table four.
pub fn wrong_total_of_disputes(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    let at = one_of(making, 2, dice, |point| point.column == TOTAL)?;
    let written = slipped(making, at, dice)?;
    typed(making, WRONG_TOTAL, at, Some(written))
}

/// A cell of a table whose row is not empty.
fn one_of(making: &Making, table: usize, dice: &mut Dice, is: impl Fn(&DataPoint) -> bool) -> Option<usize> {
    let form = making.figures.form;
    let range = form.tables.get(table)?.clone();
    let value = |at: &usize| {
        making
            .figures
            .values
            .get(*at)
            .is_some_and(|value| !value.is_zero())
    };
    let found: Vec<usize> = range
        .filter(|at| form.points.get(*at).is_some_and(&is))
        .filter(value)
        .collect();
    dice.pick(&found).copied()
}

/// One more is handed on to the next year, and so says the total of that row: each row adds up, and no column does.
pub fn unbalanced(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    let form = making.figures.form;
    let end = form.tables[1].end;
    let last = end.checked_sub(1)?;
    let column = dice.index(form.width().checked_sub(1)?);
    let at = end.checked_sub(form.width())? + column;
    let more = Decimal::from(1 + dice.below(4));
    let of = |at: usize| making.figures.values.get(at).copied();
    let (one, total) = (of(at)? + more, of(last)? + more);
    let written = format!("{one}，总计 {total}");
    let right = format!("{}，总计 {}", of(at)?, of(last)?);
    typed(making, UNBALANCED, last, Some(total.to_string()))?;
    let planted = typed(making, UNBALANCED, at, Some(one.to_string()))?;
    Some(Planted {
        in_column: true,
        written,
        right,
        ..planted
    })
}

/// A cell left blank.
pub fn blank(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    let range = making.figures.form.tables[1].clone();
    let at = range.start + dice.index(range.len());
    // Where a figure is missing that was not 0 the sums tell it too.
    making.figures.values.get(at).filter(|value| value.is_zero())?;
    typed(making, "blank-cell", at, None)
}

/// A figure with words about it.
pub fn not_a_count(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    let at = one_of(making, 1, dice, |_| true)?;
    let right = making.figures.values.get(at)?.normalize();
    let ways = [format!("约{right}"), format!("{right}件"), format!("{right}.5")];
    let written = dice.pick(&ways)?.clone();
    typed(making, "not-a-count", at, Some(written))
}
