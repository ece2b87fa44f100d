//! What a code shows.

use std::rc::Rc;

/// What is taken for a character that the file does not name.
pub const UNKNOWN: &str = "\u{fffd}";

/// What one code shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its characters; none where it shows none.
    pub text: Rc<str>,
    /// From its origin to the next one's, where the size is 1: to the right, or downwards where it is written so.
    pub advance: f64,
    /// Whether the space between words is added: a single byte 32 (9.3.3).
    pub blank: bool,
}
