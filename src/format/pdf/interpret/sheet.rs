//! What is drawn on a page, as it is gathered.

use super::marked::Marks;
use super::matrix::Bounds;
use crate::format::pdf::limits::Budget;
use crate::format::pdf::page::{Area, Glyph, Page, Rule};

/// A page that is being drawn.
#[derive(Debug)]
pub struct Sheet {
    /// What was drawn so far.
    pub page: Page,
    /// The marked content that is open.
    pub marks: Marks,
    /// Whether all that is drawn now is none of the text: a stamp.
    pub apart: bool,
}

impl Sheet {
    /// An empty page.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "places on a page need no more digits"
    )]
    pub fn new(number: usize, width: f64, height: f64) -> Self {
        let page = Page {
            number,
            width: width as f32,
            height: height as f32,
            ..Page::default()
        };
        Self {
            page,
            marks: Marks::default(),
            apart: false,
        }
    }

    /// One more character.
    pub fn write(&mut self, budget: &Budget, glyph: Glyph) -> Option<()> {
        let places = [glyph.left, glyph.right, glyph.baseline, glyph.size];
        if !places.iter().all(|place| place.is_finite()) {
            return Some(());
        }
        budget.glyph()?;
        self.page.glyphs.push(glyph);
        Some(())
    }

    /// One more line, as far as it is within the clip.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "places on a page need no more digits"
    )]
    pub fn rule(&mut self, budget: &Budget, rule: Rule, clip: Bounds) -> Option<()> {
        // A line on the very edge of the clip is half seen.
        const EDGE: f64 = 1.0;
        let (across, along) = if rule.level {
            ((clip.top, clip.bottom), (clip.left, clip.right))
        } else {
            ((clip.left, clip.right), (clip.top, clip.bottom))
        };
        let at = f64::from(rule.at);
        let (from, to) = (f64::from(rule.from).max(along.0), f64::from(rule.to).min(along.1));
        if !(across.0 - EDGE <= at && at <= across.1 + EDGE && from < to) {
            return Some(());
        }
        budget.rule()?;
        self.page.rules.push(Rule {
            from: from as f32,
            to: to as f32,
            ..rule
        });
        Some(())
    }

    /// One more picture, as far as it is within the clip.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "places on a page need no more digits"
    )]
    pub fn picture(&mut self, budget: &Budget, bounds: Bounds, clip: Bounds) -> Option<()> {
        let seen = bounds.both(clip);
        if !(seen.left < seen.right && seen.top < seen.bottom) {
            return Some(());
        }
        budget.rule()?;
        self.page.pictures.push(Area {
            left: seen.left as f32,
            top: seen.top as f32,
            right: seen.right as f32,
            bottom: seen.bottom as f32,
        });
        Some(())
    }
}
