//! A table of the form with the cells marked at which findings stand.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::listed::Listed;
use crate::document::{Cell, Row, Table};

/// The findings at a cell: the class of the gravest, and their numbers.
#[derive(Clone, Debug, Default)]
pub struct At {
    /// The class by which the page's style finds it; empty for a cell without a finding.
    pub class: &'static str,
    /// The numbers of the findings.
    pub numbers: Vec<usize>,
    /// What they say.
    pub notes: Vec<String>,
}

/// The findings by the data point that they are about.
pub type Cells = BTreeMap<String, At>;

/// Where findings stand in the tables. What a finding contradicts there is marked too, without its number.
pub fn cells(listed: &[Listed<'_>]) -> Cells {
    let mut out = Cells::new();
    // The gravest come first in the list of what stands, but what is related never hides a finding.
    for listed in listed {
        if let Some(cell) = listed.found.primary.cell {
            let at = out.entry(cell.to_string()).or_default();
            if at.class.is_empty() || listed.class() == "error" {
                at.class = listed.class();
            }
            at.numbers.push(listed.number);
            at.notes.push(listed.found.message.clone());
        }
    }
    for label in listed.iter().flat_map(|listed| &listed.found.related) {
        if let Some(cell) = label.cell {
            let at = out.entry(cell.to_string()).or_default();
            if at.class.is_empty() {
                at.class = "beside";
                at.notes.push(label.message.clone());
            }
        }
    }
    out
}

/// A table with its marks.
pub struct Marked {
    /// The table.
    pub table: Table,
    /// Where findings stand.
    pub cells: Rc<Cells>,
}

impl Marked {
    /// What stands at a cell.
    pub fn at(&self, cell: &Cell) -> Option<&At> {
        self.cells.get(cell.data_point.as_ref()?)
    }

    /// The rows of the head.
    pub fn head(&self) -> &[Row] {
        &self.table.rows[..self.table.head_rows()]
    }

    /// The other rows.
    pub fn body(&self) -> &[Row] {
        &self.table.rows[self.table.head_rows()..]
    }
}
