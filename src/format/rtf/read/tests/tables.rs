//! Tables: rows, merged cells, tables in cells.

use super::{read, shown};

#[test]
fn spans_by_marks_and_by_edges() {
    let text = r"\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl a\cell b\cell\cell\row
        \trowd\clvmrg\cellx1003\cellx2000\cellx2998\pard\intbl\cell c\cell d\cell\row
        \trowd\cellx3000\pard\intbl e\cell\row\pard f\par";
    assert_eq!(shown(text), ["|a(2x1)|b(1x2)|", "|c|d|", "|e(1x3)|", "f"]);
}

#[test]
fn a_row_defined_behind_its_cells() {
    let text = r"\trowd\cellx500\pard\intbl a\cell b\cell{\trowd\cellx1000\cellx2000\row}
        \pard\intbl c\cell d\cell{\trowd\cellx1000\cellx2000\row}\pard\par";
    assert_eq!(shown(text), ["|a|b|", "|c|d|"]);
}

#[test]
fn several_lines_in_a_cell() {
    let text = r"\trowd\cellx1000\cellx2000\pard\intbl a\par b\line c\cell 1\cell\row\pard\par";
    assert_eq!(shown(text), ["|a/b/c|1|"]);
    // Paragraphs that forget in the middle of a row that they stand in one.
    let text = r"\trowd\cellx1000\cellx2000 a\cell\pard b\par c\cell\row\pard\par";
    assert_eq!(shown(text), ["|a|b/c|"]);
}

#[test]
fn tables_in_cells() {
    let text = r"\trowd\cellx1000\cellx5000\pard\intbl a\cell\pard\intbl\itap2 b\nestcell{\nonesttables\par}c\nestcell
        {\*\nesttableprops\trowd\cellx2000\cellx3000\nestrow}{\nonesttables\par}\pard\intbl d\cell\row\pard e\par";
    assert_eq!(shown(text), ["a", "|b|c|", "d", "e"]);
}

#[test]
fn rows_with_fewer_or_more_cells_than_they_define() {
    let text = r"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl a\cell\row\intbl b\cell c\cell d\cell e\cell\row\pard\par";
    assert_eq!(shown(text), ["|a||||", "|b|c|d|e|"]);
    let text = r"\trowd\pard\intbl a\cell b\cell\row\intbl c\cell d\cell\row\pard\par";
    assert_eq!(shown(text), ["|a|b|", "|c|d|"]);
}

#[test]
fn a_table_ends_with_its_last_row() {
    let row = r"\pard\intbl a\cell b\cell\row";
    let text = format!(
        r"{{\rtf1\trowd\cellx1\cellx2{row}\trowd\lastrow\cellx1\cellx2{row}\trowd\cellx9\cellx99{row}\pard\par}}"
    );
    assert_eq!(read(text.as_bytes()).unwrap().document.blocks.len(), 2);
}

#[test]
fn a_deleted_cell_is_none() {
    let text =
        r"\trowd\cellx1000\cldel\cellx2000\cellx3000\pard\intbl a\cell{\deleted b}\cell c\cell\row\pard\par";
    assert_eq!(shown(text), ["|a|c|"]);
}

#[test]
fn what_is_unread_has_its_cell() {
    let text =
        r"{\rtf1\trowd\cellx1000\cellx2000\pard\intbl a\cell b{\pict\wmetafile8 01}\cell\row\pard\par}";
    let out = read(text.as_bytes()).unwrap();
    let cell = out.unread[0].cell.unwrap();
    assert_eq!((out.unread[0].before, cell.row, cell.column), (0, 0, 1));
}
