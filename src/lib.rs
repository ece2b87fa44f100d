//! nianbao (年报): the annual report on open government information (政府信息公开工作年度报告) that every Chinese agency publishes
//! each January, checked, written as Word, HTML, Markdown and text, and read back from them.
//!
//! One call reads a file of whatever format and judges the report in it: [`read`]. What comes back, [`Judged`], has the
//! [`Report`], every finding with its place, and the report as the bytes of each of [`FORMATS`].
//!
//! ```
//! use nianbao::{Nothing, format_by_name, read};
//!
//! let file = include_str!("../examples/beilun-2021.yaml");
//! let judged = read("beilun-2021.yaml", file.as_bytes().to_vec(), &mut Nothing);
//! assert!(!judged.has_errors());
//! let docx = format_by_name("docx").expect("Word is one of FORMATS");
//! let bytes = judged.write(docx, false).expect("there is a report")?;
//! assert!(bytes.starts_with(b"PK"));
//!
//! // One figure of table 3 typed wrong: the finding stands at that very figure, and says what it should be.
//! let slip = file.replacen("[6,     0,       0,", "[9,     0,       0,", 1);
//! let judged = read("slip.yaml", slip.into_bytes(), &mut Nothing);
//! let [found] = judged.findings.diagnostics.as_slice() else {
//!     panic!("one slip is one finding");
//! };
//! let place = judged.position(found).expect("a finding about YAML has a line");
//! assert_eq!((found.rule.id, place.line, place.column), ("wrong-total", 33, 26));
//! assert_eq!(found.message, "予以公开的自然人应为 6，填写为 9");
//! # Ok::<(), nianbao::WriteError>(())
//! ```
//!
//! A report may name last year's file and pictures: a type of the caller's own implements [`Surroundings`], and so decides what
//! is read. The library itself touches no file, no clock and no environment. [`new_report`] begins an empty report of an agency,
//! [`next_report`] drafts the next year's from the last one's, [`to_yaml`] writes the file that an agency fills. The official form stands
//! in [`EDITIONS`] as data.
//!
//! # The house
//!
//! ```text
//!             YAML  ⇄  Report  ⇄  Document  ⇄  .docx .html .md .txt .pdf
//!                        │
//!                      check ──▶ diagnostics ──▶ human · concise · json · sarif
//!                        ▲
//!                      form  (the official form as data: what everything above derives from)
//! ```
//!
//! `pipeline` is the road from bytes to a judged report that everything takes. On it stand `cli`, the commands, and `desk`, the pages
//! on which a report is filled: a request in, a response out; `editor` is what an editor asks about a report's file. What is typed there is set by `file::edit` in the text of the YAML file, which is
//! judged again.
//!
//! Rooms depend on those below only, and no two files use each other; a test holds both. `source`, `chinese`, `form` ←
//! `diagnostic`, `yaml`, `encoding` ← `report` ← `file`, `prose` ← `sample`, `next`, `merge`, `check`, `document` ← `format` ← `pipeline` ← `figures`, `review`, `difference`, `template`, `editor` ← `desk` ← `cli`.

#[cfg(not(target_family = "wasm"))]
mod cli;

// The rooms are the library's own. Its tests and benches look into them through the feature `internals`, which is no part of
// the interface: each room is named twice, for a module's visibility cannot depend on a feature.
#[cfg(not(feature = "internals"))]
mod catalogue;
#[cfg(not(feature = "internals"))]
mod check;
#[cfg(not(feature = "internals"))]
mod chinese;
#[cfg(not(feature = "internals"))]
mod diagnostic;
#[cfg(not(feature = "internals"))]
mod document;
#[cfg(not(feature = "internals"))]
mod encoding;
#[cfg(not(feature = "internals"))]
mod export;
#[cfg(not(feature = "internals"))]
mod file;
#[cfg(not(feature = "internals"))]
mod form;
#[cfg(not(feature = "internals"))]
mod format;
#[cfg(not(feature = "internals"))]
mod next;
#[cfg(not(feature = "internals"))]
mod picture;
#[cfg(not(feature = "internals"))]
mod pipeline;
#[cfg(not(feature = "internals"))]
mod prose;
#[cfg(not(feature = "internals"))]
mod report;
#[cfg(not(feature = "internals"))]
mod review;
#[cfg(not(feature = "internals"))]
mod schema;
#[cfg(not(feature = "internals"))]
mod source;
#[cfg(not(feature = "internals"))]
mod template;
#[cfg(not(feature = "internals"))]
mod yaml;

#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod catalogue;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod check;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod chinese;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod diagnostic;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod document;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod encoding;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod export;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod file;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod form;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod format;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod next;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod picture;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod pipeline;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod prose;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod report;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod review;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod schema;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod source;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod template;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod yaml;

pub mod desk;
pub mod difference;
pub mod editor;
pub mod figures;
pub mod merge;
pub mod sample;

pub use catalogue::{find as rule_by_id, nearest as nearest_rule_id, rules};
pub use check::{Findings, PictureFault};
#[cfg(not(target_family = "wasm"))]
#[doc(hidden)]
pub use cli::run as run_program;
pub use diagnostic::emit;
pub use diagnostic::{Diagnostic, Fix, Label, Rule, Severity};
pub use encoding::to_utf8;
pub use export::json::json_line;
pub use file::new::new as new_report;
pub use file::write::write as to_yaml;
pub use form::{DataPoint, EDITIONS, Edition};
pub use format::annotation::Annotated;
pub use format::docx::{Letterhead, default_reference};
pub use format::{FORMATS, Format, WriteError, by_name as format_by_name};
pub use next::{Next, next as next_report};
pub use pipeline::{
    Judged, MAX_DOCUMENT_BYTES, NotAnnotated, Nothing, Opened, PriorFile, Surroundings, judge, open, read,
    read_with_figures, what_if,
};
pub use report::{AgencyKind, Fact, Report, State};
pub use schema::{file_name as json_schema_file_name, text as json_schema};
pub use source::{LineColumn, Origin, Source, Span};
pub use template::{Filled, OfficeTemplate, Problem as TemplateProblem};
