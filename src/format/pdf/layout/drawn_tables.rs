//! The tables that lines draw on a page, with what stands in their cells; and the glyphs that stand in none.

use super::clusters::{TooMany, clusters};
use super::grid::Grid;
use super::lines::{Line, MIDDLE, lines};
use super::narrow::{is_one_number, padding};
use super::rules::joined;
use super::spread::Spread;
use super::table::{Doubt, PageCell, PageTable};
use crate::chinese::width::is_digit;
use crate::format::pdf::page::{Glyph, Page};

/// The most tables of a page; the smallest ones of more are read as lines.
const MAX_TABLES: usize = 60;
/// How many cells a table has at least that may hold a small table in one of them.
const MIN_LARGE: usize = 40;
/// The widest gap between two digits of one number that goes over the side of its cell, as a part of their size.
const TOUCHING: f32 = 0.12;
/// Of a number that goes over the side of its cell less than one in so many digits may stand outside for it to be sure.
const MAX_OUTSIDE: usize = 4;

/// What lines draw on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The tables, from top to bottom.
    pub tables: Vec<PageTable>,
    /// What stands in no table, in the order of the page.
    pub rest: Vec<Glyph>,
    /// Whether the page has so many lines that none were read as those of tables.
    pub too_many_lines: bool,
}

/// The tables of a page.
pub(super) fn drawn(page: &Page, glyphs: Vec<Glyph>) -> Drawn {
    let grids = match clusters(&joined(&page.rules)) {
        Ok(clusters) => clusters
            .iter()
            .filter_map(|lines| Grid::drawn(lines, &glyphs))
            .collect(),
        Err(TooMany) => {
            return Drawn {
                rest: glyphs,
                too_many_lines: true,
                ..Drawn::default()
            };
        }
    };
    let grids = outer(grids);
    let mut filled: Vec<Filled> = grids.into_iter().map(Filled::new).collect();
    let mut rest = Vec::new();
    for run in runs(&glyphs) {
        put(run, &mut filled, &mut rest);
    }
    let mut tables = Vec::new();
    for table in filled {
        // Lines without words between them are a drawing.
        if table.cells.iter().filter(|glyphs| !glyphs.is_empty()).count() > 1 {
            tables.push(table.table());
        } else {
            rest.extend(table.cells.into_iter().flatten());
        }
    }
    tables.sort_by(|a, b| a.top.total_cmp(&b.top));
    Drawn {
        tables,
        rest,
        too_many_lines: false,
    }
}

/// The grids that are tables, the largest first: one that holds others only arranges the page, unless they are small ones
/// in the cells of a large one.
fn outer(mut grids: Vec<Grid>) -> Vec<Grid> {
    let size = |grid: &Grid| (grid.right() - grid.left()) * (grid.bottom() - grid.top());
    grids.sort_by(|a, b| size(b).total_cmp(&size(a)));
    grids.truncate(MAX_TABLES);
    let mut out: Vec<Grid> = Vec::new();
    let mut inner: Vec<bool> = vec![false; grids.len()];
    for (index, grid) in grids.iter().enumerate() {
        if inner.get(index) == Some(&true) {
            continue;
        }
        let held = grids
            .iter()
            .enumerate()
            .skip(index + 1)
            .filter(|(_, other)| grid.holds(other));
        let held: Vec<usize> = held.map(|(at, _)| at).collect();
        let cells = held
            .iter()
            .filter_map(|at| grids.get(*at))
            .map(|grid| grid.cells.len());
        let nested: usize = cells.sum();
        if nested > 0 && grid.cells.len() < MIN_LARGE + 2 * nested {
            continue;
        }
        for at in held {
            if let Some(inner) = inner.get_mut(at) {
                *inner = true;
            }
        }
        out.push(grid.clone());
    }
    out
}

/// A grid with the glyphs in its cells.
struct Filled {
    grid: Grid,
    cells: Vec<Vec<Glyph>>,
    /// The cells whose number goes over their side.
    crossed: Vec<bool>,
}

