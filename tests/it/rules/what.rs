//! What `explain` and the manual say of a rule is what the rule does: each sentence of its `what` is shown by a case in
//! `tests/rules/<id>/what.txt`. A sentence of the rule stands at the margin, word for word; its cases stand under it, indented:
//!
//! ```text
//! 表三每行的总计不等于六类申请人之和
//!   报 invalid.yaml：予以公开的总计应为 4
//! 各部分的叫法不同不算
//!   不报 valid.yaml：收到和处理申请情况
//!   改 valid.yaml：六个部分 → 五个部分 ⇒ 报 说是 5 个部分
//!   改 valid.yaml：六个部分 → 6个部分 ⇒ 不报
//! ```
//!
//! `报`: a finding of the rule in this fixture has these words in its message. `不报`: the fixture has these words, and no finding
//! of the rule. `改`: the same of the fixture with the words replaced where they first stand. `试`: the test of this name shows
//! it, for what no fixture can (files of many megabytes). A sentence that says what does not count is shown by a case that stays
//! quiet, every other by one that fires; one that says both, by both.

use std::path::Path;

use nianbao::catalogue;
use nianbao::diagnostic::Rule;
use serde_json::Value;

use super::{check, folder, names};
use crate::support::root;

/// Where the cases of a rule stand.
const FILE: &str = "what.txt";

/// What says that something is no finding.
const EXEMPTIONS: [&str; 7] = [
    "不算",
    "不计",
    "不看",
    "是可以的",
    "也可以",
    "都算对",
    "对上一个就行",
];

/// A sentence of a rule with the cases that show it.
struct Shown {
    sentence: String,
    cases: Vec<Case>,
}

/// What shows a sentence.
struct Case {
    line: String,
    kind: Kind,
}

enum Kind {
    /// What the fixture holds; how it is changed first; the words of the message, none where nothing may be found.
    Fixture {
        name: String,
        has: Option<String>,
        change: Option<(String, String)>,
        found: Option<String>,
    },
    /// A test of this name.
    Test(String),
}

impl Case {
    fn of(line: &str) -> Self {
        let kind = Self::kind(line).unwrap_or_else(|| panic!("no case can be read from {line:?}"));
        let line = line.to_owned();
        Self { line, kind }
    }

    fn kind(line: &str) -> Option<Kind> {
        let (word, rest) = line.split_once(' ')?;
        if word == "试" {
            return Some(Kind::Test(rest.to_owned()));
        }
        let (name, words) = rest.split_once('：')?;
        let (name, words) = (name.to_owned(), words.to_owned());
        let (has, change, found) = match word {
            "报" => (None, None, Some(words)),
            "不报" => (Some(words), None, None),
            "改" => {
                let (change, told) = words.split_once(" ⇒ ")?;
                let (from, to) = change.split_once(" → ")?;
                let found = match told {
                    "不报" => None,
                    told => Some(told.strip_prefix("报 ")?.to_owned()),
                };
                (None, Some((from.to_owned(), to.to_owned())), found)
            }
            _ => return None,
        };
        Some(Kind::Fixture {
            name,
            has,
            change,
            found,
        })
    }

    fn fires(&self) -> bool {
        matches!(&self.kind, Kind::Fixture { found: Some(_), .. } | Kind::Test(_))
    }

    fn stays_quiet(&self) -> bool {
        matches!(&self.kind, Kind::Fixture { found: None, .. } | Kind::Test(_))
    }
}

/// The sentences of a text, without what ends them.
fn sentences(text: &str) -> Vec<String> {
    let parts = text.split(['。', '；']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A sentence without what stands in brackets.
fn without_brackets(sentence: &str) -> String {
    let mut depth = 0_usize;
    let outside = sentence.chars().filter(|letter| {
        depth += usize::from(*letter == '（');
        let outside = depth == 0;
        depth = depth.saturating_sub(usize::from(*letter == '）'));
        outside
    });
    outside.collect()
}

fn exempts(sentence: &str) -> bool {
    EXEMPTIONS.iter().any(|words| sentence.contains(words))
}

fn read(rule: &Rule) -> Vec<Shown> {
    let path = folder(rule.id).join(FILE);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()));
    let mut out: Vec<Shown> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix("  ") {
            None => out.push(Shown {
                sentence: line.to_owned(),
                cases: Vec::new(),
            }),
            Some(case) => {
                let shown = out.last_mut();
                let shown = shown.unwrap_or_else(|| panic!("{}: a case of no sentence", rule.id));
                shown.cases.push(Case::of(case));
            }
        }
    }
    out
}

