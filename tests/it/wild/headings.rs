//! Headings: other words, run into their paragraph, numbered anew or not at all, out of order, listed in advance.

use nianbao::document::{Block, Level};

use super::{correct, found, heading, line, message, quiet, read, same};

fn rename(document: &mut nianbao::document::Document, number: usize, text: &str) {
    let at = heading(document, number);
    document.blocks[at] = line(text);
}

#[test]
fn headings_in_other_words_are_told_one_by_one() {
    let mut document = correct();
    rename(&mut document, 3, "三、依申请公开政府信息情况");
    let at = document
        .blocks
        .iter()
        .position(|b| *b == line("三、依申请公开政府信息情况"))
        .unwrap();
    assert!(at > 0);
    let four = document
        .blocks
        .iter()
        .position(|b| matches!(b, Block::Heading(Level::One, t) if t.starts_with('四')))
        .unwrap();
    document.blocks[four] = line("四、被申请行政复议、提起行政诉讼情况");
    let read = read(document);
    assert_eq!(
        found(&read),
        ["warning section-title"; 2],
        "{:?}",
        read.diagnostics
    );
    same(&read, "beilun-2021");
}

#[test]
fn brackets_and_blanks_in_headings_do_not_count() {
    let mut document = correct();
    for block in &mut document.blocks {
        if let Block::Heading(Level::One, text) = block {
            *text = format!("{}　{}：", &text[..6], text[6..].replace('、', " 、"));
        }
    }
    quiet(document, "beilun-2021");
}

#[test]
fn a_heading_that_runs_into_its_paragraph_is_split_off() {
    let mut document = correct();
    let at = heading(&document, 6);
    let Block::Paragraph(next) = document.blocks[at + 1].clone() else {
        panic!()
    };
    document.blocks.splice(
        at..=at + 1,
        [line(&format!("六、其他需要报告的事项。{}", next.text))],
    );
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
    let report = read.report.unwrap();
    let (_, text) = report
        .prose
        .iter()
        .find(|(key, _)| key.to_string() == "其他事项")
        .unwrap();
    assert!(text.as_str().starts_with(&next.text));
}

#[test]
fn numbering_that_starts_anew_is_told_and_read() {
    let mut document = correct();
    rename(&mut document, 5, "一、存在的主要问题及改进情况");
    let read = read(document);
    assert_eq!(found(&read), ["warning section-title"]);
    assert!(message(&read, "section-title").contains("应为“五、存在的主要问题及改进情况”"));
    same(&read, "beilun-2021");
}

#[test]
fn headings_without_numbers_are_headings() {
    let mut document = correct();
    for block in &mut document.blocks {
        if let Block::Heading(Level::One, text) = block {
            *text = text[6..].to_owned();
        }
    }
    quiet(document, "beilun-2021");
}

#[test]
fn a_table_of_contents_is_not_the_report() {
    let mut document = correct();
    let headings: Vec<Block> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(Level::One, text) => Some(line(&format!("{text}……3"))),
            _ => None,
        })
        .collect();
    assert_eq!(headings.len(), 6);
    document
        .blocks
        .splice(0..0, [line("目　录")].into_iter().chain(headings));
    let read = read(document);
    assert_eq!(found(&read), ["info unread-content"], "{:?}", read.diagnostics);
    same(&read, "beilun-2021");
    let prose = &read.report.as_ref().unwrap().prose;
    assert!(!prose.values().any(|text| text.as_str().contains("……3")));
}

#[test]
fn parts_out_of_order_are_told() {
    let mut document = correct();
    let (five, six) = (heading(&document, 5), heading(&document, 6));
    let part: Vec<Block> = document.blocks.drain(five..six).collect();
    let one = heading(&document, 1);
    document.blocks.splice(one..one, part);
    let read = read(document);
    assert_eq!(found(&read), ["error section-order"]);
    assert!(message(&read, "section-order").contains("五、存在的主要问题及改进情况"));
    same(&read, "beilun-2021");
}

#[test]
fn a_part_that_is_not_there_is_missing() {
    let mut document = correct();
    let (five, six) = (heading(&document, 5), heading(&document, 6));
    document.blocks.drain(five..six);
    let read = read(document);
    assert_eq!(found(&read), ["error missing-section"]);
    assert!(message(&read, "missing-section").contains("第五部分"));
}

#[test]
fn lists_within_a_part_are_no_parts() {
    let mut document = correct();
    let five = heading(&document, 5);
    for (offset, text) in ["一、提高认识。", "二、主动作为", "三、加强保障"]
        .into_iter()
        .enumerate()
    {
        document.blocks.insert(five + 2 + offset, line(text));
    }
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
    let report = read.report.unwrap();
    let (_, text) = report
        .prose
        .iter()
        .find(|(key, _)| key.to_string() == "问题及改进")
        .unwrap();
    assert!(text.as_str().contains("\n二、主动作为\n三、加强保障\n"));
}

#[test]
fn a_caption_that_repeats_the_heading_is_no_prose() {
    let mut document = correct();
    let table = super::tables(&document)[1];
    document
        .blocks
        .insert(table, line("收到和处理政府信息公开申请情况"));
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
    let report = read.report.unwrap();
    assert!(!report.prose.keys().any(|key| key.to_string() == "申请.说明"));
}

#[test]
fn a_caption_in_words_of_its_own_is_prose() {
    let mut document = correct();
    let table = super::table(&mut document, 3);
    (table.statutory, table.caption) = (false, "表3　依申请公开情况统计表（单位：件）".into());
    let read = read(document);
    assert_eq!(found(&read), Vec::<String>::new(), "{:?}", read.diagnostics);
    let report = read.report.unwrap();
    let (_, text) = report
        .prose
        .iter()
        .find(|(key, _)| key.to_string() == "申请.说明")
        .unwrap();
    assert_eq!(text.as_str(), "表3　依申请公开情况统计表（单位：件）\n");
}

#[test]
fn a_numbered_heading_in_words_of_its_own_is_the_part() {
    let mut document = correct();
    rename(&mut document, 1, "一、概述");
    let read = read(document);
    assert_eq!(found(&read), ["warning section-title"], "{:?}", read.diagnostics);
    assert!(message(&read, "section-title").contains("“一、概述”应为“一、总体情况”"));
    same(&read, "beilun-2021");
}

#[test]
fn a_list_is_no_heading_of_a_part_that_is_not_there() {
    let mut document = correct();
    let one = heading(&document, 1);
    document.blocks.splice(
        one..=one,
        [
            line("一、提高认识"),
            line("重视公开。"),
            line("二、主动作为"),
            line("及时公开。"),
        ],
    );
    let read = read(document);
    assert_eq!(found(&read), ["error missing-section"], "{:?}", read.diagnostics);
}

#[test]
fn all_six_headings_in_other_words_are_headings() {
    let mut document = correct();
    let words = [
        "一、概述",
        "二、主动公开情况",
        "三、依申请公开情况",
        "四、复议诉讼",
        "五、存在问题与下一步打算",
        "六、其他事项",
    ];
    let at: Vec<usize> = (1..=6).map(|number| heading(&document, number)).collect();
    for (index, text) in at.into_iter().zip(words) {
        document.blocks[index] = line(text);
    }
    let read = read(document);
    assert_eq!(
        found(&read),
        ["warning section-title"; 6],
        "{:?}",
        read.diagnostics
    );
    same(&read, "beilun-2021");
}
