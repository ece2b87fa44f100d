//! A table whose rows run down: each row of the document matched with one of the form, its figures put into their columns.

use rust_decimal::Decimal;

use super::align::{FormRow, align};
use super::columns::{self, PlainColumn};
use super::plain::PlainCell;
use super::reading::TableReading;
use super::row::{DataRow, Rows};
use super::row_cells::{FigureCell, at_end, behind_label, in_columns, is_plain, label_cell};
use super::vocabulary::Vocabulary;
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::Cell;
use crate::document::recognise::items::{one_line, said_in_cells};
use crate::form::{Column, DataPoint, Kind};
use crate::report::unit::{Stated, Unit};
use crate::report::{Fact, State, findings};
use crate::source::{Place, PlaceOrder};

/// The rows of a table and its further parts, matched with those of the form.
pub(super) struct Matched<'a> {
    form: &'static [FormRow],
    rows: Rows<'a>,
    /// For each row of the form the index of that of the document.
    matches: Vec<Option<usize>>,
}

impl<'a> Matched<'a> {
    /// The rows of the form, each with that of the document, where there is one.
    fn pairs(&self) -> impl Iterator<Item = (&'static FormRow, Option<&DataRow<'a>>)> {
        let rows = self.form.iter().zip(&self.matches);
        rows.map(|(row, index)| (row, index.and_then(|index| self.rows.data.get(index))))
    }
}

/// Matches the rows of a table: how well they fit, and which labels are not the form's. No figure is read yet.
pub(super) fn matched<'a>(vocabulary: &Vocabulary, rows: Rows<'a>) -> (TableReading, Matched<'a>) {
    let form = FormRow::of_table(vocabulary.table);
    let (matches, score) = align(&rows.data, vocabulary.table);
    let found = Matched { form, rows, matches };
    let mut out = TableReading::new(vocabulary, score);
    for (row, data) in found.pairs() {
        match data {
            Some(data) => out.check_label(row, data),
            None => out.missing.push(row.leaf),
        }
    }
    out.check_heads(&found.rows);
    out.check_groups(form, &found.matches, &found.rows);
    (out, found)
}

impl TableReading {
    /// Reads the figures of rows that were matched.
    pub(super) fn rows(&mut self, matched: &Matched<'_>) {
        let Matched { form, rows, matches } = matched;
        for (row, data) in matched.pairs() {
            if let Some(data) = data {
                self.figures(row, data, rows);
            }
        }
        for (index, data) in rows.data.iter().enumerate() {
            if matches.contains(&Some(index)) {
                continue;
            }
            self.account(data.order, data.cells());
            if !data.is_blank() && !self.repeats(data, form) {
                self.foreign_rows.push((data.order, data.words()));
            }
        }
        self.rows_beyond = rows.beyond;
    }

    /// The figures of a row: by the heads of the columns where those are clear, else the last cells in order.
    fn figures(&mut self, row: &FormRow, data: &DataRow<'_>, rows: &Rows<'_>) {
        let columns = &row.columns;
        let total = self.edition.total_column(self.key);
        let by_head = rows
            .heads
            .get(data.heads)
            .and_then(|heads| columns::places(heads, columns, total));
        // Heads that reach otherwise over the columns than the cells do give way to the order of the figures.
        let in_order = behind_label(row, data, columns.len()).is_some();
        let cells = by_head
            .and_then(|places| in_columns(row, data, &places))
            .filter(|cells| !in_order || is_plain(row, data, cells));
        let certain = cells.is_some()
            || label_cell(row, data).is_some_and(|at| data.own.len() == at + 1 + columns.len());
        let Some(cells) = cells.or_else(|| at_end(row, data, columns.len())) else {
            self.short_row(row, data);
            return;
        };
        self.note_foreign_cells(row, data, &cells);
        let heads = rows.heads.get(data.heads);
        for (PlainColumn { column, .. }, cell) in columns.iter().zip(cells) {
            self.figure(row, column, &cell, data.order);
            if column.kind == Kind::Amount {
                // What the row's own label states is nearer to its figure than what a head states.
                let own = data.own.iter().filter(|cell| !cell.is_figure());
                let own = own.map(|cell| cell.plain()).find_map(Stated::in_words);
                let by_label = own.map(|stated| ("标签", stated));
                let by_head = || columns::stated_unit(heads?, column).map(|stated| ("表头", stated));
                let by_title = || Stated::in_words(&heads?.title).map(|stated| ("表格上面", stated));
                let stated = by_label.or_else(by_head).or_else(by_title);
                match stated {
                    Some((_, Stated::Unit(Unit::TenThousand))) | None => {}
                    Some((whose, Stated::Unit(unit))) => {
                        let said = format!("{whose}写的单位是{0}，按{0}读入", unit.word());
                        self.in_unit(row, column, unit, said, data.order);
                    }
                    Some((whose, Stated::Unknown(unit))) => {
                        let unit = findings::short(&unit);
                        let said = format!("{whose}写的单位是“{unit}”，换算不成万元，没有读入");
                        self.in_unknown_unit(row, column, &said, data.order);
                    }
                }
            }
        }
        if !certain {
            self.contradicted(row, data);
        }
    }

