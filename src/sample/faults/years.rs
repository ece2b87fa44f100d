//! Figures that are wrong beside last year's, or for such a unit. The prose tells them as the tables have them.

use rust_decimal::Decimal;

use super::super::dice::Dice;
use super::super::figures::Figures;
use super::super::making::Years;
use super::super::prose::Slip;
use super::planted::Planted;
use crate::form::{DataPoint, Kind, RULES, TOTAL};
use crate::report::AgencyKind;

fn change(figures: &mut Figures, at: usize, by: Decimal) {
    if let Some(value) = figures.values.get_mut(at) {
        *value += by;
    }
}

/// One more was handed on by last year, and one fewer came in: every sum holds.
pub fn carried_over(years: &mut Years, _: &mut Slip, dice: &mut Dice) -> Option<Planted> {
    let figures = &mut years.figures[0];
    let form = figures.form;
    let carried = form.edition.carried.first()?;
    let start = form.tables[1].start;
    let width = form.width();
    let columns: Vec<usize> = (0..width.checked_sub(1)?)
        .filter(|column| {
            figures
                .values
                .get(start + column)
                .is_some_and(|value| !value.is_zero())
        })
        .collect();
    let column = *dice.pick(&columns)?;
    let of = |row: usize, column: usize| start + row * width + column;
    let point = *form.points.get(of(1, column))?;
    if point.row.to_string() != carried.to {
        return None;
    }
    let right = *figures.values.get(of(1, column))?;
    for column in [column, width - 1] {
        change(figures, of(0, column), -Decimal::ONE);
        change(figures, of(1, column), Decimal::ONE);
    }
    let written = (right + Decimal::ONE).to_string();
    Some(Planted::cell("carried-over-mismatch", point, written, right).only_in_yaml())
}

/// Documents in force that do not follow from last year's.
pub fn stock(years: &mut Years, _: &mut Slip, dice: &mut Dice) -> Option<Planted> {
    let [figures, last, _] = &mut years.figures;
    let form = figures.form;
    let stock = form.edition.stocks.first()?;
    let is_of = |point: &DataPoint| {
        point.table == stock.table && point.column == stock.column && point.row.last() != RULES
    };
    let at = form.points.iter().position(is_of)?;
    let right = *figures.values.get(at)?;
    if !std::ptr::eq(last.form, form) || right.is_zero() {
        return None;
    }
    let by: Decimal = dice.within(1, 5).into();
    change(figures, at, by);
    let point = *form.points.get(at)?;
    Some(Planted::cell("stock-mismatch", point, (right + by).to_string(), right).only_in_yaml())
}

/// Rules made by a unit that cannot make them.
pub fn rules(years: &mut Years, _: &mut Slip, dice: &mut Dice) -> Option<Planted> {
    let figures = &mut years.figures[0];
    let form = figures.form;
    let stock = form.edition.stocks.first()?;
    if years.unit.kind == AgencyKind::Government {
        return None;
    }
    let place = |column: &str| {
        let is = |point: &DataPoint| point.row.last() == RULES && point.column == column;
        form.points.iter().position(is)
    };
    let (added, at) = (place(stock.added)?, place(stock.column)?);
    let made = dice.within(1, 4).into();
    change(figures, added, made);
    change(figures, at, made);
    let point = *form.points.get(added)?;
    Some(Planted::cell(
        "no-power-to-make-rules",
        point,
        made.to_string(),
        Decimal::ZERO,
    ))
}

/// Decisions reckoned from matters, as the form does not mean them.
pub fn roll_forward(years: &mut Years, _: &mut Slip, _: &mut Dice) -> Option<Planted> {
    let figures = &mut years.figures[0];
    let edition = figures.form.edition;
    let relation = edition.written_out(edition.lookalikes).find(|relation| {
        let value = |point: &DataPoint| figures.values.get(figures.at(*point)?).copied();
        let changed = relation.right.last().and_then(value);
        let sum: Decimal = relation.right.iter().filter_map(value).sum();
        changed.is_some_and(|changed| !changed.is_zero()) && sum > Decimal::ONE
    })?;
    let value = |point: &DataPoint| figures.values.get(figures.at(*point)?).copied();
    let sum: Decimal = relation.right.iter().filter_map(value).sum();
    let point = *relation.left.first()?;
    let at = figures.at(point)?;
    let right = *figures.values.get(at)?;
    change(figures, at, sum - right);
    Some(Planted::cell(
        "roll-forward-misread",
        point,
        sum.to_string(),
        right,
    ))
}

/// 元 under a head of 万元.
pub fn amount(years: &mut Years, _: &mut Slip, dice: &mut Dice) -> Option<Planted> {
    let figures = &mut years.figures[0];
    let form = figures.form;
    let edition = form.edition;
    let is_fee = |point: &DataPoint| edition.kind(*point) == Some(Kind::Amount) && point.column != TOTAL;
    // The only edition whose head says 万元 has fees for the cases of table two.
    let at = form
        .points
        .iter()
        .position(is_fee)
        .filter(|_| edition.fees.is_some())?;
    let right = Decimal::from(dice.within(20, 90) * years.unit.scale * 10);
    let written = right * Decimal::from(10_000);
    let old = *figures.values.get(at)?;
    change(figures, at, written - old);
    let point = *form.points.get(at)?;
    Some(Planted::cell("amount-in-yuan", point, written.to_string(), right))
}
