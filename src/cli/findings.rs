//! Findings as every command prints them for people, and the rules that they belong to by name.

use super::error::Error;
use super::marks::marks;
use super::terminal;
use crate::catalogue;
use crate::diagnostic::Rule;
use crate::diagnostic::emit::{self, Count, FileFindings};

/// Prints the findings of all inputs and the line that counts them.
pub(super) fn print_findings(files: &[FileFindings<'_>]) {
    terminal::print(&text(files));
}

/// The findings of all inputs and the line that counts them.
pub(super) fn text(files: &[FileFindings<'_>]) -> String {
    let colour = terminal::colour();
    let mut out: String = files.iter().map(|file| emit::human(file, colour)).collect();
    out.extend(files.iter().filter_map(|file| marks(file, files.len() > 1)));
    out + &emit::summary(&Count::new(files))
}

/// The rule of this name, or an error that names the nearest.
pub(super) fn rule_by_name(id: &str) -> Result<&'static Rule, Error> {
    catalogue::find(id).ok_or_else(|| {
        let near = catalogue::nearest(id)
            .map(|near| format!("，是不是 {near}？"))
            .unwrap_or_default();
        Error::Usage(format!(
            "没有名为“{id}”的规则{near}（用 nianbao explain 列出全部规则）"
        ))
    })
}
