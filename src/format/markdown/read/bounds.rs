//! Bounds that a file must keep before it is parsed: the parser makes a node of some hundred bytes of every character that
//! may be markup, and goes through all open lists and quotes at every line.

use crate::format::Unreadable;

/// The most characters that may be markup.
const MAX_MARKUP: usize = 500_000;
/// The most lists and quotes that begin in one line.
const MAX_NESTING: usize = 64;
/// The farthest from the left edge that one begins.
const MAX_INDENT: usize = 96;

/// Whether the text can be parsed in the memory and time that a report is worth.
pub fn check(text: &str) -> Result<(), Unreadable> {
    let signs = text
        .bytes()
        .filter(|b| b"\n\r*_[]<>`!|&\\~$^".contains(b))
        .count();
    let message = if signs > MAX_MARKUP {
        "文件里的标记过多，不像一份报告"
    } else if text.lines().any(is_too_deep) {
        "文件里的列表或引用嵌套太深，多半已损坏"
    } else {
        return Ok(());
    };
    Err(Unreadable::damaged(message, "请检查是否选错了文件"))
}

/// Whether a line begins with more markers of lists and quotes than a person nests, or farther in.
fn is_too_deep(line: &str) -> bool {
    let rule = |sign: char| line.chars().all(|c| c == sign || c.is_ascii_whitespace());
    if rule('-') || rule('*') {
        return false;
    }
    let (mut markers, mut column, mut last) = (0, 0, 0);
    let mut bytes = line.bytes().peekable();
    while let Some(byte) = bytes.next() {
        column += 1;
        let blank = bytes.peek().is_none_or(u8::is_ascii_whitespace);
        match byte {
            b' ' | b'\t' | b'0'..=b'9' => {}
            b'>' => (markers, last) = (markers + 1, column),
            b'-' | b'+' | b'*' | b'.' | b')' if blank => (markers, last) = (markers + 1, column),
            _ => break,
        }
    }
    markers > MAX_NESTING || last > MAX_INDENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_within_bounds() {
        for text in [
            "> > - 1. 甲",
            &"- ".repeat(1000),
            &"-".repeat(1000),
            &format!("{}2022年1月20日", " ".repeat(1000)),
            &format!("{}。\n", "文".repeat(1000)).repeat(1000),
        ] {
            assert_eq!(check(text), Ok(()), "{text:.20}");
        }
    }

    #[test]
    fn what_nobody_writes_is_refused() {
        for text in [
            ">".repeat(100),
            "- ".repeat(100) + "甲",
            "1. ".repeat(100),
            " ".repeat(100) + "- 甲",
            "[".repeat(MAX_MARKUP + 1),
            "\n".repeat(MAX_MARKUP + 1),
        ] {
            assert!(check(&text).is_err(), "{text:.20}");
        }
    }
}
