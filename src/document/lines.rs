//! How a text fills the lines of a page, as far as that can be told without its font: Chinese characters are as wide as high,
//! and in the fonts of GB/T 9704 a digit or letter is half as wide.

use super::page::PAGE;

/// The width of a full-width character, in the unit of this file: a hundredth of a character.
const FULL: u32 = 100;
/// A digit or letter in 仿宋_GB2312.
const HALF: u32 = 50;
/// A digit or letter in the fonts that stand in for it on other machines.
const SUBSTITUTE: u32 = 64;

/// A line that is filled by stretching it may gain so much: beyond it, its characters visibly stand apart.
const STRETCHED: u32 = 2 * FULL;

/// A run of Latin letters so long is an address. It moves to the next line whole wherever it stands.
const ADDRESS: usize = 12;

/// What must not begin a line.
const CLOSING: &str = "，。、；：？！）》〉」』】〕］｝”’…％,.;:?!)]}%";
/// What must not end a line.
const OPENING: &str = "（《〈「『【〔［｛“‘([{";

/// How a text fills lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    /// How many lines it takes, at least 1.
    pub lines: u32,
    /// The widest gap that a line, the last one aside, leaves at its end, in hundredths of a character.
    pub gap: u32,
}

/// How a text fills lines so wide, the first of them indented: in hundredths of a character, `narrow` for a Latin one.
pub fn filled(text: &str, width: u32, indent: u32, narrow: u32) -> Filled {
    let wide = |c: char| if c.is_ascii() { narrow } else { FULL };
    let mut out = Filled { lines: 1, gap: 0 };
    let mut used = indent;
    let chars: Vec<char> = text.chars().collect();
    for part in chars.chunk_by(|a, b| holds(*a, *b)) {
        let own: u32 = part.iter().copied().map(wide).sum();
        // A sign at the end may hang over the edge.
        let hangs = part
            .last()
            .filter(|c| CLOSING.contains(**c))
            .map_or(0, |c| wide(*c));
        if used > 0 && used + own - hangs > width {
            out.gap = out.gap.max(width.saturating_sub(used));
            out.lines += 1;
            used = 0;
        }
        used += own;
        // What is wider than a line is broken anywhere.
        while used > width + hangs && width > 0 {
            out.lines += 1;
            used -= width;
        }
    }
    out
}

/// How many lines a paragraph of the body takes.
pub fn lines(text: &str) -> u32 {
    filled(text, PAGE.characters() * FULL, 2 * FULL, HALF).lines
}

/// How many lines a text takes in so many twips, set at a size in half points.
pub fn lines_within(text: &str, twips: u32, size: u32) -> u32 {
    let character = size.max(1) * 10;
    filled(text, twips * FULL / character, 0, HALF).lines
}

/// Whether the lines of a paragraph of the body end where they end: to fill one of them, its characters would be pulled apart.
/// That is so before an address of the web, and where the number of a document moves to the next line as a whole.
pub fn is_ragged(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_graphic());
    if words.any(|word| word.len() >= ADDRESS) {
        return true;
    }
    let stretched = |narrow| filled(text, PAGE.characters() * FULL, 2 * FULL, narrow).gap > STRETCHED;
    stretched(HALF) || stretched(SUBSTITUTE)
}

/// Whether no line ends between two characters.
fn holds(before: char, after: char) -> bool {
    (before.is_ascii_graphic() && after.is_ascii_graphic())
        || CLOSING.contains(after)
        || OPENING.contains(before)
        || (before == '〕' && after.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_28_characters() {
        assert_eq!(lines(""), 1);
        assert_eq!(lines(&"甲".repeat(26)), 1);
        assert_eq!(lines(&"甲".repeat(27)), 2);
        assert_eq!(lines(&"1".repeat(52)), 1);
        // A comma hangs over the edge; whatever else is longer goes on.
        assert_eq!(lines(&format!("{}，", "甲".repeat(26))), 1);
        assert_eq!(lines(&format!("{}，甲", "甲".repeat(26))), 2);
        assert_eq!(lines_within("社会公益组织", 629, 20), 2);
        assert_eq!(lines_within("甲", 0, 0), 1);
    }

    #[test]
    fn a_line_that_an_unbroken_number_leaves_half_empty_is_not_filled() {
        let notice = |before: usize| format!("{}〔2021〕30号", "甲".repeat(before));
        assert!(!is_ragged(&notice(10)));
        assert!(is_ragged(&notice(22)));
        assert!(is_ragged("见http://www.example.gov.cn"));
        assert!(!is_ragged("2021年1月1日至12月31日"));
    }
}
