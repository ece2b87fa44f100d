//! Where the rows and columns of a copied block go: by its labels and heads, else from the cell that it is pasted into.

use super::clipboard::{Copied, Piece};
use super::sheet::Sheet;
use crate::form::DataPoint;
use crate::report::{State, figure};

/// How many letters a text has at least that is words whatever digits it has too.
const MIN_LETTERS: usize = 4;

/// A block divided into heads, labels and figures.
#[derive(Debug)]
pub struct Plan<'c> {
    /// The pieces that are heads or labels.
    pub words: Vec<&'c Piece>,
    /// The rows of figures.
    pub rows: Vec<PlannedRow<'c>>,
    /// For each column of the block from the first one of figures on, the column of figures of the table.
    columns: Columns,
}

/// A row of figures that was copied.
#[derive(Debug)]
pub struct PlannedRow<'c> {
    /// Which of the copied rows it is, from 0.
    pub index: usize,
    /// What stands behind its labels.
    pub pieces: Vec<&'c Piece>,
    /// What it is called, where it has labels.
    pub label: Option<&'c str>,
    /// Which row of the table it is; none where the table does not have it.
    pub row: Option<usize>,
}

#[derive(Debug)]
struct Columns {
    /// How many columns of the block hold labels.
    stub: usize,
    /// The column of figures under each head, where the heads say so.
    by_heads: Option<Vec<Option<usize>>>,
    /// The column of figures that the first column of the block goes to, where they do not.
    from: usize,
}

impl Plan<'_> {
    /// The column of figures that a column of the block goes to.
    pub fn column(&self, column: usize) -> Option<usize> {
        let at = column.checked_sub(self.columns.stub)?;
        match &self.columns.by_heads {
            Some(heads) => heads.get(at).copied().flatten(),
            None => Some(self.columns.from + at),
        }
    }
}

/// Divides a block and finds its place. `target` is the figure that it is pasted into.
pub fn plan<'c>(sheet: &Sheet, copied: &'c Copied, target: DataPoint) -> Option<Plan<'c>> {
    let (target_row, target_column) = sheet.place(target)?;
    let rows: Vec<(usize, &[Piece])> = copied.rows.iter().map(Vec::as_slice).enumerate().collect();
    let (heads, mut body): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, row)| is_head(sheet, row));
    let stub = stub(sheet, &body);
    // Words above all figures that the form does not know: heads of another wording, where what is below shows its place by
    // itself. Otherwise they are figures that cannot be read, for a row left out would move those below it.
    let above = body
        .iter()
        .take_while(|(_, row)| !row.iter().any(|p| is_figure(sheet, p)))
        .count();
    let is_named =
        |(_, row): &(usize, &[Piece])| label(row, stub).is_some_and(|label| sheet.row_of(label, 0).is_some());
    let unknown = body[..above].iter().take_while(|row| !is_named(row)).count();
    let mut of_heads: Vec<(usize, &[Piece])> = heads;
    if unknown > 0 && (body[unknown..].iter().any(is_named) || body.len() - unknown == sheet.rows.len()) {
        of_heads.extend(body.drain(..unknown));
    }
    let width = width(&body, stub);
    let labelled = by_labels(sheet, &body, stub);
    let whole = body.len() == sheet.rows.len() && width == sheet.width;
    let first = if whole { 0 } else { target_row };
    let placed: Vec<Option<usize>> = labelled.clone().unwrap_or_else(|| {
        let rows = (0..body.len()).map(|at| first + at);
        rows.map(|row| (row < sheet.rows.len()).then_some(row)).collect()
    });
    let by_heads = by_heads(sheet, &of_heads, &body, stub);
    let aligned = whole || labelled.is_some() && width == sheet.width;
    let of_stub = body
        .iter()
        .flat_map(|(_, row)| row.iter().filter(|piece| piece.column < stub));
    let words = of_heads
        .iter()
        .flat_map(|(_, row)| row.iter())
        .chain(of_stub)
        .collect();
    let rows = body
        .iter()
        .zip(placed)
        .map(|((index, row), placed)| PlannedRow {
            index: *index,
            pieces: row.iter().filter(|piece| piece.column >= stub).collect(),
            label: label(row, stub),
            row: placed,
        })
        .collect();
    Some(Plan {
        words,
        rows,
        columns: Columns {
            stub,
            by_heads,
            from: if aligned { 0 } else { target_column },
        },
    })
}

