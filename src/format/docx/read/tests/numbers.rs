//! Automatic numbers.

use super::{SPACES, docx_with, lines_of_file, p, run};

/// A level: its number, way of counting and text, and what else it says.
fn level(index: usize, counting: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{index}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{counting}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

/// An abstract list.
fn kind(id: usize, inside: &str) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{inside}</w:abstractNum>")
}

/// A list of the text.
fn num(id: usize, kind: usize, inside: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{kind}\"/>{inside}</w:num>")
}

/// A paragraph at a level of a list.
fn item(num: usize, level: usize, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{num}\"/></w:numPr></w:pPr>{}</w:p>",
        run(words)
    )
}

fn read(numbering: &str, styles: &str, body: &str) -> Vec<String> {
    let numbering = format!("<w:numbering {SPACES}>{numbering}</w:numbering>");
    let styles = format!("<w:styles {SPACES}>{styles}</w:styles>");
    lines_of_file(&docx_with(
        body,
        &[
            ("rId1", "numbering", "numbering.xml", numbering.as_bytes()),
            ("rId2", "styles", "styles.xml", styles.as_bytes()),
        ],
    ))
}

fn official() -> String {
    [
        level(0, "chineseCounting", "%1、", ""),
        level(1, "chineseCountingThousand", "（%2）", ""),
        level(2, "decimal", "%3.", ""),
        level(3, "decimal", "（%4）", ""),
    ]
    .concat()
}

#[test]
fn the_levels_of_official_style_are_counted_and_begin_again() {
    let numbering = [kind(0, &official()), num(1, 0, "")].concat();
    let items = [
        (0, "概况"),
        (1, "公开"),
        (1, "申请"),
        (2, "培训"),
        (2, "考核"),
        (3, "甲"),
        (0, "情况"),
        (1, "乙"),
        (2, "丙"),
    ];
    let body: String = items.map(|(level, words)| item(1, level, words)).concat();
    assert_eq!(
        read(&numbering, "", &body),
        [
            "一、概况",
            "（一）公开",
            "（二）申请",
            "1.培训",
            "2.考核",
            "（1）甲",
            "二、情况",
            "（一）乙",
            "1.丙"
        ]
    );
}

#[test]
fn eleven_and_more_are_counted_on() {
    let numbering = [kind(0, &official()), num(1, 0, "")].concat();
    let body: String = (0..21).map(|_| item(1, 0, "段")).collect();
    let lines = read(&numbering, "", &body);
    assert_eq!(
        [&lines[9], &lines[10], &lines[20]],
        ["十、段", "十一、段", "二十一、段"]
    );
}

#[test]
fn numbers_of_several_levels_and_in_plain_digits() {
    let levels = [
        level(0, "chineseCounting", "第%1章", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%1.%2", ""),
    ]
    .concat();
    let numbering = [kind(0, &levels), num(1, 0, "")].concat();
    let body = [
        item(1, 0, "总则"),
        item(1, 1, "目的"),
        item(1, 1, "依据"),
        item(1, 2, "同上"),
    ]
    .concat();
    assert_eq!(
        read(&numbering, "", &body),
        ["第一章总则", "1.1 目的", "1.2 依据", "一.2 同上"]
    );
}

#[test]
fn a_number_never_lengthens_the_figure_behind_it() {
    let numbering = [kind(0, &level(0, "decimal", "%1.", "")), num(1, 0, "")].concat();
    let body = [item(1, 0, "培训"), item(1, 0, "2021年")].concat();
    assert_eq!(read(&numbering, "", &body), ["1.培训", "2. 2021年"]);
}

#[test]
fn lists_of_one_kind_go_on_and_a_start_of_their_own_begins_again() {
    let own = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    let other = format!(
        "<w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride>",
        level(0, "upperLetter", "%1)", "")
    );
    let numbering = [
        kind(0, &level(0, "decimal", "%1.", "")),
        num(1, 0, ""),
        num(2, 0, ""),
        num(3, 0, own),
        num(4, 0, &other),
    ]
    .concat();
    let body = [1, 1, 2, 3, 3, 1, 4].map(|list| item(list, 0, "甲")).concat();
    assert_eq!(
        read(&numbering, "", &body),
        ["1.甲", "2.甲", "3.甲", "1.甲", "2.甲", "3.甲", "D)甲"]
    );
}

#[test]
fn a_level_may_go_on_through_higher_ones() {
    let levels = [
        level(0, "decimal", "%1、", ""),
        level(1, "decimal", "（%2）", "<w:lvlRestart w:val=\"0\"/>"),
    ]
    .concat();
    let numbering = [kind(0, &levels), num(1, 0, "")].concat();
    let body = [
        item(1, 0, "甲"),
        item(1, 1, "乙"),
        item(1, 0, "丙"),
        item(1, 1, "丁"),
    ]
    .concat();
    assert_eq!(
        read(&numbering, "", &body),
        ["1、甲", "（1）乙", "2、丙", "（2）丁"]
    );
}

#[test]
fn styles_number_their_paragraphs() {
    let levels = [
        level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"h1\"/>"),
        level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"h2\"/>"),
    ]
    .concat();
    let numbering = [kind(0, &levels), num(5, 0, "")].concat();
    let list = "<w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr>";
    let styles = format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"h1\"><w:name w:val=\"heading 1\"/>{list}</w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:name w:val=\"heading 2\"/>{list}</w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"own\"><w:basedOn w:val=\"h2\"/></w:style>"
    );
    let paragraph = |style: &str, more: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{}</w:p>",
            run("甲")
        )
    };
    let none = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";
    let body = [
        paragraph("h1", ""),
        paragraph("h2", ""),
        paragraph("own", ""),
        paragraph("h1", none),
        paragraph("h1", ""),
        p("乙"),
    ]
    .concat();
    assert_eq!(
        read(&numbering, &styles, &body),
        ["一、甲", "（一）甲", "（二）甲", "甲", "二、甲", "乙"]
    );
}

