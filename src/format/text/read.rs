//! Reading: the file's lines, one after the other, each either a line of words or the beginning of a table in one of the
//! shapes in which tables come as text. A shape says how many lines it takes; no line is looked at twice by one shape, so
//! the time is that of the file's length.

mod cells;
mod columns;
mod drawn;
mod line_kind;
mod pipes;
mod spacing;
mod table_blocks;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::document::{AsRead, Block, Unread};
use crate::encoding::{MAX_BYTES, decode};
use crate::format::Unreadable;
use line_kind::line_text;
use table_blocks::Taken;

/// The most lines and cells of a file; the longest table that anybody prints, of ten thousand rows, has some 160 000 cells.
const MAX_PIECES: usize = 500_000;

/// A shape of tables: what stands at the beginning of these lines, if it is of this shape.
type Shape = fn(&[&str]) -> Option<Taken>;

/// The shapes, the surest first.
const SHAPES: [Shape; 4] = [drawn::take, pipes::take, columns::take, cells::take];

/// The file as a document.
pub fn read(bytes: &[u8]) -> Result<AsRead, Unreadable> {
    if bytes.len() > MAX_BYTES {
        let limit = MAX_BYTES / 1024 / 1024;
        return Err(Unreadable::too_large(format!("文件超过 {limit} MB，不读取")));
    }
    let decoded =
        decode(bytes, None).ok_or_else(|| Unreadable::damaged("这不是文本文件", "请检查是否选错了文件"))?;
    let pieces = decoded
        .text
        .bytes()
        .filter(|b| matches!(b, b'\n' | b'\r' | b'\t' | b'|' | 0x0b | 0x0c))
        .count();
    if pieces > MAX_PIECES {
        let message = format!("文件有 {pieces} 多行（格），不像一份年度报告，不读取");
        return Err(Unreadable::too_large(message));
    }
    let mut read = AsRead::new(blocks(&with_plain_breaks(&decoded.text)));
    if decoded.lost > 0 {
        read.unread.push(Unread {
            before: 0,
            what: format!("{} 个无法识别的字符", decoded.lost),
            cell: None,
        });
    }
    Ok(read)
}

/// The text with line feeds for every kind of line end; a page break is an empty line.
fn with_plain_breaks(text: &str) -> Cow<'_, str> {
    const OTHERS: [char; 5] = ['\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'];
    let text = text.strip_prefix(crate::source::BOM).unwrap_or(text);
    if !text.contains(OTHERS) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    // A file that was converted twice has two carriage returns for each line, and they are one end.
    let twice = text.matches("\r\r\n").count();
    let twice = twice > 0 && twice == text.matches('\n').count();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if twice && chars.peek() == Some(&'\r') => {}
            '\r' if chars.peek() == Some(&'\n') => {}
            '\u{c}' => out.push_str(if out.ends_with('\n') { "\n" } else { "\n\n" }),
            c if OTHERS.contains(&c) => out.push('\n'),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn blocks(text: &str) -> Vec<Block> {
    let lines = spacing::single(text.split('\n').collect());
    let mut out = Vec::new();
    let mut rest = lines.as_slice();
    let mut above = "";
    while let Some((first, behind)) = rest.split_first() {
        let Some(mut taken) = SHAPES.iter().find_map(|shape| shape(rest)) else {
            let text = line_text(first);
            above = first;
            if !text.is_empty() {
                out.push(Block::line(text));
            }
            rest = behind;
            continue;
        };
        if let (Some(caption), Some(Block::Table(table))) =
            (line_kind::caption(above), taken.blocks.first_mut())
        {
            table.caption = caption;
            out.pop();
        }
        above = "";
        out.append(&mut taken.blocks);
        rest = rest.get(taken.lines.max(1)..).unwrap_or_default();
    }
    out
}
