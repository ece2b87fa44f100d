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
    let written = nianbao::report::write::write(&report, None);
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
