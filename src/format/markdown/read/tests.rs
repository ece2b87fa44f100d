//! What is read from Markdown files; what our own writer writes is tested with the page's reader.

use super::{page, read};
use crate::format::html;
use crate::format::tests::{fixture, shown};

fn lines(file: &str) -> Vec<String> {
    shown::lines(&read(file.as_bytes()).unwrap())
}

#[test]
fn numbers_of_lists_come_back() {
    assert_eq!(
        lines("1. 培训\n2. 考核\n\n正文\n\n3. 其他\n"),
        ["1.培训", "2.考核", "正文", "3.其他"]
    );
    assert_eq!(lines("1.培训\n\n1\\. 甲\n\n1.5亿"), ["1.培训", "1. 甲", "1.5亿"]);
    assert_eq!(
        lines("（一）主动公开\n\n一、总体情况\n\n（1）甲"),
        ["（一）主动公开", "一、总体情况", "（1）甲"]
    );
    assert_eq!(lines("- 甲\n- 乙\n\n  1. 丙"), ["甲", "乙", "1.丙"]);
}

#[test]
fn line_ends_of_the_source_join() {
    assert_eq!(
        lines("本机关全年\n未收到申请。\n共 31\n件"),
        ["本机关全年未收到申请。共 31 件"]
    );
    assert_eq!(lines("甲  \n乙\\\n丙"), ["甲", "乙", "丙"]);
}

#[test]
fn marks_are_taken_off_and_escapes_resolved() {
    let file = "# 某局\n\n**（一）主动公开**。全年*公开*12条，见<http://a.b/c>、[公开栏](http://x.y)。\n\n\\*星\\* 2021\\_1 &lt;a&gt; `码`\n";
    assert_eq!(
        lines(file),
        [
            "某局",
            "（一）主动公开。全年公开12条，见http://a.b/c、公开栏。",
            "*星* 2021_1 <a> 码"
        ]
    );
    assert_eq!(
        lines("一、总体情况\n===\n\n> 引\n\n    缩进\n\n```\n码\n```\n\n---\n"),
        ["一、总体情况", "引", "缩进", "码"]
    );
}

#[test]
fn tables_of_both_kinds_are_tables() {
    let file = "表：渠道\n\n| 渠道 | 条数 |\n|---|---|\n| 网站 | a\\|b |\n| 报刊 | |\n";
    assert_eq!(
        lines(file),
        ["表〔渠道〕2列", "渠道｜条数", "网站｜a|b", "报刊｜"]
    );
    let file = "前\n\n<table>\n<tr><td rowspan=2>甲<td>1</tr>\n<tr><td>2</tr>\n</table>\n\n后";
    assert_eq!(lines(file), ["前", "表〔〕2列", "甲{2×1}｜1", "2", "后"]);
}

#[test]
fn pictures_are_read_or_said_to_be_there() {
    let uri = html::data_uri::data_uri(&fixture::picture(""));
    assert_eq!(lines(&format!("![图1][甲]\n\n[甲]: {uri}\n")), ["图〔图1〕png"]);
    assert_eq!(lines("![图1](tu/xc.png)"), ["！一张图片：图1"]);
}

#[test]
fn metadata_at_the_beginning_is_no_prose() {
    let file = "---\ntitle: 某局年度报告\nlang: zh\n---\n\n正文\n";
    assert_eq!(
        lines(file),
        ["！文件开头的说明信息：title: 某局年度报告 lang: zh", "正文"]
    );
    assert_eq!(
        lines("---\r\na: b\r\n...\r\n正文\r\n"),
        ["！文件开头的说明信息：a: b", "正文"]
    );
    for file in ["---\n\n正文\n\n---\n末", "---\n正文\n---\n末", "---\na: b\n末"] {
        let read = lines(file);
        assert!(
            !read.concat().contains('！') && read.last().unwrap().ends_with('末'),
            "{read:?}"
        );
    }
}

#[test]
fn what_no_report_is_is_refused() {
    assert!(read(&vec![b'a'; page::MAX_BYTES + 1]).unwrap_err().too_large);
    assert!(read(b"\0\0\0\0").unwrap_err().message.contains("不是文本"));
    assert!(
        read(&b"[".repeat(page::MAX_BYTES))
            .unwrap_err()
            .message
            .contains("过多")
    );
    assert!(
        read("<div>\n\n".repeat(1000).as_bytes())
            .unwrap_err()
            .message
            .contains("嵌套")
    );
}

#[test]
fn a_row_wider_than_its_head_is_whole() {
    let file = "| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |\n|---|---|\n| 4 | 5 |\n";
    assert_eq!(lines(file), ["表〔〕3列", "甲｜乙｜", "1｜2｜3", "4｜5｜"]);
}

#[test]
fn two_tildes_strike_out_and_one_is_a_sign() {
    let file = "申请~~13~~31件，9:00~12:00，14:00~17:00，~甲~。\n";
    let read = read(file.as_bytes()).unwrap();
    assert_eq!(read.unread.len(), 1, "{:?}", read.unread);
    let lines = shown::lines(&read);
    assert!(
        lines.contains(&"申请31件，9:00~12:00，14:00~17:00，~甲~。".to_owned()),
        "{lines:?}"
    );
}

#[test]
fn headings_without_a_space_are_headings() {
    assert_eq!(
        lines("##一、总体情况\n公开。\n\n#话题#公开。\n\n###（一）公开\n"),
        ["一、总体情况", "公开。", "#话题#公开。", "（一）公开"]
    );
}
