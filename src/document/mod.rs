//! A report as it is read by a person: headings, paragraphs and tables, in no file format yet.
//!
//! This is all that a format sees. What a format needs must stand here; the form and the report are out of its sight.

pub mod against;
mod as_read;
pub mod chart;
pub mod column_edges;
pub mod compose;
pub mod glance;
pub mod layout;
pub mod lines;
pub mod matching;
mod model;
pub mod page;
mod placing;
mod preamble;
mod printable;
pub mod recognise;
pub mod spacing;
mod table;
pub mod table_rows;
pub mod unbroken;

pub use as_read::{AsRead, CellIndex, PageStart, Unread};
#[cfg(feature = "xlsx")]
pub use as_read::{Doubt, SheetPlace};
pub use model::{Block, DRAFT, Document, Level, Paragraph, Picture, Signature};
pub use table::{Cell, Placing, Role, Row, Slot, Table};
