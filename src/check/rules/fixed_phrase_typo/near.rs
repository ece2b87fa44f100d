//! Words that are one letter off a fixed phrase: one changed, left out, doubled, or two that changed places.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::chinese::numerals::is_numeral;
use crate::form::words::fixed_phrases::{EXCHANGED, FEWEST_LEFT_OUT, JOINING, LOOSE, VARIANTS, phrases};

/// The fewest letters of a title whose last letter is compared too.
const FEWEST_TITLED: usize = 12;

/// What is wrong with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// A letter is another.
    Changed,
    /// A letter is missing.
    LeftOut,
    /// A letter stands twice.
    Doubled,
    /// Two letters changed places.
    Swapped,
}

impl Slip {
    /// What messages say of it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Changed => "错了一个字",
            Self::LeftOut => "少了一个字",
            Self::Doubled => "多了一个字",
            Self::Swapped => "有两个字颠倒了",
        }
    }
}

/// Words that are one letter off a phrase.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// Where they stand.
    pub range: Range<usize>,
    /// The phrase.
    pub right: &'static str,
    /// What is wrong.
    pub slip: Slip,
}

/// A phrase with its letters.
type Spelt = (&'static str, Vec<char>);

/// Phrases by the letter that they begin with.
struct ByLead {
    phrases: BTreeMap<char, Vec<Spelt>>,
    /// A bit for each place of the table that such a letter falls on: nearly every letter of a text is none, and is asked for.
    leads: [u64; PLACES / 64],
}

/// How many places there are for leading letters.
const PLACES: usize = 4096;

impl ByLead {
    /// Every fixed phrase.
    fn all() -> &'static Self {
        static PHRASES: LazyLock<ByLead> = LazyLock::new(|| {
            let mut out = ByLead {
                phrases: BTreeMap::new(),
                leads: [0; PLACES / 64],
            };
            for phrase in phrases() {
                let letters: Vec<char> = phrase.chars().collect();
                if let Some(lead) = letters.first().copied() {
                    let (word, bit) = place(lead);
                    if let Some(word) = out.leads.get_mut(word) {
                        *word |= bit;
                    }
                    out.phrases.entry(lead).or_default().push((phrase, letters));
                }
            }
            out
        });
        &PHRASES
    }

    /// The phrases that begin with a letter.
    fn with_lead(&self, lead: char) -> Option<&[Spelt]> {
        let (word, bit) = place(lead);
        let may_be = self.leads.get(word).is_some_and(|word| word & bit != 0);
        may_be
            .then(|| self.phrases.get(&lead).map(Vec::as_slice))
            .flatten()
    }
}

/// Where the bit of a leading letter is: which word of bits, and which of its bits.
fn place(lead: char) -> (usize, u64) {
    let place = lead as usize % PLACES;
    (place / 64, 1 << (place % 64))
}

/// The words of a line that are one letter off a phrase, none within another: of two phrases the longer is meant.
pub(super) fn near(line: &str) -> Vec<Near> {
    let all = ByLead::all();
    let letters: Vec<char> = line.chars().collect();
    let mut out: Vec<Near> = Vec::new();
    for (at, (start, c)) in line.char_indices().enumerate() {
        let Some(phrases) = all.with_lead(c) else { continue };
        let rest = letters.get(at..).unwrap_or_default();
        let found = phrases.iter().filter_map(|(phrase, own)| {
            let (slip, length) = slip(own, rest)?;
            Some((*phrase, slip, length))
        });
        let Some((right, slip, length)) = found.max_by_key(|(phrase, ..)| phrase.len()) else {
            continue;
        };
        let bytes: usize = rest.iter().take(length).map(|c| c.len_utf8()).sum();
        let range = start..start + bytes;
        let words = line.get(range.clone()).unwrap_or_default();
        if VARIANTS.iter().any(|variant| words.contains(variant)) {
            continue;
        }
        if out.last().is_none_or(|last| last.range.end <= range.start) {
            out.push(Near { range, right, slip });
        }
    }
    out
}

