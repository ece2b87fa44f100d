//! The examples: the correct ones hold no error, the faulty ones are told as `tests/golden/diagnostics/` has it, and the
//! figures come out as they went in. Update the expectations with `SNAPSHOTS=overwrite cargo test --test it examples`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use nianbao::catalogue;
use nianbao::diagnostic::{Inputs, Rule};
use nianbao::form::{DataPoint, Edition};
use serde_json::Value;

use crate::rules::{check, findings, golden, has_ending, human, names};
use crate::support::{examples, faulty_examples, root, run};

/// Rules that `mistakes.yaml` cannot break, since such a file would be none that can be read.
const NOT_BESIDE_OTHERS: [&str; 4] = ["syntax-error", "wrong-encoding", "file-too-large", "not-a-report"];

/// Whether `mistakes.yaml` can break a rule: it is YAML, of the 2021 edition, and its last year's report cannot be read.
fn can_stand_beside_others(rule: &Rule) -> bool {
    let readable = !NOT_BESIDE_OTHERS.contains(&rule.id);
    readable && rule.inputs != Inputs::Documents && rule.judges("2021") && !rule.needs_prior
}

/// Made-up reports with mistakes of every kind, those in words apart, and a real one.
const MISTAKES: &str = "examples/faulty/mistakes.yaml";
const MISTAKES_IN_WORDS: &str = "examples/faulty/mistakes-words.yaml";
const REAL: &str = "examples/faulty/zhanqi-2020.yaml";

fn expectations() -> PathBuf {
    root().join("tests/golden/diagnostics")
}

/// A file as it is named on the command line, from the root and with the separator that every system takes.
fn named(path: &Path) -> String {
    let path = path.strip_prefix(root()).expect("in the project");
    let parts: Vec<_> = path.iter().map(|part| part.to_str().unwrap()).collect();
    parts.join("/")
}

fn expectation(path: &Path, extension: &str) -> PathBuf {
    expectations()
        .join(path.file_stem().unwrap())
        .with_extension(extension)
}

#[test]
fn correct_examples_hold_no_error_and_warn_as_expected() {
    for path in examples() {
        let name = named(&path);
        let found = findings(root(), &name);
        assert!(
            found.iter().all(|(_, severity)| severity != "error"),
            "{name}: {found:?}"
        );
        assert_eq!(check(root(), &name, &[]).status.code(), Some(0), "{name}");
        golden(&expectation(&path, "out"), &human(root(), &name));
    }
}

#[test]
fn faulty_examples_are_told_as_expected() {
    for path in faulty_examples() {
        let name = named(&path);
        let found = findings(root(), &name);
        assert!(found.iter().any(|(_, severity)| severity == "error"), "{name}");
        let syntax = found.iter().all(|(rule, _)| rule == "syntax-error");
        assert_eq!(syntax, name.contains("/syntax-"), "{name}: {found:?}");
        golden(&expectation(&path, "out"), &human(root(), &name));
    }
}

/// The rules that a file is told of.
fn fired(name: &str) -> BTreeSet<String> {
    let found = findings(root(), name);
    found.into_iter().map(|(rule, _)| rule).collect()
}

