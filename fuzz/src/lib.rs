//! What must hold whatever bytes are read.

use nianbao::{Nothing, to_yaml};

/// Reads and judges bytes as a file of this name: every finding says something, and a report that was read can be written.
pub fn read(name: &str, bytes: &[u8]) {
    let judged = nianbao::read(name, bytes.to_vec(), &mut Nothing);
    assert!(judged.findings.diagnostics.iter().all(|found| !found.message.is_empty()));
    match &judged.report {
        Some(report) => assert!(!to_yaml(report, None).is_empty()),
        None => assert!(!judged.findings.diagnostics.is_empty(), "no report, and no word about it"),
    }
}
