//! Slots that were to be filled in and were not, as templates leave them: （具体网址）, 【 】, ___, xxx.gov.cn, 0000-0000000,
//! 2025年 月 日, X件, 某某路.

use std::ops::Range;

use crate::chinese::lines::nearest_before;
use crate::chinese::width::is_digit;
use crate::chinese::words::Letters;
use crate::form::words::blanks::{
    BRACKETS, EMPTY_BRACKETS, FIGURES_OF, FOR_READERS, LETTERS, MARKS, MOST_TO_DO, SLOTS, SOME, SOME_OF_OWN,
    TO_DO,
};

/// The most characters within brackets that are looked at.
const MAX_INNER: usize = 14;
/// The most characters before a word in which a quotation is looked for that it stands in.
const MAX_QUOTED: usize = 20;
/// The fewest signs of a line to write on.
const FEWEST_UNDERSCORES: usize = 3;
/// The fewest noughts of a number that nobody has.
const FEWEST_NOUGHTS: usize = 6;
/// The fewest small x of a part of an address that nobody has.
const FEWEST_LETTERS: usize = 3;

/// The slots of a line.
pub fn slots(line: &str) -> Vec<Range<usize>> {
    // Few lines hold one of these: by the letters of the line that is seen for most.
    let letters = Letters::new(line);
    let open = |pairs: &'static [(char, char)]| {
        let may_be =
            |(open, close): &&(char, char)| letters.may_hold_char(*open) && letters.may_hold_char(*close);
        pairs.iter().filter(may_be)
    };
    let mut out: Vec<Range<usize>> = MARKS
        .iter()
        .filter(|mark| letters.may_hold(mark))
        .flat_map(|mark| line.match_indices(mark).map(|(at, m)| at..at + m.len()))
        .collect();
    // A row of an extra table names its columns in brackets.
    if !line.trim_start().starts_with('|') {
        out.extend(open(BRACKETS).flat_map(|pair| in_brackets(line, *pair, is_slot)));
    }
    out.extend(
        open(EMPTY_BRACKETS).flat_map(|pair| in_brackets(line, *pair, |inner| inner.trim().is_empty())),
    );
    out.extend(underscores(line));
    out.extend(tokens(line, &letters));
    out.extend(dates(line));
    if LETTERS
        .iter()
        .any(|letter| letters.may_hold_char(*letter) && line.contains(*letter))
    {
        out.extend(figures_to_come(line));
    }
    if letters.may_hold(SOME) {
        out.extend(somebody(line));
    }
    out
}

/// Brackets of a kind whose inside is as asked.
fn in_brackets(
    line: &str,
    (open, close): (char, char),
    is: fn(&str) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    line.match_indices(open).filter_map(move |(at, opening)| {
        let inner = line.get(at + opening.len()..)?;
        let (end, _) = inner.char_indices().take(MAX_INNER).find(|(_, c)| *c == close)?;
        is(inner.get(..end)?).then_some(at..at + opening.len() + end + close.len_utf8())
    })
}

/// Whether words within brackets are what is to be written there.
fn is_slot(inner: &str) -> bool {
    let words = inner.trim();
    let to_do = TO_DO.iter().any(|begin| words.starts_with(begin));
    let short = words.chars().nth(MOST_TO_DO).is_none();
    SLOTS.contains(&words) || to_do && short && !FOR_READERS.iter().any(|word| words.contains(word))
}

/// A line to write on; one that is all of a line parts two pieces.
fn underscores(line: &str) -> impl Iterator<Item = Range<usize>> {
    let is = |c: char| matches!(c, '_' | '＿');
    let alone = !(line.contains('_') || line.contains('＿')) || line.trim().chars().all(is);
    runs(if alone { "" } else { line }, is).filter(move |range| {
        let apart = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric());
        line[range.clone()].chars().count() >= FEWEST_UNDERSCORES
            && apart(line[..range.start].chars().next_back())
            && apart(line[range.end..].chars().next())
    })
}

/// Addresses and numbers that nobody has.
fn tokens<'a>(line: &'a str, letters: &Letters) -> impl Iterator<Item = Range<usize>> + use<'a> {
    // Few lines hold one of these.
    let noughts = "00000";
    let any =
        letters.may_hold(noughts) && line.contains(noughts) || line.bytes().any(|b| matches!(b, b'x' | b'X'));
    runs(if any { line } else { "" }, |c| c.is_ascii_graphic()).filter_map(move |range| {
        let token = &line[range.clone()];
        (is_noughts(token) || is_made_up(token) || is_letters(token)).then_some(range)
    })
}

/// Whether a number has no figure but nought: 0000-0000000.
fn is_noughts(token: &str) -> bool {
    let token = token.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let digits = token.bytes().filter(u8::is_ascii_digit);
    token.bytes().all(|b| matches!(b, b'0' | b'-')) && digits.count() >= FEWEST_NOUGHTS
}

