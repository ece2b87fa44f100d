//! A figure typed wrong, in the ways in which people do.

use std::ops::Range;

use nianbao::chinese::numerals;
use rust_decimal::Decimal;

use super::passages::Words;

/// The ways, in the order in which rates are given.
pub const WAYS: [&str; 6] = [
    "one more",
    "one less",
    "times ten",
    "digits swapped",
    "last year's",
    "left out",
];

/// A number as it is typed with one of its ways, where that gives another number.
pub fn typed(number: &str) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    if let Some(value) = numerals::number(number) {
        out.push(("one more", in_words(value + 1)));
        out.extend(
            value
                .checked_sub(1)
                .filter(|less| *less > 0)
                .map(|less| ("one less", in_words(less))),
        );
        out.push(("times ten", in_words(value * 10)));
        return out;
    }
    let grouped = number.contains(',');
    let value: Decimal = number.replace(',', "").parse().unwrap();
    let unit = Decimal::new(1, value.scale());
    let write = |value: Decimal| {
        if grouped {
            in_groups(value)
        } else {
            value.to_string()
        }
    };
    out.push(("one more", write(value + unit)));
    if value >= unit {
        out.push(("one less", write(value - unit)));
    }
    if !value.is_zero() {
        let mut ten = value * Decimal::TEN;
        ten.rescale(value.scale().saturating_sub(1));
        out.push(("times ten", write(ten)));
    }
    let digits: Vec<char> = number.chars().collect();
    let swap = (1..digits.len()).find(|at| {
        let (one, other) = (digits[at - 1], digits[*at]);
        let both = one.is_ascii_digit() && other.is_ascii_digit() && one != other;
        both && !(*at == 1 && other == '0')
    });
    if let Some(at) = swap {
        let mut digits = digits;
        digits.swap(at - 1, at);
        out.push(("digits swapped", digits.into_iter().collect()));
    }
    out
}

fn in_words(value: u64) -> String {
    let digit = |n: u64| numerals::DIGITS[usize::try_from(n).unwrap()];
    match value {
        0..10 => digit(value).to_string(),
        10 => "十".to_owned(),
        11..20 => format!("十{}", digit(value % 10)),
        20..100 if value.is_multiple_of(10) => format!("{}十", digit(value / 10)),
        20..100 => format!("{}十{}", digit(value / 10), digit(value % 10)),
        _ => panic!("{value} is no figure of a passage"),
    }
}

fn in_groups(value: Decimal) -> String {
    let plain = value.to_string();
    let mut out = String::new();
    for (at, c) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The words with another number in the place of one.
pub fn replaced(words: &str, range: &Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &words[..range.start], &words[range.end..])
}

/// What makes a list one of all parts.
const CLOSING: [&str; 11] = [
    "分别",
    "具体为",
    "合计",
    "共计",
    "总计",
    "累计",
    "，共",
    "其他",
    "其余",
    "看，",
    "分，",
];

/// Whether the words say that the parts are all, also of those that are left without one: what is left out of 其中甲3件、乙2件
/// makes it a list of some, which is right.
fn is_closed(words: &Words, range: &Range<usize>) -> bool {
    let text = &words.text;
    let start = text[..range.start]
        .rfind('。')
        .map_or(0, |at| at + '。'.len_utf8());
    let end = text[range.end..]
        .find('。')
        .map_or(text.len(), |at| range.end + at);
    let parts = words
        .figures
        .iter()
        .filter(|figure| figure.kind == '分' && (start..end).contains(&figure.range.start));
    let own = text[start..range.start]
        .rsplit(['、', '，', '；'])
        .next()
        .unwrap_or("");
    let closed = CLOSING.iter().any(|word| text[start..end].contains(word));
    closed && parts.count() > 2 && !own.starts_with("其他")
}

/// The words without the part that a figure is; none where its clause is not one of a list of all parts.
pub fn left_out(words: &Words, range: &Range<usize>) -> Option<String> {
    if !is_closed(words, range) {
        return None;
    }
    let text = &words.text;
    let ends = ['、', '，', '；', '（', '）', '。', '：'];
    let (start, opening) = text[..range.start]
        .char_indices()
        .rev()
        .find(|(_, c)| ends.contains(c))?;
    let end = text[range.end..].find(ends)? + range.end;
    let closing = text[end..].chars().next()?;
    if matches!(opening, '（' | '。') || start + opening.len_utf8() >= end {
        return None;
    }
    // The lead of the list stays: 其中甲3件、乙2件 becomes 其中乙2件.
    let clause = &text[start + opening.len_utf8()..end];
    let lead = ["其中", "分别为", "具体为", "包括"]
        .iter()
        .find(|lead| clause.starts_with(**lead));
    let lead = lead.copied().unwrap_or("");
    let head = &text[..start + opening.len_utf8()];
    let tail = &text[end..];
    Some(match closing {
        '、' | '，' | '；' => format!("{head}{lead}{}", &tail[closing.len_utf8()..]),
        _ if lead.is_empty() => format!("{}{tail}", &text[..start]),
        _ => return None,
    })
}
