//! The column cut into pages: what holds together stands on one of them, and a table that goes over has its head again.

use super::flow::{Flow, Hold, Item, Shows};
use super::style::points;
use crate::document::page::{PAGE, Page};

/// What the sums of many heights may be out by, in points.
const TOLERANCE: f32 = 0.1;

/// The height of the text on a page, in points.
fn room(page: &Page) -> f32 {
    points(page.text_height())
}

/// A page.
#[derive(Debug)]
pub struct Sheet {
    /// Its measures.
    pub page: &'static Page,
    /// What stands on it from top to bottom.
    pub placed: Vec<Placed>,
}

/// A piece on its page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its number in the column.
    pub item: usize,
    /// From the upper edge of the text to its own.
    pub top: f32,
    /// Whether it is said a second time: the head of a table that began on an earlier page.
    pub again: bool,
}

/// The pages.
pub fn pages(flow: &Flow<'_>) -> Vec<Sheet> {
    let mut out = Pages {
        flow,
        done: Vec::new(),
        kind: flow.items.first().map_or(&PAGE, |item| item.page),
        page: Vec::new(),
        used: 0.0,
    };
    let mut from = 0;
    while from < flow.items.len() {
        if let Some(item) = flow.items.get(from)
            && !std::ptr::eq(item.page, out.kind)
        {
            if !out.page.is_empty() {
                out.turn(from);
            }
            out.kind = item.page;
        }
        let whole = together(&flow.items, from, Hold::Table);
        if out.fits(from, whole) {
            out.put(from, whole);
            from = whole;
        } else if height(flow.items.get(from..whole).unwrap_or_default()) <= room(out.kind) + TOLERANCE {
            out.turn(from);
            out.put(from, whole);
            from = whole;
        } else {
            // No page holds all of it: each part that hangs together for itself goes where there is room.
            let part = together(&flow.items, from, Hold::Next);
            if !out.fits(from, part) {
                out.turn(from);
            }
            out.put(from, part);
            from = part;
        }
    }
    if !out.page.is_empty() || out.done.is_empty() {
        out.done.push(Sheet {
            page: out.kind,
            placed: out.page,
        });
    }
    out.done
}

/// Where what begins at `from` and holds together at least so ends.
fn together(items: &[Item<'_>], from: usize, hold: Hold) -> usize {
    let linked = items
        .iter()
        .skip(from)
        .take_while(|item| item.hold >= hold)
        .count();
    let first = items.get(from).map(|item| item.page);
    let same = |item: &&Item<'_>| first.is_some_and(|first| std::ptr::eq(first, item.page));
    let there = items.iter().skip(from).take_while(same).count();
    from + (linked + 1).min(there.max(1))
}

fn height(items: &[Item<'_>]) -> f32 {
    let first = items.first().map_or(0.0, |item| item.before);
    items.iter().map(|item| item.before + item.height).sum::<f32>() - first
}

struct Pages<'f, 'a> {
    flow: &'f Flow<'a>,
    done: Vec<Sheet>,
    kind: &'static Page,
    page: Vec<Placed>,
    used: f32,
}

impl Pages<'_, '_> {
    fn fits(&self, from: usize, to: usize) -> bool {
        let items = self.flow.items.get(from..to).unwrap_or_default();
        let before = if self.page.is_empty() {
            0.0
        } else {
            items.first().map_or(0.0, |item| item.before)
        };
        self.page.is_empty() || self.used + before + height(items) <= room(self.kind) + TOLERANCE
    }

    /// Begins a page with the piece of this number.
    fn turn(&mut self, next: usize) {
        self.done.push(Sheet {
            page: self.kind,
            placed: std::mem::take(&mut self.page),
        });
        self.used = 0.0;
        let Some(Shows::Row(table, row)) = self.flow.items.get(next).map(|item| &item.shows) else {
            return;
        };
        let head = self.flow.grids.get(*table).map_or(0, |grid| grid.head);
        if head > 0 && *row >= head {
            let first = next - row;
            for item in first..first + head {
                self.place(item, true);
            }
        }
    }

    fn put(&mut self, from: usize, to: usize) {
        for item in from..to {
            let over = self
                .flow
                .items
                .get(item)
                .is_some_and(|i| self.used + i.before + i.height > room(self.kind) + TOLERANCE);
            // What hangs together and is higher than a page is cut where the page ends.
            if over && !self.page.is_empty() && item > from {
                self.turn(item);
            }
            self.place(item, false);
        }
    }

    fn place(&mut self, number: usize, again: bool) {
        let Some(item) = self.flow.items.get(number) else {
            return;
        };
        if self.page.is_empty() {
            // An empty line at a page's head would only push the text down.
            if matches!(item.shows, Shows::Gap) {
                return;
            }
        } else {
            self.used += item.before;
        }
        self.page.push(Placed {
            item: number,
            top: self.used,
            again,
        });
        self.used += item.height;
    }
}
