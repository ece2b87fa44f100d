//! `nianbao next`: each example's draft lacks figures and words and nothing else; two of them as `tests/golden/next/` has it;
//! files that are there are left alone. Update the expectations with `SNAPSHOTS=overwrite cargo test --test it next`.

use std::collections::BTreeSet;

use crate::rules::golden;
use crate::support::{Room, examples, png, root};

/// The rules of a file's findings.
fn rules(room: &Room, file: &str) -> BTreeSet<String> {
    let told = room.run(&["check", "--format", "concise", file]).out;
    told.lines()
        .filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned()))
        .collect()
}

fn with(example: &str) -> (Room, String) {
    let room = Room::new();
    let path = root().join(example);
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    room.put(&name, std::fs::read(&path).expect(example));
    (room, name)
}

#[test]
fn a_draft_lacks_figures_and_words_and_nothing_else() {
    let mut files = examples();
    files.push(root().join("examples/faulty/zhanqi-2020.yaml"));
    for path in files {
        let name = path.strip_prefix(root()).unwrap().to_str().unwrap();
        let (room, file) = with(name);
        let said = room.run(&["next", &file, "-o", "next.yaml"]);
        // What was wrong with last year's is no fault of this year's.
        let next_step = "下一步：打开 next.yaml，填好表里的数";
        said.is(
            0,
            &["已生成 next.yaml", next_step, "然后 nianbao check next.yaml"],
        );
        if name.contains("faulty") {
            said.is(0, &["上年报告里的问题（不影响今年）：", "错误["]);
        }
        let draft = room.text("next.yaml");
        let year: i32 = file.split(['-', '.']).nth(1).unwrap().parse().unwrap();
        assert!(draft.contains(&format!("\n年度: {}\n", year + 1)), "{name}");
        assert!(draft.contains("\n版式: 2021 "), "{name}");
        assert!(draft.contains(&format!("\n上年报告: {file} ")), "{name}");
        let expected: BTreeSet<String> = ["blank-cell", "placeholder"].map(String::from).into();
        let mut told = rules(&room, "next.yaml");
        // Date and contact details are left open on purpose.
        told.remove("blank-value");
        assert_eq!(told, expected, "{name}");
        // The notice cited is the new form's.
        assert!(!draft.contains("〔2019〕60号"), "{name}");
    }
}

#[test]
fn drafts_read_as_expected() {
    for example in [
        "examples/baihe-2020.yaml",
        "examples/ninghai-2020.yaml",
        "examples/beilun-2021.yaml",
    ] {
        let (room, file) = with(example);
        room.run(&["next", &file, "-o", "next.yaml"]).is(0, &[]);
        golden(
            &root().join("tests/golden/next").join(&file),
            &room.text("next.yaml"),
        );
    }
}

#[test]
fn a_draft_that_is_filled_says_no_more_than_that_it_is_last_years() {
    let (room, file) = with("examples/beilun-2021.yaml");
    room.run(&["next", &file, "-o", "next.yaml"]).is(0, &[]);
    let filled = room.text("next.yaml").replace('~', "0").replace("【请更新】", "");
    room.put("next.yaml", filled);
    room.run(&["check", "next.yaml"]).is(0, &[]);
    // Nothing in force where much was, and the words, plans among them, are those of last year.
    let expected: BTreeSet<String> = ["copied-text", "figure-mismatch", "stock-mismatch", "wrong-year"]
        .map(String::from)
        .into();
    assert_eq!(rules(&room, "next.yaml"), expected);
}

#[test]
fn the_draft_finds_last_years_report_from_where_it_lies() {
    let (room, file) = with("examples/beilun-2021.yaml");
    room.put("新/空", "");
    room.run(&["next", &file, "-o", "新/next.yaml"])
        .is(0, &["已生成 新/next.yaml"]);
    assert!(
        room.text("新/next.yaml")
            .contains("\n上年报告: ../beilun-2021.yaml ")
    );
    assert!(!rules(&room, "新/next.yaml").contains("prior-unreadable"));
    let said = room.run(&["next", "新/../beilun-2021.yaml"]);
    said.is(0, &["没有发现问题"]);
    assert!(said.out.contains("\n上年报告: beilun-2021.yaml "), "{}", said.out);
}

#[test]
fn what_is_there_is_never_replaced() {
    let (room, file) = with("examples/beilun-2021.yaml");
    room.put("next.yaml", "别的内容");
    for output in ["next.yaml", &file] {
        room.run_in_vain(&["next", &file, "-o", output])
            .is(2, &["已经有", "不覆盖"]);
    }
}

