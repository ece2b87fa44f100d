//! A table of the form with a field in each of its cells, as the page draws it.

use super::cells::CellState;
use super::state::State;
use crate::document::layout::layout;
use crate::document::{Role, Row};
use crate::form::{DataPoint, Edition, Section, Table};
use crate::format::html::Tag;

/// The most grid columns that fit a phone; a table of more scrolls in a box of its own.
const MAX_PHONE_COLUMNS: usize = 5;

/// A table of the form.
pub struct Grid {
    /// The key of its section.
    pub key: &'static str,
    /// Its accessible name.
    pub caption: String,
    /// The class of each grid column.
    pub columns: Vec<String>,
    /// Whether it scrolls in its box on a phone.
    pub wide: bool,
    /// Whether last year's figures stand in it.
    pub has_last: bool,
    /// The rows that head it, …
    pub head: Vec<Vec<CellView>>,
    /// … and the others.
    pub body: Vec<Vec<CellView>>,
    /// Figures that the file has and the form has not: what each is called, and what it says.
    pub beside: Vec<(String, String)>,
}

/// A cell as the page draws it.
pub struct CellView {
    /// Its element.
    pub tag: Tag,
    /// Where it stays while the table is scrolled.
    pub class: String,
    /// How many rows it covers, …
    pub row_span: usize,
    /// … and columns.
    pub col_span: usize,
    /// The first column that it covers.
    pub column: usize,
    /// What it says.
    pub text: String,
    /// The field in it.
    pub field: Option<FieldView>,
}

/// A field for a figure.
pub struct FieldView {
    /// Its path.
    pub path: String,
    /// What it is called for who cannot see where it stands: 第5行 予以公开 自然人.
    pub name: String,
    /// Last year's figure; empty where there is none.
    pub last: String,
}

impl Grid {
    /// The table of a section, its figures as a state has them.
    pub fn new(
        section: &'static Section,
        table: &'static Table,
        edition: &'static Edition,
        state: &State,
    ) -> Self {
        let typed = |point: DataPoint| {
            let cell = state.cells.get(&point.to_string());
            cell.map_or_else(String::new, |cell| cell.typed.clone())
        };
        let drawn = layout(section.key, table, section.title.to_owned(), &typed);
        let stub = table.stub_widths.len();
        let points = edition.data_points().filter(|point| point.table == section.key);
        let mut fields =
            points.map(|point| field(edition, table, point, state.cells.get(&point.to_string())));
        let head_rows = drawn.head_rows();
        // Where each block has heads of its own, none stays: it would stand over figures of another block.
        let stays = !drawn.rows[head_rows..].iter().any(has_heads);
        let mut rows = drawn.rows.iter().enumerate().map(|(index, row)| {
            let depth = (stays && index < head_rows).then_some(index);
            view(row, depth, stub, &mut fields)
        });
        let head: Vec<Vec<CellView>> = rows.by_ref().take(head_rows).collect();
        let body: Vec<Vec<CellView>> = rows.collect();
        let mut all = body.iter().flatten().filter_map(|cell| cell.field.as_ref());
        let has_last = all.any(|field| !field.last.is_empty());
        Self {
            key: section.key,
            caption: drawn.caption.clone(),
            columns: (0..drawn.widths.len())
                .map(|column| {
                    if column < stub {
                        format!("s{column}")
                    } else {
                        "v".to_owned()
                    }
                })
                .collect(),
            wide: drawn.widths.len() > MAX_PHONE_COLUMNS,
            has_last,
            head,
            body,
            beside: beside(section.key, edition, state),
        }
    }
}

fn has_heads(row: &Row) -> bool {
    row.cells.iter().any(|cell| {
        matches!(
            cell.role,
            Role::BlockHead | Role::ColumnHead | Role::Spanner | Role::Corner
        )
    })
}

fn view(
    row: &Row,
    depth: Option<usize>,
    stub: usize,
    fields: &mut dyn Iterator<Item = FieldView>,
) -> Vec<CellView> {
    let cells = row.cells.iter().map(|cell| {
        let mut classes = Vec::new();
        if let Some(depth) = depth {
            classes.push(format!("h{depth}"));
        }
        if cell.column < stub && cell.role != Role::BlockHead {
            classes.push(format!("s{}", cell.column));
        }
        if cell.role == Role::GroupLabel {
            classes.push("group".to_owned());
        }
        let field = if cell.role == Role::Figure {
            fields.next()
        } else {
            None
        };
        CellView {
            tag: Tag::from_role(cell.role),
            class: classes.join(" "),
            row_span: cell.row_span,
            col_span: cell.col_span,
            column: cell.column,
            text: cell.text.clone(),
            field,
        }
    });
    cells.collect()
}

fn field(
    edition: &'static Edition,
    table: &'static Table,
    point: DataPoint,
    cell: Option<&CellState>,
) -> FieldView {
    let row = table
        .rows()
        .position(|leaf| leaf.path == point.row)
        .unwrap_or_default();
    let last = cell.and_then(|cell| cell.last.clone()).unwrap_or_default();
    let mut name = format!(
        "第{}行 {} {}",
        row + 1,
        edition.row_name(point.table, point.row),
        point.column
    );
    if !last.is_empty() {
        name.push_str("，上年 ");
        name.push_str(&last);
    }
    FieldView {
        path: point.to_string(),
        name,
        last,
    }
}

/// Figures of a table that the file has and its form has not.
fn beside(key: &str, edition: &'static Edition, state: &State) -> Vec<(String, String)> {
    let own: Vec<String> = edition.data_points().map(|point| point.to_string()).collect();
    let below = format!("{key}.");
    let foreign = state
        .cells
        .iter()
        .filter(|(path, cell)| path.starts_with(&below) && !cell.typed.is_empty() && !own.contains(path));
    let named = foreign.map(|(path, cell)| (path[below.len()..].replace('.', " "), cell.typed.clone()));
    named.collect()
}
