//! The pieces of a report that not every example has: draft marks, the standard preamble, the usual title, signatures,
//! an extra table with merged cells, pictures.

use super::read::{Grid, tables};
use crate::support::{Room, correct, part, parts, png, root, spoilt};

const ALL: &str = "docx,html,md,txt";

/// The words of the report in each format, what sets them off taken out.
fn said(room: &Room) -> Vec<(&'static str, String)> {
    let docx = room.bytes("a.docx");
    let body = part(&docx, "word/document.xml")
        .replace("</w:p>", "\n")
        .replace("<w:noBreakHyphen/>", "-");
    let bare = |text: &str| {
        let words: String = text
            .split('<')
            .map(|t| t.split_once('>').map_or(t, |(_, words)| words))
            .collect();
        words.replace("&#60;", "<").replace("&#38;", "&")
    };
    let html = room.text("a.html");
    let page = html.split_once("</style>").unwrap().1;
    vec![
        ("docx", bare(&body)),
        ("html", bare(page)),
        ("md", room.text("a.md").replace(['\\', '*'], "")),
        ("txt", room.text("a.txt")),
    ]
}

/// The report built in every format.
fn built(text: &str, status: i32) -> Room {
    let room = Room::new();
    room.put("a.yaml", text);
    room.put("现场.png", png());
    room.run(&["build", "--draft", "--to", ALL, "a.yaml"])
        .is(status, &[]);
    room
}

#[track_caller]
fn all_say(room: &Room, words: &str) {
    for (format, text) in said(room) {
        assert!(text.contains(words), "{format} does not say {words:?}");
    }
}

#[track_caller]
fn none_says(room: &Room, words: &str) {
    for (format, text) in said(room) {
        assert!(!text.contains(words), "{format} says {words:?}");
    }
}

/// The correct report without some of its top keys.
fn without(keys: &[&str]) -> String {
    let text = correct();
    let mut keep = true;
    let lines = text.split_inclusive('\n').filter(|line| {
        if !line.starts_with([' ', '#']) {
            keep = !keys.iter().any(|key| line.starts_with(&format!("{key}:")));
        }
        keep
    });
    lines.collect()
}

#[test]
fn drafts_say_so_and_finished_reports_do_not() {
    let room = built(&correct(), 0);
    let docx = room.bytes("a.docx");
    for name in ["word/header1.xml", "word/header2.xml"] {
        assert!(part(&docx, name).contains("草稿"), "{name}");
    }
    let body = part(&docx, "word/document.xml");
    for kind in ["default", "even"] {
        assert!(
            body.contains(&format!("<w:headerReference w:type=\"{kind}\"")),
            "{kind} pages"
        );
    }
    for name in ["a.html", "a.md", "a.txt"] {
        let text = room.text(name);
        let page = text
            .split_once("</style>")
            .map_or(text.as_str(), |(_, page)| page);
        let (mark, title) = (
            page.find("草稿").unwrap(),
            page.find("政府信息公开工作年度报告").unwrap(),
        );
        assert!(mark < title, "{name}");
    }
    room.run(&["build", "--to", ALL, "a.yaml"]).is(0, &[]);
    none_says(&room, "草稿");
    let docx = room.bytes("a.docx");
    assert!(parts(&docx).iter().all(|name| !name.contains("header")));
    assert!(
        parts(&docx)
            .iter()
            .filter(|name| name.ends_with(".xml"))
            .all(|name| !part(&docx, name).contains("草稿"))
    );
}

#[test]
fn what_the_file_leaves_out_is_composed() {
    let room = built(&without(&["引言", "标题"]), 0);
    // Too long for one line, it breaks before the year.
    all_say(&room, "北仑区人民政府办公室");
    all_say(&room, "2021年政府信息公开工作年度报告");
    all_say(
        &room,
        "根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）的要求",
    );
    all_say(&room, "六个部分");
    all_say(&room, "自2021年1月1日起至2021年12月31日止");
    all_say(&room, "邮编：315800；电话：0574-89285667");
    // Who gives no way to be reached is not said to have one.
    let silent: String = without(&["引言"])
        .split_inclusive('\n')
        .filter(|l| !["  地址", "  邮编", "  电话"].iter().any(|k| l.starts_with(k)))
        .collect();
    let room = built(&silent, 0);
    none_says(&room, "如对本报告有疑问");
    none_says(&room, "（）");
    // What the file gives is not composed again.
    let room = built(&correct(), 0);
    none_says(&room, "的要求，北仑区人民政府办公室编制");
    all_say(&room, "2021年度政府信息公开工作年度报告");
    all_say(&room, "全年新收政府信息公开申请31件，办理31件");
}

