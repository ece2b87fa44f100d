//! What must hold whatever bytes are read. `tests/it/corpus.rs` holds the seeds to the same on stable Rust.

pub mod figures;
pub mod package;

use nianbao::document::recognise::recognise;
use nianbao::format::sniff::Content;
use nianbao::pipeline::{Opened, as_read, content, judge, open};
use nianbao::{Nothing, to_yaml};
use package::{Part, with_part};

/// Reads and judges bytes as a file of this name: every finding says something, a report that was read can be written, and every
/// figure of a document's tables is in it or reported.
pub fn read(name: &str, bytes: &[u8]) {
    let judged = judge(name, opened(name, bytes), &mut Nothing);
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

/// What the bytes hold, as the program opens them; of a document every figure is accounted for.
fn opened(name: &str, bytes: &[u8]) -> Opened {
    let Content::Format(format) = content(name, bytes) else {
        return open(name, bytes.to_vec());
    };
    match as_read(format, bytes) {
        Ok(read) => {
            let recognised = recognise(&read, "report");
            figures::assert_none_lost(&read, &recognised);
            Opened::Document(Box::new(recognised))
        }
        Err(found) => Opened::Unread(found),
    }
}

/// Reads and judges a sound file with bytes as one of its parts.
pub fn read_part(part: Part, xml: &[u8]) {
    let file = with_part(part, xml).expect("an archive in memory is written");
    read(
        match part {
            Part::Content => "report.odt",
            Part::Sheet => "report.xlsx",
            _ => "report.docx",
        },
        &file,
    );
}