/// Whether an address has a part that is all x: www.xxx.gov.cn, xxx@163.com.
fn is_made_up(token: &str) -> bool {
    let rest = token.split_once("://").map_or(token, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_address = host.contains(['.', '@']);
    is_address
        && host.split(['.', '@']).any(|part| {
            let part = part.trim_matches(|c: char| !c.is_ascii_alphanumeric());
            let small = part.len() >= FEWEST_LETTERS && part.bytes().all(|b| b == b'x');
            small || part.len() >= 2 && part.bytes().all(|b| b == b'X')
        })
}

/// Whether a word is nothing but small x, where it stands alone.
fn is_letters(token: &str) -> bool {
    let token = token.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    token.len() >= 2 && token.bytes().all(|b| b == b'x')
}

/// A date with blanks for its month: 2025年 月 日.
fn dates(line: &str) -> impl Iterator<Item = Range<usize>> {
    let blank = |words: &str| words.len() - words.trim_start().len();
    line.match_indices('年').filter_map(move |(at, year)| {
        let rest = line.get(at + year.len()..)?;
        let first = blank(rest);
        let month = rest.get(first..)?.strip_prefix('月')?;
        let second = blank(month);
        month.get(second..)?.starts_with('日').then_some(())?;
        (first > 0 && second > 0)
            .then(|| at..at + year.len() + first + '月'.len_utf8() + second + '日'.len_utf8())
    })
}

/// A letter that stands for a figure: X件.
fn figures_to_come(line: &str) -> impl Iterator<Item = Range<usize>> {
    line.char_indices()
        .filter(|(_, c)| LETTERS.contains(c))
        .filter_map(move |(at, c)| {
            let end = at + c.len_utf8();
            let behind = line.get(end..)?.trim_start_matches([' ', '\u{3000}']);
            let figure = behind.chars().next().filter(|next| FIGURES_OF.contains(next))?;
            let before = line
                .get(..at)?
                .trim_end_matches([' ', '\u{3000}'])
                .chars()
                .next_back();
            // A3X 条码, ××年: parts of a longer word are none, or others look at them.
            let alone = before.is_none_or(|c| !c.is_ascii_graphic() && !is_digit(c) && !LETTERS.contains(&c));
            let blanks = line.get(end..)?.len() - behind.len();
            alone.then(|| at..end + blanks + figure.len_utf8())
        })
}

/// 某某 where the report should say who, where or how many.
fn somebody(line: &str) -> impl Iterator<Item = Range<usize>> {
    line.match_indices(SOME).filter_map(move |(at, some)| {
        let end = at + some.len();
        let rest = line.get(end..)?;
        let own = SOME_OF_OWN.iter().find(|word| rest.starts_with(**word))?;
        // “某某路”样例: what stands in quotation marks is shown.
        let near = nearest_before(line, at, MAX_QUOTED);
        let quoted = near.rfind('“').is_some_and(|open| !near[open..].contains('”'));
        (!quoted).then(|| at..end + own.len())
    })
}

/// The runs of characters of a kind.
fn runs(line: &str, is: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, c) in line.char_indices().filter(|(_, c)| is(*c)) {
        match out.last_mut() {
            Some(last) if last.end == at => last.end = at + c.len_utf8(),
            _ => out.push(at..at + c.len_utf8()),
        }
    }
    out.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<&str> {
        slots(line).into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn slots_are_found() {
        for (line, slot) in [
            ("在（具体网址）公布", "（具体网址）"),
            ("由（请填写单位）负责", "（请填写单位）"),
            ("【此处填写培训情况】", "【此处填写培训情况】"),
            ("公开信息【 】条", "【 】"),
            ("依据《 》（〔2025〕5号）", "《 》"),
            ("负责人：________，", "________"),
            ("网址：http://www.xxx.gov.cn/", "http://www.xxx.gov.cn/"),
            ("邮箱xxxx@163.com", "xxxx@163.com"),
            ("登录http://XX.gov.cn查阅", "http://XX.gov.cn"),
            ("全年公开xx条", "xx"),
            ("电话：0000-00000000", "0000-00000000"),
            ("邮编：000000", "000000"),
            ("于2025年  月  日公布", "年  月  日"),
            ("收到申请X件", "X件"),
            ("公开信息 N 条", "N 条"),
            ("地址：青山县某某路", "某某路"),
            ("公开某某条信息", "某某条"),
            ("公开＊＊条信息", "＊＊"),
            ("（待补充）", "（待补充）"),
        ] {
            assert_eq!(found(line), [slot], "{line}");
        }
    }

    #[test]
    fn what_is_meant_so_is_quiet() {
        for line in [
            "【政策解读】全年发布解读12篇",
            "【案例】某某公司申请公开",
            "申请人（请填写《申请表》后寄送）",
            "（具体内容见附件）",
            "填写“某某路某某号”样例",
            "依某某同志申请公开",
            "http://zfxxgk.qingshan.gov.cn/xxgk/index.html?id=XX",
            "http://a.gov.cn/a___b.html",
            "______",
            "收费1000000元",
            "0574-88000000",
            "2025年1月1日",
            "每年每月每日更新",
            "X光机采购，A4纸，5G网络",
            "《条例》（二）〔2025〕3号",
            "| （网址） | （数量） |",
            "XXL码、Xiaomi",
            "Wi-Fi 6 条件",
        ] {
            assert_eq!(found(line), [""; 0], "{line}");
        }
    }
}
