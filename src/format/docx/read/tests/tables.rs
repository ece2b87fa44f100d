//! Tables: merged cells of every kind, and those that only arrange the page.

use super::{SPACES, docx_with, lines_of_body, lines_of_file, p, run};

/// A cell with these properties.
fn cell(properties: &str, words: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(words))
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat())
}

fn plain_row(words: &[&str]) -> String {
    row(&words.iter().map(|w| cell("", w)).collect::<Vec<_>>())
}

const RESTART: &str = "<w:vMerge w:val=\"restart\"/>";
const CONTINUE: &str = "<w:vMerge/>";

#[test]
fn cells_reach_over_columns_and_rows() {
    let body = table(&[
        row(&[cell(RESTART, "甲"), cell("<w:gridSpan w:val=\"2\"/>", "乙")]),
        row(&[
            cell("<w:vMerge w:val=\"continue\"/>", "藏"),
            cell("", "1"),
            cell("", "2"),
        ]),
        row(&[cell(CONTINUE, ""), cell("", "3"), cell("", "4")]),
        plain_row(&["丙", "5", "6"]),
    ]);
    assert_eq!(
        lines_of_body(&body),
        [
            "[] 3",
            "0.0 3×1 甲",
            "0.1 1×2 乙",
            "1.1 1×1 1",
            "1.2 1×1 2",
            "2.1 1×1 3",
            "2.2 1×1 4",
            "3.0 1×1 丙",
            "3.1 1×1 5",
            "3.2 1×1 6"
        ]
    );
}

#[test]
fn cells_continue_those_of_their_own_column_only() {
    let wide = |more: &str| format!("<w:gridSpan w:val=\"2\"/>{more}");
    let body = table(&[
        row(&[cell("", "a"), cell(&wide(RESTART), "b"), cell("", "c")]),
        row(&[cell(CONTINUE, "d"), cell(&wide(CONTINUE), ""), cell("", "e")]),
        row(&[
            cell(CONTINUE, ""),
            cell(CONTINUE, "f"),
            cell("", "g"),
            cell("", "h"),
        ]),
    ]);
    assert_eq!(
        lines_of_body(&body),
        [
            "[] 4",
            "0.0 1×1 a",
            "0.1 2×2 b",
            "0.3 1×1 c",
            "1.0 2×1 d",
            "1.3 1×1 e",
            "2.1 1×1 f",
            "2.2 1×1 g",
            "2.3 1×1 h"
        ]
    );
}

#[test]
fn a_restart_ends_the_cell_above() {
    let body = table(&[
        row(&[cell(RESTART, "甲"), cell("", "1")]),
        row(&[cell(RESTART, "乙"), cell("", "2")]),
        row(&[cell(CONTINUE, ""), cell("", "3")]),
    ]);
    assert_eq!(
        lines_of_body(&body),
        [
            "[] 2",
            "0.0 1×1 甲",
            "0.1 1×1 1",
            "1.0 2×1 乙",
            "1.1 1×1 2",
            "2.1 1×1 3"
        ]
    );
}

#[test]
fn old_files_merge_across_in_another_way() {
    let body = table(&[
        row(&[
            cell("<w:hMerge w:val=\"restart\"/>", "甲"),
            cell("<w:hMerge/>", ""),
            cell("", "乙"),
        ]),
        row(&[cell("<w:hMerge/>", "丙"), cell("", "1"), cell("", "2")]),
    ]);
    assert_eq!(
        lines_of_body(&body),
        [
            "[] 3",
            "0.0 1×2 甲",
            "0.2 1×1 乙",
            "1.0 1×1 丙",
            "1.1 1×1 1",
            "1.2 1×1 2"
        ]
    );
}

#[test]
fn rows_may_begin_and_end_within_the_grid() {
    let indented = "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>";
    let body = table(&[
        plain_row(&["a", "b", "c"]),
        format!("{indented}{}</w:tr>", cell("", "d")),
    ]);
    assert_eq!(lines_of_body(&body)[4..], ["1.0 1×1 ", "1.1 1×1 d", "1.2 1×1 "]);
}

#[test]
fn absurd_spans_are_brought_down() {
    for span in ["0", "-1", "1000000000", "99999999999999999999999", "x"] {
        let body = table(&[
            row(&[
                cell(&format!("<w:gridSpan w:val=\"{span}\"/>"), "甲"),
                cell("", "1"),
            ]),
            plain_row(&["乙", "2"]),
        ]);
        let shown = lines_of_body(&body);
        assert_eq!(shown.len(), 5, "{span}: {shown:?}");
        assert!(
            shown.iter().any(|cell| cell.ends_with(" 甲")) && shown.iter().any(|cell| cell.ends_with(" 2"))
        );
    }
    let before = table(&[format!(
        "<w:tr><w:trPr><w:gridBefore w:val=\"1000000000\"/></w:trPr>{}{}</w:tr>",
        cell("", "甲"),
        cell("", "乙")
    )]);
    assert_eq!(
        lines_of_body(&before),
        ["[] 3", "0.0 1×1 ", "0.1 1×1 甲", "0.2 1×1 乙"]
    );
}

