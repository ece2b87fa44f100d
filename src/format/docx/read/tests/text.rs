//! Lines of words: runs, changes, fields, groups, and what cannot be seen.

use super::{SPACES, archive, document, docx_with, lines_of_body, lines_of_file, links, p, run};

#[test]
fn a_figure_over_several_runs_is_one() {
    let body = format!(
        "<w:p>{}<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>{}<w:proofErr w:type=\"spellStart\"/>{}<w:bookmarkEnd w:id=\"0\"/>{}</w:p>",
        run("公开政府信息1"),
        run("28"),
        run("0"),
        run("条")
    );
    assert_eq!(lines_of_body(&body), ["公开政府信息1280条"]);
}

#[test]
fn blanks_are_as_word_prints_them() {
    let body =
        "<w:p><w:r><w:t>\n  12 </w:t></w:r><w:r><w:t xml:space=\"preserve\"> 件\u{3000}</w:t></w:r></w:p>";
    assert_eq!(lines_of_body(body), ["12 件"]);
    assert_eq!(
        lines_of_body(&p("\u{3000}\u{a0} 甲\u{200b}乙\u{ad}丙\u{feff} \u{a0}")),
        ["甲乙丙"]
    );
    assert_eq!(
        lines_of_body(&[p(" "), p("\u{a0}"), "<w:p/>".into(), p("甲")].concat()),
        ["甲"]
    );
}

#[test]
fn tabs_hyphens_and_symbols_are_signs() {
    let body = r#"<w:p><w:r><w:t>0574</w:t><w:noBreakHyphen/><w:t>1</w:t><w:tab/><w:t>乙</w:t><w:softHyphen/></w:r>
        <w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="03B1"/></w:r></w:p>"#;
    assert_eq!(lines_of_body(body), ["0574-1 乙☑α"]);
    let odd = r#"<w:p><w:r><w:t>甲</w:t><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>"#;
    assert_eq!(lines_of_body(odd), ["甲", "?一个特殊符号"]);
}

#[test]
fn a_line_break_begins_a_line() {
    let body = "<w:p><w:r><w:t>某某局</w:t><w:br/><w:t>2021年</w:t></w:r><w:r><w:cr/><w:br w:type=\"page\"/><w:t>报告</w:t></w:r></w:p>";
    assert_eq!(lines_of_body(body), ["某某局", "2021年", "报告"]);
}

#[test]
fn changes_are_read_as_if_accepted() {
    let body = format!(
        "<w:p>{}<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>17</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\">{}</w:ins>\
         <w:moveFrom w:id=\"3\">{}</w:moveFrom>{}</w:p><w:p><w:moveTo w:id=\"4\">{}</w:moveTo></w:p>",
        run("制发"),
        run("18"),
        run("其他"),
        run("件"),
        run("其他")
    );
    assert_eq!(lines_of_body(&body), ["制发18件", "其他"]);
}

#[test]
fn a_deleted_end_of_a_paragraph_joins_it_to_the_next() {
    let body = format!(
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>{}</w:p>{}\
         <w:p><w:pPr><w:rPr><w:del w:id=\"2\"/></w:rPr></w:pPr><w:del w:id=\"3\">{}</w:del></w:p>{}\
         <w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{}</w:p>{}\
         <w:p><w:pPr><w:rPr><w:del w:id=\"4\"/></w:rPr></w:pPr>{}</w:p>",
        run("全年收到"),
        p("申请31件"),
        run("这一段没有了"),
        p("乙"),
        run("（一）主动公开。"),
        p("全年公开"),
        run("末尾")
    );
    assert_eq!(
        lines_of_body(&body),
        ["全年收到申请31件", "乙", "（一）主动公开。全年公开", "末尾"]
    );
}

#[test]
fn what_groups_runs_is_looked_into() {
    for (open, close) in [
        (
            "<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>",
            "</w:sdtContent></w:sdt>",
        ),
        ("<w:smartTag w:element=\"date\"><w:smartTagPr/>", "</w:smartTag>"),
        ("<w:customXml w:element=\"a\">", "</w:customXml>"),
        ("<w:hyperlink r:id=\"rId9\">", "</w:hyperlink>"),
        ("<w:fldSimple w:instr=\"DATE\">", "</w:fldSimple>"),
        ("<w:dir w:val=\"ltr\">", "</w:dir>"),
    ] {
        let inside = format!("<w:p>{}{open}{}{close}{}</w:p>", run("一"), run("二"), run("三"));
        assert_eq!(lines_of_body(&inside), ["一二三"], "{open}");
        let nested = format!("<w:p>{open}{open}{}{close}{close}</w:p>", run("深"));
        assert_eq!(lines_of_body(&nested), ["深"], "{open}");
    }
    let around = format!(
        "<w:sdt><w:sdtContent>{}<w:customXml w:element=\"a\">{}</w:customXml></w:sdtContent></w:sdt>",
        p("甲"),
        p("乙")
    );
    assert_eq!(lines_of_body(&around), ["甲", "乙"]);
}

