//! A finding in an editor's words: a message, what it contradicts elsewhere in the text, the place that is underlined.

use super::page::Page;
use crate::diagnostic::advice::on_page;
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Origin, Source, Span};

/// The most places that a finding names beside its own.
const MAX_BESIDE: usize = 6;

/// What a finding says: what is wrong, what it contradicts that has no place in the text, what to do. What the command line would do
/// is left out: there are buttons for it.
pub fn words(found: &Diagnostic) -> String {
    let mut lines = vec![found.message.clone()];
    let labels = found.related.iter().filter(|label| span(label).is_none());
    for label in std::iter::once(&found.primary).chain(labels) {
        let is_new = !label.message.is_empty() && !lines.iter().any(|line| line.contains(&label.message));
        if is_new && label.must_show && lines.len() <= MAX_BESIDE {
            lines.push(label.message.clone());
        }
    }
    if let Some(help) = found.help.as_deref().and_then(on_page) {
        lines.push(format!("办法：{help}"));
    }
    lines.join("\n")
}

/// What a finding contradicts, with its places in the text.
pub fn related(found: &Diagnostic) -> impl Iterator<Item = (Span, &str)> {
    let placed = found.related.iter();
    placed
        .filter_map(|label| Some((span(label)?, label.message.as_str())))
        .map(|(span, words)| (span, if words.is_empty() { "这里也是" } else { words }))
}

/// Where last year's report, in YAML, says what a finding of a figure holds it against: bytes of that file, and what stands there.
pub fn last_year(page: &Page, found: &Diagnostic) -> Option<(Span, String)> {
    let (last, point) = (
        page.prior()?,
        found.primary.cell.filter(|_| found.rule.needs_prior)?,
    );
    let row = point.row.to_string();
    let mut carried = page.edition().carried.iter();
    let from = carried.find(|own| own.table == point.table && own.to == row);
    let row = from.map_or(row.as_str(), |own| own.from);
    let mut facts = last.facts.iter();
    let (point, fact) = facts.find(|(own, _)| {
        own.table == point.table && own.column == point.column && own.row.to_string() == row
    })?;
    let words = format!("上年报告：{} {}", last.edition.point_name(*point), fact.raw);
    Some((fact.origin.span()?, words))
}

/// The bytes that are underlined: of what has none of its own the word there, of several lines the first.
pub fn marked(found: &Diagnostic, source: &Source) -> Span {
    let span = span(&found.primary).unwrap_or_else(|| Span::at(source.bom_len()));
    visible(span, source)
}

/// A span as it can be seen.
fn visible(span: Span, source: &Source) -> Span {
    let text = source.text();
    let own = text.get(span.range()).unwrap_or_default();
    let start = span.start + (own.len() - own.trim_start().len());
    let line = source.line_span(start);
    if span.start < span.end {
        let end = span.end.min(line.end);
        let whole = text.get(start..end).unwrap_or_default();
        return Span::new(start, start + whole.trim_end().len());
    }
    let rest = text.get(start..line.end).unwrap_or_default();
    let word = rest.find([' ', ':', ',', '：', '，']).unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    Span::new(start, start + word.max(first))
}

/// The place of a label in the text.
pub(super) fn span(label: &Label) -> Option<Span> {
    label.origin.as_ref().and_then(Origin::span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_can_be_seen() {
        let source = Source::new("a", "年度: 2021\n\n说明: |\n  甲\n  乙\n");
        let at = |start: usize, end: usize| source.slice(visible(Span::new(start, end), &source)).to_owned();
        assert_eq!(at(0, 0), "年度");
        assert_eq!(at(8, 8), "2021");
        let words = source.text().find("  甲").unwrap();
        assert_eq!(at(words, source.text().len()), "甲");
        assert_eq!(at(source.text().len(), source.text().len()), "");
    }
}
