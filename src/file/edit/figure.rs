//! One figure of a table set.

use super::change::{Edit, Refused};
use super::place::{Place, find, value};
use crate::file::write::inline;
use crate::form::{Block, DataPoint, Edition, Leaf};
use crate::source::{Source, Span};
use crate::yaml::{Node, Value};

/// What stands for a figure that is not filled.
const BLANK: &str = "~";
/// The key of the figure in a mapping that brings a note or a unit.
const VALUE: &str = "值";

/// The edit that sets a figure to what somebody typed; nothing typed leaves it unfilled.
///
/// # Errors
/// The form has no such figure; or the row has something else than its figures in the file.
pub fn figure(
    source: &Source,
    root: Option<&Node>,
    edition: &'static Edition,
    point: DataPoint,
    typed: &str,
) -> Result<Edit, Refused> {
    let words = written(typed);
    let table = edition.table(point.table).ok_or(Refused::OtherShape)?;
    let leaf: Leaf = table
        .rows()
        .find(|leaf| leaf.path == point.row)
        .ok_or(Refused::OtherShape)?;
    let columns: Vec<&'static str> = leaf.block.columns().iter().map(|column| column.key).collect();
    let at = columns
        .iter()
        .position(|key| *key == point.column)
        .ok_or(Refused::OtherShape)?;
    let path: Vec<&str> = std::iter::once(point.table).chain(point.row.keys()).collect();
    let row = whole(leaf.block, at, &words);
    match find(root, &path)? {
        Place::Missing(gap) => {
            let orders = |depth: usize| order(edition, &path[..depth]);
            Ok(gap.fill(source, &path, &orders, &|_| format!(" {row}")))
        }
        Place::Found(key, node) if node.is_null() => Ok(value(source, key, node, &row)),
        Place::Found(key, node) => match &node.value {
            Value::Sequence(items) if items.len() == columns.len() => Ok(cell(source, &items[at], &words)),
            Value::Sequence(items) if items.len() + 1 == columns.len() => {
                let total = edition
                    .total_column(point.table)
                    .filter(|total| *total != point.column);
                let total = total.and_then(|total| columns.iter().position(|key| *key == total));
                let shift = usize::from(total.ok_or(Refused::OtherShape)? < at);
                Ok(cell(source, &items[at - shift], &words))
            }
            Value::Mapping(_) if columns.len() == 1 && node.get(VALUE).is_some() => {
                Ok(cell(source, node, &words))
            }
            Value::Mapping(_) => {
                let path: Vec<&str> = path.iter().copied().chain([point.column]).collect();
                match find(root, &path)? {
                    Place::Found(key, node) if node.is_null() => Ok(value(source, key, node, &words)),
                    Place::Found(_, node) => Ok(cell(source, node, &words)),
                    Place::Missing(gap) => {
                        Ok(gap.fill(source, &path, &|_| columns.clone(), &|_| format!(" {words}")))
                    }
                }
            }
            Value::Scalar(_) if columns.len() == 1 => Ok(value(source, key, node, &words)),
            _ => Err(Refused::OtherShape),
        },
    }
}

/// What is written for what was typed.
fn written(typed: &str) -> String {
    let typed = typed.trim();
    let number = typed.strip_prefix('-').unwrap_or(typed);
    if typed.is_empty() || typed == BLANK {
        BLANK.to_owned()
    } else if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.') {
        typed.to_owned()
    } else {
        inline(typed)
    }
}

/// A row that has this one figure.
fn whole(block: &Block, at: usize, words: &str) -> String {
    let columns = block.columns().len();
    if columns == 1 {
        return words.to_owned();
    }
    let cells: Vec<&str> = (0..columns)
        .map(|column| if column == at { words } else { BLANK })
        .collect();
    format!("[{}]", cells.join(", "))
}

/// The keys of a level of the form, in its order.
fn order(edition: &'static Edition, path: &[&str]) -> Vec<&'static str> {
    let Some((table, groups)) = path.split_first() else {
        return super::line::top(edition);
    };
    let Some(table) = edition.table(table) else {
        return Vec::new();
    };
    let mut out: Vec<&'static str> = Vec::new();
    for leaf in table.rows() {
        let keys: Vec<&'static str> = leaf.path.keys().collect();
        if let Some(key) = keys.get(groups.len())
            && keys[..groups.len()] == *groups
            && !out.contains(key)
        {
            out.push(key);
        }
    }
    out
}

/// The edit of one cell. Blanks behind its comma give way or fill up, so that the columns below each other stay so.
fn cell(source: &Source, node: &Node, words: &str) -> Edit {
    if let Some((key, number)) = node
        .pairs()
        .and_then(|pairs| pairs.iter().find(|(key, _)| key.text() == Some(VALUE)))
    {
        return value(source, key, number, words);
    }
    let (start, end) = (node.span.start, node.span.end);
    let behind = source.text().get(end..).unwrap_or_default();
    let blanks = behind
        .strip_prefix(',')
        .map_or(0, |rest| rest.len() - rest.trim_start_matches(' ').len());
    if blanks < 2 {
        return Edit::new(node.span, words);
    }
    let width = |text: &str| text.chars().count();
    let wide = width(source.slice(node.span)) + blanks;
    let left = wide.saturating_sub(width(words)).max(1);
    Edit::new(
        Span::new(start, end + 1 + blanks),
        format!("{words},{}", " ".repeat(left)),
    )
}
