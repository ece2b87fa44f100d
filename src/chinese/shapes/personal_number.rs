//! Numbers that belong to a person: identity cards, mobile telephones, bank cards.

use std::ops::Range;

use super::super::lines::nearest_before;
use super::super::width::digit;
use super::bank_card::is_bank_card;
use super::identity_card::is_identity_card;
use super::telephone::is_mobile;

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of an identity card.
    IdentityCard,
    /// Of a mobile telephone.
    Mobile,
    /// Of a bank card.
    BankCard,
}

/// Words right before a number that make it a number of something else.
const NUMBERED: [&str; 12] = [
    "编号",
    "文号",
    "代码",
    "案号",
    "单号",
    "序号",
    "许可证号",
    "备案号",
    "档号",
    "登记号",
    "条码",
    "流水号",
];
/// What is counted: a figure stands before it.
const COUNTED: [char; 16] = [
    '元', '件', '条', '个', '次', '份', '人', '户', '万', '亿', '号', '%', '％', '吨', '平', '米',
];
/// The most characters before a number that are looked at for its label.
const NEAR: usize = 40;
/// The fewest digits of such a number.
const FEWEST: usize = 11;

/// A number with its middle hidden.
pub fn masked(number: &str) -> String {
    let digits: Vec<char> = number
        .chars()
        .filter(|c| digit(*c).is_some() || c.eq_ignore_ascii_case(&'x'))
        .collect();
    let ends = if digits.len() > 11 { 4 } else { 3 };
    let last = digits.len().saturating_sub(4);
    let hide = |(index, c): (usize, &char)| if (ends..last).contains(&index) { '*' } else { *c };
    digits.iter().enumerate().map(hide).collect()
}

/// Digits that stand together.
#[derive(Debug)]
struct Run {
    range: Range<usize>,
    digits: Vec<u32>,
    /// What stands between the run before and this one, where it is one mark.
    joined: Option<char>,
}

/// The numbers of persons in a line, from left to right.
pub fn personal_numbers(line: &str) -> Vec<(Kind, Range<usize>)> {
    let mut out = Vec::new();
    let mut group: Vec<Run> = Vec::new();
    for run in runs(line) {
        if run.joined.is_none() {
            out.extend(of_group(line, &group));
            group.clear();
        }
        group.push(run);
    }
    out.extend(of_group(line, &group));
    out
}

/// The runs of digits, of either width.
fn runs(line: &str) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    // A line with hardly a digit holds no number: most lines are passed by here.
    if line.chars().filter(|c| digit(*c).is_some()).take(FEWEST).count() < FEWEST {
        return out;
    }
    for (at, c) in line.char_indices() {
        let Some(value) = digit(c) else { continue };
        match out.last_mut() {
            Some(run) if run.range.end == at => {
                run.range.end += c.len_utf8();
                run.digits.push(value);
            }
            last => {
                let gap = last
                    .and_then(|run| line.get(run.range.end..at))
                    .unwrap_or_default();
                let mut marks = gap.chars();
                let joined = marks.next().filter(|c| marks.next().is_none() && is_joint(*c));
                out.push(Run {
                    range: at..at + c.len_utf8(),
                    digits: vec![value],
                    joined,
                });
            }
        }
    }
    out
}

fn is_joint(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{3000}' | '-' | '－' | '—' | '–')
}

/// The numbers in runs that a mark joins: written in groups, or each by itself.
fn of_group(line: &str, group: &[Run]) -> Vec<(Kind, Range<usize>)> {
    if let (Some(first), Some(last)) = (group.first(), group.last())
        && group.len() <= 6
    {
        let digits: Vec<u32> = group.iter().flat_map(|run| run.digits.iter().copied()).collect();
        let lengths: Vec<usize> = group.iter().map(|run| run.digits.len()).collect();
        let grouped = matches!(
            lengths.as_slice(),
            [_] | [3, 4, 4] | [2, 3, 4, 4] | [2, 11] | [6, 8, 3 | 4] | [4, 4, 4, 4] | [4, 4, 4, 4, 1..=3]
        );
        if grouped && let Some(found) = number(line, first.range.start..last.range.end, &digits) {
            return vec![found];
        }
    }
    let alone = |at: usize| {
        let dash = |run: Option<&Run>| {
            run.and_then(|run| run.joined)
                .is_some_and(|c| matches!(c, '-' | '－' | '—' | '–'))
        };
        !dash(group.get(at)) && !dash(group.get(at + 1))
    };
    let several = group.len() > 1;
    let own = group.iter().enumerate().filter(|(at, _)| several && alone(*at));
    own.filter_map(|(_, run)| number(line, run.range.clone(), &run.digits))
        .collect()
}

