//! Tables as docutils draws them: grid tables, whose merged cells are drawn as merged.
//!
//! ```text
//! +--------+------+        A `+` stands at every corner of a cell and nowhere else on the borders; `=` under the
//! | 渠道   | 条数 |        rows of the head. A reader begins at a corner, goes right along `-`, down along `|`, back
//! +========+======+        left and up, and has a cell with its spans; its lines, put together, are its text.
//! | 网站   |  12  |
//! |        +------+        Signs of the frame in a text could mislead it in one way only. Every text line has a
//! |        |  3   |        space at both ends, so no line of `-` in a text reaches a border; but a `|` at the same
//! +--------+------+        place in each line of a cell, right between two junctions of its borders, would look like
//!                          a border of its own. Such a cell is given one more, empty, line.
//! ```

use std::collections::BTreeMap;

use super::wrap::{self, LINE_WIDTH};
use crate::document::{Cell, Role, Table};
use crate::format::display_width::{char_columns, columns};

/// The columns that a table may reach where [`LINE_WIDTH`] would leave some column narrower than [`MIN_COLUMN`].
const MAX_WIDTH: usize = 120;
/// Two Chinese characters, or a count of four digits.
const MIN_COLUMN: usize = 4;
/// The widest word or number that is kept whole for its looks.
const MAX_WHOLE_WORD: usize = 24;
/// The widest label that stands on one line: all but four of the form's labels in the innermost column.
const MAX_WHOLE_LABEL: usize = 26;

/// The table, each line ended by a line break.
pub fn draw(table: &Table) -> String {
    let mut grid = Grid::new(table);
    if grid.cells.is_empty() {
        return String::new();
    }
    let widths = grid.column_widths(&table.widths);
    grid.verticals = borders(&widths.iter().map(|w| w + 2).collect::<Vec<_>>());
    let heights = grid.wrap_texts();
    grid.horizontals = borders(&heights);
    grid.paint(table.head_rows())
}

/// Where the borders stand on either side of parts of these sizes.
fn borders(sizes: &[usize]) -> Vec<usize> {
    let ends = sizes.iter().scan(0, |at, size| {
        *at += size + 1;
        Some(*at)
    });
    std::iter::once(0).chain(ends).collect()
}

/// A cell on the grid. `bottom` and `right` are the first row and column that it does not cover.
struct Placed<'a> {
    top: usize,
    bottom: usize,
    left: usize,
    right: usize,
    role: Role,
    text: &'a str,
    lines: Vec<String>,
}

struct Grid<'a> {
    rows: usize,
    columns: usize,
    cells: Vec<Placed<'a>>,
    /// The place of each border between columns, and of both outer ones.
    verticals: Vec<usize>,
    /// The same between rows.
    horizontals: Vec<usize>,
}

impl<'a> Grid<'a> {
    fn new(table: &'a Table) -> Self {
        let rows = table.rows.len();
        let cells: Vec<_> = table
            .rows
            .iter()
            .enumerate()
            .flat_map(|(top, row)| row.cells.iter().map(move |cell| place(top, rows, cell)))
            .collect();
        let reach = cells.iter().map(|c| c.right).max().unwrap_or(0);
        let mut grid = Self {
            rows,
            columns: table.widths.len().max(reach),
            cells,
            verticals: Vec::new(),
            horizontals: Vec::new(),
        };
        grid.fill_holes();
        grid
    }

    /// An empty cell wherever a ragged table has none, so that the frame is whole.
    fn fill_holes(&mut self) {
        let mut covered = vec![vec![false; self.columns]; self.rows];
        for cell in &self.cells {
            for line in &mut covered[cell.top..cell.bottom] {
                line[cell.left..cell.right].fill(true);
            }
        }
        for (top, line) in covered.iter().enumerate() {
            let holes = line.iter().enumerate().filter(|(_, covered)| !**covered);
            self.cells.extend(holes.map(|(left, _)| Placed {
                top,
                bottom: top + 1,
                left,
                right: left + 1,
                role: Role::Text,
                text: "",
                lines: Vec::new(),
            }));
        }
    }

