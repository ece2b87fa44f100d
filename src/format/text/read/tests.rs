//! What a reader must make of texts.

use super::read;
use crate::document::{AsRead, Block, Role, Table};
use crate::format::tests::fixture::{self, cell};

/// A document as lines: words as they are, a table as its caption and its rows, each cell with its place where it covers
/// more than one, a line break as ⏎.
fn shown(read: &AsRead) -> Vec<String> {
    let mut out = Vec::new();
    for block in &read.document.blocks {
        match block {
            Block::Paragraph(paragraph) => out.push(paragraph.text.clone()),
            Block::Table(table) => {
                out.push(format!("表[{}]", table.caption));
                out.extend(rows(table));
            }
            other => panic!("{other:?}"),
        }
    }
    out
}

fn rows(table: &Table) -> Vec<String> {
    let row = |row: &crate::document::Row| {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|c| {
                let text = c.text.replace('\n', "⏎");
                match (c.row_span, c.col_span) {
                    (1, 1) => text,
                    (rows, columns) => format!("{text}@{}:{rows}x{columns}", c.column),
                }
            })
            .collect();
        format!("|{}|", cells.join("|"))
    };
    table.rows.iter().map(row).collect()
}

#[track_caller]
fn gives(text: &str, expected: &[&str]) {
    assert_eq!(shown(&read(text.as_bytes()).unwrap()), expected, "{text}");
}

#[test]
fn lines_are_trimmed_and_empty_ones_left_out() {
    gives(
        "\u{feff}　　一、总体\r\n\r\n \u{a0}\t\r无。　\n\u{c}第二页\u{b}续",
        &["一、总体", "无。", "第二页", "续"],
    );
    gives("", &[]);
    let odd = "全年公开政府信息\u{1}十二条，其中政策文件三条。";
    gives(&odd.repeat(20), &[&odd.repeat(20)]);
}

#[test]
fn cells_behind_tabs_are_a_table() {
    gives(
        "二、公开\n\t第（一）项\n\n\t内容\n\t本年新\n制作\n\t\n\n\t规章\n\t 0\n\t\u{a0}3\n\n\n三、申请\n",
        &[
            "二、公开",
            "表[]",
            "|第（一）项|",
            "|内容|本年新⏎制作||",
            "|规章|0|3|",
            "三、申请",
        ],
    );
}

#[test]
fn two_empty_lines_or_words_end_a_table() {
    let row = "\t甲\n\t1\n\n\t乙\n\t2\n";
    let table = ["表[]", "|甲|1|", "|乙|2|"];
    let twice = [table, table].concat();
    gives(&format!("{row}\n\n{row}"), &twice);
    gives(&format!("{row} \n　\n{row}"), &twice);
    let between = [&table[..], &["三、申请"], &table].concat();
    gives(&format!("{row}\n三、申请\n{row}"), &between);
    // The heading of a part may stand behind a tab too.
    gives(&format!("{row}\n\t三、申请\n\n{row}"), &between);
    gives(
        &format!("{row}\n\t以下列表说明各项情况。\n\n{row}"),
        &[&table[..], &["以下列表说明各项情况。"], &table].concat(),
    );
}

/// A file whose line ends were doubled has the same tables.
#[test]
fn rows_may_all_stand_further_apart() {
    let text = "二、公开\n\n\t内容\n\t本年\n制作\n\n\t规章\n\t0\n\n\t文件\n\t3\n\n\t许可\n\t4\n\n\n\t甲\n\t1\n\n\t乙\n\t\n\n三、申请\n";
    let once = shown(&read(text.as_bytes()).unwrap());
    assert_eq!(once.iter().filter(|line| *line == "表[]").count(), 2);
    for (from, to) in [("\n\n", "\n\n\n"), ("\n\n", "\n\n\n\n"), ("\n", "\r\r\n")] {
        let apart = text.replace(from, to);
        assert_eq!(shown(&read(apart.as_bytes()).unwrap()), once, "{apart:?}");
    }
    gives(
        "甲\t1\t2\n\n\n乙\t3\t4\n\n\n丙\t5\t6\n\n\n丁\t7\t8\n",
        &["表[]", "|甲|1|2|", "|乙|3|4|", "|丙|5|6|", "|丁|7|8|"],
    );
}

