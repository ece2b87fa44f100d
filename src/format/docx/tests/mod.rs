//! What the Word file must be, read back from its bytes.

mod layout;
mod parts;
mod sample;

use super::write::write;
use crate::document::{Block, Document, Picture};
use crate::picture::PictureKind;
use parts::{Node, part, parts, tree};

fn both() -> [Document; 2] {
    ["2019", "2021"].map(sample::report)
}

fn body(document: &Document) -> Node {
    part(&write(document).unwrap(), "word/document.xml")
}

#[test]
fn every_part_is_well_formed_and_every_reference_leads_somewhere() {
    for mut document in both() {
        for draft in [false, true] {
            document.draft = draft;
            let file = write(&document).unwrap();
            let parts = parts(&file);
            let has = |name: &str| parts.iter().any(|(n, _)| n == name);
            assert_eq!(parts[0].0, "[Content_Types].xml");
            for (name, bytes) in &parts {
                if !name.starts_with("word/media/") {
                    tree(std::str::from_utf8(bytes).unwrap());
                }
            }
            for named in part(&file, "[Content_Types].xml").all("Override") {
                assert!(has(named.get("PartName").trim_start_matches('/')), "{named:?}");
            }
            let links = part(&file, "word/_rels/document.xml.rels");
            for link in links.all("Relationship") {
                assert!(has(&format!("word/{}", link.get("Target"))), "{link:?}");
            }
            let known: Vec<&str> = links
                .all("Relationship")
                .iter()
                .map(|link| link.get("Id"))
                .collect();
            let text = part(&file, "word/document.xml");
            for (kind, id) in [
                ("w:headerReference", "r:id"),
                ("w:footerReference", "r:id"),
                ("a:blip", "r:embed"),
            ] {
                assert!(
                    text.all(kind).iter().all(|node| known.contains(&node.get(id))),
                    "{kind}"
                );
            }
        }
    }
}

#[test]
fn every_style_that_the_text_names_is_there() {
    let file = write(&sample::report("2021")).unwrap();
    let styles = part(&file, "word/styles.xml");
    let known: Vec<&str> = styles.all("w:style").iter().map(|s| s.get("w:styleId")).collect();
    for name in ["word/document.xml", "word/footer1.xml", "word/footer2.xml"] {
        let text = part(&file, name);
        for kind in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            for style in text.all(kind) {
                assert!(known.contains(&style.get("w:val")), "{style:?}");
            }
        }
    }
    for style in ["w:basedOn", "w:next"].iter().flat_map(|kind| styles.all(kind)) {
        assert!(known.contains(&style.get("w:val")), "{style:?}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for document in both() {
        assert_eq!(write(&document).unwrap(), write(&document.clone()).unwrap());
    }
}

#[test]
fn a_draft_says_so_on_every_page() {
    let mut document = sample::report("2021");
    assert!(body(&document).all("w:headerReference").is_empty());
    document.draft = true;
    let file = write(&document).unwrap();
    for section in part(&file, "word/document.xml").all("w:sectPr") {
        let kinds: Vec<&str> = section
            .all("w:headerReference")
            .iter()
            .map(|h| h.get("w:type"))
            .collect();
        assert_eq!(kinds, ["default", "even"]);
    }
    for header in ["word/header1.xml", "word/header2.xml"] {
        assert_eq!(part(&file, header).text(), "草稿（未通过核对，不得公开）");
    }
}

#[test]
fn nothing_is_dropped_and_text_comes_back_as_it_was() {
    let odd = "  <script>&amp;]]>\"'\u{a0}两个  空格 \u{1}\u{ffff}";
    let mut document = sample::document(vec![sample::prose(odd)]);
    document.title = format!("第一行{odd}\n第二行");
    document.author = odd.into();
    let lawful = odd.replace(['\u{1}', '\u{ffff}'], "\u{fffd}");
    let text: Vec<String> = body(&document).all("w:p").iter().map(|p| p.text()).collect();
    assert_eq!(text, [format!("第一行{lawful}\n第二行"), lawful.clone()]);
    assert!(
        body(&document)
            .all("w:t")
            .iter()
            .all(|t| t.get("xml:space") == "preserve")
    );
    document.blocks.push(Block::Picture(sample::picture(odd)));
    // Panics where a character is none of XML's.
    body(&document);
    let core = part(&write(&document).unwrap(), "docProps/core.xml");
    let names: Vec<&str> = core.children.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["dc:title", "dc:creator", "dc:language"]);
}

#[test]
fn pictures_have_a_part_a_kind_and_a_text_for_who_cannot_see_them() {
    let second = Picture {
        beside: false,
        kind: PictureKind::Jpeg,
        ..sample::picture("图2 <乙>")
    };
    let second = Picture {
        beside: false,
        bytes: [0xff, 0xd8].as_slice().into(),
        ..second
    };
    let third = Picture {
        beside: false,
        bytes: [0x89, b'P'].as_slice().into(),
        ..sample::picture("")
    };
    let pictures = [
        sample::picture("图1 甲"),
        second,
        third,
        sample::picture("图3 又"),
    ];
    let document = sample::document(pictures.clone().map(Block::Picture).into());
    let file = write(&document).unwrap();
    let media: Vec<(String, Vec<u8>)> = parts(&file)
        .into_iter()
        .filter(|(name, _)| name.starts_with("word/media/"))
        .collect();
    let names: Vec<&str> = media.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "word/media/image1.png",
            "word/media/image2.jpeg",
            "word/media/image3.png"
        ]
    );
    assert!(
        media
            .iter()
            .zip(&pictures)
            .all(|((_, bytes), picture)| **bytes == *picture.bytes)
    );
    let kinds = part(&file, "[Content_Types].xml");
    let endings: Vec<&str> = kinds.all("Default").iter().map(|d| d.get("Extension")).collect();
    assert_eq!(endings, ["rels", "xml", "png", "jpeg"]);
    let body = part(&file, "word/document.xml");
    let descriptions: Vec<&str> = body.all("wp:docPr").iter().map(|d| d.get("descr")).collect();
    assert_eq!(descriptions, ["图1 甲", "图2 <乙>", "", "图3 又"]);
    // The last is the first again, and has no part of its own.
    let printed: Vec<String> = body.all("w:p").iter().map(|p| p.text()).collect();
    assert_eq!(printed, ["题目", "", "图1 甲", "", "图2 <乙>", "", "", "图3 又"]);
}

/// Writes files to look at, into `target/docx`: `cargo test docx_to_look_at -- --ignored`.
#[test]
#[ignore = "writes files"]
#[expect(clippy::disallowed_methods, reason = "a person looks at what it writes")]
fn docx_to_look_at() {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/docx");
    std::fs::create_dir_all(&directory).unwrap();
    for (mut report, edition) in both().into_iter().zip(["2019", "2021"]) {
        for kind in ["report", "draft"] {
            report.draft = kind == "draft";
            std::fs::write(
                directory.join(format!("{kind}-{edition}.docx")),
                write(&report).unwrap(),
            )
            .unwrap();
        }
    }
}
