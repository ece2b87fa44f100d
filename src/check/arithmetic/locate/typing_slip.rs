//! What a change looks like: the slip in typing that would have made it.

use rust_decimal::Decimal;

use super::change::Change;

/// The slips in typing, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::arithmetic) enum TypingSlip {
    /// Two neighbouring digits the wrong way round.
    Swapped,
    /// A figure in a cell beside its own.
    Displaced,
    /// A zero too many, or one too few.
    Tenfold,
    /// A digit that was left out, or typed twice.
    Digit,
    /// One more or one less.
    One,
    /// Anything else.
    Other,
}

impl TypingSlip {
    /// What a change of one figure looks like.
    pub fn of_change(change: &Change) -> Self {
        let (from, to) = (
            change.from.normalize().to_string(),
            change.to.normalize().to_string(),
        );
        let (from, to) = (from.as_bytes(), to.as_bytes());
        let (long, short) = if from.len() > to.len() {
            (from, to)
        } else {
            (to, from)
        };
        let one_longer = long.len() == short.len() + 1;
        let ten = Decimal::TEN;
        if swapped(from, to) {
            Self::Swapped
        } else if change.from.checked_mul(ten) == Some(change.to)
            || change.to.checked_mul(ten) == Some(change.from)
        {
            Self::Tenfold
        } else if one_longer && without_one(long, short) {
            Self::Digit
        } else if change
            .from
            .checked_sub(change.to)
            .is_some_and(|less| less.abs() == Decimal::ONE)
        {
            Self::One
        } else {
            Self::Other
        }
    }

    /// What is said of a change; nothing where it looks like nothing.
    pub fn describe(change: &Change) -> &'static str {
        match (Self::of_change(change), change.from > change.to) {
            (Self::Swapped, _) => "像是相邻两位数字写颠倒了",
            (Self::Tenfold, true) => "像是多写了一个 0",
            (Self::Tenfold, false) => "像是少写了一个 0",
            (Self::Digit, true) => "像是多写了一位数字",
            (Self::Digit, false) => "像是漏写了一位数字",
            (Self::Displaced | Self::One | Self::Other, _) => "",
        }
    }
}

/// Whether two neighbouring digits changed places and all else is the same.
fn swapped(from: &[u8], to: &[u8]) -> bool {
    let differing: Vec<usize> = (0..from.len())
        .filter(|at| from.get(*at) != to.get(*at))
        .collect();
    match differing[..] {
        [first, second] if from.len() == to.len() && second == first + 1 => {
            from.get(first) == to.get(second) && from.get(second) == to.get(first)
        }
        _ => false,
    }
}

/// Whether the longer is the shorter with one digit more.
fn without_one(long: &[u8], short: &[u8]) -> bool {
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    long.get(same + 1..) == short.get(same..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;

    #[test]
    fn slips_look_like_what_hands_do() {
        let point = Edition::current().data_points().next().unwrap();
        let looks = |from: i64, to: i64| {
            TypingSlip::of_change(&Change {
                point,
                from: from.into(),
                to: to.into(),
            })
        };
        for (from, to, slip) in [
            (13, 31, TypingSlip::Swapped),
            (101, 110, TypingSlip::Swapped),
            (131, 113, TypingSlip::Swapped),
            (311, 113, TypingSlip::Other),
            (1, 10, TypingSlip::Tenfold),
            (310, 31, TypingSlip::Tenfold),
            // A figure that was left out altogether is none with a zero too few.
            (0, 10, TypingSlip::Digit),
            (3, 31, TypingSlip::Digit),
            (131, 11, TypingSlip::Digit),
            (131, 31, TypingSlip::Digit),
            (0, 1, TypingSlip::One),
            (6, 5, TypingSlip::One),
            (9, 10, TypingSlip::One),
            (0, 27, TypingSlip::Other),
            (6, 9, TypingSlip::Other),
        ] {
            assert_eq!(looks(from, to), slip, "{from} {to}");
        }
    }
}
