//! Addresses of cells, as workbooks write them: D7, $D$7, A1:E1. Rows and columns count from 0.

/// The last row and the last column that a sheet can have (ISO/IEC 29500-1, 18.3.1.13 and 18.3.1.73).
pub const LAST: (u32, u32) = (1_048_575, 16_383);

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its first row.
    pub top: u32,
    /// Its first column.
    pub left: u32,
    /// Its last row.
    pub bottom: u32,
    /// Its last column.
    pub right: u32,
}

impl Area {
    /// Whether a cell lies in it.
    pub const fn has(&self, row: u32, column: u32) -> bool {
        self.top <= row && row <= self.bottom && self.left <= column && column <= self.right
    }

    /// Whether it shares a cell with another one.
    pub const fn meets(&self, other: &Self) -> bool {
        self.top <= other.bottom
            && other.top <= self.bottom
            && self.left <= other.right
            && other.left <= self.right
    }

    /// The smallest one that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            top: self.top.min(other.top),
            left: self.left.min(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.max(other.right),
        }
    }
}

/// The row and the column of a cell's address.
pub fn cell(text: &str) -> Option<(u32, u32)> {
    let text = text.trim().trim_start_matches('$');
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = text.split_at_checked(letters)?;
    let mut number: u32 = 0;
    for letter in column.bytes() {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        number = number.checked_mul(26)?.checked_add(digit)?;
    }
    let row: u32 = row.trim_start_matches('$').parse().ok()?;
    let (row, column) = (row.checked_sub(1)?, number.checked_sub(1)?);
    (row <= LAST.0 && column <= LAST.1).then_some((row, column))
}

/// A rectangle: A1:E1, or one cell.
pub fn area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let ((top, left), (bottom, right)) = (cell(first)?, cell(last)?);
    Some(Area {
        top: top.min(bottom),
        left: left.min(right),
        bottom: bottom.max(top),
        right: right.max(left),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        assert_eq!(cell("A1"), Some((0, 0)));
        assert_eq!(cell("$d$7"), Some((6, 3)));
        assert_eq!(cell("XFD1048576"), Some(LAST));
        for wrong in [
            "",
            "A0",
            "7",
            "A",
            "XFE1",
            "A1048577",
            "ZZZZZZZZZZ1",
            "A-1",
            "表1",
        ] {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
        let found = area("$E$9:B3").unwrap();
        assert_eq!((found.top, found.left, found.bottom, found.right), (2, 1, 8, 4));
        assert!(found.has(2, 4) && !found.has(1, 4));
    }
}