#[test]
fn paragraphs_behind_tabs_are_paragraphs() {
    gives(
        "\t2021年，公开信息。\n\t一是不足。\n下一段\n\n\t某某局\n\t2022年1月20日\n",
        &[
            "2021年，公开信息。",
            "一是不足。",
            "下一段",
            "某某局",
            "2022年1月20日",
        ],
    );
    gives(
        "\t一、总体\n\n\t做了。\n\n\t二、公开\n",
        &["一、总体", "做了。", "二、公开"],
    );
    gives(
        "\t现将情况列表如下：\n\t渠道\n\t条数\n\n\t网站\n\t3\n",
        &["现将情况列表如下：", "表[]", "|渠道|条数|", "|网站|3|"],
    );
}

#[test]
fn rows_pasted_from_word_and_excel_are_a_table() {
    gives(
        "公开情况\n内容\t本年\t合计\t\n规章\t0\t\t\n第（五）项\n许可\t3\t4\n\t1\n\n后文\n",
        &[
            "公开情况",
            "表[]",
            "|内容|本年|合计|",
            "|规章|0||",
            "|第（五）项|",
            "|许可|3|4|",
            "||1|",
            "后文",
        ],
    );
    gives(
        "\t条数\n网站\t3\n报刊\t0\n",
        &["表[]", "||条数|", "|网站|3|", "|报刊|0|"],
    );
    gives(
        "表：渠道\n渠道\t\"本年\n条数\"\t\"a\"\"b\"\n网站\t3\t\n",
        &["表[渠道]", "|渠道|本年⏎条数|a\"b|", "|网站|3||"],
    );
    // The heading of a part is none of a table.
    gives(
        "甲\t1\t2\n三、申请\n乙\t3\t4\n",
        &["表[]", "|甲|1|2|", "三、申请", "表[]", "|乙|3|4|"],
    );
}

#[test]
fn tabs_in_prose_are_blanks() {
    gives("电话：\t0574\n", &["电话： 0574"]);
    gives(
        "\t\t\t某某局\n\t\t\t2022年1月20日\n",
        &["某某局", "2022年1月20日"],
    );
    gives(
        "1.\t培训\n2.\t考核\n（三）\t宣传\n",
        &["1.培训", "2.考核", "（三）宣传"],
    );
}

#[test]
fn pipes_are_a_table() {
    gives(
        "表：渠道\n| 渠道 | 条\\|数 |\n|:---|--:|\n| 网站 |  |\n后文",
        &["表[渠道]", "|渠道|条|数|", "|网站||", "后文"],
    );
    gives("|甲|乙|\n", &["|甲|乙|"]);
    gives("|--|--|\n|--|--|\n", &["|--|--|", "|--|--|"]);
    gives(
        "　　| 甲 | 乙 |\n　　| 丙 | 丁 |\n",
        &["| 甲 | 乙 |", "| 丙 | 丁 |"],
    );
}

#[test]
fn drawn_tables_keep_their_merged_cells() {
    gives(
        "表：渠道\n+----+----+\n| 渠道    |\n+====+====+\n| 网 | 1  |\n| 站 |    |\n|    +----+\n|    | 2  |\n+----+----+\n［图：现场］\n",
        &[
            "表[渠道]",
            "|渠道@0:1x2|",
            "|网站@0:2x1|1|",
            "|2|",
            "［图：现场］",
        ],
    );
    // Drawn by a program to which “ is one column wide.
    gives(
        "+------+---+\n| “一” | 1 |\n+------+---+\n",
        &["表[]", "|“一”|1|"],
    );
}

#[test]
fn a_drawing_that_was_changed_by_hand_is_divided_at_its_bars() {
    gives(
        "+----+----+\n| 网 | 1280 |\n| 站 |  |\n+----+----+\n| 报 | 2  |\n+----+----+\n",
        &["表[]", "|网站|1280|", "|报|2|"],
    );
    gives("+----+\n| 网 \n", &["+----+", "| 网"]);
}

/// What our own writer has written, read: the lines in their order, and the tables with their spans.
#[test]
fn our_own_files_are_read_back() {
    for (edition, sealed) in [("2019", false), ("2021", true)] {
        let mut document = fixture::report(edition, sealed);
        for draft in [false, true] {
            document.draft = draft;
            let bytes = super::super::FORMAT.bytes_of(&document).unwrap();
            let found = read(&bytes).unwrap();
            assert_eq!(found.unread, []);
            assert_eq!(shown(&found), expected(&document));
        }
    }
}

