//! Finished reports as inputs of every command: whatever their format and their name, what they say is what was written.

use std::collections::BTreeMap;
use std::fs::File;
use std::process::Stdio;

use encoding_rs::GB18030;

use crate::support::{Room, correct, examples, picture};

const FORMATS: [&str; 4] = ["docx", "html", "md", "txt"];

/// A room with the report in every format, called a.
fn built(text: &str) -> Room {
    let room = Room::new();
    room.put("a.yaml", text);
    room.run(&["build", "--to", &FORMATS.join(","), "a.yaml"])
        .is(0, &[]);
    room
}

/// The figures of a file, without its name.
fn figures(room: &Room, file: &str) -> String {
    let said = room.run(&["export", "--to", "jsonl", file]);
    let (_, figures) = said
        .out
        .split_once("\"agency\"")
        .unwrap_or_else(|| panic!("{file}: {}{}", said.out, said.err));
    figures.to_owned()
}

/// The report with a picture in its last part.
fn with_picture() -> String {
    correct().replace("其他事项: |\n", "其他事项: |\n  ![现场](x.png)\n")
}

#[test]
fn every_example_comes_back_from_every_format() {
    for example in examples() {
        let room = built(&std::fs::read_to_string(&example).unwrap());
        let wanted = figures(&room, "a.yaml");
        for format in FORMATS {
            let name = format!("a.{format}");
            assert_eq!(figures(&room, &name), wanted, "{} {format}", example.display());
            let said = room.run(&["import", &name, "-o", "b.yaml", "--force"]);
            said.is(0, &["已生成 b.yaml"]);
            assert_eq!(figures(&room, "b.yaml"), wanted, "{} {format}", example.display());
            // The report that is built of it reads as the one that it was read from.
            room.run(&["build", "b.yaml", "-o", "b.txt"]).is(0, &[]);
            let same = room.text("a.txt") == room.text("b.txt");
            assert!(same, "{} {format}\n{}", example.display(), room.text("b.txt"));
        }
    }
}

#[test]
fn without_a_file_to_write_the_report_goes_to_standard_output() {
    let room = built(&correct());
    room.run(&["import", "a.txt", "-o", "b.yaml"]).is(0, &[]);
    for arguments in [&["import", "a.txt"][..], &["import", "a.txt", "-o", "-"]] {
        let said = room.run_in_vain(arguments);
        said.is(0, &["没有发现问题"]);
        assert_eq!(said.out, room.text("b.yaml"));
    }
    for format in FORMATS {
        let child = room
            .nianbao(&["import", "-"])
            .stdin(File::open(room.path(&format!("a.{format}"))).unwrap())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = child.wait_with_output().unwrap();
        // Markdown without a name is text.
        if format != "md" {
            assert_eq!(said.status.code(), Some(0), "{format}");
            assert!(said.stdout.starts_with("# 填好后".as_bytes()), "{format}");
        }
    }
}

#[test]
fn a_name_decides_nothing() {
    let room = built(&correct());
    let wanted = figures(&room, "a.yaml");
    for (file, called) in [
        ("a.docx", "b.doc"),
        ("a.docx", "b.yaml"),
        ("a.html", "b.doc"),
        ("a.html", "b.yaml"),
        ("a.txt", "b.docx"),
        ("a.yaml", "b.yaml.txt"),
    ] {
        room.put(called, room.bytes(file));
        room.run_in_vain(&["check", called]).is(0, &[]);
        assert_eq!(figures(&room, called), wanted, "{file} as {called}");
        std::fs::remove_file(room.path(called)).unwrap();
    }
    for format in ["txt", "html", "md"] {
        let text = room.text(&format!("a.{format}")).replace("utf-8", "gb2312");
        let (gb, _, _) = GB18030.encode(&text);
        let name = format!("c.{format}");
        room.put(&name, gb);
        assert_eq!(figures(&room, &name), wanted, "{format}");
    }
}

#[test]
fn a_document_is_built_again_but_not_over_itself() {
    let room = built(&correct());
    room.run(&["build", "a.docx", "-o", "b.txt"])
        .is(0, &["已生成 b.txt"]);
    assert_eq!(room.text("b.txt"), room.text("a.txt"));
    room.run_in_vain(&["build", "a.docx"])
        .is(2, &["a.docx 是要读取的文件"]);
    room.run_in_vain(&["import", "a.txt", "-o", "a.txt"])
        .is(2, &["a.txt 是要读取的文件"]);
    room.run_in_vain(&["import", "a.txt", "-o", "./a.txt"]).is(2, &[]);
}

