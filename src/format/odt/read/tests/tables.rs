//! Tables: spans, repeated and hidden rows, cells divided by tables of their own.

use super::{lines, lines_with};

fn cell(attributes: &str, words: &str) -> String {
    format!("<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>")
}

fn row(cells: &[String]) -> String {
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

const COVERED: &str = "<table:covered-table-cell/>";

#[test]
fn cells_reach_over_those_they_cover() {
    let table = format!(
        "<table:table><table:table-column table:number-columns-repeated=\"3\"/><table:table-header-rows>{}</table:table-header-rows>{}</table:table>",
        row(&[
            cell("table:number-rows-spanned=\"2\"", "甲"),
            cell("table:number-columns-spanned=\"2\"", "乙"),
            COVERED.to_owned()
        ]),
        row(&[COVERED.to_owned(), cell("", "丙"), cell("", "丁")])
    );
    assert_eq!(
        lines(&table),
        ["[] 3", "0.0 2×1 甲", "0.1 1×2 乙", "1.1 1×1 丙", "1.2 1×1 丁"]
    );
}

#[test]
fn a_place_that_nothing_covers_is_seen() {
    let table = format!(
        "<table:table>{}{}</table:table>",
        row(&[cell("", "甲"), cell("", "乙"), cell("", "丙")]),
        row(&[
            cell("", "丁"),
            "<table:covered-table-cell><text:p>5</text:p></table:covered-table-cell>".to_owned(),
            cell("", "6")
        ])
    );
    assert_eq!(lines(&table)[4..], ["1.0 1×1 丁", "1.1 1×1 5", "1.2 1×1 6"]);
}

#[test]
fn repeated_cells_and_rows_are_as_many_as_are_seen() {
    let table = format!(
        "<table:table><table:table-row table:number-rows-repeated=\"2\">{}{}</table:table-row>\
         <table:table-row table:visibility=\"collapse\">{}</table:table-row></table:table>",
        cell("", "甲"),
        cell("table:number-columns-repeated=\"2\"", "0"),
        cell("", "暗"),
    );
    assert_eq!(
        lines(&table),
        [
            "[] 3",
            "0.0 1×1 甲",
            "0.1 1×1 0",
            "0.2 1×1 0",
            "1.0 1×1 甲",
            "1.1 1×1 0",
            "1.2 1×1 0"
        ]
    );
}

#[test]
fn a_divided_cell_is_cells_of_the_same_table() {
    let widths = r#"<style:style style:name="W1" style:family="table-column"><style:table-column-properties style:column-width="4cm"/></style:style>
        <style:style style:name="W2" style:family="table-column"><style:table-column-properties style:column-width="2cm"/></style:style>
        <style:style style:name="W3" style:family="table-column"><style:table-column-properties style:rel-column-width="333*"/></style:style>"#;
    let parts = format!(
        "<table:table-cell><table:table table:is-sub-table=\"true\"><table:table-column table:style-name=\"W3\" table:number-columns-repeated=\"2\"/>{}{}</table:table></table:table-cell>",
        row(&[cell("", "申请人"), cell("", "总计")]),
        row(&[cell("", "3"), cell("", "5")])
    );
    let table = format!(
        "<table:table><table:table-column table:style-name=\"W1\"/><table:table-column table:style-name=\"W2\"/><table:table-column table:style-name=\"W2\"/>{}{}</table:table>",
        row(&[
            cell("", "项"),
            cell("table:number-columns-spanned=\"2\"", "数"),
            COVERED.to_owned()
        ]),
        row(&[
            cell("", "甲"),
            parts.replace(
                "<table:table-cell>",
                "<table:table-cell table:number-columns-spanned=\"2\">"
            ),
            COVERED.to_owned()
        ])
    );
    assert_eq!(
        lines_with(widths, &table),
        [
            "[] 3",
            "0.0 1×1 项",
            "0.1 1×2 数",
            "1.0 2×1 甲",
            "1.1 1×1 申请人",
            "1.2 1×1 总计",
            "2.1 1×1 3",
            "2.2 1×1 5"
        ]
    );
}

#[test]
fn captions_belong_to_the_table_that_follows() {
    let styles = r#"<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Table"/>
        <style:style style:name="Table" style:family="paragraph" style:parent-style-name="Caption"/>
        <style:style style:name="Caption" style:family="paragraph"/>"#;
    let table = format!(
        "<text:p text:style-name=\"P1\">表 1 渠道</text:p><table:table>{}</table:table>",
        row(&[cell("", "网站"), cell("", "5")])
    );
    assert_eq!(
        lines_with(styles, &table),
        ["[表 1 渠道] 2", "0.0 1×1 网站", "0.1 1×1 5"]
    );
}

#[test]
fn what_a_cell_cannot_show_is_told_there() {
    let note = "<text:note text:note-class=\"footnote\"><text:note-body><text:p>注</text:p></text:note-body></text:note>";
    let table = format!(
        "<table:table>{}</table:table>",
        row(&[cell("", "甲"), cell("", &format!("5{note}"))])
    );
    assert_eq!(
        lines(&table),
        ["?脚注“注”@0.1", "[] 2", "0.0 1×1 甲", "0.1 1×1 5"]
    );
}
