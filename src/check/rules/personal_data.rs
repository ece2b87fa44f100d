//! Numbers that belong to a person: identity cards, mobile telephones, bank cards.

use std::ops::Range;

use chrono::NaiveDate;

use super::placeholder::is_unfilled;
use crate::check::Subject;
use crate::check::lines::lines;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::source::Origin;

declare_rule! {
    /// A number that belongs to a person.
    pub static RULE = {
        id: "personal-data", title: "写有个人信息", severity: [Error],
        basis: "个人信息保护法 第六条、第二十五条；政府信息公开条例 第十五条",
        what: "文字里有居民身份证号码（校验码相符）、手机号码，或者银行卡号。引言等处作为本机关联系方式写明的手机号码，以及固定电话、文号、统一社会信用代码不算。",
        why: "年度报告向社会公布，不能带出申请人、工作人员的个人信息。",
        fix: "删去号码；确要提到的，只写姓氏或隐去中间几位。",
    };
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Identity,
    Mobile,
    Card,
}

impl Kind {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Identity, "居民身份证号码"),
        (Self::Mobile, "手机号码"),
        (Self::Card, "银行卡号"),
    ];

    /// What to do with it.
    const fn help(self) -> &'static str {
        match self {
            Self::Mobile => "删去号码；本机关的联系电话用固定电话，写在引言的联系方式里",
            Self::Identity | Self::Card => "删去号码，或者隐去中间几位",
        }
    }
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
/// Labels of an office's own numbers.
const LABELS: [&str; 8] = [
    "电话",
    "传真",
    "手机",
    "热线",
    "号码",
    "联系方式",
    "微信",
    "手机号",
];
/// What a sentence that says whom to ask holds: one of these, or two of the others.
const ASKING: [&str; 11] = [
    "疑问",
    "咨询",
    "垂询",
    "联系我们",
    "请与",
    "请联系",
    "联系人",
    "受理机构",
    "受理电话",
    "值班",
    "工作时间",
];
/// Whoever applied or complained is not whom to ask.
const OTHERS: [&str; 5] = ["申请人", "当事人", "举报人", "投诉人", "来电人"];
const DETAILS: [&str; 5] = ["地址", "邮编", "邮政编码", "传真", "邮箱"];
/// So many characters before a number are looked at for its label.
const NEAR: usize = 40;
/// So many other numbers of one kind are marked beside the first.
const MARKED: usize = 20;

/// All numbers of one kind are one finding, at the first.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<(Kind, String, Origin)> = Vec::new();
    for (key, text) in subject.report.texts() {
        // The agency's own keys say how the office is reached.
        if key.is_of_agency() {
            continue;
        }
        for (start, line) in lines(text.as_str()) {
            let numbers = numbers(line);
            if numbers.is_empty() {
                continue;
            }
            let office = key.is_preamble() || is_contact(line);
            let told: Vec<_> = numbers
                .into_iter()
                .filter(|(kind, at)| *kind != Kind::Mobile || !(office && is_labelled(line, at.start)))
                .collect();
            if told.is_empty() || is_unfilled(text, start, line) {
                continue;
            }
            for (kind, at) in told {
                let number = line.get(at.clone()).unwrap_or_default();
                found.push((
                    kind,
                    masked(number),
                    text.origin_of(start + at.start..start + at.end),
                ));
            }
        }
    }
    Kind::ALL
        .iter()
        .filter_map(|(kind, name)| {
            let own: Vec<_> = found.iter().filter(|(other, _, _)| other == kind).collect();
            let (_, number, at) = own.first()?;
            let many = if own.len() > 1 {
                format!("，共 {} 处", own.len())
            } else {
                String::new()
            };
            let mut told = Diagnostic::new(
                &RULE,
                format!("写有{name} {number}{many}，公开发布会泄露个人信息"),
            )
            .at(at.clone())
            .help(kind.help());
            for (_, number, at) in own.iter().skip(1).take(MARKED) {
                told = told.related(at.clone(), None, format!("{name} {number}"));
            }
            Some(told)
        })
        .collect()
}

/// The number with its middle hidden.
fn masked(number: &str) -> String {
    let digits: Vec<char> = number
        .chars()
        .filter(|c| value(*c).is_some() || c.eq_ignore_ascii_case(&'x'))
        .collect();
    let ends = if digits.len() > 11 { 4 } else { 3 };
    let last = digits.len().saturating_sub(4);
    let hide = |(index, c): (usize, &char)| if (ends..last).contains(&index) { '*' } else { *c };
    digits.iter().enumerate().map(hide).collect()
}

/// Whether a line says whom to ask.
fn is_contact(line: &str) -> bool {
    let others = OTHERS.iter().any(|word| line.contains(word));
    (!others && ASKING.iter().any(|word| line.contains(word)))
        || DETAILS.iter().filter(|word| line.contains(**word)).count() >= 2
        || LABELS.iter().any(|label| line.trim_start().starts_with(label))
}

/// Whether the label of a telephone stands right before a number, other numbers apart.
fn is_labelled(line: &str, at: usize) -> bool {
    let before = near(line, at);
    let between =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || "：:、/，,；;-—()（）+转或".contains(c);
    let label = before.trim_end_matches(between);
    LABELS.iter().any(|word| label.ends_with(word))
}

/// The last few characters before a place.
fn near(line: &str, at: usize) -> &str {
    let before = line.get(..at).unwrap_or_default();
    let from = before.char_indices().rev().nth(NEAR).map_or(0, |(from, _)| from);
    before.get(from..).unwrap_or_default()
}

