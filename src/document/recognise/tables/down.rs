//! A table whose rows run down: each row of the document matched with one of the form, its figures put into their columns.

use super::super::items::one_line;
use super::align::{FormRow, align};
use super::columns::{self, Altered};
use super::figure;
use super::outcome::Outcome;
use super::row::{DataRow, Rows};
use super::vocabulary::{Vocabulary, is_figure};
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::{Cell, Slot};
use crate::form::{Column, DataPoint};
use crate::report::State;
use crate::report::unit::Unit;
use crate::source::Place;

/// Reads the rows of a table and its further parts.
pub(super) fn read(words: &Vocabulary, rows: &Rows<'_>) -> Outcome {
    let form = FormRow::all(words.table);
    let (matches, score) = align(&rows.data, &form);
    let mut out = Outcome::new(words, score);
    for (row, index) in form.iter().zip(&matches) {
        match index.and_then(|index| rows.data.get(index)) {
            Some(data) => {
                out.label(row, data);
                out.figures(row, data, rows);
            }
            None => out.missing.push(row.leaf),
        }
    }
    for (index, data) in rows.data.iter().enumerate() {
        if !matches.contains(&Some(index)) && !data.is_blank() && !out.repeats(data, &form) {
            out.strays.push((data.order, data.words()));
        }
    }
    out.beyond = rows.beyond;
    out.heads(rows);
    out.groups(&form, &matches, rows);
    out
}

impl Outcome {
    /// Whether a row's label is the form's.
    fn label(&mut self, row: &FormRow, data: &DataRow<'_>) {
        let found = row.label_in(data).or_else(|| {
            data.labels(row.columns())
                .filter(|text| !row.is_group(text))
                .last()
        });
        if found.is_none_or(|text| unnumbered(text) != unnumbered(&row.label)) {
            let shown = found.map(|found| data.printed(found));
            self.altered.push(Altered {
                found: shown.unwrap_or_default(),
                expected: row.leaf.row.label,
                order: data.order,
            });
        }
    }

    /// The figures of a row: by the columns' heads where those tell, else the last cells in order.
    fn figures(&mut self, row: &FormRow, data: &DataRow<'_>, rows: &Rows<'_>) {
        let columns = row.leaf.block.columns();
        let total = self.edition.total_column(self.key);
        let by_head = rows
            .heads
            .get(data.heads)
            .and_then(|heads| columns::places(heads, row.leaf.block, total));
        let cells = by_head
            .and_then(|places| by_place(data, &places))
            .or_else(|| last(row, data, columns.len()));
        let Some(cells) = cells else {
            self.short_row(row, data, columns);
            return;
        };
        self.beside(row, data, &cells);
        let heads = rows.heads.get(data.heads);
        for (column, cell) in columns.into_iter().zip(cells) {
            self.cell(row, column, &cell, data.order);
            let unit = heads.and_then(|heads| columns::stated_unit(heads, column));
            if let Some(unit) = unit.filter(|unit| *unit != Unit::TenThousand) {
                self.in_unit(row, column, unit, data.order);
            }
        }
    }

    /// An amount whose head states another unit than the form's is read in that unit, where the cell does not say its own.
    fn in_unit(&mut self, row: &FormRow, column: &'static Column, unit: Unit, order: usize) {
        let words = self.words(row, Some(column));
        let point = DataPoint {
            table: self.key,
            row: row.leaf.path,
            column: column.key,
        };
        let Some(fact) = self.facts.get_mut(&point) else {
            return;
        };
        let State::Number(value) = fact.state else { return };
        if fact.raw.ends_with('元') || value.is_zero() {
            return;
        }
        fact.unit = Some(unit);
        fact.state = unit.to_form(value).map_or(State::Unread(None), State::Number);
        let said = format!("表头写的单位是{}，按{}读入", unit.word(), unit.word());
        self.doubts.push((Place { order, words }, row.leaf.path, said));
    }

    /// A row with too few cells: no figure can be told from another.
    fn short_row(&mut self, row: &FormRow, data: &DataRow<'_>, columns: Vec<&'static Column>) {
        let texts: Vec<String> = data
            .own
            .iter()
            .map(|c| one_line(&c.text))
            .filter(|t| !t.is_empty())
            .collect();
        let said = format!(
            "这一行的格数不够，应有 {} 个数，没有读入：{}",
            columns.len(),
            texts.join("，")
        );
        let place = Place {
            order: data.order,
            words: self.words(row, None),
        };
        self.doubts.push((place, row.leaf.path, said));
        for column in columns {
            self.put(row, column, "", data.order, State::Unread(None));
        }
    }

