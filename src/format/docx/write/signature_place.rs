//! Where name and date of the signature stand (GB/T 9704—2012, 7.3.5).
//!
//! What the standard relates is set so that it holds whatever the width of the digits, which differs between fonts and
//! programs: a date begins under the name from the left, and under a seal both lines are centred on one axis.

use unicode_width::UnicodeWidthStr;

use crate::document::Signature;
use crate::document::page::PAGE;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) struct Place {
    /// The alignment of its text, as Word names it.
    pub align: &'static str,
    /// How far it keeps from the left edge of the text, in twips.
    pub left: usize,
    /// How far it keeps from the right edge of the text, in twips.
    pub right: usize,
    /// How far it may reach beyond the right edge instead: digits of a substitute font do not break a date in two.
    pub beyond: usize,
}

/// Half a character in twips is no whole number, so widths are counted in half characters as long as they can be.
const LINE: usize = 2 * PAGE.characters() as usize;

/// The places of name and date.
pub(in crate::format) fn places(signature: &Signature) -> (Place, Place) {
    let name = signature.name.width_cjk();
    let date = signature.date.width_cjk();
    if name == 0 || date == 0 {
        let alone = from_right(if signature.sealed { 8 } else { 4 });
        (alone, alone)
    } else if signature.sealed {
        let both = sealed(name, date);
        (both, both)
    } else {
        unsealed(name, date)
    }
}

/// The date four characters from the right, the name centred on it. A name so long that it would pass the right edge
/// ends there instead, and the axis of both moves with it.
fn sealed(name: usize, date: usize) -> Place {
    // Between this indent and the right edge, the middle is that of a date which ends eight half characters before it.
    let left = LINE.saturating_sub(16 + date).min(LINE.saturating_sub(name));
    Place {
        align: "center",
        left: twips(left),
        right: 0,
        beyond: 0,
    }
}

/// The name two characters from the right, the date under it, beginning two characters to the right of the name. A date
/// longer than the name itself stands two characters from the right, and the name moves left as far as that asks for.
fn unsealed(name: usize, date: usize) -> (Place, Place) {
    let right = if date > name { 8 + date - name } else { 4 };
    let begin = (PAGE.text_width() as usize).saturating_sub(twips(right + name));
    let under = Place {
        align: "left",
        left: begin + twips(4),
        beyond: twips(4),
        right: 0,
    };
    (from_right(right), under)
}

const fn from_right(halves: usize) -> Place {
    Place {
        align: "right",
        left: 0,
        right: twips(halves),
        beyond: 0,
    }
}

const fn twips(halves: usize) -> usize {
    halves * PAGE.character as usize / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = PAGE.text_width() as usize;

    fn place(name: &str, date: &str, sealed: bool) -> (Place, Place) {
        places(&Signature {
            name: name.into(),
            date: date.into(),
            sealed,
        })
    }

    /// From the left edge, in twips: where a line begins and ends.
    fn extent(text: &str, place: Place) -> (usize, usize) {
        let width = twips(text.width_cjk());
        let begin = match place.align {
            "left" => place.left,
            "right" => WIDTH - place.right - width,
            _ => (place.left + WIDTH - place.right - width) / 2,
        };
        (begin, begin + width)
    }

    #[test]
    fn the_date_begins_two_characters_after_the_name() {
        let date = "2022年1月20日";
        for name in ["北仑区人民政府办公室", "某局", "某某县人民政府"] {
            let (place, under) = place(name, date, false);
            let begins = extent(name, place).0;
            assert!(extent(date, under).0.abs_diff(begins + 630) <= 1, "{name}");
        }
        assert_eq!(place("北仑区人民政府办公室", date, false).0, from_right(4));
    }

    #[test]
    fn a_date_longer_than_the_name_keeps_two_characters_from_the_right() {
        let date = "2022年1月20日";
        let end = extent(date, place("某局", date, false).1).1;
        assert!((WIDTH - end).abs_diff(630) <= 1);
    }

    #[test]
    fn under_a_seal_the_name_is_centred_on_the_date() {
        let date = "2022年1月20日";
        let (name, under) = place("北仑区人民政府办公室", date, true);
        assert_eq!((name, name.align), (under, "center"));
        assert!((WIDTH - extent(date, under).1).abs_diff(4 * 315) <= 20);
        let long = "某某省某某自治州某某自治县人民政府政务服务管理办公室";
        assert!(extent(long, place(long, date, true).0).1 <= WIDTH);
    }

    #[test]
    fn a_line_alone_and_an_endless_name_stay_on_the_page() {
        assert_eq!(place("某局", "", false).0.right, 630);
        assert_eq!(place("", "2022年1月20日", true).1.right, 1260);
        for sealed in [false, true] {
            let (name, date) = place(&"某".repeat(60), "2022年1月20日", sealed);
            assert!(name.left + name.right < WIDTH && date.left + date.right < WIDTH);
        }
    }
}
