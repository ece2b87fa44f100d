//! Findings for people: what is wrong, the very place, what it contradicts, what to do.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin as Head, Renderer, Snippet, Title};

use super::concise;
use super::file_findings::{Count, FileFindings};
use super::harmless::{harmless, is_obeyed};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Origin, Place, Source, Span};

/// The most related places that are drawn; the others are counted.
const MAX_DRAWN: usize = 8;

/// The findings of one input, drawn one after the other.
pub fn human(file: &FileFindings<'_>, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Unicode);
    let failed = file
        .error
        .map(|error| format!("失败：{} {error}\n", harmless(file.path)));
    let drawn = file
        .diagnostics
        .iter()
        .map(|found| renderer.render(&[group(file, found)]) + "\n\n");
    let waived = file.waived.iter().map(|found| waived(file, found));
    let out: String = failed.into_iter().chain(drawn).chain(waived).collect();
    // The renderer shows the control characters of ASCII as pictures; some terminals obey others as well.
    out.replace(is_obeyed, "\u{fffd}")
}

/// What 核实说明 explains, in a line: it is no longer to be corrected, but whoever reads the report's findings sees it.
fn waived(file: &FileFindings<'_>, found: &Diagnostic) -> String {
    let reason = found.related.last().map_or("", |label| label.message.as_str());
    let place = concise::place(file, found);
    let (rule, message) = (found.rule.id, concise::one_line(&found.message));
    format!(
        "{place}: 已说明[{rule}] {message}（{}）\n",
        concise::one_line(reason)
    )
}

/// The last line: how much there is to correct.
pub fn summary(count: &Count) -> String {
    let mut parts = Vec::new();
    for (number, word) in [
        (count.errors, "个错误"),
        (count.warnings, "个警告"),
        (count.infos, "个提示"),
        (count.unread, "个文件没有读成"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {word}"));
        }
    }
    let found = if parts.is_empty() {
        "没有发现问题".to_owned()
    } else {
        parts.join("，")
    };
    let waived = if count.waived > 0 {
        format!("（另有 {} 处已在核实说明中写明理由）", count.waived)
    } else {
        String::new()
    };
    if count.files == 1 {
        format!("{found}{waived}\n")
    } else {
        format!("共 {} 个文件：{found}{waived}\n", count.files)
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
    .with_name(severity.word())
}

fn group<'a>(file: &'a FileFindings<'_>, found: &'a Diagnostic) -> Group<'a> {
    let title = level(found.severity)
        .primary_title(found.message.as_str())
        .id(found.rule.id);
    let span = found.primary.origin.as_ref().and_then(Origin::span);
    let mut group = match (file.source, span, &found.primary.origin) {
        (Some(source), Some(span), _) => title.element(snippet(source, harmless(file.path), found, span)),
        (_, _, Some(Origin::Document(place))) => placed(title, &harmless(file.path), place, found),
        _ => title.element(Head::path(harmless(file.path))),
    };
    let hidden = if span.is_some() {
        let marked = found.related.iter().filter(|label| label.origin.is_some());
        marked.count().saturating_sub(MAX_DRAWN)
    } else {
        0
    };
    if hidden > 0 {
        group = group.element(
            Level::NOTE
                .with_name("另有")
                .message(format!("{hidden} 处，未一一标出")),
        );
    }
    for words in span
        .map(|span| unmarked_messages(file, found, span))
        .unwrap_or_default()
    {
        group = group.element(Level::NOTE.with_name("对照").message(words));
    }
    if let Some(help) = &found.help {
        group = group.element(Level::HELP.with_name("办法").message(help.as_str()));
    }
    let basis = found.rule.basis(file.edition);
    let explain = format!("nianbao explain {}", found.rule.id);
    let note = if basis.is_empty() {
        Level::NOTE.with_name("说明").message(explain)
    } else {
        Level::NOTE
            .with_name("依据")
            .message(format!("{basis}　说明: {explain}"))
    };
    group.element(note)
}

