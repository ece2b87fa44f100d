//! The numbering of headings in official documents (GB/T 9704—2012, 7.3.3): 一、, （一）, 1., （1）; and what stands for it.

use super::numerals::{is_ordinal, ordinal};

/// What a line is numbered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// 一、 or 第一部分
    Part(usize),
    /// （一）
    Bracketed,
    /// 1. or 1、
    Digit(usize),
    /// （1）, ①
    Inner,
    /// None.
    None,
}

/// The number that plain words begin with, and the words behind it.
pub fn numbered(plain: &str) -> (Number, &str) {
    let numerals = |s: &str| (1..=10).find(|n| ordinal(*n) == s);
    // Most lines are prose, and are not looked through for marks that end no number.
    let begins = |c: char| is_ordinal(c) || matches!(c, '第' | '(' | '0'..='9' | '+' | '①'..='⑳');
    if !plain.starts_with(begins) {
        return (Number::None, plain);
    }
    if let Some((head, rest)) = plain.split_once(['、', ':', '.'])
        && let Some(n) = numerals(head)
    {
        return (Number::Part(n), rest);
    }
    if let Some((head, rest)) = plain.strip_prefix('第').and_then(|s| s.split_once("部分"))
        && let Some(n) = numerals(head)
    {
        return (Number::Part(n), rest.trim_start_matches(['、', ':', '.', ',']));
    }
    if let Some((head, rest)) = plain.strip_prefix('(').and_then(|s| s.split_once(')')) {
        let rest = rest.trim_start_matches(['、', '.']);
        if !head.is_empty() && head.chars().all(is_ordinal) {
            return (Number::Bracketed, rest);
        }
        if !head.is_empty() && head.len() <= 2 && head.bytes().all(|b| b.is_ascii_digit()) {
            return (Number::Inner, rest);
        }
    }
    if let Some(rest) = plain.strip_prefix(|c: char| ('①'..='⑳').contains(&c)) {
        return (Number::Inner, rest);
    }
    if let Some((head, rest)) = plain.split_once(['.', '、'])
        && let Ok(n) = head.parse::<usize>()
        && n <= 20
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return (Number::Digit(n), rest);
    }
    (Number::None, plain)
}

/// The words of a label without its number and the marks behind it.
pub fn unnumbered(plain: &str) -> &str {
    numbered(plain)
        .1
        .trim_end_matches([':', '。', ';', ',', '.', '、'])
}

/// The level of the official number that a line begins with: 2 for （一）, 3 for 1., 4 for （1）.
pub fn level(line: &str) -> Option<u8> {
    let digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    let numerals = |s: &str| !s.is_empty() && s.chars().all(is_ordinal);
    if let Some(rest) = line.strip_prefix(['（', '(']) {
        let (number, _) = rest.split_once(['）', ')'])?;
        return if numerals(number) {
            Some(2)
        } else if digits(number) {
            Some(4)
        } else {
            None
        };
    }
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (number, rest) = line.split_once(['.', '．'])?;
    // 1.5万条 is a figure, 2.0版 a name.
    (digits(number) && number.len() <= 2 && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(3)
}

/// Whether plain words begin as a heading or the item of a list does: with a number of any kind, a mark, 一是, 首先.
pub fn begins_item(plain: &str) -> bool {
    let counted = |words: &str| words.starts_with(is_ordinal);
    let rest = plain.trim_start_matches(is_ordinal);
    numbered(plain).0 != Number::None
        || level(plain).is_some()
        || counted(plain) && rest.starts_with(['是', '、', '为'])
        || plain.strip_prefix(['第', '其']).is_some_and(counted)
        || plain.starts_with(['•', '·', '●', '■', '◆', '★', '※', '*', '-', '○', '□', '【'])
        || [
            "首先", "其次", "再次", "最后", "同时,", "注:", "附:", "附件", "图", "表",
        ]
        .iter()
        .any(|word| plain.starts_with(word))
}

/// Whether a line begins with the number of a part: 三、.
pub fn begins_a_part(text: &str) -> bool {
    let digits = text.chars().take_while(|c| is_ordinal(*c)).count();
    digits > 0 && text.chars().nth(digits) == Some('、')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chinese::width::folded;

    #[test]
    fn numbers_of_every_kind_are_distinguished_from_words() {
        let read = |text: &str| {
            let plain = folded(text);
            let (number, rest) = numbered(&plain);
            (number, rest.to_owned())
        };
        assert_eq!(read("一、总体情况"), (Number::Part(1), "总体情况".into()));
        assert_eq!(read("第二部分 总体情况"), (Number::Part(2), "总体情况".into()));
        assert_eq!(read("（三）不予公开"), (Number::Bracketed, "不予公开".into()));
        assert_eq!(read("3．其他"), (Number::Digit(3), "其他".into()));
        assert_eq!(read("（1）其他"), (Number::Inner, "其他".into()));
        assert_eq!(read("2021年"), (Number::None, "2021年".into()));
        assert_eq!(read("1.5万条"), (Number::None, "1.5万条".into()));
        assert_eq!(read("一是加强、"), (Number::None, "一是加强、".into()));
        for item in [
            "一是加强",
            "（2）略",
            "3、略",
            "第二，略",
            "其一，略",
            "首先，略",
            "·略",
            "注：略",
        ] {
            assert!(begins_item(&folded(item)), "{item}");
        }
        for words in ["申请 15 件", "2021年", "一件不漏", "12件"] {
            assert!(!begins_item(&folded(words)), "{words}");
        }
    }
}
