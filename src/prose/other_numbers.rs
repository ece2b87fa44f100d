//! Numbers in prose that are no quantities, and what they are instead. Asked only where every number is accounted for.

use std::ops::Range;

use crate::chinese::counters::{BEGIN_BEHIND_DIGITS, DURATIONS, NO_COUNTERS, OF_HOUSES, OF_ROADS};
use crate::chinese::lines::{has, nearest_before};
use crate::chinese::numerals;
use crate::chinese::width;
use crate::form::words::contact::{CONTACT_WORDS, ContactWords};
use crate::form::words::set_phrases::{DOCUMENT_NUMBERS, HOT_LINES, SET_PHRASES};

/// What a number is that counts nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Other {
    /// A part of a date, or a time of the day.
    Date,
    /// How long something takes or lasts: 20个工作日, 近3年.
    Duration,
    /// A part of a document's number: 〔2020〕46号, 国务院令第711号.
    DocumentNumber,
    /// Within the title of a document: 《2021年政务公开工作要点》.
    Title,
    /// A number of a heading, an article, an issue: 一是, （一）, 第三十六条.
    Ordinal,
    /// An address, a postcode, a telephone number, a website.
    Address,
    /// The number of a hot line: 12345.
    HotLine,
    /// A part of a fixed expression: “十四五”, “1+N”, 六个部分.
    SetPhrase,
    /// Within an expression that nothing replaced.
    Expression,
    /// A number with nothing that it counts.
    Uncounted,
    /// A number in words before a counter that stands in many a set phrase: 四个专栏, 三项制度.
    InWords,
}

/// The most characters before a number that are looked at, …
const NEAR: usize = 12;
/// … and the most bytes behind it.
const BEHIND: usize = 36;
/// The most bytes of an address.
const MAX_TOKEN: usize = 120;

/// What a number in digits is that is no quantity.
pub fn of_digits(line: &str, range: &Range<usize>) -> Other {
    let lead = nearest_before(line, range.start, NEAR);
    let words = lead.trim_end();
    let behind = line.get(range.end..).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    let number = line.get(range.clone()).unwrap_or_default();
    let begins = |all: &[&str]| all.iter().any(|word| behind.starts_with(word));
    if words.ends_with('第') {
        return if behind.starts_with('号') {
            Other::DocumentNumber
        } else {
            Other::Ordinal
        };
    }
    if in_address(line, range) {
        return Other::Address;
    }
    if begins(DURATIONS) {
        return Other::Duration;
    }
    if behind.starts_with('年') && number.chars().count() < 4 {
        return Other::Duration;
    }
    if behind.starts_with(['年', '月', '日', '时', '点']) || is_of_clock(words, number, behind) {
        return Other::Date;
    }
    if behind.starts_with('号') {
        let numbered = words.ends_with(DOCUMENT_NUMBERS);
        return if numbered {
            Other::DocumentNumber
        } else {
            Other::Address
        };
    }
    if OF_HOUSES.iter().any(|word| behind.starts_with(*word)) || words.ends_with(OF_ROADS) {
        return Other::Address;
    }
    if is_hot_line(number) {
        return Other::HotLine;
    }
    if is_numbering(line, range, words, behind) {
        return Other::Ordinal;
    }
    let labels = || CONTACT_WORDS.iter().flat_map(ContactWords::all);
    let label = words.trim_end_matches(['：', ':', '为', '是', '（', '(', '-', '—', ' ']);
    if labels().any(|label_word| label.ends_with(label_word)) || number.chars().count() >= 7 {
        return Other::Address;
    }
    if begins(NO_COUNTERS) || set_phrase(line, range) {
        return Other::SetPhrase;
    }
    let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || c == '+' || c == '＋');
    if joined(lead.chars().next_back()) || joined(behind.chars().next()) || words.ends_with('“') {
        return Other::SetPhrase;
    }
    Other::Uncounted
}

/// What a number in numerals is that is no quantity; none where the numerals are part of a word: 统一, 万全.
pub fn of_words(line: &str, range: &Range<usize>) -> Option<Other> {
    let words = nearest_before(line, range.start, NEAR).trim_end();
    let behind = line.get(range.end..).unwrap_or_default();
    let number = line.get(range.clone()).unwrap_or_default();
    let begins = |all: &[&str]| all.iter().any(|word| behind.starts_with(word));
    if set_phrase(line, range) {
        return Some(Other::SetPhrase);
    }
    if words.ends_with('第') || is_numbering(line, range, words, behind) {
        return Some(Other::Ordinal);
    }
    // 一 stands in too many words to count anything: 一次办结, 一家之言.
    if number == "一"
        || number
            .chars()
            .all(|c| numerals::magnitude(c).is_some() && c != '十')
    {
        return None;
    }
    if begins(DURATIONS) || (behind.starts_with('年') && numerals::number(number).is_some_and(|n| n < 100)) {
        return Some(Other::Duration);
    }
    if behind.starts_with(['月', '日']) && numerals::number(number).is_some_and(|n| n < 32) {
        return Some(Other::Date);
    }
    if begins(NO_COUNTERS) {
        return Some(Other::SetPhrase);
    }
    let behind = behind.trim_start_matches(['余', '多']);
    behind
        .starts_with(|c| BEGIN_BEHIND_DIGITS.contains(c))
        .then_some(Other::InWords)
}

/// Whether a number is a heading's, or that of one of several points: 1. 、（2）, 一是, 二要.
fn is_numbering(line: &str, range: &Range<usize>, words: &str, behind: &str) -> bool {
    let number = line.get(range.clone()).unwrap_or_default();
    let small = number.chars().count() <= 3;
    let first = words.is_empty();
    let in_brackets = words.ends_with(['（', '(']) && behind.starts_with(['）', ')']);
    let at_head = first || words.ends_with(['。', '；', ';', '：', ':', '！', '？', '\n', '，', '）', ')']);
    let head = behind.starts_with(['、', '.', '．']) && (first || words.ends_with(['。', '；', '：']));
    let digits = number.chars().all(is_digit);
    let point = !digits && at_head && behind.starts_with(['是', '要', '则', '对']);
    small && (in_brackets || head || point)
}

