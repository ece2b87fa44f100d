//! A table as HTML: for the web page, and for Markdown, which has no merged cells of its own.

use askama::Template;

use crate::document::{Role, Row, Table};

/// The most grid columns that fit a phone; a table of more scrolls in a box of its own.
const MAX_PHONE_COLUMNS: usize = 5;

/// A table to be written as HTML.
#[derive(Debug, Template)]
#[template(path = "table.html")]
pub struct HtmlTable<'a> {
    /// The class and the box, caption and column widths that go with it; none in Markdown, where no style sheet is.
    styling: Option<Styling<'a>>,
    head: &'a [Row],
    groups: Vec<&'a [Row]>,
}

/// What a table has on a page with a style sheet.
#[derive(Debug)]
struct Styling<'a> {
    class: &'static str,
    caption: &'a str,
    widths: Vec<String>,
    wide: bool,
}

impl<'a> HtmlTable<'a> {
    /// The table alone: elements, scopes and spans.
    pub fn bare(table: &'a Table) -> Self {
        let (head, body) = table.rows.split_at(table.head_rows());
        Self {
            styling: None,
            head,
            groups: groups(body),
        }
    }

    /// The table with caption, column widths and the class by which the page's style finds it.
    pub fn styled(table: &'a Table) -> Self {
        Self {
            styling: Some(Styling {
                class: if table.statutory { "statutory" } else { "extra" },
                caption: &table.caption,
                widths: percentages(&table.widths),
                wide: table.widths.len() > MAX_PHONE_COLUMNS,
            }),
            ..Self::bare(table)
        }
    }
}

/// The rows of the body, a new group at each row that starts one.
fn groups(body: &[Row]) -> Vec<&[Row]> {
    body.chunk_by(|_, next| !next.starts_group).collect()
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
