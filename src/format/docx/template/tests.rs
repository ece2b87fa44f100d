//! Templates made by hand, and filled.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Fill, Obstacle, Template};
use crate::document::{Block, Level};
use crate::source::{Place, PlaceOrder};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

fn file(body: &str) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, words: &str| {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(words.as_bytes()).unwrap();
    };
    put(
        "[Content_Types].xml",
        &format!("<Types xmlns=\"{PACKAGE}/content-types\"/>"),
    );
    put(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        ),
    );
    put(
        "word/_rels/document.xml.rels",
        &format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/header\" Target=\"header1.xml\"/></Relationships>"
        ),
    );
    put(
        "word/header1.xml",
        &format!("<w:hdr xmlns:w=\"{W}\"><w:p><w:r><w:t>{{{{年度}}}}年</w:t></w:r></w:p></w:hdr>"),
    );
    put("word/document.xml", &document(body));
    out.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!("<w:document xmlns:w=\"{W}\" xmlns:mc=\"{MC}\"><w:body>{body}</w:body></w:document>")
}

fn text(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn filled(body: &str, fills: &[Fill]) -> String {
    let template = Template::open(file(body)).unwrap();
    let text = text(&template.fill(fills).unwrap());
    let start = document("").find("</w:body>").unwrap();
    text[start..text.len() - "</w:body></w:document>".len()].to_owned()
}

fn prose(pieces: &[usize], after: Option<usize>, lines: &[&str]) -> Fill {
    Fill::Prose {
        pieces: pieces.to_vec(),
        after,
        blocks: lines.iter().map(|line| Block::line((*line).to_owned())).collect(),
    }
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn placeholders_are_found_in_divided_runs() {
    let body = "<w:p><w:r><w:t>甲{</w:t></w:r><w:proofErr w:type=\"x\"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ 年</w:t></w:r><w:r><w:t>度}}乙{{&amp;}}</w:t></w:r></w:p><w:p><w:r><w:t>{{断</w:t><w:br/><w:t>开}}｛｛标题｝｝</w:t></w:r></w:p>";
    let template = Template::open(file(body)).unwrap();
    let found: Vec<_> = template
        .placeholders()
        .iter()
        .map(|own| own.expression.as_str())
        .collect();
    assert_eq!(found, ["年度", "&", "标题"]);
    assert_eq!(template.elsewhere().len(), 1);
    assert_eq!(
        filled(
            body,
            &[
                Fill::Words(0, "2025".into()),
                Fill::Words(1, "<和>".into()),
                Fill::Words(2, "题".into())
            ]
        ),
        "<w:p><w:r><w:t xml:space=\"preserve\">甲2025</w:t></w:r><w:proofErr w:type=\"x\"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"></w:t></w:r><w:r><w:t xml:space=\"preserve\">乙&lt;和&gt;</w:t></w:r></w:p><w:p><w:r><w:t>{{断</w:t><w:br/><w:t xml:space=\"preserve\">开}}题</w:t></w:r></w:p>"
    );
}

#[test]
fn prose_takes_the_format_of_what_it_replaces() {
    let heading = "<w:p><w:pPr><w:pStyle w:val=\"2\"/></w:pPr><w:r><w:t>（一）旧标题</w:t></w:r></w:p>";
    let old = "<w:p w:rsidR=\"1\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr><w:ind w:firstLine=\"9\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>（二）头。</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>旧的正文比头长。</w:t></w:r></w:p>";
    let body = [
        &p("一、标题"),
        heading,
        old,
        "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>",
        &p("二、标题"),
    ]
    .concat();
    let fill = Fill::Prose {
        pieces: vec![2, 3],
        after: Some(1),
        blocks: vec![
            Block::line("新的。".to_owned()),
            Block::Heading(Level::Two, "（一）新标题".to_owned()),
        ],
    };
    let expected = [
        &p("一、标题"),
        "<w:p><w:pPr><w:ind w:firstLine=\"9\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">新的。</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:pStyle w:val=\"2\"/></w:pPr><w:r><w:t xml:space=\"preserve\">（一）新标题</w:t></w:r></w:p>",
        "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>",
        &p("二、标题"),
    ];
    assert_eq!(filled(&body, &[fill]), expected.concat());
    // Where there was nothing, it looks as prose does elsewhere.
    let fills = [prose(&[3], None, &["甲。"]), prose(&[], Some(4), &["乙。"])];
    assert!(filled(&body, &fills).ends_with(
        "二、标题</w:t></w:r></w:p><w:p><w:pPr><w:ind w:firstLine=\"9\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">乙。</w:t></w:r></w:p>"
    ));
}

#[test]
fn what_reaches_over_paragraphs_stays() {
    let marked = "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:r><w:t>旧一</w:t></w:r></w:p>";
    let last = "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:pPr><w:r><w:t>旧二</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>";
    let out = filled(
        &[&p("甲"), marked, last].concat(),
        &[prose(&[2, 3], None, &["新"])],
    );
    assert_eq!(
        out,
        p("甲")
            + "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:p><w:r><w:t xml:space=\"preserve\">新</w:t></w:r></w:p><w:bookmarkEnd w:id=\"1\"/><w:p><w:pPr><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:pPr></w:p>"
    );
}

#[test]
fn cells_keep_how_their_words_look() {
    let cell = |words: &str| format!("<w:tc><w:p>{words}</w:p></w:tc>");
    let body = [
        "<w:tbl><w:tr>",
        &cell("<w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>"),
        &cell("<w:pPr><w:rPr><w:i/></w:rPr></w:pPr>"),
        "<w:tc><w:p/></w:tc>",
        "</w:tr></w:tbl>",
    ]
    .concat();
    let fill = |column: usize, words: &str| {
        let order = PlaceOrder {
            piece: 1,
            row: 1,
            cell: column,
        };
        Fill::Place(Place::new(order, String::new()), words.to_owned())
    };
    let out = filled(&body, &[fill(0, "30"), fill(1, "4"), fill(2, "5")]);
    let t = |words: &str| format!("<w:t xml:space=\"preserve\">{words}</w:t>");
    let expected = [
        "<w:tbl><w:tr>".to_owned(),
        cell(&format!(
            "<w:r><w:rPr><w:b/></w:rPr>{}</w:r><w:r>{}</w:r>",
            t("30"),
            t("")
        )),
        cell(&format!(
            "<w:pPr><w:rPr><w:i/></w:rPr></w:pPr><w:r><w:rPr><w:i/></w:rPr>{}</w:r>",
            t("4")
        )),
        format!("<w:tc><w:p><w:r>{}</w:r></w:p></w:tc>", t("5")),
        "</w:tr></w:tbl>".to_owned(),
    ];
    assert_eq!(out, expected.concat());
}

#[test]
fn what_cannot_be_replaced_is_known() {
    let drawn = "<w:p><w:r><w:drawing/></w:r><w:r><w:t>图</w:t></w:r></w:p>";
    let field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>域</w:t></w:r></w:p>";
    let control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    let body = [drawn, control, &p("好"), field].concat();
    let template = Template::open(file(&body)).unwrap();
    let words: Vec<_> = template.read().document.blocks.iter().collect();
    let piece = |wanted: &str| {
        1 + words
            .iter()
            .position(|block| matches!(block, Block::Paragraph(own) if own.text == wanted))
            .unwrap()
    };
    assert_eq!(template.obstacle(&[piece("控件")]), Some(Obstacle::Enclosed));
    assert_eq!(template.obstacle(&[piece("好")]), None);
    assert_eq!(template.obstacle(&[piece("域")]), Some(Obstacle::Field));
}

#[test]
fn a_text_box_is_filled_in_both_its_forms() {
    let inner = "<w:txbxContent><w:p><w:r><w:t>{{年度}}</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"x\">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    let template = Template::open(file(&body)).unwrap();
    let all = template.placeholders();
    assert_eq!(
        all.iter()
            .map(|own| (own.is_alone, own.is_fallback))
            .collect::<Vec<_>>(),
        [(false, false), (false, true)]
    );
    let out = filled(
        &body,
        &[Fill::Words(0, "2025".into()), Fill::Words(1, "2025".into())],
    );
    assert_eq!(out.matches("2025").count(), 2);
}
