//! What must hold of any file and of any report.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::format_collect,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "short helpers; a test stops where it fails"
)]

mod figures;
mod next;
mod round_trip;
mod trips;

use nianbao::check::{self, Context};
use nianbao::diagnostic::Diagnostic;
use nianbao::diagnostic::emit::{self, FileFindings};
use nianbao::document::compose::{Pictures, compose};
use nianbao::file::lower::lower;
use nianbao::format::FORMATS;
use nianbao::source::{Origin, Source, Span};
use nianbao::{encoding, yaml};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed};

use crate::support::{examples, faulty_examples, whole};

/// This number of cases where the campaigns run whole, else a part of them, always the same ones: who changes something else must
/// not find a failure that was there before. `MORE_CASES` times as many where that is set, drawn anew each time. There is no file
/// of failures: a failure is mended and gets a test with a name.
pub fn cases(cases: u32) -> Config {
    let more: Option<u32> = std::env::var("MORE_CASES")
        .ok()
        .map(|times| times.parse().expect("a number"));
    let (cases, rng_seed) = match more {
        Some(more) => (cases * more, RngSeed::Random),
        None if whole() => (cases, RngSeed::Fixed(2021)),
        None => (cases.div_ceil(12), RngSeed::Fixed(2021)),
    };
    Config {
        cases,
        rng_seed,
        failure_persistence: None,
        ..Config::default()
    }
}

/// Takes bytes all the way that the program can take them, and holds every finding to the file that it is about.
fn all_the_way(bytes: Vec<u8>) {
    let Ok(text) = encoding::read("a.yaml", bytes) else {
        return;
    };
    let source = text.source;
    let parsed = yaml::parse(&source);
    let lowered = lower(&source, parsed.root.as_ref(), None);
    let mut found = parsed.diagnostics;
    if parsed.root.is_some() || found.is_empty() {
        found.extend(lowered.diagnostics);
    }
    if let Some(report) = lowered.report {
        found = check::run(&report, &Context::default(), found).diagnostics;
        let document = compose(&report, &Pictures::new(), true);
        for format in FORMATS {
            format.bytes_of(&document).expect("any report can be written");
        }
    }
    for diagnostic in &found {
        holds(&source, diagnostic);
    }
    let told = FileFindings {
        path: "a.yaml",
        source: Some(&source),
        edition: None,
        year: None,
        diagnostics: &found,
        waived: &[],
        error: None,
    };
    emit::human(&told, true);
    emit::json(&[told]).unwrap();
}

/// A finding's places lie in its file, on the borders of characters.
fn holds(source: &Source, found: &Diagnostic) {
    let places = std::iter::once(&found.primary).chain(&found.related);
    let spans = places.filter_map(|label| label.origin.as_ref().and_then(Origin::span));
    for Span { start, end } in spans.chain(found.fix.as_ref().map(|fix| fix.span)) {
        let inside = start <= end && source.text().get(start..end).is_some();
        assert!(
            inside,
            "{start}..{end} of {}: {found:?}\n{}",
            source.text().len(),
            source.text()
        );
    }
    assert!(!found.message.is_empty());
}

/// What a clerk's hand, an input method or a bad copy puts into a file.
const TOKENS: &[&str] = &[
    "：",
    "，",
    "［",
    "］",
    "【",
    "】",
    "｜",
    "　",
    "\t",
    "\r",
    "\n",
    " ",
    "  ",
    ":",
    ": ",
    ",",
    "[",
    "]",
    "{",
    "}",
    "{{",
    "}}",
    "\"",
    "'",
    "|",
    ">",
    "|-",
    "- ",
    "? ",
    "#",
    " #",
    "&a ",
    "*a",
    "!t ",
    "~",
    "%",
    "@",
    "`",
    "---",
    "...",
    "\\",
    "0",
    "７",
    "-1",
    "1.5",
    "1,136",
    "新增1条",
    "万元",
    "不适用",
    "{值: 5, 注: x}",
    "{值: 5, 单位: 元}",
    "{{申请.本年新收.总计}}",
    "{{1/0}}",
    "{{(1/3)|百分比(2)}}",
    "表：题\n",
    "| a | ^ |\n",
    "| < | b |\n",
    "![图](x.png)",
    "（一）",
    "1.",
    "（1）",
    "。",
    "一、",
    "【待填】",
    "𠀀",
    "\u{feff}",
    "\u{301}",
    "\u{1}",
    "e\u{0}",
    "版式",
    "年度",
    "机关",
    "名称",
    "申请",
    "办理结果",
    "总计",
    "规章",
    "2019",
    "2021",
    "核实说明",
    "落款",
    "日期: 2022-02-30",
    "说明: |\n",
];

/// One change of a text: where, as a share of its length; how much is taken out; what is put in.
type Change = (f64, usize, &'static str, usize);

fn change() -> impl Strategy<Value = Change> {
    (
        0.0..1.0,
        prop_oneof![3 => Just(0_usize), 3 => 1_usize..4, 1 => 4_usize..200],
        select(TOKENS),
        0_usize..3,
    )
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (share, taken, token, times) in changes {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place of a text"
        )]
        let at = (chars.len() as f64 * share) as usize;
        let end = (at + taken).min(chars.len());
        chars.splice(at..end, token.repeat(*times).chars());
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        encoding::to_utf8(&bytes);
        all_the_way(bytes);
    }

    #[test]
    fn any_tokens_are_taken(tokens in proptest::collection::vec(select(TOKENS), 0..80)) {
        all_the_way(tokens.concat().into_bytes());
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_spoilt_report_is_taken(which in 0_usize..5, changes in proptest::collection::vec(change(), 1..6)) {
        let all = [examples(), faulty_examples()].concat();
        let text = std::fs::read_to_string(&all[which % all.len()]).unwrap();
        all_the_way(changed(&text, &changes).into_bytes());
    }

    #[test]
    fn any_prose_is_taken(tokens in proptest::collection::vec(select(TOKENS), 0..120), mark in select(&["|", ">", "|-", ">+"])) {
        let prose: String = tokens.concat().split('\n').map(|line| format!("  {line}\n")).collect();
        all_the_way(format!("版式: 2021\n年度: 2021\n引言: {mark}\n{prose}总体情况: 无\n").into_bytes());
    }
}
