//! nianbao (年报): one YAML file of figures and prose, checked, and out as Word, HTML, Markdown and text.
//!
//! ```text
//!             YAML  →  Report  →  Document  →  .docx .html .md .txt
//!                        │
//!                      check ──▶ diagnostics ──▶ human · concise · json · sarif
//!                        ▲
//!                      form  (the official form as data: what everything above derives from)
//! ```
//!
//! Dependencies point one way: [`source`], [`form`] ← [`diagnostic`], [`yaml`] ← [`report`] ← [`check`], [`document`] ←
//! [`mod@format`] ← [`cli`]. A test reads the `use crate::` lines and fails on an edge that is not drawn here. A format sees
//! the document and nothing of the form or the report. Only [`cli`] touches files, the environment, the clock and the
//! terminal.

pub mod catalogue;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod encoding;
pub mod form;
pub mod format;
pub mod picture;
pub mod report;
pub mod schema;
pub mod source;
pub mod yaml;
