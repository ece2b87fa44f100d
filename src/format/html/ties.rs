//! Which heads each cell of a table is about, where heads are merged: `scope` alone then says too little, since a head over
//! several columns has no group of columns of its own (HTML, 4.9.12.2).

use crate::document::{Cell, Role, Table};

/// What ties a cell to others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tie {
    /// The name of a head.
    pub id: String,
    /// The names of the heads of any other cell, with blanks between.
    pub headers: String,
}

/// A cell that covers a column of rows to come.
#[derive(Clone, Debug)]
struct Over {
    role: Role,
    id: String,
    rows: usize,
}

/// What is above the next row of a column.
#[derive(Clone, Debug, Default)]
struct Column {
    heads: Vec<String>,
    /// Whether a head has been the last thing in it: another one joins it, and begins anew below figures.
    is_head: bool,
    over: Option<Over>,
}

/// The ties of every cell, row by row; none where no heads are merged, so that `scope` says all.
pub fn ties(table: &Table, prefix: &str) -> Option<Vec<Vec<Tie>>> {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    if !cells().any(|cell| matches!(cell.role, Role::Spanner | Role::GroupLabel | Role::BlockHead)) {
        return None;
    }
    let mut columns = vec![Column::default(); table.widths.len()];
    let mut count = 0;
    let mut out = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut ids = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            let id = if is_column_head(cell.role) || is_row_head(cell.role) {
                count += 1;
                format!("{prefix}{count}")
            } else {
                String::new()
            };
            for column in columns.iter_mut().skip(cell.column).take(cell.col_span) {
                column.over = Some(Over {
                    role: cell.role,
                    id: id.clone(),
                    rows: cell.row_span,
                });
            }
            ids.push(id);
        }
        for column in &mut columns {
            column.note();
        }
        let ties = row.cells.iter().zip(ids).map(|(cell, id)| Tie {
            headers: if id.is_empty() {
                headers(&columns, cell)
            } else {
                String::new()
            },
            id,
        });
        out.push(ties.collect());
        for column in &mut columns {
            column.over = column.over.take().filter(|over| over.rows > 1).map(|over| Over {
                rows: over.rows - 1,
                ..over
            });
        }
    }
    Some(out)
}

impl Column {
    /// Takes in what stands in the row.
    fn note(&mut self) {
        let Some(over) = &self.over else {
            return;
        };
        if is_column_head(over.role) {
            if !self.is_head {
                self.heads.clear();
            }
            if !self.heads.contains(&over.id) {
                self.heads.push(over.id.clone());
            }
        }
        self.is_head = is_column_head(over.role);
    }
}

/// The heads above a cell, then those before it in its row.
fn headers(columns: &[Column], cell: &Cell) -> String {
    if !matches!(cell.role, Role::Figure | Role::Text) {
        return String::new();
    }
    let above = columns.iter().skip(cell.column).take(cell.col_span);
    let before = columns
        .iter()
        .take(cell.column)
        .filter_map(|column| column.over.as_ref());
    let before = before.filter(|over| is_row_head(over.role)).map(|over| &over.id);
    let mut ids: Vec<&str> = Vec::new();
    for id in above.flat_map(|column| &column.heads).chain(before) {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    }
    ids.join(" ")
}

const fn is_column_head(role: Role) -> bool {
    matches!(role, Role::ColumnHead | Role::Spanner | Role::BlockHead)
}

const fn is_row_head(role: Role) -> bool {
    matches!(role, Role::RowLabel | Role::GroupLabel)
}
