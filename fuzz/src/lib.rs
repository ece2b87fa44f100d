//! What must hold whatever bytes are read. `tests/it/corpus.rs` holds the seeds to the same on stable Rust.

pub mod package;

use nianbao::{Nothing, to_yaml};
use package::{Part, with_part};

/// Reads and judges bytes as a file of this name: every finding says something, and a report that was read can be written.
pub fn read(name: &str, bytes: &[u8]) {
    let judged = nianbao::read(name, bytes.to_vec(), &mut Nothing);
    assert!(
        judged
            .findings
            .diagnostics
            .iter()
            .all(|found| !found.message.trim().is_empty())
    );
    match &judged.report {
        Some(report) => assert!(!to_yaml(report, None).is_empty()),
        None => assert!(
            !judged.findings.diagnostics.is_empty(),
            "no report, and no word about it"
        ),
    }
}

/// Reads and judges a sound Word file with bytes as one of its parts.
pub fn read_part(part: Part, xml: &[u8]) {
    let file = with_part(part, xml).expect("an archive in memory is written");
    read("report.docx", &file);
}
