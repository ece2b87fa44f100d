//! Lists of the parts of the report as preambles give them: 由总体情况、主动公开政府信息情况……六个部分组成.

use std::ops::Range;

use crate::chinese::lines::{after, before, has};
use crate::chinese::numerals::{is_ordinal, number, ordinal};
use crate::chinese::width::{is_digit, narrow};
use crate::form::parts::{
    AROUND_LISTS, COMPOSED, COUNTED, COUNTED_ALONE, LEADING, NAME_ENDS, OF_OVERVIEW, PART_WORDS, WHOLES,
};

/// What stands between the names of parts.
const SEPARATORS: [char; 8] = ['、', '，', ',', '；', ';', '：', ':', '\t'];

/// A list of parts as a sentence gives it.
#[derive(Debug, PartialEq, Eq)]
pub struct Listed<'a> {
    /// Where it stands.
    pub range: Range<usize>,
    /// How many parts there are as the sentence has it.
    pub stated: Option<usize>,
    /// How many it lists.
    pub count: usize,
    /// The keys of the sections that it names.
    pub named: Vec<&'static str>,
    /// Names that are none of the form's subjects.
    pub strange: Vec<&'a str>,
    /// Names of a subject that has its own part more than once: 行政复议情况、行政诉讼情况.
    pub split: Vec<&'a str>,
    /// Whether it ends with 等.
    pub open: bool,
}

/// The list of parts in a sentence, where it is one.
pub fn listed(sentence: &str) -> Option<Listed<'_>> {
    let counted = counted(sentence, COUNTED);
    let composed = has(sentence, COMPOSED);
    let numbered = counted.is_none() && !composed;
    if numbered && !is_numbered(sentence) || lists_topics(sentence) {
        return None;
    }
    let (number, stated) = counted.map_or((sentence.len()..sentence.len(), None), |(range, stated)| {
        (range, Some(stated))
    });
    // The list stands before the number, or behind it.
    let before = parts_in(sentence, 0..number.start);
    let behind = parts_in(sentence, number.end..sentence.len());
    let mut list = [before, behind]
        .into_iter()
        .flatten()
        .max_by_key(|list| list.named.len())
        .filter(|list| list.named.len() >= 3)?;
    // 一是公开，二是申请 may be what was done; a list of parts begins with the first.
    if numbered && list.named.first() != PART_WORDS.first().map(|part| &part.section) {
        return None;
    }
    list.stated = stated;
    Some(list)
}

/// The number of parts that a sentence gives without listing them, with where it stands: 本报告共分五部分.
pub fn counted_alone(sentence: &str) -> Option<(Range<usize>, usize)> {
    let (range, count) = counted(sentence, COUNTED_ALONE)?;
    let head = before(sentence, range.start, MAX_ALONE);
    let tail = after(sentence, range.end, MAX_ALONE);
    // 由文字、表格、图片、附件四个部分组成 counts something else.
    let listed = head.contains('、') || tail.contains(['、', '：', ':']);
    (has(head, WHOLES) && !listed && count >= FEWEST_ALONE).then_some((range, count))
}

/// The most characters on either side of a number of parts that are not listed.
const MAX_ALONE: usize = 16;
/// The fewest parts that are counted without a list: 文字和表格两部分 are none of the form's.
const FEWEST_ALONE: usize = 4;
/// The fewest numbered names that are a list of parts by themselves.
const FEWEST_NUMBERED: usize = 4;

/// Whether a sentence is a numbered list: 一是…二是…, （一）…（二）….
fn is_numbered(sentence: &str) -> bool {
    let forms: [fn(&str) -> String; 4] = [
        |n| format!("{n}是"),
        |n| format!("（{n}）"),
        |n| format!("({n})"),
        |n| format!("{n}、"),
    ];
    forms.iter().any(|form| {
        let mut rest = sentence;
        (1..=FEWEST_NUMBERED).all(|n| {
            let mark = form(ordinal(n));
            let next = rest.find(&mark).and_then(|at| rest.get(at + mark.len()..));
            rest = next.unwrap_or_default();
            next.is_some()
        })
    })
}

/// Whether a sentence says what the first part deals with: 总体情况包括主动公开、依申请公开….
fn lists_topics(sentence: &str) -> bool {
    let overview = PART_WORDS.first().map_or(&[][..], |part| part.words);
    overview.iter().any(|word| {
        sentence.match_indices(word).any(|(at, _)| {
            let rest = sentence.get(at + word.len()..).unwrap_or_default();
            let rest = rest.strip_prefix("情况").unwrap_or(rest);
            OF_OVERVIEW.iter().any(|leads| rest.starts_with(leads))
        })
    })
}

