//! The account of every figure: no number of the prose is left out, what is found stands in it, and every format and every kind
//! of output says the same.

use std::collections::BTreeMap;
use std::path::PathBuf;

use nianbao::Nothing;
use nianbao::figures::{Count, Entry, FileFigures, Verdict};
use nianbao::prose::passage::passages;
use nianbao::source::Origin;
use nianbao::{Judged, read, read_with_figures};
use serde_json::Value;

use crate::support::{Room, examples, root, spoilt, yaml_files};

/// The rules of which every finding in prose is about a number.
const OF_NUMBERS: [&str; 7] = [
    "figure-mismatch",
    "parts-exceed-whole",
    "parts-miss-whole",
    "wrong-percentage",
    "growth-mismatch",
    "impossible-fee",
    "wrong-period",
];

/// The examples and the fixtures of the rules.
fn files() -> Vec<PathBuf> {
    let mut out = examples();
    let folders = std::fs::read_dir(root().join("tests/rules")).unwrap();
    let mut folders: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders.into_iter().filter(|path| path.is_dir()) {
        out.extend(yaml_files(folder.to_str().unwrap()));
    }
    out
}

fn accounted(path: &std::path::Path) -> Judged {
    let bytes = std::fs::read(path).unwrap();
    read_with_figures(path.to_str().unwrap(), bytes, &mut Nothing)
}

fn overlaps(entry: &Entry, origin: &Origin) -> bool {
    let (Some(own), Some(other)) = (entry.origin.span(), origin.span()) else {
        return false;
    };
    own.start < other.end && other.start < own.end
}

#[test]
fn no_digit_of_the_prose_is_left_out() {
    let mut digits = 0;
    for path in files() {
        let judged = accounted(&path);
        let Some(report) = &judged.report else { continue };
        passages(report, |passage| {
            for (at, c) in passage.line.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
                let origin = passage.origin_of(at..at + c.len_utf8());
                let known = judged.figures.iter().any(|entry| overlaps(entry, &origin));
                assert!(known, "{}: {} at {at}", path.display(), passage.line);
                digits += 1;
            }
        });
    }
    assert!(digits > 2000, "{digits}");
}

#[test]
fn to_account_for_figures_changes_no_finding_and_holds_each() {
    let mut held = BTreeMap::new();
    for path in files() {
        let judged = accounted(&path);
        let plain = read(
            path.to_str().unwrap(),
            std::fs::read(&path).unwrap(),
            &mut Nothing,
        );
        assert_eq!(
            judged.findings.diagnostics,
            plain.findings.diagnostics,
            "{}",
            path.display()
        );
        assert!(plain.figures.is_empty());
        for found in &judged.findings.diagnostics {
            let Some(origin) = found.primary.origin.as_ref() else {
                continue;
            };
            if !OF_NUMBERS.contains(&found.rule.id) {
                continue;
            }
            let at = judged.figures.iter().filter(|entry| overlaps(entry, origin));
            let disagrees = at.clone().any(|entry| entry.verdict() == Verdict::Disagrees);
            assert!(disagrees, "{}: {}", path.display(), found.message);
            *held.entry(found.rule.id).or_insert(0) += 1;
        }
    }
    let rules: Vec<&&str> = held.keys().collect();
    assert!(rules.len() >= 5, "{held:?}");
}

#[test]
fn every_format_gives_the_same_figures() {
    let path = root().join("examples/ninghai-2020.yaml");
    let judged = accounted(&path);
    let numbers = |judged: &Judged| -> Vec<(String, Verdict)> {
        let quantities = judged
            .figures
            .iter()
            .filter(|entry| entry.verdict() != Verdict::NoQuantity);
        quantities
            .map(|entry| (entry.written.clone(), entry.verdict()))
            .collect()
    };
    assert!(numbers(&judged).len() > 8);
    for name in ["docx", "html", "md", "txt"] {
        let format = nianbao::format_by_name(name).unwrap();
        let bytes = judged.write(format, false).unwrap().unwrap();
        let document = read_with_figures(&format!("a.{name}"), bytes, &mut Nothing);
        assert_eq!(numbers(&document), numbers(&judged), "{name}");
    }
}

/// A report with a figure that disagrees.
fn wrong() -> String {
    spoilt("编制政府公报12期", "编制政府公报12期。收到政府信息公开申请32件")
}

#[test]
fn a_figure_that_disagrees_is_status_1_and_one_that_is_explained_is_not() {
    let room = Room::new();
    room.put("a.yaml", wrong());
    let said = room.run(&["figures", "a.yaml"]);
    assert_eq!(said.status, 1, "{said:?}");
    assert!(
        said.out.contains("  不符      32件") && said.out.contains("≠ 表里：本年新收 31"),
        "{}",
        said.out
    );
    assert!(
        said.out.ends_with("30 个不是数量\n") && said.out.contains("，1 个不符，"),
        "{}",
        said.out
    );
    let explained = format!(
        "{}核实说明:\n  - 规则: figure-mismatch\n    位置: 总体情况\n    理由: 含口头申请1件\n",
        wrong()
    );
    room.put("b.yaml", explained);
    let said = room.run(&["figures", "b.yaml"]);
    assert_eq!(said.status, 0, "{said:?}");
    assert!(
        said.out
            .contains("，1 个不符（其中 1 个已在核实说明中写明理由），"),
        "{}",
        said.out
    );
    // What cannot be read is no report without figures.
    room.put("c.pdf", "%PDF-1.7");
    let said = room.run(&["figures", "c.pdf"]);
    assert!(said.status == 1 && said.err.contains("PDF"), "{said:?}");
    assert_eq!(room.run(&["figures", "none.yaml", "a.yaml"]).status, 3);
}

