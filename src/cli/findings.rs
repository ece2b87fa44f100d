//! Findings as every command prints them for people, and the rules that they belong to by name.

use super::error::Error;
use super::marks::marks;
use super::terminal;
use crate::catalogue;
use crate::diagnostic::Rule;
use crate::diagnostic::emit::{self, Count, FileFindings};

/// Prints the findings of all inputs and the line that counts them.
pub(super) fn print_findings(files: &[FileFindings<'_>]) {
    let colour = terminal::colour();
    for file in files {
        terminal::print(&emit::human(file, colour));
    }
    for file in files {
        if let Some(line) = marks(file, files.len() > 1) {
            terminal::print(&line);
        }
    }
    terminal::print(&emit::summary(&Count::new(files)));
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
