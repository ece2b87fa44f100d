//! Two reports beside each other, of two years or two drafts: every figure with what it was, every paragraph with what stood there,
//! how much of the words stayed. [`beside`] is what matches pieces of text, for the pages of the desk too.

pub mod beside;
mod compared;
mod figures;
mod human;
mod json;
mod page;
mod prose;
mod shown;

pub use compared::{Compared, Head, Side};
pub use figures::{Alone, Figure, Table, Value};
pub use human::{View, human};
pub use json::json;
pub use page::page;
pub use prose::{Kept, Paragraph, Prose, Section, Share};
