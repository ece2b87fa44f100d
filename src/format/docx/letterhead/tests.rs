//! Letterheads made by hand, and reports in them.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Letterhead, default_reference};
use crate::document::{Block, Document, Level, Signature};
use crate::format::docx::FORMAT;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// What an office has: its own page, a header with a picture, a part that nobody knows.
struct Office<'a> {
    main: &'a str,
    body: &'a str,
    styles: Option<&'a str>,
    more: Vec<(&'a str, &'a str)>,
}

impl Default for Office<'_> {
    fn default() -> Self {
        Self {
            main: MAIN,
            body: "<w:p><w:r><w:t>旧的正文</w:t></w:r></w:p><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId7\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1800\" w:bottom=\"1440\" w:left=\"1800\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr>",
            styles: Some(
                "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:pPr><w:ind w:firstLine=\"640\"/></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>",
            ),
            more: Vec::new(),
        }
    }
}

impl Office<'_> {
    fn file(&self) -> Vec<u8> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, words: &str| {
            out.start_file(name, SimpleFileOptions::default()).unwrap();
            out.write_all(words.as_bytes()).unwrap();
        };
        put(
            "[Content_Types].xml",
            &format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{}\"/></Types>",
                self.main
            ),
        );
        put(
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        );
        let mut links =
            format!("<Relationship Id=\"rId7\" Type=\"{OFFICE}/header\" Target=\"header1.xml\"/>");
        if let Some(styles) = self.styles {
            put(
                "word/styles.xml",
                &format!("<w:styles xmlns:w=\"{W}\">{styles}</w:styles>"),
            );
            let styles =
                format!("<Relationship Id=\"rId2\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>");
            links.push_str(&styles);
        }
        put(
            "word/_rels/document.xml.rels",
            &format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{links}</Relationships>"),
        );
        put(
            "word/header1.xml",
            &format!("<w:hdr xmlns:w=\"{W}\"><w:p><w:r><w:t>某某局文件</w:t></w:r></w:p></w:hdr>"),
        );
        put(
            "word/document.xml",
            &format!(
                "<w:document xmlns:w=\"{W}\" xmlns:r=\"{OFFICE}\"><w:body>{}</w:body></w:document>",
                self.body
            ),
        );
        put("office/unknown.bin", "谁也不认识的部件");
        for (name, words) in &self.more {
            put(name, words);
        }
        out.finish().unwrap().into_inner()
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn document(draft: bool) -> Document {
    Document {
        title: "某某局2025年政府信息公开工作年度报告".to_owned(),
        author: "某某局".to_owned(),
        language: "zh-CN",
        draft,
        blocks: vec![
            Block::Heading(Level::One, "一、总体情况".to_owned()),
            Block::line("本年度没有变化。".to_owned()),
            Block::Signature(Signature {
                name: "某某局".to_owned(),
                date: "2026年1月20日".to_owned(),
                sealed: true,
            }),
        ],
        glance: crate::document::chart::Glance::NOTHING,
        charts_before: None,
    }
}

fn refusal(office: &Office<'_>) -> String {
    Letterhead::open(office.file()).unwrap_err().message
}

#[test]
fn only_the_text_is_ours() {
    let letterhead = Letterhead::open(Office::default().file()).unwrap();
    let bytes = letterhead.write(&document(false)).unwrap();
    assert_eq!(bytes, letterhead.write(&document(false)).unwrap());
    let text = part(&bytes, "word/document.xml");
    assert!(
        !text.contains("旧的正文") && text.contains("本年度没有变化。"),
        "{text}"
    );
    assert!(text.contains("<w:pStyle w:val=\"1\"/>"), "{text}");
    assert!(
        text.contains("<w:headerReference w:type=\"default\" r:id=\"rId7\"/>"),
        "{text}"
    );
    assert!(
        text.contains("w:right=\"1800\"") && !text.contains("oddFooter"),
        "{text}"
    );
    assert_eq!(part(&bytes, "office/unknown.bin"), "谁也不认识的部件");
    assert!(part(&bytes, "word/header1.xml").contains("某某局文件"));
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:creator>某某局</dc:creator>"));
    assert!(part(&bytes, "_rels/.rels").contains("Target=\"docProps/core.xml\""));
    assert_eq!((FORMAT.read)(&bytes).unwrap().document.blocks.len(), 5);
}

#[test]
fn a_draft_is_marked_in_their_header() {
    let letterhead = Letterhead::open(Office::default().file()).unwrap();
    let bytes = letterhead.write(&document(true)).unwrap();
    let header = part(&bytes, "word/header1.xml");
    assert!(header.find("草稿").unwrap() < header.find("某某局文件").unwrap());
    let settings = "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>";
    let first = Office {
        body: "<w:sectPr><w:titlePg/></w:sectPr>",
        more: vec![("word/settings.xml", settings)],
        ..Office::default()
    };
    let bytes = Letterhead::open(first.file())
        .unwrap()
        .write(&document(true))
        .unwrap();
    let text = part(&bytes, "word/document.xml");
    for pages in ["default", "first"] {
        assert!(text.contains(&format!("w:type=\"{pages}\"")), "{text}");
    }
    assert!(
        part(&bytes, "word/header.xml").contains("草稿") && part(&bytes, "word/header2.xml").contains("草稿")
    );
}

