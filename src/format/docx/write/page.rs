//! The measures of the page (GB/T 9704—2012, 5 and 7.1), in one place. `styles.xml` repeats the pitch of a line and the
//! width of a character, as it must stand alone in Word; a test holds the two together.

/// The measures of a page, in twips (twentieths of a point; 1 mm = 56.69 twips).
#[derive(Debug)]
pub(in crate::format) struct Page {
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
pub(in crate::format) static PAGE: Page = Page {
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

/// A twip in English Metric Units, in which pictures are measured.
pub(in crate::format) const EMU_PER_TWIP: u64 = 635;

#[cfg(test)]
mod tests {
    use super::PAGE;

    #[test]
    fn the_text_area_holds_22_lines_of_28_characters() {
        assert_eq!(PAGE.text_height() / PAGE.line, 22);
        assert_eq!(PAGE.characters(), 28);
        let millimetres = |twips: u32| (twips * 254 + 7200) / 14400;
        let area = (PAGE.text_width(), PAGE.text_height(), PAGE.top, PAGE.left);
        let area = (
            millimetres(area.0),
            millimetres(area.1),
            millimetres(area.2),
            millimetres(area.3),
        );
        assert_eq!(area, (156, 225, 37, 28));
    }

    #[test]
    fn the_styles_have_the_same_measures() {
        let styles = include_str!("../../../../templates/docx/styles.xml");
        let line = PAGE.line;
        assert!(styles.contains(&format!(r#"<w:spacing w:line="{line}" w:lineRule="exact"/>"#)));
        let tighter = 320 - PAGE.character;
        assert!(styles.contains(&format!(r#"<w:spacing w:val="-{tighter}"/>"#)));
        let indent = 2 * PAGE.character;
        assert!(styles.contains(&format!(r#"w:firstLine="{indent}""#)));
        assert!(styles.contains(&format!(r#"w:before="{line}" w:beforeLines="100""#)));
    }
}
