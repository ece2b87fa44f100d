//! The main road, step by step: `cargo bench --bench road`.
//!
//! How to read it: `write` is given a document that is composed already; `whole` does every step for the Word file.
//! `deflate_alone` packs the parts of the finished Word file as the writer does, `store_alone` packs them without compression:
//! their difference is what compression takes of `write` for `docx`, the rest of it is the making of the parts.

#![allow(clippy::expect_used, reason = "a bench that cannot go on has failed")]

use std::io::{Cursor, Read, Write};

use divan::{Bencher, black_box};
use nianbao::check::{self, Context};
use nianbao::document::Document;
use nianbao::document::compose::{Pictures, compose};
use nianbao::file::lower::lower;
use nianbao::format::{Format, by_name};
use nianbao::report::Report;
use nianbao::source::Source;
use nianbao::{Nothing, encoding, read, yaml};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const TEXT: &str = include_str!("../examples/beilun-2021.yaml");

fn main() {
    divan::main();
}

fn source() -> Source {
    encoding::read("report.yaml", TEXT.as_bytes().to_vec())
        .expect("it is UTF-8")
        .source
}

fn report() -> Report {
    let source = source();
    let parsed = yaml::parse(&source);
    lower(&source, parsed.root.as_ref(), None)
        .report
        .expect("it is a report")
}

fn document() -> Document {
    compose(&report(), &Pictures::new(), false)
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let source = source();
    bencher.bench(|| yaml::parse(black_box(&source)));
}

#[divan::bench]
fn lower_to_report(bencher: Bencher) {
    let source = source();
    let parsed = yaml::parse(&source);
    bencher.bench(|| lower(&source, black_box(parsed.root.as_ref()), None));
}

#[divan::bench]
fn judge(bencher: Bencher) {
    let (report, context) = (report(), Context::default());
    bencher.bench(|| check::run(black_box(&report), &context, Vec::new()));
}

#[divan::bench]
fn compose_document(bencher: Bencher) {
    let (report, pictures) = (report(), Pictures::new());
    bencher.bench(|| compose(black_box(&report), &pictures, false));
}

#[divan::bench(args = ["docx", "html", "md", "txt"])]
fn write(bencher: Bencher, name: &str) {
    let (document, format) = (document(), format(name));
    bencher.bench(|| format.bytes_of(black_box(&document)).expect("it can be written"));
}

#[divan::bench]
fn deflate_alone(bencher: Bencher) {
    let parts = parts();
    bencher.bench(|| packed(black_box(&parts), CompressionMethod::Deflated));
}

#[divan::bench]
fn store_alone(bencher: Bencher) {
    let parts = parts();
    bencher.bench(|| packed(black_box(&parts), CompressionMethod::Stored));
}

/// From the bytes of the file to those of the Word file: what `nianbao build` does between reading and writing.
#[divan::bench]
fn whole(bencher: Bencher) {
    let docx = format("docx");
    bencher.bench(|| {
        let judged = read("report.yaml", black_box(TEXT).as_bytes().to_vec(), &mut Nothing);
        assert!(judged.findings.diagnostics.is_empty());
        let written = judged.write(docx, false).expect("there is a report");
        written.expect("it can be written")
    });
}

fn format(name: &str) -> &'static Format {
    by_name(name).expect("it is one of FORMATS")
}

/// The parts of the Word file, unpacked.
fn parts() -> Vec<(String, Vec<u8>)> {
    let file = format("docx").bytes_of(&document()).expect("it can be written");
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("it is an archive");
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).expect("it is there");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("it can be read");
            (part.name().expect("UTF-8").into_owned(), bytes)
        })
        .collect()
}

fn packed(parts: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(method);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), options).expect("a name");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}