/// The number of parts that a sentence gives, with where it stands: 六个部分, 6部分, 六大部分.
fn counted(sentence: &str, words: &[&'static str]) -> Option<(Range<usize>, usize)> {
    words.iter().find_map(|word| counted_as(sentence, word))
}

fn counted_as(sentence: &str, word: &str) -> Option<(Range<usize>, usize)> {
    for (at, word) in sentence.match_indices(word) {
        let head = sentence.get(..at)?.trim_end();
        let head = head.strip_suffix(['个', '大', '项']).unwrap_or(head).trim_end();
        let digits = head
            .char_indices()
            .rev()
            .take(3)
            .take_while(|(_, c)| is_digit(*c) || is_ordinal(*c))
            .last();
        let Some((start, _)) = digits else { continue };
        // 第五部分 is one of them.
        if head.get(..start).is_some_and(|head| head.ends_with('第')) {
            continue;
        }
        let typed = head.get(start..)?;
        // 一二部分 lists two of them.
        let numeral = || number(typed).filter(|_| typed.contains('十') || typed.chars().nth(1).is_none());
        let digits: String = typed.chars().map(narrow).collect();
        if let Some(count) = digits
            .parse()
            .ok()
            .or_else(|| usize::try_from(numeral()?).ok())
            .filter(|n| (2..=12).contains(n))
        {
            return Some((start..at + word.len(), count));
        }
    }
    None
}

/// The parts that a stretch of a sentence names.
fn parts_in(sentence: &str, stretch: Range<usize>) -> Option<Listed<'_>> {
    let words = sentence.get(stretch.clone())?;
    let mut list = Listed {
        range: stretch.end..stretch.end,
        stated: None,
        count: 0,
        named: Vec::new(),
        strange: Vec::new(),
        split: Vec::new(),
        open: false,
    };
    // Strange names behind the last part's may be what the sentence goes on with.
    let mut strange: Vec<&str> = Vec::new();
    let mut before: Option<(&str, Vec<&'static str>)> = None;
    let begin = first(words);
    let mut at = stretch.start + begin;
    for raw in words.get(begin..)?.split_inclusive(SEPARATORS) {
        let from = at;
        at += raw.len();
        let typed = raw.trim_end_matches(SEPARATORS).trim_end_matches(['。', ' ']);
        let name = typed.trim();
        let parts = subjects(name);
        if parts.is_empty() {
            if !list.named.is_empty() && is_name(name) {
                strange.push(bare(name));
            }
            continue;
        }
        if list.named.is_empty() {
            list.range.start = from + typed.find('由').map_or(0, |at| at + '由'.len_utf8());
        }
        list.range.end = from + typed.len();
        list.open = name.trim_end_matches('共').ends_with('等');
        list.strange.append(&mut strange);
        let fresh: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !list.named.contains(part))
            .collect();
        list.count += fresh.len();
        // 行政复议情况、行政诉讼情况 are two where the form has one; 行政复议、行政诉讼情况 are one.
        if let Some((twin, _)) = before
            .as_ref()
            .filter(|(twin, named)| *named == parts && twin.ends_with("情况") && fresh.is_empty())
        {
            if list.split.is_empty() {
                list.split.push(bare(twin));
            }
            list.split.push(bare(name));
            list.count += 1;
        }
        list.named.extend(fresh);
        before = Some((name, parts));
    }
    // …改进情况、附件六个部分: before the number, the last name too is one of the list.
    if stretch.start == 0 && stretch.end < sentence.len() {
        list.strange.append(&mut strange);
    }
    list.count += list.strange.len();
    (!list.named.is_empty()).then_some(list)
}

/// Where the list begins in a stretch: at the name that is the first part's, else at the last words that lead to a list.
/// What stands before it (根据其他有关规定，结合工作情况) is none of it.
fn first(words: &str) -> usize {
    let overview = PART_WORDS.first().map_or(&[][..], |part| part.words);
    let begins = overview.iter().filter_map(|word| words.find(word)).min();
    let leads = LEADING.iter().filter_map(|word| words.rfind(word)).max();
    let at = begins.or(leads).unwrap_or_default();
    let head = words.get(..at).unwrap_or_default();
    head.char_indices()
        .rev()
        .find(|(_, c)| SEPARATORS.contains(c))
        .map_or(0, |(at, c)| at + c.len_utf8())
}

/// The parts whose words stand in a name.
fn subjects(name: &str) -> Vec<&'static str> {
    PART_WORDS
        .iter()
        .filter(|part| has(name, part.words))
        .map(|part| part.section)
        .collect()
}

/// Whether words may be the name of a part: not a number of the list, nor words around it.
fn is_name(words: &str) -> bool {
    let words = bare(words);
    words.chars().count() >= 4 && NAME_ENDS.iter().any(|end| words.ends_with(end))
}

/// A name without the words around it.
fn bare(name: &str) -> &str {
    let mut name = name.trim();
    loop {
        let cut = AROUND_LISTS
            .iter()
            .find_map(|word| name.strip_prefix(word).or_else(|| name.strip_suffix(word)));
        match cut {
            Some(rest) if !rest.is_empty() => name = rest.trim(),
            _ => return name,
        }
    }
}
