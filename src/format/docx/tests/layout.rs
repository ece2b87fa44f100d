//! Tests of how the text is laid out: tables on their grid, what stays together, page numbers, signature.

use super::parts::{Node, grid, part};
use super::{body, both, sample};
use crate::document::page::{LYING_PAGE, PAGE};
use crate::document::table_rows::UPRIGHT;
use crate::document::unbroken::unbroken;
use crate::document::{Block, Document, Paragraph, Placing, Signature, Table};
use crate::format::docx::write::write;

fn tables(document: &Document) -> Vec<&Table> {
    let mut out = Vec::new();
    for block in &document.blocks {
        if let Block::Table(table) = block {
            out.push(table);
        }
    }
    out
}

/// Each paragraph of the body that stands in no table: its style and its text.
fn paragraphs(body: &Node) -> Vec<(String, String)> {
    let outer = body.children[0].children.iter().filter(|node| node.name == "w:p");
    outer
        .map(|p| (p.value("w:pStyle").to_owned(), p.text()))
        .collect()
}

#[test]
fn tables_come_back_with_the_same_cells_on_the_same_grid() {
    for document in both() {
        let body = body(&document);
        let written = body.all("w:tbl");
        let expected = tables(&document);
        assert_eq!(written.len(), expected.len());
        for (written, expected) in written.iter().zip(expected) {
            let mut cells = Vec::new();
            for (row, line) in expected.rows.iter().enumerate() {
                for cell in &line.cells {
                    cells.push((row, cell.column, cell.row_span, cell.col_span, cell.text.clone()));
                }
            }
            assert_eq!(grid(written), cells);
            assert_eq!(written.value("w:tblCaption"), expected.caption);
        }
    }
}

#[test]
fn every_row_is_as_wide_as_the_text() {
    let width =
        |nodes: Vec<&Node>| -> u32 { nodes.iter().map(|n| n.get("w:w").parse::<u32>().unwrap()).sum() };
    for document in both() {
        for table in body(&document).all("w:tbl") {
            assert_eq!(width(table.all("w:gridCol")), 8845);
            assert!(
                table
                    .all("w:tr")
                    .iter()
                    .all(|row| width(row.all("w:tcW")) == 8845)
            );
        }
    }
}

#[test]
fn heads_are_repeated_and_rows_kept_together() {
    let document = sample::report("2021");
    for (written, expected) in body(&document).all("w:tbl").iter().zip(tables(&document)) {
        let rows = written.all("w:tr");
        let heads = rows
            .iter()
            .filter(|row| row.first("w:tblHeader").is_some())
            .count();
        assert_eq!(heads, expected.head_rows());
        assert!(rows.iter().all(|row| row.first("w:cantSplit").is_some()));
        let kept = |row: &&&Node| row.all("w:keepNext").len() == row.all("w:p").len();
        let together = rows.iter().filter(kept).count();
        // The extra table has a head and ten groups of three rows.
        assert_eq!(
            together,
            if expected.statutory {
                rows.len() - 1
            } else {
                1 + 10 * 2
            }
        );
        assert!(rows.last().unwrap().first("w:keepNext").is_none());
    }
}

#[test]
fn paragraphs_have_the_style_of_what_they_are() {
    let document = sample::report("2021");
    let body = body(&document);
    let written = paragraphs(&body);
    assert_eq!(written[0], ("Title".into(), document.title.clone()));
    let mut rest = written[1..].iter();
    for block in &document.blocks {
        let expected: Vec<(String, String)> = match block {
            Block::Heading(level, text) => vec![(format!("Heading{}", level.number()), text.clone())],
            Block::Paragraph(Paragraph { head, text }) => {
                let head = head.as_ref().map_or("", |(_, head)| head);
                vec![(String::new(), format!("{head}{text}"))]
            }
            Block::Table(table) if table.statutory => vec![],
            Block::Table(table) => vec![("Caption".into(), table.caption.clone())],
            Block::Picture(picture) => vec![
                ("Picture".into(), String::new()),
                ("Caption".into(), picture.caption.clone()),
            ],
            Block::Signature(s) => vec![
                ("Signature".into(), s.name.clone()),
                ("Date".into(), s.date.clone()),
            ],
        };
        for line in expected {
            assert_eq!(rest.next(), Some(&line));
        }
    }
    assert_eq!(rest.next(), None);
    let heads: Vec<(&str, String)> = body
        .all("w:r")
        .iter()
        .filter(|r| r.first("w:rStyle").is_some())
        .map(|r| (r.value("w:rStyle"), r.text()))
        .collect();
    assert_eq!(heads[0], ("RunInHead2", "（一）主动公开。".into()));
}

