//! Tables that lost their cells on the way: copied out of a PDF, written as plain text. Each row a line, a label that goes on
//! under its figures, a cell a line: the figures are read where the form's labels say whose they are.

use nianbao::document::{Block, Document, Slot, Table};

use super::{correct, figures, found, heading, line, message, older, read, same, table, tables};

/// The rows of a table as lines, blanks between the cells.
fn lines(table: &Table) -> Vec<String> {
    let rows = table.slots();
    let begun = rows.iter().map(|slots| {
        let cells = slots.iter().filter_map(|slot| match slot {
            Slot::Begins(cell) if !cell.text.is_empty() => Some(cell.text.as_str()),
            _ => None,
        });
        cells.collect::<Vec<_>>().join(" ")
    });
    begun.filter(|line| !line.is_empty()).collect()
}

/// The cells of a table as lines.
fn cells(table: &Table) -> Vec<String> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells
        .map(|cell| cell.text.clone())
        .filter(|text| !text.is_empty())
        .collect()
}

/// The document with each table of the form as lines.
fn flattened(mut document: Document, flat: fn(&Table) -> Vec<String>) -> Document {
    for number in (2..=4).rev() {
        let index = tables(&document)[number - 2];
        let lines = flat(table(&mut document, number));
        document
            .blocks
            .splice(index..=index, lines.iter().map(|text| line(text)));
    }
    document
}

/// The block that is this line.
#[track_caller]
fn at(document: &Document, text: &str) -> usize {
    let is = |block: &Block| matches!(block, Block::Paragraph(p) if p.head.is_none() && p.text == text);
    document
        .blocks
        .iter()
        .position(is)
        .unwrap_or_else(|| panic!("no line {text}"))
}

/// Puts other lines in the place of one.
#[track_caller]
fn replace(document: &mut Document, text: &str, with: &[&str]) {
    let at = at(document, text);
    document
        .blocks
        .splice(at..=at, with.iter().map(|text| line(text)));
}

#[test]
fn rows_and_cells_as_lines_are_the_table() {
    for flat in [lines, cells] {
        for (document, name) in [(correct(), "beilun-2021"), (older(), "zhanlang-2020")] {
            let read = read(flattened(document, flat));
            assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
            same(&read, name);
        }
    }
}

#[test]
fn a_label_broken_by_its_figures_is_one_label() {
    let mut document = flattened(correct(), lines);
    let partly = "（二）部分公开（区分处理的，只计这一情形，不计其他情形） 1 0 0 0 0 0 1";
    replace(
        &mut document,
        partly,
        &[
            "（二）部分公开（区分处理的，只计这一情形，",
            "1 0 0 0 0 0 1",
            "不计其他情形）",
        ],
    );
    let other = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 0 0 0 0 0 0 0";
    replace(
        &mut document,
        other,
        &[
            "2.申请人逾期未按收费通知要求缴纳费用、",
            "其他处 行政机关不再处理其政府信息 0 0 0 0 0 0 0",
            "理 公开申请",
        ],
    );
    // The label of a group that is written downward beside its rows; a page that ends within the table.
    replace(
        &mut document,
        "2.没有现成信息需要另行制作 16 2 0 0 0 0 18",
        &["2.没有现成信息需要另 16 2 0 0 0 0 18", "行制作", "— 3 —"],
    );
    let read = read(document);
    same(&read, "beilun-2021");
    assert_eq!(found(&read), ["info unread-content"], "{:?}", read.diagnostics);
}

#[test]
fn a_row_that_lost_a_figure_is_told_and_no_other() {
    let mut document = flattened(correct(), lines);
    replace(
        &mut document,
        "三、本年度办理结果 （一）予以公开 6 0 0 0 0 0 6",
        &["三、本年度办理结果 （一）予以公开 6 0 0 0 6"],
    );
    let read = read(document);
    assert!(
        message(&read, "doubtful-reading").contains("应有 7 个数"),
        "{:?}",
        read.diagnostics
    );
    let figures = figures(read.report.as_ref().unwrap());
    assert!(!figures.keys().any(|point| point.contains("予以公开")));
    assert_eq!(figures["申请.办理结果.无法提供.没有现成信息.总计"], "18");
}

