//! Rows of cells by their edges.

use super::*;

/// A row of cells that are written as words with their right edge; `>` marks one that continues the one on its left, `^` one
/// that continues that above. Cells that others continue are first ones.
fn row(left: i64, cells: &[(&str, i64)]) -> EdgeRow {
    let cells = cells.iter().map(|(word, right)| EdgeCell {
        right: *right,
        across: match *word {
            ">" => Merge::Continued,
            _ => Merge::First,
        },
        down: match *word {
            "^" => Merge::Continued,
            _ => Merge::First,
        },
        blocks: vec![Block::line((*word).to_owned())],
        unread: Vec::new(),
    });
    EdgeRow {
        left,
        cells: cells.collect(),
    }
}

/// The cells of each row: word, column, rows, columns.
fn drawn(rows: Vec<EdgeRow>) -> Vec<String> {
    let out = table(String::new(), rows);
    let [Block::Table(table)] = out.blocks.as_slice() else {
        panic!("{out:?}")
    };
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter();
        let cells = cells.map(|c| format!("{}@{}:{}x{}", c.text, c.column, c.row_span, c.col_span));
        cells.collect::<Vec<_>>().join(" ")
    });
    rows.collect()
}

#[test]
fn edges_become_columns() {
    let rows = vec![
        row(0, &[("甲", 1000), ("乙", 3000)]),
        row(0, &[("丙", 1000), ("丁", 2000), ("戊", 3000)]),
    ];
    assert_eq!(drawn(rows), ["甲@0:1x1 乙@1:1x2", "丙@0:1x1 丁@1:1x1 戊@2:1x1"]);
}

#[test]
fn cells_that_continue_others_are_spans() {
    let rows = vec![
        row(0, &[("甲", 1000), ("乙", 2000), (">", 3000)]),
        row(0, &[("^", 1000), ("丁", 2000), ("戊", 3000)]),
        row(0, &[("^", 1000), ("己", 2000), ("庚", 3000)]),
    ];
    assert_eq!(
        drawn(rows),
        ["甲@0:3x1 乙@1:1x2", "丁@1:1x1 戊@2:1x1", "己@1:1x1 庚@2:1x1"]
    );
}

#[test]
fn a_block_of_cells_is_one() {
    let rows = vec![
        row(0, &[("角", 1000), (">", 2000), ("甲", 3000)]),
        row(0, &[("^", 2000), ("乙", 3000)]),
        row(0, &[("丙", 1000), ("丁", 2000), ("戊", 3000)]),
    ];
    assert_eq!(
        drawn(rows),
        ["角@0:2x2 甲@2:1x1", "乙@2:1x1", "丙@0:1x1 丁@1:1x1 戊@2:1x1"]
    );
}

#[test]
fn a_cell_that_continues_nothing_is_one_of_its_own() {
    let rows = vec![
        row(0, &[(">", 1000), ("乙", 3000)]),
        row(0, &[("^", 2000), ("丁", 3000)]),
    ];
    assert_eq!(drawn(rows), [">@0:1x1 乙@1:1x2", "^@0:1x2 丁@2:1x1"]);
}

#[test]
fn edges_less_than_a_millimetre_apart_are_one_line() {
    let rows = vec![
        row(-5, &[("甲", 1000), ("乙", 2000)]),
        row(0, &[("丙", 1040), ("丁", 1990)]),
        row(3, &[("戊", 960), ("己", 2003)]),
    ];
    assert_eq!(
        drawn(rows),
        ["甲@0:1x1 乙@1:1x1", "丙@0:1x1 丁@1:1x1", "戊@0:1x1 己@1:1x1"]
    );
}

#[test]
fn no_cell_is_too_narrow_to_be_one() {
    let rows = vec![
        row(0, &[("甲", 1), ("乙", 2), ("丙", 3)]),
        row(0, &[("丁", 1), ("戊", 3)]),
    ];
    assert_eq!(drawn(rows), ["甲@0:1x1 乙@1:1x1 丙@2:1x1", "丁@0:1x1 戊@1:1x2"]);
}

#[test]
fn edges_that_descend_or_lie_nowhere_keep_their_order() {
    let rows = vec![
        row(i64::MAX, &[("甲", -5), ("乙", i64::MIN), ("丙", i64::MAX)]),
        row(i64::MIN, &[("丁", 0), ("戊", 0)]),
    ];
    let words: String = drawn(rows).concat().chars().filter(|c| !c.is_ascii()).collect();
    assert_eq!(words, "甲乙丙丁戊");
}

#[test]
fn a_row_that_lies_a_little_aside_has_the_same_columns() {
    let rows = vec![
        row(-108, &[("甲", 1000), ("乙", 2000)]),
        row(0, &[("丙", 1108), ("丁", 2108)]),
        row(0, &[("戊", 1000), ("己", 2000)]),
    ];
    assert_eq!(
        drawn(rows),
        ["甲@0:1x1 乙@1:1x1", "丙@0:1x1 丁@1:1x1", "戊@0:1x1 己@1:1x1"]
    );
}

#[test]
fn a_row_with_an_indent_has_an_empty_place() {
    let rows = vec![
        row(0, &[("甲", 1000), ("乙", 2000), ("丙", 3000)]),
        row(1000, &[("丁", 2000)]),
    ];
    assert_eq!(
        drawn(rows),
        ["甲@0:1x1 乙@1:1x1 丙@2:1x1", "@0:1x1 丁@1:1x1 @2:1x1"]
    );
}

#[test]
fn what_is_unread_has_its_cell() {
    let mut rows = vec![
        row(0, &[("甲", 1000), ("乙", 3000)]),
        row(0, &[("丙", 1000), ("丁", 2000), ("戊", 3000)]),
    ];
    rows[1].cells[2].unread.push("一张图表".to_owned());
    let out = table(String::new(), rows);
    let cell = CellIndex { row: 1, column: 2 };
    assert_eq!(out.unread, [("一张图表".to_owned(), Some(cell))]);
}
