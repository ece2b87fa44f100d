//! Telephone numbers.

use std::ops::Range;

/// Where a number with an area code stands, at the beginning of some words, that has more or fewer digits than any in the
/// country.
pub fn malformed(value: &str) -> Option<Range<usize>> {
    let end = value
        .find(|c: char| !(c.is_ascii_digit() || c == '-'))
        .unwrap_or(value.len());
    let number = value.get(..end)?.trim_end_matches('-');
    let (area, rest) = number.split_once('-')?;
    let own = rest.split('-').next().unwrap_or_default();
    // 010 and 02x stand before eight digits, the others before seven or eight; an extension stands behind one more dash.
    let is_area = area.starts_with('0') && matches!(area.len(), 3 | 4);
    (is_area && !own.is_empty() && !matches!(own.len(), 7 | 8)).then_some(0..number.len())
}

/// Whether digits are the number of a mobile telephone, 86 before it included.
pub fn is_mobile(digits: &[u32]) -> bool {
    let local = match digits {
        [8, 6, rest @ ..] if rest.len() == 11 => rest,
        all => all,
    };
    matches!(local, [1, 3..=9, ..]) && local.len() == 11
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_seven_or_eight_digits_behind_its_area_code() {
        for value in ["0574-651318", "0574-892856678"] {
            assert_eq!(malformed(value), Some(0..value.len()), "{value}");
        }
        for value in [
            "0574-6513180",
            "010-12345678",
            "0574-65131815-802",
            "400-123-4567",
            "12345",
        ] {
            assert_eq!(malformed(value), None, "{value}");
        }
    }
}
