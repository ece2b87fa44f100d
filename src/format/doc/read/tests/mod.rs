//! Word 97–2003 files: made by programs (`tests/fixtures/doc`), and made here by hand.

mod build;
mod damage;
mod fixtures;
mod pieces;
mod rows;
mod words;

use self::build::Doc;
use super::read;
use crate::format::Unreadable;
use crate::format::tests::shown;

/// What is read of a file, line by line.
fn lines(file: &[u8]) -> Vec<String> {
    shown::lines(&read(file).unwrap())
}

/// What is read of a document made by hand.
fn lines_of(doc: &Doc) -> Vec<String> {
    lines(&doc.file())
}

/// Why a file is not read.
fn refused(file: &[u8]) -> Unreadable {
    let why = read(file).unwrap_err();
    assert!(!why.message.is_empty() && !why.help.is_empty());
    why
}
