//! The text in pieces: fast-saved files, old code pages, changes that hold for a piece.

use super::build::{Doc, change};
use super::{lines_of, refused};

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn of_pieces(pieces: Vec<(Vec<u8>, bool, u16)>) -> Doc {
    Doc {
        pieces,
        ..Doc::default()
    }
}

#[test]
fn pieces_stand_in_the_order_of_the_text_and_not_of_the_file() {
    let mut doc = of_pieces(vec![
        (wide("收到"), true, 0),
        (b"13".to_vec(), false, 0),
        (wide("件\r"), true, 0),
        (b"5\x96\xb7A\r".to_vec(), false, 0),
    ]);
    assert_eq!(lines_of(&doc), ["收到13件", "5–·A"]);
    doc.order = vec![3, 1, 2, 0];
    assert_eq!(lines_of(&doc), ["收到13件", "5–·A"]);
}

#[test]
fn bytes_of_old_programs_are_chinese() {
    let (text, _, _) = encoding_rs::GBK.encode("二、主动公开123条\r");
    let latin = b"2012\x93\x94\r".to_vec();
    let doc = of_pieces(vec![(text.to_vec(), false, 0), (wide("尾\r"), true, 0)]);
    assert_eq!(lines_of(&doc), ["二、主动公开123条", "尾"]);
    // Signs of Latin text anywhere say that it is none.
    assert_eq!(lines_of(&of_pieces(vec![(latin, false, 0)])), ["2012“”"]);
}

#[test]
fn changes_of_a_whole_piece_hold_for_it() {
    // One change by its number (0x5C is hidden), and a list of them (deleted).
    let mut doc = of_pieces(vec![
        (wide("见"), true, 0),
        (wide("藏"), true, 0x01_00 | 0x5C << 1),
        (wide("删"), true, 1),
        (wide("尾\r"), true, 0),
    ]);
    doc.lists = vec![change(0x0800, &[1])];
    assert_eq!(lines_of(&doc), ["见尾"]);
    // Cells that are cells by their piece.
    let mut doc = of_pieces(vec![
        (wide("甲\u{7}乙\u{7}"), true, 1),
        (wide("\u{7}"), true, 3),
        (wide("后\r"), true, 0),
    ]);
    doc.lists = vec![
        change(0x2416, &[1]),
        [change(0x2416, &[1]), change(0x2417, &[1])].concat(),
    ];
    assert_eq!(lines_of(&doc), ["表〔〕2列", "甲｜乙", "后"]);
}

#[test]
fn a_table_of_pieces_that_cannot_be_is_said_to_be_damaged() {
    let doc = of_pieces(vec![(wide("甲\r"), true, 0)]);
    let (text, tables) = doc.streams();
    let at = tables.len() - 16;
    // Its length, where the text begins, where that lies in the file.
    for (place, value) in [(at - 4, 500_u32), (at, 1), (at + 10, 0x00FF_FFFF)] {
        let mut other = tables.clone();
        other[place..place + 4].copy_from_slice(&value.to_le_bytes());
        let why = refused(&super::build::compound(&[
            ("/WordDocument", &text),
            ("/1Table", &other),
        ]));
        assert!(why.message.contains("损坏"), "{why:?}");
    }
    let mut long = tables.clone();
    long[at + 4..at + 8].copy_from_slice(&2_000_001_u32.to_le_bytes());
    assert!(
        refused(&super::build::compound(&[
            ("/WordDocument", &text),
            ("/1Table", &long)
        ]))
        .too_large
    );
}