#[test]
fn a_year_that_is_wrong_disagrees_with_the_calendar() {
    let text = spoilt(
        "所列数据的统计期限为{{年度}}年1月1日至12月31日",
        "所列数据的统计期限为2021年1月1日至2022年12月31日",
    );
    let judged = read_with_figures("a.yaml", text.into_bytes(), &mut Nothing);
    let wrong = |judged: &Judged| -> Vec<String> {
        let entries = judged.figures.iter();
        let wrong = entries.filter(|entry| entry.verdict() == Verdict::Disagrees);
        wrong.map(|entry| entry.written.clone()).collect()
    };
    assert_eq!(wrong(&judged), ["2022年12月31日"]);
    let format = nianbao::format_by_name("txt").unwrap();
    let bytes = judged.write(format, false).unwrap().unwrap();
    let document = read_with_figures("a.txt", bytes, &mut Nothing);
    assert_eq!(wrong(&document), ["2022年12月31日"]);
}

#[test]
fn the_fields_of_json_are_as_documented() {
    let room = Room::new();
    room.put("a.yaml", wrong());
    room.put("c.pdf", "%PDF-1.7");
    let said = room.run(&["figures", "--format", "json", "a.yaml", "c.pdf"]);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["version"], 1);
    let [file, other] = json["files"].as_array().unwrap().as_slice() else {
        panic!("two files");
    };
    assert_eq!(
        (file["path"].as_str(), file["year"].as_i64()),
        (Some("a.yaml"), Some(2021))
    );
    assert!(other["figures"].is_null());
    let figures = file["figures"].as_array().unwrap();
    assert_eq!(json["summary"]["numbers"], figures.len());
    assert_eq!(json["summary"]["disagree"], 1);
    let wrong = figures.iter().find(|figure| figure["written"] == "32件").unwrap();
    assert_eq!(
        serde_json::to_string(&wrong["quantity"]).unwrap(),
        r#"{"subject":"收到政府信息公开申请","scope":null,"period":null,"value":32,"unit":"件","precision":"exact","low":null,"high":null}"#
    );
    assert_eq!(
        serde_json::to_string(&wrong["held"]).unwrap(),
        r#"[{"against":"form","name":"本年新收","value":31,"agrees":false}]"#
    );
    assert_eq!(
        (&wrong["verdict"], &wrong["kind"]),
        (&"disagrees".into(), &"quantity".into())
    );
    assert_eq!(
        (&wrong["path"], &wrong["paragraph"]),
        (&"总体情况".into(), &1.into())
    );
    let text = room.text("a.yaml");
    let bytes = |name: &str| usize::try_from(wrong["location"][name].as_u64().unwrap()).unwrap();
    assert_eq!(&text[bytes("start_byte")..bytes("end_byte")], "32件");
    let kinds: Vec<&str> = figures
        .iter()
        .filter_map(|figure| figure["kind"].as_str())
        .collect();
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    assert!(
        kinds.iter().all(|kind| readme.contains(&format!("`{kind}`"))),
        "{kinds:?}"
    );
}

#[test]
fn a_table_of_figures_has_a_line_for_each_and_no_formula() {
    let room = Room::new();
    room.put("=a,1.yaml", wrong());
    let said = room.run(&["figures", "--format", "csv", "=a,1.yaml", "-o", "a.csv"]);
    assert_eq!((said.status, said.out.as_str()), (1, ""));
    let csv = room.text("a.csv");
    assert!(csv.starts_with("\u{feff}文件,部分,"));
    let judged = read_with_figures("a.yaml", wrong().into_bytes(), &mut Nothing);
    let files = [FileFigures {
        path: "a.yaml",
        source: judged.source.as_ref(),
        edition: None,
        year: None,
        entries: Some(&judged.figures),
        error: None,
    }];
    assert_eq!(csv.lines().count(), Count::new(&files).numbers + 1);
    assert!(
        csv.lines()
            .skip(1)
            .all(|line| line.starts_with("\"'=a,1.yaml\",")),
        "{csv}"
    );
    // What is there is not replaced.
    assert_eq!(room.run(&["figures", "=a,1.yaml", "-o", "a.csv"]).status, 2);
    assert_eq!(
        room.run(&["figures", "=a,1.yaml", "-o", "=a,1.yaml", "--force"])
            .status,
        2
    );
    assert_eq!(
        room.run(&["figures", "=a,1.yaml", "-o", "a.csv", "--force"])
            .status,
        1
    );
    assert!(room.text("a.csv").starts_with("=a,1.yaml\n\n引言"));
}

#[test]
fn last_years_report_is_held_against_too() {
    let said = crate::support::run(&[
        "figures",
        "--prior",
        "tests/recall/reports/bureau-2024.yaml",
        "tests/recall/reports/bureau.yaml",
    ]);
    assert_eq!(said.status.code(), Some(0));
    let folder = root().join("tests/recall/reports");
    let room = Room::new();
    room.put(
        "bureau-2024.yaml",
        std::fs::read(folder.join("bureau-2024.yaml")).unwrap(),
    );
    let text = std::fs::read_to_string(folder.join("bureau.yaml")).unwrap();
    let text = text.replace(
        "总体情况: |\n",
        "总体情况: |\n  全年新收政府信息公开申请52件，同比增长30%。\n",
    );
    room.put("bureau.yaml", text);
    let said = room.run(&["figures", "bureau.yaml"]);
    assert!(
        said.out.contains("＝ 上年报告：本年 52，上年 40，增减 30"),
        "{}",
        said.out
    );
}
