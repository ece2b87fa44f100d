//! The labels of a table whose rows run down that are not the form's: of rows, of groups, of columns.

use super::align::FormRow;
use super::columns::{self, AlteredLabel, PlainColumn};
use super::reading::TableReading;
use super::row::{DataRow, Rows};
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::recognise::similarity::Letters;
use crate::source::PlaceOrder;

/// The least similarity of a label that stands for a group's.
const MIN_SIMILARITY: f64 = 0.5;

impl TableReading {
    /// Notes a row's label that is not the form's.
    pub(super) fn check_label(&mut self, row: &FormRow, data: &DataRow<'_>) {
        let found = row
            .label_in(data)
            .or_else(|| data.labels(row.count()).filter(|text| !row.is_group(text)).last());
        if found.is_none_or(|text| unnumbered(text) != unnumbered(&row.label)) {
            let shown = found.map(|found| data.printed(found));
            self.altered.push(AlteredLabel {
                found: shown.unwrap_or_default(),
                expected: row.leaf.row.label,
                order: data.order,
            });
        }
    }

    /// Notes heads that are not the form's: of each block under the heads of its first row, of a part of a table under its own.
    pub(super) fn check_heads(&mut self, rows: &Rows<'_>) {
        let blocks = self.table.blocks;
        let stacked = blocks.len() > 1;
        let filled: Vec<_> = rows.heads.iter().filter(|heads| !heads.rows.is_empty()).collect();
        for (index, heads) in filled.iter().enumerate() {
            // Stacked blocks have a head each; of one block every head is its own, repeated.
            let block = if stacked {
                blocks.get(index)
            } else {
                blocks.first()
            };
            let Some(block) = block.filter(|_| !stacked || filled.len() == blocks.len()) else {
                continue;
            };
            let mut expected = Vec::new();
            columns::labels(block.boxhead, &mut expected);
            if stacked {
                expected.extend(block.header);
                expected.push(block.corner);
            }
            let altered = columns::altered(heads, &expected, heads.order);
            let total = self.edition.total_column(self.key);
            let lost = columns::places(heads, &PlainColumn::of_block(block), total)
                .is_some_and(|places| places.contains(&None));
            let lost = total.filter(|_| lost).map(|expected| AlteredLabel {
                found: String::new(),
                expected,
                order: heads.order,
            });
            let new: Vec<AlteredLabel> = altered
                .into_iter()
                .chain(lost)
                .filter(|a| {
                    let same = |other: &AlteredLabel| other.expected == a.expected && other.found == a.found;
                    !self.altered.iter().any(same)
                })
                .collect();
            self.altered.extend(new);
        }
    }

    /// Notes groups whose label stands nowhere as the form has it.
    pub(super) fn check_groups(&mut self, form: &[FormRow], matches: &[Option<usize>], rows: &Rows<'_>) {
        let mut seen: Vec<&'static str> = Vec::new();
        for row in form {
            for group in &row.groups {
                if seen.contains(group) {
                    continue;
                }
                seen.push(group);
                self.check_group(group, form, matches, rows);
            }
        }
    }

    fn check_group(
        &mut self,
        group: &'static str,
        form: &[FormRow],
        matches: &[Option<usize>],
        rows: &Rows<'_>,
    ) {
        let wanted = folded(group);
        let wanted = unnumbered(&wanted);
        let letters = Letters::new(wanted);
        let within = form
            .iter()
            .zip(matches)
            .filter(|(row, _)| row.groups.contains(&group));
        let mut near: Option<(String, PlaceOrder)> = None;
        let mut any = None;
        for (row, data) in within.filter_map(|(row, index)| Some((row, rows.data.get((*index)?)?))) {
            any = any.or(Some(data.order));
            let texts: Vec<&str> = data
                .labels(row.count())
                .chain(data.above.iter().copied())
                .collect();
            if texts.iter().any(|text| unnumbered(text) == wanted) {
                return;
            }
            let like = texts
                .iter()
                .find(|text| Letters::new(unnumbered(text)).is_like(&letters, MIN_SIMILARITY));
            if let Some(text) = like.filter(|text| row.label_in(data) != Some(**text)) {
                near = near.or_else(|| Some((data.printed(text), data.order)));
            }
        }
        if let Some(order) = any {
            let (found, order) = near.unwrap_or((String::new(), order));
            self.altered.push(AlteredLabel {
                found,
                expected: group,
                order,
            });
        }
    }
}