/// What kind of number digits are, judged by themselves and by what stands around them; with its place.
fn number(line: &str, range: Range<usize>, digits: &[u32]) -> Option<(Kind, Range<usize>)> {
    if digits.len() < FEWEST {
        return None;
    }
    let behind = line.get(range.end..).unwrap_or_default();
    let check = behind.chars().next().filter(|c| matches!(c, 'X' | 'x'));
    // The X of an identity card's number is its last digit.
    let end = range.end + usize::from(digits.len() == 17 && check.is_some());
    let behind = line.get(end..).unwrap_or_default();
    let before = nearest_before(line, range.start, NEAR);
    // Digits of an address, of a code with letters, of a decimal.
    let glued = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '=' | '&' | '%' | '@' | '.' | '?' | '#')
    };
    let mut after = behind.chars();
    let next = after.next().filter(|c| glued(*c));
    let sentence_ends = next == Some('.') && !after.next().is_some_and(|c| c.is_ascii_alphanumeric());
    if before.ends_with(glued) || (next.is_some() && !sentence_ends) {
        return None;
    }
    if is_identity_card(digits, end > range.end) {
        return Some((Kind::IdentityCard, range.start..end));
    }
    let label = before.trim_end_matches(|c: char| c.is_whitespace() || "：:为是".contains(c));
    let counted = behind.trim_start().starts_with(COUNTED);
    if counted
        || before.ends_with(['〕', '第', '￥', '¥'])
        || NUMBERED.iter().any(|word| label.ends_with(word))
    {
        return None;
    }
    let kind = if is_mobile(digits) {
        Kind::Mobile
    } else if is_bank_card(digits) {
        Kind::BankCard
    } else {
        return None;
    };
    Some((kind, range))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(Kind, &str)> {
        personal_numbers(line)
            .into_iter()
            .map(|(kind, at)| (kind, &line[at]))
            .collect()
    }

    #[test]
    fn numbers_of_persons_are_found_however_they_are_grouped() {
        for (line, kind, number) in [
            (
                "申请人身份证号11010519491231002X，",
                Kind::IdentityCard,
                "11010519491231002X",
            ),
            ("440524188001010014", Kind::BankCard, ""),
            (
                "身份证：440524198001010013。",
                Kind::IdentityCard,
                "440524198001010013",
            ),
            (
                "（110105 19491231 002X）",
                Kind::IdentityCard,
                "110105 19491231 002X",
            ),
            ("联系13812345678.", Kind::Mobile, "13812345678"),
            ("138-1234-5678", Kind::Mobile, "138-1234-5678"),
            ("电话+86 138 1234 5678", Kind::Mobile, "86 138 1234 5678"),
            ("１３８１２３４５６７８", Kind::Mobile, "１３８１２３４５６７８"),
            ("13812345678 13912345678", Kind::Mobile, "13812345678"),
            ("卡号6222021001116245702", Kind::BankCard, "6222021001116245702"),
            ("4111 1111 1111 1111", Kind::BankCard, "4111 1111 1111 1111"),
        ] {
            let expected = (!number.is_empty()).then_some((kind, number));
            assert_eq!(found(line).first().copied(), expected, "{line}");
        }
        assert_eq!(found("13812345678 13912345678").len(), 2);
    }

    #[test]
    fn other_numbers_are_quiet() {
        for line in [
            "11010519491231002１",
            "440524198001010014",
            "110105194913310029",
            "统一社会信用代码91330206MA2AF1XX0C、113302060029475000",
            "电话0574-89285667、0574-13812345678",
            "http://www.a.gov.cn/art/2021/13812345678.html",
            "col13812345678，13812345678@163.com",
            "甬政发〔2021〕13812345678号",
            "合计13812345678元，增长1.3812345678",
            "受理编号：13812345678",
            "6222021001116245703",
            "2016-2020，2021 1231 0000",
            "138 1234 5678 9012",
        ] {
            assert_eq!(found(line), [], "{line}");
        }
    }

    #[test]
    fn the_middle_is_hidden() {
        assert_eq!(masked("138-1234-5678"), "138****5678");
        assert_eq!(masked("11010519491231002X"), "1101**********002X");
    }
}
