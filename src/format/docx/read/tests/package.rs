//! The parts of a file: where they lie, how they are encoded, and what is no Word file.

use super::{OFFICE, RELATIONSHIPS, archive, document, docx, lines_of_file, links, p, refused};

#[test]
fn the_text_lies_where_the_file_says() {
    let text = document(&p("甲")).into_bytes();
    for (target, name) in [
        ("word/document.xml", "word/document.xml"),
        ("/word/Document2.xml", "word/document2.xml"),
        ("doc/../main.xml", "main.xml"),
        ("word/document.xml", "word\\document.xml"),
    ] {
        let rels = links(&[
            ("x", "extended-properties", "a.xml"),
            ("y", "officeDocument", target),
        ]);
        assert_eq!(
            lines_of_file(&archive(&[("_rels/.rels", rels), (name, text.clone())])),
            ["甲"],
            "{target}"
        );
    }
    assert_eq!(lines_of_file(&archive(&[("word/document.xml", text)])), ["甲"]);
}

#[test]
fn macros_and_templates_are_read_the_same() {
    for kind in [
        "document",
        "template",
        "document.macroEnabled",
        "template.macroEnabledTemplate",
    ] {
        let types = format!(
            "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.{kind}.main+xml\"/></Types>"
        );
        let file = archive(&[
            ("[Content_Types].xml", types.into_bytes()),
            (
                "_rels/.rels",
                links(&[("x", "officeDocument", "word/document.xml")]),
            ),
            ("word/document.xml", document(&p("甲")).into_bytes()),
            ("word/vbaProject.bin", vec![0; 100]),
        ]);
        assert_eq!(lines_of_file(&file), ["甲"], "{kind}");
    }
}

#[test]
fn parts_may_be_in_utf_16() {
    let text = document(&p("年报"));
    for big in [false, true] {
        let bytes = |text: &str| -> Vec<u8> {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units
                .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
                .collect()
        };
        let rels = format!(
            "<Relationships xmlns=\"{RELATIONSHIPS}\"><Relationship Id=\"a\" Type=\"{OFFICE}/officeDocument\" Target=\"a.xml\"/></Relationships>"
        );
        assert_eq!(
            lines_of_file(&archive(&[
                ("_rels/.rels", bytes(&rels)),
                ("a.xml", bytes(&text))
            ])),
            ["年报"]
        );
    }
}

#[test]
fn what_is_no_word_file_is_said_to_be_none() {
    let sheet = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>";
    for (file, word) in [
        (Vec::new(), "空的"),
        (b"PK".to_vec(), "不是完整的 Word 文档"),
        ("一段话".repeat(1000).into_bytes(), "不是完整的 Word 文档"),
        (archive(&[("a.txt", b"a".to_vec())]), "没有 Word 文档的正文"),
        (
            archive(&[
                (
                    "_rels/.rels",
                    links(&[("a", "officeDocument", "xl/workbook.xml")]),
                ),
                ("xl/workbook.xml", sheet.into()),
            ]),
            "可能是 Excel",
        ),
        (archive(&[("word/document.xml", vec![0xff, 0, 0xff])]), "不是文字"),
    ] {
        let said = refused(&file);
        assert!(said.message.contains(word) && !said.too_large, "{}", said.message);
        assert!(said.help.contains("另存为 .docx"));
    }
}

#[test]
fn faults_of_the_xml_are_said() {
    for (text, word) in [
        (document(&p("甲")).replace("</w:body>", ""), "XML"),
        (document("<w:p><w:r></w:p>"), "XML"),
        (document(&p("&nbsp;")), "XML"),
        (document("<w:p>"), "XML"),
        (String::new(), "XML"),
        (
            format!(
                "<!DOCTYPE a [<!ENTITY b \"c\">]>{}",
                document(&p("甲")).replace("<?xml version=\"1.0\"?>", "")
            ),
            "DOCTYPE",
        ),
    ] {
        let said = refused(&archive(&[("word/document.xml", text.clone().into_bytes())]));
        assert!(said.message.contains(word), "{text}: {}", said.message);
    }
    // A broken list of numbers must not give a text without its numbers.
    let file = super::docx_with(&p("甲"), &[("n", "numbering", "numbering.xml", b"<a><b></a>")]);
    assert!(refused(&file).message.contains("XML"));
}

#[test]
fn an_empty_text_is_a_document_without_blocks() {
    assert_eq!(lines_of_file(&docx("")), [""; 0]);
    assert_eq!(lines_of_file(&docx("<w:p/><w:sectPr/>")), [""; 0]);
}
