//! Reading grid tables: docutils' own algorithm, which knows nothing of how the tables were drawn.
//!
//! It goes along the borders of each cell, and is bounded by a number of steps that drawn tables never come near: lines
//! of nothing but corners would keep it for hours.

use std::collections::BTreeSet;

/// A cell as it was read: rows and columns that it covers, and its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadCell {
    /// Its first row.
    pub top: usize,
    /// Its first column.
    pub left: usize,
    /// How many rows it covers.
    pub row_span: usize,
    /// How many columns it covers.
    pub col_span: usize,
    /// Its lines put together.
    pub text: String,
}

/// A table as it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct ReadTable {
    /// How many rows the head has.
    pub head_rows: usize,
    /// The cells, row by row.
    pub cells: Vec<ReadCell>,
}

/// The most steps for each place of the drawing.
const STEPS_PER_PLACE: usize = 6;

/// The most cells: a drawing of nothing but corners has one for every place.
const MAX_CELLS: usize = 200_000;

/// Stands for the second column of a wide character.
const BESIDE: u32 = u32::MAX;

/// A line with the byte at which each of its columns begins.
struct Line<'a> {
    text: &'a str,
    columns: Vec<u32>,
}

/// The characters of each line by the columns in which they stand.
struct Frame<'a> {
    lines: Vec<Line<'a>>,
    /// The line under the head.
    head: Option<usize>,
    /// The steps that are left.
    steps: usize,
}

/// A rectangle between borders, with the junctions seen on its sides.
struct Scan {
    bottom: usize,
    right: usize,
    row_lines: Vec<usize>,
    column_lines: Vec<usize>,
}

/// Reads a table of lines whose characters are so wide, or says that the drawing has none.
pub fn read(lines: &[&str], width: fn(char) -> usize) -> Option<ReadTable> {
    let mut frame = Frame::new(lines, width);
    let (mut row_lines, mut column_lines) = (BTreeSet::from([0]), BTreeSet::from([0]));
    let mut corners = BTreeSet::from([(0, 0)]);
    let mut found = Vec::new();
    while let Some((top, left)) = corners.pop_first() {
        let Some(scan) = frame.scan(top, left) else {
            continue;
        };
        row_lines.extend(&scan.row_lines);
        column_lines.extend(&scan.column_lines);
        corners.extend([(top, scan.right), (scan.bottom, left)]);
        found.push((top, left, scan.bottom, scan.right));
        if found.len() > MAX_CELLS {
            return None;
        }
    }
    let width = frame.lines.first()?.columns.len().checked_sub(1)?;
    let area: usize = found.iter().map(|(t, l, b, r)| (b - t) * (r - l)).sum();
    if area == 0 || area != frame.lines.len().checked_sub(1)? * width {
        return None;
    }
    let row_lines: Vec<usize> = row_lines.into_iter().collect();
    let column_lines: Vec<usize> = column_lines.into_iter().collect();
    let index = |lines: &[usize], at: usize| lines.binary_search(&at).ok();
    let mut cells = Vec::new();
    for (top, left, bottom, right) in found {
        let (row, column) = (index(&row_lines, top)?, index(&column_lines, left)?);
        cells.push(ReadCell {
            top: row,
            left: column,
            row_span: index(&row_lines, bottom)? - row,
            col_span: index(&column_lines, right)? - column,
            text: frame.text(top, left, bottom, right),
        });
    }
    cells.sort();
    let head_rows = frame.head.map_or(Some(0), |line| index(&row_lines, line))?;
    Some(ReadTable { head_rows, cells })
}