#[test]
fn of_a_field_the_result_is_read() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let (begin, separate, end) = (mark("begin"), mark("separate"), mark("end"));
    let inner = [&begin, &code("PAGE"), &separate, &run("1"), &end]
        .map(String::as_str)
        .concat();
    let body = [
        "<w:p>",
        &run("前"),
        &begin,
        &code("IF "),
        &inner,
        &code(" = 1"),
        &separate,
        &run("结果"),
        &inner,
        &end,
        &run("后"),
        "</w:p>",
    ]
    .concat();
    assert_eq!(lines_of_body(&body), ["前结果1后"]);
    // A field without an end, and an end without a field, hide nothing.
    let broken = format!(
        "<w:p>{begin}{}{}</w:p>{}<w:p>{end}{}</w:p>",
        code("TOC"),
        run("甲"),
        p("乙"),
        run("丙")
    );
    assert_eq!(lines_of_body(&broken), ["甲", "乙", "丙"]);
    let form = "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>";
    let forms = format!(
        "<w:p>{form}</w:p><w:p>{form}{}{separate}{end}</w:p>",
        code("FORMCHECKBOX")
    );
    assert_eq!(lines_of_body(&forms), ["?一个复选框", "?一个复选框"]);
}

#[test]
fn of_ruby_the_base_is_read() {
    let body = format!(
        "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>{}</w:p>",
        run("pudong"),
        run("浦"),
        run("东")
    );
    assert_eq!(lines_of_body(&body), ["浦东"]);
}

#[test]
fn a_formula_is_its_words() {
    let simple = "<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>";
    assert_eq!(lines_of_body(simple), ["a+b"]);
    let built = format!(
        "<w:p>{}<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>31</m:t></m:r></m:num><m:den><m:r><m:t>40</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara></w:p>",
        run("占")
    );
    assert_eq!(
        lines_of_body(&built),
        ["占31/40", "?一个公式，读出的文字是“31/40”"]
    );
}

#[test]
fn hidden_text_is_not_read() {
    let styles = format!(
        r#"<w:styles {SPACES}><w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="ph"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#
    );
    let with =
        |properties: &str, words: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p><w:p><w:pPr><w:pStyle w:val=\"ph\"/></w:pPr>{}{}</w:p>",
        with("<w:vanish/>", "藏"),
        with("<w:vanish w:val=\"0\"/>", "见"),
        with("<w:rStyle w:val=\"h\"/>", "藏"),
        with("<w:rStyle w:val=\"h\"/><w:vanish w:val=\"false\"/>", "也见"),
        run("藏"),
        with("<w:vanish w:val=\"off\"/>", "仍见"),
    );
    let file = docx_with(&body, &[("rId2", "styles", "styles.xml", styles.as_bytes())]);
    assert_eq!(lines_of_file(&file), ["见也见", "仍见"]);
}

#[test]
fn notes_are_told_as_unread_with_their_words() {
    let note = |kind: &str| {
        format!(
            "<w:{kind}s {SPACES}><w:{kind} w:id=\"0\" w:type=\"separator\"><w:p/></w:{kind}><w:{kind} w:id=\"2\">{}{}</w:{kind}></w:{kind}s>",
            p(&format!("{kind}甲")),
            p("乙")
        )
    };
    let body = format!(
        "{}<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{}<w:r><w:endnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>{}",
        p("前"),
        run("正"),
        run("文"),
        p("后")
    );
    let (foot, end) = (note("footnote"), note("endnote"));
    let file = docx_with(
        &body,
        &[
            ("rId2", "footnotes", "footnotes.xml", foot.as_bytes()),
            ("rId3", "endnotes", "endnotes.xml", end.as_bytes()),
            ("rId4", "header", "header1.xml", p("页眉").as_bytes()),
        ],
    );
    assert_eq!(
        lines_of_file(&file),
        ["前", "正文", "?脚注“footnote甲 乙”", "?尾注“endnote甲 乙”", "后"]
    );
}

