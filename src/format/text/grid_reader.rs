//! A reader of grid tables for the tests: docutils' own algorithm, which knows nothing of how the tables were drawn.

use std::collections::BTreeSet;

use crate::format::width;

/// A cell as it was read: rows and columns that it covers, and its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadCell {
    pub top: usize,
    pub left: usize,
    pub row_span: usize,
    pub col_span: usize,
    pub text: String,
}

/// A table as it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct ReadTable {
    pub head_rows: usize,
    pub cells: Vec<ReadCell>,
}

/// The characters of each line by the columns in which they stand; nothing right of a wide character.
struct Frame {
    lines: Vec<Vec<String>>,
}

/// A rectangle between borders, with the junctions seen on its sides.
struct Scan {
    bottom: usize,
    right: usize,
    row_lines: BTreeSet<usize>,
    column_lines: BTreeSet<usize>,
}

/// Reads a table, or says that the drawing has none.
pub fn read(text: &str) -> Option<ReadTable> {
    let mut frame = Frame {
        lines: text.lines().map(columns).collect(),
    };
    let head_line = frame.take_head_line();
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
    }
    let width = frame.lines.first()?.len() - 1;
    let area: usize = found.iter().map(|(t, l, b, r)| (b - t) * (r - l)).sum();
    if area != (frame.lines.len() - 1) * width {
        return None;
    }
    let index = |lines: &BTreeSet<usize>, at| lines.iter().position(|l| *l == at);
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
    let head_rows = head_line.map_or(Some(0), |line| index(&row_lines, line))?;
    Some(ReadTable { head_rows, cells })
}

fn columns(line: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for c in line.chars() {
        let columns = width::of_char(c);
        if columns == 0 {
            out.iter_mut().rfind(|s| !s.is_empty()).unwrap().push(c);
        } else {
            out.push(c.to_string());
            out.resize(out.len() + columns - 1, String::new());
        }
    }
    out
}

impl Frame {
    fn at(&self, y: usize, x: usize) -> &str {
        self.lines
            .get(y)
            .and_then(|l| l.get(x))
            .map_or("", String::as_str)
    }

    /// The line under the head, drawn as any other from then on.
    fn take_head_line(&mut self) -> Option<usize> {
        let of_head = |l: &Vec<String>| l.iter().all(|s| s == "=" || s == "+") && l.iter().any(|s| s == "=");
        let line = self.lines.iter().position(of_head)?;
        for sign in self.lines[line].iter_mut().filter(|s| *s == "=") {
            "-".clone_into(sign);
        }
        Some(line)
    }

    /// From an upper left corner right along the border, and from each junction down.
    fn scan(&self, top: usize, left: usize) -> Option<Scan> {
        if self.at(top, left) != "+" {
            return None;
        }
        let mut column_lines = BTreeSet::new();
        for x in left + 1..self.lines[top].len() {
            match self.at(top, x) {
                "+" => {
                    column_lines.insert(x);
                    if let Some(mut scan) = self.down(top, left, x) {
                        scan.column_lines.extend(column_lines);
                        return Some(scan);
                    }
                }
                "-" => {}
                _ => return None,
            }
        }
        None
    }

    fn down(&self, top: usize, left: usize, right: usize) -> Option<Scan> {
        let mut row_lines = BTreeSet::new();
        for y in top + 1..self.lines.len() {
            match self.at(y, right) {
                "+" => {
                    row_lines.insert(y);
                    if let Some(column_lines) = self.back(top, left, y, right) {
                        row_lines.extend((top + 1..y).filter(|y| self.at(*y, left) == "+"));
                        return Some(Scan {
                            bottom: y,
                            right,
                            row_lines,
                            column_lines,
                        });
                    }
                }
                "|" => {}
                _ => return None,
            }
        }
        None
    }

    /// Left along the lower border and up along the left one: the junctions below, if both are whole.
    fn back(&self, top: usize, left: usize, bottom: usize, right: usize) -> Option<BTreeSet<usize>> {
        let below = left + 1..right;
        let whole = below.clone().all(|x| matches!(self.at(bottom, x), "-" | "+"))
            && self.at(bottom, left) == "+"
            && (top + 1..bottom).all(|y| matches!(self.at(y, left), "|" | "+"));
        whole.then(|| below.filter(|x| self.at(bottom, *x) == "+").collect())
    }

    fn text(&self, top: usize, left: usize, bottom: usize, right: usize) -> String {
        self.lines[top + 1..bottom]
            .iter()
            .map(|line| line[left + 1..right].concat())
            .map(|line| line.trim_matches(' ').to_owned())
            .collect()
    }
}
