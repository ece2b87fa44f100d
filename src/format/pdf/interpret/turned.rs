//! Pages whose text is turned though the page is not: tables that stand on their side.

use super::frame::Frame;
use super::matrix::Bounds;
use crate::format::pdf::page::{Area, Page, Rule};

/// The page as a person turns it for reading: by what most of its glyphs are turned.
#[expect(
    clippy::cast_possible_truncation,
    reason = "places on a page need no more digits"
)]
pub fn upright(mut page: Page) -> Page {
    let text =
        |g: &&crate::format::pdf::page::Glyph| !g.artifact && !g.oblique && !g.character.is_whitespace();
    let mut counts = [0_usize; 4];
    for glyph in page.glyphs.iter().filter(text) {
        if let Some(count) = counts.get_mut(usize::from(glyph.quarters)) {
            *count += 1;
        }
    }
    let total: usize = counts.iter().sum();
    let Some(quarters) =
        (1_u8..4).find(|q| counts.get(usize::from(*q)).is_some_and(|count| count * 2 > total))
    else {
        return page;
    };
    let frame = Frame::of(quarters, page.width, page.height);
    for glyph in &mut page.glyphs {
        // Its place is that of the page turned so that it is upright: that stays what it is.
        glyph.quarters = (glyph.quarters + 4 - quarters) % 4;
    }
    for rule in &mut page.rules {
        let (at, from, to) = (f64::from(rule.at), f64::from(rule.from), f64::from(rule.to));
        let bounds = frame.bounds(if rule.level {
            Bounds {
                left: from,
                top: at,
                right: to,
                bottom: at,
            }
        } else {
            Bounds {
                left: at,
                top: from,
                right: at,
                bottom: to,
            }
        });
        let level = rule.level == (quarters == 2);
        let (at, from, to) = if level {
            (bounds.top, bounds.left, bounds.right)
        } else {
            (bounds.left, bounds.top, bounds.bottom)
        };
        *rule = Rule {
            level,
            at: at as f32,
            from: from as f32,
            to: to as f32,
        };
    }
    for picture in &mut page.pictures {
        let bounds = frame.bounds(Bounds {
            left: f64::from(picture.left),
            top: f64::from(picture.top),
            right: f64::from(picture.right),
            bottom: f64::from(picture.bottom),
        });
        *picture = Area {
            left: bounds.left as f32,
            top: bounds.top as f32,
            right: bounds.right as f32,
            bottom: bounds.bottom as f32,
        };
    }
    if quarters != 2 {
        std::mem::swap(&mut page.width, &mut page.height);
    }
    page
}
