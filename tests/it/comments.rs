//! `check --comment`: findings in the agency's own file, at the very cells and words, and nothing else of it changed.

use std::io::{Cursor, Write as _};

use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Room, correct, examples, part, parts};

/// The figures of a document that are changed, of those that its tables hold.
const SLIPS: [usize; 5] = [4, 9, 24, 60, 150];

/// The text of a file with these of its figures, which stand between two signs, greater by seven.
fn slipped(text: &str, before: char, behind: &str, which: &[usize]) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut count = 0;
    while let Some(at) = rest.find(behind) {
        let start = rest[..at].rfind(before).map_or(0, |start| start + 1);
        let figure = rest[start..at].parse::<u32>();
        out.push_str(&rest[..start]);
        match figure {
            Ok(figure) => {
                let own = which.contains(&count);
                out.push_str(&(figure + if own { 7 } else { 0 }).to_string());
                count += 1;
            }
            Err(_) => out.push_str(&rest[start..at]),
        }
        out.push_str(behind);
        rest = &rest[at + behind.len()..];
    }
    out + rest
}

/// A Word file with another text.
fn with_document(docx: &[u8], document: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).unwrap();
        if entry.name().unwrap() == "word/document.xml" {
            out.start_file("word/document.xml", SimpleFileOptions::default())
                .unwrap();
            out.write_all(document.as_bytes()).unwrap();
        } else {
            out.raw_copy_file(entry).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

/// A room with an example built to Word and to a page, both with five slips.
fn room(example: &std::path::Path) -> Room {
    let room = Room::new();
    room.put("a.yaml", std::fs::read(example).unwrap());
    room.run(&["build", "a.yaml", "--to", "docx,html", "--draft", "-d", "."]);
    let built = room.bytes("a.docx");
    let document = slipped(
        &part(&built, "word/document.xml"),
        '>',
        "</w:t></w:r></w:p></w:tc>",
        &SLIPS,
    );
    room.put("b.docx", with_document(&built, &document));
    room.put("b.html", slipped(&room.text("a.html"), '>', "</td>", &SLIPS));
    room
}

/// What was found in a file.
fn findings(room: &Room, name: &str) -> Vec<Value> {
    let said = room.run(&["check", name, "--format", "json"]);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    json["files"][0]["diagnostics"].as_array().unwrap().clone()
}

/// The words between the marks of a comment.
fn commented(document: &str, id: usize) -> String {
    let start = format!("<w:commentRangeStart w:id=\"{id}\"/>");
    let end = format!("<w:commentRangeEnd w:id=\"{id}\"/>");
    let Some((_, inside)) = document.split_once(&start) else {
        return String::new();
    };
    let (inside, _) = inside.split_once(&end).unwrap();
    let pieces = inside
        .split("<w:t")
        .skip(1)
        .filter_map(|piece| piece.split_once('>'));
    pieces
        .map(|(_, piece)| piece.split_once("</w:t>").unwrap().0)
        .collect()
}

#[test]
fn findings_stand_at_their_cells_in_a_word_file() {
    for example in examples() {
        let room = room(&example);
        let found = findings(&room, "b.docx");
        assert!(found.len() > 2, "{found:?}");
        room.run(&["check", "b.docx", "--comment", "c.docx"])
            .is(1, &["已生成 c.docx", "处批注"]);
        let (before, after) = (room.bytes("b.docx"), room.bytes("c.docx"));
        let (document, comments) = (
            part(&after, "word/document.xml"),
            part(&after, "word/comments.xml"),
        );
        assert_eq!(comments.matches("w:author=\"年报核对\"").count(), found.len());
        for (id, found) in found.iter().enumerate() {
            let message = found["message"].as_str().unwrap();
            assert!(comments.contains(&message.replace('"', "&quot;")), "{message}");
            // 予以公开的自然人应为 6，填写为 13
            let Some((_, filled)) = message.split_once("填写为 ").filter(|_| message.contains("应为"))
            else {
                continue;
            };
            let filled: String = filled.chars().take_while(char::is_ascii_digit).collect();
            assert_eq!(commented(&document, id), filled, "{message}");
        }
        // Every other part lies in it as before.
        for name in parts(&before) {
            if ![
                "word/document.xml",
                "[Content_Types].xml",
                "word/_rels/document.xml.rels",
            ]
            .contains(&name.as_str())
            {
                assert_eq!(part(&before, &name), part(&after, &name), "{name}");
            }
        }
        // It is read as before; commented again it is the same; without comments the text is what it was.
        assert_eq!(findings(&room, "c.docx"), found);
        room.run(&["check", "c.docx", "--comment", "d.docx"]).is(1, &[]);
        assert_eq!(room.bytes("d.docx"), after);
        room.run(&["check", "c.docx", "--comment", "e.docx", "--only", "bad-path"])
            .is(0, &[]);
        let restored = part(&room.bytes("e.docx"), "word/document.xml");
        assert_eq!(restored, part(&before, "word/document.xml"));
    }
}

#[test]
fn findings_are_marked_in_a_page() {
    for example in examples() {
        let room = room(&example);
        let found = findings(&room, "b.html");
        assert!(found.len() > 2, "{found:?}");
        room.run(&["check", "b.html", "--comment", "c.html"])
            .is(1, &["已生成 c.html"]);
        let page = room.text("c.html");
        assert_eq!(page.matches("<li>【").count(), found.len());
        let mut cells = page.split("<td").filter_map(|cell| cell.split_once('>'));
        let is_marked = cells.any(|(_, words)| words.starts_with("<mark class=\"nianbao-mark\""));
        assert!(is_marked, "{page}");
        assert_eq!(findings(&room, "c.html"), found);
        room.run(&["check", "c.html", "--comment", "d.html"]).is(1, &[]);
        assert_eq!(room.text("d.html"), page);
        room.run(&["check", "c.html", "--comment", "e.html", "--only", "bad-path"])
            .is(0, &[]);
        assert_eq!(room.text("e.html"), room.text("b.html"));
    }
}

#[test]
fn what_is_certain_is_written_as_a_change() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.run(&["build", "a.yaml"]).is(0, &[]);
    let built = room.bytes("a.docx");
    let document = part(&built, "word/document.xml");
    let document =
        slipped(&document, '>', "</w:t></w:r></w:p></w:tc>", &[24]).replacen("依申请公开", "依申清公开", 1);
    room.put("b.docx", with_document(&built, &document));
    room.run(&["check", "b.docx", "--comment", "c.docx", "--revise"])
        .is(1, &["2 处批注，2 处修订"]);
    let after = part(&room.bytes("c.docx"), "word/document.xml");
    assert!(
        after.contains(">13</w:delText>") && after.contains(">依申清公开</w:delText>"),
        "{after}"
    );
    // Read with every change accepted nothing is wrong any more; the changes stay when it is commented again.
    room.run(&["check", "c.docx"]).is(0, &["没有发现问题"]);
    room.run(&["check", "c.docx", "--comment", "d.docx", "--revise"])
        .is(0, &["0 处批注，0 处修订"]);
    let again = part(&room.bytes("d.docx"), "word/document.xml");
    assert_eq!(again.matches("<w:del ").count(), 2);
    assert!(!again.contains("comment"), "{again}");
}

