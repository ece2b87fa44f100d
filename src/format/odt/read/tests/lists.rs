//! Automatic numbers.

use super::{common, lines_with, odt_with, read, shown};

const LEVELS: &str = r#"<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
    <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" text:start-value="3"/>
    <text:list-level-style-number text:level="3" style:num-format="1" loext:num-list-format="第%1%章之%3%" style:num-suffix="x"/></text:list-style>
    <text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>"#;

fn item(words: &str) -> String {
    format!("<text:list-item><text:p>{words}</text:p></text:list-item>")
}

#[test]
fn items_are_counted_by_level() {
    let text = format!(
        "<text:list text:style-name=\"L\">{}<text:list-item><text:p>乙</text:p><text:p>乙续</text:p><text:list>{}{}<text:list-item><text:list>{}</text:list><text:p>无</text:p></text:list-item></text:list></text:list-item>{}\
         <text:list-header><text:p>头</text:p></text:list-header></text:list>",
        item("甲"),
        item("子"),
        item("丑"),
        item("孙"),
        item("丙")
    );
    assert_eq!(
        lines_with(LEVELS, &text),
        [
            "一、甲",
            "二、乙",
            "乙续",
            "二.3 子",
            "二.4 丑",
            "第二章之1 孙",
            "无",
            "三、丙",
            "头"
        ]
    );
}

#[test]
fn a_list_goes_on_only_where_it_says_so() {
    let list = |more: &str, words: &str| {
        format!(
            "<text:list {more} text:style-name=\"L\">{}</text:list><text:p>正文</text:p>",
            item(words)
        )
    };
    let text = [
        list("xml:id=\"a\"", "甲"),
        list("", "乙"),
        list("text:continue-numbering=\"true\"", "丙"),
        list("text:continue-list=\"a\"", "丁"),
        "<text:list text:style-name=\"L\"><text:list-item text:start-value=\"7\"><text:p>戊</text:p></text:list-item></text:list>".to_owned(),
        format!("<text:list text:style-name=\"B\">{}</text:list>", item("点")),
    ]
    .concat();
    assert_eq!(
        lines_with(LEVELS, &text),
        [
            "一、甲",
            "正文",
            "一、乙",
            "正文",
            "二、丙",
            "正文",
            "二、丁",
            "正文",
            "七、戊",
            "点"
        ]
    );
}

#[test]
fn headings_are_counted_by_the_outline() {
    let styles = common(
        r#"<text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
        <text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/></text:outline-style>
        <style:style style:name="None" style:family="paragraph" style:list-style-name=""/>"#,
    );
    let text = "<text:h text:style-name=\"None\" text:outline-level=\"1\">标题</text:h><text:h text:outline-level=\"1\">总体</text:h>\
        <text:h text:outline-level=\"2\">甲</text:h><text:h text:outline-level=\"2\" text:is-list-header=\"true\">头</text:h>\
        <text:h text:outline-level=\"2\">乙</text:h><text:h text:outline-level=\"1\">主动</text:h><text:h text:outline-level=\"2\">丙</text:h>";
    let file = odt_with("", text, &[("styles.xml", styles.as_bytes())]);
    assert_eq!(
        shown(&read(&file).unwrap()),
        [
            "标题",
            "一、总体",
            "（一）甲",
            "头",
            "（二）乙",
            "二、主动",
            "（一）丙"
        ]
    );
}

#[test]
fn a_numbered_paragraph_stands_in_no_list() {
    let numbered = |words: &str| {
        format!(
            "<text:numbered-paragraph text:style-name=\"L\" text:list-id=\"z\"><text:p>{words}</text:p></text:numbered-paragraph>"
        )
    };
    let text = format!("{}<text:p>正文</text:p>{}", numbered("甲"), numbered("乙"));
    assert_eq!(lines_with(LEVELS, &text), ["一、甲", "正文", "二、乙"]);
}

#[test]
fn a_list_around_a_table_does_not_number_its_cells() {
    let text = format!(
        "<text:list text:style-name=\"L\"><text:list-item><table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>\
         <table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table></text:list-item>{}</text:list>",
        item("乙")
    );
    assert_eq!(
        lines_with(LEVELS, &text),
        ["[] 2", "0.0 1×1 甲", "0.1 1×1 1", "一、乙"]
    );
}
