//! What the command line says and does, for every command: `tests/cmd/*.trycmd` and the console blocks of both manuals for
//! what is printed, the tests here for what is written and for what must hold of every message.
//!
//! `TRYCMD=overwrite cargo test --test it commands` writes what is printed now into those files.

use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use tempfile::TempDir;

use crate::support::{nianbao, root, run, state};

const COMMANDS: [&str; 17] = [
    "fill",
    "new",
    "check",
    "build",
    "import",
    "next",
    "merge",
    "diff",
    "export",
    "figures",
    "watch",
    "lsp",
    "reference",
    "sample",
    "explain",
    "schema",
    "completions",
];

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Runs the program in a folder of its own.
fn run_in(folder: &TempDir, arguments: &[&str]) -> Output {
    nianbao()
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program starts")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

/// A folder with a correct report and one with mistakes.
fn with_reports() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, to) in [
        ("examples/beilun-2021.yaml", "good.yaml"),
        ("docs/mistakes.yaml", "bad.yaml"),
    ] {
        std::fs::copy(root().join(from), folder.path().join(to)).expect(from);
    }
    folder
}

#[test]
fn console_blocks_say_what_the_program_says() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("NIANBAO_STATE", state().to_str().expect("UTF-8"))
        // No font of the machine is found: what is printed would differ from one to another.
        .env("NIANBAO_FONTS", root().join("docs").to_str().expect("UTF-8"))
        .case("tests/cmd/*.trycmd")
        .case("README.md")
        .case("README.zh-CN.md");
}

/// The English words that a Chinese message may hold: names of commands, options, formats and products.
fn is_a_name(word: &str) -> bool {
    let products = [
        "nianbao",
        "Word",
        "Excel",
        "xlsx",
        "WPS",
        "PDF",
        "OpenDocument",
        "RTF",
        "Markdown",
        "JSON",
        "Schema",
        "YAML",
        "h",
        "V",
        "o",
        "d",
    ];
    let options = "help version year agency kind output schema zeros prior against format fix no-open port deny allow only to dir draft force warnings comment revise report count seed faults part of stream jobs build shrink poll expect all files-from exclude template font fragment meta charts";
    let values = "yaml figures human concise json sarif docx html md txt pdf infographic jsonl long wide prose findings csv bash elvish fish powershell zsh wrong-total";
    products.contains(&word)
        || COMMANDS.contains(&word)
        || options
            .split(' ')
            .chain(values.split(' '))
            .any(|name| name == word)
}

/// The words of a text that are written in Latin letters.
fn latin_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphabetic() && c != '-')
        .map(|word| word.trim_matches('-'))
        .filter(|word| !word.is_empty())
}

#[test]
fn help_is_chinese() {
    for command in std::iter::once("").chain(COMMANDS) {
        let arguments: Vec<&str> = [command, "--help"]
            .into_iter()
            .filter(|a| !a.is_empty())
            .collect();
        let done = run(&arguments);
        assert_eq!(done.status.code(), Some(0));
        let help = text(&done.stdout);
        let foreign: Vec<&str> = latin_words(&help).filter(|word| !is_a_name(word)).collect();
        assert!(foreign.is_empty(), "{command}: {foreign:?}\n{help}");
        assert!(!help.contains("default") && !help.contains(':'), "{help}");
        // `help COMMAND` is what people type, -h what they remember.
        for same in [vec!["help", command], vec![command, "-h"]] {
            let same: Vec<&str> = same.into_iter().filter(|a| !a.is_empty()).collect();
            assert_eq!(text(&run(&same).stdout), help, "{same:?}");
        }
    }
}

#[test]
fn usage_errors_are_chinese_and_status_2() {
    let cases = std::fs::read_to_string(root().join("tests/cmd/usage.trycmd")).expect("the cases");
    let mut count = 0;
    for case in cases.split("\n$ nianbao").skip(1) {
        let (typed, said) = case.split_once('\n').expect("a command and what it says");
        let (status, said) = said.split_once('\n').expect("a status and a message");
        assert_eq!(status, "? 2", "{typed}");
        // What the user typed is said back as it was.
        let typed: Vec<&str> = latin_words(typed).collect();
        let foreign: Vec<&str> = latin_words(said)
            .filter(|word| !is_a_name(word) && !typed.contains(word))
            .collect();
        assert!(foreign.is_empty(), "{typed:?}: {foreign:?}");
        count += 1;
    }
    assert!(count > 25, "{count}");
}

#[test]
fn a_new_file_is_written_whole_with_its_schema_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let arguments = [
        "new",
        "--year",
        "2026",
        "--agency",
        "某某局",
        "-o",
        "年报.yaml",
        "--schema",
    ];
    let done = run_in(&folder, &arguments);
    assert_eq!(
        text(&done.stderr),
        "已生成 年报.yaml\n已生成 nianbao-2021.schema.json\n"
    );
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(names(folder.path()), ["nianbao-2021.schema.json", "年报.yaml"]);
    let written = std::fs::read_to_string(folder.path().join("年报.yaml")).expect("it is there");
    let first = written.lines().next().expect("a line");
    assert_eq!(first, "# yaml-language-server: $schema=nianbao-2021.schema.json");
    let schema = std::fs::read(folder.path().join("nianbao-2021.schema.json")).expect("it is there");
    assert_eq!(schema, run(&["schema", "2021"]).stdout);
}