#[test]
fn a_numbering_style_lends_its_levels() {
    let numbering = [
        kind(0, "<w:numStyleLink w:val=\"list\"/>"),
        kind(
            1,
            &format!(
                "<w:styleLink w:val=\"list\"/>{}",
                level(0, "decimalEnclosedCircleChinese", "%1", "")
            ),
        ),
        num(1, 0, ""),
    ]
    .concat();
    assert_eq!(
        read(&numbering, "", &[item(1, 0, "甲"), item(1, 0, "乙")].concat()),
        ["①甲", "②乙"]
    );
}

#[test]
fn bullets_arrange_the_page_and_words_without_number_are_printed() {
    let numbering = [
        kind(0, &level(0, "bullet", "●", "")),
        kind(1, &level(0, "none", "附件：", "")),
        num(1, 0, ""),
        num(2, 1, ""),
    ]
    .concat();
    let body = [item(1, 0, "甲"), item(2, 0, "乙"), item(9, 0, "丙")].concat();
    assert_eq!(read(&numbering, "", &body), ["甲", "附件：乙", "丙"]);
}

#[test]
fn what_is_not_there_is_not_counted() {
    let numbering = [kind(0, &level(0, "decimal", "%1.", "")), num(1, 0, "")].concat();
    let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    let deleted = format!(
        "<w:p><w:pPr>{list}<w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:del w:id=\"2\">{}</w:del></w:p>",
        run("删")
    );
    let hidden = format!("<w:p><w:pPr>{list}<w:rPr><w:vanish/></w:rPr></w:pPr></w:p>");
    let old = format!(
        "<w:p><w:pPr><w:pPrChange w:id=\"3\"><w:pPr>{list}</w:pPr></w:pPrChange></w:pPr>{}</w:p>",
        run("旧")
    );
    let body = [item(1, 0, "甲"), deleted, hidden, old, item(1, 0, "乙")].concat();
    assert_eq!(read(&numbering, "", &body), ["1.甲", "旧", "2.乙"]);
    // The numbers of a column that has nothing else are seen.
    assert_eq!(
        read(&numbering, "", &[item(1, 0, ""), item(1, 0, "")].concat()),
        ["1.", "2."]
    );
}

#[test]
fn a_way_of_counting_that_only_new_programs_know_has_another_beside_it() {
    let level = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" w:format=\"001\"/></mc:Choice>\
        <mc:Fallback><w:numFmt w:val=\"upperRoman\"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val=\"%1.\"/></w:lvl>";
    let numbering = [kind(0, level), num(1, 0, "")].concat();
    assert_eq!(read(&numbering, "", &item(1, 0, "甲")), ["III.甲"]);
}

#[test]
fn numbers_as_long_as_one_likes_stay_short() {
    let text = "长".repeat(100_000);
    let numbering = [kind(0, &level(0, "decimal", &text, "")), num(1, 0, "")].concat();
    let line = &read(&numbering, "", &item(1, 0, "甲"))[0];
    assert_eq!(line.chars().count(), 33);
    let huge = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"9223372036854775807\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>";
    let numbering = [kind(0, huge), num(1, 0, "")].concat();
    let body = [item(1, 0, "甲"), item(1, 99, "乙")].concat();
    assert_eq!(read(&numbering, "", &body)[1], "乙");
}