/// Digits that stand together.
#[derive(Debug)]
struct Run {
    range: Range<usize>,
    digits: Vec<u32>,
    /// What stands between the run before and this one, where it is one mark.
    joined: Option<char>,
}

/// The numbers of persons in a line.
fn numbers(line: &str) -> Vec<(Kind, Range<usize>)> {
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
    if line.chars().filter(|c| value(*c).is_some()).take(11).count() < 11 {
        return out;
    }
    for (at, c) in line.char_indices() {
        let Some(digit) = value(c) else { continue };
        match out.last_mut() {
            Some(run) if run.range.end == at => {
                run.range.end += c.len_utf8();
                run.digits.push(digit);
            }
            last => {
                let gap = last
                    .and_then(|run| line.get(run.range.end..at))
                    .unwrap_or_default();
                let mut marks = gap.chars();
                let joined = marks.next().filter(|c| marks.next().is_none() && is_joint(*c));
                out.push(Run {
                    range: at..at + c.len_utf8(),
                    digits: vec![digit],
                    joined,
                });
            }
        }
    }
    out
}

fn value(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        c => c.to_digit(10),
    }
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
    if digits.len() < 11 {
        return None;
    }
    let behind = line.get(range.end..).unwrap_or_default();
    let check = behind.chars().next().filter(|c| matches!(c, 'X' | 'x'));
    // The X of an identity card's number is its last digit.
    let end = range.end + usize::from(digits.len() == 17 && check.is_some());
    let behind = line.get(end..).unwrap_or_default();
    let before = near(line, range.start);
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
    if is_identity(digits, end > range.end) {
        return Some((Kind::Identity, range.start..end));
    }
    let label = before.trim_end_matches(|c: char| c.is_whitespace() || "：:为是".contains(c));
    let counted = behind.trim_start().starts_with(COUNTED);
    if counted
        || before.ends_with(['〕', '第', '￥', '¥'])
        || NUMBERED.iter().any(|word| label.ends_with(word))
    {
        return None;
    }
    let local = match digits {
        [8, 6, rest @ ..] if rest.len() == 11 => rest,
        all => all,
    };
    let mobile = matches!(local, [1, 3..=9, ..]) && local.len() == 11;
    let kind = if mobile {
        Kind::Mobile
    } else if is_card(digits) {
        Kind::Card
    } else {
        return None;
    };
    Some((kind, range))
}

/// Whether digits are the number of an identity card (GB 11643—1999): a province, a day of birth, the check digit.
fn is_identity(digits: &[u32], ends_in_x: bool) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let (Some(head), check) = (digits.get(..17), digits.get(17)) else {
        return false;
    };
    let check = match (check, ends_in_x, digits.len()) {
        (Some(digit), false, 18) => *digit,
        (None, true, 17) => 10,
        _ => return false,
    };
    let number = |range: Range<usize>| {
        head.get(range)
            .unwrap_or_default()
            .iter()
            .fold(0, |n, d| n * 10 + d)
    };
    let province =
        matches!(number(0..2), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83);
    let year = i32::try_from(number(6..10)).unwrap_or_default();
    let born = (1900..2100).contains(&year)
        && NaiveDate::from_ymd_opt(year, number(10..12), number(12..14)).is_some();
    let sum: u32 = head
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    province && born && (12 - sum % 11) % 11 == check
}

/// Whether digits are the number of a bank card: a known issuer, and the check digit of ISO/IEC 7812-1.
fn is_card(digits: &[u32]) -> bool {
    let issued = match digits {
        [6, 2, ..] => (16..=19).contains(&digits.len()),
        [4, ..] | [5, 1..=5, ..] => digits.len() == 16,
        [9, 5, 5, 8, ..] => digits.len() == 19,
        _ => false,
    };
    let doubled = |(index, digit): (usize, &u32)| match (index % 2, *digit) {
        (0, digit) => digit,
        (_, digit) if digit > 4 => digit * 2 - 9,
        (_, digit) => digit * 2,
    };
    issued && digits.iter().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(Kind, &str)> {
        numbers(line)
            .into_iter()
            .map(|(kind, at)| (kind, &line[at]))
            .collect()
    }

    #[test]
    fn numbers_of_persons_are_found_however_they_are_grouped() {
        for (line, kind, number) in [
            (
                "申请人身份证号11010519491231002X，",
                Kind::Identity,
                "11010519491231002X",
            ),
            ("440524188001010014", Kind::Card, ""),
            (
                "身份证：440524198001010013。",
                Kind::Identity,
                "440524198001010013",
            ),
            ("（110105 19491231 002X）", Kind::Identity, "110105 19491231 002X"),
            ("联系13812345678.", Kind::Mobile, "13812345678"),
            ("138-1234-5678", Kind::Mobile, "138-1234-5678"),
            ("电话+86 138 1234 5678", Kind::Mobile, "86 138 1234 5678"),
            ("１３８１２３４５６７８", Kind::Mobile, "１３８１２３４５６７８"),
            ("13812345678 13912345678", Kind::Mobile, "13812345678"),
            ("卡号6222021001116245702", Kind::Card, "6222021001116245702"),
            ("4111 1111 1111 1111", Kind::Card, "4111 1111 1111 1111"),
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

    #[test]
    fn the_offices_own_number_is_told_by_its_label() {
        let line = "如有疑问，请联系（地址：某路5号，电话：0574-65131800、13812345678）";
        assert!(is_contact(line) && is_labelled(line, line.find("138").unwrap_or(0)));
        let other = "申请人李某（13812345678）咨询办事";
        assert!(!is_labelled(other, other.find("138").unwrap_or(0)));
        assert!(!is_contact("申请人李某，电话：13812345678"));
    }
}
