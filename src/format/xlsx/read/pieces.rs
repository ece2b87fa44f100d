//! The pieces of a sheet in the order in which it is read: lines, and tables. A sheet does not say which is which: a row
//! with one cell above a table or below it is a line, a row with one cell within a table may head the rows under it.

use super::address::Area;
use super::grid::{Grid, islands};

/// How deep pieces are divided: a title over two tables, each with its own.
const MAX_DEPTH: usize = 6;

/// A piece of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The words of this cell.
    Line((u32, u32)),
    /// The table in this rectangle.
    Table(Area),
}

/// The pieces of a sheet.
pub fn pieces(grid: &Grid) -> Vec<Piece> {
    let mut out = Vec::new();
    for island in &grid.islands {
        divide(grid, *island, 0, &mut out);
    }
    out
}

/// A row in which one cell stands alone.
#[derive(Clone, Copy)]
struct Alone {
    cell: (u32, u32),
    /// Whether it covers the whole width.
    wide: bool,
    /// Whether it has borders.
    bordered: bool,
    /// What its words are.
    words: Words,
}

/// What the words of a row are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// They head a part of a report: 三、收到和处理……, 表三.
    PartHead,
    /// They are a note, or a sentence.
    Note,
    /// Something else.
    Other,
}

fn divide(grid: &Grid, island: Area, depth: usize, out: &mut Vec<Piece>) {
    let rows: Vec<(u32, Option<Alone>)> = (island.top..=island.bottom)
        .map(|row| (row, alone(grid, row, island)))
        .collect();
    let with_others = |from: &[(u32, Option<Alone>)]| from.iter().position(|(_, alone)| alone.is_none());
    let Some(first) = with_others(&rows) else {
        out.extend(
            rows.iter()
                .filter_map(|(_, alone)| alone.map(|alone| Piece::Line(alone.cell))),
        );
        return;
    };
    let last = rows
        .iter()
        .rposition(|(_, alone)| alone.is_none())
        .unwrap_or(first);
    let drawn = is_drawn(grid, island);
    // Where a table has lines of its own, a row without any is none of its rows.
    let outside = |alone: &Alone| drawn && !alone.bordered;
    let is_title = |alone: &Alone| {
        outside(alone) || alone.wide && alone.words == Words::PartHead || heads_table(&rows, alone)
    };
    // Rows that head those under them come more than once.
    let inner = rows.get(first..=last).unwrap_or_default();
    let heads_within = inner
        .iter()
        .filter_map(|(_, alone)| *alone)
        .any(|alone| alone.wide && !is_title(&alone));
    let mut begin = first;
    let leading = rows.get(..first).unwrap_or_default();
    if inner
        .iter()
        .any(|(_, alone)| alone.is_some_and(|alone| is_title(&alone)))
    {
        // Several tables of which each is looked at for itself: what stands between the title and the first of them, too.
        let title = leading
            .iter()
            .rposition(|(_, alone)| alone.is_some_and(|alone| is_title(&alone)));
        begin = title.map_or(first, |title| title + 1);
    } else if let Some(index) = first.checked_sub(1)
        && let Some((_, Some(above))) = rows.get(index)
        && heads_within
        && above.wide
        && !is_title(above)
    {
        begin = index;
    }
    let mut end = last + 1;
    while let Some((_, Some(below))) = rows.get(end) {
        if below.wide && !drawn || is_title(below) || below.words == Words::Note {
            break;
        }
        end += 1;
    }
    let line = |piece: &(u32, Option<Alone>)| piece.1.map(|alone| Piece::Line(alone.cell));
    out.extend(rows.iter().take(begin).filter_map(line));
    let mut from = begin;
    for index in begin..=end {
        let title = rows
            .get(index)
            .filter(|_| index < end)
            .and_then(|row| row.1.filter(is_title));
        if title.is_none() && index < end {
            continue;
        }
        if let (Some((top, _)), Some((bottom, _))) =
            (rows.get(from), index.checked_sub(1).and_then(|i| rows.get(i)))
            && from < index
        {
            part(
                grid,
                Area {
                    top: *top,
                    bottom: *bottom,
                    ..island
                },
                island,
                depth,
                out,
            );
        }
        out.extend(title.map(|title| Piece::Line(title.cell)));
        from = index + 1;
    }
    // What stands below the table may be another one, under its title.
    out.extend(rows.iter().skip(end).filter_map(line));
}

