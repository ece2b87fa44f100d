//! Slips of a Chinese input method, found line by line before the parser sees the file: full-width ：，［］【】 in the
//! place of YAML's punctuation, tabs in the place of its blanks, an empty place between two commas.
//!
//! Only what stands outside prose is judged: not block scalars, quoted values, comments, nor plain values of words.
//! A slip is named only where nothing else can have been meant.

mod brackets;
mod lines;

pub(super) use lines::scan;

use super::mended::{Edit, Mended};
use super::message::SYNTAX_ERROR;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// So many lines with slips are told one by one; a file with more was not typed as YAML at all.
const TOLD: usize = 100;

/// A slip: where it is, what was meant (none where that is not certain), and what to call it.
#[derive(Debug)]
pub(super) struct Slip {
    span: Span,
    meant: Option<String>,
    kind: SlipKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SlipKind {
    Colon,
    NoBlank,
    Comma,
    Bracket,
    Bar,
    Tab,
    WideIndent,
    /// `[27, , 0]`: told as a blank figure by whoever reads the row, at the place of the inserted `~`.
    Empty,
    Braces,
}

/// One finding for the slips of a line.
pub(super) fn diagnose(source: &Source, slips: &[Slip]) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let told: Vec<&Slip> = slips.iter().filter(|s| s.kind != SlipKind::Empty).collect();
    for line in told
        .chunk_by(|a, b| source.line_span(a.span.start) == source.line_span(b.span.start))
        .take(TOLD)
    {
        let (first, last) = (line[0], line[line.len() - 1]);
        let (message, help) = words(source, line);
        let span = Span::new(first.span.start, last.span.end);
        let mut found = Diagnostic::new(&SYNTAX_ERROR, message).at(span).help(help);
        if let Some(fixed) = replaced(source, span, line) {
            found = found.fix(span, fixed);
        }
        out.push(found);
    }
    out
}

fn words(source: &Source, line: &[&Slip]) -> (String, &'static str) {
    let first = line[0];
    let mut marks: Vec<&str> = Vec::new();
    for slip in line {
        let mark = source.slice(slip.span);
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    match first.kind {
        SlipKind::NoBlank => ("冒号后面少了一个空格".into(), "键和值之间写半角冒号和一个空格"),
        SlipKind::Tab => (
            "这里用了制表符（Tab 键）".into(),
            "YAML 只用空格缩进，请把制表符换成空格",
        ),
        SlipKind::WideIndent => (
            "行首用了全角空格，不能当作缩进".into(),
            "正文每行用半角空格缩进，比它的键多两格",
        ),
        SlipKind::Bar => ("这里用了全角的“｜”".into(), "改用半角的 |"),
        SlipKind::Braces => (
            "以 {{ 开头的值没有加引号，YAML 会把它当成别的东西".into(),
            "给整个值加上引号，或把正文写在 | 之后",
        ),
        _ => (
            format!("这里用了全角的“{}”", marks.join("”“")),
            "数据和键用半角标点：冒号 : 后空一格，逗号 , ，方括号 [ ]",
        ),
    }
}

/// The text of `span` with the line's slips mended, where each of them can be.
fn replaced(source: &Source, span: Span, line: &[&Slip]) -> Option<String> {
    let mut out = String::new();
    let mut done = span.start;
    for slip in line {
        out.push_str(source.slice(Span::new(done, slip.span.start)));
        out.push_str(slip.meant.as_ref()?);
        done = slip.span.end;
    }
    Some(out)
}

/// The file as it was meant; none where some slip leaves that open.
pub(super) fn mend<'a>(source: &'a Source, slips: &[Slip]) -> Option<Mended<'a>> {
    let edits: Option<Vec<Edit>> = slips
        .iter()
        .map(|s| {
            Some(Edit {
                span: s.span,
                replacement: s.meant.clone()?,
            })
        })
        .collect();
    Some(Mended::new(source, &edits?))
}
