//! The cells of a sheet on its grid, and the islands that they form: cells that touch one another belong together.

use std::collections::BTreeMap;

use super::address::Area;
use super::sheet::{Found, Sheet};
use crate::format::Unreadable;
use crate::format::office::budget::Budget;

/// The most islands of a sheet. One with more is no report, and each is compared with each.
const MAX_ISLANDS: usize = 1500;

/// The cells of a sheet on its grid.
#[derive(Debug)]
pub struct Grid {
    /// The sheet.
    pub sheet: Sheet,
    /// The cells that say something with what they cover, by row and column of their first place.
    pub covered: BTreeMap<(u32, u32), Area>,
    /// Which of them covers a place.
    pub at: BTreeMap<(u32, u32), (u32, u32)>,
    /// The islands, from top to bottom and from left to right.
    pub islands: Vec<Area>,
}

impl Grid {
    /// The cells of a sheet; none where they are scattered too widely.
    pub fn new(sheet: Sheet, budget: &mut Budget) -> Result<Option<Self>, Unreadable> {
        let used = sheet
            .cells
            .keys()
            .fold((0, 0), |last, at| (at.0.max(last.0), at.1.max(last.1)));
        let mut merged: BTreeMap<(u32, u32), Area> = BTreeMap::new();
        for area in &sheet.merged {
            let area = Area {
                bottom: area.bottom.min(used.0.max(area.top)),
                // A head may reach over columns that nobody has filled.
                right: area.right.min((used.1 + 64).max(area.left)),
                ..*area
            };
            if sheet.cells.contains_key(&(area.top, area.left)) {
                merged.insert((area.top, area.left), area);
            }
        }
        let mut covered = BTreeMap::new();
        let mut at = BTreeMap::new();
        for &(row, column) in sheet.cells.keys() {
            if at.contains_key(&(row, column)) {
                // What stands under a merged cell is not seen.
                continue;
            }
            let own = Area {
                top: row,
                left: column,
                bottom: row,
                right: column,
            };
            let area = merged.get(&(row, column)).copied().unwrap_or(own);
            let size = u64::from(area.bottom - area.top + 1) * u64::from(area.right - area.left + 1);
            budget.spend_many(usize::try_from(size).unwrap_or(usize::MAX))?;
            for r in area.top..=area.bottom {
                for c in area.left..=area.right {
                    at.entry((r, c)).or_insert((row, column));
                }
            }
            covered.insert((row, column), area);
        }
        let Some(islands) = islands(at.keys().copied()) else {
            return Ok(None);
        };
        Ok(Some(Self {
            sheet,
            covered,
            at,
            islands,
        }))
    }

    /// The cell that covers a place, with what it covers.
    pub fn cell(&self, row: u32, column: u32) -> Option<((u32, u32), Area, &Found)> {
        let first = self.at.get(&(row, column))?;
        let area = self.covered.get(first)?;
        Some((*first, *area, self.sheet.cells.get(first)?))
    }

    /// The cells that cover a part of a row, from left to right, each once.
    pub fn row(&self, row: u32, from: u32, to: u32) -> Vec<(u32, u32)> {
        let mut out: Vec<(u32, u32)> = self
            .at
            .range((row, from)..=(row, to))
            .map(|(_, first)| *first)
            .collect();
        out.dedup();
        out
    }
}

/// The islands of places that come row by row; none where they are too many. Those that touch, at corners too, in the rectangles that hold them; rectangles that meet are one.
pub fn islands(places: impl Iterator<Item = (u32, u32)>) -> Option<Vec<Area>> {
    // The rectangles that reach down to the row before, and those that are done.
    let mut open: Vec<Area> = Vec::new();
    let mut done: Vec<Area> = Vec::new();
    let mut places = places.peekable();
    while let Some((row, left)) = places.next() {
        let mut right = left;
        while let Some((_, next)) = places.next_if(|next| *next == (row, right + 1)) {
            right = next;
        }
        let (ended, still): (Vec<Area>, Vec<Area>) = open.drain(..).partition(|area| area.bottom + 1 < row);
        done.extend(ended);
        open = still;
        let mut run = Area {
            top: row,
            left,
            bottom: row,
            right,
        };
        // Joining may make it meet others.
        while let Some(index) = open.iter().position(|area| touches(area, &run)) {
            run = run.with(open.swap_remove(index));
        }
        open.push(run);
        if open.len() + done.len() > 4 * MAX_ISLANDS {
            return None;
        }
    }
    done.append(&mut open);
    let mut out: Vec<Area> = Vec::new();
    for mut area in done {
        while let Some(index) = out.iter().position(|other| other.meets(&area)) {
            area = area.with(out.swap_remove(index));
        }
        out.push(area);
    }
    out.sort_by_key(|area| (area.top, area.left));
    (out.len() <= MAX_ISLANDS).then_some(out)
}

/// Whether a run of places touches a rectangle.
const fn touches(area: &Area, run: &Area) -> bool {
    area.left <= run.right + 1
        && run.left <= area.right + 1
        && area.top <= run.bottom + 1
        && run.top <= area.bottom + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(places: &[(u32, u32)]) -> Vec<(u32, u32, u32, u32)> {
        let areas = islands(places.iter().copied()).unwrap();
        areas.iter().map(|a| (a.top, a.left, a.bottom, a.right)).collect()
    }

    #[test]
    fn cells_that_touch_belong_together() {
        assert_eq!(
            found(&[(0, 0), (1, 1), (1, 3), (3, 0)]),
            [(0, 0, 1, 1), (1, 3, 1, 3), (3, 0, 3, 0)]
        );
        // Two that a row below joins, and one that lies in a bay of another.
        assert_eq!(found(&[(0, 0), (0, 2), (1, 1)]), [(0, 0, 1, 2)]);
        assert_eq!(
            found(&[(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (1, 0), (2, 0), (2, 4)]),
            [(0, 0, 2, 4)]
        );
    }

    #[test]
    fn a_sheet_of_scattered_cells_is_given_up() {
        assert!(islands((0..20_000).map(|n| (n * 2, 0))).is_none());
    }
}
