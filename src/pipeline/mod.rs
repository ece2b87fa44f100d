//! One call from the bytes of a file to a judged report, whatever the file's format: [`read`].
//!
//! [`open`] decodes the bytes, recognises by their content what they are, and reads them: a YAML file is parsed, a document
//! becomes a report by the form's tables and headings. [`judge`] lowers the parsed file, inserts its figures and checks the
//! report beside last year's and with its pictures; 核实说明 comes last. What the report names (last year's file, pictures) is
//! supplied by [`Surroundings`], so that nothing here touches a file.

mod annotated;
mod bounds;
mod judged;
mod opened;
mod prior;
mod surroundings;
mod what_if;

pub use annotated::{NotAnnotated, commented};
pub use judged::{Judged, judge, judge_again, judge_with_figures};
#[cfg(feature = "internals")]
pub use opened::as_read;
pub use opened::{MAX_DOCUMENT_BYTES, Opened, content, open, open_beside_original};
pub use prior::Prior;
pub use surroundings::{Nothing, PriorFile, Surroundings};
pub use what_if::what_if;

/// Reads and judges a report. `name` is what the file is called where its findings are shown; its ending decides only where
/// the content leaves open what the file is.
///
/// Never fails: a file that is no report is a finding.
pub fn read(name: &str, bytes: Vec<u8>, surroundings: &mut dyn Surroundings) -> Judged {
    judge(name, open(name, bytes), surroundings)
}

/// The same, and accounts for every figure of the prose: [`Judged::figures`].
pub fn read_with_figures(name: &str, bytes: Vec<u8>, surroundings: &mut dyn Surroundings) -> Judged {
    judge_with_figures(name, open(name, bytes), surroundings)
}
