//! Workbooks: what is exported is read again, what is filled in a workbook comes back, and what a sheet hides is told with its
//! sheet and cell.
#![expect(clippy::disallowed_methods, reason = "the tests write files and read them")]

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Room, correct, examples, spoilt};

/// The figures of a file, without its name.
fn figures(room: &Room, file: &str) -> String {
    let said = room.run(&["export", "--to", "jsonl", file]);
    let (_, figures) = said
        .out
        .split_once("\"agency\"")
        .unwrap_or_else(|| panic!("{said:?}"));
    figures.to_owned()
}

/// A workbook with other words in one of its parts.
fn changed(room: &Room, file: &str, part: &str, change: impl Fn(String) -> String) {
    let mut from = ZipArchive::new(Cursor::new(room.bytes(file))).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut entry = from.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == part {
            bytes = change(String::from_utf8(bytes).unwrap()).into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    room.put(file, to.finish().unwrap().into_inner());
}

/// A cell of a sheet as its part writes it, with something else in it.
fn filled(sheet: &str, cell: &str, value: &str) -> String {
    let begin = sheet
        .find(&format!("<c r=\"{cell}\""))
        .unwrap_or_else(|| panic!("{cell}"));
    let rest = &sheet[begin..];
    let head = rest.find('>').unwrap();
    let (own, end) = if rest[..head].ends_with('/') {
        (&rest[..head - 1], head + 1)
    } else {
        (&rest[..head], rest.find("</c>").unwrap() + 4)
    };
    let own: Vec<&str> = own.split(' ').filter(|part| !part.starts_with("t=")).collect();
    let own = own.join(" ");
    let new = match value.parse::<f64>() {
        Ok(_) => format!("{own}><v>{value}</v></c>"),
        Err(_) => format!("{own} t=\"inlineStr\"><is><t>{value}</t></is></c>"),
    };
    format!("{}{new}{}", &sheet[..begin], &rest[end..])
}

#[test]
fn what_is_exported_says_the_same_again() {
    for path in examples() {
        let room = Room::new();
        room.put("a.yaml", std::fs::read(&path).unwrap());
        let said = room.run(&["export", "--to", "xlsx", "a.yaml", "-o", "a.xlsx"]);
        said.is(0, &[]);
        assert_eq!(
            figures(&room, "a.xlsx"),
            figures(&room, "a.yaml"),
            "{}",
            path.display()
        );
        let words = |from: &str, to: &str| {
            room.run(&["import", from, "-o", to]);
            let text = room.text(to);
            let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
            lines.map(|line| format!("{line}\n")).collect::<String>()
        };
        room.run(&["build", "a.yaml", "--draft", "-o", "a.docx"]);
        assert_eq!(
            words("a.xlsx", "x.yaml"),
            words("a.docx", "d.yaml"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn a_mistake_is_found_at_its_cell() {
    let room = Room::new();
    room.put("a.yaml", spoilt("[6,     0,       0,", "[9,     0,       0,"));
    room.run(&["export", "--to", "xlsx", "a.yaml", "-o", "a.xlsx"]);
    let said = room.run(&["check", "--format", "concise", "a.xlsx"]);
    assert_eq!(
        said.out.trim_end(),
        "a.xlsx: 表三!D7 表三 第3行（一）予以公开 · 自然人: 错误[wrong-total] 予以公开的自然人应为 6，填写为 9"
    );
    said.is(1, &[]);
}

#[test]
fn an_empty_workbook_says_what_is_not_filled() {
    let room = Room::new();
    room.run(&["new", "--year", "2026", "--agency", "甲县水利局", "-o", "a.xlsx"])
        .is(0, &[]);
    let figures = figures(&room, "a.xlsx");
    assert!(
        figures.contains("甲县水利局") && figures.contains("2026"),
        "{figures}"
    );
    assert!(!figures.contains(":0"), "what is not filled is no 0: {figures}");
    let said = room.run(&["check", "a.xlsx"]);
    assert_eq!(said.status, 1);
    assert!(
        !said.err.contains("doubtful-reading") && !said.err.contains("unread-content"),
        "{}",
        said.err
    );
}

#[test]
fn what_a_unit_fills_comes_back() {
    let room = Room::new();
    room.run(&[
        "new",
        "--year",
        "2026",
        "--agency",
        "甲县水利局",
        "--zeros",
        "-o",
        "a.xlsx",
    ])
    .is(0, &[]);
    changed(&room, "a.xlsx", "xl/worksheets/sheet1.xml", |sheet| {
        let sheet = filled(&sheet, "A4", "（一）主动公开。全年公开水利信息120条。");
        let sheet = filled(&sheet, "A12", "存在公开不够及时的问题，将逐月督促。");
        filled(&sheet, "A16", "2027年1月20日")
    });
    changed(&room, "a.xlsx", "xl/worksheets/sheet3.xml", |sheet| {
        // The sums are those that Excel would put there.
        let sheet = ["D5", "D7", "D29", "J5", "J7", "J29"]
            .iter()
            .fold(sheet, |sheet, cell| filled(&sheet, cell, "2"));
        filled(&sheet, "E8", "1.0")
    });
    room.run(&["import", "a.xlsx", "-o", "a.yaml"]);
    let text = room.text("a.yaml");
    for line in ["全年公开水利信息120条", "将逐月督促", "2027-01-20", "年度: 2026"] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(text.contains("本年新收:                 [2,"), "{text}");
    let said = room.run(&["check", "--format", "concise", "a.xlsx"]);
    assert!(said.out.contains("表三!J8 表三 第4行"), "{}", said.out);
}

#[test]
fn what_a_sheet_does_to_numbers_is_told_apart() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.run(&["export", "--to", "xlsx", "a.yaml", "-o", "a.xlsx"]);
    changed(&room, "a.xlsx", "xl/worksheets/sheet3.xml", |sheet| {
        let sheet = filled(&sheet, "D7", "#REF!");
        let sheet = filled(&sheet, "E7", "1900-01-05");
        let sheet = filled(&sheet, "F7", "=SUM(D7:E7)");
        sheet.replacen("<row r=\"8\"", "<row r=\"8\" hidden=\"1\"", 1)
    });
    let said = room.run(&["check", "--format", "concise", "a.xlsx"]);
    for words in [
        "表三!D7 ",
        "是公式出错的标记",
        "表三!E7 ",
        "是日期，不是数",
        "表三!F7 ",
        "是没有算出结果的公式",
        "工作表的第 8 行是隐藏的，照常读入了",
    ] {
        assert!(said.out.contains(words), "{words}\n{}", said.out);
    }
    said.is(1, &[]);
}

#[test]
fn a_workbook_stands_for_last_year_and_for_the_source() {
    let room = Room::new();
    room.put("2021.yaml", correct());
    room.run(&["export", "--to", "xlsx", "2021.yaml", "-o", "2021.xlsx"]);
    room.run(&["next", "2021.yaml", "-o", "2022.yaml"]);
    let by_yaml = room.run(&["check", "2022.yaml", "--prior", "2021.yaml"]);
    let by_workbook = room.run(&["check", "2022.yaml", "--prior", "2021.xlsx"]);
    assert_eq!(by_workbook.err.replace("2021.xlsx", "2021.yaml"), by_yaml.err);
    room.run(&["check", "2021.xlsx", "--against", "2021.yaml"])
        .is(0, &[]);
    room.run(&["check", "2021.yaml", "--against", "2021.xlsx"]);
}

#[test]
fn many_reports_have_a_row_each() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.put("b.yaml", correct().replace("北仑区人民政府办公室", "=乙局"));
    room.run(&["export", "--to", "xlsx", "a.yaml", "b.yaml", "-o", "all.xlsx"]);
    let mut zip = ZipArchive::new(Cursor::new(room.bytes("all.xlsx"))).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let workbook = part("xl/workbook.xml");
    assert_eq!(workbook.matches("<sheet ").count(), 1, "{workbook}");
    let sheet = part("xl/worksheets/sheet1.xml");
    // 31 applications each.
    assert!(sheet.contains("<f>SUM(U4:U5)</f><v>62</v>"), "{sheet}");
    let said = room.run(&["export", "--to", "csv", "a.yaml", "b.yaml"]);
    assert!(
        said.out
            .starts_with("\u{feff}file,unit,year,edition,table,row,column,value\r\n")
    );
    assert!(
        said.out
            .contains("\r\na.yaml,北仑区人民政府办公室,2021,2021,申请,本年新收,总计,31\r\n")
    );
    assert!(
        said.out.contains("\r\nb.yaml,'=乙局,2021,"),
        "{}",
        &said.out[..300]
    );
    assert_eq!(said.out.lines().count(), 1 + 2 * 200);
}

#[test]
fn a_workbook_is_not_shown_on_a_screen_and_replaces_nothing() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.run(&["export", "--to", "xlsx", "a.yaml"])
        .is(2, &["请用 -o 写明文件名"]);
    room.run(&["new", "--year", "2026", "--agency", "甲局", "--to", "xlsx"])
        .is(2, &["请用 -o 写明文件名"]);
    room.put("a.xlsx", "mine");
    room.run(&["new", "--year", "2026", "--agency", "甲局", "-o", "a.xlsx"])
        .is(2, &["已经有 a.xlsx"]);
    room.run(&["export", "--to", "xlsx", "a.yaml", "-o", "a.xlsx"])
        .is(2, &["已经有 a.xlsx"]);
    assert_eq!(room.text("a.xlsx"), "mine");
}

#[test]
fn the_workbook_of_the_next_year_has_what_the_last_one_hands_on() {
    let room = Room::new();
    let none = "结转下年度:               [0,     0,       0,       0,           0,           0,   0]";
    let some = "结转下年度:               [4,     1,       0,       0,           0,           0,   5]";
    room.put("甲-2021.yaml", spoilt(none, some));
    room.put("乙-2021.yaml", correct());
    let said = room.run(&["next", "甲-2021.yaml", "-o", "a.xlsx"]);
    said.is(0, &["nianbao check a.xlsx", "没有放上年的文字"]);
    room.run(&["next", "甲-2021.yaml", "-o", "a.yaml"]);
    // What a year hands on and nothing else, as in the draft; nothing is 0 that is not filled.
    assert_eq!(figures(&room, "a.xlsx"), figures(&room, "a.yaml"));
    let said = room.run(&["import", "a.xlsx"]);
    assert!(
        said.out.contains("上年结转:                 [4,     1,       0,"),
        "{}",
        said.out
    );
    assert!(said.out.contains("年度: 2022"), "{}", said.out);
    // It follows itself, filled or not; it goes to no screen, and over no file.
    room.run(&["next", "a.xlsx", "-o", "b.xlsx"]);
    assert!(room.run(&["import", "b.xlsx"]).out.contains("年度: 2023"));
    room.run(&["next", "--to", "xlsx", "甲-2021.yaml"])
        .is(2, &["不能输出到屏幕"]);
    room.run(&["next", "甲-2021.yaml", "-o", "a.xlsx"])
        .is(2, &["已经有 a.xlsx"]);
    // One for each of many.
    room.run(&[
        "next",
        "--to",
        "xlsx",
        "甲-2021.yaml",
        "乙-2021.yaml",
        "-d",
        "发放",
    ])
    .is(0, &[]);
    for name in ["甲-2022", "乙-2022"] {
        assert!(
            room.bytes(&format!("发放/{name}.xlsx")).starts_with(b"PK"),
            "{name}"
        );
    }
}

#[test]
fn a_picture_upon_a_sheet_is_told() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.run(&["export", "--to", "xlsx", "a.yaml", "-o", "a.xlsx"]);
    let picture = "<drawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId9\"/></worksheet>";
    changed(&room, "a.xlsx", "xl/worksheets/sheet2.xml", |text| {
        text.replace("</worksheet>", picture)
    });
    for command in ["check", "import"] {
        let said = room.run(&[command, "a.xlsx"]);
        assert!(
            said.err.contains("里的图片、图表或文本框"),
            "{command}: {}",
            said.err
        );
    }
    // In a cell, as WPS and as Excel put it there: none of it is a word of the report.
    for own in [
        "t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>",
        "t=\"e\" vm=\"1\"><v>#VALUE!</v></c>",
    ] {
        room.run(&["export", "--to", "xlsx", "a.yaml", "-o", "a.xlsx", "--force"]);
        let row = format!("<row r=\"90\"><c r=\"A90\" {own}</row></sheetData>");
        changed(&room, "a.xlsx", "xl/worksheets/sheet1.xml", |text| {
            text.replace("</sheetData>", &row)
        });
        let said = room.run(&["import", "a.xlsx"]);
        assert!(said.err.contains("工作表“文字”里的图片"), "{}", said.err);
        assert!(
            !said.out.contains("DISPIMG") && !said.out.contains("#VALUE!"),
            "{}",
            said.out
        );
    }
}
