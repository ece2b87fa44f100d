//! Pages as they are held for reading what is turned on them.

use super::matrix::Bounds;

/// The page turned so that a glyph is upright.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// By how many quarters clockwise what is read is turned.
    pub quarters: u8,
    width: f64,
    height: f64,
}

impl Frame {
    /// For glyphs that are turned clockwise by so many quarters.
    pub fn of(quarters: u8, width: f32, height: f32) -> Self {
        Self {
            quarters,
            width: f64::from(width),
            height: f64::from(height),
        }
    }

    /// A place of the page as it is then.
    pub fn place(self, [x, y]: [f64; 2]) -> [f64; 2] {
        match self.quarters {
            1 => [y, self.width - x],
            2 => [self.width - x, self.height - y],
            3 => [self.height - y, x],
            _ => [x, y],
        }
    }

    /// What lies between two corners, as it is then.
    pub fn bounds(self, bounds: Bounds) -> Bounds {
        Bounds::NONE
            .with(self.place([bounds.left, bounds.top]))
            .with(self.place([bounds.right, bounds.bottom]))
    }
}