    /// What stands between the figures of a row or behind them, in a column that is not the form's.
    fn beside(&mut self, row: &FormRow, data: &DataRow<'_>, cells: &[Found<'_>]) {
        let used: Vec<usize> = cells.iter().filter_map(Found::column).collect();
        let Some(first) = used.iter().min() else { return };
        let more = data
            .own
            .iter()
            .filter(|cell| cell.column > *first && !used.contains(&cell.column));
        let texts: Vec<String> = more
            .map(|cell| one_line(&cell.text))
            .filter(|text| !text.is_empty())
            .collect();
        if !texts.is_empty() {
            let words = format!("{}：{}", row.leaf.row.label, texts.join("，"));
            self.beside.push((data.order + 63, words));
        }
    }

    fn cell(&mut self, row: &FormRow, column: &'static Column, cell: &Found<'_>, order: usize) {
        match cell {
            Found::Own(cell) => self.put(row, column, &cell.text, order + cell.column.min(60), State::Blank),
            Found::Computed => self.put(row, column, "", order, State::Computed),
            // 0 for several cells is 0 for each; any other figure that stands for several is nobody's.
            Found::Shared(cell) if cell.text.is_empty() || folded(&cell.text) == "0" => {
                self.put(row, column, &cell.text, order, State::Blank);
            }
            Found::Shared(cell) => {
                let words = self.words(row, Some(column));
                let text = one_line(&cell.text);
                let place = Place {
                    order: order + cell.column.min(60),
                    words,
                };
                // Each of its columns comes here; the cell is told once.
                if self
                    .doubts
                    .last()
                    .is_none_or(|doubt| doubt.0.order != place.order)
                {
                    let said = format!("“{text}”写在合并的单元格里，分不清是哪一格的数，没有读入");
                    self.doubts.push((place, row.leaf.path, said));
                }
                self.put(row, column, "", order, State::Unread(None));
            }
        }
    }

    /// A figure by its text; where there is none, its state.
    fn put(&mut self, row: &FormRow, column: &'static Column, text: &str, order: usize, empty: State) {
        let point = DataPoint {
            table: self.key,
            row: row.leaf.path,
            column: column.key,
        };
        let place = Place {
            order,
            words: self.edition.cell_place(point),
        };
        let (mut fact, reading) = figure::read(text, column.kind, self.may_not_apply, place);
        if text.is_empty() && empty == State::Unread(None) {
            self.untold(point, fact);
            return;
        }
        if text.is_empty() {
            fact.state = empty;
        }
        self.fact(point, fact, &reading);
    }

    fn words(&self, row: &FormRow, column: Option<&Column>) -> String {
        let point = DataPoint {
            table: self.key,
            row: row.leaf.path,
            column: column.map_or("", |c| c.key),
        };
        self.edition.cell_place(point)
    }

    /// Whether a row is one that was read already, figure for figure: a page break repeats rows.
    fn repeats(&self, data: &DataRow<'_>, form: &[FormRow]) -> bool {
        form.iter().any(|row| {
            let columns = row.leaf.block.columns();
            let same = |(column, cell): (&&'static Column, &&Cell)| {
                let point = DataPoint {
                    table: self.key,
                    row: row.leaf.path,
                    column: column.key,
                };
                self.facts
                    .get(&point)
                    .is_some_and(|fact| fact.raw == one_line(&cell.text))
            };
            row.label_in(data)
                .is_some_and(|text| unnumbered(text) == unnumbered(&row.label))
                && data.own.len() >= columns.len()
                && columns
                    .iter()
                    .zip(&data.own[data.own.len() - columns.len()..])
                    .all(same)
        })
    }

    /// Heads that are not the form's: of each block under the heads of its first row, of a part of a table under its own.
    fn heads(&mut self, rows: &Rows<'_>) {
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
            let lost = columns::places(heads, block, total).is_some_and(|places| places.contains(&None));
            let lost = total.filter(|_| lost).map(|expected| Altered {
                found: String::new(),
                expected,
                order: heads.order,
            });
            let new: Vec<Altered> = altered
                .into_iter()
                .chain(lost)
                .filter(|a| {
                    let same = |other: &Altered| other.expected == a.expected && other.found == a.found;
                    !self.altered.iter().any(same)
                })
                .collect();
            self.altered.extend(new);
        }
    }

    /// Groups whose label stands nowhere as the form has it.
    fn groups(&mut self, form: &[FormRow], matches: &[Option<usize>], rows: &Rows<'_>) {
        let mut seen: Vec<&'static str> = Vec::new();
        for row in form {
            for group in &row.groups {
                if seen.contains(group) {
                    continue;
                }
                seen.push(group);
                self.group(group, form, matches, rows);
            }
        }
    }

    fn group(&mut self, group: &'static str, form: &[FormRow], matches: &[Option<usize>], rows: &Rows<'_>) {
        let wanted = folded(group);
        let within = form
            .iter()
            .zip(matches)
            .filter(|(row, _)| row.groups.contains(&group));
        let mut near: Option<(String, usize)> = None;
        let mut any = None;
        for (row, data) in within.filter_map(|(row, index)| Some((row, rows.data.get((*index)?)?))) {
            any = any.or(Some(data.order));
            let texts: Vec<&str> = data
                .labels(row.columns())
                .chain(data.above.iter().map(String::as_str))
                .collect();
            if texts.iter().any(|text| unnumbered(text) == unnumbered(&wanted)) {
                return;
            }
            let like = texts
                .iter()
                .find(|text| super::super::plain::alike(unnumbered(text), unnumbered(&wanted)) >= 0.5);
            if let Some(text) = like.filter(|text| row.label_in(data) != Some(**text)) {
                near = near.or_else(|| Some((data.printed(text), data.order)));
            }
        }
        if let Some(order) = any {
            let (found, order) = near.unwrap_or((String::new(), order));
            self.altered.push(Altered {
                found,
                expected: group,
                order,
            });
        }
    }
}

