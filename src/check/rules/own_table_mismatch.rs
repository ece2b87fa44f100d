//! An extra table that disagrees with the prose of its part, or with its own sums.

mod grid;

use rust_decimal::Decimal;

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Label, declare_rule};
use crate::prose::passage::{List, Passage, passages};
use crate::prose::quantity::Unit;
use crate::report::markup::{Piece, pieces};
use crate::report::text::Text;
use crate::report::{ProseKey, Report};
use grid::{Column, Grid, bare_label};

declare_rule! {
    /// An extra table that does not agree with the prose, or with itself.
    pub static RULE = {
        id: "own-table-mismatch", title: "自列的表与文字不符，或者合计不对", severity: [Warning], basis: "",
        what: "正文里自己列的表（不是统一格式的三张表），它的合计与各行之和不符；同一部分文字里的总数、分类数与表里的不同。",
        why: "表和文字说的是同一件事，数应当一样。",
        fix: "核对各行、合计和文字里的数，改正错的一个；口径不同的，写一条核实说明。",
        topic: Prose,
    };
}

/// Each extra table of the report: one finding for all that is wrong with it.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (key, text) in &subject.report.prose {
        // Most prose has no table; a file of nothing but tables is no report, and each is compared with all the prose.
        if !text.as_str().contains('|') || text.as_str().len() > MAX_BYTES {
            continue;
        }
        let tables = pieces(text).into_iter().filter_map(|piece| match piece {
            Piece::Table(table) => Some(table),
            _ => None,
        });
        for table in tables.take(MAX_TABLES) {
            let grid = Grid::new(&table);
            let mut faults = sums(&grid, text);
            faults.extend(against_prose(&grid, subject.report, *key, text));
            out.extend(gathered(faults, *key));
        }
    }
    out
}

/// The most bytes of a text whose tables are judged.
const MAX_BYTES: usize = 1 << 20;
/// The most tables of it that are judged.
const MAX_TABLES: usize = 40;

/// Something that is wrong with a table: what, where, and what it contradicts.
struct Fault {
    words: String,
    at: Label,
    beside: Option<Label>,
}

fn gathered(faults: Vec<Fault>, key: ProseKey) -> Option<Diagnostic> {
    let words: Vec<&str> = faults
        .iter()
        .take(MAX_NAMED)
        .map(|fault| fault.words.as_str())
        .collect();
    let mut message = words.join("；");
    if faults.len() > MAX_NAMED {
        message = format!("{message}；等 {} 处", faults.len());
    }
    let mut labels = faults
        .into_iter()
        .flat_map(|fault| [Some(fault.at), fault.beside])
        .flatten();
    let first = labels.next()?;
    let mut found = Diagnostic::new(&RULE, message)
        .help("核对表里各行、合计和文字里的数，改正错的一个；口径不同的，写一条核实说明")
        .path(key.to_string());
    found.primary = first;
    found.related.extend(labels.take(MAX_RELATED));
    Some(found)
}

/// The most faults that the message names.
const MAX_NAMED: usize = 4;
/// The most places that are shown.
const MAX_RELATED: usize = 12;

fn label(text: &Text, range: &std::ops::Range<usize>, message: String) -> Label {
    Label::new(text.origin_of(range.clone()), message)
}

/// Rows called 合计 that are not the sum of the others.
fn sums(grid: &Grid<'_>, text: &Text) -> Vec<Fault> {
    let mut out = Vec::new();
    let Some(total) = grid.rows.iter().position(grid::Row::is_total) else {
        return out;
    };
    // Two totals, or parts of rows among the rows: what is the sum of what is not plain.
    let simple = grid.rows.iter().filter(|row| row.is_total()).count() == 1
        && !grid.rows.iter().any(grid::Row::is_part);
    if !simple {
        return out;
    }
    for column in grid.columns.iter().filter(|column| column.adds_up) {
        let (Some(sum), Some(cell)) = (grid.sum(column), grid.rows[total].figure(column)) else {
            continue;
        };
        if sum != cell.value && grid.rows.len() > 2 {
            out.push(Fault {
                words: format!(
                    "表中“{}”一栏合计填写为 {}，各行之和是 {}",
                    column.name,
                    cell.value.normalize(),
                    sum.normalize()
                ),
                at: label(text, &cell.range, format!("各行之和是 {}", sum.normalize())),
                beside: None,
            });
        }
    }
    out
}

/// Where the prose of the same part contradicts a table with one column of figures.
fn against_prose(grid: &Grid<'_>, report: &Report, key: ProseKey, text: &Text) -> Vec<Fault> {
    let mut out = Vec::new();
    let [column] = grid.columns.as_slice() else {
        return out;
    };
    passages(report, |passage| {
        if passage.key.section != key.section || !out.is_empty() {
            return;
        }
        for list in passage.lists() {
            out.extend(of_list(grid, column, list, passage, text));
        }
    });
    out
}

/// A list whose parts are labels of the table, against its figures.
fn of_list(grid: &Grid<'_>, column: &Column, list: &List, passage: &Passage<'_>, text: &Text) -> Vec<Fault> {
    let mut out = Vec::new();
    let named: Vec<(usize, Decimal)> = list
        .parts
        .iter()
        .filter_map(|at| {
            let statement = passage.statements.get(*at)?;
            Some((*at, grid.labelled(bare_label(statement.lead), column)?))
        })
        .collect();
    // Two labels in common make it the same matter, one may be chance.
    if named.len() < 2 {
        return out;
    }
    let mut compare = |at: usize, value: Decimal, what: &str| {
        let Some(statement) = passage.statements.get(at) else {
            return;
        };
        let quantity = &statement.quantity;
        if matches!(quantity.unit, Unit::Count(_)) && !quantity.admits(value) {
            let words = passage.line.get(quantity.range.clone()).unwrap_or_default();
            out.push(Fault {
                words: format!(
                    "文字写“{}”，表里{what} {}",
                    passage.quoted(statement),
                    value.normalize()
                ),
                at: Label::new(
                    passage.origin_of(quantity.range.clone()),
                    format!("文字写 {words}，表里{what} {}", value.normalize()),
                ),
                beside: grid
                    .first(column)
                    .map(|cell| label(text, &cell.range, "表里的数".to_owned())),
            });
        }
    };
    if let Some(sum) = grid.total(column) {
        compare(list.whole, sum, "合计");
    }
    for (at, value) in named {
        compare(at, value, "对应的各行之和是");
    }
    // The table is shown once.
    let shown = out.len();
    for fault in out.iter_mut().take(shown.saturating_sub(1)) {
        fault.beside = None;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grid::is_total;
    use super::*;

    #[test]
    fn totals_are_recognised_by_their_name() {
        assert!(is_total("合 计") && is_total("总计（条）") && !is_total("合计栏目名称说明"));
        assert_eq!(bare_label("其中，政府决策类"), "政府决策");
        assert_eq!(bare_label("工作信息类共"), "工作信息");
    }
}
