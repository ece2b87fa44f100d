//! A copied block laid on a table: by its heads where it brings them, else from the cell that it is pasted into. Every number
//! that was copied is either written or reported.

mod clipboard;
mod plan;
mod sheet;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::form::{DataPoint, Edition};
use clipboard::{Copied, Piece};
use plan::{Plan, PlannedRow, plan};
use sheet::{Field, Sheet};
use value::{Value, value};

/// What a copied block comes to.
#[derive(Debug, Default)]
pub struct Pasted {
    /// The figures to write.
    pub cells: Vec<(DataPoint, String)>,
    /// What is said of it.
    pub notes: Vec<Note>,
}

/// Something that is said of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The words.
    pub words: String,
    /// The figure that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

impl Note {
    /// Words about no figure.
    pub fn new(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            path: None,
        }
    }
}

/// Lays what a clipboard has, as words and as HTML, on the table of a figure. `held` says why a figure cannot be written.
pub fn paste(
    edition: &'static Edition,
    target: DataPoint,
    (plain, html): (&str, Option<&str>),
    held: &dyn Fn(DataPoint) -> Option<&'static str>,
) -> Pasted {
    let copied = match clipboard::read(plain, html) {
        Ok(copied) => copied,
        Err(why) => {
            return Pasted {
                notes: vec![Note::new(why)],
                ..Pasted::default()
            };
        }
    };
    let sheet = Sheet::new(edition, target.table);
    let sheet = sheet.as_ref();
    let placed = sheet.and_then(|sheet| Some((sheet, plan(sheet, &copied, target)?)));
    let Some((sheet, layout)) = placed else {
        return Pasted::default();
    };
    let mut laying = Laying {
        sheet,
        held,
        written: BTreeMap::new(),
        notes: Vec::new(),
    };
    for row in &layout.rows {
        laying.place(row, &layout);
    }
    laying.words(&layout, &copied);
    let count = Note::new(format!("粘贴了 {} 格", laying.written.len()));
    Pasted {
        cells: laying.written.into_iter().collect(),
        notes: std::iter::once(count).chain(laying.notes).collect(),
    }
}

struct Laying<'s> {
    sheet: &'s Sheet,
    held: &'s dyn Fn(DataPoint) -> Option<&'static str>,
    written: BTreeMap<DataPoint, String>,
    notes: Vec<Note>,
}

impl Laying<'_> {
    fn place(&mut self, row: &PlannedRow<'_>, plan: &Plan<'_>) {
        for piece in row.pieces.iter().filter(|piece| !piece.is_blank()) {
            let fields = self.fields(row, piece, plan);
            let (note, path) = match fields.as_slice() {
                [] => match row.label {
                    Some(label) if row.row.is_none() => (format!("表里没有“{label}”，没有粘贴"), None),
                    _ => ("表里没有它的格子，没有粘贴".to_owned(), None),
                },
                [field] if piece.height == 1 => match self.field(*field, &piece.text) {
                    Some(note) => (note, Some(field.point.to_string())),
                    None => continue,
                },
                [field, ..] => {
                    let note = "写在合并的格子里，分不清是哪一格的数，没有粘贴".to_owned();
                    (note, Some(field.point.to_string()))
                }
            };
            let words = format!(
                "第{}行第{}列「{}」{note}",
                row.index + 1,
                piece.column + 1,
                piece.text
            );
            self.notes.push(Note { words, path });
        }
    }

    /// The fields that a piece covers.
    fn fields(&self, row: &PlannedRow<'_>, piece: &Piece, plan: &Plan<'_>) -> Vec<Field> {
        let Some(own) = row.row.and_then(|row| self.sheet.rows.get(row)) else {
            return Vec::new();
        };
        let columns = (piece.column..piece.end()).filter_map(|column| plan.column(column));
        let mut fields: Vec<Field> = columns.filter_map(|column| own.at(column)).collect();
        fields.dedup_by_key(|field| field.point);
        fields
    }

    /// Writes a figure; what is to be said of it.
    fn field(&mut self, field: Field, text: &str) -> Option<String> {
        if let Some(why) = (self.held)(field.point) {
            return Some(format!("没有粘贴：{why}"));
        }
        if self.written.contains_key(&field.point) {
            return Some("和它前面的数落在同一格，没有粘贴".to_owned());
        }
        match value(text, field.kind, self.sheet.may_not_apply) {
            Value::Plain(words) => {
                self.written.insert(field.point, words);
                None
            }
            Value::Understood(words, note) => {
                self.written.insert(field.point, words);
                Some(note)
            }
            Value::Refused(why) => Some(why),
        }
    }

    /// Words that are not the form's.
    fn words(&mut self, plan: &Plan<'_>, copied: &Copied) {
        let pieces = plan.words.iter().map(|piece| piece.text.as_str());
        let foreign = pieces.filter(|text| !text.is_empty() && !self.sheet.has(text));
        let beside = copied.beside.iter().map(|words| words.trim());
        let all = foreign.chain(beside.filter(|words| !words.is_empty()));
        let all: Vec<String> = all.map(|words| format!("「{words}」")).collect();
        if !all.is_empty() {
            self.notes
                .push(Note::new(format!("这些文字没有粘贴：{}", all.concat())));
        }
    }
}
