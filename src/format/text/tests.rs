//! What a plain-text file must keep.

use proptest::prelude::*;

use super::grid_reader::{self, ReadCell, ReadTable};
use super::grid_writer::draw;
use super::write::write;
use crate::document::{Block, Document, Level, Role, Signature, Table};
use crate::form::EDITIONS;
use crate::format::tests::fixture::{self, cell, row};

fn read(drawing: &str) -> Option<ReadTable> {
    let lines: Vec<&str> = drawing.lines().collect();
    grid_reader::read(&lines, crate::format::display_width::char_columns)
}

/// The table's cells as a reader must find them.
fn cells(table: &Table) -> Vec<ReadCell> {
    let mut out: Vec<_> = table
        .rows
        .iter()
        .enumerate()
        .flat_map(|(top, row)| row.cells.iter().map(move |cell| (top, cell)))
        .map(|(top, cell)| ReadCell {
            top,
            left: cell.column,
            row_span: cell.row_span,
            col_span: cell.col_span,
            text: cell.text.trim_matches(' ').to_owned(),
        })
        .collect();
    out.sort();
    out
}

/// Asserts that the drawing is read back as the table.
fn assert_read_back(table: &Table) {
    let drawing = draw(table);
    let found = read(&drawing).unwrap_or_else(|| panic!("not a table:\n{drawing}"));
    assert_eq!(found.cells, cells(table), "\n{drawing}");
    let head = table.head_rows();
    let expected = if head < table.rows.len() { head } else { 0 };
    assert_eq!(found.head_rows, expected, "\n{drawing}");
}

#[test]
fn the_tables_of_every_edition_are_read_back() {
    for edition in EDITIONS {
        for (section, _) in edition.tables() {
            for figure in ["", "0", "29.058388万元", "55（含自然失效29件）", "|", "+"] {
                assert_read_back(&fixture::statutory(edition.id, section.key, |_| {
                    figure.to_owned()
                }));
            }
        }
    }
    assert_read_back(&fixture::merged_table());
    assert_read_back(&fixture::plain_table());
}

#[test]
fn a_sign_between_two_junctions_is_no_border() {
    // Wherever the sign falls, the merged cell stays one cell.
    for sign in ["|", "+", "|+|"] {
        for before in 0..40 {
            let text = format!("{}{sign}{}", "x".repeat(before), "y".repeat(39 - before));
            let line = || vec![cell(0, 1, 1, Role::Text, "a"), cell(1, 1, 1, Role::Text, "b")];
            assert_read_back(&Table {
                caption: String::new(),
                statutory: false,
                placing: crate::document::Placing::Parted,
                widths: vec![1, 1],
                rows: vec![
                    row(false, line()),
                    row(false, vec![cell(0, 1, 2, Role::Text, &text)]),
                    row(false, line()),
                ],
            });
        }
    }
}

/// A table of random merges and texts in which every border of the grid is drawn somewhere.
fn tables() -> impl Strategy<Value = Table> {
    let merges = prop::collection::vec((0..5usize, 0..5usize, 1..4usize, 1..4usize), 0..8);
    let texts = prop::collection::vec("[|+=a1 中“（）—-]{0,12}|[|]{0,30}|[|+ 中é\u{301}-]{0,60}", 25);
    (1..=5usize, 1..=5usize, merges, texts, 0..5usize, 0..8usize).prop_map(
        |(rows, columns, merges, texts, head, role)| {
            let mut owner = vec![vec![None; columns]; rows];
            let mut spans = Vec::new();
            let single = (0..25).map(|i| (i / 5, i % 5, 1, 1));
            for (top, left, height, width) in merges.into_iter().chain(single) {
                let free = top + height <= rows
                    && left + width <= columns
                    && owner[top..top + height]
                        .iter()
                        .all(|r| r[left..left + width].iter().all(Option::is_none));
                if free {
                    for line in &mut owner[top..top + height] {
                        line[left..left + width].fill(Some(spans.len()));
                    }
                    spans.push((top, left, height, width));
                }
            }
            spans.sort_unstable();
            let cuts = |at: usize| {
                spans
                    .iter()
                    .any(|(top, _, height, _)| *top < at && at < top + height)
            };
            let head = if head >= rows || cuts(head) { 0 } else { head };
            let roles = [
                Role::Text,
                Role::Figure,
                Role::ColumnHead,
                Role::Spanner,
                Role::GroupLabel,
            ];
            let mut out: Vec<_> = (0..rows).map(|i| row(i < head, Vec::new())).collect();
            for (index, (top, left, height, width)) in spans.into_iter().enumerate() {
                let role = roles[(role + index) % roles.len()];
                out[top]
                    .cells
                    .push(cell(left, height, width, role, &texts[index]));
            }
            Table {
                caption: String::new(),
                statutory: false,
                placing: crate::document::Placing::Parted,
                widths: vec![1; columns],
                rows: out,
            }
        },
    )
}

