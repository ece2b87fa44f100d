//! Tables over several pages, tables twice, tables that are not the form's, tables of two editions.

use nianbao::document::Block;

use super::{
    all_ragged, correct, extra, found, heading, line, message, older, quiet, ragged, read, row, same, table,
    tables,
};

#[test]
fn a_table_over_two_pages_is_one_table() {
    for with_heads in [false, true] {
        for between in [None, Some("续表")] {
            let mut document = correct();
            let index = tables(&document)[1];
            let whole = ragged(table(&mut document, 3));
            let mut second = whole.clone();
            second.rows.drain(..15);
            if with_heads {
                second.rows.splice(0..0, whole.rows[..3].iter().cloned());
            }
            let mut first = whole;
            first.rows.truncate(15);
            let pieces: Vec<Block> = std::iter::once(Block::Table(first))
                .chain(between.map(line))
                .chain([Block::Table(second)])
                .collect();
            document.blocks.splice(index..=index, pieces);
            let read = read(document);
            // What says that the table goes on is no prose; it is told with the other words of the page.
            let told = vec!["info unread-content"; usize::from(between.is_some())];
            assert_eq!(found(&read), told, "{:?}", read.diagnostics);
            same(&read, "beilun-2021");
        }
    }
}

#[test]
fn heads_repeated_within_a_table_are_heads() {
    let mut document = correct();
    all_ragged(&mut document);
    let rows = &mut table(&mut document, 3).rows;
    let heads: Vec<_> = rows[..3].to_vec();
    rows.splice(17..17, heads);
    quiet(document, "beilun-2021");
}

#[test]
fn a_row_repeated_at_a_page_break_counts_once() {
    let mut document = correct();
    all_ragged(&mut document);
    let rows = &mut table(&mut document, 3).rows;
    let again = rows[16].clone();
    rows.insert(17, again);
    quiet(document, "beilun-2021");
}

#[test]
fn table_four_in_two_tables_is_one() {
    let mut document = correct();
    let index = tables(&document)[2];
    let whole = table(&mut document, 4).clone();
    let half = |keep: &dyn Fn(usize) -> bool, shift: usize| {
        let mut half = whole.clone();
        for row in &mut half.rows {
            row.cells.retain(|cell| keep(cell.column));
            row.cells.iter_mut().for_each(|cell| cell.column -= shift);
        }
        Block::Table(half)
    };
    document
        .blocks
        .splice(index..=index, [half(&|c| c < 5, 0), half(&|c| c >= 5, 5)]);
    quiet(document, "beilun-2021");
}

#[test]
fn extra_tables_before_and_behind_stay_in_the_prose() {
    let mut document = correct();
    let two = tables(&document)[0];
    let more = extra(&[
        &["栏目名称", "子栏目", "发布数量（条）"],
        &["法规公文", "行政规范性文件", "18"],
        &["行政执法", "行政许可", "3"],
        &["行政执法", "行政处罚", "4"],
    ]);
    document.blocks.insert(two + 1, more.clone());
    document.blocks.insert(two, more);
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
    same(&read, "beilun-2021");
    let report = read.report.unwrap();
    for part in ["主动公开.说明", "主动公开.附注"] {
        let (_, text) = report
            .prose
            .iter()
            .find(|(key, _)| key.to_string() == part)
            .unwrap();
        assert_eq!(
            text.as_str()
                .lines()
                .filter(|line| line.starts_with("| 行政执法 |"))
                .count(),
            2,
            "{part}"
        );
    }
}

#[test]
fn three_copies_of_a_table_and_which_one_counts() {
    let mut document = correct();
    let index = tables(&document)[1];
    let mut blank = table(&mut document, 3).clone();
    for row in blank.rows.iter_mut().skip(3) {
        row.cells
            .iter_mut()
            .rev()
            .take(7)
            .for_each(|cell| cell.text.clear());
    }
    let copy = table(&mut document, 3).clone();
    document.blocks.splice(
        index..=index,
        [
            Block::Table(blank),
            Block::Table(copy.clone()),
            Block::Table(copy),
        ],
    );
    let read = read(document);
    assert_eq!(found(&read), ["warning duplicate-table"]);
    let told = message(&read, "duplicate-table");
    assert!(
        told.contains("出现了 3 次") && told.contains("第 2 张为准") && told.contains("第 1 张有"),
        "{told}"
    );
    same(&read, "beilun-2021");
}

#[test]
fn tables_of_two_editions_are_told_and_both_are_read() {
    let mut document = correct();
    let three = table(&mut document, 3);
    *three = table(&mut older(), 3).clone();
    let read = read(document);
    assert_eq!(found(&read), ["error wrong-edition"]);
    assert!(message(&read, "wrong-edition").contains("2019 版的写法（其他处理）"));
    let report = read.report.unwrap();
    assert_eq!(report.edition.id, "2021");
    // In the file that is written the row of the other edition stands where it stood.
    let written = nianbao::file::write::write(&report, None);
    assert!(written.contains("    其他处理:               [0,"), "{written}");
}

