//! Whole workbooks.

#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "parts of made-up files; how fast they are made does not matter"
)]

mod damage;

use super::read;
use crate::document::{AsRead, Block};
use crate::format::archive::Archive;

/// The styles of the workbooks made here: 0 as it is, 1 a day, 2 whole numbers, 3 hundredths, 4 with borders, 5 nothing shown.
const STYLES: &str = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode=";;;"/></numFmts>
<borders><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/></border></borders>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="1"/><xf numFmtId="9"/><xf numFmtId="0" borderId="1"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;

/// A sheet of a workbook made here.
struct Made {
    name: &'static str,
    state: &'static str,
    xml: String,
}

fn sheet(name: &'static str, data: &str, behind: &str) -> Made {
    Made {
        name,
        state: "visible",
        xml: format!("<worksheet><sheetData>{data}</sheetData>{behind}</worksheet>"),
    }
}

/// A workbook of these sheets.
fn made(sheets: &[Made], names: &str) -> Vec<u8> {
    let mut archive = Archive::default();
    let mut add = |name: &str, text: &str| archive.add(name, text.as_bytes()).unwrap();
    add("[Content_Types].xml", "<Types/>");
    let (mut listed, mut links) = (String::new(), String::new());
    for (index, sheet) in sheets.iter().enumerate() {
        listed += &format!(
            "<sheet name=\"{}\" sheetId=\"{index}\" state=\"{}\" r:id=\"r{index}\"/>",
            sheet.name, sheet.state
        );
        links += &format!(
            "<Relationship Id=\"r{index}\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet{index}.xml\"/>"
        );
        add(&format!("xl/worksheets/sheet{index}.xml"), &sheet.xml);
    }
    add(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns:r=\"x\"><sheets>{listed}</sheets><definedNames>{names}</definedNames></workbook>"
        ),
    );
    add(
        "xl/_rels/workbook.xml.rels",
        &format!("<Relationships>{links}</Relationships>"),
    );
    add("xl/styles.xml", STYLES);
    add(
        "xl/sharedStrings.xml",
        "<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>x</t></rPh></si></sst>",
    );
    archive.finish().unwrap()
}

/// A row of cells: numbers, or words behind an apostrophe; `=` begins a whole cell as it is written.
fn row(number: usize, cells: &[&str]) -> String {
    let mut out = format!("<row r=\"{number}\">");
    for (index, cell) in cells.iter().enumerate() {
        let at = format!("{}{number}", char::from(b'A' + u8::try_from(index).unwrap()));
        out += &match cell.strip_prefix('\'') {
            Some(words) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{words}</t></is></c>"),
            None if cell.is_empty() => String::new(),
            None => match cell.strip_prefix('=') {
                Some(whole) => whole.replace('@', &at),
                None => format!("<c r=\"{at}\"><v>{cell}</v></c>"),
            },
        };
    }
    out + "</row>"
}

/// What was read: lines as they are, tables row by row, each with the place of its first cell.
fn shown(read: &AsRead) -> Vec<String> {
    let mut out = Vec::new();
    for (block, place) in read.document.blocks.iter().zip(&read.sheets) {
        let name = place.name(0, 0);
        out.push(match block {
            Block::Paragraph(line) => format!("{name} {}", line.text),
            Block::Table(table) => {
                let rows = table.rows.iter().map(|row| {
                    let cells = row.cells.iter().map(|cell| {
                        let spans = match (cell.row_span, cell.col_span) {
                            (1, 1) => String::new(),
                            (down, right) => format!("[{down}×{right}]"),
                        };
                        format!("{}{spans}", cell.text)
                    });
                    cells.collect::<Vec<_>>().join("|")
                });
                format!("{name} {}", rows.collect::<Vec<_>>().join("/"))
            }
            other => panic!("{other:?}"),
        });
    }
    out
}

fn one(data: &str, behind: &str) -> AsRead {
    read(&made(&[sheet("表", data, behind)], "")).unwrap()
}

#[test]
fn lines_and_tables_stand_where_they_stand() {
    let data = [
        row(1, &["'标题"]),
        row(3, &["'项目", "'甲", "'乙"]),
        row(4, &["'一", "1", "2.0"]),
        row(5, &["'二", "3", "'4"]),
        row(6, &["'注：说明。"]),
        row(8, &["", "=<c r=\"@\" t=\"s\"><v>1</v></c>"]),
    ]
    .concat();
    assert_eq!(
        shown(&one(&data, "")),
        [
            "表!A1 标题",
            "表!A3 项目|甲|乙/一|1|2/二|3|4",
            "表!A6 注：说明。",
            "表!B8 乙丙"
        ]
    );
}

#[test]
fn a_title_upon_a_table_is_no_row_of_it() {
    let data = [
        row(1, &["'二、主动公开"]),
        row(2, &["'第一项"]),
        row(3, &["'内容", "'件数"]),
        row(4, &["'规章", "1"]),
        row(5, &["'第二项"]),
        row(6, &["'内容", "'件数"]),
        row(7, &["'许可", "2"]),
    ]
    .concat();
    let merged = "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:B2\"/><mergeCell ref=\"A5:B5\"/></mergeCells>";
    assert_eq!(
        shown(&one(&data, merged)),
        [
            "表!A1 二、主动公开",
            "表!A2 第一项[1×2]/内容|件数/规章|1/第二项[1×2]/内容|件数/许可|2"
        ]
    );
}

#[test]
fn tables_beside_one_another_and_under_one_another_are_several() {
    let data = [
        row(1, &["'a", "1", "", "'c", "3"]),
        row(2, &["'b", "2", "", "'d", "4"]),
        row(3, &["'三、收到"]),
        row(4, &["'e", "5"]),
    ]
    .concat();
    assert_eq!(
        shown(&one(&data, "")),
        ["表!A1 a|1/b|2", "表!A3 三、收到", "表!A4 e|5", "表!D1 c|3/d|4"]
    );
}

