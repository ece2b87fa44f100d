//! The cells of a drawing of lines: which of its places are divided from each other, and which are one.

use super::clusters::OPEN;
use super::lines::MIDDLE;
use crate::chinese::width::is_blank;
use crate::format::pdf::page::{Glyph, Rule};

/// How far apart the lines of one edge may lie, in points: those of a double line do.
const EDGE: f32 = 3.5;
/// The lowest row, and the narrowest column, that has no words and is still one, in points: lower ones lie between the lines of
/// two cells drawn apart, or of a line drawn twice.
const THIN: f32 = 9.0;
/// What part of a place's side must be drawn for it to be a side, …
const MOST: f32 = 0.6;
/// … and how much of it may lack in any case, in points, where half of it is there.
const LACK: f32 = 4.0;
/// The most places of a grid; the longest table that anybody prints has some hundreds a page.
pub(super) const MAX_PLACES: usize = 100_000;

/// A table as it is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid {
    /// The upright edges, from left to right.
    pub columns: Vec<f32>,
    /// The level edges, from top to bottom.
    pub rows: Vec<f32>,
    /// The cells, row by row.
    pub cells: Vec<Area>,
    /// Which cell each place belongs to, row by row.
    owners: Vec<usize>,
    /// Whether it has no lines at its sides.
    pub open_aside: bool,
    /// Whether its last row has a line under it.
    pub closed_below: bool,
    /// Whether its first row has a line above it.
    pub closed_above: bool,
}

/// The places of a grid that one cell covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    /// Its first row.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
}

impl Grid {
    /// The grid that these lines draw on a page with these glyphs; none where they have no two cells side by side.
    pub fn drawn(lines: &[Rule], glyphs: &[Glyph]) -> Option<Self> {
        let (mut columns, mut rows) = (edges(lines, false), edges(lines, true));
        let (open_before, open_behind) = open_edge(lines, true, &mut columns);
        let (open_above, open_below) = open_edge(lines, false, &mut rows);
        close_thin(&mut columns, &mut rows, glyphs);
        let (width, height) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
        if width == 0 || height == 0 || width.checked_mul(height)? > MAX_PLACES {
            return None;
        }
        let mut sides = Sides::new(width, height);
        for line in lines {
            sides.draw(line, &columns, &rows);
        }
        let mut grid = Self {
            closed_above: !open_above,
            closed_below: !open_below,
            open_aside: open_before && open_behind,
            ..Self::divided(&sides, columns, rows)
        };
        grid.close_up();
        let divided = grid
            .cells
            .iter()
            .any(|cell| cell.columns < grid.columns.len().saturating_sub(1));
        divided.then_some(grid)
    }

    /// The cells between the sides that are drawn, each a rectangle: what is not drawn as one is as many as it takes.
    fn divided(sides: &Sides, columns: Vec<f32>, rows: Vec<f32>) -> Self {
        let (width, height) = (sides.width, sides.height);
        let mut owners = vec![usize::MAX; width * height];
        let mut cells = Vec::new();
        for row in 0..height {
            for column in 0..width {
                let free = |row: usize, column: usize, owners: &[usize]| {
                    owners.get(row * width + column) == Some(&usize::MAX)
                };
                if !free(row, column, &owners) {
                    continue;
                }
                let mut wide = 1;
                while column + wide < width
                    && !sides.upright(row, column + wide)
                    && free(row, column + wide, &owners)
                {
                    wide += 1;
                }
                let ends = |row: usize| {
                    let left = column == 0 || sides.upright(row, column);
                    left && (column + wide == width || sides.upright(row, column + wide))
                };
                let goes_on = |row: usize, owners: &[usize]| {
                    ends(row)
                        && (column..column + wide).all(|at| {
                            !sides.level(row, at)
                                && free(row, at, owners)
                                && (at == column || !sides.upright(row, at))
                        })
                };
                let mut high = 1;
                while row + high < height && goes_on(row + high, &owners) {
                    high += 1;
                }
                for line in row..row + high {
                    let start = line * width + column;
                    if let Some(own) = owners.get_mut(start..start + wide) {
                        own.fill(cells.len());
                    }
                }
                cells.push(Area {
                    row,
                    column,
                    rows: high,
                    columns: wide,
                });
            }
        }
        Self {
            columns,
            rows,
            cells,
            owners,
            ..Self::default()
        }
    }