/// A place of a document, which has no lines to show: in words, and what it contradicts in words too.
fn placed<'a>(title: Title<'a>, path: &str, place: &Place, found: &'a Diagnostic) -> Group<'a> {
    let mut group = title.element(Head::path(format!("{path}：{}", harmless(&place.words))));
    if !found.primary.message.is_empty() {
        group = group.element(
            Level::NOTE
                .with_name("这里")
                .message(found.primary.message.as_str()),
        );
    }
    let related = found.related.iter().filter(|label| !label.message.is_empty());
    for label in related.clone().take(MAX_DRAWN) {
        let message = match &label.origin {
            Some(Origin::Document(place)) => format!("{}：{}", place.words, label.message),
            _ => label.message.clone(),
        };
        group = group.element(Level::NOTE.with_name("对照").message(message));
    }
    let hidden = related.count().saturating_sub(MAX_DRAWN);
    if hidden > 0 {
        group = group.element(
            Level::NOTE
                .with_name("另有")
                .message(format!("{hidden} 处，未一一列出")),
        );
    }
    group
}

/// The related places of the file that are drawn.
fn drawn(found: &Diagnostic) -> Vec<(&Label, Span)> {
    let placed = found.related.iter();
    placed
        .filter_map(|label| Some((label, label.origin.as_ref().and_then(Origin::span)?)))
        .take(MAX_DRAWN)
        .collect()
}

/// Labels stand side by side only in a fixed width of one column a character; wide ones would push each other away from
/// their marks. Where a line has several, the marks alone show the places.
fn is_alone(source: &Source, marks: &[(&Label, Span)], primary: Span, span: Span) -> bool {
    let line = |span: Span| source.line_span(span.start).start;
    let all = marks.iter().map(|(_, span)| *span).chain([primary]);
    all.filter(|other| line(*other) == line(span)).count() == 1
}

/// The messages of related places that must be shown and have no room at a mark.
fn unmarked_messages<'a>(file: &FileFindings<'_>, found: &'a Diagnostic, primary: Span) -> Vec<&'a str> {
    let Some(source) = file.source else {
        return Vec::new();
    };
    let marks = drawn(found);
    let is_shown = |label: &Label| {
        let mark = marks.iter().find(|(drawn, _)| std::ptr::eq(*drawn, label));
        mark.is_some_and(|(_, span)| is_alone(source, &marks, primary, *span))
    };
    let wanted = found
        .related
        .iter()
        .filter(|label| label.must_show && !is_shown(label));
    wanted.map(|label| label.message.as_str()).collect()
}

/// The lines that are spoken of, with their marks.
fn snippet<'a>(
    source: &'a Source,
    path: Cow<'a, str>,
    found: &'a Diagnostic,
    primary: Span,
) -> Snippet<'a, Annotation<'a>> {
    let related = drawn(found);
    // Only the lines from the first mark to the last are handed on: a file may be long.
    let spans = || related.iter().map(|(_, span)| *span).chain([primary]);
    let first = spans()
        .map(|s| source.line_span(s.start).start)
        .min()
        .unwrap_or(0)
        .max(source.bom_len());
    let last = spans()
        .map(|s| source.line_span(s.end).end)
        .max()
        .unwrap_or(first)
        .max(first);
    let range = |span: Span| span.start.max(first) - first..span.end.max(span.start).max(first) - first;
    let label = |text: &'a str| (!text.is_empty()).then_some(text);
    let marks = related
        .iter()
        .map(|(l, span)| {
            let words = label(&l.message).filter(|_| is_alone(source, &related, primary, *span));
            AnnotationKind::Context.span(range(*span)).label(words)
        })
        .chain([AnnotationKind::Primary
            .span(range(primary))
            .label(label(&found.primary.message))]);
    Snippet::source(source.slice(Span::new(first, last)))
        .path(path)
        .line_start(source.line_column(first).line)
        .annotations(marks)
}