/// A figure's cell.
enum Found<'a> {
    /// One of its own.
    Own(&'a Cell),
    /// One that covers others too.
    Shared(&'a Cell),
    /// None: the table has no column of totals.
    Computed,
}

impl Found<'_> {
    const fn column(&self) -> Option<usize> {
        match self {
            Self::Own(cell) | Self::Shared(cell) => Some(cell.column),
            Self::Computed => None,
        }
    }
}

/// The cells that stand in these grid columns. None where a figure stands before the first of them and the last is empty:
/// the label's cell is narrower than its head, and all figures stand one column to the left.
fn by_place<'a>(data: &DataRow<'a>, places: &[Option<usize>]) -> Option<Vec<Found<'a>>> {
    let first = places.iter().flatten().min()?;
    let within = |cell: &Cell, place: usize| (cell.column..cell.column + cell.col_span).contains(&place);
    let at = |place: usize| data.slots.iter().find(|slot| within(slot.cell(), place));
    let last = places.iter().flatten().max().and_then(|place| at(*place));
    let moved = data
        .own
        .iter()
        .any(|cell| cell.column < *first && is_number(cell));
    if moved && last.is_some_and(|slot| folded(&slot.cell().text).is_empty()) {
        return None;
    }
    places
        .iter()
        .map(|place| {
            let Some(place) = place else {
                return Some(Found::Computed);
            };
            let slot = at(*place)?;
            let cell = slot.cell();
            let others = places.iter().flatten().filter(|p| within(cell, **p)).count();
            Some(match slot {
                Slot::Begins(cell) if others == 1 && cell.row_span == 1 => Found::Own(cell),
                slot => Found::Shared(slot.cell()),
            })
        })
        .collect()
}

/// Whether a cell holds digits, and no words but those of a figure.
fn is_number(cell: &Cell) -> bool {
    let text = folded(&cell.text);
    text.contains(|c: char| c.is_ascii_digit()) && is_figure(&text)
}

/// The last cells that begin in a row, when there are enough beside its label: of a row that lost a cell no figure can be
/// told from another. Cells that are empty, or hold words, behind the figures of a row are not among them where a figure
/// stands before.
fn last<'a>(row: &FormRow, data: &DataRow<'a>, count: usize) -> Option<Vec<Found<'a>>> {
    let mut own = data.own.as_slice();
    while let Some((behind, before)) = own.split_last()
        && before.len() >= count
        && !is_number(behind)
        && before
            .get(before.len() - count)
            .is_some_and(|cell| is_number(cell))
    {
        own = before;
    }
    let from = own.len().checked_sub(count)?;
    let cells = &own[from..];
    let label = cells.first().map(|cell| folded(&cell.text));
    if label.is_some_and(|text| unnumbered(&text) == row.bare) {
        return None;
    }
    Some(cells.iter().map(|cell| Found::Own(cell)).collect())
}