#[test]
fn a_report_in_yaml_is_built_and_commented() {
    let room = Room::new();
    room.put(
        "a.yaml",
        correct()
            .replacen("[6,     0,       0,", "[9,     0,       0,", 1)
            .replacen("依申请公开", "依申清公开", 1),
    );
    room.run(&["check", "a.yaml", "--comment", "a.docx"])
        .is(1, &["已生成 a.docx", "2 处批注"]);
    room.run(&["build", "a.yaml", "--draft", "-o", "b.docx"])
        .is(1, &[]);
    let (commented_file, built) = (room.bytes("a.docx"), room.bytes("b.docx"));
    let document = part(&commented_file, "word/document.xml");
    assert!(
        [0, 1].iter().any(|id| commented(&document, *id) == "9"),
        "{document}"
    );
    assert!(
        [0, 1]
            .iter()
            .any(|id| commented(&document, *id).contains("依申清公开")),
        "{document}"
    );
    room.run(&["check", "a.docx", "--comment", "c.docx", "--only", "bad-path"])
        .is(0, &[]);
    assert_eq!(
        part(&room.bytes("c.docx"), "word/document.xml"),
        part(&built, "word/document.xml")
    );
}

#[test]
fn what_cannot_be_commented_is_refused_before_anything_is_written() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.run(&["build", "a.yaml", "--to", "docx,html,md,txt", "-d", "."])
        .is(0, &[]);
    room.put("no.html", "<p>一页别的内容</p>");
    let refused =
        |arguments: &[&str], words: &[&str]| room.run_in_vain(&[&["check"], arguments].concat()).is(2, words);
    refused(
        &["a.md", "--comment", "x.docx"],
        &["a.md 是 Markdown，里面不能写批注", "nianbao import"],
    );
    refused(&["a.txt", "--comment", "x.txt"], &["里面不能写批注"]);
    refused(
        &["a.docx", "a.html", "--comment", "x.docx"],
        &["一次只批注一份报告"],
    );
    refused(&["a.docx", "--comment", "a.docx", "--force"], &["不能写在它上面"]);
    refused(&["a.docx", "--comment", "a.html"], &["已经有 a.html"]);
    refused(&["a.docx", "--comment", "x.html"], &["要写在 .docx 文件里"]);
    refused(&["a.yaml", "--comment", "x.html"], &["要写在 .docx 文件里"]);
    refused(
        &["a.html", "--comment", "x.html", "--revise"],
        &["--revise 只能写进 Word 文档"],
    );
    refused(&["a.yaml", "--comment", "x.docx", "--revise"], &["--fix=figures"]);
    refused(&["a.docx", "--revise"], &["缺少 --comment"]);
    refused(&["a.docx", "--comment", "-", "--format", "json"], &["标准输出"]);
    refused(
        &["a.docx", "--comment", "a.yaml", "--against", "a.yaml", "--force"],
        &["不能写在它上面"],
    );
    room.run_in_vain(&["check", "no.html", "--comment", "x.html"])
        .is(1, &["没有生成任何文件"]);
    room.run_in_vain(&["check", "none.docx", "--comment", "x.docx"])
        .is(3, &["读取失败"]);
    // To standard output, and over an earlier one where that is asked for.
    let done = room
        .nianbao(&["check", "a.docx", "--comment", "-"])
        .output()
        .unwrap();
    room.run(&["check", "a.docx", "--comment", "x.docx"])
        .is(0, &["0 处批注"]);
    assert_eq!(done.stdout, room.bytes("x.docx"));
    room.run(&["check", "a.html", "--comment", "a.htm", "--force"])
        .is(0, &[]);
    assert_eq!(room.text("a.htm"), room.text("a.html"));
}

#[test]
fn every_place_of_a_finding_has_its_comment() {
    let room = Room::new();
    let twice = correct().replacen("依申请公开", "依申清公开", 2);
    room.put(
        "a.yaml",
        twice.replacen("[6,     0,       0,", "[6,     ,       ,", 1),
    );
    room.run(&["check", "a.yaml", "--comment", "a.docx"])
        .is(1, &["已生成 a.docx"]);
    let comments = part(&room.bytes("a.docx"), "word/comments.xml");
    assert!(comments.contains("这里也写成了“依申清公开”"), "{comments}");
    // Two figures are not filled: each of their cells has a comment, in the document as well.
    for name in ["a.docx", "b.docx"] {
        let file = room.bytes(name);
        let (document, comments) = (part(&file, "word/document.xml"), part(&file, "word/comments.xml"));
        assert_eq!(comments.matches("格没有填").count(), 2, "{comments}");
        assert!(comments.contains("这里也是："), "{comments}");
        let all = document.matches("<w:commentReference ").count();
        let around = document.matches("<w:commentRangeStart ").count();
        assert_eq!(all - around, 2, "{document}");
        room.run(&["check", "a.docx", "--comment", "b.docx", "--force"])
            .is(1, &[]);
    }
}
