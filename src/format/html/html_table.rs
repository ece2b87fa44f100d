//! A table as HTML: for the web page, and for Markdown, which has no merged cells of its own.

use std::cmp::Ordering;
use std::fmt::Write as _;

use askama::Template;

use super::inline_style;
use super::ties::{Tie, ties};
use crate::document::{Cell, Role, Row, Table};

/// The most grid columns that fit a phone; a table of more scrolls in a box of its own.
const MAX_PHONE_COLUMNS: usize = 5;

/// How many columns of labels stay where they are while a table scrolls on a phone: more would leave no room for figures.
const MAX_STUB: usize = 3;
/// The widths on a phone in rem, as in the style: of a column of labels of groups, of the last column of labels, of any other.
const PHONE_WIDTHS: [f64; 3] = [2.9, 6.0, 2.6];

/// A table to be written as HTML.
#[derive(Debug, Template)]
#[template(path = "table.html")]
pub struct HtmlTable<'a> {
    /// The class and the box, caption and column widths that go with it; none in Markdown, where no style sheet is.
    styling: Option<Styling<'a>>,
    head: Vec<Line<'a>>,
    groups: Vec<Vec<Line<'a>>>,
}

/// A row: its cells, and what their elements say beyond scope and spans.
type Line<'a> = Vec<(&'a Cell, String)>;

/// What a table has on a page.
#[derive(Debug)]
struct Styling<'a> {
    class: &'static str,
    caption: &'a str,
    name: &'a str,
    widths: Vec<String>,
    wide: bool,
    /// How many columns of labels stay while it scrolls on a phone.
    stub: usize,
    /// Whether its looks stand in its elements.
    inline: bool,
}

impl<'a> HtmlTable<'a> {
    /// The table alone: elements, scopes and spans.
    pub fn bare(table: &'a Table) -> Self {
        Self::with(table, None, |_, _, _| String::new())
    }

    /// The table with caption, column widths, the class by which the page's style finds it, and the heads of each cell by name;
    /// these begin with the prefix.
    pub fn styled(table: &'a Table, prefix: &str) -> Self {
        let ties = ties(table, prefix);
        let styling = Styling::of(table, false);
        let stub = styling.stub;
        Self::with(table, Some(styling), |row, index, cell| {
            let mut out = tied(ties.as_ref(), row, index);
            if cell.column + cell.col_span <= stub {
                out.push_str(" class=\"stub\"");
                if cell.column > 0 {
                    let _ = write!(out, " style=\"--at: {}\"", cell.column);
                }
            }
            out
        })
    }

    /// The same with its looks in its elements, for a page that keeps no style sheet.
    pub fn inline(table: &'a Table, prefix: &str) -> Self {
        let ties = ties(table, prefix);
        let styling = Styling::of(table, true);
        let wide = styling.wide;
        Self::with(table, Some(styling), |row, index, cell| {
            let style = inline_style::cell(cell.role, cell.col_span, table.statutory, wide);
            format!("{} style=\"{style}\"", tied(ties.as_ref(), row, index))
        })
    }

    fn with(
        table: &'a Table,
        styling: Option<Styling<'a>>,
        more: impl Fn(usize, usize, &Cell) -> String,
    ) -> Self {
        let lines = |first: usize, rows: &'a [Row]| -> Vec<Line<'a>> {
            let rows = (first..).zip(rows);
            rows.map(|(number, row)| {
                let cells = row.cells.iter().enumerate();
                cells
                    .map(|(index, cell)| (cell, more(number, index, cell)))
                    .collect()
            })
            .collect()
        };
        let (head, body) = table.rows.split_at(table.head_rows());
        let mut first = head.len();
        let mut groups = Vec::new();
        for group in body.chunk_by(|_, next| !next.starts_group) {
            groups.push(lines(first, group));
            first += group.len();
        }
        Self {
            styling,
            head: lines(0, head),
            groups,
        }
    }
}

impl<'a> Styling<'a> {
    fn of(table: &'a Table, inline: bool) -> Self {
        let wide = table.widths.len() > MAX_PHONE_COLUMNS;
        let name = if table.caption.is_empty() {
            "表格"
        } else {
            &table.caption
        };
        Self {
            class: if table.statutory { "statutory" } else { "extra" },
            caption: &table.caption,
            name,
            widths: percentages(&table.widths),
            wide,
            stub: if wide && !inline { stub(table) } else { 0 },
            inline,
        }
    }

    /// The class of a column that is narrower on a phone.
    fn column_class(&self, index: usize) -> &'static str {
        match (index + 1).cmp(&self.stub) {
            Ordering::Less => " class=\"group\"",
            Ordering::Equal => " class=\"label\"",
            Ordering::Greater => "",
        }
    }

    /// How wide the table is on a phone, in rem.
    fn phone_width(&self) -> String {
        let [group, label, other] = PHONE_WIDTHS;
        let columns = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let labels = columns(self.stub.saturating_sub(1)) * group + label;
        let others = columns(self.widths.len().saturating_sub(self.stub)) * other;
        format!("{:.1}", labels + others)
    }
}

/// How many columns hold labels of rows; 0 where these are too many to stay.
fn stub(table: &Table) -> usize {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let labels = cells.filter(|cell| matches!(cell.role, Role::RowLabel | Role::GroupLabel));
    let width = labels.map(|cell| cell.column + cell.col_span).max();
    width.filter(|width| *width <= MAX_STUB).unwrap_or(0)
}

/// What names a cell or the heads that it is about.
fn tied(ties: Option<&Vec<Vec<Tie>>>, row: usize, index: usize) -> String {
    match ties.and_then(|rows| rows.get(row)?.get(index)) {
        Some(Tie { id, .. }) if !id.is_empty() => format!(" id=\"{id}\""),
        Some(Tie { headers, .. }) if !headers.is_empty() => format!(" headers=\"{headers}\""),
        _ => String::new(),
    }
}

/// Relative widths as shares of a hundred, with one decimal.
pub fn percentages(widths: &[u16]) -> Vec<String> {
    let sum = widths.iter().map(|w| u32::from(*w)).sum::<u32>().max(1);
    widths
        .iter()
        .map(|w| {
            let mille = (u32::from(*w) * 1000 + sum / 2) / sum;
            format!("{}.{}%", mille / 10, mille % 10)
        })
        .collect()
}

/// The element that a cell becomes.
#[derive(Clone, Copy, Debug)]
pub struct Tag {
    /// Its name.
    pub name: &'static str,
    /// Which cells a head is about.
    pub scope: Option<&'static str>,
}

impl Tag {
    /// The element of a cell of this role.
    pub const fn from_role(role: Role) -> Self {
        let scope = match role {
            Role::ColumnHead => Some("col"),
            Role::Spanner => Some("colgroup"),
            Role::RowLabel => Some("row"),
            Role::GroupLabel | Role::BlockHead => Some("rowgroup"),
            Role::Corner | Role::Figure | Role::Text => None,
        };
        Self {
            name: if scope.is_some() { "th" } else { "td" },
            scope,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_the_whole() {
        assert_eq!(percentages(&[1, 1, 1]), ["33.3%", "33.3%", "33.3%"]);
        assert_eq!(percentages(&[754, 921, 3271, 685])[0], "13.4%");
        assert_eq!(percentages(&[0]), ["0.0%"]);
    }
}
