//! Places in the text with something about each: PLC ([MS-DOC] 2.2.2).

use super::bytes::{size_at, slice};

/// Places in ascending order, one more than there are things between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plc<'a> {
    bytes: &'a [u8],
    /// How many bytes each thing has.
    size: usize,
    count: usize,
}

impl<'a> Plc<'a> {
    /// The places in these bytes, with things of that many bytes each.
    pub const fn new(bytes: &'a [u8], size: usize) -> Self {
        Self {
            bytes,
            size,
            count: bytes.len().saturating_sub(4) / (4 + size),
        }
    }

    /// How many things there are.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// The place at which a thing begins; at the end of the last there is one more.
    pub fn start(&self, index: usize) -> Option<usize> {
        (index <= self.count).then_some(())?;
        size_at(self.bytes, 4 * index)
    }

    /// A thing.
    pub fn thing(&self, index: usize) -> Option<&'a [u8]> {
        (index < self.count).then_some(())?;
        slice(self.bytes, 4 * (self.count + 1) + self.size * index, self.size)
    }

    /// The thing within whose places this one lies.
    pub fn find(&self, place: usize) -> Option<usize> {
        let (mut low, mut high) = (0, self.count + 1);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.start(middle)? <= place {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.checked_sub(1).filter(|index| *index < self.count)
    }
}
