//! Word files made by hand, with comments put in and taken out again.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::annotate;
use crate::diagnostic::Severity;
use crate::format::annotation::{Note, Revision};
use crate::source::{Place, PlaceOrder, Quote};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// A file of these parts beside those that every file has.
fn archive(document: &[u8], more: &[(&str, &str)], links: &str) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    };
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    put("[Content_Types].xml", types.as_bytes());
    let root = format!(
        "<Relationships xmlns=\"{RELS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    put("_rels/.rels", root.as_bytes());
    put("word/document.xml", document);
    if !links.is_empty() {
        let links = format!("<Relationships xmlns=\"{RELS}\">{links}</Relationships>");
        put("word/_rels/document.xml.rels", links.as_bytes());
    }
    for (name, text) in more {
        put(name, text.as_bytes());
    }
    out.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"{W}\" xmlns:mc=\"{MC}\"><w:body>{body}</w:body></w:document>"
    )
}

fn docx(body: &str) -> Vec<u8> {
    archive(document(body).as_bytes(), &[], "")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn body(bytes: &[u8]) -> String {
    part(bytes, "word/document.xml")
}

fn note(order: PlaceOrder, quote: Option<&str>) -> Note {
    let quote = quote.map(|words| Quote {
        words: words.to_owned(),
        before: 0,
        behind: 0,
    });
    Note {
        severity: Severity::Error,
        place_words: String::new(),
        paragraphs: vec!["应为 <6>".to_owned(), "办法：改正".to_owned()],
        place: Some(Place {
            quote,
            ..Place::new(order, String::new())
        }),
        revision: None,
    }
}

fn line(number: usize) -> Note {
    note(PlaceOrder::of_piece(number), None)
}

fn revised(from: &str, to: &str, note: Note) -> Note {
    Note {
        revision: Some(Revision {
            from: from.to_owned(),
            to: to.to_owned(),
            with: None,
        }),
        ..note
    }
}

/// What a file says in the place of its text where this is commented.
fn commented(text: &str, notes: &[Note]) -> String {
    let before = docx(text);
    let after = annotate(&before, notes).unwrap().bytes;
    // Taken out again nothing has changed; put in twice it stands once.
    assert_eq!(body(&annotate(&after, &[]).unwrap().bytes), body(&before));
    assert_eq!(annotate(&after, notes).unwrap().bytes, after);
    inner(&body(&after))
}

fn inner(document: &str) -> String {
    let (_, text) = document.split_once("<w:body>").unwrap();
    text.split_once("</w:body>").unwrap().0.to_owned()
}

const START: &str = "<w:commentRangeStart w:id=\"0\"/>";
const END: &str = "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>";

#[test]
fn comments_stand_around_the_runs_that_hold_the_words() {
    let text = "<w:p><w:r><w:t>标题</w:t></w:r></w:p><w:p><w:pPr/><w:r><w:t>收到</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>15</w:t></w:r><w:r><w:t>件。</w:t></w:r></w:p>";
    let found = commented(text, &[note(PlaceOrder::of_piece(2), Some("15"))]);
    let run = "<w:r><w:rPr><w:b/></w:rPr><w:t>15</w:t></w:r>";
    assert_eq!(found, text.replace(run, &format!("{START}{run}{END}")));
    // Words over several runs, and the paragraph as a whole.
    let found = commented(text, &[note(PlaceOrder::of_piece(2), Some("到15"))]);
    assert!(
        found.contains(&format!("<w:pPr/>{START}<w:r><w:t>收到")),
        "{found}"
    );
    assert!(found.contains(&format!("{run}{END}<w:r><w:t>件。")), "{found}");
    assert!(commented(text, &[line(2)]).ends_with(&format!("件。</w:t></w:r>{END}</w:p>")));
    // What has no place stands at the title.
    let nowhere = Note {
        place: None,
        ..line(1)
    };
    assert!(commented(text, &[nowhere]).starts_with(&format!("<w:p>{START}<w:r><w:t>标题")));
}

#[test]
fn comments_stand_where_word_allows_them() {
    let run = "<w:r><w:t>二</w:t></w:r>";
    for (around, end, inside) in [
        ("<w:ins w:id=\"9\" w:author=\"某\">", "</w:ins>", true),
        ("<w:hyperlink>", "</w:hyperlink>", true),
        ("<w:fldSimple w:instr=\"DATE\">", "</w:fldSimple>", false),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", false),
        (
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p>",
            "</w:p></w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r>",
            false,
        ),
    ] {
        let text = format!("<w:p><w:r><w:t>一</w:t></w:r></w:p><w:p>{around}{run}{end}</w:p>");
        let found = commented(&text, &[line(2)]);
        let expected = if inside {
            format!("{around}{START}{run}{END}{end}")
        } else {
            format!("{START}{around}{run}{end}{END}")
        };
        assert!(found.contains(&expected), "{found}");
    }
}

const CELLS: &str = "<w:p><w:r><w:t>题</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p w:rsidR=\"1\"/></w:tc><w:tc><w:p><w:pPr><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:pPr></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

fn at(row: usize, column: usize) -> PlaceOrder {
    PlaceOrder::of_piece(2).at_row(row).at_cell(column)
}

#[test]
fn comments_stand_in_their_cells_also_in_empty_ones() {
    let run = "<w:r><w:t>9</w:t></w:r>";
    let found = commented(CELLS, &[note(at(2, 2), None)]);
    assert!(
        found.ends_with(&format!("<w:p>{START}{run}{END}</w:p></w:tc></w:tr></w:tbl>")),
        "{found}"
    );
    let found = commented(
        CELLS,
        &[note(at(1, 1), None), note(at(1, 1), None), note(at(1, 2), None)],
    );
    let reference = |id: u32| format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r>");
    let both = reference(0) + &reference(1);
    assert!(
        found.contains(&format!("<w:p w:rsidR=\"1\" >{both}</w:p>")),
        "{found}"
    );
    assert!(
        found.contains(&format!("</w:pPr>{}</w:p>", reference(2))),
        "{found}"
    );
}

#[test]
fn comments_of_others_stay() {
    let text = "<w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>题</w:t></w:r><w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r></w:p>";
    let comments = format!(
        "<w:comments xmlns:w=\"{W}\"><w:comment w:id=\"7\" w:author=\"某\"><w:p/></w:comment></w:comments>"
    );
    let link = format!("<Relationship Id=\"rId1\" Type=\"{OFFICE}/comments\" Target=\"comments.xml\"/>");
    let before = archive(
        document(text).as_bytes(),
        &[("word/comments.xml", &comments)],
        &link,
    );
    let after = annotate(&before, &[line(1)]).unwrap().bytes;
    let own = part(&after, "word/comments.xml");
    assert!(own.contains("w:author=\"某\"><w:p/></w:comment><w:comment w:id=\"8\" w:author=\"年报核对\" w:initials=\"错误\">"), "{own}");
    assert!(own.contains("应为 &lt;6&gt;"), "{own}");
    assert_eq!(
        part(&after, "[Content_Types].xml"),
        part(&before, "[Content_Types].xml")
    );
    let back = annotate(&after, &[]).unwrap().bytes;
    assert_eq!(body(&back), body(&before));
    assert_eq!(part(&back, "word/comments.xml"), comments);
    // As Word writes it when it has saved our comment: with a style, and other numbers of its own.
    let saved = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>题</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r w:rsidR=\"1\"><w:rPr><w:rStyle w:val=\"a5\"/></w:rPr><w:commentReference w:id=\"0\"/></w:r></w:p>";
    let comments = comments.replace("某", "年报核对").replace("\"7\"", "\"0\"");
    let before = archive(
        document(saved).as_bytes(),
        &[("word/comments.xml", &comments)],
        &link,
    );
    let after = annotate(&before, &[]).unwrap().bytes;
    assert_eq!(inner(&body(&after)), "<w:p><w:r><w:t>题</w:t></w:r></w:p>");
}

#[test]
fn a_new_part_is_announced() {
    let before = docx("<w:p><w:r><w:t>题</w:t></w:r></w:p>");
    let after = annotate(&before, &[line(1)]).unwrap().bytes;
    assert!(part(&after, "[Content_Types].xml").contains("PartName=\"/word/comments.xml\""));
    assert!(
        part(&after, "word/_rels/document.xml.rels")
            .contains("/comments\" Target=\"comments.xml\"/></Relationships>")
    );
    assert!(part(&after, "word/comments.xml").contains("【错误】"));
    assert_eq!(part(&after, "_rels/.rels"), part(&before, "_rels/.rels"));
}

#[test]
fn other_prefixes_and_vocabularies_are_declared() {
    for (open, close) in [
        (format!("<a:document xmlns:a=\"{W}\"><a:body><a:p><a:r><a:t>题</a:t></a:r></a:p>"), "</a:body></a:document>"),
        (format!("<document xmlns=\"{W}\"><body><p><r><t>题</t></r></p>"), "</body></document>"),
        (
            "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r><w:t>题</w:t></w:r></w:p>".to_owned(),
            "</w:body></w:document>",
        ),
    ] {
        let text = format!("\u{feff}{open}{close}");
        let before = archive(text.as_bytes(), &[], "");
        let after = annotate(&before, &[line(1)]).unwrap().bytes;
        let found = body(&after);
        let declared = text.contains("w:document") || found.contains(&format!("<w:commentRangeStart xmlns:w=\"{W}\" w:id=\"0\"/>"));
        assert!(declared && found.starts_with('\u{feff}'), "{found}");
        let strict = text.contains("purl.oclc");
        assert_eq!(part(&after, "word/comments.xml").contains("purl.oclc"), strict);
        assert_eq!(body(&annotate(&after, &[]).unwrap().bytes), text);
    }
}

#[test]
fn changes_stand_beside_what_they_change() {
    let text = "<w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>写错主动工开了</w:t></w:r></w:p>";
    let change = revised(
        "主动工开",
        "主动公开",
        note(PlaceOrder::of_piece(1), Some("主动工开")),
    );
    let after = annotate(&docx(text), &[change]).unwrap();
    let run = |words: &str| format!("<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>{words}</w:r>");
    let kept = |words: &str| run(&format!("<w:t xml:space=\"preserve\">{words}</w:t>"));
    let expected = [
        kept("写错"),
        format!(
            "<w:del w:id=\"0\" w:author=\"年报核对\">{}</w:del>",
            run("<w:delText xml:space=\"preserve\">主动工开</w:delText>")
        ),
        format!(
            "<w:ins w:id=\"1\" w:author=\"年报核对\">{}</w:ins>",
            kept("主动公开")
        ),
        kept("了"),
    ];
    assert_eq!(after.revisions, 1);
    assert_eq!(
        inner(&body(&after.bytes)),
        format!("<w:p>{START}{}{END}</w:p>", expected.concat())
    );
    // A figure, one that is not filled, and what a run holds beside its words.
    let change = [
        revised("9", "6", note(at(2, 1), None)),
        revised("", "3", note(at(1, 1), None)),
    ];
    let found = inner(&body(&annotate(&docx(CELLS), &change).unwrap().bytes));
    assert!(found.contains(">9</w:delText></w:r></w:del><w:ins"), "{found}");
    assert!(found.contains("<w:p w:rsidR=\"1\" ><w:ins"), "{found}");
    let text = "<w:p><w:r><w:tab/><w:t>主动工开</w:t><w:br/></w:r></w:p>";
    let change = revised(
        "主动工开",
        "主动公开",
        note(PlaceOrder::of_piece(1), Some("主动工开")),
    );
    let found = inner(&body(&annotate(&docx(text), &[change]).unwrap().bytes));
    assert!(found.contains("<w:r><w:tab/></w:r><w:del"), "{found}");
    assert!(found.contains("</w:ins><w:r><w:br/></w:r>"), "{found}");
}

#[test]
fn what_cannot_be_changed_cleanly_is_only_commented() {
    let run = "<w:r><w:t>主动工开</w:t></w:r>";
    let field = format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{run}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    );
    for text in [format!("<w:ins w:id=\"4\" w:author=\"某\">{run}</w:ins>"), field] {
        let text = format!("<w:p>{text}</w:p>");
        let change = revised("主动工开", "主动公开", line(1));
        let after = annotate(&docx(&text), &[change]).unwrap();
        assert_eq!(after.revisions, 0);
        assert!(body(&after.bytes).contains(run));
    }
    // Two figures that belong together, one of which cannot be changed: neither is.
    let pair = |row: usize, column: usize, from: &str, with: PlaceOrder| {
        let mut note = revised(from, "6", note(at(row, column), None));
        note.revision.as_mut().unwrap().with = Some(with);
        note
    };
    let both = [pair(2, 1, "9", at(2, 2)), pair(2, 2, "9", at(2, 1))];
    assert_eq!(annotate(&docx(CELLS), &both).unwrap().revisions, 2);
    let one = [pair(2, 1, "9", at(2, 2)), pair(2, 2, "8", at(2, 1))];
    assert_eq!(annotate(&docx(CELLS), &one).unwrap().revisions, 0);
}

#[test]
fn many_comments_are_all_there() {
    let lines: Vec<String> = (0..3000)
        .map(|n| format!("<w:p><w:r><w:t>第{n}段</w:t></w:r></w:p>"))
        .collect();
    let text = lines.concat();
    let notes: Vec<Note> = (0..6000).map(|n| line(n / 2 + 1)).collect();
    let after = annotate(&docx(&text), &notes).unwrap().bytes;
    assert_eq!(body(&after).matches("<w:commentReference ").count(), 6000);
    assert_eq!(body(&annotate(&after, &[]).unwrap().bytes), document(&text));
}

#[test]
fn a_text_that_is_not_in_utf_8_is_refused() {
    let units = document("<w:p><w:r><w:t>题</w:t></w:r></w:p>");
    let bytes: Vec<u8> = std::iter::once(0xfeff)
        .chain(units.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let refused = annotate(&archive(&bytes, &[], ""), &[line(1)]).unwrap_err();
    assert!(refused.message.contains("UTF-8"), "{refused:?}");
}
