//! The tables of written files, read by means of the tests' own: nothing here knows how they were written.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use unicode_width::UnicodeWidthChar;

use crate::support::part;

/// A table as the places of its grid, row by row: each has the number of the cell that covers it, and the cell's text.
pub type Grid = Vec<Vec<(usize, String)>>;

/// A cell: first row, first column, rows and columns that it covers, text.
type Cell = (usize, usize, usize, usize, String);

/// The cells spread out over the places that they cover; none may be covered twice, none left.
fn spread(cells: &[Cell]) -> Grid {
    let rows = cells.iter().map(|c| c.0 + c.2).max().unwrap_or(0);
    let columns = cells.iter().map(|c| c.1 + c.3).max().unwrap_or(0);
    let mut grid = vec![vec![None; columns]; rows];
    for (number, (top, left, height, width, text)) in cells.iter().enumerate() {
        for row in &mut grid[*top..top + height] {
            for place in &mut row[*left..left + width] {
                assert!(place.is_none(), "{text} covers another cell");
                *place = Some((number, text.clone()));
            }
        }
    }
    grid.into_iter()
        .map(|row| {
            row.into_iter()
                .map(|place| place.expect("a whole grid"))
                .collect()
        })
        .collect()
}

/// The tables of a file in a format.
pub fn tables(format: &str, bytes: &[u8]) -> Vec<Grid> {
    let text = || std::str::from_utf8(bytes).expect("UTF-8");
    match format {
        "docx" => word(&part(bytes, "word/document.xml")),
        "txt" => drawn(text()),
        _ => text()
            .split("<table")
            .skip(1)
            .map(|t| html(t.split_once("</table>").expect("its end").0))
            .collect(),
    }
}

fn value(tag: &BytesStart<'_>) -> Option<String> {
    let found = tag
        .attributes()
        .map(Result::unwrap)
        .find(|a| a.key.as_ref() == "w:val")?;
    Some(found.value.into_owned())
}

fn word(xml: &str) -> Vec<Grid> {
    let mut out = Vec::new();
    let mut cells: Vec<Cell> = Vec::new();
    let (mut row, mut column, mut width, mut goes_on) = (0, 0, 1, false);
    let mut text = String::new();
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "w:tbl" => (cells, row) = (Vec::new(), 0),
                "w:tr" => column = 0,
                "w:tc" => (text, width, goes_on) = (String::new(), 1, false),
                "w:gridSpan" => width = value(&tag).unwrap().parse().unwrap(),
                "w:vMerge" => goes_on = value(&tag).is_none_or(|v| v == "continue"),
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "w:tc" => {
                    if goes_on {
                        let above = cells
                            .iter_mut()
                            .rfind(|c| c.1 == column && c.0 + c.2 == row)
                            .expect("a cell above");
                        above.2 += 1;
                    } else {
                        cells.push((row, column, 1, width, std::mem::take(&mut text)));
                    }
                    column += width;
                }
                "w:tr" => row += 1,
                "w:tbl" => out.push(spread(&cells)),
                _ => {}
            },
            Event::Text(words) => text += words.trim_matches('\n'),
            Event::GeneralRef(entity) => text.push(entity.resolve_char_ref().unwrap().unwrap()),
            Event::Eof => return out,
            _ => {}
        }
    }
}

