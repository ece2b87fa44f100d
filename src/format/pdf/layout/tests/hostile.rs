//! Pages that nobody draws: nothing panics, nothing takes long.

use std::time::{Duration, Instant};

use crate::format::pdf::layout::document;
use crate::format::pdf::page::{Glyph, Page, Rule};

/// The bound on what the reader of a page takes, as the tests' program is built: some thirty times as slow as the product.
const LONG: Duration = Duration::from_mins(1);

fn glyph(character: char, left: f32, baseline: f32, size: f32) -> Glyph {
    Glyph {
        character,
        left,
        right: left + size / 2.0,
        baseline,
        size,
        quarters: 0,
        oblique: false,
        invisible: false,
        artifact: false,
    }
}

fn page(glyphs: Vec<Glyph>, rules: Vec<Rule>) -> Page {
    Page {
        number: 1,
        width: 595.0,
        height: 842.0,
        glyphs,
        rules,
        ..Page::default()
    }
}

#[test]
fn numbers_that_are_none_are_no_places() {
    let odd = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -1.0, 0.0, 1e30];
    let mut glyphs = vec![glyph('年', 100.0, 100.0, 16.0)];
    let mut rules = Vec::new();
    for a in odd {
        for b in odd {
            glyphs.push(glyph('1', a, b, 10.0));
            glyphs.push(glyph('1', 10.0, a, b));
            rules.push(Rule {
                level: a > b,
                at: a,
                from: b,
                to: 100.0,
            });
            rules.push(Rule {
                level: true,
                at: 100.0,
                from: a,
                to: b,
            });
        }
    }
    let mut pages = vec![page(glyphs.clone(), rules.clone()); 3];
    for (page, size) in pages.iter_mut().zip([f32::NAN, 0.0, -5.0]) {
        (page.width, page.height) = (size, size);
    }
    assert!(document(pages).is_ok());
}

#[test]
fn many_glyphs_take_little_time() {
    const COUNT: u16 = 60_000;
    let start = Instant::now();
    for place in [
        // All in one place, on one line, on lines of their own, closely under each other.
        (|_| (100.0, 100.0)) as fn(f32) -> (f32, f32),
        |n| (n, 100.0),
        |n| (100.0, n / 100.0),
        |n| (n / 100.0, n / 10_000.0),
    ] {
        for sizes in [1, 3] {
            let glyphs = (0..COUNT).map(|n| {
                let (left, baseline) = place(f32::from(n));
                glyph('字', left, baseline, 10.0 + f32::from(n % sizes) * 9.0)
            });
            assert!(document(vec![page(glyphs.collect(), Vec::new())]).is_ok());
        }
    }
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}

#[test]
fn many_lines_take_little_time() {
    let start = Instant::now();
    let lines = |count: u16, apart: f32, length: f32| {
        let line = move |level| {
            move |n: u16| Rule {
                level,
                at: f32::from(n) * apart,
                from: 0.0,
                to: length,
            }
        };
        (0..count)
            .map(line(true))
            .chain((0..count).map(line(false)))
            .collect::<Vec<Rule>>()
    };
    let glyphs: Vec<Glyph> = (0..2000_u16)
        .map(|n| glyph('1', f32::from(n), f32::from(n), 10.0))
        .collect();
    for rules in [
        lines(20_000, 0.04, 800.0),
        lines(1_000, 10.0, 10_000.0),
        lines(20_000, 4.0, 5.0),
    ] {
        assert!(document(vec![page(glyphs.clone(), rules)]).is_ok());
    }
    // So many that they are told, and none is a table's.
    let read = document(vec![page(glyphs, lines(20_000, 2.0, 80_000.0))]).unwrap();
    assert!(
        read.unread
            .iter()
            .any(|unread| unread.what.contains("很密的线条")),
        "{:?}",
        read.unread
    );
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}

#[test]
fn many_pages_take_little_time() {
    let start = Instant::now();
    let pages = (0..2000).map(|number| Page {
        number,
        ..page(
            vec![glyph('1', 100.0, 100.0, 16.0), glyph('年', 100.0, 300.0, 16.0)],
            Vec::new(),
        )
    });
    assert!(document(pages.collect()).is_ok());
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}
