//! Markings of papers that are not to be published.

use std::ops::Range;

use crate::check::Subject;
use crate::chinese::lines::has;
use crate::chinese::numerals::is_numeral;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::words::secrecy;
use crate::prose::judged_lines::{all_lines, recognised};
use crate::report::TextKey;
use crate::source::Origin;

declare_rule! {
    /// A marking of secrecy or of internal use that was left in.
    pub static RULE = {
        id: "secret-marking", title: "留有密级或内部标记", severity: [Error],
        basis: "保守国家秘密法；政府信息公开条例 第十七条",
        what: "文字里留有“内部资料”“注意保存”“秘密★”“机密”这样的标记。只是说到国家秘密、内部文件的句子不算。",
        why: "年度报告是向社会公布的；带着密级或内部标记发布，要么是模板的标记忘了删，要么是内容不该公开。",
        fix: "先核实内容能不能公开；能公开的，删去标记。",
    };
}

/// What ends a sentence, or the words in a bracket.
const ENDS: [char; 13] = [
    '。', '！', '；', ';', '!', '（', '）', '(', ')', '【', '】', '[', ']',
];
/// What parts the clauses of a marking. Not 、: a list of kinds of papers is no marking.
const COMMAS: [char; 7] = ['，', ',', '：', ':', ' ', '\u{3000}', '\u{a0}'];
/// The most other places that are marked beside the first.
const MAX_RELATED: usize = 20;
/// The most bytes of a sentence of markings.
const MAX_SENTENCE: usize = 120;

/// All markings are one finding, at the first.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let marks = recognised(all_lines(subject.report), |line| markings(line.words));
    let found: Vec<(String, Origin, TextKey)> = marks
        .map(|(line, mark)| {
            let words = line.words.get(mark.clone()).unwrap_or_default().to_owned();
            (words, line.origin_of(mark), line.key)
        })
        .collect();
    let Some((first, at, key)) = found.first() else {
        return Vec::new();
    };
    let many = if found.len() > 1 {
        format!("等 {} 处标记", found.len())
    } else {
        String::new()
    };
    let mut finding = Diagnostic::new(&RULE, format!("留有“{first}”{many}，与向社会公布的报告不符"))
        .at(at.clone())
        .help("先核实内容能不能公开；能公开的，删去标记")
        .path(*key);
    for (words, at, _) in found.iter().skip(1).take(MAX_RELATED) {
        finding = finding.related(at.clone(), None, format!("这里写着“{words}”"));
    }
    vec![finding]
}

/// The markings in a line.
fn markings(line: &str) -> Vec<Range<usize>> {
    let words = line.trim();
    let from = line.len() - line.trim_start().len();
    if is_level(words) {
        return std::iter::once(from..from + words.len()).collect();
    }
    let mut out: Vec<Range<usize>> = line
        .match_indices('★')
        .filter_map(|(at, star)| starred(line, at).map(|start| start..at + star.len()))
        .collect();
    // Most lines hold no such words at all.
    if !has(line, secrecy::MARKINGS) {
        return out;
    }
    let mut start = 0;
    let mut opened = false;
    // Most characters are Chinese, and so none of the marks.
    let is_end = |c: char| !('\u{4e00}'..='\u{9fff}').contains(&c) && ENDS.contains(&c);
    let ends = line.char_indices().filter(|(_, c)| is_end(*c));
    for (at, c) in ends.chain([(line.len(), '\n')]) {
        let sentence = line.get(start..at).unwrap_or_default();
        // A bracket in the middle of a sentence may explain a word of it: 不宜公开的（内部资料）除外.
        let alone = || {
            let before = line.get(..start).unwrap_or_default().trim();
            let behind = line.get(at + c.len_utf8()..).unwrap_or_default().trim();
            before.chars().nth(1).is_none() || behind.is_empty()
        };
        let clauses = marked_clauses(sentence);
        if clauses > 1 || (clauses == 1 && (!opened || alone())) {
            let own = sentence.trim_matches(COMMAS).trim();
            let from = start + (sentence.len() - sentence.trim_start_matches(COMMAS).trim_start().len());
            out.push(from..from + own.len());
        }
        start = at + c.len_utf8();
        opened = matches!(c, '（' | '(' | '【' | '[');
    }
    out.sort_by_key(|mark| mark.start);
    out
}

/// How many clauses a sentence has, if all of them are markings; else none.
fn marked_clauses(sentence: &str) -> usize {
    if sentence.len() > MAX_SENTENCE {
        return 0;
    }
    let mut count = 0;
    for clause in sentence
        .split(COMMAS)
        .map(str::trim)
        .filter(|clause| !clause.is_empty())
    {
        let words = secrecy::BEFORE_MARKING
            .iter()
            .find_map(|head| clause.strip_prefix(head))
            .unwrap_or(clause);
        if !secrecy::MARKINGS.contains(&words) && !secrecy::MARKINGS.contains(&clause) {
            return 0;
        }
        count += 1;
    }
    count
}

/// Whether a line is a level of secrecy with its term, and nothing else: 机密, 秘密★1年.
fn is_level(line: &str) -> bool {
    let rest = secrecy::LEVELS.iter().find_map(|level| line.strip_prefix(level));
    let in_term = |c: char| c.is_ascii_digit() || is_numeral(c) || "★级 　年月长期".contains(c);
    rest.is_some_and(|rest| rest.len() <= MAX_SENTENCE && rest.chars().all(in_term))
}

/// Where the level before a star begins; none where the words are quoted.
fn starred(line: &str, star: usize) -> Option<usize> {
    let before = line.get(..star)?.trim_end_matches([' ', '\u{3000}', '\u{a0}']);
    let level = secrecy::LEVELS.iter().find(|level| before.ends_with(*level))?;
    let start = before.len() - level.len();
    let quoted = before.get(..start)?.ends_with(['“', '"', '‘', '「', '、']);
    (!quoted).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(line: &str) -> Vec<&str> {
        markings(line).into_iter().map(|mark| &line[mark]).collect()
    }

    #[test]
    fn markings_are_found_where_they_stand_alone() {
        assert_eq!(marks("内部资料 注意保存"), ["内部资料 注意保存"]);
        assert_eq!(marks("均已答复（内部资料，不得外传）。"), ["内部资料，不得外传"]);
        assert_eq!(
            marks("均已答复。本报告为内部资料，请注意保存。"),
            ["本报告为内部资料，请注意保存"]
        );
        assert_eq!(marks("某局2021年报告（内部资料）"), ["内部资料"]);
        assert_eq!(marks("机密"), ["机密"]);
        assert_eq!(marks("  秘密 一年"), ["秘密 一年"]);
        assert_eq!(marks("秘密★1年 某局文件"), ["秘密★"]);
    }

    #[test]
    fn sentences_that_speak_of_secrets_are_quiet() {
        for line in [
            "1.属于国家秘密",
            "依法保守国家秘密、商业秘密。",
            "做到涉密文件不上网，不得外传。",
            "不宜公开的（内部文件）除外。",
            "国家秘密的密级分为（绝密、机密、秘密）三级。",
            "提高资料的机密性",
            "请申请人注意保存回执。",
            "清理内部文件3件，内部资料不上网。",
            "检查有无标注“秘密★”的文件。",
            "★ 重点工作",
        ] {
            assert_eq!(marks(line), [""; 0], "{line}");
        }
    }
}