#[test]
fn what_cannot_be_taken_over_is_said() {
    let notes = |office: &Office<'_>| Letterhead::open(office.file()).unwrap().notes().join("\n");
    let said = notes(&Office::default());
    assert!(
        said.contains("没有这些样式") && said.contains("标题、") && !said.contains("、标题 1、"),
        "{said}"
    );
    let without = Office {
        styles: None,
        ..Office::default()
    };
    assert_eq!(notes(&without), "它没有样式，全部用程序自己的");
    let bytes = Letterhead::open(without.file())
        .unwrap()
        .write(&document(false))
        .unwrap();
    assert!(part(&bytes, "word/_rels/document.xml.rels").contains("Target=\"styles.xml\""));
    let drawn = Office {
        body: "<w:p><w:r><w:drawing/></w:r></w:p><w:p><w:pPr><w:sectPr><w:pgSz w:w=\"1\" w:h=\"2\"/></w:sectPr></w:pPr></w:p><w:sectPr/>",
        ..Office::default()
    };
    let said = notes(&drawn);
    assert!(said.contains("2 节") && said.contains("版头要放进页眉"), "{said}");
}

#[test]
fn macros_signatures_and_strict_files_are_refused() {
    let of_kind = |main| Office {
        main,
        ..Office::default()
    };
    assert!(refusal(&of_kind("application/vnd.ms-word.document.macroEnabled.main+xml")).contains("带有宏"));
    let with = |name| Office {
        more: vec![(name, "x")],
        ..Office::default()
    };
    assert!(refusal(&with("word/vbaProject.bin")).contains("带有宏"));
    assert!(refusal(&with("_xmlsignatures/sig1.xml")).contains("数字签名"));
    let mut strict = Office::default().file();
    let text =
        part(&strict, "word/document.xml").replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main");
    let mut parcel = super::Parcel::open(&strict).unwrap();
    parcel.put("word/document.xml", text);
    strict = parcel.pack().unwrap();
    assert!(Letterhead::open(strict).unwrap_err().message.contains("严格"));
    assert!(Letterhead::open(b"PK".to_vec()).is_err());
}

#[test]
fn a_template_for_documents_becomes_a_document() {
    let office = Office {
        main: "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        ..Office::default()
    };
    let bytes = Letterhead::open(office.file())
        .unwrap()
        .write(&document(false))
        .unwrap();
    let types = part(&bytes, "[Content_Types].xml");
    assert!(types.contains(MAIN) && !types.contains("template"));
}

#[test]
fn the_default_letterhead_is_our_own_look() {
    let reference = default_reference().unwrap();
    let letterhead = Letterhead::open(reference.clone()).unwrap();
    assert!(letterhead.notes().is_empty(), "{:?}", letterhead.notes());
    let bytes = letterhead.write(&document(false)).unwrap();
    let own = FORMAT.bytes_of(&document(false)).unwrap();
    for name in [
        "word/styles.xml",
        "word/settings.xml",
        "word/footer1.xml",
        "word/fontTable.xml",
        "docProps/core.xml",
    ] {
        assert_eq!(part(&bytes, name), part(&own, name), "{name}");
    }
    // But for what says of the signature that a style of theirs could say otherwise, and the headers, the text is the same.
    let text = part(&bytes, "word/document.xml");
    let text = text
        .replace(" w:leftChars=\"0\"", "")
        .replace(" w:rightChars=\"0\"", "");
    let text = text.replace(" w:firstLineChars=\"0\" w:firstLine=\"0\"/>", "/>");
    let headers = |text: &str| {
        let at = text.find("<w:headerReference").unwrap_or(0);
        let end = text.find("<w:footerReference").unwrap_or(0);
        [&text[..at.min(end)], &text[end..]].concat()
    };
    let own = part(&own, "word/document.xml");
    assert_eq!(
        headers(&text),
        [
            &own[..own.find("<w:footerReference").unwrap()],
            &own[own.find("<w:footerReference").unwrap()..]
        ]
        .concat()
    );
}

#[test]
fn tables_are_as_wide_as_the_page() {
    use crate::document::{Cell, Row, Table};
    let mut document = document(false);
    let cell = |column, text: &str| Cell::of_text(column, text.to_owned());
    document.blocks.insert(
        2,
        Block::Table(Table {
            caption: String::new(),
            statutory: false,
            placing: crate::document::Placing::Parted,
            widths: vec![1; 14],
            rows: vec![Row {
                head: false,
                starts_group: false,
                cells: (0..14).map(|column| cell(column, "12345")).collect(),
            }],
        }),
    );
    let letterhead = Letterhead::open(Office::default().file()).unwrap();
    let text = part(&letterhead.write(&document).unwrap(), "word/document.xml");
    let sum = |open: &str| -> u32 {
        let widths = text
            .split(open)
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap());
        widths.map(|width| width.parse::<u32>().unwrap()).sum()
    };
    assert!(text.contains("<w:tblW w:w=\"8306\""), "{text}");
    assert_eq!((sum("<w:gridCol w:w=\""), sum("<w:tcW w:w=\"")), (8306, 8306));
    // Five digits that fitted are made smaller rather than broken in two.
    assert!(text.contains("<w:sz w:val=\""), "{text}");
}

#[test]
fn a_letterhead_without_a_page_has_ours() {
    let office = Office {
        body: "<w:p/>",
        ..Office::default()
    };
    let text = Letterhead::open(office.file())
        .unwrap()
        .write(&document(false))
        .unwrap();
    let text = part(&text, "word/document.xml");
    assert!(
        text.contains("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"),
        "{text}"
    );
    assert!(!text.contains("oddFooter"), "{text}");
}

#[test]
fn headings_that_count_themselves_do_not_count_ours() {
    let office = Office {
        styles: Some(
            "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>",
        ),
        ..Office::default()
    };
    let text = Letterhead::open(office.file())
        .unwrap()
        .write(&document(false))
        .unwrap();
    let text = part(&text, "word/document.xml");
    assert!(
        text.contains("<w:pStyle w:val=\"1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
        "{text}"
    );
}