    /// Widths of the columns without the spaces at their sides: as the table divides the line, but none too narrow.
    fn column_widths(&self, shares: &[u16]) -> Vec<usize> {
        let mut shares: Vec<usize> = shares.iter().map(|s| usize::from(*s).max(1)).collect();
        shares.resize(self.columns, shares.iter().min().copied().unwrap_or(1));
        let sum: usize = shares.iter().sum::<usize>().max(1);
        let least = shares.iter().min().copied().unwrap_or(1);
        let frame = 3 * self.columns + 1;
        let wanted = (MIN_COLUMN * sum)
            .div_ceil(least)
            .min(MAX_WIDTH.saturating_sub(frame));
        let total = wanted.max(LINE_WIDTH.saturating_sub(frame));
        // Even, because a Chinese character takes two.
        let mut widths: Vec<usize> = shares
            .iter()
            .map(|share| (share * total / sum).div_ceil(2) * 2)
            .collect();
        let mut cells: Vec<_> = self.cells.iter().collect();
        cells.sort_by_key(|c| c.right - c.left);
        for cell in cells {
            let needed = match cell.role {
                Role::RowLabel => columns(cell.text).min(MAX_WHOLE_LABEL),
                _ => wrap::comfortable(cell.text).min(MAX_WHOLE_WORD),
            };
            let needed = needed.max(wrap::narrowest(cell.text));
            let room = widths[cell.left..cell.right].iter().sum::<usize>() + 3 * (cell.right - cell.left - 1);
            widths[cell.right - 1] += needed.saturating_sub(room);
        }
        widths
    }

    /// Breaks each text into its cell's width; how many lines each row then takes.
    fn wrap_texts(&mut self) -> Vec<usize> {
        let mut heights = vec![1; self.rows];
        self.cells.sort_by_key(|c| c.bottom - c.top);
        for cell in &mut self.cells {
            cell.lines = wrap::wrap(cell.text, cell.room(&self.verticals));
            let needed = cell.lines.len() + usize::from(cell.misleads(&self.verticals));
            let room = heights[cell.top..cell.bottom].iter().sum::<usize>() + (cell.bottom - cell.top - 1);
            heights[cell.bottom - 1] += needed.saturating_sub(room);
        }
        heights
    }

    fn paint(&self, head_rows: usize) -> String {
        let (right, bottom) = (self.verticals[self.columns], self.horizontals[self.rows]);
        let mut canvas = Canvas {
            places: vec![vec![Some(' '); right + 1]; bottom + 1],
            marks: BTreeMap::new(),
        };
        for cell in &self.cells {
            cell.frame(self, &mut canvas.places);
        }
        for cell in &self.cells {
            for (y, x) in cell.corners(self) {
                canvas.places[y][x] = Some('+');
            }
        }
        // A cell that reached from the head into the body would cut the line; then none of it is drawn as the head's.
        let under_head = &mut canvas.places[self.horizontals[head_rows]];
        let is_border = |sign: &Option<char>| matches!(sign, Some('-' | '+'));
        if (1..self.rows).contains(&head_rows) && under_head.iter().all(is_border) {
            for sign in under_head.iter_mut().filter(|sign| **sign == Some('-')) {
                *sign = Some('=');
            }
        }
        for cell in &self.cells {
            cell.write(self, &mut canvas);
        }
        canvas.shown()
    }
}

/// What stands at each place: a character, or nothing beside a wide one.
type Places = Vec<Vec<Option<char>>>;

/// The drawing. A table of many rows has millions of places, and of marks that combine with a character hardly one.
struct Canvas {
    places: Places,
    /// The marks that combine with the character at a place.
    marks: BTreeMap<(usize, usize), String>,
}

