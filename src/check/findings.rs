//! What checking a report gives.

use crate::diagnostic::Diagnostic;

/// What checking a report gave.
#[derive(Debug, Default)]
pub struct Findings {
    /// What stands, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What 核实说明 explains.
    pub waived: Vec<Diagnostic>,
}
