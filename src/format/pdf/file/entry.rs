//! Where objects are.

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entry {
    /// In the file, at this byte.
    At { offset: usize, generation: u32 },
    /// In an object stream, at this place of its list.
    In { stream: u32, index: usize },
}
