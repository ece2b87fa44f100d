//! Figures that are written with another: several that share one counter (分别为12、5、1条), and the lower end of a range
//! (10至15件). Every look is at a few characters only.

use rust_decimal::Decimal;

use crate::chinese::counters::{BEGIN_BEHIND_DIGITS, JOINING, NO_COUNTERS, RANGING, RESPECTIVELY};
use crate::chinese::lines;
use crate::chinese::width::narrow;

/// The most figures that share a counter.
const MAX_JOINED: usize = 12;
/// The most characters before the first of them that are searched for the word that joins them.
const MAX_BEFORE: usize = 60;

/// Behind a number in digits, where others follow that share its counter: where the last of them ends.
pub fn end_of_joined(line: &str, start: usize, end: usize) -> Option<usize> {
    let mut at = end;
    for _ in 0..MAX_JOINED {
        let rest = line.get(at..)?;
        let next = rest.strip_prefix(JOINING)?;
        let digits = digits_of(next);
        (digits > 0).then_some(())?;
        at = line.len() - next.len() + digits;
        let behind = line.get(at..)?.trim_start_matches(' ');
        let counted = behind.starts_with(|c| BEGIN_BEHIND_DIGITS.contains(c));
        if counted && !NO_COUNTERS.iter().any(|words| behind.starts_with(words)) {
            let before = lines::before(line, start, MAX_BEFORE);
            return before.contains(RESPECTIVELY).then_some(at);
        }
    }
    None
}

/// The lower end of a range whose upper end begins at `start`: where it begins, and its value.
pub fn lower_end(line: &str, start: usize) -> Option<(usize, Decimal)> {
    let before = line.get(..start)?;
    let head = before.trim_end_matches(RANGING);
    // One or two dashes.
    let between = before.get(head.len()..)?.chars().count();
    (1..=2).contains(&between).then_some(())?;
    let length: usize = head
        .chars()
        .rev()
        .take(MAX_DIGITS + 1)
        .take_while(|c| is_digit(*c) || *c == '.')
        .map(char::len_utf8)
        .sum();
    let from = head.len() - length;
    let digits: String = head.get(from..)?.chars().map(narrow).collect();
    let own = !head
        .get(..from)?
        .ends_with(|c: char| c.is_ascii_alphanumeric() || RANGING.contains(&c) || c == '第');
    let plain = digits.len() <= MAX_DIGITS && digits.starts_with(|c: char| c.is_ascii_digit());
    let value = Decimal::from_str_exact(&digits).ok()?;
    (own && plain).then_some((from, value))
}

/// The most digits of the lower end of a range.
const MAX_DIGITS: usize = 9;

/// How many bytes of digits words begin with.
fn digits_of(words: &str) -> usize {
    words
        .chars()
        .take_while(|c| is_digit(*c))
        .map(char::len_utf8)
        .sum()
}

fn is_digit(c: char) -> bool {
    narrow(c).is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_share_a_counter() {
        let end = |line: &str| {
            let start = line.find(|c: char| c.is_ascii_digit())?;
            let end = start + digits_of(&line[start..]);
            end_of_joined(line, start, end).map(|at| line[at..].to_owned())
        };
        assert_eq!(end("网站、微信分别发布12、5条信息").as_deref(), Some("条信息"));
        assert_eq!(end("分别为12、5和1次").as_deref(), Some("次"));
        for line in [
            "公开12、5条",
            "分别在3、5月",
            "分别为12、甲5条",
            "分别。共1、2条",
            "分别12，5条",
        ] {
            assert_eq!(end(line), None, "{line}");
        }
    }

    #[test]
    fn a_range_has_a_lower_end() {
        let low = |line: &str| {
            let start = line.rfind(['至', '-', '—'])?;
            let start = start + line[start..].chars().next()?.len_utf8();
            lower_end(line, start).map(|(_, value)| value.to_string())
        };
        assert_eq!(low("每月10至15件").as_deref(), Some("10"));
        assert_eq!(low("约3——5次").as_deref(), Some("3"));
        for line in ["第10至15期", "2021年1月至3次", "A10-5件", "甲-5件", "10%-15件"] {
            assert_eq!(low(line), None, "{line}");
        }
    }
}
