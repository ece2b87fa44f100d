//! An explanation (核实说明) added, given another reason, withdrawn.

use super::change::{Edit, Refused};
use super::place::{Place, end, find, value};
use crate::file::write::inline;
use crate::form::Edition;
use crate::report::{Waiver, keys};
use crate::source::{Source, Span};
use crate::yaml::{Node, Value};

/// The edit that adds an explanation behind those that are there.
///
/// # Errors
/// What stands there is no list of explanations, or one on a single line.
pub fn waiver(
    source: &Source,
    root: Option<&Node>,
    edition: &'static Edition,
    waiver: &Waiver,
) -> Result<Edit, Refused> {
    let path = [keys::WAIVERS];
    match find(root, &path)? {
        Place::Missing(gap) => Ok(
            gap.fill(source, &path, &|_| super::line::top(edition), &|indent| {
                format!("\n{}", item(indent.unwrap_or_default() + 2, waiver))
            }),
        ),
        Place::Found(key, node) if node.is_null() => {
            let at = source.line_span(key.span.end).end;
            Ok(Edit::new(Span::at(at), format!("\n{}", item(2, waiver))))
        }
        Place::Found(key, node) => match &node.value {
            Value::Sequence(items) if !source.slice(node.span).starts_with('[') => {
                let last = items.last().ok_or(Refused::OtherShape)?;
                let dash = source.line_span(last.span.start);
                let indent = source.slice(dash).len() - source.slice(dash).trim_start().len();
                let at = source.line_span(end(source, key, last)).end;
                Ok(Edit::new(Span::at(at), format!("\n{}", item(indent, waiver))))
            }
            _ => Err(Refused::OtherShape),
        },
    }
}

/// The edit that gives an explanation another reason. `at` is where it stands.
///
/// # Errors
/// There is none at this place, or it has no reason yet.
pub fn reason(source: &Source, root: Option<&Node>, at: Span, reason: &str) -> Result<Edit, Refused> {
    let (_, items) = items(root)?;
    let item = items
        .iter()
        .find(|item| item.span == at)
        .ok_or(Refused::OtherShape)?;
    let pairs = item.pairs().ok_or(Refused::OtherShape)?;
    let pair = pairs.iter().find(|(key, _)| key.text() == Some(keys::REASON));
    let (key, old) = pair.ok_or(Refused::OtherShape)?;
    Ok(value(source, key, old, &inline(reason)))
}

/// The edit that withdraws an explanation; comments beside its lines stay, on lines of their own. `at` is where it stands. With the
/// last one the key goes too.
///
/// # Errors
/// There is none at this place, or the list is on a single line.
pub fn withdrawn(source: &Source, root: Option<&Node>, at: Span) -> Result<Edit, Refused> {
    let (list, items) = items(root)?;
    let item = items
        .iter()
        .find(|item| item.span == at)
        .ok_or(Refused::OtherShape)?;
    let line = source.line_span(item.span.start);
    let own = source.slice(Span::new(line.start, item.span.start));
    if !own.trim_start().starts_with('-') || source.slice(item.span).starts_with('{') {
        return Err(Refused::OtherShape);
    }
    let indent = own.len() - own.trim_start().len();
    // What stands between the item's pairs is comments and blank lines.
    let mut kept = String::new();
    let mut done = item.span.start;
    let stop = source.line_span(end(source, list, item)).end;
    for (key, node) in item.pairs().unwrap_or_default() {
        keep(source, Span::new(done, key.span.start), indent, &mut kept);
        done = end(source, key, node);
    }
    keep(source, Span::new(done, stop), indent, &mut kept);
    let between = Span::new(list.span.end, line.start);
    let is_only = items.len() == 1
        && source
            .slice(between)
            .trim_matches([':', ' ', '\r', '\n'])
            .is_empty();
    let start = if is_only && kept.is_empty() {
        source.line_span(list.span.start).start
    } else {
        line.start
    };
    let past = stop + line_break(source.text().get(stop..).unwrap_or_default());
    Ok(Edit::new(Span::new(start, past), kept))
}

/// How long the line break is that a text begins with.
fn line_break(text: &str) -> usize {
    if text.starts_with("\r\n") {
        2
    } else {
        usize::from(text.starts_with('\n'))
    }
}

/// Keeps the comments of what goes, a line each.
fn keep(source: &Source, gap: Span, indent: usize, kept: &mut String) {
    let comments = source
        .slice(gap)
        .lines()
        .filter_map(|line| line.find('#').and_then(|at| line.get(at..)));
    for comment in comments {
        kept.push_str(&" ".repeat(indent));
        kept.push_str(comment.trim_end());
        kept.push('\n');
    }
}

/// The explanations, with the key of their list.
fn items(root: Option<&Node>) -> Result<(&Node, &[Node]), Refused> {
    match find(root, &[keys::WAIVERS])? {
        Place::Found(key, node) => match &node.value {
            Value::Sequence(items) => Ok((key, items)),
            _ => Err(Refused::OtherShape),
        },
        Place::Missing(_) => Err(Refused::OtherShape),
    }
}

/// An explanation as an item of the list.
fn item(indent: usize, waiver: &Waiver) -> String {
    let pairs = [
        (keys::RULE, Some(&waiver.rule)),
        (keys::PLACE, Some(&waiver.path)),
        (keys::QUOTE, waiver.quote.as_ref()),
        (keys::REASON, Some(&waiver.reason)),
    ];
    let pad = " ".repeat(indent);
    let given = pairs.iter().filter_map(|(key, value)| Some((key, (*value)?)));
    let lines: Vec<String> = given
        .enumerate()
        .map(|(index, (key, value))| {
            let lead = if index == 0 { "- " } else { "  " };
            format!("{pad}{lead}{key}: {}", inline(value))
        })
        .collect();
    lines.join("\n")
}
