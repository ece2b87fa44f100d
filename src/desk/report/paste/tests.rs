//! Blocks from sheets, documents and pages laid on the tables.

use proptest::prelude::*;

use super::*;
use crate::form::EDITIONS;

fn edition(id: &str) -> &'static Edition {
    Edition::find(id).unwrap()
}

fn point(edition: &'static Edition, path: &str) -> DataPoint {
    let mut points = edition.data_points();
    points.find(|point| point.to_string() == path).unwrap()
}

fn pasted(target: &str, plain: &str, html: Option<&str>) -> (Vec<String>, Vec<String>) {
    let edition = edition("2021");
    let pasted = paste(edition, point(edition, target), (plain, html), &|_| None);
    let cells = pasted.cells.iter().map(|(point, text)| format!("{point} {text}"));
    let notes = pasted.notes.into_iter().map(|note| note.words);
    (cells.collect(), notes.collect())
}

#[test]
fn a_block_goes_from_the_cell_that_it_is_pasted_into() {
    let (cells, notes) = pasted("申请.本年新收.自然人", "12件\t１３\t\n1,136\t约3\t'4\n", None);
    assert_eq!(
        cells,
        [
            "申请.上年结转.科研机构 4",
            "申请.上年结转.自然人 1136",
            "申请.本年新收.商业企业 13",
            "申请.本年新收.自然人 12",
        ]
    );
    assert_eq!(
        notes,
        [
            "粘贴了 4 格",
            "第1行第1列「12件」读作 12",
            "第1行第2列「１３」读作 13",
            "第2行第1列「1,136」读作 1136",
            "第2行第2列「约3」读不出确定的数，没有粘贴",
            "第2行第3列「'4」读作 4",
        ]
    );
}

#[test]
fn what_does_not_fit_is_reported() {
    let (cells, notes) = pasted("申请.结转下年度.其他", "1\t2\t3\n4\t5\t", None);
    assert_eq!(cells, ["申请.结转下年度.其他 1", "申请.结转下年度.总计 2"]);
    assert_eq!(
        notes,
        [
            "粘贴了 2 格",
            "第1行第3列「3」表里没有它的格子，没有粘贴",
            "第2行第1列「4」表里没有它的格子，没有粘贴",
            "第2行第2列「5」表里没有它的格子，没有粘贴",
        ]
    );
}

#[test]
fn the_merged_cells_of_table_two_are_met_where_they_stand() {
    let (cells, notes) = pasted(
        "主动公开.行政规范性文件.本年制发件数",
        "1\t2\t3\n4\t\t\n5\n6\t7\n8.5万元\n",
        None,
    );
    assert_eq!(
        cells,
        [
            "主动公开.行政事业性收费.本年收费金额 8.5万元",
            "主动公开.行政处罚.本年处理决定数量 5",
            "主动公开.行政强制.本年处理决定数量 6",
            "主动公开.行政规范性文件.本年制发件数 1",
            "主动公开.行政规范性文件.本年废止件数 2",
            "主动公开.行政规范性文件.现行有效件数 3",
            "主动公开.行政许可.本年处理决定数量 4",
        ]
    );
    assert_eq!(notes[1..], ["第4行第2列「7」和它前面的数落在同一格，没有粘贴"]);
}

/// A table of a form as a document has it, its figures numbered from 1.
fn whole(edition: &'static Edition, key: &'static str) -> (String, String, Vec<String>) {
    let mut count = 0;
    let mut cells: Vec<(DataPoint, String)> = Vec::new();
    let counting = std::cell::RefCell::new((&mut count, &mut cells));
    let table = crate::document::layout::layout(key, edition.table(key).unwrap(), String::new(), &|point| {
        let (count, cells) = &mut *counting.borrow_mut();
        **count += 1;
        cells.push((point, count.to_string()));
        count.to_string()
    });
    let mut html = String::from("<table>");
    let mut plain = String::new();
    let width = table.widths.len();
    let mut grid = vec![vec![String::new(); width]; table.rows.len()];
    for (index, row) in table.rows.iter().enumerate() {
        html.push_str("<tr>");
        for cell in &row.cells {
            let (rows, columns) = (cell.row_span, cell.col_span);
            let cell_html = format!("<td rowspan={rows} colspan={columns}>{}</td>", cell.text);
            html.push_str(&cell_html);
            grid[index][cell.column].clone_from(&cell.text);
        }
    }
    for row in &grid {
        plain.push_str(&row.join("\t"));
        plain.push('\n');
    }
    html.push_str("</table>");
    cells.sort();
    let cells = cells
        .iter()
        .map(|(point, text)| format!("{point} {text}"))
        .collect();
    (plain, html, cells)
}

