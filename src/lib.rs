//! nianbao (年报): one YAML file of figures and prose, checked, out as Word, HTML, Markdown and text, and read back from them.
//!
//! ```text
//!             YAML  ⇄  Report  ⇄  Document  ⇄  .docx .html .md .txt
//!                        │
//!                      check ──▶ diagnostics ──▶ human · concise · json · sarif
//!                        ▲
//!                      form  (the official form as data: what everything above derives from)
//! ```
//!
//! From left to right `report::lower`, `document::compose` and a format's `write`; from right to left a format's `read`,
//! `document::recognise` and `report::write`.
//!
//! Dependencies point one way: [`source`], [`form`] ← [`diagnostic`], [`yaml`], [`encoding`] ← [`report`] ← [`check`],
//! [`document`] ← [`mod@format`] ← [`cli`]. A test reads the `use crate::` lines and fails on an edge that its table does not
//! have. A format sees the document, pictures and the encoding of bytes, and nothing of the form or the report. Only
//! [`cli`] touches files, the environment, the clock and the terminal.

pub mod catalogue;
pub mod check;
pub mod chinese;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod encoding;
pub mod export;
pub mod file;
pub mod form;
pub mod format;
pub mod next;
pub mod picture;
pub mod pipeline;
pub mod prose;
pub mod report;
pub mod schema;
pub mod source;
pub mod yaml;
