//! What a file can be.

use super::foreign::{Foreign, INFOGRAPHIC};
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

impl Content {
    /// Whether it is the year at a glance, which is made of a report and is none.
    pub fn is_glance(self) -> bool {
        matches!(self, Self::Foreign(foreign) if std::ptr::eq(foreign, &raw const INFOGRAPHIC))
    }
}