#[test]
fn rows_and_cells_may_stand_in_groups_and_changes() {
    let group = |inside: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    let body = table(&[
        group(&plain_row(&["a", "1"])),
        format!("<w:tr>{}{}</w:tr>", group(&cell("", "b")), group(&cell("", "2"))),
        format!(
            "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}{}</w:tr>",
            cell("", "删"),
            cell("", "9")
        ),
        format!(
            "<w:tr><w:trPr><w:ins w:id=\"2\"/></w:trPr>{}{}</w:tr>",
            cell("", "c"),
            cell("", "3")
        ),
        row(&[
            cell("<w:cellDel w:id=\"3\"/>", "删"),
            cell("", "d"),
            cell("", "4"),
        ]),
        format!(
            "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            group(&p("e")),
            p("5")
        ),
    ]);
    let cells: Vec<String> = lines_of_body(&body)[1..]
        .iter()
        .map(|c| c.rsplit(' ').next().unwrap().to_owned())
        .collect();
    assert_eq!(cells, ["a", "1", "b", "2", "c", "3", "d", "4", "e", "5"]);
}

#[test]
fn lines_of_a_cell_are_its_lines() {
    let cells = format!(
        "<w:tc><w:p>{}<w:r><w:br/></w:r>{}</w:p>{}{}</w:tc><w:tc><w:p/></w:tc>",
        run("本年新"),
        run("制作"),
        p("　"),
        p("数量")
    );
    assert_eq!(
        lines_of_body(&table(&[format!("<w:tr>{cells}</w:tr>")])),
        ["[] 2", "0.0 1×1 本年新\n制作\n数量", "0.1 1×1 "]
    );
}

#[test]
fn a_table_in_a_table_is_read_and_the_outer_one_arranges() {
    let inner = table(&[plain_row(&["甲", "1"])]);
    let body = table(&[format!(
        "<w:tr><w:tc>{}{inner}{}</w:tc>{}</w:tr>",
        p("前"),
        p("后"),
        cell("", "旁")
    )]);
    assert_eq!(
        lines_of_body(&body),
        ["前", "[] 2", "0.0 1×1 甲", "0.1 1×1 1", "后", "旁"]
    );
}

#[test]
fn a_caption_above_belongs_to_the_table() {
    let styles = format!(
        r#"<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="a"><w:name w:val="caption"/></w:style>
        <w:style w:type="paragraph" w:styleId="b"><w:name w:val="Table"/><w:basedOn w:val="a"/></w:style></w:styles>"#
    );
    let captioned = |style: &str, words: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>",
            run(words)
        )
    };
    let grid = table(&[plain_row(&["甲", "1"])]);
    let read = |body: &str| {
        lines_of_file(&docx_with(
            body,
            &[("r2", "styles", "styles.xml", styles.as_bytes())],
        ))
    };
    let cells = ["0.0 1×1 甲", "0.1 1×1 1"];
    for style in ["a", "b"] {
        let shown = read(&[captioned(style, "各渠道公开情况"), p(" "), grid.clone()].concat());
        assert_eq!(shown, [&["[各渠道公开情况] 2"][..], &cells].concat());
    }
    let shown = read(&[captioned("a", "题注"), p("一段话"), grid.clone()].concat());
    assert_eq!(shown, [&["题注", "一段话", "[] 2"][..], &cells].concat());
    let layout = table(&[plain_row(&["一格"])]);
    assert_eq!(read(&[captioned("a", "题注"), layout].concat()), ["题注", "一格"]);
    // The name for who cannot see the table is not printed.
    let named = grid.replace("<w:tblPr/>", "<w:tblPr><w:tblCaption w:val=\"表三\"/></w:tblPr>");
    assert_eq!(read(&named)[0], "[] 2");
}

#[test]
fn a_table_of_ten_thousand_rows_is_read() {
    let rows: Vec<String> = (0..10_000)
        .map(|n| plain_row(&["甲", "", "", &n.to_string()]))
        .collect();
    let shown = lines_of_body(&table(&rows));
    assert_eq!(shown.len(), 40_001);
    assert_eq!(shown.last().unwrap(), "9999.3 1×1 9999");
}

#[test]
fn what_cannot_be_read_in_a_table_is_told_before_it() {
    let chart = "<w:tc><w:p><w:r><w:drawing><c:chart/></w:drawing></w:r></w:p></w:tc>";
    let body = [
        p("前"),
        table(&[format!("<w:tr>{}{chart}</w:tr>", cell("", "甲"))]),
    ]
    .concat();
    assert_eq!(
        lines_of_body(&body),
        ["前", "?一张图表", "[] 2", "0.0 1×1 甲", "0.1 1×1 "]
    );
}
