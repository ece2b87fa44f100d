//! A piece of prose set: the lines that differ change, the others stay byte for byte.

use super::change::{Edit, Refused};
use super::place::{Place, behind_colon, end, find};
use crate::file::write::block;
use crate::form::Edition;
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
            Ok(gap.fill(source, &path, &orders, &|indent| {
                block(indent, words).trim_end_matches('\n').to_owned()
            }))
        }
        Place::Found(name, node) => {
            let Value::Scalar(scalar) = &node.value else {
                return Err(Refused::OtherShape);
            };
            let indent = source.line_column(name.span.start).column - 1;
            let after = behind_colon(source, name);
            let span = Span::new(after, end(source, name, node).max(after));
            let new = match kept_lines(source, span, scalar) {
                Some(head) => head + &lines(&pad(source, span), words),
                None => block(indent, words),
            };
            let new = new.trim_end_matches('\n');
            Ok(Edit::new(span, new).narrowed(source.text()))
        }
    }
}

/// The head of a literal whose lines can be replaced: the rest of the key's line. None for another style, or where the head
/// says more than that it is one.
fn kept_lines(source: &Source, span: Span, scalar: &Scalar) -> Option<String> {
    let slice = source.slice(span);
    let (head, body) = slice.split_once('\n')?;
    let mark = head.split('#').next().unwrap_or_default().trim();
    let plain = scalar.style == Style::Literal && matches!(mark, "|" | "|-") && !body.trim().is_empty();
    plain.then(|| format!("{head}\n"))
}

/// The blanks before the lines of a literal.
fn pad(source: &Source, span: Span) -> String {
    let body = source.slice(span).split_once('\n').map_or("", |(_, body)| body);
    let first = body
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    " ".repeat(first.len() - first.trim_start_matches(' ').len())
}

/// Words as the lines of a literal.
fn lines(pad: &str, words: &str) -> String {
    let lines = words.trim_end().lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("{pad}{line}\n"),
    });
    lines.collect()
}

/// The keys of a part with a table: its prose before and behind its rows.
fn rows(edition: &'static Edition, section: &str) -> Vec<&'static str> {
    let rows = edition
        .table(section)
        .into_iter()
        .flat_map(|table| table.keyed_rows());
    let rows = rows.map(|(_, row)| row.key);
    std::iter::once(keys::BEFORE)
        .chain(rows)
        .chain([keys::AFTER])
        .collect()
}
