//! There and back: a report that is written in any format is the same report when it is read, as a file to fill too.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "short helpers; a test stops where it fails"
)]

mod program;
pub mod told;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use nianbao::document::compose::{Pictures, compose};
use nianbao::document::recognise::{Recognised, recognise};
use nianbao::document::{Block, Document};
use nianbao::file::lower::lower;
use nianbao::file::write::with_remarks;
use nianbao::format::{FORMATS, Format};
use nianbao::picture::{Image, PictureKind};
use nianbao::report::Report;
use nianbao::source::Source;
use nianbao::yaml;
use told::{blocks, told};

use crate::corpus::fuzz::figures::assert_none_lost;
use crate::support::{correct, examples, picture, root};

/// The rules that judge what a document looks like: nothing that the program wrote itself is against one of them.
const OF_DOCUMENTS: [&str; 9] = [
    "doubtful-reading",
    "unread-content",
    "duplicate-table",
    "section-order",
    "section-title",
    "altered-label",
    "missing-table",
    "missing-section",
    "wrong-edition",
];

/// The report that a file holds.
pub fn lowered(text: &str) -> Report {
    let source = Source::new("a.yaml", text);
    let parsed = yaml::parse(&source);
    assert!(parsed.diagnostics.is_empty(), "{:?}\n{text}", parsed.diagnostics);
    lower(&source, parsed.root.as_ref(), None)
        .report
        .unwrap_or_else(|| panic!("no report in\n{text}"))
}

/// A document as a file of a format, read again.
pub fn there_and_back(format: &Format, document: &Document) -> Recognised {
    let bytes = format.bytes_of(document).expect("it can be written");
    let read = (format.read)(&bytes).unwrap_or_else(|e| panic!("{}: {}", format.name, e.message));
    assert!(read.unread.is_empty(), "{}: {:?}", format.name, read.unread);
    let recognised = recognise(&read, "a");
    assert_none_lost(&read, &recognised);
    recognised
}

/// What a document told of itself that it should not have.
pub fn complaints(read: &Recognised) -> Vec<String> {
    let of_documents = |id: &str| OF_DOCUMENTS.contains(&id);
    let found = read.diagnostics.iter().filter(|d| of_documents(d.rule.id));
    found.map(|d| format!("{}: {}", d.rule.id, d.message)).collect()
}

/// The reports that are written and read: all correct ones, and one whose figures are not.
fn reports() -> Vec<PathBuf> {
    let mut all = examples();
    all.push(root().join("examples/faulty/zhanqi-2020.yaml"));
    all
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

#[track_caller]
fn same<T: PartialEq + std::fmt::Debug>(what: &str, now: &[T], then: &[T]) {
    for (now, then) in now.iter().zip(then) {
        assert_eq!(now, then, "{what}");
    }
    assert_eq!(now.len(), then.len(), "{what}: {now:?}");
}

#[test]
fn every_example_is_the_same_report_after_every_format() {
    let reports = reports();
    assert_eq!(reports.len(), examples().len() + 1);
    for path in reports {
        let report = lowered(&std::fs::read_to_string(&path).unwrap());
        let document = compose(&report, &Pictures::new(), false);
        for format in FORMATS {
            let what = format!("{} {}", name(&path), format.name);
            let read = there_and_back(format, &document);
            assert_eq!(complaints(&read), Vec::<String>::new(), "{what}");
            let found = read.report.as_ref().expect("a report");
            let again = lowered(&with_remarks(found, None, &read.remarks));
            same(&what, &told(found), &told(&report));
            same(&what, &told(&again), &told(&report));
            let composed = compose(&again, &Pictures::new(), false);
            same(&what, &blocks(&composed), &blocks(&document));
            assert_eq!(composed.title, document.title, "{what}");
            assert_eq!(composed.author, document.author, "{what}");
        }
    }
}

/// A picture as a file holds it, and the pictures of a report that has it.
fn pictures() -> (Arc<[u8]>, Pictures) {
    let bytes: Arc<[u8]> = picture().into();
    let image = Image {
        kind: PictureKind::Png,
        size: (640, 360),
        bytes: bytes.clone(),
    };
    (bytes, Pictures::from([("x.png".to_owned(), image)]))
}

#[test]
fn pictures_come_back_with_their_bytes_and_captions() {
    let (bytes, pictures) = pictures();
    let text = correct()
        .replace("总体情况: |\n", "总体情况: |\n  ![培训现场（6月）](x.png)\n")
        .replace("其他事项: |\n", "其他事项: |\n  前一段。\n  ![公开专栏](x.png)\n");
    let report = lowered(&text);
    let document = compose(&report, &pictures, false);
    let there = document.blocks.iter().filter(|b| matches!(b, Block::Picture(_)));
    assert_eq!(there.count(), 2);
    for format in FORMATS {
        // Plain text holds words only.
        if format.name == "txt" {
            continue;
        }
        let read = there_and_back(format, &document);
        assert_eq!(complaints(&read), Vec::<String>::new(), "{}", format.name);
        let found: Pictures = read.pictures.iter().cloned().collect();
        // Shown twice it is one file.
        assert_eq!(found.len(), 1, "{}", format.name);
        for image in found.values() {
            assert_eq!(image.bytes, bytes, "{}", format.name);
            assert_eq!(image.kind, PictureKind::Png, "{}", format.name);
        }
        let again = lowered(&with_remarks(
            read.report.as_ref().expect("a report"),
            None,
            &read.remarks,
        ));
        let composed = compose(&again, &found, false);
        same(format.name, &blocks(&composed), &blocks(&document));
    }
}

#[test]
fn the_caption_of_a_picture_stays_in_plain_text() {
    let (_, pictures) = pictures();
    let text = correct().replace("其他事项: |\n", "其他事项: |\n  ![公开专栏](x.png)\n");
    let document = compose(&lowered(&text), &pictures, false);
    let read = there_and_back(nianbao::format::by_name("txt").unwrap(), &document);
    let words = told(read.report.as_ref().expect("a report"));
    let captions = words.iter().filter(|line| line.contains("公开专栏")).count();
    assert_eq!(captions, 1, "{words:?}");
}
