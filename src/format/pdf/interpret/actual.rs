//! What stands for what is drawn (ISO 32000-2, 14.9.4).

use crate::format::pdf::font::fold;
use crate::format::pdf::page::Glyph;

/// Puts a text in the place of the glyphs from the given one on. Where they stand on several lines and are not as many as the
/// text has characters, it cannot be said where each of these is: what is drawn stays then.
pub fn replace(glyphs: &mut Vec<Glyph>, start: usize, text: &str) {
    let Some(drawn) = glyphs.get(start..).filter(|drawn| !drawn.is_empty()) else {
        return;
    };
    let characters: Vec<char> = fold(text).chars().collect();
    if characters.len() == drawn.len() {
        for (glyph, character) in glyphs.iter_mut().skip(start).zip(characters) {
            glyph.character = character;
        }
        return;
    }
    let Some(first) = drawn.first().copied() else {
        return;
    };
    let one_line = drawn
        .iter()
        .all(|glyph| (glyph.baseline - first.baseline).abs() < glyph.size.abs() / 2.0);
    if !one_line {
        return;
    }
    let left = drawn.iter().map(|glyph| glyph.left).fold(f32::INFINITY, f32::min);
    let right = drawn
        .iter()
        .map(|glyph| glyph.right)
        .fold(f32::NEG_INFINITY, f32::max);
    glyphs.truncate(start);
    let count = f32::from(u16::try_from(characters.len()).unwrap_or(u16::MAX));
    let step = (right - left) / count.max(1.0);
    let mut from = left;
    for character in characters.into_iter().take(usize::from(u16::MAX)) {
        glyphs.push(Glyph {
            character,
            left: from,
            right: from + step,
            ..first
        });
        from += step;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(character: char, left: f32, baseline: f32) -> Glyph {
        Glyph {
            character,
            left,
            right: left + 10.0,
            baseline,
            size: 10.0,
            quarters: 0,
            oblique: false,
            invisible: false,
            artifact: false,
        }
    }

    #[test]
    fn a_text_stands_for_what_is_drawn() {
        let text = |glyphs: &[Glyph]| glyphs.iter().map(|g| g.character).collect::<String>();
        let mut glyphs = vec![glyph('甲', 0.0, 10.0), glyph('\u{fffd}', 10.0, 10.0)];
        replace(&mut glyphs, 1, "12");
        assert_eq!(text(&glyphs), "甲12");
        assert_eq!((glyphs[1].right, glyphs[2].left), (15.0, 15.0));
        replace(&mut glyphs, 0, "乙34");
        assert_eq!(text(&glyphs), "乙34");
        let mut lines = vec![glyph('甲', 0.0, 10.0), glyph('乙', 0.0, 30.0)];
        replace(&mut lines, 0, "丙");
        assert_eq!(text(&lines), "甲乙");
    }
}
