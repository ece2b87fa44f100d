//! A scalar of the file as words of the report, with the way back from each character to the file.

use crate::report::text::{Text, Trace};
use crate::source::{Source, Span};
use crate::yaml::{Node, Scalar, Style, Value};

/// The text of a scalar; none for a list or a mapping.
pub fn text(source: &Source, node: &Node) -> Option<Text> {
    let Value::Scalar(scalar) = &node.value else {
        return None;
    };
    let parts = parts(source, node.span, scalar);
    Some(Text::traced(scalar.text.clone(), node.span, parts))
}

/// Where the lines of a scalar stand in the file: exact where the file has the same characters.
fn parts(source: &Source, span: Span, scalar: &Scalar) -> Vec<(usize, Trace)> {
    if scalar.text.is_empty() {
        return Vec::new();
    }
    match scalar.style {
        Style::Literal => literal_lines(source, span, &scalar.text),
        _ if source.slice(span) == scalar.text => vec![(0, Trace::Exact(span.start))],
        _ => source.slice(span).find(&scalar.text).map_or_else(
            || vec![(0, Trace::Within(span))],
            |inner| vec![(0, Trace::Exact(span.start + inner))],
        ),
    }
}

/// The lines of a `|` scalar: each stands in the file behind its indentation.
fn literal_lines(source: &Source, span: Span, text: &str) -> Vec<(usize, Trace)> {
    let mut out = Vec::new();
    let raw = source.slice(span);
    let mut at = span.start;
    // The parser may count the header's line to the scalar.
    if is_header(raw) {
        at += raw.find('\n').map_or(raw.len(), |i| i + 1);
    } else {
        at = source.line_span(at).start;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches('\n');
        let whole = source.line_span(at);
        let line_of_file = source.slice(whole);
        let before = line_of_file.strip_suffix(words).map(str::len);
        let from = before
            .or_else(|| line_of_file.rfind(words))
            .filter(|_| whole.start == at)
            .map_or(Trace::Within(span), |inner| Trace::Exact(at + inner));
        out.push((start, from));
        start += line.len();
        at = next_line(source, whole.end);
    }
    out
}

/// Whether a scalar's bytes begin with its mark, and not with a line of a pipe table.
fn is_header(raw: &str) -> bool {
    let line = raw.lines().next().unwrap_or_default();
    let mark = line.split('#').next().unwrap_or_default().trim_end();
    mark.strip_prefix('|')
        .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+')))
}

fn next_line(source: &Source, end: usize) -> usize {
    source
        .text()
        .get(end..)
        .and_then(|rest| rest.find('\n'))
        .map_or(source.text().len(), |i| end + i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::Insertion;

    fn parsed(file: &str, key: &str) -> (Source, Text) {
        let source = Source::new("a", file);
        let root = crate::yaml::parse(&source).root.unwrap();
        let text = super::text(&source, root.get(key).unwrap()).unwrap();
        (source, text)
    }

    #[test]
    fn every_character_of_a_literal_leads_back_to_itself() {
        let (source, text) = parsed(
            "\u{feff}甲: 1\r\n引言: |\r\n  第一段。\r\n\r\n    缩进的第二段\r\n  第三段\r\n乙: 2\r\n",
            "引言",
        );
        assert_eq!(text.as_str(), "第一段。\n\n  缩进的第二段\n第三段\n");
        for (at, c) in text.as_str().char_indices().filter(|(_, c)| *c != '\n') {
            let span = text.span_of(at..at + c.len_utf8());
            assert_eq!(source.slice(span), c.to_string(), "{at}");
        }
    }

    #[test]
    fn a_literal_that_begins_with_a_pipe_table_leads_back_too() {
        let (source, text) = parsed("引言: |\n  | 甲 | 乙 |\n  | 丙 | 丁 |\n", "引言");
        let at = text.as_str().find('丙').unwrap();
        assert_eq!(source.slice(text.span_of(at..at + 3)), "丙");
    }

    #[test]
    fn quoted_and_plain_scalars_lead_back_too() {
        let (source, plain) = parsed("引言: 甲乙丙 # 注\n", "引言");
        assert_eq!(source.slice(plain.span_of(3..6)), "乙");
        let (source, quoted) = parsed("引言: \"甲乙丙\"\n", "引言");
        assert_eq!(source.slice(quoted.span_of(3..6)), "乙");
        let (source, folded) = parsed("引言: >-\n  甲\n  乙\n", "引言");
        assert!(source.slice(folded.span_of(0..3)).contains('甲'));
    }

    #[test]
    fn insertions_keep_the_places_around_them() {
        let (source, text) = parsed("引言: |\n  共{{申请}}件，{{又}}。\n  次段\n", "引言");
        let text = text.insert(|name, _| {
            if name == "申请" {
                Insertion::Words("31".into())
            } else {
                Insertion::Keep
            }
        });
        assert_eq!(text.as_str(), "共31件，{{又}}。\n次段\n");
        let at = |words: &str| {
            let start = text.as_str().find(words).unwrap();
            source.slice(text.span_of(start..start + words.len())).to_owned()
        };
        assert_eq!(at("31"), "{{申请}}");
        assert_eq!(at("件"), "件");
        assert_eq!(at("次段"), "次段");
        let start = text.as_str().find("31").unwrap();
        assert!(text.is_inserted(&(start..start + 1)));
        assert!(!text.is_inserted(&(start + 2..start + 5)));
        let written = text.with_expressions(|expression, words| format!("<{expression}={words}>"));
        assert_eq!(written, "共<申请=31>件，{{又}}。\n次段\n");
    }
}