#[test]
fn figures_that_are_too_many_are_told_and_none_is_read() {
    for (label, more) in [
        ("行政许可", "0 3"),
        ("三、本年度办理结果 （一）予以公开", "6 0 0 0 0 0 6 3"),
    ] {
        let mut document = flattened(correct(), lines);
        let is = |block: &&Block| matches!(block, Block::Paragraph(p) if p.text.starts_with(label));
        let text = match document.blocks.iter().find(is) {
            Some(Block::Paragraph(paragraph)) => paragraph.text.clone(),
            _ => panic!("{label}"),
        };
        replace(&mut document, &text, &[&format!("{label} {more}")]);
        let read = read(document);
        let told = format!("{:?}", read.diagnostics);
        assert!(told.contains(more), "{told}");
        let wanted = figures(&super::example("beilun-2021"));
        for (point, figure) in figures(read.report.as_ref().unwrap()) {
            assert!(wanted[&point] == figure || figure == more, "{point} {figure}");
        }
    }
}

#[test]
fn table_four_without_all_its_figures_is_told() {
    let mut document = flattened(correct(), lines);
    let zeros = vec!["0"; 15].join(" ");
    replace(&mut document, &zeros, &[&vec!["0"; 14].join(" ")]);
    let read = read(document);
    assert!(
        message(&read, "doubtful-reading").contains("只有 14 格"),
        "{:?}",
        read.diagnostics
    );
}

#[test]
fn table_four_row_by_row_is_read() {
    let mut document = flattened(correct(), lines);
    let zeros = vec!["0"; 15].join(" ");
    let heads = "结果维持 结果纠正 其他结果 尚未审结 总计";
    replace(
        &mut document,
        &zeros,
        &[
            "行政复议 1 0 0 0 1",
            "行政诉讼",
            heads,
            "未经复议直接起诉 0 2 0 0 2",
            "复议后起诉 0 0 3 0 3",
        ],
    );
    let read = read(document);
    let figures = figures(read.report.as_ref().unwrap());
    assert_eq!(figures["复议诉讼.行政复议.结果维持"], "1");
    assert_eq!(figures["复议诉讼.未经复议直接起诉.结果纠正"], "2");
    assert_eq!(figures["复议诉讼.复议后起诉.其他结果"], "3");
}

#[test]
fn the_unit_that_a_head_states_is_kept() {
    let mut document = flattened(correct(), lines);
    replace(
        &mut document,
        "信息内容 本年收费金额（单位：万元）",
        &["信息内容 本年收费金额（单位：元）"],
    );
    replace(&mut document, "行政事业性收费 0", &["行政事业性收费 335000"]);
    let read = read(document);
    assert!(
        message(&read, "doubtful-reading").contains("单位是元"),
        "{:?}",
        read.diagnostics
    );
}

#[test]
fn words_between_the_rows_are_kept() {
    let mut document = flattened(correct(), lines);
    let at = at(&document, "行政强制 0");
    document.blocks.insert(at, line("注：行政处罚不含当场处罚"));
    let read = read(document);
    same(&read, "beilun-2021");
    let report = read.report.unwrap();
    assert!(
        report
            .prose
            .values()
            .any(|text| text.as_str().contains("不含当场处罚"))
    );
}

/// A part whose figures are told in words has no table, however many of the form's words it uses.
#[test]
fn figures_in_words_are_no_table() {
    let mut document = correct();
    let index = tables(&document)[0];
    let said = [
        "行政许可 120",
        "全年行政处罚5件，行政强制2件。",
        "行政规范性文件 3 1",
    ];
    document.blocks.splice(index..=index, said.map(line));
    let read = read(document);
    let told = message(&read, "missing-table");
    assert!(told.contains("表二"), "{told}");
    let report = read.report.unwrap();
    assert!(
        report
            .prose
            .values()
            .any(|text| text.as_str().contains("行政许可 120"))
    );
}

#[test]
fn a_table_that_cannot_be_read_is_one_finding_with_help_that_fits() {
    let mut document = flattened(correct(), lines);
    // Figures column by column: none stands behind its label.
    let first = heading(&document, 2) + 1;
    let last = heading(&document, 3);
    let texts: Vec<String> = document.blocks[first..last]
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.clone()),
            _ => None,
        })
        .collect();
    let (labels, numbers): (Vec<String>, Vec<String>) = texts
        .iter()
        .flat_map(|text| text.split(' ').map(str::to_owned))
        .partition(|word| !word.bytes().all(|b| b.is_ascii_digit()));
    let pieces: Vec<Block> = labels.iter().chain(&numbers).map(|text| line(text)).collect();
    document.blocks.splice(first..last, pieces);
    let read = read(document);
    assert_eq!(found(&read), ["error missing-table"], "{:?}", read.diagnostics);
    let help = read.diagnostics[0].help.as_deref().unwrap();
    assert!(
        !help.contains("保存为 .docx") && !help.contains("填 0") && help.contains("没有分成格子"),
        "{help}"
    );
}
