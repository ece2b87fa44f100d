//! What a page must keep.

use proptest::prelude::*;

use super::write::write;
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

proptest! {
    #[test]
    fn any_prose_is_shown_as_it_is(text in "[<>&\"'a-z中“（!/=;#0-9 -]{1,40}") {
        let page = page(&fixture::document(vec![fixture::paragraph(&text)]));
        prop_assert_eq!(texts(&tokens(body(&page)), "p"), [text]);
    }
}