#[test]
fn a_table_of_contents_is_told_as_unread() {
    let styles = format!(
        r#"<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style></w:styles>"#
    );
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"11\"/></w:pPr>{}<w:r><w:tab/></w:r>{}</w:p>{}",
        run("一、概况"),
        run("1"),
        p("一、概况")
    );
    let file = docx_with(&body, &[("rId2", "styles", "styles.xml", styles.as_bytes())]);
    assert_eq!(lines_of_file(&file), ["?目录中的一行“一、概况 1”", "一、概况"]);
}

#[test]
fn contents_from_elsewhere_are_reported() {
    assert_eq!(
        lines_of_body(&format!("{}<w:altChunk r:id=\"rId5\"/>{}", p("甲"), p("乙"))),
        ["甲", "?一段从其他文件插入的内容", "乙"]
    );
}

#[test]
fn text_boxes_follow_the_paragraph_that_holds_them_once() {
    let text = format!("<w:txbxContent>{}{}</w:txbxContent>", p("框内一"), p("框内二"));
    let new = format!(
        "<w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"a\"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>{text}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    );
    let old = format!("<w:pict><v:shape><v:textbox>{text}</v:textbox></v:shape></w:pict>");
    let both = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    );
    for form in [&new, &old, &both] {
        let body = format!(
            "<w:p>{}<w:r>{form}</w:r>{}</w:p>{}",
            run("文"),
            run("字"),
            p("后")
        );
        assert_eq!(lines_of_body(&body), ["文字", "框内一", "框内二", "后"], "{form}");
    }
    let art = "<w:p><w:r><w:pict><v:shape><v:textpath string=\"艺术字\"/></v:shape></w:pict></w:r></w:p>";
    assert_eq!(lines_of_body(art), ["艺术字"]);
}

#[test]
fn of_alternatives_the_first_that_can_be_read_is_taken() {
    let choose = |choice: &str, fallback: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"x\">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        )
    };
    let chart = "<w:drawing><c:chart/></w:drawing>";
    let t = |words: &str| format!("<w:t>{words}</w:t>");
    for (choice, fallback, shown) in [
        (t("新"), t("旧"), vec!["新"]),
        (String::new(), t("旧"), vec!["旧"]),
        (chart.to_owned(), t("旧"), vec!["旧"]),
        (chart.to_owned(), String::new(), vec!["?一张图表"]),
        (chart.to_owned(), chart.to_owned(), vec!["?一张图表"]),
    ] {
        let body = format!("<w:p><w:r>{}</w:r></w:p>", choose(&choice, &fallback));
        assert_eq!(lines_of_body(&body), shown, "{choice} {fallback}");
    }
    assert_eq!(lines_of_body(&choose(&p("新"), &p("旧"))), ["新"]);
    assert_eq!(lines_of_body(&choose("", &p("旧"))), ["旧"]);
}

#[test]
fn entities_and_marked_sections_are_words() {
    assert_eq!(
        lines_of_body(&p("&lt;甲&gt;&amp;&#x4e59;&#19993;<![CDATA[<丁>&]]>")),
        ["<甲>&乙丙<丁>&"]
    );
    assert_eq!(lines_of_body(&p("甲&#1;乙")), ["甲乙"]);
}

#[test]
fn any_prefix_and_the_strict_vocabulary_are_read() {
    let text = |document: &str| {
        let office = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
        let rels = String::from_utf8(links(&[("a", "officeDocument", "doc/main.xml")])).unwrap();
        let rels = rels.replace(&format!("{}/officeDocument", super::OFFICE), office);
        assert!(rels.contains(office));
        lines_of_file(&archive(&[
            ("_rels/.rels", rels.into_bytes()),
            ("doc/main.xml", document.as_bytes().to_vec()),
        ]))
    };
    let own = document(
        &[
            p("甲"),
            "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>".into(),
            p("1"),
            "</w:tc></w:tr></w:tbl>".into(),
        ]
        .concat(),
    );
    let expected = ["甲", "[] 2", "0.0 1×1 ", "0.1 1×1 1"];
    assert_eq!(text(&own), expected);
    let strict = own.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    assert_eq!(text(&strict), expected);
    assert_eq!(
        text(
            &own.replace("<w:", "<ns0:")
                .replace("</w:", "</ns0:")
                .replace("xmlns:w=", "xmlns:ns0=")
        ),
        expected
    );
    let bare = own
        .replace("<w:", "<")
        .replace("</w:", "</")
        .replace("xmlns:w=", "xmlns=");
    assert_eq!(text(&bare), expected);
}
