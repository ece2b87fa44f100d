//! Labels: blanks and brackets do not count; what was changed, cut off or lost is told, and its figures are read.

use super::{
    all_ragged, cell, correct, every_cell, figures, found, message, older, quiet, read, same, table,
};

#[test]
fn blanks_line_breaks_and_the_width_of_brackets_do_not_count() {
    let mut document = correct();
    every_cell(&mut document, &|cell| {
        let half = cell
            .text
            .replace('（', "(")
            .replace('）', ")")
            .replace("1.", "１．")
            .replace('“', "\"");
        let mut text = String::new();
        for (index, c) in half.chars().enumerate() {
            text.push(c);
            match index % 4 {
                1 => text.push('\n'),
                2 => text.push('\u{a0}'),
                3 => text.push('\u{3000}'),
                _ => {}
            }
        }
        // Blanks within a figure would be another variation.
        if !cell.text.is_ascii() {
            cell.text = text;
        }
    });
    quiet(document, "beilun-2021");
}

#[test]
fn a_label_cut_off_or_changed_is_told_and_its_figures_are_read() {
    let mut document = correct();
    cell(&mut document, 3, "5.要求行政机关确认或重新出具已获取信息").text =
        "5.要求行政机关确认或重新出具".into();
    cell(&mut document, 3, "法律服务机构").text = "法律机构".into();
    cell(&mut document, 2, "现行有效件数").text = "现行有效数量".into();
    let read = read(document);
    assert_eq!(found(&read), ["warning altered-label", "warning altered-label"]);
    let messages: Vec<&str> = read.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(
        messages[0].contains("“现行有效件数”写成“现行有效数量”"),
        "{messages:?}"
    );
    assert!(
        messages[1].contains("“法律服务机构”写成“法律机构”"),
        "{messages:?}"
    );
    assert!(
        messages[1].contains("写成“5.要求行政机关确认或重新出具”"),
        "{messages:?}"
    );
    same(&read, "beilun-2021");
}

#[test]
fn a_label_in_quite_other_words_is_matched_by_its_order() {
    let mut document = correct();
    cell(&mut document, 3, "2.重复申请").text = "二次及以上的".into();
    let read = read(document);
    assert!(message(&read, "altered-label").contains("“2.重复申请”写成“二次及以上的”"));
    same(&read, "beilun-2021");
}

#[test]
fn rows_without_their_numbers_are_the_same_rows() {
    for text in [false, true] {
        let mut document = correct();
        every_cell(&mut document, &|cell| {
            if let Some((number, label)) = cell.text.split_once('.')
                && number.len() == 1
            {
                cell.text = label.to_owned();
            }
        });
        if text {
            all_ragged(&mut document);
        }
        quiet(document, "beilun-2021");
    }
}

#[test]
fn rows_without_any_label_are_told_by_their_order() {
    // As in a report whose extraction lost every item's label and put a 0 in its place.
    let mut document = older();
    all_ragged(&mut document);
    for row in &mut table(&mut document, 3).rows {
        for cell in &mut row.cells {
            if cell.text.starts_with(|c: char| c.is_ascii_digit()) && cell.text.contains('.') {
                cell.text = "0".into();
            }
        }
    }
    let read = read(document);
    assert_eq!(found(&read), ["warning altered-label"]);
    assert!(message(&read, "altered-label").contains("有 16 处标签没有写"));
    same(&read, "zhanlang-2020");
}

#[test]
fn a_table_without_its_corner_is_read() {
    let mut document = correct();
    let corner = table(&mut document, 3).rows[0].cells[0].text.clone();
    cell(&mut document, 3, &corner).text = String::new();
    quiet(document, "beilun-2021");
    let mut document = correct();
    all_ragged(&mut document);
    table(&mut document, 3).rows[0].cells.remove(0);
    quiet(document, "beilun-2021");
}

#[test]
fn group_labels_may_stand_before_every_row_or_before_none_but_the_first() {
    let mut document = correct();
    let table = table(&mut document, 3);
    let group = |row: usize| match row {
        7..=14 => "（三）不予公开",
        15..=17 => "（四）无法提供",
        18..=22 => "（五）不予处理",
        23..=25 => "（六）其他处理",
        _ => "",
    };
    let mut repeated = super::ragged(table);
    for (index, row) in repeated.rows.iter_mut().enumerate().skip(5) {
        if row.cells[1].text.is_empty() {
            row.cells[1].text = group(index).to_owned();
        }
        if index < 27 && row.cells[0].text.is_empty() {
            row.cells[0].text = "三、本年度办理结果".into();
        }
    }
    *table = repeated;
    quiet(document, "beilun-2021");
}

#[test]
fn a_group_that_lost_its_label_is_told() {
    let mut document = correct();
    cell(&mut document, 3, "（四）无法提供").text = String::new();
    let read = read(document);
    assert!(message(&read, "altered-label").contains("缺少“（四）无法提供”"));
    same(&read, "beilun-2021");
}

#[test]
fn columns_and_rows_in_another_order_are_found_by_their_words() {
    let mut document = correct();
    let table = table(&mut document, 3);
    // 科研机构 and 商业企业 change places, heads and figures.
    for row in &mut table.rows {
        for cell in &mut row.cells {
            cell.column = match cell.column {
                4 if cell.col_span == 1 => 5,
                5 if cell.col_span == 1 => 4,
                other => other,
            };
        }
        row.cells.sort_by_key(|cell| cell.column);
    }
    // The first two rows of figures change places.
    table.rows.swap(3, 4);
    quiet(document, "beilun-2021");
}

