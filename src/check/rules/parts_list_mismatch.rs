//! A preamble that lists other parts than the report has.

use std::ops::Range;

use crate::check::Subject;
use crate::chinese::lines::{has, sentences};
use crate::chinese::numerals::{is_ordinal, number, ordinal};
use crate::chinese::width::{is_digit, narrow};
use crate::diagnostic::Diagnostic;
use crate::form::Edition;
use crate::form::parts::{AROUND_LISTS, COMPOSED, LEADING, NAME_ENDS, PART_WORDS};
use crate::prose::judged_lines::{paragraphs_of, recognised};
use crate::prose::quotation::quoted;
use crate::report::ProseKey;
use crate::report::keys::PREAMBLE;

crate::declare_rule! {
    /// A list of parts that is not that of the form.
    pub static PARTS_LIST_MISMATCH = {
        id: "parts-list-mismatch", title: "引言里列的各部分与格式不符", severity: [Warning],
        basis: "{格式}",
        what: "引言说报告由几部分组成，列出的却不是统一格式的六个部分：个数对不上，漏了一部分，或者多了别的内容。各部分的叫法不同不算。",
        why: "报告的六个部分是统一规定的；引言与正文对不上，多半是沿用了以前的写法。",
        fix: "照报告的六个标题改写这一句。",
    };
}

/// What stands between the names of parts.
const SEPARATORS: [char; 8] = ['、', '，', ',', '；', ';', '：', ':', '\t'];
/// The most strange names that a message quotes.
const MAX_NAMES: usize = 4;

/// A list of parts as a sentence gives it.
#[derive(Debug, PartialEq, Eq)]
struct Listed<'a> {
    /// Where it stands.
    range: Range<usize>,
    /// How many parts the sentence says there are.
    said: Option<usize>,
    /// How many it lists.
    count: usize,
    /// The keys of the sections that it names.
    named: Vec<&'static str>,
    /// Names that are none of the form's subjects.
    strange: Vec<&'a str>,
    /// Names of a subject that has its own part more than once: 行政复议情况、行政诉讼情况.
    split: Vec<&'a str>,
    /// Whether it ends with 等.
    open: bool,
}

/// The first list of the preamble.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let preamble = paragraphs_of(report, ProseKey::whole(PREAMBLE));
    let mut lists = recognised(preamble, |line| {
        sentences(line.words).find_map(|(start, sentence)| {
            let listed = listed(sentence)?;
            let range = start + listed.range.start..start + listed.range.end;
            Some((range, message(report.edition, &listed)))
        })
    });
    let Some((line, (range, Some(message)))) = lists.next() else {
        return Vec::new();
    };
    let found = Diagnostic::new(&PARTS_LIST_MISMATCH, message)
        .at(line.origin_of(range))
        .help(format!("照正文的标题改写：{}", titles(report.edition)))
        .path(line.key);
    vec![found]
}

fn titles(edition: &Edition) -> String {
    let titles: Vec<&str> = edition.sections().iter().map(|section| section.title).collect();
    titles.join("，")
}

/// What is wrong with a list; nothing where it is right, or leaves it open.
fn message(edition: &Edition, listed: &Listed<'_>) -> Option<String> {
    let all = edition.sections().len();
    let missing: Vec<String> = edition
        .sections()
        .iter()
        .filter(|section| !listed.named.contains(&section.key))
        .map(|section| format!("“{}”", section.title))
        .collect();
    // 总体情况、主动公开等六个部分 names some of them only.
    let abridged = listed.open && listed.said.is_none_or(|said| listed.count < said);
    let said = listed.said.filter(|said| *said != all);
    let complete = missing.is_empty() && listed.strange.is_empty();
    if complete && said.is_none() || abridged && said.is_none() && listed.strange.is_empty() {
        return None;
    }
    let number = ordinal(all);
    let mut faults = Vec::new();
    match listed.said {
        Some(said) if said != listed.count && !abridged => {
            faults.push(format!("说是 {said} 个部分，列出的是 {} 个", listed.count));
        }
        Some(said) if said != all => faults.push(format!("说是 {said} 个部分")),
        _ => {}
    }
    if !missing.is_empty() && !abridged {
        faults.push(format!("没有{}", missing.join("")));
    }
    let named = |names: &[&str]| {
        let some: Vec<String> = names.iter().take(MAX_NAMES).map(|name| quoted(name)).collect();
        format!(
            "“{}”{}",
            some.join("”“"),
            if names.len() > MAX_NAMES { "等" } else { "" }
        )
    };
    if !listed.strange.is_empty() {
        faults.push(format!("{}不是其中的一部分", named(&listed.strange)));
    }
    if !listed.split.is_empty() {
        faults.push(format!("{}应合为一个部分", named(&listed.split)));
    }
    Some(format!(
        "{PREAMBLE}列出的各部分与统一格式的{number}个部分不符：{}",
        faults.join("；")
    ))
}

