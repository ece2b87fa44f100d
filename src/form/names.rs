//! What rows, columns and figures are called to a person.

use super::assertion::{Each, RelationKind, Terms};
use super::edition::Edition;
use super::point::{DataPoint, RowPath};
use super::shared::TOTAL;
use super::table::Row;

impl Edition {
    /// What a row is called: 予以公开, 不予公开·国家秘密, （七）总计.
    pub fn row_name(&self, table: &str, row: RowPath) -> String {
        let label = self
            .table(table)
            .and_then(|t| t.row(row))
            .map(|leaf| leaf.row.label);
        if row.last() == TOTAL {
            return label.unwrap_or(TOTAL).to_owned();
        }
        // The outermost group of table 3 (办理结果) goes without saying.
        let keys: Vec<&str> = row.keys().collect();
        let named = if keys.len() > 1 { &keys[1..] } else { &keys[..] };
        named.join("·")
    }

    /// What a figure is called: 予以公开的自然人.
    pub fn point_name(&self, point: DataPoint) -> String {
        format!("{}的{}", self.row_name(point.table, point.row), point.column)
    }

    /// Where a figure stands on the form, as one describes it to a colleague on the telephone: the number of its row among the rows
    /// of figures, the row's label with its group's, the column: 表三 第5行（三）不予公开 1.属于国家秘密 · 自然人. Without a
    /// column, where its row stands.
    pub fn cell_place(&self, point: DataPoint) -> String {
        in_column(&self.row_place(point.table, point.row), point.column)
    }

    /// Where a row of figures stands on the form: 表三 第5行（三）不予公开 1.属于国家秘密.
    pub fn row_place(&self, table: &str, path: RowPath) -> String {
        let name = self.table_name(table);
        let rows = self.table(table).map(|t| t.rows().enumerate());
        let found = rows.and_then(|mut rows| rows.find(|(_, leaf)| leaf.path == path));
        let Some((index, leaf)) = found else {
            return format!("{name} {path}");
        };
        let label = match group_label(leaf.block.stub, leaf.row) {
            Some(group) => format!("{group} {}", leaf.row.label),
            None => leaf.row.label.to_owned(),
        };
        let gap = if label.starts_with('（') { "" } else { " " };
        format!("{name} 第{}行{gap}{label}", index + 1)
    }

    /// Whether a figure is the sum of others, and so may be left out of the file: a total column.
    pub fn total_column(&self, table: &str) -> Option<&'static str> {
        self.totals(table, Each::Row).next()
    }

    /// Whether a row of figures is the sum of others: （七）总计.
    pub fn is_total_row(&self, table: &str, row: RowPath) -> bool {
        let path = row.to_string();
        self.totals(table, Each::Column).any(|total| total == path)
    }

    fn totals(&self, table: &str, each: Each) -> impl Iterator<Item = &'static str> {
        self.assertions
            .iter()
            .filter(move |a| a.table == table && a.each == each && a.relation == RelationKind::Total)
            .filter(|a| matches!(a.right, Terms::Rest))
            .filter_map(|a| a.left.first().copied())
    }
}

/// Where the figure of a column stands, by the place of its row.
pub fn in_column(row: &str, column: &str) -> String {
    if column.is_empty() {
        row.to_owned()
    } else {
        format!("{row} · {column}")
    }
}

/// The label of the innermost group that holds a row, below the outermost groups.
fn group_label(rows: &'static [Row], wanted: &Row) -> Option<&'static str> {
    fn within(group: &'static Row, wanted: &Row) -> Option<&'static str> {
        group.children.iter().find_map(|row| {
            if std::ptr::eq(row, wanted) {
                Some(group.label)
            } else {
                within(row, wanted)
            }
        })
    }
    rows.iter()
        .flat_map(|outermost| outermost.children)
        .find_map(|row| within(row, wanted))
}
