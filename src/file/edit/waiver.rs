//! An explanation (核实说明) added.

use super::change::{Edit, Refused};
use super::place::{Place, end, find};
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
                let at = source.line_span(last_end(source, key, last)).end;
                Ok(Edit::new(Span::at(at), format!("\n{}", item(indent, waiver))))
            }
            _ => Err(Refused::OtherShape),
        },
    }
}

fn last_end(source: &Source, key: &Node, item: &Node) -> usize {
    end(source, key, item)
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
