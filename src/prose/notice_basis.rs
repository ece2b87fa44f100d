//! Whether a sentence says that the report rests on the paper whose number it gives, which then is the notice of the form; and
//! whether it reports what became of one.

use std::ops::Range;

use crate::chinese::lines::{after, before, clauses, has};
use crate::form::words::notices::{BASIS, COMPILING, NO_BASIS, ON_THE_WAY, OTHER_WORKS, REPORT_NAMES};

/// The most characters between a title and its number: 的通知（.
const MAX_GAP: usize = 12;
/// The most characters between a number and the title of its paper: 文件印发的.
const MAX_LINK: usize = 6;

/// Whether what stands in a range of a line is given as the basis of the report, and has no title of its own.
pub fn is_basis(line: &str, number: &Range<usize>) -> bool {
    let Some((start, sentence)) = clauses(line)
        .take_while(|(start, _)| *start <= number.start)
        .last()
    else {
        return false;
    };
    let before = line.get(start..number.start).unwrap_or_default();
    let after = line.get(number.end..start + sentence.len()).unwrap_or_default();
    let Some((subject, between)) = BASIS
        .iter()
        .filter_map(|word| Some((before.rfind(word)?, word.len())))
        .max()
        .map(|(at, length)| (&before[..at], &before[at + length..]))
    else {
        return false;
    };
    !between.contains(['，', ','])
        && !is_titled(between, after)
        && (has(subject, REPORT_NAMES) || compiles_report(subject, after))
}

/// Whether words near a citation say what became of the notice: the report does not rest on it.
pub fn is_history(line: &str, cited: &Range<usize>) -> bool {
    has(before(line, cited.start, 40), NO_BASIS) || has(after(line, cited.end, 40), NO_BASIS)
}

/// Whether the paper has its title beside its number.
fn is_titled(before: &str, after: &str) -> bool {
    let own = before.rfind('》').is_some_and(|at| {
        let gap = &before[at + '》'.len_utf8()..];
        gap.chars().count() <= MAX_GAP && !gap.contains(['、', '和', '及', '与'])
    });
    let title = after.find('《').is_some_and(|at| {
        let link = &after[..at];
        link.chars().count() <= MAX_LINK && !link.contains(['、', '和', '及', '与', '，'])
    });
    own || title
}

/// Whether the words behind a number go on to compile the report: by name, or as what the sentence is about.
fn compiles_report(subject: &str, after: &str) -> bool {
    let Some((at, length)) = COMPILING
        .iter()
        .filter_map(|word| Some((after.find(word)?, word.len())))
        .min()
    else {
        return false;
    };
    let (way, work) = (&after[..at], &after[at + length..]);
    // The first clause is the paper's own, the last the verb's; what stands between them may be another work.
    let mut way = way.split(['，', ',']).skip(1).collect::<Vec<_>>();
    let own = way.pop();
    if !way.iter().all(|clause| {
        ON_THE_WAY
            .iter()
            .any(|word| clause.trim_start().starts_with(word))
    }) {
        return false;
    }
    let idle = work.trim_end_matches(['。', '；', '！', '？', '\n', ' ', '\r', '）', ')']);
    let named = work.find(['，', ',']).map_or(work, |at| &work[..at]);
    if has(named, REPORT_NAMES) {
        return !has(own.unwrap_or_default(), OTHER_WORKS);
    }
    (idle.is_empty() || idle == "而成" || idle == "完成") && own.is_none() && !has(subject, OTHER_WORKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: &str = "国办发〔2021〕30号";

    fn basis(line: &str) -> bool {
        let at = line.find(NUMBER).unwrap();
        is_basis(line, &(at..at + NUMBER.len()))
    }

    #[test]
    fn what_a_report_is_compiled_by_is_its_basis() {
        for words in [
            "主动公开内容按照#文件要求编制。",
            "本报告依据#要求编制。",
            "根据《中华人民共和国政府信息公开条例》和#文件要求，编制本报告。",
            "根据《条例》（国务院令第711号）、#等规定，结合本局实际，现公布2021年政府信息公开工作年度报告。",
            "年度报告格式严格按照#执行",
            "2022年某局按照#文件精神编制政府信息公开工作年度报告，全文六个部分。",
            "有误。本年报由本局根据#的规定撰写。",
        ] {
            assert!(basis(&words.replace('#', NUMBER)), "{words}");
        }
    }

    #[test]
    fn a_paper_that_other_work_rests_on_is_none() {
        for words in [
            "#",
            "落实#文件要求，推进政策公开。",
            "根据#文件要求，编制了基层政务公开标准目录。",
            "政府信息公开目录按照#文件要求编制。",
            "按照#要求，加强政策解读，按时编制政府信息公开工作年度报告。",
            "根据《国务院办公厅关于某项改革的意见》（#），编制本报告。",
            "根据《某意见》的通知（#）要求，编制本报告。",
            "根据#《国务院办公厅关于某项改革的意见》，编制本报告。",
            "按照#公开政策。本报告按规定编制。",
            "按照#要求修订公开指南，并在网站公布。",
            "根据#，形成本局优化环境的情况报告。",
        ] {
            assert!(!basis(&words.replace('#', NUMBER)), "{words}");
        }
    }
}
