//! Parts of a whole and manifolds in words: 三成, 两成半, 四分之一, 一半, 两倍.

use crate::chinese::numerals::{self, digit};

/// A share in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many bytes of the words it takes.
    pub length: usize,
    /// How much of the whole it is, in ten thousandths.
    pub value: u64,
}

/// Behind 成 these make a word of it that is no share: 三成立.
const NO_TENTHS: [char; 14] = [
    '立', '员', '果', '效', '功', '为', '本', '绩', '熟', '型', '交', '品', '都', '长',
];

/// The share that words begin with: tenths (成), a fraction (分之) or a half. 百分之三 is none: its numerals stand behind.
pub fn share(words: &str) -> Option<Share> {
    let length: usize = words
        .chars()
        .take_while(|c| numerals::is_numeral(*c))
        .map(char::len_utf8)
        .sum();
    let (number, behind) = words.split_at_checked(length)?;
    if number == "一" && behind.starts_with('半') {
        let length = length + '半'.len_utf8();
        return Some(Share { length, value: 5000 });
    }
    if let Some(rest) = behind.strip_prefix('成') {
        return tenths(number, rest).map(|(more, value)| Share {
            length: length + '成'.len_utf8() + more,
            value,
        });
    }
    let rest = behind.strip_prefix("分之")?;
    let part: String = rest.chars().map_while(|c| digit(c).map(|_| c)).take(2).collect();
    let (whole, number) = (numerals::number(number)?, numerals::number(&part)?);
    // Hundredths, thousandths and ten thousandths have ways of their own.
    let proper = (2..=20).contains(&whole) && number > 0 && number < whole;
    proper.then(|| Share {
        length: length + "分之".len() + part.len(),
        value: number * 10_000 / whole,
    })
}

/// Tenths, with the hundredths that may follow (三成五, 两成半): how many more bytes those take, and the value.
fn tenths(number: &str, rest: &str) -> Option<(usize, u64)> {
    let whole = numerals::number(number).filter(|n| (1..=10).contains(n))?;
    let next = rest.chars().next();
    if next.is_some_and(|c| NO_TENTHS.contains(&c)) {
        return None;
    }
    let more = match next {
        Some('半') => Some(5),
        Some(c) => digit(c).filter(|n| *n > 0),
        None => None,
    };
    let hundredths = u64::from(more.unwrap_or(0));
    let length = next.filter(|_| more.is_some()).map_or(0, char::len_utf8);
    Some((length, whole * 1000 + hundredths * 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_shares() {
        for (words, value, read) in [
            ("三成", 3000, "三成"),
            ("两成半以上", 2500, "两成半"),
            ("三成五", 3500, "三成五"),
            ("四分之一的", 2500, "四分之一"),
            ("三分之二", 6666, "三分之二"),
            ("一半以上", 5000, "一半"),
        ] {
            let found = share(words).unwrap();
            assert_eq!((found.value, &words[..found.length]), (value, read), "{words}");
        }
        for words in [
            "三",
            "一成立",
            "四成员",
            "百分之三",
            "千分之二",
            "二半",
            "一分之一",
            "三分",
            "成",
            "",
        ] {
            assert_eq!(share(words), None, "{words}");
        }
    }
}
