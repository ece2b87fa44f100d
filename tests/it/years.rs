//! Last year's report may be read from any format: the rules between years say the same beside each.

use nianbao::catalogue;
use nianbao::format::FORMATS;
use serde_json::Value;

use crate::support::{Room, correct, root};

/// What a file is told beside this report of last year: rule, severity, message, place.
fn told(room: &Room, prior: &str) -> Vec<[String; 4]> {
    let said = room.run(&["check", "--format", "json", "--prior", prior, "a.yaml"]);
    let told: Value = serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{prior}: {e} {}", said.err));
    let found = told["files"][0]["diagnostics"].as_array().unwrap().iter();
    found
        .map(|d| ["rule", "severity", "message", "location"].map(|key| d[key].to_string()))
        .collect()
}

#[test]
fn the_rules_between_years_say_the_same_beside_every_format() {
    let mut judged = 0;
    for rule in catalogue::rules().filter(|rule| rule.needs_prior) {
        let read = |name: &str| {
            let path = root().join("tests/rules").join(rule.id).join(name);
            std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        };
        let report = read("invalid.yaml");
        let named = report.lines().find_map(|line| line.strip_prefix("上年报告: "));
        let room = Room::new();
        room.put("prior.yaml", read(named.expect(rule.id)));
        room.put("a.yaml", &report);
        let wanted = told(&room, "prior.yaml");
        assert!(
            wanted.iter().any(|found| found[0].contains(rule.id)),
            "{wanted:?}"
        );
        for format in FORMATS {
            let prior = format!("prior.{}", format.name);
            // Last year's own mistakes do not keep it from being read.
            let made = room.run(&["build", "--draft", "prior.yaml", "-o", &prior]);
            assert!(made.status <= 1, "{}", made.err);
            assert_eq!(told(&room, &prior), wanted, "{} beside {prior}", rule.id);
            judged += 1;
        }
    }
    assert!(judged >= 16, "{judged}");
}

/// The correct example with other lines for some keys at the first level or the second, of this year.
fn year(year: i32, lines: &[(&str, &str)]) -> String {
    let mut text = correct().replacen("年度: 2021", &format!("年度: {year}"), 1);
    for (key, value) in lines {
        let (before, rest) = text
            .split_once(&format!("\n{key}:"))
            .unwrap_or_else(|| panic!("{key}"));
        // What is indented further belongs to the key, too.
        let indent = key.len() - key.trim_start().len();
        let mut after = rest.split_inclusive('\n').skip(1).peekable();
        while after
            .next_if(|line| line.len() - line.trim_start().len() > indent)
            .is_some()
        {}
        text = format!("{before}\n{key}: {value}\n{}", after.collect::<String>());
    }
    text
}

/// Whether a rule fires on these lines of two years.
fn fires(rule: &str, last: &[(&str, &str)], now: &[(&str, &str)]) -> bool {
    let room = Room::new();
    room.put("prior.yaml", year(2021, last));
    room.put("a.yaml", year(2022, now));
    let said = room.run(&["check", "--only", rule, "--prior", "prior.yaml", "a.yaml"]);
    let fired = said.err.contains(&format!("[{rule}]"));
    assert!(fired || said.err.contains("没有发现问题"), "{}", said.err);
    fired
}

#[test]
fn five_and_three_are_eight() {
    let last = [("  行政规范性文件", "[0, 0, 5]")];
    for (row, fired) in [
        ("[3, 0, 8]", false),
        ("[3, 0, 7]", true),
        ("[3, 1, 7]", false),
        ("[0, 0, 6]", true),
    ] {
        let now = [("  行政规范性文件", row)];
        assert_eq!(fires("stock-mismatch", &last, &now), fired, "{row}");
    }
}

#[test]
fn a_figure_is_in_another_unit_where_it_is_about_ten_thousand_times_as_much() {
    for (last, now, fired) in [
        ("12.5", "125000", true),
        ("125000", "12.5", true),
        ("12.5", "62500", true),
        ("12.5", "62499", false),
        ("12.5", "250000", true),
        ("12.5", "250001", false),
        ("12.5", "125", false),
        ("0", "125000", false),
        ("12.5", "0", false),
        // The unit that is written counts.
        ("12.5", "131000元", false),
    ] {
        let (last, now) = ([("  行政事业性收费", last)], [("  行政事业性收费", now)]);
        assert_eq!(fires("unusual-change", &last, &now), fired, "{last:?} {now:?}");
    }
}

#[test]
fn text_is_copied_where_more_than_half_of_a_section_is() {
    let sentence = |c: char, length: usize| format!("{}。", c.to_string().repeat(length));
    for (copied, own, fired) in [
        (40, 39, true),
        (40, 40, false),
        (60, 0, true),
        (59, 0, false),
        (31, 29, true),
        (31, 28, false),
    ] {
        let last = sentence('甲', copied);
        let now = format!("{last}{}", sentence('乙', own));
        let last = [("总体情况", last.as_str()), ("问题及改进", "上年另有文字。")];
        let now = [("总体情况", now.as_str())];
        assert_eq!(fires("copied-text", &last, &now), fired, "{copied} of {own} more");
    }
}

#[test]
fn a_draft_is_not_judged_for_the_words_that_it_keeps() {
    let words = "甲".repeat(80);
    let marked = format!("{words}。后一句【请更新】。");
    let last = [("总体情况", words.as_str()), ("问题及改进", "上年另有文字。")];
    assert!(fires("copied-text", &last, &last));
    assert!(!fires("copied-text", &last, &[("总体情况", &marked)]));
}

/// Last year's report of another year, and none at all, leave the rules between years silent.
#[test]
fn without_last_year_nothing_is_said_of_it() {
    let room = Room::new();
    let folder = root().join("tests/rules/carried-over-mismatch");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let report = read("invalid.yaml");
    room.put("a.yaml", &report);
    room.put(
        "prior-company.yaml",
        read("prior-company.yaml").replace("年度: 2021", "年度: 2020"),
    );
    let only = ["check", "--only", "carried-over-mismatch", "a.yaml"];
    room.run(&only).is(0, &["没有发现问题"]);
    room.put("a.yaml", report.replace("上年报告: prior-company.yaml\n", ""));
    room.run(&only).is(0, &["没有发现问题"]);
}
