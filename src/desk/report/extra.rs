//! What a report can be downloaded as, beside the formats that `build` writes.

use crate::format::{Format, docx, html};

/// What addresses call the YAML file itself.
pub const SOURCE: &str = "yaml";

/// A file that is made of a report and its findings.
pub struct Extra {
    /// What addresses call it.
    pub kind: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What is added to the name of its file.
    pub mark: &'static str,
    /// The format of its file.
    pub format: &'static Format,
}

/// The Word file with every finding as a comment; the sheet that a reviewer signs.
pub static EXTRAS: [Extra; 2] = [
    Extra {
        kind: "comments",
        title: "带批注的 Word 文档",
        mark: "（批注）",
        format: &docx::FORMAT,
    },
    Extra {
        kind: "review",
        title: "核对单",
        mark: "（核对单）",
        format: &html::FORMAT,
    },
];
