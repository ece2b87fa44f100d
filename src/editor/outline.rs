//! The parts of a file, for an editor to list.

use super::meaning::{Meaning, meaning};
use super::page::Page;
use crate::source::Span;

/// A key with what stands below it.
#[derive(Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The key.
    pub name: String,
    /// The form's words for it.
    pub detail: Option<String>,
    /// All that belongs to it.
    pub span: Span,
    /// The key itself.
    pub key: Span,
    /// The keys below it.
    pub below: Vec<Symbol>,
}

/// How deep a list of parts goes: the form's own keys are four deep.
const MAX_DEPTH: usize = 6;

/// The keys of a report's file; nothing where it is none.
pub fn outline(page: &Page) -> Vec<Symbol> {
    if page.is_report() {
        below(page, 0, page.text().len(), MAX_DEPTH)
    } else {
        Vec::new()
    }
}

/// The keys from one on, before a byte of the text.
fn below(page: &Page, first: usize, end: usize, depth: usize) -> Vec<Symbol> {
    let (lines, mut at, mut out) = (page.lines(), first, Vec::new());
    while let Some(line) = lines.get(at).filter(|line| line.key.start < end) {
        let text = page.text().get(line.key.start..line.end).unwrap_or_default();
        out.push(Symbol {
            name: line.name.clone(),
            detail: match meaning(page.edition(), &lines.path(at)) {
                Some(Meaning::Section(section)) => Some(page.edition().heading(section.key)),
                Some(Meaning::Group(_, row, _)) => Some(row.label.to_owned()),
                Some(Meaning::Row(section, _, path)) => Some(page.edition().row_place(section.key, path)),
                _ => None,
            },
            span: Span::new(line.key.start, line.key.start + text.trim_end().len()),
            key: line.key,
            below: match depth.checked_sub(1) {
                Some(depth) => below(page, at + 1, line.end, depth),
                None => Vec::new(),
            },
        });
        at = lines
            .all()
            .partition_point(|next| next.key.start < line.end)
            .max(at + 1);
    }
    out
}
