//! A page as it is drawn: what the interpreter of its content hands on, and what the layout is made out of.

/// A page, turned as it is shown: x to the right and y down, in points (1/72 inch) from the top left corner of what is
/// shown of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its number in the file, from 1.
    pub number: usize,
    /// How wide it is shown.
    pub width: f32,
    /// How high it is shown.
    pub height: f32,
    /// What is written on it, in the order of its content.
    pub glyphs: Vec<Glyph>,
    /// The lines drawn on it: strokes, and thin boxes that are filled.
    pub rules: Vec<Rule>,
    /// Where pictures lie.
    pub pictures: Vec<Area>,
    /// Whether some of its content could not be read: something may be missing.
    pub incomplete: bool,
}

/// A character on a page. A glyph that stands for several characters is as many of these, side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The character, folded to what a person would type; U+FFFD where the file does not say which one it is.
    pub character: char,
    /// Where it begins on its line.
    pub left: f32,
    /// Where it ends: the next one is set from here on.
    pub right: f32,
    /// The line that it stands on.
    pub baseline: f32,
    /// The size of its letters as shown.
    pub size: f32,
    /// How it is turned as shown: by how many quarters clockwise. Only what is not turned can be read in lines; one turned by
    /// something between is rounded, and a stamp across the page is told by `oblique`.
    pub quarters: u8,
    /// Whether it stands aslant, as the words of a watermark do.
    pub oblique: bool,
    /// Whether it is not seen: drawn in no colour, as the words that a program recognised in a scan are.
    pub invisible: bool,
    /// Whether the file itself calls it none of the text: page numbers, headers and footers, watermarks of tagged files.
    pub artifact: bool,
}

/// A line on a page, level or upright.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Whether it runs from left to right; else from top to bottom.
    pub level: bool,
    /// Its y where it is level, else its x.
    pub at: f32,
    /// Where it begins: its x where it is level, else its y.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
}

/// A rectangle on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f32,
    /// Its top.
    pub top: f32,
    /// Its right edge.
    pub right: f32,
    /// Its bottom.
    pub bottom: f32,
}
