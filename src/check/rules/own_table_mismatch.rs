//! An extra table that disagrees with the prose of its part, or with its own sums.

mod grid;

use rust_decimal::Decimal;

use crate::check::{Against, Held, Ledger, Subject};
use crate::diagnostic::{Diagnostic, Label, declare_rule};
use crate::form::words::figures::{CAPTION, TABLES_AHEAD};
use crate::prose::passage::{List, Passage, passages};
use crate::prose::phrase_match::without_links;
use crate::prose::quantity::Unit;
use crate::report::markup::{Piece, PipeTable, pieces};
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

/// Where the prose of the same part contradicts a table.
fn against_prose(grid: &Grid<'_>, report: &Report, key: ProseKey, text: &Text) -> Vec<Fault> {
    let mut out = Vec::new();
    passages(report, |passage| {
        if passage.key.section != key.section || !out.is_empty() {
            return;
        }
        let mut faults: Vec<Fault> = compared(grid, key, passage, text)
            .into_iter()
            .filter_map(|held| fault(grid, &held, passage, text))
            .collect();
        // The table is shown once.
        let shown = faults.len();
        for fault in faults.iter_mut().take(shown.saturating_sub(1)) {
            fault.beside = None;
        }
        out.extend(faults);
    });
    out
}

/// A figure of a paragraph with what a table says of the same.
struct Compared<'g> {
    at: usize,
    value: Decimal,
    what: &'static str,
    column: &'g Column,
}

/// What of a paragraph a table says too.
fn compared<'g>(grid: &'g Grid<'_>, key: ProseKey, passage: &Passage<'_>, text: &Text) -> Vec<Compared<'g>> {
    let mut out = announced(grid, key, passage, text);
    if let [column] = grid.columns.as_slice() {
        for list in passage.lists() {
            out.extend(of_list(grid, column, list, passage));
        }
    }
    out
}

/// The totals that the paragraph right before a table gives of it: 情况如下，共18场、3260人次. The counter says which column.
fn announced<'g>(grid: &'g Grid<'_>, key: ProseKey, passage: &Passage<'_>, text: &Text) -> Vec<Compared<'g>> {
    let ahead = TABLES_AHEAD
        .iter()
        .filter_map(|words| passage.line.find(words))
        .min();
    let Some(ahead) = ahead.filter(|_| passage.key == key && is_right_before(grid, passage, text)) else {
        return Vec::new();
    };
    let all = passage.statements.iter().enumerate();
    let behind = all.skip_while(|(_, statement)| statement.quantity.range.start < ahead);
    let totals = behind.take_while(|(_, statement)| without_links(statement.lead).is_empty());
    totals
        .filter_map(|(at, statement)| {
            let Unit::Count(counter) = statement.quantity.unit else {
                return None;
            };
            let mut columns = grid.columns.iter().filter(|column| column.counts(counter));
            let column = columns.next().filter(|_| columns.next().is_none())?;
            let value = grid.total(column)?;
            Some(Compared {
                at,
                value,
                what: "合计",
                column,
            })
        })
        .collect()
}

/// Whether nothing but its caption and its head stand between a paragraph and a table.
fn is_right_before(grid: &Grid<'_>, passage: &Passage<'_>, text: &Text) -> bool {
    let end = passage.in_text(&(0..passage.line.len())).end;
    let first = grid.columns.iter().filter_map(|column| grid.first(column));
    let start = first.map(|figure| figure.range.start).min().unwrap_or_default();
    let between = text.as_str().get(end..start);
    between.is_some_and(|between| {
        let mut lines = between.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.all(|line| line.starts_with(['|', CAPTION]))
    })
}

/// The extra tables of a report, by the part that they stand in.
pub struct Tables<'a>(Vec<(ProseKey, &'a Text, Vec<PipeTable>)>);

impl<'a> Tables<'a> {
    /// Reads them, once for all the paragraphs that are held against them.
    pub fn new(report: &'a Report) -> Self {
        let judged = report
            .prose
            .iter()
            .filter(|(_, text)| text.as_str().contains('|') && text.as_str().len() <= MAX_BYTES);
        let tables = judged.map(|(key, text)| {
            let tables = pieces(text).into_iter().filter_map(|piece| match piece {
                Piece::Table(table) => Some(table),
                _ => None,
            });
            (*key, text, tables.take(MAX_TABLES).collect())
        });
        Self(tables.collect())
    }

    /// Enters what they vouch for in a paragraph. What they contradict the findings say.
    pub fn record(&self, passage: &Passage<'_>, ledger: &mut Ledger) {
        let own = self
            .0
            .iter()
            .filter(|(key, ..)| key.section == passage.key.section);
        for (key, text, tables) in own {
            for table in tables {
                let grid = Grid::new(table);
                for held in compared(&grid, *key, passage, text) {
                    let Some(statement) = passage.statements.get(held.at) else {
                        continue;
                    };
                    if statement.quantity.admits(held.value) {
                        ledger.record(&statement.quantity.range, || Held {
                            against: Against::OwnTable,
                            name: format!("“{}”一栏{}", held.column.name, held.what),
                            value: Some(held.value),
                            agrees: true,
                        });
                    }
                }
            }
        }
    }
}

/// A list whose parts are labels of the table, with its figures.
fn of_list<'g>(grid: &Grid<'_>, column: &'g Column, list: &List, passage: &Passage<'_>) -> Vec<Compared<'g>> {
    let named = list.parts.iter().filter_map(|at| {
        let statement = passage.statements.get(*at)?;
        Some(Compared {
            at: *at,
            value: grid.labelled(bare_label(statement.lead), column)?,
            what: "对应的各行之和是",
            column,
        })
    });
    let named: Vec<Compared<'g>> = named.collect();
    // Two labels in common make it the same matter, one may be chance.
    if named.len() < 2 {
        return Vec::new();
    }
    let whole = grid.total(column).map(|value| Compared {
        at: list.whole,
        value,
        what: "合计",
        column,
    });
    whole.into_iter().chain(named).collect()
}

/// What is wrong where a figure is not the table's.
fn fault(grid: &Grid<'_>, held: &Compared<'_>, passage: &Passage<'_>, text: &Text) -> Option<Fault> {
    let statement = passage.statements.get(held.at)?;
    let quantity = &statement.quantity;
    if !matches!(quantity.unit, Unit::Count(_)) || quantity.admits(held.value) {
        return None;
    }
    let words = passage.line.get(quantity.range.clone()).unwrap_or_default();
    let (what, value) = (held.what, held.value.normalize());
    Some(Fault {
        words: format!("文字写“{}”，表里{what} {value}", passage.quoted(statement)),
        at: Label::new(
            passage.origin_of(quantity.range.clone()),
            format!("文字写 {words}，表里{what} {value}"),
        ),
        beside: grid
            .first(held.column)
            .map(|cell| label(text, &cell.range, "表里的数".to_owned())),
    })
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
