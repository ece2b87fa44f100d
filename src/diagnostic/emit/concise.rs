//! Findings one a line: `path:line:column: 错误[rule] message`.

use std::fmt::Write;

use super::FileFindings;
use crate::source::Origin;

/// The findings of one input, a line each.
pub fn concise(file: &FileFindings<'_>) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    if let Some(error) = file.error {
        let _ = writeln!(out, "{}: 失败 {}", file.path, line(error));
    }
    for found in file.diagnostics {
        let place = match (&found.primary.origin, file.source) {
            (Some(Origin::Source(span)), Some(source)) => {
                let at = source.line_column(span.start);
                format!(":{}:{}", at.line, at.column)
            }
            (Some(Origin::Document(place)), _) => format!(": {}", place.words),
            _ => String::new(),
        };
        let word = found.severity.word();
        let _ = writeln!(
            out,
            "{}{place}: {word}[{}] {}",
            file.path,
            found.rule.id,
            line(&found.message)
        );
    }
    out
}

fn line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
