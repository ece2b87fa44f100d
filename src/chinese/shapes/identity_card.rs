//! Numbers of identity cards (居民身份证).

use std::ops::Range;

use chrono::NaiveDate;

/// Whether digits are the number of an identity card (GB 11643—1999): a province, a day of birth, the check digit, which may
/// be an X behind seventeen digits.
pub fn is_identity_card(digits: &[u32], ends_in_x: bool) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let (Some(head), check) = (digits.get(..17), digits.get(17)) else {
        return false;
    };
    let check = match (check, ends_in_x, digits.len()) {
        (Some(digit), false, 18) => *digit,
        (None, true, 17) => 10,
        _ => return false,
    };
    let number = |range: Range<usize>| {
        head.get(range)
            .unwrap_or_default()
            .iter()
            .fold(0, |n, d| n * 10 + d)
    };
    let province =
        matches!(number(0..2), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83);
    let year = i32::try_from(number(6..10)).unwrap_or_default();
    let born = (1900..2100).contains(&year)
        && NaiveDate::from_ymd_opt(year, number(10..12), number(12..14)).is_some();
    let sum: u32 = head
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    province && born && (12 - sum % 11) % 11 == check
}