/// The list of parts in a sentence, where it is one.
fn listed(sentence: &str) -> Option<Listed<'_>> {
    let counted = counted(sentence);
    let composed = has(sentence, COMPOSED);
    if counted.is_none() && !composed {
        return None;
    }
    let (number, said) = counted.map_or((sentence.len()..sentence.len(), None), |(range, said)| {
        (range, Some(said))
    });
    // The list stands before the number, or behind it.
    let before = parts_in(sentence, 0..number.start);
    let behind = parts_in(sentence, number.end..sentence.len());
    let mut list = [before, behind]
        .into_iter()
        .flatten()
        .max_by_key(|list| list.named.len())
        .filter(|list| list.named.len() >= 3)?;
    list.said = said;
    Some(list)
}

/// The number of parts that a sentence says, with where it stands: 六个部分, 6部分, 六大部分.
fn counted(sentence: &str) -> Option<(Range<usize>, usize)> {
    for (at, word) in sentence.match_indices("部分") {
        let head = sentence.get(..at)?.trim_end();
        let head = head.strip_suffix(['个', '大', '项']).unwrap_or(head).trim_end();
        let digits = head
            .char_indices()
            .rev()
            .take(3)
            .take_while(|(_, c)| is_digit(*c) || is_ordinal(*c))
            .last();
        let Some((start, _)) = digits else { continue };
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
        said: None,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(sentence: &str) -> Option<String> {
        listed(sentence).and_then(|listed| message(Edition::current(), &listed))
    }

    #[test]
    fn other_words_for_the_same_parts_are_quiet() {
        let titles = titles(Edition::current());
        for sentence in [
            format!("本报告由{titles}六个部分组成，数据统计到年底。"),
            format!("全文包括{titles}等6部分。"),
            format!("报告共分６个部分，分别是：{titles}。"),
            "本报告由概述、主动公开情况、依申请公开情况、行政复议、行政诉讼情况、不足与改进和其他事项六大部分构成。".to_owned(),
            "本报告由总体情况、主动公开政府信息情况等六个部分组成。".to_owned(),
            "报告由文字和表格两部分组成。".to_owned(),
            format!("根据条例和其他有关规定，结合本局工作情况，本报告由{titles}，共六个部分组成。"),
            "其中部分公开2件，主动公开、申请公开、复议诉讼各占一部分。".to_owned(),
        ] {
            assert_eq!(judged(&sentence), None, "{sentence}");
        }
    }

    #[test]
    fn what_differs_is_named() {
        let split =
            "由概述、主动公开、申请公开、行政复议情况、行政诉讼情况、存在的问题、其他事项七个部分组成";
        let message = judged(split).unwrap();
        assert!(
            message.contains("7 个部分") && message.contains("“行政复议情况”“行政诉讼情况”"),
            "{message}"
        );
        let less = "由总体情况、主动公开、申请公开、复议诉讼、问题及改进五个部分组成";
        let message = judged(less).unwrap();
        assert!(
            message.contains("5 个部分；没有") && !message.contains("列出的是"),
            "{message}"
        );
        let more = "由总体情况、主动公开、申请公开、复议诉讼、问题及改进、其他事项、附表说明六个部分组成";
        let message = judged(more).unwrap();
        assert!(message.contains("列出的是 7 个；“附表说明”"), "{message}");
    }
}