/// Whether a number is the hour or the minute of 9：30.
fn is_of_clock(words: &str, number: &str, behind: &str) -> bool {
    let colon = ['：', ':'];
    let minutes = |words: &str| words.chars().take_while(|c| is_digit(*c)).count() == 2;
    let of_hour = behind.strip_prefix(colon).is_some_and(minutes);
    let hour = words
        .strip_suffix(colon)
        .is_some_and(|words| words.ends_with(is_digit));
    (of_hour && number.chars().count() <= 2) || (hour && minutes(number))
}

/// Whether a number is that of a hot line.
fn is_hot_line(number: &str) -> bool {
    let number: String = number.chars().map(width::narrow).collect();
    HOT_LINES.contains(&number.as_str())
}

/// Whether a number is part of a fixed expression.
fn set_phrase(line: &str, range: &Range<usize>) -> bool {
    let from = range.start - nearest_before(line, range.start, NEAR).len();
    let mut to = (range.end + BEHIND).min(line.len());
    while !line.is_char_boundary(to) {
        to -= 1;
    }
    let near = line.get(from..to).unwrap_or_default();
    SET_PHRASES.iter().any(|phrase| {
        near.match_indices(phrase)
            .any(|(at, _)| from + at <= range.start && range.end <= from + at + phrase.len())
    })
}

/// Whether a number stands in an address of the internet, or is joined to other digits: 0574-87846970.
fn in_address(line: &str, range: &Range<usize>) -> bool {
    let of_token = |c: char| c.is_ascii_graphic() && !matches!(c, ',' | ';' | '(' | ')');
    let head = line.get(..range.start).unwrap_or_default();
    let tail = line.get(range.end..).unwrap_or_default();
    let length =
        |chars: &mut dyn Iterator<Item = char>| chars.take(MAX_TOKEN).take_while(|c| of_token(*c)).count();
    let before = length(&mut head.chars().rev());
    let after = length(&mut tail.chars());
    let token = line
        .get(range.start - before..range.end + after)
        .unwrap_or_default();
    let is_web = has(token, &["://", "www.", "@", ".cn", ".com", ".htm", "/col/"]);
    let parts: Vec<&str> = token.split(['-', '—']).collect();
    let all_digits = parts
        .iter()
        .all(|part| !part.is_empty() && part.chars().all(is_digit));
    let is_telephone = parts.len() > 1 && all_digits && parts.iter().any(|part| part.len() >= 7);
    is_web || is_telephone
}

fn is_digit(c: char) -> bool {
    width::is_digit(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::scan::{Kind, numbers};

    fn kinds(line: &str) -> Vec<(&str, Option<Other>)> {
        numbers(line)
            .map(|find| {
                let what = match find.kind {
                    Kind::Year(..) | Kind::Bare(_) | Kind::Month => Some(Other::Date),
                    Kind::Figure => None,
                    Kind::Other(what) => Some(what),
                };
                (&line[find.number], what)
            })
            .collect()
    }

    #[test]
    fn every_number_is_something() {
        let figure = None;
        let [date, lasts, document, title] =
            [Other::Date, Other::Duration, Other::DocumentNumber, Other::Title].map(Some);
        let [ordinal, address, line, phrase] =
            [Other::Ordinal, Other::Address, Other::HotLine, Other::SetPhrase].map(Some);
        for (words, wanted) in [
            ("公开信息31条", vec![("31", figure)]),
            (
                "２０２１年３月５日",
                vec![("２０２１", date), ("３", date), ("５", date)],
            ),
            ("上午9：30召开", vec![("9", date), ("30", date)]),
            ("在20个工作日内答复", vec![("20", lasts)]),
            ("近3年", vec![("3", lasts)]),
            ("政办发〔2020〕46号", vec![("2020", document), ("46", document)]),
            ("国务院令第711号", vec![("711", document)]),
            ("落实《2021年政务公开工作要点》", vec![("2021", title)]),
            ("第三十六条、第 3 项", vec![("三十六", ordinal), ("3", ordinal)]),
            (
                "（一）公开。一是解读；二是回应",
                vec![("一", ordinal), ("一", ordinal), ("二", ordinal)],
            ),
            ("1.加强培训", vec![("1", ordinal)]),
            ("人民路43号3幢", vec![("43", address), ("3", address)]),
            (
                "电话：0574-87846970",
                vec![("0574", address), ("87846970", address)],
            ),
            ("邮编：315041", vec![("315041", address)]),
            ("http://www.a.gov.cn/col12/index.html", vec![("12", address)]),
            ("拨打12345热线", vec![("12345", line)]),
            ("“十四五”规划和“1+N”制度", vec![("十四五", phrase), ("1", phrase)]),
            ("由六个部分组成", vec![("六", phrase)]),
            ("共得98", vec![("98", Some(Other::Uncounted))]),
            ("开设四个专栏", vec![("四", Some(Other::InWords))]),
            (
                "共{{申请.本年新收.总计1}}件",
                vec![("1", Some(Other::Expression))],
            ),
        ] {
            assert_eq!(kinds(words), wanted, "{words}");
        }
    }

    #[test]
    fn numerals_in_words_are_no_numbers() {
        for words in ["统一公开，一律答复", "万众一心", "一并公开，一次办结", "百姓关心"]
        {
            assert_eq!(kinds(words), vec![], "{words}");
        }
    }
}
