//! A piece of prose set: the lines that differ change, the others stay byte for byte.

use super::change::{Edit, Refused};
use super::place::{Place, STEP, behind_colon, end, find};
use crate::file::write::inline;
use crate::form::{Edition, Table};
use crate::report::{Part, ProseKey, keys};
use crate::source::{Source, Span};
use crate::yaml::{Node, Scalar, Style, Value};

/// The edit that sets a piece of prose to these words.
///
/// # Errors
/// Something else than words stands there.
pub fn prose(
    source: &Source,
    root: Option<&Node>,
    edition: &'static Edition,
    key: ProseKey,
    words: &str,
) -> Result<Edit, Refused> {
    let mut path = vec![key.section];
    if key.part != Part::Whole {
        path.push(key.part.key());
    }
    match find(root, &path)? {
        Place::Missing(gap) => {
            let orders = |depth: usize| match depth {
                0 => super::line::top(edition),
                _ => rows(edition, key.section),
            };
            Ok(gap.fill(source, &path, &orders, &|place| match place {
                Some(indent) => anew(indent, words, "").trim_end_matches('\n').to_owned(),
                None => format!(" {}", inline(words)),
            }))
        }
        Place::Found(name, node) => {
            let Value::Scalar(scalar) = &node.value else {
                return Err(Refused::OtherShape);
            };
            let indent = source.line_column(name.span.start).column - 1;
            let after = behind_colon(source, name);
            let span = Span::new(after, words_end(source, name, node, scalar).max(after));
            let flow = is_flow(source, name);
            let (span, new) = match kept_lines(source, span, scalar, words) {
                _ if flow => (span, format!(" {}", inline(words))),
                Some((head, pad)) => (span, head + &lines(pad, words)),
                None => {
                    let (span, remark) = with_remark(source, span, scalar);
                    (span, anew(indent, words, &remark))
                }
            };
            let new = new.trim_end_matches('\n');
            Ok(Edit::new(span, new).fitted(source).narrowed(source.text()))
        }
    }
}

/// Where words end: in a block blanks at the end of its last line are words too; line breaks behind it are not, nor the blanks before
/// the next key.
fn words_end(source: &Source, key: &Node, node: &Node, scalar: &Scalar) -> usize {
    if matches!(scalar.style, Style::Literal | Style::Folded) {
        let block = source.slice(node.span);
        let whole = match block.rsplit_once('\n') {
            Some((lines, rest)) if rest.trim_matches(' ').is_empty() => lines,
            _ => block,
        };
        return node.span.start + whole.trim_end_matches(['\n', '\r']).len();
    }
    end(source, key, node)
}

/// Whether a key stands among others on one line, between braces.
fn is_flow(source: &Source, key: &Node) -> bool {
    let line = source.line_span(key.span.start);
    let before = source.slice(Span::new(line.start, key.span.start));
    before.trim_end().ends_with(['{', ','])
}

/// The head of a literal whose lines can be replaced, the rest of the key's line, and how far its lines are indented. None for
/// another style, for a head that says more than that it is one, and for words that its lines could not hold.
fn kept_lines(source: &Source, span: Span, scalar: &Scalar, words: &str) -> Option<(String, usize)> {
    let slice = source.slice(span);
    let (head, body) = slice.split_once('\n')?;
    let mark = head.split('#').next().unwrap_or_default().trim();
    let first = body.lines().find(|line| !line.trim().is_empty())?;
    let pad = first.len() - first.trim_start_matches(' ').len();
    let kept = scalar.style == Style::Literal && matches!(mark, "|" | "|-") && is_literal(words);
    kept.then(|| (format!("{}\n", head.trim_end_matches('\r')), pad))
}

/// Whether words can stand as the lines of a literal. Where the first line that says something begins with blanks, or only blanks
/// stand before it, how far it is indented could not be seen; a number behind the mark would say it, and not every parser reads
/// that alike.
fn is_literal(words: &str) -> bool {
    let head = words.len() - words.trim_start_matches([' ', '\n']).len();
    let is_indented = words[..head].contains(' ');
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    !words.trim().is_empty() && !is_indented && !words.contains(is_odd)
}

/// The span of a value with the comment beside it, and that comment: behind the mark of a block, or behind the value's last line.
fn with_remark(source: &Source, span: Span, scalar: &Scalar) -> (Span, String) {
    let block = matches!(scalar.style, Style::Literal | Style::Folded);
    let line = if block {
        source.line_span(span.start)
    } else {
        source.line_span(span.end)
    };
    let from = if block { span.start } else { span.end };
    let rest = source.slice(Span::new(from, line.end.max(from)));
    let at = if block {
        rest.find(" #").map(|at| at + 1)
    } else {
        rest.find('#')
    };
    // What stands for nothing, ~, is before it.
    match at {
        Some(at) => {
            let remark = rest[at..].trim_end().to_owned();
            let end = if block { span.end } else { line.end };
            (Span::new(span.start, end), remark)
        }
        None => (span, String::new()),
    }
}

/// What stands behind the colon of a key whose value is written anew, with the comment that stood beside it.
fn anew(indent: usize, words: &str, remark: &str) -> String {
    let gap = if remark.is_empty() { "" } else { "  " };
    if !is_literal(words) {
        return format!(" {}{gap}{remark}", inline(words));
    }
    let lines = lines(indent + STEP, words);
    format!(" |{gap}{remark}\n{lines}")
}

/// Words as the lines of a literal, so far indented.
fn lines(pad: usize, words: &str) -> String {
    let pad = " ".repeat(pad);
    let lines = words.trim_end_matches('\n').split('\n').map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("{pad}{line}\n"),
    });
    lines.collect()
}

/// The keys of a part with a table: its prose before and behind its rows.
fn rows(edition: &'static Edition, section: &str) -> Vec<&'static str> {
    let rows = edition.table(section).into_iter().flat_map(Table::keyed_rows);
    let rows = rows.map(|(_, row)| row.key);
    std::iter::once(keys::BEFORE)
        .chain(rows)
        .chain([keys::AFTER])
        .collect()
}
