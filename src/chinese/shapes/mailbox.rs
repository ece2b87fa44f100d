//! Addresses of mailboxes.

use std::ops::Range;

/// What is wrong with the address of a mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A character of full width stands in it.
    WideCharacter,
    /// A blank stands in it.
    Blank,
    /// It has no @.
    NoAt,
    /// Its domain has no dot.
    NoDomain,
    /// It is no address for another reason.
    NoAddress,
}

/// A malformed address.
#[derive(Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Where it stands.
    pub range: Range<usize>,
    /// What is wrong with it.
    pub flaw: Flaw,
    /// What it should be, where that is certain.
    pub right: Option<String>,
}

/// The malformed address that some words begin with: without @ or a domain, or with a blank or a wide character in it.
pub fn malformed(value: &str) -> Option<Malformed> {
    let value = value.trim_end_matches(['.', '/', '\'', '"']);
    let first = value.split([' ', '\u{a0}']).next().unwrap_or_default();
    if is_mailbox(first) || !value.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let narrow: String = value
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}'))
        .map(|c| match c {
            '＠' => '@',
            '．' => '.',
            c => c,
        })
        .collect();
    if narrow != value && is_mailbox(&narrow) {
        let flaw = if value.contains(['＠', '．']) {
            Flaw::WideCharacter
        } else {
            Flaw::Blank
        };
        return Some(Malformed {
            range: 0..value.len(),
            flaw,
            right: Some(narrow),
        });
    }
    let flaw = match first.split_once(['@', '＠']) {
        None => Flaw::NoAt,
        Some((_, domain)) if !domain.contains('.') => Flaw::NoDomain,
        Some(_) => Flaw::NoAddress,
    };
    Some(Malformed {
        range: 0..first.len(),
        flaw,
        right: None,
    })
}

fn is_mailbox(words: &str) -> bool {
    let Some((name, domain)) = words.split_once('@') else {
        return false;
    };
    let name_like = |c: char| c.is_ascii_alphanumeric() || "._%+-&'".contains(c);
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    !name.is_empty() && name.chars().all(name_like) && domain.contains('.') && domain.split('.').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_has_a_name_and_a_domain() {
        for (value, flaw) in [
            ("zqz.nbyz.gov.cn", Flaw::NoAt),
            ("zqz@nbyz", Flaw::NoDomain),
            ("zqz＠nbyz.gov.cn", Flaw::WideCharacter),
            ("zqz @nbyz.gov.cn", Flaw::Blank),
            ("zqz@nbyz..cn", Flaw::NoAddress),
        ] {
            assert_eq!(malformed(value).map(|found| found.flaw), Some(flaw), "{value}");
        }
        for value in ["a_b.c-d@sub.nbyz.gov.cn", "见网站", "zqz@nbyz.gov.cn 电话"] {
            assert_eq!(malformed(value), None, "{value}");
        }
    }
}