#[test]
fn a_whole_table_with_its_heads_is_laid_by_them_wherever_it_is_pasted() {
    for edition in EDITIONS {
        for (section, _) in edition.tables() {
            let (plain, html, expected) = whole(edition, section.key);
            let target = edition
                .data_points()
                .filter(|p| p.table == section.key)
                .last()
                .unwrap();
            for html in [Some(html.as_str()), None] {
                let pasted = paste(edition, target, (&plain, html), &|_| None);
                let notes: Vec<String> = pasted.notes.into_iter().map(|note| note.words).collect();
                let cells: Vec<String> = pasted
                    .cells
                    .iter()
                    .map(|(point, text)| format!("{point} {text}"))
                    .collect();
                assert_eq!(
                    notes,
                    [format!("粘贴了 {} 格", expected.len())],
                    "{} {}",
                    edition.id,
                    section.key
                );
                assert_eq!(cells, expected, "{} {}", edition.id, section.key);
            }
        }
    }
}

#[test]
fn rows_with_labels_find_their_rows_and_columns_with_heads_their_columns() {
    let block = "\t总计\t自然人\n（二）部分公开\t3\t2\n1.属于国家秘密\t5\t4\n没有的一行\t7\t6\n";
    let (cells, notes) = pasted("申请.本年新收.商业企业", block, None);
    assert_eq!(
        cells,
        [
            "申请.办理结果.不予公开.国家秘密.总计 5",
            "申请.办理结果.不予公开.国家秘密.自然人 4",
            "申请.办理结果.部分公开.总计 3",
            "申请.办理结果.部分公开.自然人 2",
        ]
    );
    assert_eq!(
        notes[1..],
        [
            "第4行第2列「7」表里没有“没有的一行”，没有粘贴",
            "第4行第3列「6」表里没有“没有的一行”，没有粘贴",
            "这些文字没有粘贴：「没有的一行」",
        ]
    );
}

#[test]
fn a_row_that_cannot_be_read_moves_no_other() {
    let (cells, notes) = pasted("申请.本年新收.自然人", "约三十\t一些\n1\t2\n", None);
    assert_eq!(cells, ["申请.上年结转.商业企业 2", "申请.上年结转.自然人 1"]);
    assert_eq!(notes.len(), 3);
}

#[test]
fn a_number_in_a_merged_cell_is_nobodys() {
    let html = "<table><tr><td>1<td colspan=2>2<tr><td>3<td>4<td>5</table>";
    let (cells, notes) = pasted("申请.本年新收.自然人", "", Some(html));
    assert_eq!(cells.len(), 4);
    assert_eq!(
        notes[1..],
        ["第1行第2列「2」写在合并的格子里，分不清是哪一格的数，没有粘贴"]
    );
}

#[test]
fn what_is_computed_is_not_written() {
    let edition = edition("2021");
    let total = point(edition, "申请.本年新收.总计");
    let held = |point: DataPoint| (point == total).then_some("由程序合计");
    let pasted = paste(edition, total, ("31", None), &held);
    assert!(pasted.cells.is_empty());
    assert_eq!(pasted.notes[1].words, "第1行第1列「31」没有粘贴：由程序合计");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn every_digit_that_was_copied_is_written_or_reported(
        rows in prop::collection::vec(prop::collection::vec(0_usize..14, 1..10), 1..30),
        target in 0_usize..180,
    ) {
        let words = ["", "", "", "部分公开", "（三）不予公开", "1.属于国家秘密", "总计", "自然人", "约#", "#件", "#", "#", "（#）", "第#年某某情况"];
        let mut count = 1000;
        let mut all = Vec::new();
        let lines: Vec<String> = rows.iter().map(|row| {
            let cells: Vec<String> = row.iter().map(|kind| {
                count += 1;
                if words[*kind].contains('#') {
                    all.push(count.to_string());
                }
                words[*kind].replace('#', &count.to_string())
            }).collect();
            cells.join("\t")
        }).collect();
        let edition = Edition::current();
        let target = edition.data_points().nth(target).unwrap();
        let pasted = paste(edition, target, (&lines.join("\n"), None), &|_| None);
        for number in all {
            let written = pasted.cells.iter().filter(|(_, text)| *text == number).count();
            let said = pasted.notes.iter().any(|note| note.words.contains(&number));
            prop_assert!(written <= 1);
            prop_assert!(written == 1 || said, "{number} of\n{}\n{:?}", lines.join("\n"), pasted.notes);
        }
    }
}
