//! Files as several programs write them: `tests/fixtures/rtf`.

use super::shown_of;

/// What is read of each of them.
const SHOWN: &[&str] = &[
    "某某街道2021年政府信息公开工作年度报告",
    "一、总体情况",
    "2021年，公开信息12条。",
    "|信息内容|本年处理决定数量(1x2)|",
    "|行政许可|3|4|",
    "2022年1月20日",
];

#[test]
fn word() {
    let file = include_bytes!("../../../../../tests/fixtures/rtf/word.rtf");
    assert_eq!(shown_of(file), SHOWN);
}

#[test]
fn wps() {
    let file = include_bytes!("../../../../../tests/fixtures/rtf/wps.rtf");
    assert_eq!(shown_of(file), SHOWN);
}

#[test]
fn text_edit() {
    let file = include_bytes!("../../../../../tests/fixtures/rtf/textedit.rtf");
    assert_eq!(shown_of(file), SHOWN);
}

#[test]
fn libre_office() {
    let file = include_bytes!("../../../../../tests/fixtures/rtf/libreoffice.rtf");
    assert_eq!(shown_of(file), SHOWN);
}

#[test]
fn pandoc() {
    let file = include_bytes!("../../../../../tests/fixtures/rtf/pandoc.rtf");
    // It has no merged cells.
    let expected: Vec<String> = SHOWN.iter().map(|line| line.replace("(1x2)", "|")).collect();
    assert_eq!(shown_of(file), expected);
}