#[test]
fn the_edition_is_told_by_the_tables_and_not_by_the_year() {
    let mut document = older();
    document.title = document.title.replace("2020", "2022");
    let read = read(document);
    assert_eq!(read.report.as_ref().unwrap().edition.id, "2019");
    assert_eq!(found(&read), ["error wrong-edition"]);
    assert!(message(&read, "wrong-edition").contains("2022 年度的报告不能用 2019 版式"));
}

#[test]
fn a_table_that_is_not_there_is_missing() {
    let mut document = correct();
    for index in tables(&document).into_iter().rev() {
        document.blocks[index] = line("本年度未收到政府信息公开申请。");
    }
    let read = read(document);
    assert_eq!(found(&read), ["error missing-table"; 3]);
}

#[test]
fn tables_in_an_annex_are_read() {
    let mut document = correct();
    let end = document.blocks.len();
    let moved: Vec<Block> = tables(&document)
        .into_iter()
        .map(|index| document.blocks[index].clone())
        .collect();
    for (offset, index) in tables(&document).into_iter().enumerate() {
        document.blocks.remove(index - offset);
    }
    document.blocks.splice(end - 3..end - 3, moved);
    quiet(document, "beilun-2021");
}

#[test]
fn a_table_without_its_heading_begins_its_part() {
    let mut document = correct();
    document.blocks.remove(heading(&document, 3));
    let read = read(document);
    assert_eq!(found(&read), ["warning section-title"]);
    assert!(message(&read, "section-title").contains("表三前面没有标题"));
    same(&read, "beilun-2021");
}

#[test]
fn a_table_of_ten_thousand_rows_is_no_trouble() {
    let mut document = correct();
    let more = row(&mut document, 3, "2.重复申请").clone();
    let rows = &mut table(&mut document, 3).rows;
    rows.extend(std::iter::repeat_n(more, 10_000));
    let read = read(document);
    assert!(read.report.is_some());
}

