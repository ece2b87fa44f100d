//! Files that nobody should open: of other kinds, damaged, endless, far too much.

use super::build::{Doc, change, compound};
use super::{lines_of, read, refused};

/// A good file with tables, lists and runs.
fn good() -> Vec<u8> {
    include_bytes!("../../../../../tests/fixtures/doc/revisions.doc").to_vec()
}

fn with_word(at: usize, word: u16) -> Vec<u8> {
    let (mut text, tables) = Doc::of(&[("甲\r", Vec::new())]).streams();
    text[at..at + 2].copy_from_slice(&word.to_le_bytes());
    compound(&[("/WordDocument", &text), ("/1Table", &tables)])
}

#[test]
fn files_of_other_kinds_are_told() {
    for (file, told) in [
        (with_word(0, 0xA5DC), "Word 6.0/95"),
        (with_word(2, 0x0068), "Word 6.0/95"),
        (with_word(0, 0x1234), "损坏"),
        (with_word(10, 0x0300), "密码"),
        (b"WPS old file".to_vec(), "早期"),
        (compound(&[("/Contents", b"x")]), "没有 Word 文档的正文"),
        (compound(&[("/WordDocument", &[0xEC, 0xA5, 0xC1, 0])]), "不完整"),
        (with_word(10, 0), "不在文件里"),
    ] {
        let why = refused(&file);
        assert!(why.message.contains(told), "{told}: {why:?}");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_said_to_be_damaged() {
    let good = good();
    assert!(read(&good).is_ok());
    // What stands behind the last stream is of no use.
    for end in (0..good.len()).step_by(61) {
        if let Err(why) = read(&good[..end]) {
            assert!(!why.too_large && !why.help.is_empty(), "{end}");
        } else {
            assert!(end > good.len() / 2, "{end}");
        }
    }
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
fn a_file_with_other_bytes_is_read_or_refused_with_words() {
    let fixtures: [&[u8]; 4] = [
        &good(),
        include_bytes!("../../../../../tests/fixtures/doc/tables.doc"),
        include_bytes!("../../../../../tests/fixtures/doc/lists.doc"),
        include_bytes!("../../../../../tests/fixtures/doc/drawings.doc"),
    ];
    let mut dice = Dice(20_120_131);
    for round in 0..600 {
        let mut file = fixtures[round % 4].to_vec();
        for _ in 0..=round % 16 {
            let at = dice.below(file.len());
            file[at] = match dice.below(3) {
                0 => 0,
                1 => 0xFF,
                _ => u8::try_from(dice.below(256)).unwrap(),
            };
        }
        if let Err(said) = read(&file) {
            assert!(!said.message.is_empty() && !said.help.is_empty());
        }
    }
}

#[test]
fn chains_of_sectors_that_run_in_circles_are_refused() {
    let file = good();
    // Where the table of sectors begins.
    let table = 512 * (usize::from(file[76]) + 1);
    for sector in 0..file.len() / 512 - 1 {
        let mut other = file.clone();
        other[table + 4 * sector..table + 4 * sector + 4].copy_from_slice(&0_u32.to_le_bytes());
        // It is refused, or the sector was of no use.
        if let Err(why) = read(&other) {
            assert!(!why.too_large);
        }
        other[table + 4 * sector..table + 4 * sector + 4]
            .copy_from_slice(&u32::try_from(sector).unwrap().to_le_bytes());
        if let Err(why) = read(&other) {
            assert!(!why.too_large);
        }
    }
}

#[test]
fn a_million_pieces_of_the_same_bytes_are_read_in_time() {
    let bytes = "甲乙\r"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect::<Vec<_>>();
    let (text, mut tables) = Doc::of(&[("甲乙\r", Vec::new())]).streams();
    let start = tables.len();
    let count = 650_000_u32;
    let mut plc: Vec<u8> = (0..=count).flat_map(|index| (3 * index).to_le_bytes()).collect();
    let place = u32::try_from(text.windows(bytes.len()).position(|w| w == bytes).unwrap()).unwrap();
    plc.extend((0..count).flat_map(|_| [&[0, 0], &place.to_le_bytes()[..], &[0, 0]].concat()));
    tables.push(2);
    tables.extend(u32::try_from(plc.len()).unwrap().to_le_bytes());
    tables.extend(plc);
    let mut text = text;
    let length = u32::try_from(tables.len() - start).unwrap();
    for (at, value) in [
        (76, 3 * count),
        (418, u32::try_from(start).unwrap()),
        (422, length),
    ] {
        text[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    // More paragraphs than are read.
    assert!(refused(&compound(&[("/WordDocument", &text), ("/1Table", &tables)])).too_large);
}

#[test]
fn formatting_without_end_is_not_read() {
    // Every paragraph has a long list of changes that stands elsewhere.
    let mut doc = Doc::of(&[("\r".repeat(300).as_str(), change(0x6646, &[0; 4]))]);
    doc.data = [&0xFFFF_u16.to_le_bytes()[..], &vec![0; 0xFFFF]].concat();
    assert!(refused(&doc.file()).message.contains("格式"));
    doc.data.truncate(2 + 0x7FFF);
    assert!(lines_of(&doc).is_empty());
}

#[test]
fn sizes_that_are_negative_count_nothing() {
    let mut doc = Doc::of(&[("甲\r", Vec::new())]);
    doc.lengths = vec![u32::MAX, u32::MAX, 0x8000_0000, 0, u32::MAX, 0, u32::MAX];
    assert!(lines_of(&doc).is_empty());
    doc.lengths = vec![0x0FFF_FFFF; 7];
    assert_eq!(lines_of(&doc), ["甲"]);
}
