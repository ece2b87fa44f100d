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

/// A number whose digits were parted by low lines, as programs write long numbers: 0574_65131800, 6513_1800. A dash stands
/// behind an area code; none of anything else.
pub fn parted(value: &str) -> Option<String> {
    let parts = || value.split(['_', '-']);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let count = value.bytes().filter(u8::is_ascii_digit).count();
    if !value.contains('_') || !parts().all(digits) || !(7..=13).contains(&count) {
        return None;
    }
    let area = parts().next().unwrap_or_default();
    let is_area = area.starts_with('0') && matches!(area.len(), 3 | 4);
    if !is_area {
        return Some(value.replace('_', ""));
    }
    let own = value.get(area.len() + 1..).unwrap_or_default();
    Some(format!("{area}-{}", own.replace('_', "")))
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
        for (value, right) in [
            ("0574_65131800", "0574-65131800"),
            ("0574-6513_1800", "0574-65131800"),
            ("6513_1800", "65131800"),
            ("010_1234_5678", "010-12345678"),
        ] {
            assert_eq!(parted(value).as_deref(), Some(right), "{value}");
        }
        for value in ["0574-65131800", "a_b", "65_", "1_2", "0574-65131815-802"] {
            assert_eq!(parted(value), None, "{value}");
        }
    }
}