/// The messages of the rule's findings in a file.
fn messages(rule: &Rule, place: &Path, name: &str) -> Vec<String> {
    let told: Value = serde_json::from_slice(&check(place, name, &["--format", "json"]).stdout).unwrap();
    let found = told["files"][0]["diagnostics"].as_array().unwrap();
    let own = found.iter().filter(|d| d["rule"] == rule.id);
    own.map(|d| d["message"].as_str().unwrap().to_owned()).collect()
}

/// A folder like the rule's, in which a fixture may be changed. It has the rule's name, by which it is checked.
fn copy(rule: &Rule) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let within = place.path().join(rule.id);
    std::fs::create_dir(&within).unwrap();
    for name in names(&folder(rule.id)) {
        let from = folder(rule.id).join(&name);
        if from.is_file() {
            std::fs::copy(from, within.join(name)).unwrap();
        }
    }
    place
}

/// What a case does not show, in words; nothing where it shows what it says.
fn fault(rule: &Rule, case: &Case, tests: &str) -> Option<String> {
    let (name, has, change, found) = match &case.kind {
        Kind::Test(name) => {
            let known = tests.contains(&format!("fn {name}("));
            return (!known).then(|| "there is no such test".to_owned());
        }
        Kind::Fixture {
            name,
            has,
            change,
            found,
        } => (name, has, change, found),
    };
    let here = folder(rule.id);
    let copied = change.as_ref().map(|_| copy(rule));
    let place = copied
        .as_ref()
        .map_or(here.clone(), |copied| copied.path().join(rule.id));
    if !here.join(name).is_file() {
        return Some("there is no such file".to_owned());
    }
    if let Some((from, to)) = change {
        let text = std::fs::read_to_string(here.join(name)).unwrap();
        if !text.contains(from.as_str()) {
            return Some(format!("{name} has no {from:?}"));
        }
        std::fs::write(place.join(name), text.replacen(from.as_str(), to, 1)).unwrap();
    }
    if let Some(words) = has {
        let bytes = std::fs::read(here.join(name)).unwrap();
        if !String::from_utf8_lossy(&bytes).contains(words.as_str()) {
            return Some(format!("{name} has no {words:?}"));
        }
    }
    let messages = messages(rule, &place, name);
    match found {
        Some(words) if messages.iter().any(|message| message.contains(words.as_str())) => None,
        None if messages.is_empty() => None,
        _ => Some(format!("found is {messages:?}")),
    }
}

/// The text of all tests, in which those that are named must be.
fn all_tests(within: &Path) -> String {
    let mut out = String::new();
    for name in names(within) {
        let path = within.join(&name);
        if path.is_dir() {
            out.push_str(&all_tests(&path));
        } else if name.ends_with(".rs") {
            out.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    out
}

#[test]
fn every_sentence_of_a_rule_is_shown_by_a_case() {
    let mut wanting: Vec<String> = Vec::new();
    for rule in catalogue::rules() {
        let (said, shown) = (sentences(rule.what), read(rule));
        let stale = shown.iter().filter(|shown| !said.contains(&shown.sentence));
        wanting.extend(stale.map(|shown| format!("{}: the rule does not say {:?}", rule.id, shown.sentence)));
        for sentence in said {
            let own = shown.iter().filter(|shown| shown.sentence == sentence);
            let cases: Vec<&Case> = own.flat_map(|shown| &shown.cases).collect();
            let outside = without_brackets(&sentence);
            if !exempts(&outside) && !cases.iter().any(|case| case.fires()) {
                wanting.push(format!("{}: nothing fires that shows {sentence:?}", rule.id));
            }
            if exempts(&sentence) && !cases.iter().any(|case| case.stays_quiet()) {
                wanting.push(format!(
                    "{}: nothing stays quiet that shows {sentence:?}",
                    rule.id
                ));
            }
        }
    }
    assert!(wanting.is_empty(), "{}", wanting.join("\n"));
}

#[test]
fn every_case_shows_what_it_says() {
    let tests = all_tests(&root().join("tests/it")) + &all_tests(&root().join("src"));
    let mut faults: Vec<String> = Vec::new();
    for rule in catalogue::rules() {
        for case in read(rule).iter().flat_map(|shown| &shown.cases) {
            let fault = fault(rule, case, &tests);
            faults.extend(fault.map(|fault| format!("{}: {}\n    {fault}", rule.id, case.line)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
