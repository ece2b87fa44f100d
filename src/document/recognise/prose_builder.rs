//! Words, extra tables and pictures of a part as the prose of the file, each piece with its place.

use super::braces::without_expressions;
use super::items::{Item, Kind, one_line};
use crate::chinese::width::{trimmed, without_blanks};
use crate::document::{Picture, Slot, Table};
use crate::picture::{Distinct, Image};
use crate::report::escape::{escaped_cells, escaped_line};
use crate::report::text::Text;
use crate::source::{Place, PlaceOrder};

/// Prose being put together, part by part of the document.
pub(super) struct ProseBuilder {
    /// The beginning of the pictures' file names.
    stem: String,
    /// The pictures, by the path that the prose writes.
    pub pictures: Vec<(String, Image)>,
    /// The number of each picture, by what it is.
    distinct: Distinct,
}

impl ProseBuilder {
    /// No prose yet. `stem` begins the names of the pictures' files.
    pub fn new(stem: &str) -> Self {
        Self {
            stem: file_name(stem),
            pictures: Vec::new(),
            distinct: Distinct::default(),
        }
    }

    /// The number and the path of a picture. One that is shown again is the same file.
    fn picture(&mut self, picture: &Picture) -> (usize, String) {
        let next = self.pictures.len() + 1;
        let number = self.distinct.number(&picture.bytes, next);
        if let Some((path, _)) = self.pictures.get(number - 1) {
            return (number, path.clone());
        }
        let path = format!("{}-图{number}.{}", self.stem, picture.kind.extension());
        let image = Image {
            kind: picture.kind,
            size: picture.size,
            bytes: picture.bytes.clone(),
        };
        self.pictures.push((path.clone(), image));
        (number, path)
    }

    /// The prose of some items; `part` says where they stand, and `first` what follows the heading in its own paragraph.
    /// None where they say nothing. `counted` is how many paragraphs of the part went before.
    pub fn build<'i>(
        &mut self,
        items: impl Iterator<Item = &'i Item<'i>>,
        part: &str,
        first: Option<(&str, PlaceOrder)>,
        counted: &mut usize,
    ) -> Option<Text> {
        let mut pieces: Vec<(String, Place)> = Vec::new();
        let mut tables = 0;
        if let Some((words, order)) = first.filter(|(words, _)| !words.is_empty()) {
            *counted += 1;
            let place = Place {
                order,
                words: format!("{part} 第{counted}段"),
                quote: None,
            };
            pieces.push((format!("{}\n", escaped_line(words)), place));
        }
        for item in items {
            match &item.kind {
                Kind::Line(text) => {
                    *counted += 1;
                    let place = Place {
                        order: item.order,
                        words: format!("{part} 第{counted}段"),
                        quote: None,
                    };
                    pieces.push((format!("{}\n", escaped_line(text)), place));
                }
                Kind::Table(table) => {
                    tables += 1;
                    // Some programs print the name of a table above it and give it as its caption as well.
                    let caption = one_line(&table.caption);
                    pieces.pop_if(|(line, _)| !caption.is_empty() && same_words(line, &caption));
                    // An empty line parts it from a table right before it.
                    if let Some((line, _)) = pieces.last_mut()
                        && line.starts_with('|')
                    {
                        line.push('\n');
                    }
                    pieces.extend(pipes(table, item.order, part, tables));
                }
                Kind::Picture(picture) => {
                    let (number, path) = self.picture(picture);
                    let caption = one_line(&picture.caption).replace([']', '['], "");
                    let place = Place {
                        order: item.order,
                        words: format!("{part} 图{number}"),
                        quote: None,
                    };
                    // Beside the one before it, it stands on its line.
                    if picture.beside
                        && let Some((line, _)) = pieces.last_mut()
                        && line.starts_with("![")
                        && line.ends_with(")\n")
                    {
                        line.pop();
                        line.push(' ');
                    }
                    let spoken = one_line(&picture.alternative);
                    let spoken = if spoken.is_empty() {
                        spoken
                    } else {
                        format!(" \"{spoken}\"")
                    };
                    pieces.push((format!("![{caption}]({path}{spoken})\n"), place));
                }
                Kind::Unread(_) => {}
            }
        }
        let pieces = pieces
            .into_iter()
            .map(|(words, place)| (without_expressions(&words), place));
        (pieces.len() > 0).then(|| Text::placed(pieces))
    }
}

/// A name as a part of a file's, on every system: without the signs that lead elsewhere, or mean
/// something in the prose.
fn file_name(name: &str) -> String {
    let unsafe_sign = |c: char| {
        c.is_control()
            || matches!(
                c,
                ':' | '\\' | '/' | '*' | '?' | '"' | '<' | '>' | '|' | '{' | '}'
            )
    };
    trimmed(name).replace(unsafe_sign, "_")
}

/// The most columns of an extra table: as many as a row of any reader has.
const MAX_COLUMNS: usize = 100_000;

/// An extra table in pipes, a line a row: `^` continues the cell above, `<` the one on the left.
fn pipes(table: &Table, order: PlaceOrder, part: &str, number: usize) -> Vec<(String, Place)> {
    let ends = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.column + cell.col_span);
    let columns = ends
        .chain([table.widths.len(), 1])
        .max()
        .unwrap_or(1)
        .min(MAX_COLUMNS);
    let place = |row: usize, words: String| Place {
        order: order.at_row(row),
        words,
        quote: None,
    };
    let mut out = Vec::new();
    let caption = one_line(&table.caption);
    if !caption.is_empty() {
        out.push((
            format!("表：{caption}\n"),
            place(0, format!("{part} 第{number}张表")),
        ));
    }
    for (index, slots) in table.slots().iter().enumerate() {
        let mut cells = vec![String::new(); columns];
        let texts: Vec<String> = slots.iter().map(|slot| one_line(&slot.cell().text)).collect();
        let texts = escaped_cells(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        for (slot, escaped) in slots.iter().zip(texts) {
            let cell = slot.cell();
            for (offset, text) in cells.iter_mut().skip(cell.column).take(cell.col_span).enumerate() {
                let own = match (slot, offset) {
                    (Slot::Begins(_), 0) => escaped.clone(),
                    (Slot::Continues(_), 0) => "^".to_owned(),
                    (Slot::Begins(_) | Slot::Continues(_), _) => "<".to_owned(),
                };
                // Where spans claim the same place, what says something stays.
                let says = |text: &str| !matches!(text, "" | "^" | "<");
                match (says(text), says(&own)) {
                    (true, true) => *text = format!("{text} {own}"),
                    (true, false) => {}
                    (false, _) => *text = own,
                }
            }
        }
        let line = format!("| {} |\n", cells.join(" | "));
        out.push((
            line,
            place(index + 1, format!("{part} 第{number}张表 第{}行", index + 1)),
        ));
    }
    out
}

/// Whether two texts say the same, blanks apart.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    without_blanks(a) == without_blanks(b)
}
