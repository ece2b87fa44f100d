//! The graphics state (ISO 32000-2, 8.4): what of it matters here.

use std::rc::Rc;

use super::colour::Space;
use super::matrix::{Bounds, Matrix};
use crate::format::pdf::font::Font;

/// With what something is painted.
#[derive(Clone, Debug)]
pub struct Paint {
    /// The space of its colours.
    pub space: Space,
    /// Whether its colour is all but white.
    pub white: bool,
    /// Whether it lets everything through.
    pub clear: bool,
}

impl Default for Paint {
    fn default() -> Self {
        Self {
            space: Space::Light,
            white: false,
            clear: false,
        }
    }
}

impl Paint {
    /// Whether it shows on paper.
    pub fn seen(&self) -> bool {
        !self.white && !self.clear
    }
}

/// The state of what is written (9.3).
#[derive(Clone, Debug)]
pub struct TextState {
    /// What is added after each character.
    pub character_space: f64,
    /// What is added after each blank.
    pub word_space: f64,
    /// How wide the letters are; 1 is as they are.
    pub stretch: f64,
    /// From one line to the next.
    pub leading: f64,
    /// How high above its line it stands.
    pub rise: f64,
    /// Its size.
    pub size: f64,
    /// Its font.
    pub font: Option<Rc<Font>>,
    /// How it is painted: filled, stroked, not at all, clipped to.
    pub mode: u32,
}

impl Default for TextState {
    fn default() -> Self {
        Self {
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            size: 0.0,
            font: None,
            mode: 0,
        }
    }
}

/// The graphics state.
#[derive(Clone, Debug)]
pub struct State {
    /// From the content's places to the page's as shown.
    pub matrix: Matrix,
    /// Outside of what nothing is painted.
    pub clip: Bounds,
    /// For what is filled.
    pub fill: Paint,
    /// For what is stroked.
    pub stroke: Paint,
    /// How thick lines are.
    pub line_width: f64,
    /// For what is written.
    pub text: TextState,
}

impl State {
    /// At the beginning of a page.
    pub fn new(matrix: Matrix, clip: Bounds) -> Self {
        Self {
            matrix,
            clip,
            fill: Paint::default(),
            stroke: Paint::default(),
            line_width: 1.0,
            text: TextState::default(),
        }
    }
}

impl TextState {
    /// Whether what is written is painted at all (table 104).
    pub fn painted(&self) -> bool {
        !matches!(self.mode, 3 | 7)
    }

    /// Whether what is written is filled.
    pub fn filled(&self) -> bool {
        matches!(self.mode, 0 | 2 | 4 | 6)
    }
}