fn expected(document: &crate::document::Document) -> Vec<String> {
    let mut out: Vec<String> = document.title.lines().map(str::to_owned).collect();
    if document.draft {
        out.insert(0, crate::document::DRAFT.to_owned());
    }
    for block in &document.blocks {
        match block {
            Block::Heading(_, text) => out.push(text.clone()),
            Block::Paragraph(p) => {
                let head = p.head.as_ref().map_or("", |(_, head)| head);
                out.push(format!("{head}{}", p.text));
            }
            Block::Table(table) => {
                let caption = if table.statutory { "" } else { &table.caption };
                out.push(format!("表[{caption}]"));
                out.extend(rows(table));
            }
            Block::Picture(picture) => out.push(format!("［图：{}］", picture.caption)),
            Block::Signature(signature) => out.extend([signature.name.clone(), signature.date.clone()]),
        }
    }
    out
}

#[test]
fn other_encodings_are_read_and_what_is_lost_is_said() {
    let text = "一、总体情况\n　　公开信息十二条。\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(text);
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe], utf16.as_slice()].concat();
    for bytes in [gb.as_ref(), &utf16, &marked] {
        let lines = shown(&read(bytes).unwrap());
        assert_eq!(lines, ["一、总体情况", "公开信息十二条。"]);
    }
    let broken = [text.as_bytes(), b"\xff\n"].concat();
    let found = read(&broken).unwrap();
    assert!(found.unread[0].what.contains("1 个"), "{:?}", found.unread);
}

#[test]
fn what_is_no_text_or_too_much_is_refused() {
    let binary: Vec<u8> = (0..=255_u8).cycle().take(5000).collect();
    assert!(!read(&binary).unwrap_err().too_large);
    for bytes in [
        vec![b' '; (16 << 20) + 1],
        b"\t1\n".repeat(600_000),
        b"|".repeat(600_000),
    ] {
        assert!(read(&bytes).unwrap_err().too_large);
    }
}

#[test]
fn ten_thousand_rows_are_one_table() {
    let row = format!("{}\n", "\t0\n".repeat(15));
    let found = read(row.repeat(10_000).as_bytes()).unwrap();
    let [Block::Table(table)] = found.document.blocks.as_slice() else {
        panic!()
    };
    assert_eq!((table.rows.len(), table.rows[9999].cells.len()), (10_000, 15));
    let drawn = format!("+--+--+\n{}", "|0 |1 |\n+--+--+\n".repeat(10_000));
    let found = read(drawn.as_bytes()).unwrap();
    let [Block::Table(table)] = found.document.blocks.as_slice() else {
        panic!()
    };
    assert_eq!(table.rows.len(), 10_000);
}

/// A table of as many rows by as many columns as our own writer can draw is read within the bounds of the reader.
#[test]
fn a_dense_table_is_within_the_bounds() {
    let cells = |row: usize| {
        (0..30).map(move |c| {
            cell(
                c,
                1,
                1,
                Role::Text,
                if (row + c).is_multiple_of(3) { "" } else { "7" },
            )
        })
    };
    let table = Table {
        caption: String::new(),
        statutory: false,
        placing: crate::document::Placing::Parted,
        widths: vec![1; 30],
        rows: (0..300)
            .map(|r| fixture::row(false, cells(r).collect()))
            .collect(),
    };
    let drawing = super::super::grid_writer::draw(&table);
    let found = read(drawing.as_bytes()).unwrap();
    let [Block::Table(found)] = found.document.blocks.as_slice() else {
        panic!()
    };
    assert_eq!(found.rows, table.rows);
    let tight = format!("++++\n{}", "++++\n".repeat(3));
    assert!(
        crate::format::text::grid_reader::read(
            &tight.lines().collect::<Vec<_>>(),
            crate::format::display_width::char_columns
        )
        .is_some()
    );
}

/// Drawings that keep a reader busy which tries every corner.
#[test]
fn drawings_that_are_none_are_given_up() {
    let side = 700;
    let full = format!("{}\n", "+".repeat(side));
    let top = format!("+{}+{}\n", "-".repeat(side / 2), "+".repeat(side / 2));
    let line = format!("|{} {}\n", "+".repeat(side / 2), "+".repeat(side / 2));
    for text in [
        format!("+-{full}").repeat(side),
        format!("{top}{}", line.repeat(side)),
        format!("{top}{}", format!("+{}", &line[1..]).repeat(side)),
    ] {
        let length = text.len();
        let found = read(text.as_bytes()).unwrap();
        assert!(!found.document.blocks.is_empty(), "{length}");
    }
}
