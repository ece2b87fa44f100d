//! How each kind of text looks: the same as the styles of the Word file (`templates/docx/styles.xml`), which a test holds together.

use super::fonts::Typeface;
use crate::document::page::PAGE;

/// A twip in points.
const TWIP: f32 = 1.0 / 20.0;

/// Twips in points.
#[expect(clippy::cast_precision_loss, reason = "a page is some thousand twips wide")]
pub const fn points(twips: u32) -> f32 {
    twips as f32 * TWIP
}

/// How a text's lines stand between their edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// From the left edge.
    Left,
    /// In the middle.
    Centre,
    /// To the right edge.
    Right,
    /// From edge to edge, but for the last line.
    Both,
    /// From edge to edge, but for the last line and for those that are left much shorter by a long word after them.
    Ragged,
}

/// The look of a kind of text; lengths in points.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// With what it is set.
    pub typeface: Typeface,
    /// The height of the type.
    pub size: f32,
    /// From one line to the next.
    pub line: f32,
    /// What is added to the width of each character.
    pub spacing: f32,
    /// How its lines stand.
    pub align: Align,
    /// How far the first line begins to the right of the others.
    pub indent: f32,
    /// How far the lines keep from the left edge.
    pub left: f32,
    /// How far the lines keep from the right edge.
    pub right: f32,
    /// What is left empty above.
    pub before: f32,
    /// What is left empty below.
    pub after: f32,
    /// Red, green, blue.
    pub colour: (u8, u8, u8),
}

const LINE: f32 = points(PAGE.line);

/// The text.
pub const BODY: Style = Style {
    typeface: Typeface::FangSong,
    size: 16.0,
    line: LINE,
    spacing: -0.25,
    align: Align::Both,
    indent: points(630),
    left: 0.0,
    right: 0.0,
    before: 0.0,
    after: 0.0,
    colour: (0, 0, 0),
};

/// The title.
pub const TITLE: Style = Style {
    typeface: Typeface::BoldSong,
    size: 22.0,
    spacing: 0.0,
    align: Align::Centre,
    indent: 0.0,
    after: LINE,
    ..BODY
};

/// A heading of a level from 1 to 4.
pub const fn heading(level: u8) -> Style {
    Style {
        typeface: head(level),
        ..BODY
    }
}

/// With what a head is set, that runs into its paragraph or stands alone.
pub const fn head(level: u8) -> Typeface {
    match level {
        1 => Typeface::Hei,
        2 => Typeface::Kai,
        _ => Typeface::FangSong,
    }
}

/// The caption of a table or a picture.
pub const CAPTION: Style = Style {
    typeface: Typeface::Hei,
    size: 12.0,
    spacing: 0.0,
    align: Align::Centre,
    indent: 0.0,
    ..BODY
};

/// A line of the signature: where it stands is its own.
pub const SIGNED: Style = Style { indent: 0.0, ..BODY };

/// What is left empty above the signature.
pub const ABOVE_SIGNATURE: f32 = LINE;

/// What is left empty above a picture.
pub const ABOVE_PICTURE: f32 = points(145);

/// The empty line behind a table.
pub const GAP: f32 = points(200);

/// The page's number.
pub const FOOTER: Style = Style {
    typeface: Typeface::Song,
    size: 14.0,
    line: points(320),
    spacing: 0.0,
    indent: 0.0,
    ..BODY
};

/// How far the page's number keeps from the outer edge: one character.
pub const FOOTER_INDENT: f32 = points(280);

/// The mark of a draft.
pub const HEADER: Style = Style {
    typeface: Typeface::Hei,
    align: Align::Centre,
    colour: (0xc0, 0, 0),
    ..FOOTER
};

/// The text of a cell.
pub const CELL: Style = Style {
    typeface: Typeface::Song,
    size: 10.0,
    line: points(270),
    spacing: 0.0,
    align: Align::Centre,
    indent: 0.0,
    ..BODY
};

/// The width of the lines of a table.
pub const RULE: f32 = 0.75;

/// The ground of a line that heads a block of rows.
pub const SHADE: (u8, u8, u8) = (0xc6, 0xd9, 0xf1);

/// The look of a cell's text by the name of its style in Word.
pub fn cell(style: &str) -> Style {
    let label = Style {
        align: Align::Left,
        left: points(40),
        right: points(20),
        ..CELL
    };
    match style {
        "TableLabel" => label,
        "TableRemark" => Style {
            typeface: Typeface::Kai,
            ..label
        },
        "TableGroup" => Style {
            align: Align::Left,
            spacing: -0.5,
            ..CELL
        },
        _ => CELL,
    }
}
