//! Words compared as a reader compares them: blanks, line breaks, and the width of brackets and digits do not count.

use crate::form::numeral;

/// Words are compared by so many of their characters.
const COMPARED: usize = 60;

/// The words without blanks of any kind, brackets, digits and quotation marks in one form.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !is_blank(*c))
        .map(|c| match c {
            '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '＂' | '\'' => '"',
            '—' | '–' | '－' | '―' => '-',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        })
        .collect()
}

/// Whether a character prints nothing: blanks of every width, and marks that programs leave behind.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// The text without the blanks around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// The words with double braces made full-width: in the file that is written from them `{{` would insert a figure, and a
/// document inserts none. Printed, they are the mark of something to be filled all the same.
pub(super) fn inert(text: &str) -> String {
    text.replace("{{", "｛｛").replace("}}", "｝｝")
}

/// What a line is numbered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
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
pub(super) fn numbered(plain: &str) -> (Number, &str) {
    let numerals = |s: &str| (1..=10).find(|n| numeral(*n) == s);
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
        if !head.is_empty() && head.chars().all(|c| "一二三四五六七八九十".contains(c)) {
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
pub(super) fn unnumbered(plain: &str) -> &str {
    numbered(plain)
        .1
        .trim_end_matches([':', '。', ';', ',', '.', '、'])
}

/// How alike two plain words are, from 0 to 1. A word that was cut off is much like the whole.
pub(super) fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let head = |s: &str| s.chars().take(COMPARED).collect::<Vec<char>>();
    let (a, b) = (head(a), head(b));
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    // No two words are more alike than the share of characters that they have in common; most have hardly any.
    let share = common(short, long) / number(long.len());
    if share < FAR {
        return share;
    }
    let near = strsim::generic_damerau_levenshtein(&a, &b);
    let near = 1.0 - number(near) / number(long.len());
    let within = || long.windows(short.len()).any(|part| part == short.as_slice());
    if short.len() >= 3 && within() {
        near.max(0.8)
    } else {
        near
    }
}

/// Below this share of common characters two words are not compared further.
const FAR: f64 = 0.3;

/// How many characters of one word are in another, each counted as often as it stands in both.
fn common(short: &[char], long: &[char]) -> f64 {
    let mut left: Vec<char> = long.to_vec();
    let mut found = 0;
    for c in short {
        if let Some(at) = left.iter().position(|l| l == c) {
            left.swap_remove(at);
            found += 1;
        }
    }
    number(found)
}

fn number(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_prints_alike_is_alike() {
        assert_eq!(plain("　本年新\n制作 数量\u{a0}"), "本年新制作数量");
        assert_eq!(plain("３．危及‘三安全一稳定’"), plain("3.危及“三安全一稳定”"));
        assert_eq!(plain("(一) 予以公开"), plain("（一）予以公开"));
    }

    #[test]
    fn numbers_of_every_kind_are_told_from_words() {
        let read = |text: &str| {
            let plain = plain(text);
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
    }

    #[test]
    fn a_word_cut_off_is_like_the_whole() {
        assert!(alike("对外公开数量", "对外公开总数量") > 0.8);
        assert!(alike("要求行政机关确认", "要求行政机关确认或重新出具已获取信息") >= 0.8);
        assert!(alike("栏目名称", "信息内容") < 0.3);
    }
}
