//! Prose that is last year's, word for word.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hasher};
use std::ops::Range;

use crate::check::Subject;
use crate::chinese::lines::{has, lines, parts};
use crate::chinese::numbering::level;
use crate::chinese::numerals::is_numeral;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::words::standard::STANDARD;
use crate::prose::judged_lines::is_sentence;
use crate::report::findings::short;
use crate::report::marks::is_draft;
use crate::report::markup::CAPTION;
use crate::report::text::Text;
use crate::report::{ProseKey, Report};

declare_rule! {
    /// Prose that was taken over from last year.
    pub static RULE = {
        id: "copied-text", title: "文字大半与上年相同", severity: [Warning], basis: "",
        what: "一个部分的文字，有一半以上与上年报告的同一部分逐句相同。数字和年份不同的，仍算相同；引言、标题和信息处理费的固定说法不计；不足六十字的部分不看。",
        why: "国办公开办函〔2021〕30号要求，报告内容雷同、敷衍塞责的要追究责任；每年的工作不会逐字相同。",
        fix: "按本年的实际情况重写相同的句子。",
        topic: Years, needs_prior: true,
    };
}

/// The ends of sentences.
const STOPS: &[char] = &['。', '；', '！', '？', ';', '!', '?'];
/// The fewest characters of a sentence that is compared.
const MIN_SENTENCE: usize = 8;
/// The fewest characters of a section that is not like others by itself.
const MIN_SECTION: usize = 60;
/// The most characters of a numbered head.
const MAX_HEAD: usize = 20;

/// A sentence: a hash of its words without figures, how many characters those have, where it stands.
struct Sentence {
    hash: u64,
    length: usize,
    range: Range<usize>,
}

/// Each section is one finding, at the longest of its sentences that is last year's. A draft whose marks still stand is
/// last year's by design.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let Some(prior) = &subject.prior else {
        return Vec::new();
    };
    if report.prose.values().any(|text| is_draft(text.as_str())) {
        return Vec::new();
    }
    let sections = report.edition.sections().iter();
    sections
        .filter_map(|section| judge_section(report, prior.report, section.key, &prior.name()))
        .collect()
}

fn judge_section(report: &Report, last: &Report, section: &str, name: &str) -> Option<Diagnostic> {
    let known: HashSet<u64> = texts(last, section)
        .flat_map(|(_, text)| sentences(text.as_str()))
        .map(|sentence| sentence.hash)
        .collect();
    let (mut all, mut copied) = (0, 0);
    let mut longest: Option<(&ProseKey, &Text, Sentence)> = None;
    for (key, text) in texts(report, section) {
        for sentence in sentences(text.as_str()) {
            all += sentence.length;
            if !known.contains(&sentence.hash) {
                continue;
            }
            copied += sentence.length;
            if longest.as_ref().is_none_or(|(.., l)| sentence.length > l.length) {
                longest = Some((key, text, sentence));
            }
        }
    }
    let (key, text, sentence) = longest?;
    if all < MIN_SECTION || copied * 2 <= all {
        return None;
    }
    let share = match (copied * 100 + all / 2) / all {
        _ if copied == all => "全部".to_owned(),
        50 => "有一半以上".to_owned(),
        percent => format!("约 {percent}% "),
    };
    let quoted = text.as_str().get(sentence.range.clone()).unwrap_or_default();
    let message = format!(
        "“{}”的文字{share}与{name}逐句相同（数字、年份不计），例如“{}”",
        report.edition.heading(section),
        short(quoted)
    );
    Some(
        Diagnostic::new(&RULE, message)
            .at(text.origin_of(sentence.range))
            .help("按本年的实际情况重写相同的句子")
            .path(key.to_string()),
    )
}

/// The prose of a section.
fn texts<'a>(report: &'a Report, section: &'a str) -> impl Iterator<Item = (&'a ProseKey, &'a Text)> {
    report.prose.iter().filter(move |(key, _)| key.section == section)
}

/// The sentences of a text that an agency words itself. Tables and pictures are none.
fn sentences(text: &str) -> impl Iterator<Item = Sentence> {
    lines(text)
        .map(trimmed)
        .filter(|(_, line)| is_sentence(line) && !line.starts_with(CAPTION))
        .flat_map(|(start, line)| {
            let parts = parts(line, STOPS);
            parts.map(move |(at, words)| trimmed((start + at, words)))
        })
        .filter(|(_, words)| !is_head(words) && !has(words, STANDARD))
        .filter_map(|(start, words)| {
            let (hash, length) = hashed(words);
            (length >= MIN_SENTENCE).then(|| Sentence {
                hash,
                length,
                range: start..start + words.len(),
            })
        })
}

/// A part of a text without the blanks around it, and where it begins then.
fn trimmed((start, part): (usize, &str)) -> (usize, &str) {
    (start + (part.len() - part.trim_start().len()), part.trim())
}

/// Whether a sentence is a numbered head: （一）主动公开。
fn is_head(words: &str) -> bool {
    level(words).is_some() && !words.contains(['，', ',']) && words.chars().nth(MAX_HEAD).is_none()
}

/// A sentence without figures, blanks and marks, and how many characters that is.
fn hashed(words: &str) -> (u64, usize) {
    let letters = words
        .chars()
        .filter(|c| c.is_alphabetic() && !c.is_numeric() && !is_numeral(*c));
    let mut hasher = DefaultHasher::new();
    let mut length = 0;
    for c in letters {
        hasher.write_u32(u32::from(c));
        length += 1;
    }
    (hasher.finish(), length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        hashed(one) == hashed(other)
    }

    #[test]
    fn figures_years_blanks_and_marks_do_not_count() {
        assert!(same(
            "2021年，公开信息120条，其中三十二条有图",
            "２０２０ 年公开信息 9 条、其中二十条有图"
        ));
        assert!(same("二〇二一年办结12件", "2020年办结3件"));
        assert!(!same("公开信息120条", "公布信息120条"));
    }

    #[test]
    fn heads_tables_and_standard_phrases_are_no_sentences() {
        let text = "（一）政府信息公开平台建设。\n| 栏目的名称 | 本年公开的条数 |\n\
            本机关全年没有收取信息处理费。无。\n　一是按月更新专栏里的规划和预算；二是公开。";
        let found: Vec<&str> = sentences(text).map(|s| &text[s.range]).collect();
        assert_eq!(found, ["一是按月更新专栏里的规划和预算；"]);
    }
}
