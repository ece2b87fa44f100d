//! How much of a file is looked at. A report has about ten pages and thirty thousand characters; whatever a file's bytes say,
//! reading it ends within two seconds and two hundred megabytes.

use std::cell::Cell;

/// Pages of a file.
pub const PAGES: usize = 2000;
/// Characters of all pages.
pub const GLYPHS: usize = 500_000;
/// Lines and pictures of all pages.
pub const RULES: usize = 300_000;
/// Operators of all content, those of forms as often as they are drawn.
pub const OPERATORS: usize = 6_000_000;
/// Objects' parts (numbers, names, strings …) that are parsed.
pub const VALUES: usize = 1_000_000;
/// Bytes that are gone through for objects, the same ones as often as it is needed.
pub const SCANNED: usize = 128 << 20;
/// Bytes that all streams unpack to.
pub const UNPACKED: usize = 64 << 20;
/// Bytes that one stream unpacks to.
pub const STREAM: usize = 16 << 20;
/// Objects of a file.
pub const OBJECTS: usize = 500_000;
/// How deep arrays and dictionaries stand in each other.
pub const NESTING: usize = 64;
/// How many objects are being loaded, each because the one before needs it.
pub const LOADING: u32 = 32;
/// How deep forms are drawn in forms.
pub const FORMS: usize = 12;
/// How often the graphics state is saved within itself.
pub const SAVED: usize = 256;
/// Filters of one stream.
pub const FILTERS: usize = 4;
/// Links of the chain of cross-reference sections.
pub const SECTIONS: usize = 512;
/// Characters of a text that stands for what is drawn.
pub const ACTUAL: usize = 2000;
/// Points of a path that is not painted yet.
pub const POINTS: usize = 100_000;

/// What is left of the limits that hold for the whole file.
#[derive(Debug)]
pub struct Budget {
    values: Cell<usize>,
    scanned: Cell<usize>,
    unpacked: Cell<usize>,
    operators: Cell<usize>,
    glyphs: Cell<usize>,
    rules: Cell<usize>,
    spent: Cell<bool>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            values: Cell::new(VALUES),
            scanned: Cell::new(SCANNED),
            unpacked: Cell::new(UNPACKED),
            operators: Cell::new(OPERATORS),
            glyphs: Cell::new(GLYPHS),
            rules: Cell::new(RULES),
            spent: Cell::new(false),
        }
    }
}

impl Budget {
    /// Whether some limit was met: what was read is not all.
    pub fn spent(&self) -> bool {
        self.spent.get()
    }

    /// Says that a limit was met which holds for one part of the file.
    pub fn exceed(&self) {
        self.spent.set(true);
    }

    /// One more value.
    pub fn value(&self) -> Option<()> {
        self.take(&self.values, 1)
    }

    /// So many bytes more that were gone through.
    pub fn scan(&self, bytes: usize) -> Option<()> {
        self.take(&self.scanned, bytes)
    }

    /// How much a stream may still unpack to.
    pub fn room(&self) -> usize {
        self.unpacked.get().min(STREAM)
    }

    /// So many bytes more that were unpacked.
    pub fn unpack(&self, bytes: usize) -> Option<()> {
        self.take(&self.unpacked, bytes)
    }

    /// One more operator.
    pub fn operator(&self) -> Option<()> {
        self.take(&self.operators, 1)
    }

    /// So much more work, counted as operators.
    pub fn work(&self, operators: usize) -> Option<()> {
        self.take(&self.operators, operators)
    }

    /// One more character.
    pub fn glyph(&self) -> Option<()> {
        self.take(&self.glyphs, 1)
    }

    /// One more line or picture.
    pub fn rule(&self) -> Option<()> {
        self.take(&self.rules, 1)
    }

    fn take(&self, from: &Cell<usize>, count: usize) -> Option<()> {
        if let Some(left) = from.get().checked_sub(count) {
            from.set(left);
            Some(())
        } else {
            self.spent.set(true);
            None
        }
    }
}
