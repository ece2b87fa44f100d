//! What holds within a group, and ends with it: where text goes, its font, its look, and the properties of the paragraph.

use crate::format::office::look::{Height, Look};

/// Where text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Dest {
    /// Into the document.
    #[default]
    Body,
    /// Nowhere.
    Skip,
    /// Into the names of fonts.
    Fonts,
    /// Into the names of styles.
    Styles,
    /// Nowhere; the words tell lists.
    Lists,
    /// Into the text of a level of a list.
    LevelText,
    /// Into the number of a paragraph.
    ListText,
    /// Into the instruction of a field.
    Instruction,
    /// Nowhere; it is the frame of a shape.
    Shape,
    /// Into the name of a property of a shape.
    ShapeName,
    /// Into its value.
    ShapeValue,
    /// Into the program of an object.
    Class,
    /// Into the digits of a picture.
    Picture,
    /// Into a formula.
    Formula,
    /// Nowhere; it is the frame of an object.
    Object,
    /// Nowhere; the same stands behind it in Unicode.
    Alternative,
}

impl Dest {
    /// Whether text is gathered until its group ends.
    pub const fn gathers(self) -> bool {
        matches!(
            self,
            Self::LevelText
                | Self::ListText
                | Self::Instruction
                | Self::ShapeName
                | Self::ShapeValue
                | Self::Class
        )
    }
}

/// The properties of the paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ParagraphState {
    /// Its style.
    pub style: i32,
    /// Its list, as an override names it; 0 is none.
    pub list: i32,
    /// Its level in the list.
    pub level: i32,
    /// Whether it stands on one page with what follows.
    pub keep_next: bool,
    /// Whether it stands in a cell.
    pub in_table: bool,
    /// How deep the table is nested that it stands in.
    pub depth: i32,
}

/// What holds within a group.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a word of the file that is on or off by itself"
)]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    /// Where text goes.
    pub dest: Dest,
    /// The font.
    pub font: i32,
    /// The font of characters of two bytes.
    pub wide_font: i32,
    /// Whether a font that is named next is that of characters of two bytes.
    pub wide: bool,
    /// How many characters stand behind one of Unicode for programs that do not know it.
    pub fallback: usize,
    /// Whether text is hidden.
    pub hidden: bool,
    /// Whether it is deleted in a tracked change.
    pub deleted: bool,
    /// Whether it is struck out, by one line or by two.
    pub struck: (bool, bool),
    /// Where it stands on the line.
    pub height: Option<Height>,
    /// The paragraph.
    pub paragraph: ParagraphState,
    /// Whether this is the definition of a nested row.
    pub nested_row: bool,
    /// Whether what cannot be read needs not be told, for it has been.
    pub told: bool,
}

impl State {
    /// That at the beginning of a file.
    pub fn new() -> Self {
        Self {
            fallback: 1,
            ..Self::default()
        }
    }

    /// Whether text is there that nobody sees.
    pub const fn is_unseen(&self) -> bool {
        self.hidden || self.deleted
    }

    /// How the text looks.
    pub fn look(&self) -> Look {
        Look {
            hidden: None,
            struck: Some(self.struck.0 || self.struck.1),
            height: self.height,
        }
    }

    /// In how many tables the paragraph stands.
    pub fn depth(&self) -> usize {
        if self.paragraph.in_table {
            usize::try_from(self.paragraph.depth).unwrap_or(0).max(1)
        } else {
            0
        }
    }
}
