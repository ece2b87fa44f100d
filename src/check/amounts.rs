//! Amounts that are ten thousand times another: 元 and 万元 confused.

use rust_decimal::Decimal;

use crate::form::agencies::AUTONOMOUS_REGION;
use crate::form::words::amounts::{CITIES, COUNTIES, FEES, OF_CITY, OF_COUNTY, OF_PROVINCE, OF_TOWNSHIP};
use crate::form::{DataPoint, Kind};
use crate::report::{AgencyKind, Level, Report};

/// How many 元 are one 万元.
pub(super) const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// Whether an amount of fees in 万元 is more than an agency of this kind can have collected. One that has its unit written
/// beside it is taken at its word.
pub(super) fn is_beyond(report: &Report, point: DataPoint, amount: Decimal) -> bool {
    let is_fee = is_of_fees(point) && report.edition.kind(point) == Some(Kind::Amount);
    let without_unit = report.facts.get(&point).is_some_and(|fact| fact.unit.is_none());
    is_fee && without_unit && most(report).is_some_and(|most| amount >= most)
}

/// Whether a figure stands in the row of fees.
pub(super) fn is_of_fees(point: DataPoint) -> bool {
    point.row.last() == FEES
}

/// The most that an agency can have collected; none where nothing is certain.
fn most(report: &Report) -> Option<Decimal> {
    let agency = &report.agency;
    match agency.level {
        Some(Level::State) => return None,
        Some(Level::Province) => return Some(OF_PROVINCE),
        Some(Level::City) => return Some(OF_CITY),
        Some(Level::County) => return Some(OF_COUNTY),
        Some(Level::Township) => return Some(OF_TOWNSHIP),
        None => {}
    }
    let name = agency.name.as_ref()?.as_str().replace(AUTONOMOUS_REGION, "");
    Some(match agency.kind {
        AgencyKind::Township => OF_TOWNSHIP,
        _ if name.contains(COUNTIES) => OF_COUNTY,
        _ if name.contains(CITIES) => OF_CITY,
        _ => OF_PROVINCE,
    })
}

/// An amount in 万元 as words: 1256000 万元（125.6 亿元）.
pub(super) fn in_words(amount: Decimal) -> String {
    let large = amount
        .checked_div(TEN_THOUSAND)
        .filter(|large| *large >= Decimal::ONE);
    let large = large.map_or_else(String::new, |large| format!("（{} 亿元）", large.normalize()));
    format!("{} 万元{large}", amount.normalize())
}

/// A number of 元 in 万元.
pub(super) fn from_yuan(amount: Decimal) -> Decimal {
    amount.checked_div(TEN_THOUSAND).unwrap_or_default().normalize()
}