/// Whether a piece is words: printed in the form, or words that are no figure.
fn is_words(sheet: &Sheet, piece: &Piece) -> bool {
    let text = piece.text.as_str();
    if piece.is_blank() {
        return false;
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS;
    let unread = || {
        let read = figure::read(text, crate::form::Kind::Amount);
        read.state == State::Unread(None)
    };
    sheet.has(text) || figure::is_words(text) || letters() && unread()
}

fn is_figure(sheet: &Sheet, piece: &Piece) -> bool {
    !piece.is_blank() && !is_words(sheet, piece)
}

/// Whether all that stands in a row is printed in the form, and some of it in its heads alone.
fn is_head(sheet: &Sheet, row: &[Piece]) -> bool {
    let mut filled = row.iter().filter(|piece| !piece.is_blank()).peekable();
    filled.peek().is_some()
        && row.iter().any(|piece| sheet.is_only_head(&piece.text))
        && filled.all(|piece| sheet.has(&piece.text))
}

/// How many columns hold labels: those of words before the first figure. Blank ones behind them are what is left of merged
/// cells where the rest is as wide as the table.
fn stub(sheet: &Sheet, body: &[(usize, &[Piece])]) -> usize {
    let first = |row: &[Piece]| {
        row.iter()
            .find(|piece| is_figure(sheet, piece))
            .map(|piece| piece.column)
    };
    let figures = body.iter().filter_map(|(_, row)| first(row)).min();
    let last = body.iter().filter_map(|(_, row)| {
        let before = row.iter().take_while(|piece| !is_figure(sheet, piece));
        before
            .filter(|piece| is_words(sheet, piece))
            .map(Piece::end)
            .last()
    });
    let last = last.max().unwrap_or(0);
    let Some(figures) = figures else { return last };
    let end = last.min(figures);
    let mut candidates = end..=figures;
    if end == 0 {
        return 0;
    }
    candidates
        .find(|stub| width(body, *stub) == sheet.width)
        .unwrap_or(end)
}

/// How many columns a block has behind its labels.
fn width(body: &[(usize, &[Piece])], stub: usize) -> usize {
    let ends = body.iter().flat_map(|(_, row)| row.iter().map(Piece::end));
    ends.max().unwrap_or(0).saturating_sub(stub)
}

/// What a row is called: the last of its labels.
fn label(row: &[Piece], stub: usize) -> Option<&str> {
    let mut labels = row
        .iter()
        .rev()
        .filter(|piece| piece.column < stub && !piece.is_blank());
    labels.next().map(|piece| piece.text.as_str())
}

/// The rows that the labels name; none where no label is the form's. Where a block is as high as the table and the labels that
/// are the form's stand in their order, the others are altered ones.
fn by_labels(sheet: &Sheet, body: &[(usize, &[Piece])], stub: usize) -> Option<Vec<Option<usize>>> {
    let mut next = 0;
    let found: Vec<Option<usize>> = body
        .iter()
        .map(|(_, row)| {
            let at = sheet.row_of(label(row, stub)?, next)?;
            next = at + 1;
            Some(at)
        })
        .collect();
    if found.iter().all(Option::is_none) {
        return None;
    }
    let in_order = || {
        found
            .iter()
            .enumerate()
            .all(|(index, at)| at.is_none_or(|at| at == index))
    };
    if found.len() == sheet.rows.len() && in_order() {
        return Some((0..found.len()).map(Some).collect());
    }
    Some(found)
}

/// The columns that the heads name; none where one that holds something has no head of the form's.
fn by_heads(
    sheet: &Sheet,
    heads: &[(usize, &[Piece])],
    body: &[(usize, &[Piece])],
    stub: usize,
) -> Option<Vec<Option<usize>>> {
    let pieces = || heads.iter().flat_map(|(_, row)| row.iter());
    let named = |column: usize| {
        let mut own = pieces().filter(|piece| piece.column == column && piece.width == 1);
        own.find_map(|piece| sheet.column_of(&piece.text))
    };
    let columns: Vec<Option<usize>> = (stub..stub + width(body, stub)).map(named).collect();
    let filled = |at: usize| {
        let mut pieces = body.iter().flat_map(|(_, row)| row.iter());
        pieces.any(|piece| piece.column == stub + at && !piece.is_blank())
    };
    let all = columns
        .iter()
        .enumerate()
        .all(|(at, column)| column.is_some() || !filled(at));
    (all && columns.iter().any(Option::is_some)).then_some(columns)
}
