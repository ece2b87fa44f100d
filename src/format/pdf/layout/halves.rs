//! A sheet with two pages side by side, and a page set in two columns: the left half is read before the right one.

use super::lines::lines;
use crate::chinese::width::is_blank;
use crate::format::pdf::page::{Area, Glyph, Page, Rule};

/// The narrowest strip without words between two halves, in points.
const GUTTER: f32 = 14.0;
/// Where it lies, as parts of the width.
const MIDDLE: (f32, f32) = (0.4, 0.6);
/// The fewest characters of a half.
const MIN_GLYPHS: usize = 120;
/// The fewest lines of a half that is a column of prose, …
const MIN_LINES: usize = 8;
/// … how long its lines are, as a part of the longest one, …
const LONG: f32 = 0.7;
/// … and of how many lines one must be that long.
const ONE_OF: usize = 2;
/// The widest page that is looked at, in points.
const MAX_WIDTH: f32 = 20_000.0;

/// The page, or its two halves.
pub(super) fn halves(page: Page) -> Vec<Page> {
    let Some(at) = gutter(&page) else {
        return vec![page];
    };
    let middle = |glyph: &Glyph| f32::midpoint(glyph.left, glyph.right);
    let (left, right): (Vec<Glyph>, Vec<Glyph>) = page.glyphs.iter().partition(|glyph| middle(glyph) < at);
    let count = |glyphs: &[Glyph]| glyphs.iter().filter(|glyph| !is_blank(glyph.character)).count();
    let full = count(&left) >= MIN_GLYPHS && count(&right) >= MIN_GLYPHS;
    // Two pages on a sheet may hold anything; columns on a page hold prose.
    let sheet = page.width > page.height;
    let columns = || is_prose(&left) && is_prose(&right);
    if !(full && (sheet || columns())) {
        return vec![page];
    }
    let side = |rule: &Rule| {
        if rule.level {
            f32::midpoint(rule.from, rule.to)
        } else {
            rule.at
        }
    };
    let (left_rules, right_rules): (Vec<Rule>, Vec<Rule>) =
        page.rules.iter().partition(|rule| side(rule) < at);
    let lies = |area: &Area| f32::midpoint(area.left, area.right) < at;
    let (left_pictures, right_pictures): (Vec<Area>, Vec<Area>) =
        page.pictures.iter().partition(|area| lies(area));
    let half = |glyphs, rules, pictures, width| Page {
        number: page.number,
        width,
        height: page.height,
        glyphs,
        rules,
        pictures,
        incomplete: page.incomplete,
    };
    let left = half(left, left_rules, left_pictures, at);
    let mut right = half(right, right_rules, right_pictures, at);
    // Both halves begin at the same place, so that their margins are alike.
    let start = |page: &Page| {
        page.glyphs
            .iter()
            .map(|glyph| glyph.left)
            .fold(f32::INFINITY, f32::min)
    };
    let shift = start(&right) - start(&left);
    for glyph in &mut right.glyphs {
        (glyph.left, glyph.right) = (glyph.left - shift, glyph.right - shift);
    }
    for rule in &mut right.rules {
        if rule.level {
            (rule.from, rule.to) = (rule.from - shift, rule.to - shift);
        } else {
            rule.at -= shift;
        }
    }
    for area in &mut right.pictures {
        (area.left, area.right) = (area.left - shift, area.right - shift);
    }
    vec![left, right]
}

/// The middle of the strip near the middle of a page in which nothing stands.
fn gutter(page: &Page) -> Option<f32> {
    if page.width.is_nan() || page.width <= 0.0 || page.width > MAX_WIDTH {
        return None;
    }
    let (start, end) = (page.width * MIDDLE.0, page.width * MIDDLE.1);
    let mut taken: Vec<(f32, f32)> = Vec::new();
    let mut take = |from: f32, to: f32| {
        if to > start && from < end {
            taken.push((from, to));
        }
    };
    for glyph in page
        .glyphs
        .iter()
        .filter(|glyph| !is_blank(glyph.character) && !glyph.artifact)
    {
        take(glyph.left, glyph.right);
    }
    for rule in page.rules.iter().filter(|rule| rule.level) {
        take(rule.from.min(rule.to), rule.from.max(rule.to));
    }
    for rule in page.rules.iter().filter(|rule| !rule.level) {
        take(rule.at, rule.at);
    }
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = start;
    let mut widest: Option<(f32, f32)> = None;
    for (from, to) in taken.into_iter().chain([(end, end)]) {
        let width = from.min(end) - free;
        if width >= GUTTER && widest.is_none_or(|(known, _)| width > known) {
            widest = Some((width, free + width / 2.0));
        }
        free = free.max(to);
    }
    widest.map(|(_, at)| at)
}

/// Whether glyphs are a column of prose.
fn is_prose(glyphs: &[Glyph]) -> bool {
    let lines = lines(glyphs.to_vec());
    let longest = lines
        .iter()
        .map(|line| line.right - line.left)
        .fold(0.0, f32::max);
    let long = lines
        .iter()
        .filter(|line| line.right - line.left >= longest * LONG)
        .count();
    lines.len() >= MIN_LINES && long * ONE_OF >= lines.len()
}
