//! What judging costs beside reading: `cargo bench --bench judge`.
//!
//! How to read it: `reading` is YAML to Report, `judging` is every rule over it, for each correct example, for one with last
//! year's report beside it, and for ten megabytes of prose: over many files the rules together shall cost no more than reading.
//! `first_report` is the first report of a process, with all that the rules set up once, in a process of its own.

#![allow(clippy::expect_used, reason = "a bench that cannot go on has failed")]

use divan::{Bencher, black_box};
use nianbao::check::{self, Context};
use nianbao::file::lower::{Lowered, lower};
use nianbao::report::Report;
use nianbao::source::Source;
use nianbao::yaml;

const EXAMPLES: [(&str, &str); 4] = [
    ("baihe-2020", include_str!("../examples/baihe-2020.yaml")),
    ("beilun-2021", include_str!("../examples/beilun-2021.yaml")),
    ("ninghai-2020", include_str!("../examples/ninghai-2020.yaml")),
    ("zhanlang-2020", include_str!("../examples/zhanlang-2020.yaml")),
];
const NAMES: [&str; 4] = ["baihe-2020", "beilun-2021", "ninghai-2020", "zhanlang-2020"];

fn main() {
    // Before anything else has run: what is set up once is set up here.
    let source = source("beilun-2021");
    let report = report(&source);
    let began = std::time::Instant::now();
    black_box(check::run(&report, &Context::default(), Vec::new()));
    let first = began.elapsed();
    let began = std::time::Instant::now();
    black_box(check::run(&report, &Context::default(), Vec::new()));
    let second = began.elapsed();
    // A bench tells its result.
    #[allow(clippy::print_stdout, reason = "a bench tells its result")]
    {
        println!("first_report {first:?}, second {second:?}");
    }
    divan::main();
}

fn source(name: &str) -> Source {
    let (_, text) = EXAMPLES.iter().find(|(own, _)| *own == name).expect("an example");
    Source::new(name, *text)
}

fn read(source: &Source) -> Lowered {
    lower(source, yaml::parse(source).root.as_ref(), None)
}

fn report(source: &Source) -> Report {
    read(source).report.expect("it is a report")
}

#[divan::bench(args = NAMES)]
fn reading(bencher: Bencher, name: &str) {
    let source = source(name);
    bencher.bench(|| read(black_box(&source)));
}

#[divan::bench(args = NAMES)]
fn judging(bencher: Bencher, name: &str) {
    let report = report(&source(name));
    let context = Context::default();
    bencher.bench(|| check::run(black_box(&report), &context, Vec::new()));
}

/// The last edition's report, judged with one before it.
#[divan::bench]
fn judging_with_last_years() {
    let (this, mut last) = (report(&source("beilun-2021")), report(&source("beilun-2021")));
    last.year = last.year.map(|year| year - 1);
    let context = Context {
        prior: Some(Ok(last)),
        ..Context::default()
    };
    black_box(check::run(black_box(&this), &context, Vec::new()));
}

/// A report with so many megabytes of prose.
fn long(megabytes: usize) -> Source {
    let (_, text) = EXAMPLES[1];
    let (head, rest) = text.split_once("总体情况: |\n").expect("the part is there");
    let paragraph =
        "  （一）主动公开。2021年，全年公开各类政府信息311条，其中新闻发布会7次，答复全文15条，占4.8%。\n";
    let prose = paragraph.repeat(megabytes * 1_000_000 / paragraph.len());
    Source::new("long", format!("{head}总体情况: |\n{prose}{rest}"))
}

#[divan::bench(args = [1, 10], sample_count = 3, sample_size = 1)]
fn reading_megabytes(bencher: Bencher, megabytes: usize) {
    let source = long(megabytes);
    bencher.bench(|| read(black_box(&source)));
}

#[divan::bench(args = [1, 10], sample_count = 3, sample_size = 1)]
fn judging_megabytes(bencher: Bencher, megabytes: usize) {
    let report = report(&long(megabytes));
    let context = Context::default();
    bencher.bench(|| check::run(black_box(&report), &context, Vec::new()));
}
