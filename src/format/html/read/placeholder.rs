//! What the document cannot hold keeps its place among the words as a placeholder, until the blocks are in their order; then
//! the placeholders are taken out and reported, and captions that stand as lines before their tables are put into them.

use crate::document::{AsRead, Block, CellIndex, Table, Unread};
use crate::format::table_caption;

/// A placeholder begins with this character, which no line holds.
const SIGN: char = '\u{1}';

/// The line that stands for the thing of this number.
pub fn placeholder(number: usize) -> String {
    format!("{SIGN}{number}")
}

/// Whether a line is a placeholder.
pub fn is_placeholder(line: &str) -> bool {
    line.starts_with(SIGN)
}

fn number(line: &str) -> Option<usize> {
    line.strip_prefix(SIGN)?.parse().ok()
}

/// The blocks without placeholders; what each stood for is reported as unread.
pub fn resolve(blocks: Vec<Block>, mut missing: Vec<String>, lost: usize) -> AsRead {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut unread: Vec<Unread> = Vec::new();
    if lost > 0 {
        unread.push(Unread {
            before: 0,
            what: format!("{lost} 个无法识别的字符"),
            cell: None,
        });
    }
    for mut block in blocks {
        let mut numbers: Vec<(usize, Option<CellIndex>)> = Vec::new();
        let mut empty = false;
        match &mut block {
            Block::Paragraph(paragraph) => {
                numbers.extend(number(&paragraph.text).map(|number| (number, None)));
                empty = !numbers.is_empty();
            }
            Block::Table(table) => {
                numbers = take_out(table);
                let mut cells = table.rows.iter().flat_map(|row| &row.cells);
                empty = !numbers.is_empty() && cells.all(|cell| cell.text.is_empty());
                if !empty
                    && table.caption.is_empty()
                    && let Some(caption) = caption_before(&out)
                {
                    table.caption = caption;
                    out.pop();
                    // What stood between the caption and its table now stands before both.
                    for above in &mut unread {
                        above.before = above.before.min(out.len());
                    }
                }
            }
            Block::Heading(..) | Block::Picture(_) | Block::Signature(_) => {}
        }
        for (number, cell) in numbers {
            // A table of nothing else is none.
            let cell = cell.filter(|_| !empty);
            if let Some(what) = missing.get_mut(number).map(std::mem::take) {
                let before = out.len();
                unread.push(Unread { before, what, cell });
            }
        }
        if !empty {
            out.push(block);
        }
    }
    let mut read = AsRead::new(out);
    read.unread = unread;
    read
}

/// The caption that the last line is.
fn caption_before(blocks: &[Block]) -> Option<String> {
    match blocks.last()? {
        Block::Paragraph(line) => table_caption::parse(&line.text).map(str::to_owned),
        _ => None,
    }
}

/// Takes the placeholders out of the cells; their numbers, each with its cell.
fn take_out(table: &mut Table) -> Vec<(usize, Option<CellIndex>)> {
    let mut out = Vec::new();
    for (row, cells) in table.rows.iter_mut().enumerate() {
        for cell in cells.cells.iter_mut().filter(|cell| cell.text.contains(SIGN)) {
            let (placeholders, lines): (Vec<&str>, Vec<&str>) =
                cell.text.lines().partition(|line| number(line).is_some());
            let column = cell.column;
            let numbers = placeholders.into_iter().filter_map(number);
            out.extend(numbers.map(|number| (number, Some(CellIndex { row, column }))));
            cell.text = lines.join("\n");
        }
    }
    out
}