#[test]
fn pictures_come_along_into_another_folder() {
    let (room, file) = with("examples/beilun-2021.yaml");
    let text = room
        .text(&file)
        .replacen("总体情况: |\n", "总体情况: |\n  ![现场](图/a.png)\n", 1);
    room.put(&file, text);
    room.put("图/a.png", png());
    room.put("新/空", "");
    room.run(&["next", &file, "-o", "新/next.yaml"])
        .is(0, &["已生成"]);
    assert_eq!(room.bytes("新/图/a.png"), png());
    assert!(!rules(&room, "新/next.yaml").contains("bad-picture"));
    // Beside last year's file the picture is there already; another one of its name stays.
    room.run(&["next", &file, "-o", "next.yaml"])
        .is(0, &["已生成 next.yaml"]);
    room.put("旧/图/a.png", "别的图");
    room.run_in_vain(&["next", &file, "-o", "旧/next.yaml"])
        .is(2, &["a.png，不覆盖"]);
}

#[test]
fn standard_input_names_no_file_of_last_year() {
    let room = Room::new();
    let example = std::fs::File::open(root().join("examples/beilun-2021.yaml")).unwrap();
    let done = room.nianbao(&["next", "-"]).stdin(example).output().unwrap();
    let (out, err) = (
        String::from_utf8(done.stdout).unwrap(),
        String::from_utf8(done.stderr).unwrap(),
    );
    assert_eq!(done.status.code(), Some(0), "{err}");
    assert!(out.contains("\n# 上年报告: "), "{out}");
    assert!(err.contains("没有写“上年报告”"), "{err}");
}

#[test]
fn what_holds_no_report_gives_no_draft() {
    let room = Room::new();
    room.put("a.yaml", "甲: 1\n");
    room.run_in_vain(&["next", "a.yaml", "-o", "b.yaml"])
        .is(1, &["not-a-report"]);
    room.run_in_vain(&["next", "c.yaml", "-o", "b.yaml"])
        .is(3, &["没有这个文件"]);
}

#[test]
fn an_agency_without_applications_fills_zeros_in_one_go() {
    let (room, file) = with("examples/beilun-2021.yaml");
    room.run(&["next", &file, "-o", "next.yaml", "--zeros"])
        .is(0, &[]);
    let draft = room.text("next.yaml");
    assert!(draft.contains("# 表三、表四已都填 0："), "{draft}");
    let (before, tables) = draft.split_once("\n申请:\n").expect("table 3");
    let (tables, _) = tables.split_once("\n问题及改进:").expect("what follows table 4");
    assert!(before.contains('~') && !tables.contains('~'), "{tables}");
    assert!(tables.contains("上年结转:                 [0,"));
    // What last year hands on stays, and where it is not 0 the rest cannot be.
    let text = room.text(&file);
    let open = text.replacen(
        "  结转下年度:               [0,     0,       0,       0,           0,           0,   0]",
        "  结转下年度:               [2,     0,       0,       0,           0,           0,   2]",
        1,
    );
    assert_ne!(open, text);
    room.put("a.yaml", open);
    room.run(&["next", "a.yaml", "-o", "b.yaml", "--zeros"])
        .is(0, &[]);
    let draft = room.text("b.yaml");
    assert!(
        draft.contains("上年结转:                 [2,") && draft.contains("“上年结转”不是 0"),
        "{draft}"
    );
    let new = room.run(&["new", "--year", "2022", "--agency", "某局", "--zeros"]);
    new.is(0, &[]);
    let (_, tables) = new.out.split_once("\n申请:\n").expect("table 3");
    assert!(
        tables.contains("上年结转:                 [0,") && !tables.contains('~'),
        "{}",
        new.out
    );
}

#[test]
fn what_could_not_be_read_is_told_before_what_was_published() {
    let (room, file) = with("examples/beilun-2021.yaml");
    let text = room.text(&file);
    // A row whose figures cannot be told apart, and a sum that was wrong when it was published.
    let slip = text
        .replacen(
            "  结转下年度:               [0,",
            "  结转下年度:               [0, 0,",
            1,
        )
        .replacen("[6,     0,       0,", "[9,     0,       0,", 1);
    assert_ne!(slip, text);
    room.put("a.yaml", slip);
    let said = room.run(&["next", "a.yaml", "-o", "b.yaml"]);
    said.is(1, &["[wrong-row-length]", "已生成 b.yaml"]);
    let at = |words: &str| said.err.find(words).expect(words);
    assert!(at("读上年报告时的问题") < at("[wrong-row-length]"));
    assert!(at("[wrong-row-length]") < at("上年报告里的问题（不影响今年）"));
}

#[test]
fn a_year_that_is_missing_is_told_once() {
    let room = Room::new();
    let text = std::fs::read_to_string(root().join("examples/beilun-2021.yaml")).unwrap();
    room.put("a.yaml", text.replace("年度: 2021\n", "年度:\n"));
    let said = room.run(&["next", "a.yaml", "-o", "b.yaml"]);
    said.is(1, &["没有填写年度"]);
    assert_eq!(said.err.matches("[missing-key]").count(), 1, "{}", said.err);
    assert!(room.text("b.yaml").contains("\n年度:\n"));
}
