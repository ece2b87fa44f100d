//! When a file was made, which PDF/A wants to be told: a day that the document itself gives, so that the same document is the same
//! file whenever it is written.

use chrono::{Datelike as _, NaiveDate};
use krilla::metadata::DateTime;

use crate::chinese::dates;
use crate::document::{Block, Document};

/// The day on which the report was signed; without one, the day on which such reports are due that year (31 January of the next
/// year: 政府信息公开条例, 第五十条); and where the title has no year, that on which this rule came into force.
pub fn dated(document: &Document) -> DateTime {
    let signed = document.blocks.iter().rev().find_map(|block| match block {
        Block::Signature(signature) => dates::date(&signature.date),
        _ => None,
    });
    let due = || {
        let (year, _) = dates::year(&document.title)?;
        NaiveDate::from_ymd_opt(year + 1, 1, 31)
    };
    let (year, month, day) = signed
        .or_else(due)
        .map_or((2019, 5, 15), |date| (date.year(), date.month(), date.day()));
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    DateTime::new(u16::try_from(year).unwrap_or(2019))
        .month(small(month))
        .day(small(day))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(8)
        .utc_offset_minute(0)
}
