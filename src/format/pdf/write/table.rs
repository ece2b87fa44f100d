//! Tables: the text of their cells in lines, and how high their rows are.

use krilla::tagging::TableHeaderScope;

use super::glyphs::Glyphs;
use super::lines::{Line, lines};
use super::style::{RULE, Style, cell, points};
use super::tree::{Kind, Tree};
use crate::document::Role;
use crate::document::table_rows::Setting;
use crate::format::docx::write::table_view::{CellView, Merge, TableView};

/// A table as it stands on pages; lengths in points.
#[derive(Debug)]
pub struct Grid {
    /// How high each row is.
    pub heights: Vec<f32>,
    /// How many rows head it.
    pub head: usize,
    /// For each row whether it stands on one page with the next.
    pub keeps: Vec<bool>,
    /// Between the text of a cell and the lines at its sides.
    pub side: f32,
    /// The cells in the order in which they are read.
    pub cells: Vec<GridCell>,
}

/// A cell.
#[derive(Debug)]
pub struct GridCell {
    /// Its first row.
    pub row: usize,
    /// The row behind its last.
    pub below: usize,
    /// Its left edge, from that of the text.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// Its text.
    pub lines: Vec<Line>,
    /// How that looks.
    pub style: Style,
    /// Whether its ground is shaded.
    pub shaded: bool,
    /// What it is in the tree.
    pub part: usize,
}

/// A table, put into the tree; its caption, which stands above it, may be there already.
pub fn grid(table: &TableView<'_>, part: usize, tree: &mut Tree, glyphs: &mut Glyphs<'_>) -> Grid {
    let head = table.rows.iter().take_while(|row| row.head).count();
    let head_part = (head > 0).then(|| tree.add(Kind::HeadRows, Some(part)));
    let body_part = if head > 0 {
        tree.add(Kind::BodyRows, Some(part))
    } else {
        part
    };
    let mut cells: Vec<GridCell> = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let within = if row.head {
            head_part.unwrap_or(part)
        } else {
            body_part
        };
        let row_part = tree.add(Kind::Row, Some(within));
        let mut left = 0;
        for view in &row.cells {
            let right = left + view.width;
            let edges = (points(left), points(right));
            left = right;
            if view.merge == Merge::Continue {
                continue;
            }
            let below = number + rows_of(table, number, edges.0);
            cells.push(set(
                view,
                &table.setting,
                (number, below),
                edges,
                row_part,
                tree,
                glyphs,
            ));
        }
    }
    let least = points(table.setting.row);
    let edge = points(table.setting.padding);
    Grid {
        heights: heights(&cells, table.rows.len(), least, edge),
        side: points(table.setting.margin),
        head,
        keeps: table.rows.iter().map(|row| row.keep).collect(),
        cells,
    }
}

/// How many rows the cell covers that begins in a row at an edge.
fn rows_of(table: &TableView<'_>, row: usize, edge: f32) -> usize {
    let continues = |row: &crate::format::docx::write::table_view::RowView<'_>| {
        let mut left = 0;
        row.cells.iter().any(|cell| {
            let here = (points(left) - edge).abs() < points(1) / 2.0;
            left += cell.width;
            here && cell.merge == Merge::Continue
        })
    };
    let further = table
        .rows
        .iter()
        .skip(row + 1)
        .take_while(|row| continues(row))
        .count();
    let restarts = |row: &crate::format::docx::write::table_view::RowView<'_>| {
        let mut left = 0;
        row.cells.iter().any(|cell| {
            let here = (points(left) - edge).abs() < points(1) / 2.0;
            left += cell.width;
            here && cell.merge == Merge::Restart
        })
    };
    if table.rows.get(row).is_some_and(restarts) {
        1 + further
    } else {
        1
    }
}

fn set(
    view: &CellView<'_>,
    setting: &Setting,
    (row, below): (usize, usize),
    (left, right): (f32, f32),
    row_part: usize,
    tree: &mut Tree,
    glyphs: &mut Glyphs<'_>,
) -> GridCell {
    let mut style = Style {
        line: points(setting.line),
        ..cell(view.style)
    };
    if view.size > 0 {
        #[expect(clippy::cast_precision_loss, reason = "a size is some dozen half points")]
        let size = view.size as f32 / 2.0;
        style.size = size;
    }
    let (rows, columns) = (below - row, view.span);
    let kind = match view.role {
        Some(Role::ColumnHead | Role::Spanner | Role::Corner) => {
            Kind::Head(TableHeaderScope::Column, rows, columns)
        }
        Some(Role::RowLabel | Role::GroupLabel | Role::BlockHead) => {
            Kind::Head(TableHeaderScope::Row, rows, columns)
        }
        Some(Role::Figure | Role::Text) | None => Kind::Data(rows, columns),
    };
    GridCell {
        row,
        below,
        left,
        right,
        lines: lines(
            &[(style.typeface, view.text)],
            &style,
            right - left - 2.0 * points(setting.margin),
            glyphs,
        ),
        style,
        shaded: view.shaded,
        part: tree.add(kind, Some(row_part)),
    }
}

/// How high the rows are: as high as their text, and as those that share a cell have to be for its text.
fn heights(cells: &[GridCell], rows: usize, least: f32, edge: f32) -> Vec<f32> {
    let mut out = vec![least; rows];
    for cell in cells.iter().filter(|cell| cell.below == cell.row + 1) {
        if let Some(height) = out.get_mut(cell.row) {
            *height = height.max(cell.height(edge));
        }
    }
    for cell in cells.iter().filter(|cell| cell.below > cell.row + 1) {
        let there_is: f32 = out.get(cell.row..cell.below).unwrap_or_default().iter().sum();
        if let Some(last) = out.get_mut(cell.below - 1) {
            *last += (cell.height(edge) - there_is).max(0.0);
        }
    }
    out
}

impl GridCell {
    /// How high its text is.
    pub fn text_height(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a cell has some lines")]
        let count = self.lines.len().max(1) as f32;
        count * self.style.line
    }

    /// How high it has to be.
    fn height(&self, edge: f32) -> f32 {
        self.text_height() + 2.0 * edge + RULE
    }
}