    /// Takes out the edges at which no cell begins.
    fn close_up(&mut self) {
        let begins = |count: usize, at: &dyn Fn(&Area) -> usize| {
            let mut begins = vec![false; count];
            for cell in &self.cells {
                if let Some(begun) = begins.get_mut(at(cell)) {
                    *begun = true;
                }
            }
            begins
        };
        let width = self.columns.len().saturating_sub(1);
        let columns = begins(width, &|cell| cell.column);
        let rows = begins(self.rows.len().saturating_sub(1), &|cell| cell.row);
        if columns.iter().chain(&rows).all(|begins| *begins) {
            return;
        }
        let kept = |edges: &[f32], begins: &[bool]| -> Vec<f32> {
            let last = std::iter::once(&true);
            let kept = edges.iter().zip(begins.iter().chain(last));
            kept.filter(|(_, begins)| **begins)
                .map(|(edge, _)| *edge)
                .collect()
        };
        // The number of the last kept edge at or before each.
        let index = |begins: &[bool]| -> Vec<usize> {
            let mut before = 0;
            let counted = begins.iter().map(|begins| {
                before += usize::from(*begins);
                before.saturating_sub(1)
            });
            let mut out: Vec<usize> = counted.collect();
            out.push(before);
            out
        };
        let owners = self
            .owners
            .chunks(width.max(1))
            .zip(&rows)
            .filter(|(_, begins)| **begins);
        let owners = owners.flat_map(|(row, _)| row.iter().zip(&columns).filter(|(_, begins)| **begins));
        let owners = owners.map(|(owner, _)| *owner).collect();
        let (new_columns, new_rows) = (kept(&self.columns, &columns), kept(&self.rows, &rows));
        let (columns, rows) = (index(&columns), index(&rows));
        let at = |index: &[usize], edge: usize| index.get(edge).copied().unwrap_or(0);
        for cell in &mut self.cells {
            let (right, below) = (
                at(&columns, cell.column + cell.columns),
                at(&rows, cell.row + cell.rows),
            );
            cell.column = at(&columns, cell.column);
            cell.row = at(&rows, cell.row);
            cell.columns = right.saturating_sub(cell.column).max(1);
            cell.rows = below.saturating_sub(cell.row).max(1);
        }
        (self.columns, self.rows, self.owners) = (new_columns, new_rows, owners);
    }

    /// The cell that a point lies in.
    pub fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let place = |edges: &[f32], at: f32| {
            let before = edges.partition_point(|edge| *edge <= at);
            (before < edges.len()).then(|| before.checked_sub(1)).flatten()
        };
        let (column, row) = (place(&self.columns, x)?, place(&self.rows, y)?);
        self.owners
            .get(row * self.columns.len().saturating_sub(1) + column)
            .copied()
    }

    /// Its left edge.
    pub fn left(&self) -> f32 {
        self.columns.first().copied().unwrap_or(0.0)
    }

    /// Its right edge.
    pub fn right(&self) -> f32 {
        self.columns.last().copied().unwrap_or(0.0)
    }

    /// Its top.
    pub fn top(&self) -> f32 {
        self.rows.first().copied().unwrap_or(0.0)
    }

    /// Its bottom.
    pub fn bottom(&self) -> f32 {
        self.rows.last().copied().unwrap_or(0.0)
    }

    /// Whether another grid lies within one of its cells.
    pub fn holds(&self, other: &Self) -> bool {
        let corners = (
            self.cell_at(other.left(), other.top()),
            self.cell_at(other.right(), other.bottom()),
        );
        corners.0.is_some() && corners.0 == corners.1
    }
}

/// Where the lines of one direction lie: lines close by are one edge, which lies where the longest of them does.
fn edges(lines: &[Rule], level: bool) -> Vec<f32> {
    let mut found: Vec<(f32, f32)> = lines
        .iter()
        .filter(|line| line.level == level)
        .map(|line| (line.at, line.to - line.from))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<f32> = Vec::new();
    let mut group: Option<(f32, f32)> = None;
    for (at, length) in found {
        match (&mut group, out.last_mut()) {
            (Some((first, longest)), Some(edge)) if at - *first <= EDGE => {
                if length > *longest {
                    (*edge, *longest) = (at, length);
                }
            }
            _ => {
                out.push(at);
                group = Some((at, length));
            }
        }
    }
    out
}