#[test]
fn signatures_stand_where_the_standard_wants_them() {
    let signed = correct() + "落款:\n  署名: 某某区办公室\n  日期: 2022-01-20\n";
    let (plain, sealed) = (
        built(&signed, 0),
        built(&format!("{signed}版面:\n  用印: 是\n"), 0),
    );
    for room in [&plain, &sealed] {
        all_say(room, "某某区办公室");
        all_say(room, "2022年1月20日");
    }
    let lines = |room: &Room| {
        let text = room.text("a.txt");
        let mut lines: Vec<String> = text.lines().rev().take(2).map(str::to_owned).collect();
        lines.reverse();
        lines
    };
    let blanks = |line: &str| line.len() - line.trim_start().len();
    // Without a seal the date begins two characters right of the name; with one the name is centred on it.
    let found = lines(&plain);
    assert_eq!(blanks(&found[1]), blanks(&found[0]) + 4, "{found:?}");
    let found = lines(&sealed);
    // Six characters are 12 columns wide, the date is 13.
    assert_eq!(blanks(&found[0]), blanks(&found[1]) + 1, "{found:?}");
    assert!(sealed.text("a.html").contains("class=\"signature sealed\""));
    assert_ne!(sealed.bytes("a.docx"), plain.bytes("a.docx"));
    // A name that is not given is the agency's; without 落款 there is none.
    let room = built(&(correct() + "落款:\n  日期: 2022年1月5日\n"), 0);
    assert!(lines(&room)[0].ends_with("北仑区人民政府办公室") && lines(&room)[1].ends_with("2022年1月5日"));
    none_says(&built(&correct(), 0), "2022年1月");
}

/// The extra table as its file has it, its marks resolved.
fn extra(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| line.starts_with('|')) {
        let cells = line.trim_matches('|').split('|').map(str::trim).enumerate();
        let row = cells.map(|(i, cell)| {
            if cell == "^" {
                rows.last().unwrap()[i].clone()
            } else {
                cell.to_owned()
            }
        });
        rows.push(row.collect());
    }
    rows
}

#[test]
fn an_extra_table_keeps_its_rows_and_merged_cells() {
    let text = std::fs::read_to_string(root().join("examples/faulty/zhanqi-2020.yaml")).unwrap();
    let expected = extra(&text);
    // The head and 29 rows.
    assert_eq!(expected.len(), 30);
    let room = built(&text, 1);
    all_say(&room, "2020年瞻岐镇重点信息主动公开情况");
    for format in ["docx", "html", "md", "txt"] {
        let grids = tables(format, &room.bytes(&format!("a.{format}")));
        // The extra table stands before table 2, and tables 3 and 4 are there though the file has none of their rows.
        assert_eq!(grids.len(), 4, "{format}");
        let texts: Vec<Vec<String>> = grids[0]
            .iter()
            .map(|row| row.iter().map(|(_, text)| text.clone()).collect())
            .collect();
        assert_eq!(texts, expected, "{format}");
        assert_eq!(spans(&grids[0], 0), [1, 1, 2, 2, 17, 1, 4, 2], "{format}");
        assert_eq!(spans(&grids[0], 1), [1; 30], "{format}");
        // Nothing is made up where nothing is filled, and what is odd is printed as it stands.
        assert!(
            grids[2]
                .iter()
                .skip(3)
                .all(|row| row[3..].iter().all(|(_, text)| text.is_empty())),
            "{format}"
        );
        assert!(
            grids[1].iter().flatten().any(|(_, text)| text == "新增1条"),
            "{format}"
        );
    }
}

/// How many rows each cell of a column covers.
fn spans(grid: &Grid, column: usize) -> Vec<usize> {
    grid.chunk_by(|a, b| a[column].0 == b[column].0)
        .map(<[_]>::len)
        .collect()
}

#[test]
fn a_picture_stands_in_its_place_with_its_caption() {
    let text = spoilt(
        "问题及改进: |\n",
        "问题及改进: |\n  图前的话。\n  ![培训现场](现场.png)\n  图后的话。\n",
    );
    let room = built(&text, 0);
    for (format, words) in said(&room) {
        let place = |what: &str| words.find(what).unwrap_or_else(|| panic!("{format}: no {what}"));
        assert!(
            place("图前的话") < place("培训现场") && place("培训现场") < place("图后的话"),
            "{format}"
        );
    }
    let docx = room.bytes("a.docx");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&docx)).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name("word/media/image1.png").unwrap(), &mut bytes).unwrap();
    assert_eq!(bytes, png());
    let base64 = data_encoding::BASE64.encode(&png());
    for name in ["a.html", "a.md"] {
        assert_eq!(room.text(name).matches(&base64).count(), 1, "{name}");
        assert!(
            !room.text(name).contains("现场.png"),
            "the author's own path stays out of {name}"
        );
    }
}
