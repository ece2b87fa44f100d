//! What a file can be.

use super::foreign::Foreign;
use crate::format::Format;

/// What a file is.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// A report as the agency fills it.
    Yaml,
    /// A document of a format that is read.
    Format(&'static Format),
    /// Something that is not read.
    Foreign(&'static Foreign),
}
