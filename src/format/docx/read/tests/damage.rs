//! Files that nobody should open: damaged, endless, far too deep.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{archive, document, docx, p, read, refused};
use crate::format::docx::write::write;
use crate::format::tests::fixture;

/// A good file with tables, pictures and styles.
fn good() -> Vec<u8> {
    write(&fixture::report("2021", true)).unwrap()
}

/// A generator that gives the same numbers on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

#[test]
fn a_file_cut_off_anywhere_is_said_to_be_damaged() {
    let good = good();
    assert!(read(&good).is_ok());
    for end in (0..good.len()).step_by(97) {
        assert!(!refused(&good[..end]).too_large, "{end}");
    }
}

#[test]
fn a_file_with_other_bytes_is_read_or_refused_with_words() {
    let good = good();
    let mut dice = Dice(20_210_131);
    let mut refusals = 0;
    for round in 0..400 {
        let mut file = good.clone();
        for _ in 0..=round % 8 {
            let at = dice.below(file.len());
            file[at] = u8::try_from(dice.below(256)).unwrap();
        }
        if let Err(said) = read(&file) {
            assert!(!said.message.is_empty() && !said.help.is_empty());
            refusals += 1;
        }
    }
    assert!((100..400).contains(&refusals), "{refusals}");
}

#[test]
fn a_text_with_other_bytes_is_read_or_refused_with_words() {
    let good = docx(&super::run("x"));
    assert!(read(&good).is_ok());
    let text = document(&[p("甲"), "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>".into()].concat());
    let mut dice = Dice(7);
    let mut both = [0, 0];
    for round in 0..600 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..=round % 4 {
            let (at, from) = (dice.below(bytes.len()), dice.below(bytes.len()));
            bytes[at] = bytes[from];
        }
        let outcome = read(&archive(&[("word/document.xml", bytes)]));
        both[usize::from(outcome.is_ok())] += 1;
        assert!(outcome.is_ok_and(|r| r.document.blocks.len() < 9) || both[0] > 0);
    }
    assert!(both[0] > 20 && both[1] > 20, "{both:?}");
}

/// A file whose text is this, many times over.
fn repeated(head: &str, each: &str, times: usize) -> Vec<u8> {
    let text = document("@");
    let (begin, end) = text.split_once('@').unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    out.write_all(begin.as_bytes()).unwrap();
    out.write_all(head.as_bytes()).unwrap();
    let block = each.repeat(1000);
    for _ in 0..times / 1000 {
        out.write_all(block.as_bytes()).unwrap();
    }
    out.write_all(end.as_bytes()).unwrap();
    out.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_is_not_unpacked_whatever_it_says_of_its_size() {
    let mut bomb = repeated("", &" ".repeat(1000), 34_000);
    assert!(bomb.len() < 200_000);
    let said = refused(&bomb);
    assert!(
        said.too_large && said.message.contains("32 MB"),
        "{}",
        said.message
    );
    let size = u32::try_from(document("").len() + 34_000_000).unwrap();
    let places: Vec<usize> = (0..bomb.len() - 4)
        .filter(|at| bomb[*at..*at + 4] == size.to_le_bytes())
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bomb[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    refused(&bomb);
}

#[test]
fn a_file_of_many_parts_is_refused() {
    let names: Vec<String> = (0..5000).map(|n| format!("word/{n}.xml")).collect();
    let files: Vec<(&str, Vec<u8>)> = names.iter().map(|n| (n.as_str(), Vec::new())).collect();
    let said = refused(&archive(&files));
    assert!(said.too_large && said.message.contains("4096"));
    let said = refused(&vec![b'P'; 33 << 20]);
    assert!(said.too_large && said.message.contains("32 MB"));
}

#[test]
fn a_table_of_too_many_rows_is_refused() {
    let said = refused(&repeated("<w:tbl>", "<w:tr/>", 301_000));
    assert!(
        said.too_large && said.message.contains("300000"),
        "{}",
        said.message
    );
}

#[test]
fn tables_in_tables_five_thousand_deep_are_refused() {
    let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    let deep = |depth: usize| docx(&[open.repeat(depth), p("甲"), close.repeat(depth)].concat());
    let said = refused(&deep(5000));
    assert!(
        !said.too_large && said.message.contains("256 层"),
        "{}",
        said.message
    );
    // As deep as is allowed.
    assert_eq!(super::lines_of_file(&deep(83)), ["甲"]);
}

#[test]
fn groups_and_boxes_and_fields_without_end_are_bounded() {
    for (open, close) in [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        (
            "<mc:AlternateContent><mc:Choice Requires=\"a\">",
            "</mc:Choice></mc:AlternateContent>",
        ),
    ] {
        let deep = |depth: usize| docx(&[open.repeat(depth), p("甲"), close.repeat(depth)].concat());
        assert!(refused(&deep(5000)).message.contains("256 层"), "{open}");
        assert_eq!(super::lines_of_file(&deep(80)), ["甲"], "{open}");
    }
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(5000);
    assert_eq!(
        super::lines_of_body(&format!("<w:p>{begin}{}</w:p>", super::run("甲"))),
        ["甲"]
    );
}
