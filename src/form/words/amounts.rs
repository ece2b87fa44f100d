//! What the fees that an agency collects in a year can come to, in 万元: what is more was given in 元.
//!
//! All agencies of the country together collect some 4000 亿元 of 行政事业性收费 a year (财政部, 全国财政决算); a province some
//! 150 亿元, a county one or two. The limits leave room for the largest of their kind, and 万元 typed as 元 is ten thousand
//! times too much.

use rust_decimal::Decimal;

/// The row of the fees.
pub const FEES: &str = "行政事业性收费";

/// A township, or an office of one: 1 亿元.
pub const OF_TOWNSHIP: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
/// A county, or a department of one: 50 亿元.
pub const OF_COUNTY: Decimal = Decimal::from_parts(500_000, 0, 0, false, 0);
/// A city, or a department of one: 300 亿元.
pub const OF_CITY: Decimal = Decimal::from_parts(3_000_000, 0, 0, false, 0);
/// A province, a department of one, or whatever does not show its level: 1500 亿元.
pub const OF_PROVINCE: Decimal = Decimal::from_parts(15_000_000, 0, 0, false, 0);

/// In a name these make its bearer one of a county, …
pub const COUNTIES: &[char] = &['县', '区', '旗'];
/// … and these one of a city.
pub const CITIES: &[char] = &['市', '州', '盟'];
