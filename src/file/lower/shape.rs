//! How a row of the file is written, and which edition or level of the form has it so.

use super::mapping::Elsewhere;
use crate::form::{Block, EDITIONS, Edition, Row, RowPath, keyed};
use crate::yaml::{Node, Value};

/// Where a key belongs that this edition does not have at a level of a table: here in another edition, or at another level.
pub(super) fn belongs(
    edition: &'static Edition,
    table: &'static str,
    path: RowPath,
    name: &str,
) -> Elsewhere {
    fn group_of(rows: &[&'static Row], group: &'static str, name: &str) -> Option<&'static str> {
        rows.iter().find_map(|row| {
            if row.key == name {
                Some(group)
            } else {
                group_of(&keyed(row.children), row.key, name)
            }
        })
    }
    let mut keys: Vec<&str> = path.keys().collect();
    keys.push(name);
    if elsewhere(edition, table, &keys).is_some() {
        return Elsewhere::Edition;
    }
    if edition.section(name).is_some() {
        return Elsewhere::Top;
    }
    let rows: Vec<&'static Row> = edition
        .table(table)
        .map(|t| t.keyed_rows().into_iter().map(|(_, row)| row).collect())
        .unwrap_or_default();
    group_of(&rows, table, name).map_or(Elsewhere::No, |group| Elsewhere::Group(group.to_owned()))
}

/// The row that another edition has at these keys.
pub(super) fn elsewhere(
    edition: &'static Edition,
    table: &str,
    keys: &[&str],
) -> Option<(&'static Edition, &'static Block, &'static Row, RowPath)> {
    EDITIONS
        .iter()
        .copied()
        .filter(|other| other.id != edition.id)
        .find_map(|other| {
            let (block, row, path) = other.table(table)?.find(keys)?;
            Some((other, block, row, path))
        })
}

pub(super) type Found = (&'static Edition, (&'static Block, &'static Row, RowPath));

/// Whether a row of the form is written as another edition has it, and not as this one has.
pub(super) fn fits_elsewhere(
    edition: &'static Edition,
    table: &str,
    block: &'static Block,
    row: &'static Row,
    path: RowPath,
    value: &Node,
) -> Option<Found> {
    let own = fit(block, row, value);
    // Nothing fits better than what fits wholly, as nearly every row does.
    if own == best_fit(value) {
        return None;
    }
    let keys: Vec<&str> = path.keys().collect();
    let (other, block, row, path) = elsewhere(edition, table, &keys)?;
    (fit(block, row, value) > own).then_some((other, (block, row, path)))
}

/// How well a value has the shape of a row: how many figures it has, or how many of its keys are columns or rows of the group.
/// 其他 is both, so that one key alone decides nothing.
fn fit(block: &'static Block, row: &'static Row, value: &Node) -> usize {
    match &value.value {
        _ if value.is_null() => 0,
        Value::Scalar(_) => usize::from(row.children.is_empty() && block.width() == 1),
        Value::Sequence(items) => usize::from(row.children.is_empty() && items.len() == block.width()),
        Value::Mapping(pairs) => {
            let columns = block.columns();
            let known = |name: &str| {
                if row.children.is_empty() {
                    columns.iter().any(|c| c.key == name) || (columns.len() == 1 && name == "值")
                } else {
                    keyed(row.children).iter().any(|r| r.key == name)
                }
            };
            pairs
                .iter()
                .filter(|(key, _)| key.text().is_some_and(known))
                .count()
        }
    }
}

/// The most that [`fit`] says of a value.
fn best_fit(value: &Node) -> usize {
    match &value.value {
        _ if value.is_null() => 0,
        Value::Scalar(_) | Value::Sequence(_) => 1,
        Value::Mapping(pairs) => pairs.len(),
    }
}

/// Whether every listed row of a table has one figure less than its columns, and there is one.
pub(super) fn without_total(rows: &[(&'static Block, &'static Row)], value: &Node) -> bool {
    fn listed(rows: &[(&'static Block, &'static Row)], value: &Node, out: &mut Vec<bool>) {
        for (block, row) in rows {
            let Some(given) = value.get(row.key) else { continue };
            if let Value::Sequence(items) = &given.value {
                out.push(items.len() + 1 == block.width());
            }
            let below: Vec<_> = keyed(row.children).into_iter().map(|r| (*block, r)).collect();
            listed(&below, given, out);
        }
    }
    let mut shorter = Vec::new();
    listed(rows, value, &mut shorter);
    !shorter.is_empty() && shorter.iter().all(|s| *s)
}
