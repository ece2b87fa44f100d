//! Where name and date of the signature stand (GB/T 9704—2012, 7.3.5).
//!
//! Both lines are set from the right, as a person would do it in Word, so that a name can be corrected there. What the
//! standard says of where they *begin* is reckoned from the width of their characters.

use unicode_width::UnicodeWidthStr;

use super::page::PAGE;
use crate::document::Signature;

/// How far each line stands from the right edge of the text, in half characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Indents {
    /// The name's line.
    pub name: usize,
    /// The date's line.
    pub date: usize,
}

/// The indents of a signature.
pub(super) fn indents(signature: &Signature) -> Indents {
    let width = |text: &str| text.width_cjk().min(PAGE.characters() as usize * 2);
    let (name, date) = (width(&signature.name), width(&signature.date));
    if signature.name.is_empty() || signature.date.is_empty() {
        let alone = if signature.sealed { 8 } else { 4 };
        return Indents {
            name: alone,
            date: alone,
        };
    }
    if signature.sealed {
        sealed(name, date)
    } else {
        unsealed(name, date)
    }
}

/// The date four characters from the right, the name centred on it. A name so long that it would pass the right edge
/// ends there, and the date moves to stay under its middle.
fn sealed(name: usize, date: usize) -> Indents {
    let middle = 8 + date / 2;
    let half = name / 2;
    Indents {
        name: middle.saturating_sub(half),
        date: half.max(middle) - date / 2,
    }
}

/// The name two characters from the right, the date under it, beginning two characters to the right of the name. A date
/// longer than the name itself stands two characters from the right, and the name moves left as far as that asks for.
fn unsealed(name: usize, date: usize) -> Indents {
    if date > name {
        Indents {
            name: (date + 8).saturating_sub(name),
            date: 4,
        }
    } else {
        Indents {
            name: 4,
            date: name - date,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, date: &str, sealed: bool) -> Indents {
        indents(&Signature {
            name: name.into(),
            date: date.into(),
            sealed,
        })
    }

    /// In half characters from the left edge: where each line begins and ends.
    fn places(name: &str, date: &str, sealed: bool) -> [(usize, usize); 2] {
        let indents = of(name, date, sealed);
        let place = |text: &str, right: usize| (56 - right - text.width_cjk(), 56 - right);
        [place(name, indents.name), place(date, indents.date)]
    }

    #[test]
    fn the_date_begins_two_characters_after_the_name() {
        for (name, date) in [
            ("北仑区人民政府办公室", "2022年1月20日"),
            ("某局", "2022年1月20日"),
            ("某某县人民政府", "2022年1月20日"),
        ] {
            let [name, date] = places(name, date, false);
            assert_eq!(date.0, name.0 + 4);
        }
        assert_eq!(of("北仑区人民政府办公室", "2022年1月20日", false).name, 4);
        assert_eq!(of("某局", "2022年1月20日", false), Indents { name: 17, date: 4 });
    }

    #[test]
    fn under_a_seal_the_name_is_centred_on_the_date() {
        let [name, date] = places("北仑区人民政府办公室", "2022年1月20日", true);
        assert_eq!(date.1, 56 - 8);
        assert!((name.0 + name.1).abs_diff(date.0 + date.1) <= 1);
        let long = "某某省某某自治州某某自治县人民政府政务服务管理办公室";
        let [name, date] = places(long, "2022年1月20日", true);
        assert_eq!(name.1, 56);
        assert!((name.0 + name.1).abs_diff(date.0 + date.1) <= 1);
    }

    #[test]
    fn a_line_alone_and_an_endless_name_stay_on_the_page() {
        assert_eq!(of("某局", "", false).name, 4);
        assert_eq!(of("", "2022年1月20日", true).date, 8);
        let endless = "某".repeat(60);
        for sealed in [false, true] {
            let indents = of(&endless, "2022年1月20日", sealed);
            assert!(indents.name < 56 && indents.date < 56, "{indents:?}");
        }
    }
}