#[test]
fn a_row_that_is_missing_and_a_row_too_many_are_told() {
    let mut document = correct();
    all_ragged(&mut document);
    let rows = &mut table(&mut document, 3).rows;
    let at = rows
        .iter()
        .position(|row| row.cells.iter().any(|c| c.text == "2.重复申请"))
        .unwrap();
    rows.remove(at);
    let mut more = rows[at].clone();
    for (cell, text) in more.cells.iter_mut().zip([
        "",
        "",
        "9.其他不予处理的情形与说明",
        "4",
        "0",
        "0",
        "0",
        "0",
        "0",
        "4",
    ]) {
        cell.text = text.into();
    }
    let after = rows
        .iter()
        .position(|row| row.cells.iter().any(|c| c.text == "（七）总计"))
        .unwrap();
    rows.insert(after + 1, more);
    let read = read(document);
    assert_eq!(
        found(&read),
        ["error missing-key", "warning unread-content"],
        "{:?}",
        read.diagnostics
    );
    assert!(message(&read, "missing-key").contains("重复申请"));
    assert!(message(&read, "unread-content").contains("9.其他不予处理的情形与说明"));
    assert!(
        read.remarks
            .iter()
            .any(|remark| remark.words.contains("9.其他不予处理的情形与说明 | 4 | 0"))
    );
    let is = figures(read.report.as_ref().unwrap());
    assert_eq!(is.len(), figures(&super::example("beilun-2021")).len() - 7);
}

#[test]
fn the_first_row_of_a_group_keeps_its_label_when_it_lost_a_cell() {
    let mut document = correct();
    all_ragged(&mut document);
    let cells = &mut super::row(&mut document, 3, "1.信访举报投诉类申请").cells;
    cells.remove(0);
    cells.pop();
    let read = read(document);
    assert_eq!(
        found(&read),
        ["error blank-cell", "warning doubtful-reading"],
        "{:?}",
        read.diagnostics
    );
}

#[test]
fn a_long_note_behind_a_label_moves_no_figure() {
    let mut document = correct();
    cell(&mut document, 2, "规章").text =
        "规章（设区的市人民政府应当提供规章的数量，含废止和宣布失效的）".into();
    let read = read(document);
    assert_eq!(found(&read), ["warning altered-label"], "{:?}", read.diagnostics);
    same(&read, "beilun-2021");
}

#[test]
fn a_label_in_the_second_cell_begins_its_figures_at_the_third() {
    let mut document = correct();
    all_ragged(&mut document);
    let rows = &mut table(&mut document, 3).rows;
    let mut changed = 0;
    for row in rows.iter_mut() {
        let label = |words: &str| row.cells.iter().position(|cell| cell.text.starts_with(words));
        if let Some(at) = label("5.属于") {
            row.cells.drain(..at - 1);
            row.cells[0].text = "予公开".into();
            changed += 1;
        } else if let Some(at) = label("6.属于") {
            let mut last = row.cells[at].clone();
            last.text = String::new();
            row.cells.drain(..at);
            row.cells.push(last);
            changed += 1;
        }
        for (column, cell) in row.cells.iter_mut().enumerate() {
            cell.column = column;
        }
    }
    assert_eq!(changed, 2);
    let read = read(document);
    assert!(
        found(&read).iter().all(|told| told == "warning altered-label"),
        "{:?}",
        read.diagnostics
    );
    same(&read, "beilun-2021");
}

#[test]
fn table_two_without_its_lesser_heads_keeps_its_figures() {
    let mut document = correct();
    let table = table(&mut document, 2);
    table.rows.retain(|row| {
        let first = row.cells[0].text.as_str();
        !first.starts_with("第二十条") && (first != "信息内容" || row.cells.len() == 4)
    });
    for (at, number) in [(3, "97"), (4, "5"), (5, "2"), (6, "33.5")] {
        let row = &mut table.rows[at];
        row.cells[1].col_span = 1;
        row.cells[1].text = number.into();
        for column in [2, 3] {
            let mut empty = row.cells[1].clone();
            (empty.column, empty.text) = (column, String::new());
            row.cells.push(empty);
        }
    }
    let read = read(document);
    let written = nianbao::file::write::write(read.report.as_ref().unwrap(), None);
    let plain: Vec<String> = written.lines().map(|line| line.replace(' ', "")).collect();
    for row in ["行政许可:97", "行政处罚:5", "行政强制:2", "行政事业性收费:33.5"] {
        assert!(plain.iter().any(|line| line.starts_with(row)), "{row} {written}");
    }
}

#[test]
fn heads_that_reach_otherwise_than_the_cells_move_no_figure() {
    let mut document = correct();
    // A grid of five columns: the heads of a block and its rows are widened at different cells.
    let mut wider = [2, 1, 3, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0].into_iter().cycle();
    for row in &mut table(&mut document, 2).rows {
        let mut column = 0;
        let wide = wider.next().unwrap_or(0).min(row.cells.len() - 1);
        for (index, cell) in row.cells.iter_mut().enumerate() {
            cell.column = column;
            cell.col_span += usize::from(index == wide);
            column += cell.col_span;
        }
    }
    table(&mut document, 2).widths.push(1);
    quiet(document, "beilun-2021");
}
