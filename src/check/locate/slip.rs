//! What a change looks like: which slip of the hand would have made it.

use rust_decimal::Decimal;

use super::Change;

/// What a slip looks like, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Slip {
    /// Two neighbouring digits the wrong way round.
    Swapped,
    /// A figure in a cell beside its own.
    Moved,
    /// A nought too many, or one too few.
    Tenfold,
    /// A digit that was left out, or typed twice.
    Digit,
    /// One more or one less.
    One,
    /// Anything else.
    Other,
}

impl Slip {
    /// What a change of one figure looks like.
    pub fn of(change: &Change) -> Self {
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

    /// How a change is told; nothing where there is nothing to tell.
    pub fn words(change: &Change) -> &'static str {
        match (Self::of(change), change.from > change.to) {
            (Self::Swapped, _) => "像是相邻两位数字写颠倒了",
            (Self::Tenfold, true) => "像是多写了一个 0",
            (Self::Tenfold, false) => "像是少写了一个 0",
            (Self::Digit, true) => "像是多写了一位数字",
            (Self::Digit, false) => "像是漏写了一位数字",
            (Self::Moved | Self::One | Self::Other, _) => "",
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

/// How a figure came into the cell beside its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Moved {
    /// One row too low.
    Down,
    /// One row too high.
    Up,
    /// One column too far to the right.
    Right,
    /// One column too far to the left.
    Left,
    /// The figures of two rows in each other's place.
    Rows,
    /// The figures of two columns in each other's place.
    Columns,
}

impl Moved {
    /// How it is told.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Down => "像是填低了一行",
            Self::Up => "像是填高了一行",
            Self::Right => "像是往右填错了一栏",
            Self::Left => "像是往左填错了一栏",
            Self::Rows => "像是上下两行的数填颠倒了",
            Self::Columns => "像是左右两栏的数填颠倒了",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;

    #[test]
    fn slips_look_like_what_hands_do() {
        let point = Edition::current().data_points().next().unwrap();
        let looks = |from: i64, to: i64| {
            Slip::of(&Change {
                point,
                from: from.into(),
                to: to.into(),
            })
        };
        for (from, to, slip) in [
            (13, 31, Slip::Swapped),
            (101, 110, Slip::Swapped),
            (131, 113, Slip::Swapped),
            (311, 113, Slip::Other),
            (1, 10, Slip::Tenfold),
            (310, 31, Slip::Tenfold),
            // A figure that was left out altogether is none with a nought too few.
            (0, 10, Slip::Digit),
            (3, 31, Slip::Digit),
            (131, 11, Slip::Digit),
            (131, 31, Slip::Digit),
            (0, 1, Slip::One),
            (6, 5, Slip::One),
            (9, 10, Slip::One),
            (0, 27, Slip::Other),
            (6, 9, Slip::Other),
        ] {
            assert_eq!(looks(from, to), slip, "{from} {to}");
        }
    }
}