/// Whether some cell begins at each border of the grid: a border that no cell has cannot be seen.
fn every_border_is_seen(table: &Table) -> bool {
    let found = cells(table);
    (0..table.rows.len()).all(|r| found.iter().any(|c| c.top == r))
        && (0..table.widths.len()).all(|c| found.iter().any(|cell| cell.left == c))
}

proptest! {
    #[test]
    fn any_table_is_read_back(table in tables().prop_filter("unseen border", every_border_is_seen)) {
        assert_read_back(&table);
    }
}

fn file(blocks: Vec<Block>) -> String {
    text_of(&fixture::document(blocks))
}

fn text_of(document: &Document) -> String {
    String::from_utf8(write(document).unwrap()).unwrap()
}

#[test]
fn a_paragraph_is_one_line_and_the_rest_stands_apart() {
    let long = "政府信息公开".repeat(40);
    let signature = Signature {
        name: "北仑区人民政府办公室".to_owned(),
        date: "2022年1月20日".to_owned(),
        sealed: false,
    };
    let text = file(vec![
        fixture::paragraph(&long),
        Block::Heading(Level::One, "一、总体情况".to_owned()),
        Block::Heading(Level::Two, "（一）监督".to_owned()),
        fixture::paragraph(fixture::NASTY),
        Block::Picture(fixture::picture("现场")),
        fixture::paragraph("无。"),
        Block::Signature(signature),
    ]);
    let nasty = fixture::NASTY;
    let title = format!(
        "{}北仑区人民政府办公室\n{}2021年政府信息公开工作年度报告",
        " ".repeat(29),
        " ".repeat(24)
    );
    let signature = format!(
        "{}北仑区人民政府办公室\n{}2022年1月20日",
        " ".repeat(54),
        " ".repeat(58)
    );
    let expected = format!(
        "{title}\n\n　　{long}\n\n　　一、总体情况\n　　（一）监督\n　　{nasty}\n\n［图：现场］\n\n　　无。\n\n{signature}\n"
    );
    assert_eq!(text, expected);
}

#[test]
fn a_run_in_head_runs_in() {
    let text = text_of(&fixture::report("2021", true));
    assert!(text.contains("\n　　（二）依申请公开。全年新收政府信息公开申请31件，"));
}

#[test]
fn only_an_extra_table_has_its_caption_printed() {
    let text = text_of(&fixture::report("2021", false));
    assert_eq!(text.matches("\n\n表：").count(), 2);
    assert_eq!(text.matches("\n\n+--").count(), 3);
    assert!(text.contains("\n\n表：公开渠道\n+--"));
}

#[test]
fn a_draft_says_so_first() {
    let mut document = fixture::report("2021", false);
    assert!(!text_of(&document).contains(crate::format::DRAFT));
    document.draft = true;
    assert!(
        text_of(&document)
            .trim_start()
            .starts_with("草稿（未通过核对，不得公开）\n\n")
    );
}

#[test]
fn no_line_ends_in_a_space() {
    assert!(
        text_of(&fixture::report("2019", true))
            .lines()
            .all(|line| !line.ends_with(' '))
    );
}

#[test]
fn every_line_of_a_table_is_equally_wide() {
    for table in [
        fixture::merged_table(),
        fixture::statutory("2021", "申请", |_| "0".to_owned()),
    ] {
        let drawing = draw(&table);
        let widths: Vec<_> = drawing
            .lines()
            .map(crate::format::display_width::columns)
            .collect();
        assert!(widths.iter().all(|w| *w == widths[0]), "\n{drawing}");
    }
}

#[test]
fn a_ragged_table_has_a_whole_frame() {
    let mut table = fixture::plain_table();
    table.rows[1].cells.truncate(1);
    table.rows[2].cells[2].row_span = 9;
    assert_eq!(read(&draw(&table)).unwrap().cells.len(), 9);
    table.rows.clear();
    assert_eq!(draw(&table), "");
}