/// How the words at the beginning of a text differ from a phrase, and how many letters they have; nothing where they do not
/// or differ more.
fn slip(phrase: &[char], text: &[char]) -> Option<(Slip, usize)> {
    let same = phrase.iter().zip(text).take_while(|(a, b)| a == b).count();
    let (wanted, typed) = (*phrase.get(same)?, *text.get(same)?);
    // Marks, blanks and figures within a phrase are no letters of it: 行政诉讼六件 is no 行政诉讼案件 typed wrong.
    if same == 0 || !typed.is_alphabetic() || typed.is_ascii() || is_numeral(typed) {
        return None;
    }
    let begins = |from: usize, rest: &[char]| phrase.get(from..).is_some_and(|own| rest.starts_with(own));
    let behind = text.get(same + 1..)?;
    // The last letter too, where a long title ends with it: 《中华人民共和国政府信息公开条令》.
    let titled = phrase.len() >= FEWEST_TITLED && behind.first() == Some(&'》');
    let inner = same + 1 < phrase.len() || titled;
    if phrase.get(same - 1) == Some(&typed) && begins(same, behind) {
        return Some((Slip::Doubled, phrase.len() + 1));
    }
    if phrase.get(same + 1) == Some(&typed)
        && behind.first() == Some(&wanted)
        && begins(same + 2, &behind[1..])
    {
        return Some((Slip::Swapped, phrase.len()));
    }
    if inner && begins(same + 1, behind) && !exchanged(wanted, typed) {
        return Some((Slip::Changed, phrase.len()));
    }
    let long = phrase.len() >= FEWEST_LEFT_OUT;
    (inner && !titled && long && begins(same + 1, text.get(same..)?) && !LOOSE.contains(wanted))
        .then_some((Slip::LeftOut, phrase.len() - 1))
}

/// Whether one letter is written for another in words that are right too.
fn exchanged(wanted: char, typed: char) -> bool {
    let loose = LOOSE.contains(wanted) && LOOSE.contains(typed);
    let pair = |(a, b): &(char, char)| (*a, *b) == (wanted, typed) || (*b, *a) == (wanted, typed);
    loose || JOINING.contains(typed) || EXCHANGED.iter().any(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(&str, &str)> {
        near(line)
            .into_iter()
            .map(|near| (&line[near.range], near.right))
            .collect()
    }

    #[test]
    fn one_letter_off_is_found() {
        for (line, words, right) in [
            (
                "根据《中华人民共合国政府信息公开条例》",
                "中华人民共合国政府信息公开条例",
                "中华人民共和国政府信息公开条例",
            ),
            ("根据国务院办办公厅要求", "国务院办办公厅", "国务院办公厅"),
            ("国务院公办厅", "国务院公办厅", "国务院办公厅"),
            (
                "政府信息公幵工作年度报告",
                "政府信息公幵工作年度报告",
                "政府信息公开工作年度报告",
            ),
            ("依申靖公开办理3件", "依申靖公开", "依申请公开"),
            ("依请申公开", "依请申公开", "依申请公开"),
            ("制发行政规范姓文件2件", "行政规范姓文件", "行政规范性文件"),
            (
                "根据《中华人民共和国政府信息公开条令》",
                "中华人民共和国政府信息公开条令",
                "中华人民共和国政府信息公开条例",
            ),
            ("办理政府信息公申请3件", "政府信息公申请", "政府信息公开申请"),
            ("未收取信息处裡费", "信息处裡费", "信息处理费"),
            (
                "本机关不掌握相关政付信息",
                "本机关不掌握相关政付信息",
                "本机关不掌握相关政府信息",
            ),
        ] {
            assert_eq!(found(line), [(words, right)], "{line}");
        }
    }

    #[test]
    fn phrases_that_are_right_and_their_variants_are_quiet() {
        for phrase in phrases() {
            assert_eq!(found(phrase), [], "{phrase}");
            assert_eq!(found(&format!("{phrase}{phrase}")), [], "{phrase}");
        }
        for line in [
            "主动公开开展情况良好",
            "未收到政府信息公开的请求",
            "办理政府信息和请示件",
            "收到及处理政府信息公开申请情况",
            "收到和办理政府信息公开申请情况",
            "本年制作数量12件，对外公开数量30条",
            "存在的主要问题和改进情况",
            "存在主要问题及改进的情况",
            "其他需报告的事项，其它需要报告事项",
            "主动公开政务信息300条",
            "政务信息公开工作有序开展",
            "政府信息公布工作",
            "保护第三人合法权益",
            "无正当理由大量重复申请",
            "本机关不掌握有关政府信息",
            "法律事务机构2家",
            "政府信息公开典型案例，政府信息公开案例",
            "结转本年度继续办理3件",
            "已获得信息",
            "政府信用管理，政府信息化管理",
            "规定性文件、规划性文件",
            "依法申请公开，依申请主动公开",
            "行政规范文件",
            "公民、法人或者其他组织",
            "政府信 息公开工作，政府信息（公开）申请",
            "行政协议案件，行政会议案件",
            "国务院新闻办公厅",
            "本年接收政府信息公开申请",
            "申请人无正当理由逾期未补正",
        ] {
            assert_eq!(found(line), [], "{line}");
        }
    }

    #[test]
    fn a_long_line_takes_linear_time() {
        assert_eq!(found(&"政府信息公开公".repeat(50_000)), []);
    }
}