/// Whether a row that stands alone heads the rows under it as a title does, and is no row of a table that nobody has filled: those
/// come one after another.
fn heads_table(rows: &[(u32, Option<Alone>)], alone: &Alone) -> bool {
    let Some(index) = rows.iter().position(|(row, _)| *row == alone.cell.0) else {
        return false;
    };
    let is_like = |at: Option<usize>| {
        at.and_then(|at| rows.get(at)?.1)
            .is_some_and(|other| other.words == Words::PartHead)
    };
    alone.words == Words::PartHead
        && !is_like(index.checked_sub(1))
        && !is_like(Some(index + 1))
        && index + 1 < rows.len()
}

/// A part of an island that was divided: islands of its own, or a table.
fn part(grid: &Grid, area: Area, whole: Area, depth: usize, out: &mut Vec<Piece>) {
    let places = grid.at.range((area.top, 0)..=(area.bottom, u32::MAX));
    let places = places
        .map(|(place, _)| *place)
        .filter(|(_, column)| area.left <= *column && *column <= area.right);
    let inner = islands(places).unwrap_or_default();
    if depth < MAX_DEPTH && (inner.len() > 1 || inner.first().is_some_and(|inner| *inner != whole)) {
        for island in inner {
            divide(grid, island, depth + 1, out);
        }
        return;
    }
    let cells: Vec<(u32, u32)> = grid.row(area.top, area.left, area.right);
    let words = |cell: &(u32, u32)| grid.sheet.cells.get(cell).is_some_and(|found| !found.number);
    if area.top == area.bottom && cells.iter().all(words) {
        // One row of words is no table: 填报单位：…… 填报日期：……
        out.extend(cells.into_iter().map(Piece::Line));
        return;
    }
    out.push(Piece::Table(with_blank_row(grid, area)));
}

/// A row of figures that nobody has filled says nothing, and has no label where rows lie across: its borders show it.
fn with_blank_row(grid: &Grid, area: Area) -> Area {
    let below = area.bottom + 1;
    let blanks = grid
        .sheet
        .blanks
        .range((below, area.left)..=(below, area.right))
        .count();
    let width = usize::try_from(area.right - area.left + 1).unwrap_or(usize::MAX);
    let free = grid.row(below, area.left, area.right).is_empty();
    Area {
        bottom: if free && blanks * 2 > width {
            below
        } else {
            area.bottom
        },
        ..area
    }
}

/// The cell that stands alone in a row; none where there are several.
fn alone(grid: &Grid, row: u32, island: Area) -> Option<Alone> {
    let cells = grid.row(row, island.left, island.right);
    let [cell] = cells.as_slice() else { return None };
    let (_, area, found) = grid.cell(row, cell.1)?;
    if area.top != row || area.bottom != row {
        return None;
    }
    let text = found.text.trim();
    let width = |area: &Area| area.right - area.left + 1;
    Some(Alone {
        cell: *cell,
        wide: area.right > area.left && width(&area) * 10 >= width(&island) * 9,
        bordered: found.bordered,
        words: if heads_part(text) {
            Words::PartHead
        } else if is_note(text) {
            Words::Note
        } else {
            Words::Other
        },
    })
}

/// Whether words are a note under a table, or a sentence.
fn is_note(text: &str) -> bool {
    let marks = ["注", "备注", "说明", "*", "※"];
    marks.iter().any(|mark| text.starts_with(mark)) || text.ends_with('。')
}

/// Whether words are the heading of a part, or the title of a table with its number.
fn heads_part(text: &str) -> bool {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let rest = text.strip_prefix('表').unwrap_or(text);
    let behind = rest.trim_start_matches(numeral);
    behind.len() < rest.len() && (rest.len() < text.len() || behind.starts_with('、'))
}

/// Whether most of the cells have borders.
fn is_drawn(grid: &Grid, island: Area) -> bool {
    let cells = grid
        .sheet
        .cells
        .range((island.top, 0)..=(island.bottom, u32::MAX));
    let within = cells.filter(|((row, column), _)| island.has(*row, *column));
    let (mut all, mut bordered) = (0_usize, 0_usize);
    for (_, found) in within {
        all += 1;
        bordered += usize::from(found.bordered);
    }
    bordered * 2 > all
}
