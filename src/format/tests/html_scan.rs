//! A reader of the pages for the tests: tags, attributes and texts, and tables as HTML lays them out.

/// A tag or a text between tags.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

/// A cell as HTML puts it on the grid.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadCell {
    pub top: usize,
    pub left: usize,
    pub row_span: usize,
    pub col_span: usize,
    pub scope: Option<String>,
    pub text: String,
}

/// A table: its cells in order, its rows of heads and its number of bodies.
#[derive(Debug, Default, PartialEq)]
pub struct ReadTable {
    pub cells: Vec<ReadCell>,
    pub head_rows: usize,
    pub bodies: usize,
}

/// The page in tokens. Panics where it is not well made.
pub fn tokens(page: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = page;
    while let Some((text, behind)) = rest.split_once('<') {
        if !text.is_empty() {
            out.push(Token::Text(decoded(text)));
        }
        let (tag, behind) = behind.split_once('>').expect("a tag that ends");
        out.push(tag_of(tag));
        rest = behind;
    }
    assert_eq!(rest.trim(), "", "text behind the last tag");
    out
}

fn tag_of(tag: &str) -> Token {
    if let Some(name) = tag.strip_prefix('/') {
        return Token::Close(name.to_owned());
    }
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((key, behind)) = rest.trim_start().split_once("=\"") {
        let (value, behind) = behind.split_once('"').expect("a value that ends");
        attributes.push((key.to_owned(), decoded(value)));
        rest = behind;
    }
    Token::Open(name.to_owned(), attributes)
}

/// Text with its character references resolved.
pub fn decoded(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (reference, behind) = part.split_once(';').expect("a reference that ends");
        let number: u32 = reference.trim_start_matches('#').parse().expect("a number");
        out.push(char::from_u32(number).unwrap());
        out.push_str(behind);
    }
    out
}

/// Every table of the page.
pub fn tables(page: &str) -> Vec<ReadTable> {
    let mut out = Vec::new();
    let mut table = ReadTable::default();
    let mut taken: Vec<Vec<bool>> = Vec::new();
    let mut row = 0;
    let mut in_head = false;
    let mut in_cell = false;
    for token in tokens(page) {
        match token {
            Token::Open(name, attributes) => match name.as_str() {
                "table" => (table, taken, row) = (ReadTable::default(), Vec::new(), 0),
                "thead" => in_head = true,
                "tbody" => table.bodies += 1,
                "tr" => {
                    row += 1;
                    table.head_rows += usize::from(in_head);
                }
                "td" | "th" => {
                    let cell = put(&mut taken, row - 1, &attributes);
                    table.cells.push(cell);
                    in_cell = true;
                }
                _ => {}
            },
            Token::Text(text) if in_cell => table.cells.last_mut().unwrap().text = text,
            Token::Text(_) => {}
            Token::Close(name) => match name.as_str() {
                "td" | "th" => in_cell = false,
                "thead" => in_head = false,
                "table" => out.push(std::mem::take(&mut table)),
                _ => {}
            },
        }
    }
    out
}

/// Puts a cell at the first free place of its row.
fn put(taken: &mut Vec<Vec<bool>>, row: usize, attributes: &[(String, String)]) -> ReadCell {
    let value = |key: &str| attributes.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone());
    let span = |key| {
        value(key).map_or(1, |v| {
            let span = v.parse().unwrap();
            assert!(span > 1, "a span of one is not written");
            span
        })
    };
    let (row_span, col_span) = (span("rowspan"), span("colspan"));
    let places = |line: &mut Vec<bool>, end: usize| line.resize(line.len().max(end), false);
    if taken.len() < row + row_span {
        taken.resize(row + row_span, Vec::new());
    }
    let left = taken[row].iter().position(|t| !t).unwrap_or(taken[row].len());
    for line in &mut taken[row..row + row_span] {
        places(line, left + col_span);
        assert!(line[left..left + col_span].iter().all(|t| !t), "cells overlap");
        line[left..left + col_span].fill(true);
    }
    ReadCell {
        top: row,
        left,
        row_span,
        col_span,
        scope: value("scope"),
        text: String::new(),
    }
}
