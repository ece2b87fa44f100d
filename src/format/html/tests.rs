//! What a page must keep.

use proptest::prelude::*;

use super::inline_style;
use super::site_meta::SiteMeta;
use super::write::{Setting, write, write_as};
use crate::document::{Block, Document, Role, Table};
use crate::form::EDITIONS;
use crate::format::tests::fixture;
use crate::format::tests::html_scan::{ReadCell, Token, decoded, tables, tokens};

fn page(document: &Document) -> String {
    String::from_utf8(write(document).unwrap()).unwrap()
}

/// The page behind its style sheet.
fn body(page: &str) -> &str {
    page.split_once("</style>").unwrap().1
}

fn attributes<'a>(tokens: &'a [Token], key: &'a str) -> impl Iterator<Item = &'a str> {
    tokens
        .iter()
        .filter_map(|token| match token {
            Token::Open(_, attributes) => Some(attributes),
            _ => None,
        })
        .flatten()
        .filter_map(move |(k, v)| (k == key).then_some(v.as_str()))
}

/// All the text of elements of this name, in order.
fn texts(tokens: &[Token], element: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut inside = false;
    for token in tokens {
        match token {
            Token::Open(name, _) if name == element => {
                inside = true;
                out.push(String::new());
            }
            Token::Close(name) if name == element => inside = false,
            Token::Text(text) if inside => out.last_mut().unwrap().push_str(text),
            _ => {}
        }
    }
    out
}

const fn scope(role: Role) -> Option<&'static str> {
    match role {
        Role::ColumnHead => Some("col"),
        Role::Spanner => Some("colgroup"),
        Role::RowLabel => Some("row"),
        Role::GroupLabel | Role::BlockHead => Some("rowgroup"),
        Role::Corner | Role::Figure | Role::Text => None,
    }
}

fn cells(table: &Table) -> Vec<ReadCell> {
    let placed = table.rows.iter().enumerate();
    placed
        .flat_map(|(top, row)| row.cells.iter().map(move |cell| (top, cell)))
        .map(|(top, cell)| ReadCell {
            top,
            left: cell.column,
            row_span: cell.row_span,
            col_span: cell.col_span,
            scope: scope(cell.role).map(str::to_owned),
            text: cell.text.clone(),
        })
        .collect()
}

#[test]
fn the_tables_of_every_edition_are_read_back() {
    for edition in EDITIONS {
        let document = fixture::report(edition.id, false);
        let expected: Vec<_> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            })
            .collect();
        let found = tables(body(&page(&document)));
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert_eq!(found.cells, cells(expected));
            assert_eq!(found.head_rows, expected.head_rows());
            let groups = expected.rows.iter().filter(|row| row.starts_group).count();
            assert_eq!(found.bodies, groups.max(1));
        }
    }
}

#[test]
fn elements_nest() {
    let empty = ["!DOCTYPE", "meta", "br", "col", "img"];
    let mut open = Vec::new();
    for token in tokens(&page(&fixture::report("2021", true))) {
        match token {
            Token::Open(name, _) if empty.contains(&name.as_str()) => {}
            Token::Open(name, _) => open.push(name),
            Token::Close(name) => assert_eq!(open.pop(), Some(name)),
            Token::Text(_) => {}
        }
    }
    assert_eq!(open, [""; 0]);
}

#[test]
fn headings_stand_at_their_level() {
    let page = page(&fixture::report("2021", false));
    let tokens = tokens(body(&page));
    assert_eq!(texts(&tokens, "h2").len(), 6);
    assert_eq!(texts(&tokens, "h3"), ["（三）监督保障"]);
    assert_eq!(texts(&tokens, "h4"), ["1. 培训"]);
    assert_eq!(texts(&tokens, "h5"), ["（1）考核"]);
    assert_eq!(
        texts(&tokens, "h1"),
        ["北仑区人民政府办公室2021年政府信息公开工作年度报告"]
    );
    let head = "<p><span class=\"level-2\">（二）依申请公开。</span>全年新收";
    assert!(page.contains(head), "{page}");
}