impl Filled {
    fn new(grid: Grid) -> Self {
        Self {
            cells: vec![Vec::new(); grid.cells.len()],
            crossed: vec![false; grid.cells.len()],
            grid,
        }
    }

    fn table(self) -> PageTable {
        let Self { grid, cells, crossed } = self;
        let mut rows: Vec<Vec<PageCell>> = vec![Vec::new(); grid.rows.len().saturating_sub(1)];
        let mut doubts = Vec::new();
        let cells: Vec<Vec<Line>> = cells.into_iter().map(lines).collect();
        let mut spread = Spread::default();
        for line in cells.iter().flatten() {
            spread.learn(line);
        }
        let edge = |column: usize| grid.columns.get(column).copied().unwrap_or(0.0);
        let places = grid.cells.iter();
        let sides: Vec<(f32, f32)> = places
            .map(|place| (edge(place.column), edge(place.column + place.columns)))
            .collect();
        let all = cells.iter().zip(&sides);
        let padding = padding(all.flat_map(|(lines, sides)| lines.iter().map(|line| (line, *sides))));
        for (((place, lines), crossed), sides) in grid.cells.iter().zip(cells).zip(crossed).zip(sides) {
            let words: Vec<String> = lines.iter().map(|line| spread.words(line, sides)).collect();
            let one = is_one_number(&lines, sides, padding);
            let mut text = words.join(if one { "" } else { "\n" });
            if crossed {
                doubts.push(Doubt {
                    row: place.row,
                    column: place.column,
                    what: format!("写出了格子的数“{}”，不知道属于哪一格", text.replace('\n', " ")),
                });
                // It is told, and stands in no cell.
                text.clear();
            }
            if let Some(row) = rows.get_mut(place.row) {
                row.push(PageCell {
                    column: place.column,
                    columns: place.columns,
                    rows: place.rows,
                    text,
                });
            }
        }
        PageTable {
            top: grid.top(),
            bottom: grid.bottom(),
            edges: grid.columns,
            rows,
            closed_above: grid.closed_above,
            closed_below: grid.closed_below,
            open_aside: grid.open_aside,
            doubts,
        }
    }
}

/// Puts glyphs that belong together into the cells that hold their middles, or with the rest.
fn put(run: &[Glyph], tables: &mut [Filled], rest: &mut Vec<Glyph>) {
    // Of tables in each other the smallest that is left comes last.
    let cell_of = |tables: &[Filled], x: f32, y: f32| {
        let mut cells = tables.iter().enumerate().rev();
        cells.find_map(|(table, filled)| Some((table, filled.grid.cell_at(x, y)?)))
    };
    let place = |glyph: &Glyph| {
        let y = glyph.baseline - glyph.size * MIDDLE;
        cell_of(tables, f32::midpoint(glyph.left, glyph.right), y)
    };
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return;
    };
    let whole = cell_of(
        tables,
        f32::midpoint(first.left, last.right),
        first.baseline - first.size * MIDDLE,
    );
    let outside = run.iter().filter(|glyph| place(glyph) != whole).count();
    let crosses = outside * MAX_OUTSIDE > run.len();
    match whole {
        Some((table, cell)) => {
            if let Some(filled) = tables.get_mut(table) {
                if let Some(glyphs) = filled.cells.get_mut(cell) {
                    glyphs.extend(run);
                }
                if let Some(crossed) = filled.crossed.get_mut(cell) {
                    *crossed |= crosses;
                }
            }
        }
        None => rest.extend(run),
    }
}

/// The glyphs in the order of the page; digits that touch stay together.
fn runs(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    glyphs.chunk_by(|a, b| {
        let gap = b.left - a.right;
        is_digit(a.character)
            && is_digit(b.character)
            && (a.baseline - b.baseline).abs() < TOUCHING * a.size
            && gap < TOUCHING * a.size
            && gap > -TOUCHING * a.size
    })
}
