//! Words that look otherwise: struck out, raised, asked for.

use super::{docx_with, lines_of_body, lines_of_file, p, run};

/// A run of these words with these properties.
fn looking(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>")
}

#[test]
fn struck_words_are_told_and_not_read() {
    let body = |struck: &str| format!("<w:p>{}{struck}{}</w:p>", run("申请"), run("31件"));
    for property in [
        "<w:strike/>",
        "<w:dstrike w:val=\"1\"/>",
        "<w:strike w:val=\"0\"/><w:dstrike/>",
    ] {
        let struck = [looking(property, "1"), looking(property, "3")].concat();
        assert_eq!(
            lines_of_body(&body(&struck)),
            ["申请31件", "?删除线划去的字“13”"],
            "{property}"
        );
    }
    for property in ["<w:strike w:val=\"false\"/>", "<w:u w:val=\"single\"/>"] {
        assert_eq!(
            lines_of_body(&body(&looking(property, "13"))),
            ["申请1331件"],
            "{property}"
        );
    }
    assert_eq!(lines_of_body(&body(&looking("<w:strike/>", " "))), ["申请31件"]);
    let all = format!("<w:p>{}</w:p>", looking("<w:strike/>", "全文<w:br/>二"));
    assert_eq!(lines_of_body(&all).len(), 1);
}

#[test]
fn styles_strike_and_raise_too() {
    let styles = br#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:style w:type="character" w:styleId="old"><w:rPr><w:strike/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="older"><w:basedOn w:val="old"/></w:style>
        <w:style w:type="paragraph" w:styleId="gone"><w:rPr><w:dstrike/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="note"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>"#;
    let body = [
        format!(
            "<w:p>{}{}</w:p>",
            looking("<w:rStyle w:val=\"older\"/>", "203"),
            run("205")
        ),
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"gone\"/></w:pPr>{}</w:p>",
            run("作废")
        ),
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"gone\"/></w:pPr>{}</w:p>",
            looking("<w:dstrike w:val=\"0\"/>", "仍用")
        ),
        format!(
            "<w:p>{}{}</w:p>",
            run("31"),
            looking("<w:rStyle w:val=\"note\"/>", "12")
        ),
    ]
    .concat();
    let file = docx_with(&body, &[("rId1", "styles", "styles.xml", styles)]);
    let expected = [
        "?删除线划去的字“203”",
        "205",
        "?删除线划去的字“作废”",
        "仍用",
        "31¹²",
    ];
    assert_eq!(lines_of_file(&file), expected);
}

#[test]
fn raised_digits_are_no_digits_of_the_number() {
    for (side, mark) in [("superscript", "²"), ("subscript", "₂"), ("baseline", "2")] {
        let raised = looking(&format!("<w:vertAlign w:val=\"{side}\"/>"), "2");
        let body = format!("<w:p>{}{raised}</w:p>", run("203"));
        assert_eq!(lines_of_body(&body), [format!("203{mark}")]);
    }
}

#[test]
fn the_prompt_of_a_content_control_is_not_what_it_holds() {
    let control = |shows: &str, content: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:id w:val=\"1\"/>{shows}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )
    };
    let shows = "<w:showingPlcHdr/>";
    let prompt = "?没有填写的内容控件，里面是提示文字“单击此处输入12”";
    let within = |shows: &str| {
        let inner = control(shows, &run("单击此处输入12"));
        lines_of_body(&format!("<w:p>{}{inner}{}</w:p>", run("新收"), run("件")))
    };
    assert_eq!(within(shows), ["新收件", prompt]);
    assert_eq!(within("<w:showingPlcHdr w:val=\"0\"/>"), ["新收单击此处输入12件"]);
    assert_eq!(
        lines_of_body(&[control(shows, &p("单击此处输入12")), p("后")].concat()),
        [prompt, "后"]
    );
    // A cell in a control keeps its place among the others.
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p(words));
    let row = [cell("甲"), control(shows, &cell("单击此处输入12")), cell("3")].concat();
    let table = format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>");
    assert_eq!(
        lines_of_body(&table),
        [prompt, "[] 3", "0.0 1×1 甲", "0.1 1×1 ", "0.2 1×1 3"]
    );
}
