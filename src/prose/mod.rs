//! The one reader of figures in prose: a line is scanned for numbers, a number with what it counts is a quantity, with the
//! words of its clause a statement, and what that may mean on the form is data there. A passage is a paragraph read so.

pub mod denials;
pub mod lists;
pub mod meaning;
pub mod near;
pub mod notice;
pub mod passage;
pub mod period;
pub mod quantity;
pub mod scan;
pub mod statement;
pub mod units;