#[test]
fn last_years_report_may_have_any_format() {
    let mut rooms = BTreeMap::new();
    for format in FORMATS {
        let room = built(&correct());
        let next = correct()
            .replace("年度: 2021", "年度: 2022")
            .replace("机关:\n", &format!("上年报告: a.{format}\n机关:\n"));
        room.put("b.yaml", next);
        let said = room.run(&["check", "--only", "prior-unreadable", "b.yaml"]);
        said.is(0, &["没有发现问题"]);
        // The named file is read, not only found.
        room.put(&format!("a.{format}"), "今天没有会议。\n");
        let said = room.run(&["check", "--only", "prior-unreadable", "b.yaml"]);
        said.is(0, &["不是能读的"]);
        rooms.insert(format, room);
    }
    assert_eq!(rooms.len(), FORMATS.len());
}

#[test]
fn pictures_are_written_beside_the_report_and_over_nothing() {
    for format in ["docx", "html", "md"] {
        let room = Room::new();
        room.put("x.png", picture());
        room.put("a.yaml", with_picture());
        room.run(&["build", "--to", format, "a.yaml"]).is(0, &[]);
        let file = format!("a.{format}");
        room.run_in_vain(&["import", &file]).is(0, &["1 张图片没有写出"]);
        room.run(&["import", &file, "-o", "new/b.yaml"]).is(3, &["new"]);
        std::fs::create_dir(room.path("new")).unwrap();
        let before = room.all();
        room.run(&["import", &file, "-o", "new/b.yaml"])
            .is(0, &["已生成"]);
        let mut added: Vec<String> = room.all().into_keys().collect();
        added.retain(|name| !before.contains_key(name));
        let added = added
            .iter()
            .find(|name| room.path(name).is_file() && !name.ends_with(".yaml"))
            .unwrap_or_else(|| panic!("{format}: {added:?}"));
        assert_eq!(room.bytes(added), picture(), "{format}");
        room.run(&["check", "new/b.yaml"]).is(0, &[]);
        room.run(&["build", "new/b.yaml", "-o", "c.html"]).is(0, &[]);
        assert!(room.text("c.html").contains("data:image/png;base64,"), "{format}");
        // The same picture may be there already; another one is never lost.
        room.run(&["import", &file, "-o", "new/d.yaml"]).is(0, &[]);
        room.put(added, "另一张");
        room.run_in_vain(&["import", &file, "-o", "new/e.yaml"])
            .is(2, &["已经有", added, "--force"]);
        room.run(&["import", &file, "-o", "new/e.yaml", "--force"])
            .is(0, &[]);
        assert_eq!(room.bytes(added), picture());
    }
}

#[test]
fn what_reading_found_decides_the_status() {
    let room = built(&correct());
    let text = room
        .text("a.txt")
        .replace("四、政府信息公开行政复议", "四、行政复议");
    room.put("warning.txt", &text);
    room.run(&["import", "warning.txt", "-o", "b.yaml"])
        .is(0, &["已生成 b.yaml", "警告[section-title]"]);
    let (before, _) = text.split_once("三、收到").unwrap();
    room.put("error.txt", before);
    room.run(&["import", "error.txt", "-o", "c.yaml"])
        .is(1, &["已生成 c.yaml", "错误[missing-section]"]);
}

/// A row or a column of another edition's form stands apart in the export: nothing of a report is left out of it.
#[test]
fn figures_of_another_edition_are_exported_too() {
    let room = Room::new();
    let told = |text: &str| -> serde_json::Value {
        room.put("a.yaml", text);
        let said = room.run(&["export", "--to", "jsonl", "a.yaml"]);
        serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{e}: {}", said.err))
    };
    assert!(told(&correct()).get("other_facts").is_none());
    // The one row 其他处理 of 2019 in the form of 2021.
    let text = correct();
    let (before, rest) = text.split_once("    其他处理:\n").unwrap();
    let (_, after) = rest.split_once("\n    总计:").unwrap();
    let row = "    其他处理: [3, 0, 0, 0, 0, 0, 3]";
    let line = told(&format!("{before}{row}\n    总计:{after}"));
    let columns = &line["other_facts"]["申请"]["办理结果"]["其他处理"];
    assert_eq!(
        (&columns["自然人"], &columns["科研机构"], &columns["总计"]),
        (&3.into(), &0.into(), &3.into())
    );
    assert_eq!(
        line["facts"]["申请"]["办理结果"]["其他处理"]["其他"]["总计"],
        serde_json::Value::Null
    );
    let keys: Vec<&String> = line.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["path", "agency", "year", "edition", "facts", "other_facts"]
    );
    // Rows of table 2 in the form of 2019, with a figure that has a fraction.
    let line = told(&correct().replacen(
        "  行政许可:       0 ",
        "  政府集中采购: [12, 34.50]\n  其他对外管理服务事项: [1, 2, 3]\n  行政许可:       0 ",
        1,
    ));
    let other = &line["other_facts"]["主动公开"];
    assert_eq!(other["政府集中采购"]["采购总金额"].to_string(), "34.5");
    assert_eq!(other["其他对外管理服务事项"]["处理决定数量"], 3);
    assert_eq!(other.as_object().unwrap().len(), 2);
}