/// Makes one edge of two with a thin strip between them in which nothing stands.
fn close_thin(columns: &mut Vec<f32>, rows: &mut Vec<f32>, glyphs: &[Glyph]) {
    let thin = |edges: &[f32]| {
        edges
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if b - a < THIN))
    };
    if !thin(columns) && !thin(rows) {
        return;
    }
    let strip = |edges: &[f32], at: f32| edges.partition_point(|edge| *edge <= at);
    let (mut across, mut down) = (vec![false; columns.len() + 1], vec![false; rows.len() + 1]);
    for glyph in glyphs.iter().filter(|glyph| !is_blank(glyph.character)) {
        let column = strip(columns, f32::midpoint(glyph.left, glyph.right));
        let row = strip(rows, glyph.baseline - glyph.size * MIDDLE);
        if (1..columns.len()).contains(&column) && (1..rows.len()).contains(&row) {
            for (used, at) in [(&mut across, column), (&mut down, row)] {
                if let Some(used) = used.get_mut(at) {
                    *used = true;
                }
            }
        }
    }
    close_empty(columns, &across);
    close_empty(rows, &down);
}

fn close_empty(edges: &mut Vec<f32>, used: &[bool]) {
    let mut out: Vec<f32> = Vec::with_capacity(edges.len());
    for (at, edge) in edges.iter().enumerate() {
        match out.last_mut() {
            Some(last) if edge - *last < THIN && used.get(at) == Some(&false) => {
                *last = f32::midpoint(*last, *edge);
            }
            _ => out.push(*edge),
        }
    }
    *edges = out;
}

/// Puts edges where lines of a direction end beyond the outermost edges across them; says for both ends whether it did.
fn open_edge(lines: &[Rule], level: bool, edges: &mut Vec<f32>) -> (bool, bool) {
    let along = || lines.iter().filter(|line| line.level == level);
    let from = along().map(|line| line.from).fold(f32::INFINITY, f32::min);
    let to = along().map(|line| line.to).fold(f32::NEG_INFINITY, f32::max);
    let before = edges.first().is_some_and(|first| first - from > OPEN);
    let behind = edges.last().is_some_and(|last| to - last > OPEN);
    if before {
        edges.insert(0, from);
    }
    if behind {
        edges.push(to);
    }
    (before, behind)
}

/// Which sides of the places of a grid are drawn.
struct Sides {
    width: usize,
    height: usize,
    /// For each place whether its left side is drawn.
    upright: Vec<bool>,
    /// For each place whether its upper side is drawn.
    level: Vec<bool>,
}

impl Sides {
    fn new(width: usize, height: usize) -> Self {
        let none = vec![false; width * height];
        Self {
            width,
            height,
            upright: none.clone(),
            level: none,
        }
    }

    fn upright(&self, row: usize, column: usize) -> bool {
        self.upright
            .get(row * self.width + column)
            .is_some_and(|drawn| *drawn)
    }

    fn level(&self, row: usize, column: usize) -> bool {
        self.level
            .get(row * self.width + column)
            .is_some_and(|drawn| *drawn)
    }

    fn draw(&mut self, line: &Rule, columns: &[f32], rows: &[f32]) {
        let (across, along) = if line.level {
            (rows, columns)
        } else {
            (columns, rows)
        };
        // The edge that the line belongs to is the nearest one.
        let behind = across.partition_point(|edge| *edge < line.at);
        let near = [behind.checked_sub(1), Some(behind)].into_iter().flatten();
        let near = near.filter_map(|at| Some((at, (across.get(at)? - line.at).abs())));
        let Some((edge, _)) = near.min_by(|a, b| a.1.total_cmp(&b.1)) else {
            return;
        };
        let first = along.partition_point(|edge| *edge <= line.from).saturating_sub(1);
        for (at, side) in along.windows(2).enumerate().skip(first) {
            let &[from, to] = side else { continue };
            if from >= line.to {
                break;
            }
            let length = to - from;
            let drawn = line.to.min(to) - line.from.max(from);
            if drawn >= length * MOST || length - drawn <= LACK && drawn * 2.0 >= length {
                let (row, column) = if line.level { (edge, at) } else { (at, edge) };
                let sides = if line.level {
                    &mut self.level
                } else {
                    &mut self.upright
                };
                // The last edge has no place behind it: it closes the grid anyway.
                if row < self.height
                    && column < self.width
                    && let Some(side) = sides.get_mut(row * self.width + column)
                {
                    *side = true;
                }
            }
        }
    }
}
