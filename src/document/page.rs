//! The measures of the page (GB/T 9704—2012, 5 and 7.1), in one place. `styles.xml` of the Word file repeats the pitch of a
//! line and the width of a character, as it must stand alone in Word; a test holds the two together.

/// The measures of a page, in twips (twentieths of a point; 1 mm = 56.69 twips).
#[derive(Debug)]
pub struct Page {
    /// Width of the paper.
    pub width: u32,
    /// Height of the paper.
    pub height: u32,
    /// Margin above the text.
    pub top: u32,
    /// Margin to the right of the text.
    pub right: u32,
    /// Margin below the text.
    pub bottom: u32,
    /// Margin to the left of the text.
    pub left: u32,
    /// From the edge of the paper to the upper edge of the header.
    pub header: u32,
    /// From the edge of the paper to the lower edge of the footer.
    pub footer: u32,
    /// From one line to the next.
    pub line: u32,
    /// Width of a full-width character of the body.
    pub character: u32,
}

impl Page {
    /// Width of the text area.
    pub const fn text_width(&self) -> u32 {
        self.width - self.left - self.right
    }

    /// Height of the text area.
    pub const fn text_height(&self) -> u32 {
        self.height - self.top - self.bottom
    }

    /// How many full-width characters a line holds.
    pub const fn characters(&self) -> u32 {
        self.text_width() / self.character
    }
}

/// A4 with a text area of 156 × 225 mm, which holds 22 lines of 28 characters.
///
/// 28 characters of 16 pt are 1.3 mm wider than the text area, so each is set 0.25 pt closer: the grid of Word could do that
/// too, but other programs read its character pitch wrongly. The page number's dashes stand 7 mm below the text (7.5), which
/// is 28 mm above the edge of the paper; the lower edge of that line is 25 mm above it.
pub static PAGE: Page = Page {
    width: 11906,
    height: 16838,
    top: 2098,
    right: 1474,
    bottom: 1984,
    left: 1587,
    header: 1134,
    footer: 1417,
    line: 579,
    character: 315,
};

/// The same sheet lying, for a table across it: turned so that the head of the table lies at the left edge of the upright
/// page, which is the binding edge of odd pages and the cut edge of even ones (9). The text area is the same one, turned.
pub static LYING_PAGE: Page = Page {
    width: PAGE.height,
    height: PAGE.width,
    top: PAGE.left,
    right: PAGE.top,
    bottom: PAGE.right,
    left: PAGE.bottom,
    // Within the narrower margins header and footer move outwards, so that neither pushes the text.
    header: 850,
    footer: 907,
    line: PAGE.line,
    character: PAGE.character,
};

/// A twip in English Metric Units, in which Word measures pictures.
pub const EMU_PER_TWIP: u64 = 635;

/// A pixel at 96 dots an inch, in English Metric Units.
pub const EMU_PER_PIXEL: u64 = 9525;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_area_holds_22_lines_of_28_characters() {
        assert_eq!(PAGE.text_height() / PAGE.line, 22);
        assert_eq!(PAGE.characters(), 28);
        let millimetres = |twips: u32| (twips * 254 + 7200) / 14400;
        let area = [PAGE.text_width(), PAGE.text_height(), PAGE.top, PAGE.left];
        assert_eq!(area.map(millimetres), [156, 225, 37, 28]);
    }

    #[test]
    fn lying_it_is_the_same_area_turned() {
        assert_eq!(LYING_PAGE.text_width(), PAGE.text_height());
        assert_eq!(LYING_PAGE.text_height(), PAGE.text_width());
    }
}