impl Canvas {
    fn shown(&self) -> String {
        let mut out = String::new();
        for (y, line) in self.places.iter().enumerate() {
            for (x, sign) in line.iter().enumerate() {
                out.extend(sign);
                out.extend(self.marks.get(&(y, x)).map(String::as_str));
            }
            out.push('\n');
        }
        out
    }
}

impl Placed<'_> {
    /// The columns between its borders, without a space at each side.
    fn room(&self, verticals: &[usize]) -> usize {
        verticals[self.right] - verticals[self.left] - 3
    }

    /// Where a line of its text begins.
    fn start(&self, line: &str, verticals: &[usize]) -> usize {
        let spare = self.room(verticals).saturating_sub(columns(line));
        verticals[self.left]
            + 2
            + match self.role {
                Role::Figure | Role::ColumnHead | Role::Spanner | Role::BlockHead => spare / 2,
                Role::RowLabel | Role::GroupLabel | Role::Corner | Role::Text => 0,
            }
    }

    /// Whether its lines have a sign of the frame one under the other where a border meets the cell from outside.
    fn misleads(&self, verticals: &[usize]) -> bool {
        !self.lines.is_empty()
            && verticals[self.left + 1..self.right].iter().any(|&x| {
                self.lines.iter().all(|line| {
                    let offset = x.checked_sub(self.start(line, verticals));
                    offset.is_some_and(|offset| sign_at(line, offset))
                })
            })
    }

    fn frame(&self, grid: &Grid<'_>, canvas: &mut [Vec<Option<char>>]) {
        let (top, bottom) = (grid.horizontals[self.top], grid.horizontals[self.bottom]);
        let (left, right) = (grid.verticals[self.left], grid.verticals[self.right]);
        for y in [top, bottom] {
            canvas[y][left..=right].fill(Some('-'));
        }
        for line in &mut canvas[top..=bottom] {
            for x in [left, right] {
                line[x] = Some('|');
            }
        }
    }

    fn corners(&self, grid: &Grid<'_>) -> [(usize, usize); 4] {
        let (top, bottom) = (grid.horizontals[self.top], grid.horizontals[self.bottom]);
        let (left, right) = (grid.verticals[self.left], grid.verticals[self.right]);
        [(top, left), (top, right), (bottom, left), (bottom, right)]
    }

    /// Writes its lines, half-way down.
    fn write(&self, grid: &Grid<'_>, canvas: &mut Canvas) {
        let (top, bottom) = (grid.horizontals[self.top] + 1, grid.horizontals[self.bottom]);
        let first = top + (bottom - top).saturating_sub(self.lines.len()) / 2;
        for (line, y) in self.lines.iter().zip(first..) {
            let mut x = self.start(line, &grid.verticals);
            for c in line.chars() {
                match char_columns(c) {
                    // Beside a wide character the mark stands behind it all the same.
                    0 => canvas.marks.entry((y, x - 1)).or_default().push(c),
                    width => {
                        canvas.places[y][x..x + width].fill(None);
                        canvas.places[y][x] = Some(c);
                        x += width;
                    }
                }
            }
        }
    }
}

/// Whether the character that stands this far from the line's beginning could be taken for a border.
fn sign_at(line: &str, offset: usize) -> bool {
    let mut at = 0;
    line.chars().any(|c| {
        let here = at == offset && matches!(c, '|' | '+');
        at += char_columns(c);
        here
    })
}

/// A cell put on the grid; what would reach out of the table is cut off. Spaces at the ends of its text are not kept:
/// nobody could distinguish them from the cell's own.
fn place(top: usize, rows: usize, cell: &Cell) -> Placed<'_> {
    Placed {
        top,
        bottom: (top + cell.row_span.max(1)).min(rows),
        left: cell.column,
        right: cell.column + cell.col_span.max(1),
        role: cell.role,
        text: cell.text.trim_matches(' '),
        lines: Vec::new(),
    }
}
