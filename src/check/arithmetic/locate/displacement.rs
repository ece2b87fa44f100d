//! How figures came into cells beside their own.

/// How a figure came into the cell beside its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::arithmetic) enum Displacement {
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

impl Displacement {
    /// What is said of it.
    pub const fn describe(self) -> &'static str {
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
