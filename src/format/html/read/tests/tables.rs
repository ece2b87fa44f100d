//! Tables: spans, groups of rows, captions, tables in tables, tables that arrange the page.

use super::lines;

#[test]
fn cells_span() {
    let page = "<table><tr><th rowspan=2>甲<th colspan=2>乙<tr><td>丙<td>丁</table>";
    assert_eq!(lines(page), ["表〔〕3列", "甲{2×1}｜乙{1×2}", "丙｜丁"]);
}

#[test]
fn spans_of_no_sense_are_bounded() {
    let spanned = |span: &str| {
        let page = format!("<table><tr><td {span}>甲<td>乙<td>丙<tr><td>丁<td>戊<td>己</table>");
        lines(&page).remove(1)
    };
    for span in [
        "rowspan=-1",
        "rowspan=''",
        "rowspan=x",
        "rowspan=1.9",
        "colspan=0",
        "colspan=-5",
        "colspan",
    ] {
        assert_eq!(spanned(span), "甲｜乙｜丙", "{span}");
    }
    for span in [
        "rowspan=2px",
        "rowspan=' 2'",
        "rowspan=0",
        "rowspan=99",
        "rowspan=99999999999999999999999999",
    ] {
        assert_eq!(spanned(span), "甲{2×1}｜乙｜丙", "{span}");
    }
    // A thousand columns in which nothing begins are one.
    assert_eq!(
        lines("<table><tr><td colspan=1000000000>甲<td>乙<tr><td>丙<td>丁<td>戊</table>")[0],
        "表〔〕4列"
    );
}

#[test]
fn a_cell_to_the_end_ends_with_its_group() {
    let page = "<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3</table>";
    assert_eq!(lines(page), ["表〔〕2列", "甲{2×1}｜1", "2", "乙｜3"]);
    // So LibreOffice writes a head of several rows.
    let head = "<table><thead><tr><td rowspan=2>甲<td>乙</thead><tbody><tr><td>丙</table>";
    assert_eq!(lines(head), ["表〔〕2列", "甲{2×1}｜乙", "丙"]);
}

#[test]
fn heads_and_feet_stay_where_they_stand() {
    let page = "<table><colgroup><col width=9><col></colgroup><tfoot><tr><td>合计<td>3</tfoot>
        <thead><tr><th>项目<th>数</thead><tr><td>甲<td>3</table>";
    assert_eq!(lines(page), ["表〔〕2列", "合计｜3", "项目｜数", "甲｜3"]);
}

#[test]
fn cells_hold_lines() {
    let page = "<table><tr><td><p>本年新</p>\n<p>制作数量</p><td>本年<br>新\n公开</table>";
    assert_eq!(lines(page), ["表〔〕2列", "本年新⏎制作数量｜本年⏎新公开"]);
    let list = "<table><tr><td><ol start=2><li>重复申请</ol><td>0</table>";
    assert_eq!(lines(list), ["表〔〕2列", "2.重复申请｜0"]);
}

#[test]
fn captions_are_captions() {
    let cells = "<tr><td>甲<td>乙</table>";
    assert_eq!(
        lines(&format!("<table><caption>公开<br>渠道</caption>{cells}"))[0],
        "表〔公开 渠道〕2列"
    );
    assert_eq!(
        lines(&format!("<p>表：公开渠道</p><table>{cells}"))[0],
        "表〔公开渠道〕2列"
    );
    assert_eq!(
        lines(&format!("<p>表：甲</p><p>乙</p><table>{cells}"))[0],
        "表：甲"
    );
    assert_eq!(
        lines(&format!(
            "<table><caption style='display:none'>暗</caption>{cells}"
        ))[0],
        "表〔〕2列"
    );
    assert_eq!(lines(&format!("<p>表：</p><table>{cells}"))[0], "表：");
    assert_eq!(
        lines(&format!("<p>表：甲</p><p><img src=1.png></p><table>{cells}"))[..2],
        ["！一张图片：1.png", "表〔甲〕2列"]
    );
    // Clipped to nothing by the page's style.
    assert_eq!(
        lines(&format!("<table class=statutory><caption>名</caption>{cells}"))[0],
        "表〔〕2列"
    );
}

#[test]
fn hidden_rows_and_cells_are_not_there() {
    let page = "<table><tr style='display:none'><td>暗<td>暗<tr><td>甲<td hidden>暗<td>乙</table>";
    assert_eq!(lines(page), ["表〔〕2列", "甲｜乙"]);
}

#[test]
fn words_between_cells_are_kept() {
    let page = "<table>前<tr>中<td>甲<td>乙</td>后</table>";
    assert_eq!(lines(page), ["前中后", "表〔〕2列", "甲｜乙"]);
}

#[test]
fn a_table_that_arranges_the_page_is_what_it_holds() {
    let page = "<table><tr><td>菜单<td><p>一、总体情况</p><img src=a.png alt=图示>正文
        <table><tr><td>规章<td>0</table>末</table>";
    assert_eq!(
        lines(page),
        [
            "菜单",
            "一、总体情况",
            "！一张图片：图示",
            "正文",
            "表〔〕2列",
            "规章｜0",
            "末"
        ]
    );
    let column = "<table><caption>栏</caption><tr><td>甲<tr><td>乙</table>";
    assert_eq!(lines(column), ["栏", "甲", "乙"]);
}
