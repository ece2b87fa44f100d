//! What a sheet is made of.

use crate::pipeline::Judged;

/// A file that was reviewed.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    /// What was read and found.
    pub judged: &'a Judged,
    /// Why it could not be read, if so.
    pub error: Option<&'a str>,
}
