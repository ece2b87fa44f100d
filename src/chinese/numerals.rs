//! Numbers written as words: 三, 十二, 两千零五, 一万二千, 二〇二〇.

/// The numerals from nought to nine as dates and ordinals write them.
pub const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The most characters of a numeral that is read.
const LONGEST: usize = 16;

/// A number from 1 to 10 as a word; nothing for any other.
pub fn ordinal(n: usize) -> &'static str {
    ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        .get(n)
        .copied()
        .unwrap_or_default()
}

/// Whether a character may stand in the number of a heading: 一 to 十.
pub fn is_ordinal(c: char) -> bool {
    c == '十' || matches!(digit(c), Some(1..))
}

/// The value of a numeral that is a digit; of nought in each of its ways (〇 ○ 零).
pub fn digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

/// The power of ten that a magnitude is worth.
pub fn magnitude(c: char) -> Option<u32> {
    match c {
        '十' => Some(1),
        '百' => Some(2),
        '千' => Some(3),
        '万' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

/// Whether a character may stand in a number that is written in words.
pub fn is_numeral(c: char) -> bool {
    c == '两' || digit(c).is_some() || magnitude(c).is_some()
}

/// The number that a word is: by its magnitudes, or digit for digit (一二三). None where it is no number, or one too large.
pub fn number(word: &str) -> Option<u64> {
    let mut total: u64 = 0;
    // What stands below the last 万 or 亿, and the digit that waits for its magnitude.
    let (mut section, mut waiting): (u64, Option<u64>) = (0, None);
    let mut magnitudes = false;
    let mut spelt: u64 = 0;
    if word.is_empty() || word.chars().count() > LONGEST {
        return None;
    }
    for c in word.chars() {
        let value = if c == '两' { Some(2) } else { digit(c) };
        if let Some(value) = value {
            waiting = Some(value.into());
            spelt = spelt.checked_mul(10)?.checked_add(value.into())?;
        } else {
            let power = magnitude(c)?;
            magnitudes = true;
            let worth = 10_u64.pow(power);
            if power >= 4 {
                let below = section.checked_add(waiting.take().unwrap_or(0))?.max(1);
                total = total.checked_add(below.checked_mul(worth)?)?;
                section = 0;
            } else {
                section = section.checked_add(waiting.take().unwrap_or(1).checked_mul(worth)?)?;
            }
        }
    }
    if !magnitudes {
        return Some(spelt);
    }
    total.checked_add(section)?.checked_add(waiting.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers() {
        for (word, value) in [
            ("三", 3),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("两千零五", 2005),
            ("一万二千", 12_000),
            ("一百零二", 102),
            ("二〇二〇", 2020),
            ("三亿", 300_000_000),
            ("一亿三千万", 130_000_000),
        ] {
            assert_eq!(number(word), Some(value), "{word}");
        }
        for word in ["", "甲", "3", &"九".repeat(17)] {
            assert_eq!(number(word), None, "{word}");
        }
    }

    #[test]
    fn digits_and_ordinals_agree() {
        for (value, c) in DIGITS.iter().enumerate() {
            assert_eq!(digit(*c), u32::try_from(value).ok());
        }
        for n in 1..=10 {
            assert!(ordinal(n).chars().all(is_ordinal));
            assert_eq!(number(ordinal(n)), Some(n as u64));
        }
        assert!(!is_ordinal('〇') && !is_ordinal('百') && is_numeral('百'));
    }
}
