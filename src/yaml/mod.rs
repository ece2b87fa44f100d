//! YAML text → a tree whose every node knows its bytes.
//!
//! What the words mean is for `file::lower`. Files are limited (depth, nodes, aliases written out), so that no input takes
//! long.

mod failure;
mod mended;
mod message;
mod parser;
mod slips;
#[cfg(test)]
mod tests;
mod tree;
mod words;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

pub use message::RULES;
pub use slips::CONTROL_CHARACTER;
pub use tree::{Node, Scalar, Style, Value};
pub use words::{Behind, Known, Words};

/// What reading a file's YAML gave.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The tree; none where the file is empty, or where it does not parse.
    pub root: Option<Node>,
    /// Syntax errors: certain slips of a Chinese input method, all of them; or the parser's one error.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    /// Whether something must be corrected before all of the file can be read.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether there is no tree for that reason: an empty file has none either.
    pub fn failed(&self) -> bool {
        self.root.is_none() && self.has_errors()
    }
}

/// Reads a file whose keys may be any, as tests do that look at figures.
#[cfg(any(test, feature = "internals"))]
pub fn parse(source: &Source) -> Parsed {
    parse_knowing(source, Words::ANY)
}

/// Reads a file. Slips that are certain, by its punctuation and by its keys, are reported, mended in a copy, and the copy is
/// read on, its places mapped back.
pub fn parse_knowing(source: &Source, words: Words) -> Parsed {
    let found = slips::scan(source, words);
    let mut diagnostics = slips::diagnose(source, &found);
    let Some(mended) = slips::mend(source, &found) else {
        return Parsed {
            root: None,
            diagnostics,
        };
    };
    match parser::build(&mended) {
        Ok(root) => Parsed { root, diagnostics },
        Err(error) => {
            // What the parser trips over may follow from a slip; only where there is none does it stand for itself.
            if diagnostics.is_empty() {
                diagnostics.push(message::diagnose(source, &mended, &error));
            }
            Parsed {
                root: None,
                diagnostics,
            }
        }
    }
}