#[test]
fn build_writes_where_it_was_told_and_only_there() {
    let folder = with_reports();
    let done = run_in(
        &folder,
        &["build", "good.yaml", "--to", "docx,txt", "-d", "out/deep"],
    );
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(names(&folder.path().join("out/deep")), ["good.docx", "good.txt"]);
    let done = run_in(&folder, &["build", "good.yaml", "-o", "Report.HTML"]);
    assert_eq!(text(&done.stderr), "没有发现问题\n已生成 Report.HTML\n");
    // Beside the input, in Word, where nothing else is said.
    assert_eq!(run_in(&folder, &["build", "good.yaml"]).status.code(), Some(0));
    let expected = ["Report.HTML", "bad.yaml", "good.docx", "good.yaml", "out"];
    assert_eq!(names(folder.path()), expected);
    assert_eq!(names(&folder.path().join("out")), ["deep"]);
}

#[test]
fn a_report_with_errors_is_not_built_and_the_others_are() {
    let folder = with_reports();
    let done = run_in(&folder, &["build", "good.yaml", "bad.yaml", "-d", "out"]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(names(folder.path()), ["bad.yaml", "good.yaml", "out"]);
    assert_eq!(names(&folder.path().join("out")), ["good.docx"]);
    std::fs::remove_dir_all(folder.path().join("out")).expect("it is there");
    let done = run_in(
        &folder,
        &[
            "build",
            "good.yaml",
            "bad.yaml",
            "-d",
            "out",
            "--draft",
            "--to",
            "md",
        ],
    );
    assert_eq!(done.status.code(), Some(1));
    let drafts = names(&folder.path().join("out"));
    assert_eq!(drafts, ["bad.md", "good.md"]);
    for draft in drafts {
        let draft = std::fs::read_to_string(folder.path().join("out").join(draft)).expect("it is there");
        assert!(draft.contains("草稿（未通过核对，不得公开）"));
    }
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let folder = with_reports();
    let good = std::fs::read(folder.path().join("good.yaml")).expect("it is there");
    std::fs::write(folder.path().join("good.html"), &good).expect("it can be written");
    let done = run_in(&folder, &["build", "good.html", "--to", "html"]);
    assert_eq!(done.status.code(), Some(2), "{}", text(&done.stderr));
    assert_eq!(
        std::fs::read(folder.path().join("good.html")).expect("it is there"),
        good
    );
}

#[test]
fn fix_mends_what_is_certain_and_leaves_the_rest() {
    let folder = with_reports();
    let before = std::fs::read_to_string(folder.path().join("bad.yaml")).expect("it is there");
    let done = run_in(&folder, &["check", "--fix", "--format", "concise", "bad.yaml"]);
    assert_eq!(done.status.code(), Some(1));
    // What was changed is shown, with the lines around it.
    let shown = text(&done.stderr);
    let changed: Vec<&str> = shown
        .lines()
        .filter(|line| line.starts_with(['-', '+']))
        .collect();
    assert_eq!(
        changed,
        [
            "--- bad.yaml（改前）",
            "+++ bad.yaml（改后）",
            "-  行政许可:       1,136",
            "+  行政许可:       1136",
            "-  行政复议:         [1, 0, 0, 0， 0]",
            "+  行政复议:         [1, 0, 0, 0, 0]",
        ]
    );
    assert_eq!(shown.lines().filter(|line| line.starts_with("@@ -")).count(), 2);
    assert!(shown.ends_with("bad.yaml：已改正 2 处\n"));
    let after = std::fs::read_to_string(folder.path().join("bad.yaml")).expect("it is there");
    let wanted = before.replace("1,136", "1136").replace("0， 0", "0, 0");
    assert_eq!(after, wanted);
    let left: Vec<String> = text(&done.stdout)
        .lines()
        .filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned()))
        .collect();
    assert_eq!(left, ["unknown-figure", "wrong-total"]);
    // Nothing certain is left.
    let again = run_in(&folder, &["check", "--fix", "bad.yaml"]);
    assert!(!text(&again.stderr).contains("已改正"));
}

/// A report with two slips that only one pair of figures explains, and a thousands separator.
fn with_slips(folder: &TempDir) -> String {
    let good = std::fs::read_to_string(root().join("examples/beilun-2021.yaml")).expect("the example");
    let mut bad = good.replacen(
        "[1,     0,       0,       0,           0,",
        "[10,    0,       0,       0,           0,",
        1,
    );
    bad = bad.replacen("[16,    2,", "[16,    22,", 1).replacen(
        "行政许可:       0 ",
        "行政许可:       1,136 ",
        1,
    );
    assert_ne!(good, bad);
    let bad = format!("\u{feff}{}", bad.replace('\n', "\r\n"));
    std::fs::write(folder.path().join("report.yaml"), &bad).expect("it can be written");
    bad
}