#[test]
fn the_styles_have_the_measures_of_the_page() {
    let styles = include_str!("../../../../templates/docx/styles.xml");
    let line = PAGE.line;
    assert!(styles.contains(&format!(r#"<w:spacing w:line="{line}" w:lineRule="exact"/>"#)));
    let tighter = 320 - PAGE.character;
    assert!(styles.contains(&format!(r#"<w:spacing w:val="-{tighter}"/>"#)));
    let indent = 2 * PAGE.character;
    assert!(styles.contains(&format!(r#"w:firstLine="{indent}""#)));
    assert!(styles.contains(&format!(r#"w:before="{line}" w:beforeLines="100""#)));
    for size in [UPRIGHT.line, UPRIGHT.padding] {
        assert!(styles.contains(&format!("\"{size}\"")));
    }
}

#[test]
fn a_lying_table_has_its_pages_to_itself() {
    let document = lying();
    let file = write(&document).unwrap();
    let body = part(&file, "word/document.xml");
    let pages: Vec<&str> = body
        .all("w:pgSz")
        .iter()
        .map(|size| size.get("w:orient"))
        .collect();
    assert_eq!(pages, ["", "landscape", ""]);
    // The prose before table 3 ends the upright pages: no paragraph is there for that alone.
    let ends: Vec<String> = body
        .all("w:p")
        .iter()
        .filter(|p| p.first("w:sectPr").is_some())
        .map(|p| p.text())
        .collect();
    assert_eq!(
        ends,
        [
            "全年收到申请31件，均在法定期限内答复。下表中的数据含下属单位。",
            ""
        ]
    );
    let read = crate::format::docx::read::read(&file).unwrap();
    let lying = tables(&read.document)
        .iter()
        .map(|table| table.placing == Placing::Lying)
        .collect::<Vec<_>>();
    assert_eq!(lying, [false, false, true, false]);
}

/// A report whose table 3 lies.
fn lying() -> Document {
    let mut document = sample::report("2021");
    for block in &mut document.blocks {
        if let Block::Table(table) = block
            && table.statutory
            && table.rows.len() > 20
        {
            table.placing = Placing::Lying;
        }
    }
    document
}

#[test]
fn the_number_of_a_lying_page_stands_where_the_upright_pages_have_it() {
    let document = lying();
    let file = write(&document).unwrap();
    let body = part(&file, "word/document.xml");
    let footers = |section: &Node| {
        let links = section.all("w:footerReference");
        let of = |link: &&Node| (link.get("w:type").to_owned(), link.get("r:id").to_owned());
        links.iter().map(of).collect::<Vec<_>>()
    };
    let sections: Vec<_> = body.all("w:sectPr").into_iter().map(footers).collect();
    let ids = |odd: &str, even: &str| {
        vec![
            ("default".to_owned(), odd.to_owned()),
            ("even".to_owned(), even.to_owned()),
        ]
    };
    let upright = ids("oddFooter", "evenFooter");
    let turned = ids("oddLyingFooter", "evenLyingFooter");
    assert_eq!(sections, [upright.clone(), turned, upright]);
    for (name, plain) in [
        ("word/footer3.xml", "word/footer1.xml"),
        ("word/footer4.xml", "word/footer2.xml"),
    ] {
        let (footer, plain) = (part(&file, name), part(&file, plain));
        let [number, rest] = footer.all("w:p")[..] else {
            panic!("{footer:?}")
        };
        // A frame alone would leave the footer without a paragraph of its own.
        assert_eq!(
            (rest.text().as_str(), rest.first("w:framePr").is_none()),
            ("", true)
        );
        // It is the upright page's line, turned clockwise with the sheet: as long as a line, as far from the edge as the foot.
        let frame = number.first("w:framePr").unwrap();
        let measure = |name: &str| frame.get(name).parse::<u32>().unwrap();
        let line = 320;
        assert_eq!((measure("w:x"), measure("w:w")), (PAGE.footer, line));
        assert_eq!((measure("w:y"), measure("w:h")), (PAGE.left, PAGE.text_width()));
        assert!(PAGE.footer + line < LYING_PAGE.left);
        assert_eq!((frame.get("w:hAnchor"), frame.get("w:vAnchor")), ("page", "page"));
        assert_eq!(number.value("w:textDirection"), "tbRl");
        assert_eq!(number.value("w:jc"), plain.value("w:jc"));
        let indent = |node: &Node| {
            let indent = node.first("w:ind").unwrap();
            (indent.get("w:left").to_owned(), indent.get("w:right").to_owned())
        };
        assert_eq!(indent(number), indent(&plain));
        assert_eq!(number.all("w:fldChar").len(), 3);
    }
    let read = crate::format::docx::read::read(&file).unwrap();
    assert!(read.unread.is_empty(), "{:?}", read.unread);
}

#[test]
fn a_file_without_a_lying_page_has_no_part_for_it() {
    for draft in [false, true] {
        let mut document = sample::report("2021");
        document.draft = draft;
        let has = |document: &Document| {
            let parts = super::parts::parts(&write(document).unwrap());
            parts.iter().any(|(name, _)| name == "word/footer3.xml")
        };
        assert!(!has(&document));
        let mut document = lying();
        document.draft = draft;
        assert!(has(&document));
    }
}

#[test]
fn lying_pages_do_not_begin_with_a_table() {
    let mut document = lying();
    let at = document
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Table(table) if table.placing == Placing::Lying))
        .unwrap();
    document.blocks.insert(at, sample::prose("没有收到申请。"));
    let file = write(&document).unwrap();
    let body = part(&file, "word/document.xml");
    let blocks = &body.first("w:body").unwrap().children;
    let ends = blocks
        .iter()
        .position(|block| block.text() == "没有收到申请。")
        .unwrap();
    assert!(blocks[ends].first("w:sectPr").is_some());
    let next = &blocks[ends + 1];
    assert_eq!((next.name.as_str(), next.text().as_str()), ("w:p", ""));
    assert_eq!(next.first("w:spacing").unwrap().get("w:line"), "20");
    let read = crate::format::docx::read::read(&file).unwrap();
    let lies = |table: &&Table| table.placing == Placing::Lying;
    assert_eq!(tables(&read.document).into_iter().filter(lies).count(), 1);
}

#[test]
fn pictures_beside_each_other_come_back_so() {
    let mut pictures = ["甲", "乙", "", "丁"].map(sample::picture);
    for index in [1, 3] {
        pictures[index].beside = true;
    }
    let mut document = sample::document(pictures.map(Block::Picture).into());
    document.blocks.push(sample::prose("无。"));
    let file = write(&document).unwrap();
    let body = part(&file, "word/document.xml");
    assert_eq!(body.all("w:tbl").len(), 2);
    let read = crate::format::docx::read::read(&file).unwrap().document;
    let found: Vec<(String, bool)> = read
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Picture(picture) => Some((picture.caption.clone(), picture.beside)),
            _ => None,
        })
        .collect();
    let expected = [("甲", false), ("乙", true), ("", false), ("丁", true)];
    assert_eq!(
        found,
        expected.map(|(caption, beside)| (caption.to_owned(), beside))
    );
}

#[test]
fn tables_keep_off_the_words_around_them() {
    let document = sample::report("2021");
    let body = body(&document);
    let spaces: Vec<(String, &str, &str)> = body
        .all("w:p")
        .iter()
        .filter_map(|p| {
            let space = p.first("w:pPr")?.first("w:spacing")?;
            Some((
                p.text().chars().take(4).collect(),
                space.get("w:before"),
                space.get("w:after"),
            ))
        })
        .collect();
    let expected = [
        ("二、主动", "", "144"),
        ("上表所列", "144", "144"),
        ("三、收到", "289", ""),
        ("全年收到", "", "144"),
        ("四、政府", "289", "144"),
        ("五、存在", "289", ""),
    ];
    assert_eq!(
        spaces,
        expected.map(|(words, before, after)| (words.to_owned(), before, after))
    );
}

#[test]
fn a_web_address_does_not_pull_its_line_apart() {
    let long = sample::prose("本报告可在门户网站（http://www.example.gov.cn/zfxxgk）下载。");
    let document = sample::document(vec![long, sample::prose("2021年1月1日至12月31日")]);
    let written = body(&document);
    let aligned: Vec<&str> = written.all("w:p")[1..].iter().map(|p| p.value("w:jc")).collect();
    assert_eq!(aligned, ["left", ""]);
}

#[test]
fn tables_are_parted_from_each_other_and_from_the_end() {
    let silent = Table {
        caption: String::new(),
        ..sample::extra()
    };
    let document = sample::document(
        vec![sample::extra(), silent, sample::extra()]
            .into_iter()
            .map(Block::Table)
            .collect(),
    );
    let styles: Vec<String> = paragraphs(&body(&document))
        .into_iter()
        .map(|(style, _)| style)
        .collect();
    assert_eq!(styles, ["Title", "Caption", "TableGap", "Caption", "TableGap"]);
}

#[test]
fn a_number_too_wide_for_its_cell_is_set_smaller() {
    let mut table = sample::extra();
    table.widths = vec![10, 14, 3, 30];
    for (row, text) in ["123", "12345678", "含自然失效的二十九件"]
        .into_iter()
        .enumerate()
    {
        table.rows[row + 2].cells[1].text = text.into();
    }
    let body = body(&sample::document(vec![Block::Table(table)]));
    let sizes: Vec<(String, &str)> = body
        .all("w:tc")
        .iter()
        .filter(|c| c.first("w:sz").is_some())
        .map(|c| (c.text(), c.value("w:sz")))
        .collect();
    assert_eq!(sizes, [("12345678".into(), "10")]);
}

#[test]
fn pages_are_numbered_between_dashes_on_their_outer_side() {
    let file = write(&sample::report("2021")).unwrap();
    assert!(
        part(&file, "word/settings.xml")
            .first("w:evenAndOddHeaders")
            .is_some()
    );
    for (name, side, text) in [
        ("word/footer1.xml", "right", "— 1 —"),
        ("word/footer2.xml", "left", "— 2 —"),
    ] {
        let footer = part(&file, name);
        assert_eq!((footer.value("w:jc"), footer.text().as_str()), (side, text));
        assert_eq!(footer.all("w:fldChar").len(), 3);
    }
}

#[test]
fn no_line_parts_a_number_from_its_unit() {
    let file = write(&sample::report("2021")).unwrap();
    let settings = part(&file, "word/settings.xml");
    let (first, last) = (
        settings.value("w:noLineBreaksBefore"),
        settings.value("w:noLineBreaksAfter"),
    );
    // Word holds no more of them, and of the usual ones only those that are said again.
    assert!(first.chars().count() <= 100 && last.chars().count() <= 50);
    for c in "，。、；：？！）】》〉」』〕％”’%件条次个人万元年月日号".chars() {
        assert_eq!(first.matches(c).count(), 1, "{c}");
    }
    for c in "（【《〈「『〔“‘〕年月".chars() {
        assert_eq!(last.matches(c).count(), 1, "{c}");
    }
    // What is there beyond punctuation goes on with a number.
    for c in first.chars().filter(|c| c.is_alphabetic()) {
        let text = format!("12{c}");
        assert_eq!(unbroken(&text).first(), Some(&(0..text.len())));
    }
    for c in last.chars().filter(|c| c.is_alphabetic()) {
        let text = format!("12{c}3日");
        assert_eq!(unbroken(&text).first(), Some(&(0..text.len())));
    }
}

#[test]
fn name_and_date_of_the_signature_stay_together() {
    let signed = |name: &str, date: &str, sealed| {
        let signature = Signature {
            name: name.into(),
            date: date.into(),
            sealed,
        };
        let body = body(&sample::document(vec![
            sample::prose("正文"),
            Block::Signature(signature),
        ]));
        let lines = body.all("w:p").into_iter().skip(1).map(|p| {
            let indent = p
                .first("w:ind")
                .map(|i| (i.get("w:left").to_owned(), i.get("w:right").to_owned()));
            (
                p.value("w:pStyle").to_owned(),
                p.first("w:keepNext").is_some(),
                p.value("w:jc").to_owned(),
                indent.unwrap_or_default(),
            )
        });
        lines.collect::<Vec<_>>()
    };
    let line = |style: &str, keep, align: &str, left: &str, right: &str| {
        (
            style.to_owned(),
            keep,
            align.to_owned(),
            (left.to_owned(), right.to_owned()),
        )
    };
    assert_eq!(
        signed("某某区人民政府办公室", "2022年1月20日", false),
        [
            line("", true, "", "", ""),
            line("Signature", true, "right", "0", "630"),
            line("Date", false, "left", "5695", "-630"),
        ]
    );
    let sealed = signed("某某局", "2022年1月20日", true);
    assert_eq!((&sealed[1].3, sealed[1].2.as_str()), (&sealed[2].3, "center"));
    assert_eq!(
        signed("", "2022年1月20日", false)[1],
        line("Signature", false, "right", "0", "630")
    );
}