#[test]
fn a_table_that_only_uses_the_words_of_the_form_is_an_extra_table() {
    let rows: [&[&[&str]]; 3] = [
        &[
            &["类别", "公开数量"],
            &["规章", "5"],
            &["行政规范性文件", "18"],
            &["行政许可", "99"],
            &["行政处罚", "8"],
            &["行政强制", "7"],
        ],
        &[
            &[
                "年度",
                "自然人",
                "商业企业",
                "科研机构",
                "社会公益组织",
                "法律服务机构",
                "其他",
                "总计",
            ],
            &["2020年", "1", "2", "3", "4", "5", "6", "21"],
        ],
        &[
            &["类型", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
            &["行政复议", "1", "2", "3", "4", "10"],
            &["行政诉讼", "5", "6", "7", "8", "26"],
        ],
    ];
    for rows in rows {
        for number in 0..3 {
            let mut document = correct();
            let at = tables(&document)[number];
            document.blocks.insert(at, extra(rows));
            let read = read(document);
            assert_eq!(
                found(&read),
                Vec::<String>::new(),
                "{rows:?} {:?}",
                read.diagnostics
            );
            same(&read, "beilun-2021");
        }
    }
}

#[test]
fn table_four_upright_and_table_two_block_by_block_are_read() {
    let mut document = correct();
    let at = tables(&document)[2];
    let heads: &[&str] = &["类型", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    document.blocks[at] = extra(&[
        heads,
        &["行政复议", "0", "0", "0", "0", "0"],
        &["未经复议直接起诉", "0", "0", "0", "0", "0"],
        &["复议后起诉", "0", "0", "0", "0", "0"],
    ]);
    let two = tables(&document)[0];
    let whole = table(&mut document, 2).clone();
    let starts: Vec<usize> = (0..whole.rows.len())
        .filter(|i| whole.rows[*i].starts_group)
        .collect();
    assert_eq!(starts.len(), 4);
    let blocks = starts.iter().enumerate().map(|(index, start)| {
        let end = starts.get(index + 1).copied().unwrap_or(whole.rows.len());
        let mut block = whole.clone();
        block.rows = whole.rows[*start..end].to_vec();
        Block::Table(block)
    });
    document.blocks.splice(two..=two, blocks.collect::<Vec<_>>());
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
    same(&read, "beilun-2021");
}

#[test]
fn words_of_the_older_edition_in_one_table_do_not_make_the_report_one_of_it() {
    let mut document = correct();
    for (from, to) in [
        ("行政规范性文件", "规范性文件"),
        ("本年制发件数", "本年新制发件数"),
        ("现行有效件数", "现行有效数"),
        ("第二十条第（五）项", "第二十条第五项"),
    ] {
        super::cell(&mut document, 2, from).text = to.into();
    }
    let read = read(document);
    assert_eq!(found(&read), ["warning altered-label"], "{:?}", read.diagnostics);
    same(&read, "beilun-2021");
}

#[test]
fn a_column_that_is_not_the_forms_is_told() {
    let mut document = correct();
    let three = table(&mut document, 3);
    three.widths.push(600);
    for (index, row) in three.rows.iter_mut().enumerate() {
        row.cells.push(nianbao::document::Cell {
            column: 10,
            row_span: 1,
            col_span: 1,
            role: nianbao::document::Role::Text,
            text: match index {
                0 => "备注".into(),
                5 => "其中2件转办".into(),
                _ => String::new(),
            },
            data_point: None,
        });
    }
    let read = read(document);
    assert_eq!(found(&read), ["warning unread-content"], "{:?}", read.diagnostics);
    assert!(message(&read, "unread-content").contains("其中2件转办"));
    same(&read, "beilun-2021");
}

#[test]
fn a_table_without_its_column_of_totals_is_read_and_the_totals_are_computed() {
    let mut document = correct();
    let three = table(&mut document, 3);
    for row in &mut three.rows {
        row.cells.retain(|cell| cell.column != 9);
        row.cells
            .iter_mut()
            .filter(|cell| cell.col_span == 7)
            .for_each(|cell| cell.col_span = 6);
    }
    three.widths.pop();
    let read = read(document);
    assert_eq!(found(&read), ["warning altered-label"], "{:?}", read.diagnostics);
    assert!(message(&read, "altered-label").contains("缺少“总计”"));
    let written = nianbao::file::write::write(&read.report.unwrap(), None);
    assert!(
        written.contains("[27,    3,       0,       0,           1,           0,   31]"),
        "{written}"
    );
}

/// Table 4 as small tables one under the other, with these lines above them.
fn in_three(titles: [&str; 3], figures: [[&str; 5]; 3]) -> nianbao::document::Document {
    let mut document = correct();
    let at = super::tables(&document)[2];
    let heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let small = |figures: [&str; 5]| {
        let row = |texts: [&str; 5]| super::Row {
            head: false,
            starts_group: false,
            cells: texts
                .iter()
                .enumerate()
                .map(|(column, text)| super::Cell {
                    column,
                    row_span: 1,
                    col_span: 1,
                    role: super::Role::Text,
                    text: (*text).to_owned(),
                    data_point: None,
                })
                .collect(),
        };
        super::Table {
            caption: String::new(),
            statutory: false,
            placing: nianbao::document::Placing::Parted,
            widths: vec![1; 5],
            rows: vec![row(heads), row(figures)],
        }
    };
    let blocks = titles.iter().zip(figures).flat_map(|(title, figures)| {
        let line = (!title.is_empty()).then(|| super::Block::line((*title).to_owned()));
        line.into_iter().chain([super::Block::Table(small(figures))])
    });
    document.blocks.splice(at..=at, blocks);
    document
}

#[test]
fn table_four_in_three_small_tables_is_one() {
    let figures = [
        ["27", "10", "9", "15", "61"],
        ["3", "0", "0", "0", "3"],
        ["8", "0", "1", "1", "10"],
    ];
    let line = |read: &super::Recognised, key: &str| {
        let written = nianbao::file::write::write(read.report.as_ref().unwrap(), None);
        let mut lines = written.lines().map(|line| line.replace(' ', ""));
        lines.find(|line| line.starts_with(key)).unwrap_or_default()
    };
    let titles = [
        "1.行政复议",
        "2.行政诉讼（未经复议直接起诉）",
        "3.行政诉讼（复议后起诉）",
    ];
    for (titles, doubts) in [
        (titles, 0),
        ([titles[0], titles[1], "（三）复议后起诉"], 0),
        (["", "", ""], 2),
    ] {
        let read = read(in_three(titles, figures));
        let told = found(&read);
        let count = told
            .iter()
            .filter(|told| *told == "warning doubtful-reading")
            .count();
        assert!(count >= doubts && (doubts > 0 || count == 0), "{told:?}");
        assert!(!told.contains(&"warning duplicate-table".to_owned()), "{told:?}");
        assert_eq!(line(&read, "行政复议:"), "行政复议:[27,10,9,15,61]", "{titles:?}");
        assert_eq!(
            line(&read, "未经复议直接起诉:"),
            "未经复议直接起诉:[3,0,0,0,3]",
            "{titles:?}"
        );
        assert_eq!(
            line(&read, "复议后起诉:"),
            "复议后起诉:[8,0,1,1,10]",
            "{titles:?}"
        );
    }
}

#[test]
fn every_row_of_table_three_may_be_a_table_of_its_own() {
    let mut document = correct();
    let whole = ragged(table(&mut document, 3));
    let at = tables(&document)[1];
    let head = whole
        .rows
        .iter()
        .take_while(|row| row.cells.iter().all(|cell| cell.text.parse::<u32>().is_err()));
    let head = head.count();
    let part = |rows: &[super::Row]| {
        let mut part = whole.clone();
        part.rows = rows.to_vec();
        Block::Table(part)
    };
    let rows = whole.rows[head..].chunks(1).map(&part);
    let parts: Vec<Block> = [part(&whole.rows[..head])].into_iter().chain(rows).collect();
    document.blocks.splice(at..=at, parts);
    let read = read(document);
    assert!(
        found(&read).iter().all(|told| told == "warning altered-label"),
        "{:?}",
        read.diagnostics
    );
    same(&read, "beilun-2021");
}