#[test]
fn fix_changes_figures_only_where_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let bad = with_slips(&folder);
    let read = || std::fs::read_to_string(folder.path().join("report.yaml")).expect("it is there");
    let done = run_in(&folder, &["check", "--fix", "report.yaml"]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(read(), bad.replace("1,136", "1136"));
    let done = run_in(&folder, &["check", "--fix=figures", "report.yaml"]);
    let said = text(&done.stderr);
    assert_eq!(done.status.code(), Some(0), "{said}");
    // Comments, layout, line ends and the byte-order mark are as they were.
    let wanted = bad
        .replace("1,136", "1136")
        .replace("[10, ", "[1, ")
        .replace("[16,    22,", "[16,    2,");
    assert_eq!(read(), wanted);
    assert!(
        said.contains("report.yaml：已改正 2 处，其中 2 处改了数，请与原始数据核对\n"),
        "{said}"
    );
    assert!(
        said.contains("\n-      没有现成信息:         [16,    22,"),
        "{said}"
    );
    assert!(!said.contains('\r'), "{said}");
}

#[test]
fn a_pair_of_figures_is_changed_whole_or_not_at_all() {
    // One of the two is not told, so that its edit is not made; then the other's is not either.
    let folder = tempfile::tempdir().expect("a folder");
    let slips =
        std::fs::read_to_string(root().join("tests/rules/unbalanced-applications/invalid-column.yaml"));
    let slips = slips
        .expect("the fixture")
        .replacen("[3, 1, 0, 0, 0, 0, 4]", "[3, 1, 0, 0, 0, 0, 5]", 1);
    std::fs::write(folder.path().join("report.yaml"), &slips).expect("it can be written");
    run_in(&folder, &["check", "--fix=figures", "report.yaml"]);
    assert_eq!(
        std::fs::read_to_string(folder.path().join("report.yaml")).expect("it is there"),
        slips
    );
    // The rules of a pair may differ: what is asked for alone is mended alone, and half a pair is not.
    let pair = slips.replacen("[3, 1, 0, 0, 0, 0, 5]", "[3, 1, 0, 0, 0, 0, 4]", 1);
    std::fs::write(folder.path().join("report.yaml"), &pair).expect("it can be written");
    let figures = |rule| ["check", "--fix=figures", "--only", rule, "report.yaml"];
    run_in(&folder, &figures("wrong-total"));
    assert_eq!(
        std::fs::read_to_string(folder.path().join("report.yaml")).expect("it is there"),
        pair
    );
    run_in(&folder, &figures("unbalanced-applications"));
    let mended = pair.replacen("[5, 0, 1, 0, 0, 0, 6]", "[5, 1, 0, 0, 0, 0, 6]", 1);
    assert_eq!(
        std::fs::read_to_string(folder.path().join("report.yaml")).expect("it is there"),
        mended
    );
}

#[test]
fn standard_input_is_a_file_like_any_other() {
    let from_stdin = |arguments: &[&str]| {
        let mut command = nianbao();
        let pipes = command
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = pipes.spawn().expect("the program starts");
        let example = std::fs::read(root().join("examples/beilun-2021.yaml")).expect("the example");
        let mut stdin = child.stdin.take().expect("a pipe");
        stdin.write_all(&example).expect("it is read");
        drop(stdin);
        child.wait_with_output().expect("it ends")
    };
    for arguments in [&["-"][..], &["check", "-"]] {
        let done = from_stdin(arguments);
        assert_eq!(
            (done.status.code(), text(&done.stderr).as_str()),
            (Some(0), "没有发现问题\n")
        );
    }
    let report = text(&from_stdin(&["build", "-", "--to", "txt"]).stdout);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.txt");
    run(&[
        "build",
        "examples/beilun-2021.yaml",
        "-o",
        path.to_str().expect("UTF-8"),
    ]);
    assert_eq!(report, std::fs::read_to_string(path).expect("it is there"));
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let done = run(&["completions", shell]);
        assert_eq!((done.status.code(), text(&done.stderr).as_str()), (Some(0), ""));
        let script = text(&done.stdout);
        assert!(COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
    }
}

#[test]
fn machines_get_valid_sarif() {
    let done = run(&["check", "--format", "sarif", "docs/mistakes.yaml"]);
    assert_eq!((done.status.code(), text(&done.stderr).as_str()), (Some(1), ""));
    let log: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let rules: Vec<&str> = results.iter().filter_map(|r| r["ruleId"].as_str()).collect();
    assert_eq!(
        rules,
        ["unknown-figure", "not-a-count", "syntax-error", "wrong-total"]
    );
    let region = &results[1]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (region["startLine"].as_u64(), region["startColumn"].as_u64()),
        (Some(15), Some(15))
    );
}
