//! Reading, format by format: `cargo bench --bench readers`.
//!
//! Each format that is written reads the file that its own writer makes of one report; each that is only read the same report as
//! other programs have made it, `tests/fixtures/converted`. `recognise` is given what was read of the Word file. Whole processes beside
//! public tools: `benches/beside`.

#![allow(clippy::expect_used, reason = "a bench that cannot go on has failed")]

use divan::{Bencher, black_box};
use nianbao::document::compose::{Pictures, compose};
use nianbao::document::recognise::recognise;
use nianbao::file::lower::lower;
use nianbao::format::{FORMATS, Format, READ_ONLY, by_name};
use nianbao::{encoding, yaml};

const TEXT: &str = include_str!("../examples/beilun-2021.yaml");

fn main() {
    divan::main();
}

/// The report as a file of this format.
fn file(format: &Format) -> Vec<u8> {
    let source = encoding::read("report.yaml", TEXT.as_bytes().to_vec())
        .expect("it is UTF-8")
        .source;
    let parsed = yaml::parse(&source);
    let report = lower(&source, parsed.root.as_ref(), None)
        .report
        .expect("it is a report");
    format
        .bytes_of(&compose(&report, &Pictures::new(), false))
        .expect("it can be written")
}

#[divan::bench(args = FORMATS.iter().map(|format| format.name))]
fn read(bencher: Bencher, name: &str) {
    let format = by_name(name).expect("it is one of FORMATS");
    let file = file(format);
    bencher.bench(|| (format.read)(black_box(&file)).expect("it can be read"));
}

#[expect(
    clippy::disallowed_methods,
    reason = "what other programs have made lies in files"
)]
#[divan::bench(args = READ_ONLY.iter().map(|format| format.name))]
fn read_only(bencher: Bencher, name: &str) {
    let format = READ_ONLY.iter().find(|format| format.name == name);
    let format = format.expect("it is one of READ_ONLY");
    let path = format!(
        "{}/tests/fixtures/converted/water.{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    let file = std::fs::read(path).expect("the file is there");
    bencher.bench(|| (format.read)(black_box(&file)).expect("it can be read"));
}

#[divan::bench]
fn recognise_word(bencher: Bencher) {
    let docx = by_name("docx").expect("it is one of FORMATS");
    let read = (docx.read)(&file(docx)).expect("it can be read");
    bencher.bench(|| recognise(black_box(&read), "report"));
}