impl<'a> Frame<'a> {
    fn new(lines: &[&'a str], width: fn(char) -> usize) -> Self {
        let of_head = |line: &&str| line.bytes().all(|b| b == b'=' || b == b'+') && line.contains('=');
        let lines: Vec<Line<'a>> = lines.iter().map(|text| Line::new(text, width)).collect();
        let area: usize = lines.iter().map(|line| line.columns.len() + 1).sum();
        Self {
            head: lines.iter().position(|line| of_head(&line.text)),
            lines,
            steps: area * STEPS_PER_PLACE + 1000,
        }
    }

    /// The sign at a place; 0 where there is no ASCII character. The line under the head is as any other.
    fn at(&mut self, y: usize, x: usize) -> u8 {
        let Some(left) = self.steps.checked_sub(1) else {
            return 0;
        };
        self.steps = left;
        let Some(line) = self.lines.get(y) else { return 0 };
        let Some(at) = line.columns.get(x).and_then(|at| usize::try_from(*at).ok()) else {
            return 0;
        };
        match line.text.as_bytes().get(at) {
            Some(b'=') if self.head == Some(y) => b'-',
            Some(sign) if sign.is_ascii() => *sign,
            _ => 0,
        }
    }

    fn width(&self, y: usize) -> usize {
        self.lines.get(y).map_or(0, |line| line.columns.len())
    }

    /// From an upper left corner right along the border, and from each junction down.
    fn scan(&mut self, top: usize, left: usize) -> Option<Scan> {
        if self.at(top, left) != b'+' {
            return None;
        }
        let mut column_lines = Vec::new();
        for x in left + 1..self.width(top) {
            match self.at(top, x) {
                b'+' => {
                    column_lines.push(x);
                    if let Some(mut scan) = self.down(top, left, x) {
                        scan.column_lines.extend(column_lines);
                        return Some(scan);
                    }
                }
                b'-' => {}
                _ => return None,
            }
        }
        None
    }

    fn down(&mut self, top: usize, left: usize, right: usize) -> Option<Scan> {
        let mut row_lines = Vec::new();
        for y in top + 1..self.lines.len() {
            match self.at(y, right) {
                b'+' => {
                    row_lines.push(y);
                    if let Some(column_lines) = self.back(top, left, y, right) {
                        for between in top + 1..y {
                            if self.at(between, left) == b'+' {
                                row_lines.push(between);
                            }
                        }
                        return Some(Scan {
                            bottom: y,
                            right,
                            row_lines,
                            column_lines,
                        });
                    }
                }
                b'|' => {}
                _ => return None,
            }
        }
        None
    }

    /// Left along the lower border and up along the left one: the junctions below, if both are whole.
    fn back(&mut self, top: usize, left: usize, bottom: usize, right: usize) -> Option<Vec<usize>> {
        if self.at(bottom, left) != b'+' {
            return None;
        }
        let mut junctions = Vec::new();
        for x in left + 1..right {
            match self.at(bottom, x) {
                b'+' => junctions.push(x),
                b'-' => {}
                _ => return None,
            }
        }
        let whole = (top + 1..bottom).all(|y| matches!(self.at(y, left), b'|' | b'+'));
        whole.then_some(junctions)
    }

    fn text(&self, top: usize, left: usize, bottom: usize, right: usize) -> String {
        let lines = self.lines.get(top + 1..bottom).unwrap_or_default();
        lines.iter().map(|line| line.between(left, right)).collect()
    }
}

impl<'a> Line<'a> {
    fn new(text: &'a str, width: fn(char) -> usize) -> Self {
        let mut columns = Vec::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            let at = u32::try_from(at).unwrap_or(BESIDE);
            columns.extend([at, BESIDE].iter().take(width(c).min(2)));
        }
        Self { text, columns }
    }

    /// What stands between two borders, without the blanks beside them.
    fn between(&self, left: usize, right: usize) -> &'a str {
        let at = |x: usize| self.columns.get(x).and_then(|at| usize::try_from(*at).ok());
        let (Some(left), Some(right)) = (at(left), at(right)) else {
            return "";
        };
        self.text
            .get(left + 1..right)
            .unwrap_or_default()
            .trim_matches(' ')
    }
}