#[test]
fn the_faulty_examples_show_every_rule_that_they_can() {
    let shown: BTreeSet<String> = [MISTAKES, MISTAKES_IN_WORDS, REAL]
        .into_iter()
        .flat_map(fired)
        .collect();
    let all: BTreeSet<String> = catalogue::rules()
        .filter(|rule| can_stand_beside_others(rule))
        .map(|rule| rule.id.to_owned())
        .collect();
    assert_eq!(all.difference(&shown).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn the_mistakes_say_which_rules_they_break() {
    for name in [MISTAKES, MISTAKES_IN_WORDS] {
        let text = std::fs::read_to_string(root().join(name)).unwrap();
        let comments = text
            .lines()
            .filter_map(|line| line.split_once('#'))
            .map(|(_, words)| words);
        let said: BTreeSet<String> = comments
            .flat_map(|words| words.split(['（', '）']))
            .filter(|word| catalogue::find(word).is_some())
            .map(str::to_owned)
            .collect();
        assert_eq!(said, fired(name), "{name}");
    }
}

#[test]
fn mistakes_as_json() {
    let told = String::from_utf8(check(root(), MISTAKES, &["--format", "json"]).stdout).unwrap();
    let value: Value = serde_json::from_str(&told).unwrap();
    let pretty = serde_json::to_string_pretty(&value).unwrap() + "\n";
    golden(&expectations().join("mistakes.json"), &pretty);
    let text = std::fs::read_to_string(root().join(MISTAKES)).unwrap();
    for found in value["files"][0]["diagnostics"].as_array().unwrap() {
        let byte = |key: &str| usize::try_from(found["location"][key].as_u64().unwrap()).unwrap();
        let before = &text[..byte("start_byte")];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        assert_eq!((byte("line"), byte("column")), (line, column), "{found}");
        assert!(text.is_char_boundary(byte("end_byte")), "{found}");
    }
}

/// Cases of several rules at once, which have no folder under `tests/rules/`, with the rules in the order told.
const TOGETHER: [(&str, &[&str]); 7] = [
    ("blank-inserted.yaml", &["blank-cell"]),
    ("blank-part.yaml", &["blank-cell", "wrong-total"]),
    ("slips-and-more-crlf.yaml", SLIPS_AND_MORE),
    ("slips-and-more.yaml", SLIPS_AND_MORE),
    (
        "totals-matched.yaml",
        &["unbalanced-applications", "wrong-total", "wrong-total"],
    ),
    ("two-editions.yaml", &["wrong-edition", "wrong-total"]),
    (
        "waivers.yaml",
        &[
            "roll-forward-misread",
            "roll-forward-misread",
            "unused-waiver",
            "unused-waiver",
            "unused-waiver",
        ],
    ),
];
const SLIPS_AND_MORE: &[&str] = &[
    "syntax-error",
    "syntax-error",
    "wrong-total",
    "syntax-error",
    "blank-cell",
    "wrong-row-length",
];

#[test]
fn findings_of_several_rules_stand_beside_each_other() {
    let folder = expectations();
    let cases: Vec<String> = names(&folder)
        .into_iter()
        .filter(|n| has_ending(n, "yaml"))
        .collect();
    assert_eq!(cases, TOGETHER.map(|(name, _)| name));
    for (name, rules) in TOGETHER {
        let told: Vec<String> = findings(&folder, name)
            .into_iter()
            .map(|(rule, _)| rule)
            .collect();
        assert_eq!(told, rules, "{name}");
        golden(&folder.join(name).with_extension("out"), &human(&folder, name));
    }
}

/// The exported figures of a file, and its line as text.
fn exported(path: &Path) -> (Value, String) {
    let output = run(&["export", "--to", "jsonl", &named(path)]);
    let line = String::from_utf8(output.stdout).unwrap();
    assert_eq!(line.lines().count(), 1, "{}", path.display());
    (serde_json::from_str(&line).unwrap(), line)
}

fn keys(point: DataPoint) -> Vec<&'static str> {
    [point.table]
        .into_iter()
        .chain(point.row.keys())
        .chain([point.column])
        .collect()
}

fn leaves(value: &Value) -> usize {
    value
        .as_object()
        .map_or(1, |level| level.values().map(leaves).sum())
}

#[test]
fn every_figure_of_the_form_is_exported() {
    for path in [examples(), faulty_examples()].concat() {
        if named(&path).contains("/syntax-") {
            continue;
        }
        let (line, _) = exported(&path);
        let edition = Edition::find(line["edition"].as_str().unwrap()).unwrap();
        assert_eq!(
            leaves(&line["facts"]),
            edition.data_points().count(),
            "{}",
            path.display()
        );
        for point in edition.data_points() {
            let value = keys(point)
                .into_iter()
                .try_fold(&line["facts"], |level, key| level.get(key))
                .unwrap_or_else(|| panic!("{}: {point}", path.display()));
            let filled = value.is_number();
            assert!(filled || value.is_null(), "{}: {point}", path.display());
            assert!(
                filled || path.parent().unwrap().ends_with("faulty"),
                "{}: {point}",
                path.display()
            );
        }
    }
}

#[test]
fn well_known_figures_are_exported_as_they_are() {
    for (name, agency, year, edition, figures) in [
        (
            "beilun-2021",
            "北仑区人民政府办公室",
            2021,
            "2021",
            &[
                ("主动公开.行政规范性文件.本年制发件数", "18"),
                ("主动公开.行政规范性文件.本年废止件数", "38"),
                ("主动公开.行政规范性文件.现行有效件数", "203"),
                ("申请.本年新收.自然人", "27"),
                ("申请.本年新收.总计", "31"),
                ("申请.办理结果.无法提供.没有现成信息.总计", "18"),
                ("申请.办理结果.其他处理.逾期不补正.法律服务机构", "1"),
                ("申请.办理结果.总计.总计", "31"),
                ("复议诉讼.复议后起诉.总计", "0"),
            ][..],
        ),
        (
            "baihe-2020",
            "宁波市鄞州区人民政府白鹤街道办事处",
            2020,
            "2019",
            &[
                ("主动公开.行政处罚.上一年项目数量", "315"),
                ("主动公开.行政处罚.本年增减", "-30"),
                ("主动公开.行政处罚.处理决定数量", "285"),
                ("主动公开.政府集中采购.采购项目数量", "43"),
                ("主动公开.政府集中采购.采购总金额", "29.058388"),
                ("申请.办理结果.其他处理.总计", "0"),
            ],
        ),
        (
            "ninghai-2020",
            "宁海县政务服务办公室",
            2020,
            "2019",
            &[
                ("主动公开.政府集中采购.采购总金额", "266"),
                ("申请.本年新收.自然人", "1"),
                ("申请.办理结果.予以公开.总计", "1"),
            ],
        ),
        (
            "zhanlang-2020",
            "湛郎街道",
            2020,
            "2019",
            &[
                ("主动公开.规范性文件.对外公开总数量", "0"),
                ("申请.办理结果.无法提供.本机关不掌握.自然人", "1"),
                ("申请.办理结果.总计.总计", "1"),
            ],
        ),
        (
            "faulty/zhanqi-2020",
            "瞻岐镇人民政府",
            2020,
            "2019",
            &[
                ("主动公开.行政许可.本年增减", "1"),
                ("主动公开.其他对外管理服务事项.本年增减", "8"),
                ("主动公开.其他对外管理服务事项.处理决定数量", "78500"),
                ("主动公开.政府集中采购.采购总金额", "300.6"),
                ("申请.本年新收.总计", "null"),
                ("复议诉讼.行政复议.总计", "null"),
            ],
        ),
    ] {
        let path = root().join("examples").join(name).with_extension("yaml");
        let (line, text) = exported(&path);
        assert_eq!(line["path"], *named(&path));
        assert_eq!(line["agency"], agency);
        assert_eq!(line["year"], year);
        assert_eq!(line["edition"], edition);
        for (figure, value) in figures {
            let found = figure.split('.').fold(&line["facts"], |level, key| &level[key]);
            assert_eq!(found.to_string(), *value, "{name}: {figure}");
            // As it stands in the line too, digit for digit: no reader of numbers between.
            let last = figure.rsplit('.').next().unwrap();
            assert!(text.contains(&format!("\"{last}\":{value}")), "{name}: {figure}");
        }
    }
}