#[test]
fn prose_is_no_markup_and_nothing_is_loaded() {
    let page = page(&fixture::report("2021", false));
    assert!(!page.contains("<script"));
    let tokens = tokens(body(&page));
    assert!(texts(&tokens, "p").contains(&fixture::NASTY.to_owned()));
    assert_eq!(attributes(&tokens, "href").count(), 0);
    assert!(attributes(&tokens, "src").all(|src| src.starts_with("data:image/png;base64,iVBOR")));
    assert_eq!(
        attributes(&tokens, "alt").collect::<Vec<_>>(),
        ["图1 政务公开[现场] <活动>"]
    );
    for outside in ["url(", "@import", "<link", "<base"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn the_head_says_what_the_page_is() {
    let mut document = fixture::document(Vec::new());
    document.author = "某\"局\" & <科>".to_owned();
    let page = page(&document);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"));
    assert!(page.contains("<title>北仑区人民政府办公室2021年政府信息公开工作年度报告</title>"));
    let author = page.split_once("<meta name=\"author\" content=\"").unwrap().1;
    assert_eq!(decoded(author.split_once('"').unwrap().0), document.author);
}

#[test]
fn only_a_draft_says_that_it_is_one() {
    let mut document = fixture::report("2021", false);
    let sign = "<p class=\"draft\">草稿（未通过核对，不得公开）</p>";
    assert!(!page(&document).contains(sign));
    document.draft = true;
    assert!(page(&document).contains(sign));
}

#[test]
fn the_signature_is_set_to_the_right() {
    let plain = page(&fixture::report("2021", false));
    assert!(
        plain.contains("<div class=\"signature\" style=\"margin-right: 2em\">\n<p>北仑区人民政府办公室</p>")
    );
    let sealed = page(&fixture::report("2021", true));
    assert!(sealed.contains("<div class=\"signature sealed\" style=\"margin-right: 2em\">"));
}

fn as_set(document: &Document, setting: &Setting) -> String {
    String::from_utf8(write_as(document, setting).unwrap()).unwrap()
}

#[test]
fn every_figure_under_merged_heads_names_its_heads() {
    for setting in [Setting::Page, Setting::Fragment] {
        let page = as_set(&fixture::report("2021", false), &setting);
        let tokens = tokens(&page);
        let ids: Vec<&str> = attributes(&tokens, "id").collect();
        let unique: std::collections::HashSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len());
        assert!(ids.iter().all(|id| id.starts_with("nianbao-")));
        let mut count = 0;
        for headers in attributes(&tokens, "headers") {
            count += 1;
            assert!(headers.split(' ').all(|head| ids.contains(&head)), "{headers}");
        }
        // Tables 1, 2 and 3 of the form: 10, 25 rows of 7, and 15 figures.
        assert_eq!(count, 200);
        // 商业企业, under 法人或其他组织 under 申请人情况; 1. under （三） under 三、.
        let words = |id: &str| {
            let start = page
                .split_once(&format!(" id=\"{id}\""))
                .unwrap()
                .1
                .split_once('>')
                .unwrap()
                .1;
            start.split_once('<').unwrap().0.to_owned()
        };
        let heads: Vec<Vec<String>> = attributes(&tokens, "headers")
            .map(|ids| ids.split(' ').map(words).collect())
            .collect();
        let expected = [
            "申请人情况",
            "法人或其他组织",
            "商业企业",
            "三、本年度办理结果",
            "（三）不予公开",
            "1.属于国家秘密",
        ];
        assert!(heads.iter().any(|heads| heads == &expected), "{heads:?}");
        let first = ["第二十条第（一）项", "本年制发件数", "规章"];
        assert_eq!(heads[0], first);
    }
}

#[test]
fn a_fragment_is_read_back_as_the_page_is() {
    for sealed in [false, true] {
        let document = fixture::report("2021", sealed);
        let fragment = as_set(&document, &Setting::Fragment);
        for gone in ["<style", "<head>", "<html", "<body", " class=", "var(", "<meta"] {
            assert!(!fragment.contains(gone), "{gone}");
        }
        let read = |html: &str| super::read::read(html.as_bytes()).unwrap();
        let (own, other) = (read(&fragment), read(&page(&document)));
        assert_eq!(own.document.blocks, other.document.blocks);
        assert_eq!(own.unread.len(), other.unread.len());
    }
}

#[test]
fn labels_of_a_site_stand_in_the_head() {
    let meta = SiteMeta::parse(&["网站名称=某\"市\" & <区>".to_owned()]).unwrap();
    let page = as_set(&fixture::report("2021", false), &Setting::Site(meta));
    let head = page.split_once("<style>").unwrap().0;
    assert!(!head.contains("<区>"));
    let name = head.split_once("<meta name=\"SiteName\" content=\"").unwrap().1;
    assert_eq!(decoded(name.split_once('"').unwrap().0), "某\"市\" & <区>");
    assert!(head.contains("<meta name=\"ColumnName\" content=\"政府信息公开年报\">\n"));
}

/// How bright a colour is (WCAG 2.2, relative luminance).
fn luminance(colour: &str) -> f64 {
    let digits: Vec<u32> = colour
        .trim_start_matches('#')
        .chars()
        .map(|c| c.to_digit(16).unwrap())
        .collect();
    let parts: Vec<u32> = match digits.as_slice() {
        [r, g, b] => vec![r * 17, g * 17, b * 17],
        long => long.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
    };
    let linear = |part: u32| {
        let share = f64::from(part) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2])
}