fn html(table: &str) -> Grid {
    let mut cells: Vec<Cell> = Vec::new();
    let mut taken = BTreeSet::new();
    for (row, line) in table.split("<tr>").skip(1).enumerate() {
        let mut column = 0;
        let cells_of = |start: &&str| {
            start.starts_with("d>")
                || start.starts_with("d ")
                || start.starts_with("h>")
                || start.starts_with("h ")
        };
        for cell in line.split("<t").skip(1).filter(cells_of) {
            let (tag, text) = cell.split_once('>').unwrap();
            let span = |name: &str| {
                let at = tag.find(name)?;
                tag[at + name.len()..].split('"').next()?.parse::<usize>().ok()
            };
            let (height, width) = (span("rowspan=\"").unwrap_or(1), span("colspan=\"").unwrap_or(1));
            while taken.contains(&(row, column)) {
                column += 1;
            }
            for y in row..row + height {
                taken.extend((column..column + width).map(|x| (y, x)));
            }
            let text = text.split('<').next().unwrap();
            let mut parts = text.split("&#");
            let mut words = parts.next().unwrap().to_owned();
            for part in parts {
                let (number, rest) = part.split_once(';').unwrap();
                words.push(char::from_u32(number.parse().unwrap()).unwrap());
                words.push_str(rest);
            }
            cells.push((row, column, height, width, words));
        }
    }
    spread(&cells)
}

/// The grid tables of a text file: blocks of lines that begin with `+` or `|`.
fn drawn(text: &str) -> Vec<Grid> {
    let lines: Vec<&str> = text.lines().collect();
    lines
        .chunk_by(|a, b| a.starts_with(['+', '|']) == b.starts_with(['+', '|']))
        .filter(|block| block[0].starts_with('+'))
        .map(|block| drawing(&block.iter().map(|line| places(line)).collect::<Vec<_>>()))
        .collect()
}

/// What stands in each column of a line; nothing right of a wide character.
fn places(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    for c in line.chars() {
        out.push(c.to_string());
        out.resize(
            out.len() + c.width_cjk().unwrap_or(0).saturating_sub(1),
            String::new(),
        );
    }
    out
}

/// Every smallest rectangle whose corners are `+` and whose sides are whole.
fn drawing(lines: &[Vec<String>]) -> Grid {
    let at = |y: usize, x: usize| lines[y].get(x).map_or("", String::as_str);
    let across =
        |y: usize, xs: std::ops::Range<usize>| xs.clone().all(|x| matches!(at(y, x), "-" | "=" | "+"));
    let down = |x: usize, ys: std::ops::Range<usize>| ys.clone().all(|y| matches!(at(y, x), "|" | "+"));
    let corner = |y: usize, x: usize| at(y, x) == "+";
    let mut found = Vec::new();
    for top in 0..lines.len() {
        for left in (0..lines[top].len()).filter(|x| corner(top, *x)) {
            let rights = (left + 1..lines[top].len())
                .take_while(|x| across(top, left..*x + 1))
                .filter(|x| corner(top, *x));
            let cell = rights.flat_map(|right| {
                let bottoms = (top + 1..lines.len()).take_while(move |y| down(right, top..*y + 1));
                bottoms.map(move |bottom| (bottom, right))
            });
            let whole = |(bottom, right): &(usize, usize)| {
                corner(*bottom, *right)
                    && corner(*bottom, left)
                    && across(*bottom, left..*right)
                    && down(left, top..*bottom)
            };
            if let Some((bottom, right)) = { cell }.find(whole) {
                found.push((top, left, bottom, right));
            }
        }
    }
    let ys: BTreeSet<usize> = found.iter().flat_map(|c| [c.0, c.2]).collect();
    let xs: BTreeSet<usize> = found.iter().flat_map(|c| [c.1, c.3]).collect();
    let index = |set: &BTreeSet<usize>, place: usize| set.iter().position(|p| *p == place).unwrap();
    let cells: Vec<Cell> = found
        .into_iter()
        .map(|(top, left, bottom, right)| {
            let inside = lines[top + 1..bottom]
                .iter()
                .map(|line| line[left + 1..right].concat());
            let text: String = inside.map(|line| line.trim_matches(' ').to_owned()).collect();
            let (row, column) = (index(&ys, top), index(&xs, left));
            (
                row,
                column,
                index(&ys, bottom) - row,
                index(&xs, right) - column,
                text,
            )
        })
        .collect();
    spread(&cells)
}