    /// Figures that were taken by their order alone, and whose total is not their sum, are those of other columns: no mistake of
    /// the agency's, and not filled.
    fn contradicted(&mut self, row: &FormRow, data: &DataRow<'_>) {
        let Some(total) = self.edition.total_column(self.key) else {
            return;
        };
        let value = |column: &&'static Column| {
            let fact = self.facts.get(&self.point(&row.leaf, column))?;
            fact.state
                .number()
                .or_else(|| (fact.state == State::Blank).then_some(Decimal::ZERO))
        };
        let columns = || row.columns.iter().map(|plain| plain.column);
        let (of_total, parts): (Vec<_>, Vec<_>) = columns().partition(|column| column.key == total);
        let sum = parts
            .iter()
            .try_fold(Decimal::ZERO, |sum, column| sum.checked_add(value(column)?));
        let stated = of_total.first().and_then(value);
        if sum.is_none() || stated.is_none() || sum == stated {
            return;
        }
        self.account(data.order, data.cells());
        let message = format!(
            "这一行的格数与表头不符，按顺序读出的总计又不是各栏之和，没有读入：{}",
            said_in_cells(data.cells())
        );
        self.doubt(row, data, message);
        for column in columns() {
            let point = self.point(&row.leaf, column);
            if let Some(fact) = self.facts.remove(&point) {
                self.blanks.retain(|(blank, _)| *blank != point);
                self.flaws.retain(|flaw| flaw.primary.cell != Some(point));
                let fact = Fact {
                    raw: String::new(),
                    ..fact
                };
                self.indistinct(point, fact);
            }
        }
    }

    /// An amount whose head states another unit than the form's is read in that unit, where the cell does not say its own.
    fn in_unit(
        &mut self,
        row: &FormRow,
        column: &'static Column,
        unit: Unit,
        said: String,
        order: PlaceOrder,
    ) {
        let words = self.place_words(row, Some(column));
        let point = self.point(&row.leaf, column);
        let Some(fact) = self.facts.get_mut(&point) else {
            return;
        };
        let State::Number(value) = fact.state else { return };
        if fact.has_written_unit() || value.is_zero() {
            return;
        }
        fact.unit = Some(unit);
        fact.state = unit.to_form(value).map_or(State::Unread(None), State::Number);
        self.doubts.push((Place::new(order, words), row.leaf.path, said));
    }

    /// An amount in a unit that is not understood is not filled: taken for 万元 it would be another amount.
    fn in_unknown_unit(&mut self, row: &FormRow, column: &'static Column, said: &str, order: PlaceOrder) {
        let words = self.place_words(row, Some(column));
        let point = self.point(&row.leaf, column);
        let Some(fact) = self.facts.get(&point) else {
            return;
        };
        let State::Number(value) = fact.state else { return };
        if fact.has_written_unit() || value.is_zero() {
            return;
        }
        let message = format!("{said}：{}", fact.raw);
        self.doubts
            .push((Place::new(order, words), row.leaf.path, message));
        let fact = Fact {
            raw: String::new(),
            ..fact.clone()
        };
        self.indistinct(point, fact);
    }

    /// Notes why a row was not read.
    fn doubt(&mut self, row: &FormRow, data: &DataRow<'_>, message: String) {
        let place = Place {
            order: data.order,
            words: self.place_words(row, None),
            quote: None,
        };
        self.doubts.push((place, row.leaf.path, message));
    }

    /// A row with too few cells: no figure can be distinguished from another.
    fn short_row(&mut self, row: &FormRow, data: &DataRow<'_>) {
        self.account(data.order, data.cells());
        let message = format!(
            "这一行的格数不够，应有 {} 个数，没有读入：{}",
            row.count(),
            said_in_cells(data.cells())
        );
        self.doubt(row, data, message);
        for PlainColumn { column, .. } in &row.columns {
            self.cell(&row.leaf, column, "", data.order, State::Unread(None));
        }
    }

    /// What stands between the figures of a row or behind them, in a column that is not the form's.
    fn note_foreign_cells(&mut self, row: &FormRow, data: &DataRow<'_>, cells: &[FigureCell<'_>]) {
        let used: Vec<usize> = cells.iter().filter_map(FigureCell::column).collect();
        let Some(first) = used.iter().min() else { return };
        // A 0 where the label should stand is what a program put there; that the label is missing is reported.
        if row.label_in(data).is_none() {
            let before = data
                .own
                .iter()
                .filter(|cell| cell.column < *first && cell.plain() == "0");
            self.account(data.order, before.map(|cell| cell.cell()));
        }
        let more = data
            .own
            .iter()
            .filter(|cell| cell.column > *first && !used.contains(&cell.column));
        let more: Vec<&Cell> = more.map(|cell| cell.cell()).collect();
        self.account(data.order, more.iter().copied());
        let texts = said_in_cells(more);
        if !texts.is_empty() {
            let words = format!("{}：{texts}", row.leaf.row.label);
            self.foreign_cells.push((data.order.at_row_end(), words));
        }
    }

    fn figure(&mut self, row: &FormRow, column: &'static Column, cell: &FigureCell<'_>, order: PlaceOrder) {
        if let FigureCell::Own(cell) | FigureCell::Shared(cell) = cell {
            self.account(order, [*cell]);
        }
        match cell {
            FigureCell::Own(cell) => self.cell(
                &row.leaf,
                column,
                &cell.text,
                order.at_cell(cell.column),
                State::Blank,
            ),
            FigureCell::Computed => self.cell(&row.leaf, column, "", order, State::Computed),
            // 0 for several cells is 0 for each; any other figure that stands for several is nobody's.
            FigureCell::Shared(cell) if cell.text.is_empty() || folded(&cell.text) == "0" => {
                self.cell(&row.leaf, column, &cell.text, order, State::Blank);
            }
            FigureCell::Shared(cell) => {
                let words = self.place_words(row, Some(column));
                let text = one_line(&cell.text);
                let place = Place {
                    order: order.at_cell(cell.column),
                    words,
                    quote: None,
                };
                // Each of its columns comes here; the cell is reported once.
                if self
                    .doubts
                    .last()
                    .is_none_or(|doubt| doubt.0.order != place.order)
                {
                    let message = format!("“{text}”写在合并的单元格里，分不清是哪一格的数，没有读入");
                    self.doubts.push((place, row.leaf.path, message));
                }
                self.cell(&row.leaf, column, "", order, State::Unread(None));
            }
        }
    }

    fn place_words(&self, row: &FormRow, column: Option<&Column>) -> String {
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
            let columns = &row.columns;
            let same = |(column, cell): (&PlainColumn, &&PlainCell<'_>)| {
                let point = self.point(&row.leaf, column.column);
                self.facts
                    .get(&point)
                    .is_some_and(|fact| fact.raw == one_line(&cell.text))
            };
            let labelled = row
                .label_in(data)
                .is_some_and(|text| unnumbered(text) == unnumbered(&row.label));
            // Two rows that were torn into one have more figures than their last ones.
            let split = data.own.len().checked_sub(columns.len());
            labelled
                && split.is_some_and(|split| {
                    let (before, figures) = data.own.split_at(split);
                    !before.iter().any(|cell| cell.is_number()) && columns.iter().zip(figures).all(same)
                })
        })
    }
}