#[test]
fn words_are_told_from_their_ground() {
    let css = include_str!("../../../templates/report.css");
    let value = |name: &str| {
        let found = css.split_once(&format!("--{name}: ")).unwrap().1;
        found.split_once(';').unwrap().0
    };
    let pairs = [
        ("ink", "paper"),
        ("ink", "desk"),
        ("ink", "head"),
        ("ink", "group"),
        ("note", "paper"),
        ("paper", "alarm"),
    ];
    for (words, ground) in pairs {
        let (one, other) = (luminance(value(words)), luminance(value(ground)));
        let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
        assert!(ratio >= 4.5, "{words} on {ground}: {ratio:.1}");
    }
    // A fragment has the same colours.
    assert!(inline_style::REPORT.contains(value("ink")) && inline_style::DRAFT.contains(value("alarm")));
    for role in [Role::BlockHead, Role::ColumnHead] {
        let ground = if role == Role::BlockHead { "group" } else { "head" };
        assert!(inline_style::cell(role, 4, true, false).contains(value(ground)));
    }
}

#[test]
fn a_page_with_a_large_picture_is_read() {
    let mut document = fixture::report("2021", false);
    // Bytes whose Base64 is full of strokes.
    let bytes: Vec<u8> = (0..4 * 1024 * 1024_u32)
        .map(|n| if n % 3 == 0 { 0xFF } else { (n % 251) as u8 })
        .collect();
    for block in &mut document.blocks {
        if let Block::Picture(picture) = block {
            let head = picture.bytes.to_vec();
            picture.bytes = [head.as_slice(), &bytes].concat().into();
        }
    }
    let read = super::read::read(&write(&document).unwrap()).unwrap();
    let pictures = |document: &Document| -> Vec<usize> {
        let blocks = document.blocks.iter();
        blocks
            .filter_map(|block| match block {
                Block::Picture(picture) => Some(picture.bytes.len()),
                _ => None,
            })
            .collect()
    };
    assert_eq!(pictures(&read.document), pictures(&document));
}

proptest! {
    #[test]
    fn any_prose_is_shown_as_it_is(text in "[<>&\"'a-z中“（!/=;#0-9 -]{1,40}") {
        let page = page(&fixture::document(vec![fixture::paragraph(&text)]));
        prop_assert_eq!(texts(&tokens(body(&page)), "p"), [text]);
    }
}