#[test]
fn what_is_merged_spans_and_what_lies_under_it_is_not_seen() {
    let data = [row(1, &["'头", "'宽", "'藏"]), row(2, &["", "1", "2"])].concat();
    let merged = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"A9:XFD1048576\"/></mergeCells>";
    assert_eq!(shown(&one(&data, merged)), ["表!A1 头[2×1]|宽[1×2]/1|2"]);
}

#[test]
fn what_is_no_number_is_told_and_never_one() {
    let data = row(
        1,
        &[
            "'行",
            "=<c r=\"@\" s=\"1\"><v>5</v></c>",
            "=<c r=\"@\" t=\"e\"><f>A9</f><v>#REF!</v></c>",
            "=<c r=\"@\"><f>SUM(A1:B1)</f></c>",
            "=<c r=\"@\" s=\"2\"><v>1.5</v></c>",
            "=<c r=\"@\" s=\"3\"><v>0.12</v></c>",
            "=<c r=\"@\"><f>SUM(A1:B1)</f><v>7</v></c>",
            "=<c r=\"@\" s=\"5\"><v>8</v></c>",
        ],
    );
    let read = one(&data, "");
    assert_eq!(
        shown(&read),
        ["表!A1 行|1900-01-05|#REF!|=SUM(A1:B1)|1.5|12%|7|8"]
    );
    let doubts: Vec<(usize, &str)> = read
        .doubts
        .iter()
        .map(|doubt| (doubt.cell.unwrap().column, doubt.what.as_str()))
        .collect();
    assert_eq!(
        doubts,
        [
            (4, "显示为 2，里面是 1.5，按 1.5 读入"),
            (7, "单元格格式使它看不见，里面是 8，按 8 读入")
        ]
    );
}

#[test]
fn what_is_hidden_is_told() {
    let data = [
        row(1, &["'a", "1", "2"]),
        row(2, &["'b", "3", "4"]).replace("<row ", "<row hidden=\"1\" "),
        "<row r=\"9\" hidden=\"1\"/>".to_owned(),
    ]
    .concat();
    let xml = format!(
        "<worksheet><cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>{data}</sheetData></worksheet>"
    );
    let hidden = Made {
        name: "藏",
        state: "hidden",
        xml: xml.clone(),
    };
    let empty = Made {
        name: "空",
        state: "veryHidden",
        xml: "<worksheet><sheetData/></worksheet>".to_owned(),
    };
    let seen = Made {
        name: "表",
        state: "visible",
        xml,
    };
    let read = read(&made(&[hidden, empty, seen], "")).unwrap();
    assert_eq!(shown(&read), ["表!A1 a|1|2/b|3|4"]);
    let unread: Vec<&str> = read.unread.iter().map(|unread| unread.what.as_str()).collect();
    assert_eq!(unread, ["隐藏的工作表“藏”"]);
    let doubts: Vec<&str> = read.doubts.iter().map(|doubt| doubt.what.as_str()).collect();
    assert_eq!(
        doubts,
        [
            "工作表的第 2 行是隐藏的，照常读入了",
            "工作表的第 C 列是隐藏的，照常读入了"
        ]
    );
}

#[test]
fn what_our_own_workbooks_say_to_who_fills_them_is_left_out() {
    let data = [row(1, &["'a", "1", "", "'还有 1 格没有填"]), row(2, &["'b", "2"])].concat();
    let names = "<definedName name=\"填表说明_1\">'表'!$D$1:$D$9</definedName><definedName name=\"别的\">表!$A$1</definedName>";
    let read = read(&made(&[sheet("表", &data, "")], names)).unwrap();
    assert_eq!(shown(&read), ["表!A1 a|1/b|2"]);
}

#[test]
fn a_row_of_figures_that_nobody_has_filled_is_a_row() {
    let data = [
        row(
            1,
            &[
                "=<c r=\"@\" s=\"4\" t=\"s\"><v>0</v></c>",
                "=<c r=\"@\" s=\"4\" t=\"s\"><v>1</v></c>",
            ],
        ),
        row(2, &["=<c r=\"@\" s=\"4\"/>", "=<c r=\"@\" s=\"4\"/>"]),
        row(3, &["=<c r=\"@\" s=\"4\"/>", "=<c r=\"@\" s=\"4\"/>"]),
    ]
    .concat();
    // Words alone in one row are lines; with a number they are a table.
    let filled = data
        .replacen("<v>1</v>", "<v>9</v>", 1)
        .replacen("t=\"s\"><v>9", "><v>9", 1);
    assert_eq!(shown(&one(&filled, "")), ["表!A1 甲|9/|"]);
}

#[test]
fn a_heading_over_a_table_that_stands_among_the_words_too_is_one_heading() {
    let words = [row(1, &["'二、主动公开"]), row(2, &["'三、收到"])].concat();
    let table = [
        row(1, &["'二、主动公开"]),
        row(2, &["'a", "1"]),
        row(3, &["'b", "2"]),
    ]
    .concat();
    let other = [row(1, &["'二、主动公开"]), row(2, &["'说明。"])].concat();
    let read = read(&made(
        &[
            sheet("文", &words, ""),
            sheet("表", &table, ""),
            sheet("又", &other, ""),
        ],
        "",
    ))
    .unwrap();
    assert_eq!(
        shown(&read),
        [
            "文!A1 二、主动公开",
            "文!A2 三、收到",
            "表!A2 a|1/b|2",
            "又!A1 二、主动公开",
            "又!A2 说明。"
        ]
    );
}
