//! A draft of next year is a file that lacks figures and words, and nothing else, whatever last year's report was.

use std::collections::BTreeSet;

use nianbao::check::{self, Context};
use nianbao::file::lower::lower;
use nianbao::file::write::with_remarks;
use nianbao::report::text::Text;
use nianbao::report::{Part, ProseKey, Report, keys};
use nianbao::source::Source;
use nianbao::yaml;
use nianbao::{next::next, report::marks::TO_UPDATE};
use proptest::prelude::*;
use proptest::sample::select;

use super::cases;
use super::round_trip::report;

/// What agencies write, and what only looks like it.
const SENTENCES: &[&str] = &[
    "全年新收政府信息公开申请31件",
    "2020年，公开信息3条",
    "统计期限为2020年1月1日至2020年12月31日",
    "（一）2020年主动公开",
    "1.培训3场",
    "（鄞政办发〔2020〕46号）",
    "《2020年要点》",
    "表：2020年情况",
    "| 栏目 | 2020年 |",
    "| ^ | 3 |",
    "“12345”热线",
    "三件，十余次",
    "《〔{{",
    "【请更新】",
    "【待填】",
    "。",
    "\n",
    "\n\n",
    "　",
    "２０２０年",
    "二〇二〇年",
    "占比99.43%",
];

fn prose() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(SENTENCES), 1..12)
        .prop_map(|parts| format!("{}\n无。\n", parts.concat().replace("{{", "{")))
}

/// The draft as a file, the findings of that file, and the draft as it is read.
fn drafted(last: &Report) -> (String, Vec<(&'static str, String)>, Report) {
    let made = next(last, None);
    assert!(made.diagnostics.is_empty(), "{:?}", made.diagnostics);
    let file = with_remarks(&made.report, None, &made.remarks);
    let source = Source::new("a.yaml", file.as_str());
    let parsed = yaml::parse(&source);
    let lowered = lower(&source, parsed.root.as_ref(), None);
    let report = lowered.report.expect("a report");
    let mut found = parsed.diagnostics;
    found.extend(lowered.diagnostics);
    let found = check::run(&report, &Context::default(), found).diagnostics;
    let found = found.into_iter().map(|d| (d.rule.id, d.path)).collect();
    (file, found, report)
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_draft_lacks_only_what_is_to_be_filled(last in report(), words in prose(), preamble in prose()) {
        let mut last = last;
        let first = ProseKey { section: last.edition.sections()[0].key, part: Part::Whole };
        last.prose.insert(first, Text::written(words));
        last.prose.insert(ProseKey::whole("引言"), Text::written(preamble));
        let (file, found, draft) = drafted(&last);
        // What was wrong with last year's title and preamble is so in the draft.
        let before = check::run(&last, &Context::default(), Vec::new()).diagnostics;
        let known = |rule: &str, path: &str| before.iter().any(|d| d.rule.id == rule && d.path == path);
        let beyond: BTreeSet<&(&str, String)> = found
            .iter()
            .filter(|(rule, path)| !["blank-cell", "placeholder"].contains(rule) && !known(rule, path))
            // Figures that did not add up last year are handed on as they are.
            .filter(|(rule, path)| !(*rule == "wrong-total" && path.contains("上年结转")))
            // Words that said too little last year say no more, and who can be asked is handed on as it is.
            .filter(|(rule, _)| !["empty-section", "missing-topic", "malformed-contact"].contains(rule))
            // A year of the preamble that was not last year's moves on with the others, and is not this year's either.
            .filter(|(rule, path)| !(*rule == "wrong-year" && path == keys::PREAMBLE))
            // The date is left open on purpose, and characters that print nothing are told of the file.
            .filter(|(rule, _)| !["blank-value", "control-character", "misplaced-hash"].contains(rule))
            .collect();
        prop_assert!(beyond.is_empty(), "{:?}\n{}", beyond, file);
        prop_assert_eq!(draft.year, last.year.map(|year| year + 1));
        // A draft of the draft marks nothing that is marked, and nothing that was not to be.
        let (again, _, _) = drafted(&draft);
        let marks = |file: &str| file.matches(TO_UPDATE).count();
        prop_assert_eq!(marks(&again), marks(&file), "{}\n{}", file, again);
    }
}
