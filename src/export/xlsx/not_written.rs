//! Why a workbook could not be written.

use rust_xlsxwriter::XlsxError;

/// Why a workbook could not be written: a fault of the program.
#[derive(Debug)]
pub struct NotWritten(XlsxError);

impl std::fmt::Display for NotWritten {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for NotWritten {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl From<XlsxError> for NotWritten {
    fn from(error: XlsxError) -> Self {
        Self(error)
    }
}
