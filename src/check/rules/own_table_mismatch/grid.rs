//! An extra table as labels and figures.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use crate::chinese::lines::has;
use crate::chinese::numbering::level;
use crate::form::words::lists;
use crate::prose::phrase_match::without_links;
use crate::report::markup::{PipeCell, PipeTable};

/// A table of rows with labels, and of columns with figures.
pub(super) struct Grid<'t> {
    /// The rows below the head.
    pub rows: Vec<Row<'t>>,
    /// The columns that hold figures.
    pub columns: Vec<Column>,
}

/// A column of figures.
pub(super) struct Column {
    /// Its head.
    pub name: String,
    /// Whether its figures may be added: shares may not.
    pub adds_up: bool,
    at: usize,
}

impl Column {
    /// Whether its head says that it counts in this: 场次, 数量（场）.
    pub(super) fn counts(&self, counter: &str) -> bool {
        let in_brackets = self.name.split(['（', '(']).nth(1);
        let bracket = in_brackets.map(|words| words.trim_end_matches(['）', ')']));
        self.adds_up && (self.name.starts_with(counter) || bracket == Some(counter))
    }
}

/// A row: its labels, those of merged cells above too, and its figures by column.
pub(super) struct Row<'t> {
    labels: Vec<&'t str>,
    figures: BTreeMap<usize, Figure>,
}

/// A figure of the table.
#[derive(Clone)]
pub(super) struct Figure {
    /// Its number.
    pub value: Decimal,
    /// Where it stands in the text.
    pub range: Range<usize>,
}

const BLANKS: [char; 4] = [' ', '\t', '\u{a0}', '\u{3000}'];

impl<'t> Grid<'t> {
    pub(super) fn new(table: &'t PipeTable) -> Self {
        let mut rows: Vec<Row<'t>> = Vec::new();
        // The label cells that reach into the rows below.
        let mut reaching: Vec<(usize, &'t PipeCell)> = Vec::new();
        // The last label of each column.
        let mut labels: BTreeMap<usize, &'t str> = BTreeMap::new();
        let mut inherited: Vec<&'t str> = Vec::new();
        for (index, cells) in table.rows.iter().enumerate() {
            reaching.retain(|(end, _)| *end > index);
            reaching.extend(cells.iter().map(|cell| (index + cell.row_span, cell)));
            if index == 0 {
                continue;
            }
            // A blank label stands for the one above it, as a merged cell does, where the row has another of its own.
            let blank = |cell: &PipeCell| cell.text.trim_matches(BLANKS).is_empty();
            let own = cells
                .iter()
                .any(|cell| !blank(cell) && number(&cell.text).is_none());
            for cell in cells.iter().filter(|cell| own && blank(cell)) {
                inherited.extend(labels.get(&cell.column));
            }
            for cell in cells.iter().filter(|cell| !blank(cell)) {
                labels.insert(cell.column, cell.text.trim_matches(BLANKS));
            }
            let mut row = Row {
                labels: std::mem::take(&mut inherited),
                figures: BTreeMap::new(),
            };
            for (_, cell) in &reaching {
                match number(&cell.text).filter(|_| cell.row_span == 1) {
                    Some(value) => {
                        let range = cell.range.clone();
                        row.figures.insert(cell.column, Figure { value, range });
                    }
                    None if blank(cell) => {}
                    None => row.labels.push(cell.text.trim_matches(BLANKS)),
                }
            }
            rows.push(row);
        }
        let columns = (0..table.columns)
            .filter_map(|at| column(table, &rows, at))
            .collect();
        Self { rows, columns }
    }

    /// The sum of a column's figures, 合计 apart.
    pub(super) fn sum(&self, column: &Column) -> Option<Decimal> {
        let parts = self.rows.iter().filter(|row| !row.is_total());
        parts
            .filter_map(|row| row.figure(column))
            .try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(figure.value))
    }

    /// What a column comes to: its 合计 where it has one, else the sum.
    pub(super) fn total(&self, column: &Column) -> Option<Decimal> {
        let total = self.rows.iter().find(|row| row.is_total());
        match total.and_then(|row| row.figure(column)) {
            Some(figure) => Some(figure.value),
            None => self.sum(column).filter(|_| column.adds_up),
        }
    }

    /// The sum of the rows with this label.
    pub(super) fn labelled(&self, label: &str, column: &Column) -> Option<Decimal> {
        if label.chars().count() < 2 {
            return None;
        }
        let mut found = self
            .rows
            .iter()
            .filter(|row| !row.is_total() && row.labels.iter().any(|own| bare_label(own) == label))
            .filter_map(|row| row.figure(column))
            .peekable();
        found.peek()?;
        found.try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(figure.value))
    }

    /// The first figure of a column.
    pub(super) fn first(&self, column: &Column) -> Option<&Figure> {
        self.rows.iter().find_map(|row| row.figure(column))
    }
}

impl Row<'_> {
    /// Whether it is the sum of the others.
    pub(super) fn is_total(&self) -> bool {
        self.labels.iter().any(|label| is_total(label))
    }

    /// Whether it is a part of another row, or the sum of some.
    pub(super) fn is_part(&self) -> bool {
        // Rows with the numbers of an outline: 1. is a part of 一、.
        let outline = |label: &str| level(label).is_some() || label.chars().nth(1) == Some('、');
        let part =
            |label: &&str| label.starts_with(lists::OF_WHICH) || label.contains("小计") || outline(label);
        self.labels.iter().any(part)
    }

    pub(super) fn figure(&self, column: &Column) -> Option<&Figure> {
        self.figures.get(&column.at)
    }
}

/// A column that holds figures in most rows, and is no running number.
fn column(table: &PipeTable, rows: &[Row<'_>], at: usize) -> Option<Column> {
    let figures: Vec<Decimal> = rows
        .iter()
        .filter_map(|row| row.figures.get(&at).map(|f| f.value))
        .collect();
    let head = table.rows.first()?.iter();
    let head = head
        .filter(|cell| (cell.column..cell.column + cell.col_span).contains(&at))
        .map(|cell| cell.text.trim())
        .next()
        .unwrap_or_default();
    let running = lists::RUNNING_HEADS.contains(&head);
    let most = figures.len() * 2 > rows.len() && !figures.is_empty();
    (most && !running).then(|| Column {
        name: head.to_owned(),
        adds_up: !has(head, lists::NO_SUMMANDS),
        at,
    })
}

/// A cell that is a plain number.
fn number(cell: &str) -> Option<Decimal> {
    let cell = cell.trim();
    let digits: String = cell.chars().filter(|c| *c != ',').collect();
    let plain = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    plain.then(|| Decimal::from_str_exact(&digits).ok()).flatten()
}

/// Whether a label is that of a row which is the sum of the others.
pub(super) fn is_total(label: &str) -> bool {
    let bare: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.split(['（', '(', '：', ':']).next().unwrap_or_default();
    lists::TOTALS.contains(&bare)
}

/// A label or the words before a figure, without what adds nothing: 其中，政府决策类 is 政府决策.
pub(super) fn bare_label(words: &str) -> &str {
    let words = words
        .trim_start_matches(lists::OF_WHICH)
        .trim_start_matches(['，', ',', '：', ':', '、', ' ']);
    without_links(words).trim_end_matches('类')
}
