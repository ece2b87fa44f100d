//! What never breaks over two lines: a telephone number, a number and its unit, a date, the year and number of a document.
//!
//! Who sets lines asks here. A page of the web and a PDF keep all of it whole. Word has a sign of its own for the hyphen of a number,
//! and for the rest a list of characters that no line begins with and one of those that none ends with (ISO 29500-1, 17.15.1.58 and
//! 17.15.1.59), which the file's settings give: the usual punctuation, and what a report's figures are counted by day by day (other
//! counters begin too many words of their own, and a line that is a character short is set wider). LibreOffice heeds neither the hyphen
//! nor the lists of a Word file (measured with 7.4), nor the invisible characters (U+2060, U+200D), for which 仿宋_GB2312 has no glyph,
//! which stay in what is copied from the file, and which `check` itself rightly calls an error.

use std::ops::Range;

use crate::chinese::counters::{COUNTERS, MEASURES};

/// Longer runs are no number that anybody reads in one piece: to keep one whole would tear its line apart.
const MOST: usize = 24;

/// What stands between a number and its counter.
const MAGNITUDES: [&str; 6] = ["余", "多", "百", "千", "万", "亿"];

/// Units that are counters of no thing.
const UNITS: [&str; 11] = ["元", "年", "月", "日", "号", "时", "天", "周", "季度", "％", "%"];

/// The parts of a text that stand on one line, in order.
pub fn unbroken(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(found) = text
        .get(at..)
        .and_then(|rest| rest.find(|c: char| c.is_ascii_digit() || c == '〔'))
    {
        let start = at + found;
        let end = end_of(text, start);
        // A digit within a word or an address is no number: A4, http://a.cn/2021.
        let within = text[..start].ends_with(|c: char| c.is_ascii_alphabetic() || "/._-@:".contains(c));
        at = end.max(start + text[start..].chars().next().map_or(1, char::len_utf8));
        if within {
            at += ascii_run(&text[at..]);
        } else if text[start..end].contains(|c: char| c == '-' || !c.is_ascii()) {
            // Within digits alone nobody breaks a line.
            out.push(start..end);
        }
    }
    out
}

/// Where what begins at this digit or bracket ends.
fn end_of(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    if let Some(inner) = rest.strip_prefix('〔') {
        // 〔2021〕30号
        let digits = number(inner);
        return match inner[digits..].strip_prefix('〕') {
            Some(behind) if digits > 0 => {
                let number = number(behind);
                let sign = if number > 0 && behind[number..].starts_with('号') {
                    '号'.len_utf8()
                } else {
                    0
                };
                start + 2 * '〔'.len_utf8() + digits + number + sign
            }
            _ => start,
        };
    }
    let mut end = start;
    loop {
        let digits = number(&text[end..]);
        if digits == 0 {
            return end;
        }
        end += digits;
        let unit = unit(&text[end..]);
        end += unit;
        // A date goes on behind 年 and 月; behind any other unit the next number is another one.
        if !text[..end].ends_with(['年', '月']) || unit == 0 {
            return end;
        }
    }
}

/// How long the number is that a text begins with: digits, and single signs between them.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end)
        || (end > 0 && matches!(bytes.get(end), Some(b'.' | b',' | b'-')) && is_digit(end + 1))
    {
        end += 1;
    }
    // A word follows at once: 2G, 5A.
    match bytes.get(end) {
        Some(next) if next.is_ascii_alphabetic() || matches!(next, b'@' | b'/' | b':') => 0,
        _ if end > MOST => 0,
        _ => end,
    }
}

/// How long the unit is that a text begins with: 件, 万元, 余条.
fn unit(text: &str) -> usize {
    let mut end = 0;
    while let Some(word) = MAGNITUDES.iter().find(|word| text[end..].starts_with(*word)) {
        end += word.len();
    }
    let rest = &text[end..];
    let all = UNITS.iter().chain(COUNTERS).chain(MEASURES);
    end + all
        .filter(|word| rest.starts_with(*word))
        .map(|word| word.len())
        .max()
        .unwrap_or(0)
}

/// How many bytes of a word or an address a text begins with.
fn ascii_run(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_graphic()).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        unbroken(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn numbers_stay_with_their_units() {
        assert_eq!(found("共12件，收费3.5万元，占99.43%"), ["12件", "3.5万元"]);
        assert_eq!(found("1,234人次、300余条"), ["1,234人次", "300余条"]);
        assert_eq!(found("第1"), [""; 0]);
        assert_eq!(found("5类20个"), ["5类", "20个"]);
    }

    #[test]
    fn dates_documents_and_telephones_are_whole() {
        assert_eq!(found("自2026年1月30日起"), ["2026年1月30日"]);
        assert_eq!(found("（国办公开办函〔2021〕30号）"), ["〔2021〕30号"]);
        assert_eq!(found("电话：0574-87846970，邮编：315041"), ["0574-87846970"]);
        assert_eq!(found("〔甲〕〔2021"), [""; 0]);
    }

    #[test]
    fn addresses_and_words_are_left_alone() {
        assert_eq!(found("http://www.a.cn/2021/12-3.html，A4纸，5G网"), [""; 0]);
        assert_eq!(found("a1@b2.cn"), [""; 0]);
        assert_eq!(found("12345678901234567890123456789"), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }
}
