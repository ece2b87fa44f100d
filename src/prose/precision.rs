//! How exactly a figure in prose is meant, by the words around it.

use rust_decimal::Decimal;

use crate::chinese::counters::{
    ABOUT, ABOUT_BEHIND, AT_LEAST, AT_LEAST_BEHIND, AT_MOST, AT_MOST_BEHIND, NEARLY, NOT_ABOUT,
};

/// How exactly a figure is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Precision {
    /// To the last digit.
    Exact,
    /// Rounded or cut off at a digit that is worth this much.
    Rounded(Decimal),
    /// Between these, both included.
    Within(Decimal, Decimal),
}

/// How words around a number change what it means.
#[derive(Clone, Copy)]
pub(super) enum Sense {
    /// Nothing.
    Plain,
    /// A little more.
    More,
    /// Near it.
    About,
    /// Near it, and below.
    Nearly,
    /// At least it.
    AtLeast,
    /// At most it.
    AtMost,
}

/// What a number means whose last significant digit is worth `digit`.
pub(super) fn precision(value: Decimal, digit: Decimal, sense: Sense) -> Precision {
    let tenth = value / Decimal::TEN;
    match sense {
        Sense::Plain => Precision::Exact,
        Sense::More => Precision::Within(value, value + digit.max(tenth)),
        Sense::About | Sense::Nearly => {
            Precision::Within(value - tenth - Decimal::ONE, value + tenth + Decimal::ONE)
        }
        Sense::AtLeast => Precision::Within(value, value + value),
        Sense::AtMost => Precision::Within(value / Decimal::TWO, value),
    }
}

/// What so many times something means: a whole number is cut off more often than not.
pub(super) fn of_times(value: Decimal, decimals: u32, sense: Sense) -> Precision {
    let quarter = Decimal::new(25, 2);
    match sense {
        Sense::Plain if decimals > 0 => Precision::Rounded(Decimal::new(1, decimals)),
        Sense::Plain => Precision::Within(value - quarter, value + quarter + quarter),
        Sense::About => Precision::Within(value - value * quarter, value + quarter),
        Sense::Nearly => Precision::Within(value - value * quarter, value),
        Sense::More | Sense::AtLeast => Precision::Within(value, value + Decimal::ONE),
        Sense::AtMost => Precision::Within(value / Decimal::TWO, value),
    }
}

/// What a share in words means, in hundredths: nobody says 三成 of more than a third, nor 近三成 of more than three tenths.
pub(super) fn of_share(value: Decimal, sense: Sense) -> Precision {
    let (three, ten) = (Decimal::from(3), Decimal::TEN);
    match sense {
        Sense::Plain => Precision::Within(value - three, value + three),
        Sense::About => Precision::Within(value - three - Decimal::TWO, value + three + Decimal::TWO),
        // 一半以上 may be nearly all.
        Sense::More | Sense::AtLeast if value >= Decimal::from(50) => {
            Precision::Within(value, Decimal::ONE_HUNDRED)
        }
        Sense::More | Sense::AtLeast => Precision::Within(value, value + ten),
        Sense::Nearly | Sense::AtMost => Precision::Within(value - value / ten, value),
    }
}

/// What the words on both sides of a figure make of it.
pub(super) fn around(before: &str, behind: &str, sense: Sense) -> Sense {
    let before = before.trim_end_matches([' ', '\u{a0}', '\u{3000}']);
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let begins = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    match sense {
        _ if begins(ABOUT_BEHIND) => Sense::About,
        _ if begins(AT_LEAST_BEHIND) => Sense::AtLeast,
        _ if begins(AT_MOST_BEHIND) => Sense::AtMost,
        Sense::More => Sense::More,
        // 不超过 ends with 超过: the longer word first. 附近 and 最近 are no 近.
        _ if ends(AT_MOST) => Sense::AtMost,
        _ if ends(AT_LEAST) => Sense::AtLeast,
        _ if ends(ABOUT) && !ends(NOT_ABOUT) => {
            if ends(NEARLY) {
                Sense::Nearly
            } else {
                Sense::About
            }
        }
        _ => Sense::Plain,
    }
}
