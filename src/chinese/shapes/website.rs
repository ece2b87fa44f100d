//! Addresses of websites that are typed wrong at their beginning.

use std::ops::Range;

/// The beginnings of addresses as they are mistyped.
const SCHEMES: [(&str, &str); 12] = [
    ("htpp", "http"),
    ("htttp", "http"),
    ("hppt", "http"),
    ("htp", "http"),
    ("hhtp", "http"),
    ("hhttp", "http"),
    ("hptt", "http"),
    ("httpp", "http"),
    ("htpps", "https"),
    ("htps", "https"),
    ("httsp", "https"),
    ("htttps", "https"),
];
/// What is typed for :// behind a right beginning, the longest first.
const SEPARATORS: [&str; 14] = [
    "：／／",
    "：//",
    ":／／",
    ":\\\\",
    "；//",
    "//：",
    "//:",
    ";//",
    ".//",
    "。//",
    ":///",
    "：/",
    "//",
    ":/",
];
const SEPARATOR: &str = "://";

/// The wrong beginning of an address.
#[derive(Debug, PartialEq, Eq)]
pub struct WrongBeginning {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it should be.
    pub right: String,
}

/// The wrong beginnings of addresses in a line.
pub fn wrong_beginnings(line: &str) -> Vec<WrongBeginning> {
    let mut out: Vec<WrongBeginning> = Vec::new();
    let mut before = b' ';
    let mut done = 0;
    for (at, byte) in line.bytes().enumerate() {
        let begins = !before.is_ascii_alphanumeric() && matches!(byte, b'h' | b'H' | b'w' | b'W');
        before = byte;
        if !begins || at < done {
            continue;
        }
        let rest = line.get(at..).unwrap_or_default();
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).take(8).count();
        let word = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
        let behind = rest.get(length..).unwrap_or_default();
        let found = if word == "www" {
            let dot = behind
                .chars()
                .next()
                .filter(|c| matches!(c, '。' | '，' | ',' | '．' | '、'));
            dot.filter(|c| is_host(behind, c.len_utf8()))
                .map(|c| (c.len_utf8(), "www.".to_owned()))
        } else {
            begun(&word, behind).map(|(typed, scheme)| (typed, format!("{scheme}{SEPARATOR}")))
        };
        if let Some((typed, right)) = found {
            done = at + length + typed;
            out.push(WrongBeginning {
                range: at..done,
                right,
            });
        }
    }
    out
}

/// The length of the wrong separator behind a word, and how the address should begin; none where it begins right, or is no
/// address.
fn begun(word: &str, behind: &str) -> Option<(usize, &'static str)> {
    let typed = SEPARATORS
        .iter()
        .copied()
        .find(|separator| behind.starts_with(separator));
    if let Some(scheme) = ["https", "http"].into_iter().find(|scheme| *scheme == word) {
        return typed
            .filter(|typed| is_host(behind, typed.len()))
            .map(|typed| (typed.len(), scheme));
    }
    let (_, scheme) = SCHEMES.iter().find(|(wrong, _)| *wrong == word)?;
    let length = if behind.starts_with(SEPARATOR) {
        SEPARATOR.len()
    } else {
        typed?.len()
    };
    is_host(behind, length).then_some((length, *scheme))
}

/// Whether the name of a host may begin at a place.
fn is_host(words: &str, at: usize) -> bool {
    words
        .get(at..)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_beginnings_are_found_with_the_right_ones() {
        for (wrong, right) in [
            ("http//:www.a.gov.cn", "http://"),
            ("（http:/www.a.gov.cn）", "http://"),
            ("htpp://www.a.gov.cn", "http://"),
            ("HTTPS：//www.a.gov.cn", "https://"),
            ("http：／／www.a.gov.cn", "http://"),
            ("htps:/a.gov.cn", "https://"),
            ("www。a.gov.cn", "www."),
        ] {
            let found = wrong_beginnings(wrong);
            assert_eq!(found.len(), 1, "{wrong}");
            assert_eq!(found[0].right, right, "{wrong}");
        }
        let right =
            "网站（http://www.a.gov.cn/col/index.html）和 https://a.cn:8080/b 下载，http 协议、https加密";
        assert_eq!(wrong_beginnings(right), []);
    }
}
