//! The desk: reports filled, checked and finished on pages. Pure: a request and the desk in, a response out; sockets, the disk and
//! the clock belong to whoever serves it.
//!
//! ```text
//! Request ──guard──▶ handle ──┬─▶ folder   the files, and what was found in each
//!                             ├─▶ start    what a report begins with: nothing, last year's, one that is finished
//!                             └─▶ report   one that is being filled: its page, edits, previews, downloads
//!                                   │
//!                                 Files    where they are read and saved
//! ```

mod fields;
mod files;
mod folder;
mod guard;
#[cfg(test)]
mod guard_tests;
mod handle;
mod host;
mod http;
mod report;
mod start;
#[cfg(test)]
mod tests;

pub use files::{Day, FileError, Files, Listed, Memory, Stamp};
pub use folder::{is_filled, may_be_report};
pub use guard::{Guard, Refusal};
pub use handle::{Desk, handle};
pub use host::Host;
pub use http::{HEADERS, Method, Request, Response, encoded};
