//! What a Markdown file must keep: read with pulldown-cmark, which follows CommonMark to the letter.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::write::write;
use crate::document::{Block, Document, Level, Paragraph, Signature, Table};
use crate::form::EDITIONS;
use crate::format::tests::fixture;
use crate::format::tests::html_scan as scan;

fn file(document: &Document) -> String {
    String::from_utf8(write(document).unwrap()).unwrap()
}

/// The text that a reader shows for the file, a line for each block, with a mark for what kind of block it is.
fn shown(file: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut line = String::new();
    for event in Parser::new_ext(file, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => line = format!("h{} ", level as u8),
            Event::Start(Tag::Paragraph) => line.push_str("p "),
            Event::Start(Tag::BlockQuote(_)) => line.push_str("> "),
            Event::Start(Tag::Strong) => line.push_str("[b]"),
            Event::End(TagEnd::Strong) => line.push_str("[/b]"),
            Event::Start(Tag::Image { dest_url, .. }) => line.extend(["[", &dest_url[..21], "]"]),
            Event::End(TagEnd::TableCell) => line.push('¦'),
            Event::Text(text) => line.push_str(&text),
            Event::InlineHtml(tag) if &*tag == "<br>" => line.push('↵'),
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::TableHead | TagEnd::TableRow) => {
                out.push(std::mem::take(&mut line));
            }
            Event::Html(_)
            | Event::Start(
                Tag::HtmlBlock | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell,
            )
            | Event::End(TagEnd::HtmlBlock | TagEnd::Table | TagEnd::Image | TagEnd::BlockQuote(_)) => {}
            other => panic!("not written: {other:?} in\n{file}"),
        }
    }
    out
}

fn blocks(blocks: Vec<Block>) -> Vec<String> {
    shown(&file(&fixture::document(blocks))).split_off(1)
}

fn html_tables(file: &str) -> Vec<scan::ReadTable> {
    let lines: Vec<_> = file.lines().filter(|line| line.starts_with('<')).collect();
    scan::tables(&lines.join("\n"))
}

#[test]
fn every_kind_of_block_is_shown() {
    let mut document = fixture::report("2021", false);
    document.draft = true;
    let file = file(&document);
    let shown = shown(&file);
    for line in [
        "> p [b]草稿（未通过核对，不得公开）[/b]",
        "h1 北仑区人民政府办公室↵2021年政府信息公开工作年度报告",
        "h2 一、总体情况",
        "h3 （三）监督保障",
        "h4 1. 培训",
        "h5 （1）考核",
        "p [b]（二）依申请公开[/b]。全年新收政府信息公开申请31件，均在法定期限内答复。",
        "p 1. 这一段以数字起头，并且不是标题；",
        "p - 这一段以连字符起头。",
        "p 表：2021年主动公开情况|按渠道",
        "网站¦12¦a|b \\| `c|d`¦",
        "报刊¦¦*无* <b>¦",
        "p [data:image/png;base64]图1 政务公开[现场] <活动>",
        "p 北仑区人民政府办公室",
        "p 2022年1月20日",
        &format!("p {}", fixture::NASTY),
    ] {
        assert!(shown.iter().any(|l| l == line), "{line}\nis not in\n{shown:#?}");
    }
    assert!(!file.contains("\n\n\n"), "{file}");
    assert!(file.ends_with("==\n") && !file.ends_with("\n\n"));
}

#[test]
fn tables_with_merged_cells_are_html() {
    for edition in EDITIONS {
        let mut document = fixture::report(edition.id, false);
        let found = html_tables(&file(&document));
        document
            .blocks
            .retain(|block| *block != Block::Table(fixture::plain_table()));
        // The page's tables are compared with the document's cell by cell.
        let page = crate::format::html::FORMAT.bytes_of(&document).unwrap();
        let page = String::from_utf8(page).unwrap();
        assert_eq!(found, scan::tables(page.split_once("</style>").unwrap().1));
        assert_eq!(found.len(), 4);
    }
}

#[test]
fn tables_without_one_row_of_heads_are_html() {
    let with_heads = |heads: usize| {
        let mut table: Table = fixture::plain_table();
        for (index, row) in table.rows.iter_mut().enumerate() {
            row.head = index < heads;
        }
        html_tables(&file(&fixture::document(vec![Block::Table(table)]))).len()
    };
    assert_eq!([with_heads(0), with_heads(1), with_heads(2)], [1, 0, 1]);
}

#[test]
fn what_begins_a_line_is_text() {
    for text in [
        "# 题",
        "#",
        "- 项",
        "-",
        "---",
        "- - -",
        "+ 项",
        "* 项",
        "***",
        "___",
        "> 引",
        "1. 项",
        "12) 项",
        "1.",
        "```",
        "~~~",
        "<table>",
        "<!-- a",
        "[a]: b",
        "| a | b |",
        "    缩进",
        "\u{3000}\u{3000}缩进",
        "=",
        "-30",
        "1.5亿",
        "&amp;",
        "a_b_c _d_",
        "http://a.b/c_d?e=1&f=2",
        "尾 #",
        "尾 ",
        "\\",
        "![a](b)",
        "<http://a.b>",
        "**粗**",
    ] {
        assert_eq!(blocks(vec![fixture::paragraph(text)]), [format!("p {text}")]);
        assert_eq!(
            blocks(vec![Block::Heading(Level::One, text.to_owned())]),
            [format!("h2 {text}")]
        );
    }
}

#[test]
fn prose_reads_well_unrendered() {
    let text = "1.5亿、-30、a_b、http://a.b/c_d?e=1&f=2#g";
    assert!(file(&fixture::document(vec![fixture::paragraph(text)])).contains(text));
}

#[test]
fn pictures_stand_at_the_end() {
    let file = file(&fixture::document(vec![
        Block::Picture(fixture::picture("甲")),
        Block::Picture(fixture::picture("乙")),
        Block::Signature(Signature {
            name: "某局".to_owned(),
            date: String::new(),
            sealed: false,
        }),
    ]));
    let start = "![甲][图1]\n\n![乙][图2]\n\n某局\n\n[图1]: data:image/png;base64,";
    assert!(
        file.split_once("报告\n\n").unwrap().1.starts_with(start),
        "{file}"
    );
    assert_eq!(file.matches("\n[图2]: data:").count(), 1);
}

proptest! {
    #[test]
    fn any_prose_is_shown_as_it_is(
        text in "[-+#>*_`~<&;\\[\\]()!|\\\\$^=:.0-9a中，。 ]{1,24}",
        head in "(（一）)?[*_。a中 ]{0,6}[。：]?",
    ) {
        let line = format!("p {text}");
        prop_assert_eq!(blocks(vec![fixture::paragraph(&text)]), [line]);
        let heading = Block::Heading(Level::Three, text.clone());
        prop_assert_eq!(blocks(vec![heading]), [format!("h4 {text}")]);
        let run_in = Block::Paragraph(Paragraph { head: Some((Level::Two, head.clone())), text: text.clone() });
        let found = blocks(vec![run_in]).concat().replace("[b]", "").replace("[/b]", "");
        prop_assert_eq!(found, format!("p {head}{text}"));
    }

    #[test]
    fn any_cell_is_shown_as_it_is(text in "[-+#>*_`~<&;\\[\\]!|\\\\a中 ]{1,16}") {
        let mut table = fixture::plain_table();
        table.caption.clear();
        table.rows[1].cells[1].text = text.clone();
        let found = blocks(vec![Block::Table(table)]);
        prop_assert_eq!(&found[1], &format!("网站¦{text}¦a|b \\| `c|d`¦"));
    }
}
