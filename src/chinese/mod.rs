//! What any program about Chinese official prose needs, and nothing of this form: the width of characters, numerals, dates,
//! the numbering of headings, lines and sentences, brackets, counters, the shapes of addresses and numbers, what pages put
//! around a text. Knows no other room.

pub mod brackets;
pub mod counters;
pub mod dates;
pub mod fractions;
pub mod lines;
pub mod numbering;
pub mod numerals;
pub mod ordinals;
pub mod page_marks;
pub mod raised;
pub mod shapes;
#[cfg(feature = "pdf")]
pub mod unified;
pub mod width;
pub mod words;
