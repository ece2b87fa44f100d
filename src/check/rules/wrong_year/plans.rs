//! Plans: what the report announces for next year, and the plans of its own year that it rests on.

use std::ops::Range;

use super::mention::Mention;
use crate::chinese::brackets::pairs;
use crate::chinese::lines::{after, before, has};
use crate::chinese::numerals::is_ordinal;
use crate::form::PROBLEMS;
use crate::form::words::plans;
use crate::prose::judged_lines::{Line, paragraphs, paragraphs_of, recognised};
use crate::prose::scan::{Kind, scan};
use crate::report::{ProseKey, Report, TextKey};

/// The most characters behind a plan that are looked at.
const MAX_BEHIND: usize = 80;
/// The most characters of the subject between a year and its plan.
const MAX_SUBJECT: usize = 24;
/// The most characters of a sentence before a year that are looked at.
const MAX_HEAD: usize = 24;
/// With what the words before the year of a plan end, which are about something else.
const HEAD_MARKS: [char; 4] = ['：', ':', '，', ','];
/// The most characters before the title of a plan in which its basis is looked for: other titles stand between.
const MAX_BEFORE: usize = 60;

/// Plans of part five for this year, or an earlier one. A goal further ahead than next year is one.
pub(super) fn planned(report: &Report, year: i32) -> Vec<Mention> {
    let sentences = paragraphs_of(report, ProseKey::whole(PROBLEMS));
    let planned = recognised(sentences, |line| {
        scan(line.words, false)
            .filter_map(|find| match find.kind {
                Kind::Year(named, None) if named <= year => {
                    Some((named, find.number.start..plan(line.words, &find.number)?))
                }
                _ => None,
            })
            .collect::<Vec<_>>()
    });
    planned
        .map(|(line, (named, range))| Mention {
            what: "打算",
            year: named,
            path: line.key.to_string(),
            words: line.words.get(range.clone()).unwrap_or_default().to_owned(),
            origin: line.origin_of(range),
        })
        .collect()
}

/// Where the words end with which a plan for this year begins: 2021年，我局将继续; 2021年工作计划 as a heading.
pub(super) fn plan(line: &str, number: &Range<usize>) -> Option<usize> {
    let head = before(line, number.start, MAX_HEAD).trim();
    let measures = measures(head);
    // 针对上述问题，2021年，我局将: what stands before the last mark is not the year's.
    let head = head
        .rsplit(HEAD_MARKS)
        .find(|part| !part.is_empty())
        .unwrap_or_default();
    let head = if ends_with_mark(line, number.start) {
        ""
    } else {
        head
    };
    let head = head.trim_start_matches(|c: char| {
        c.is_ascii_digit() || is_ordinal(c) || "（）()、.．是：:，, ".contains(c)
    });
    if !head.is_empty() && !plans::BEFORE_YEAR.contains(&head) {
        return None;
    }
    let rest = line.get(number.end..)?.trim_start().strip_prefix('年')?;
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    let heading = rest.trim_end().trim_end_matches(['。', '：', ':']);
    let is_heading = |words: &str| {
        words.chars().take(MAX_SUBJECT).count() < MAX_SUBJECT
            && plans::HEADINGS.iter().any(|heading| words.ends_with(heading))
    };
    if is_heading(heading) {
        return Some(line.trim_end().len());
    }
    // 2021年工作重点：一是…: the heading runs into its paragraph.
    let run_in = rest.find(['：', ':']).filter(|at| is_heading(&rest[..*at]));
    if let Some(at) = run_in.filter(|_| !has(after(rest, 0, MAX_BEHIND), plans::DONE)) {
        return Some(line.len() - rest.len() + at);
    }
    if measures && !has(after(rest, 0, MAX_BEHIND), plans::DONE) {
        let sentence = after(rest, 0, MAX_SUBJECT);
        let end = sentence.trim_end_matches(['，', ',', '、']).len();
        return Some(line.len() - rest.len() + end);
    }
    let near = after(rest, 0, MAX_SUBJECT + 2);
    let mut begins = near.match_indices(plans::WILL_BEGINS);
    let (at, word) = begins.find_map(|(at, _)| {
        let from = rest.get(at..)?;
        Some((at, will(from)?))
    })?;
    let subject = rest.get(..at)?.trim_start_matches(['，', ',', ' ', '\u{3000}']);
    let plain = !subject.contains(['，', ',', '、', '的']);
    let past = has(subject, plans::PAST_BEFORE) || has(after(rest, at, MAX_BEHIND), plans::PAST_BEHIND);
    let length = line.len() - rest.len();
    (plain && !past).then_some(length + at + word)
}

/// Plans of work of other years that the report rests on.
pub(super) fn cited(report: &Report, year: i32) -> Vec<Mention> {
    let cited = recognised(paragraphs(report), |line| cited_in(line, year));
    cited
        .map(|(line, (named, range))| {
            let title = line.words.get(range.clone()).unwrap_or_default();
            Mention {
                what: "依据",
                year: named,
                path: line.key.to_string(),
                words: title.trim_matches(['《', '》']).to_owned(),
                origin: line.origin_of(range),
            }
        })
        .collect()
}

/// The length of the words of a plan that words begin with.
fn will(words: &str) -> Option<usize> {
    let whole = plans::WILL.iter().find(|will| words.starts_with(**will));
    let lead = || plans::WILL_LEADS.iter().find(|lead| words.starts_with(**lead));
    let done = |behind: &str| plans::WILL_DO.iter().find(|will| behind.starts_with(**will));
    whole
        .map(|will| will.len())
        .or_else(|| lead().and_then(|lead| Some(lead.len() + done(&words[lead.len()..])?.len())))
}

/// Whether the words before a year are a heading of measures: 改进措施：, 下一步，.
fn measures(head: &str) -> bool {
    head.strip_suffix(HEAD_MARKS)
        .is_some_and(|heading| plans::MEASURES.iter().any(|words| heading.ends_with(words)))
}

/// Whether a mark stands right before a place.
fn ends_with_mark(line: &str, at: usize) -> bool {
    line.get(..at)
        .is_some_and(|head| head.trim_end().ends_with(HEAD_MARKS))
}

/// The plans of work of other years that a line rests on, with where their titles stand.
fn cited_in(line: &Line<'_>, year: i32) -> Vec<(i32, Range<usize>)> {
    let words = line.words;
    if !words.contains('《') || !has(words, plans::WORK_PLANS) {
        return Vec::new();
    }
    let mut cited: Vec<(i32, Range<usize>)> = pairs(words, "《", "》")
        .filter_map(|range| Some((year_of_plan(words.get(range.clone())?)?, range)))
        .collect();
    // A plan of this year beside it is the basis, and the other one its history.
    if cited.iter().any(|(named, _)| *named == year) {
        return Vec::new();
    }
    let of_part_five = line.key == TextKey::Prose(ProseKey::whole(PROBLEMS));
    cited.retain(|(named, range)| {
        // What part five will do rests on next year's plan at the earliest when that is known.
        let ahead = of_part_five && *named > year;
        let head = before(words, range.start + '《'.len_utf8(), MAX_BEFORE);
        let tail = after(words, range.end, 12);
        !ahead && has(head, plans::BASIS) && !has(head, plans::HISTORY) && !has(tail, plans::HISTORY_BEHIND)
    });
    cited
}

/// The year of a plan of open-government work; none where the title is another's, or names no one year.
fn year_of_plan(title: &str) -> Option<i32> {
    if title.len() > 400
        || !has(title, plans::WORK_PLANS)
        || !has(title, plans::ABOUT)
        || has(title, plans::SEVERAL_YEARS)
    {
        return None;
    }
    let inner = title.strip_prefix('《')?.strip_suffix('》')?;
    let mut years = scan(inner, false).filter_map(|find| match find.kind {
        Kind::Year(named, None) => Some(named),
        // 2020—2022年: not one year.
        Kind::Bare(_) => Some(0),
        _ => None,
    });
    let first = years.next()?;
    (first > 0 && years.all(|year| year == first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned_for(line: &str) -> Vec<&str> {
        scan(line, false)
            .filter(|find| matches!(find.kind, Kind::Year(_, None)))
            .filter_map(|find| line.get(find.number.start..plan(line, &find.number)?))
            .collect()
    }

    #[test]
    fn plans_are_distinguished_from_what_was() {
        for (line, words) in [
            ("2021年，我局将进一步规范公开。", "2021年，我局将进一步"),
            (
                "（二）2021年，县水利局将重点做好以下工作：",
                "2021年，县水利局将重点做",
            ),
            ("存在不足。2021年将继续努力。", "2021年将继续"),
            ("2021年度，我办将认真贯彻《条例》", "2021年度，我办将认真"),
            ("（二）2021年工作计划\n", "2021年工作计划"),
            ("2021年，我局将针对存在的问题，抓好整改。", "2021年，我局将针对"),
            ("改进措施：2021年，将细化公开目录。", "2021年，将细化公开目录"),
            ("针对上述问题，2021年，我局将细化目录。", "2021年，我局将细化"),
            ("下一步，2021年我办要加强培训。", "2021年我办要加强培训"),
            ("2021年，拟丰富解读形式。", "2021年，拟丰富"),
            ("2021年工作重点：一是加强解读。", "2021年工作重点"),
        ] {
            assert_eq!(planned_for(line), [words], "{line}");
        }
        for line in [
            "2021年存在的问题：一是解读不够。",
            "针对2021年存在的问题，我局将进一步规范公开。",
            "2021年，我局将政务公开纳入考核，取得较好成效。",
            "2021年，我局将继续推进政务公开作为重点，取得了成效，但仍有不足。",
            "2021年，我局将重点领域信息公开到位。",
            "2021年，我局将在线申请的办理时间缩短。",
            "2021年，我局将加强公开列入年度任务。",
            "到2021年，全县将全面实现标准化。",
            "2021年，政务公开工作有进展，我局将继续努力。",
            "与2021年相比，下一步将加强解读。",
            "2021年工作计划完成情况良好。",
            "2021年，我局将规范性文件全部公开。",
            "2021年要求各科室及时更新。",
            "改进措施：2021年已建立会商制度。",
            "上年提出的改进措施，2021年落实了三项。",
            "2021年重点工作：完成了栏目改版。",
        ] {
            assert_eq!(planned_for(line), Vec::<&str>::new(), "{line}");
        }
    }

    #[test]
    fn a_plan_of_work_has_one_year() {
        for (title, year) in [
            (
                "《某市人民政府办公厅关于印发2019年某市政务公开工作要点的通知》",
                Some(2019),
            ),
            ("《2020年政务公开工作要点》", Some(2020)),
            ("《二〇二〇年政府信息公开工作计划》", Some(2020)),
            ("《全面推进政务公开三年行动实施方案（2019年）》", None),
            ("《2019—2021年政务公开实施方案》", None),
            ("《2019年财政工作要点》", None),
            ("《基层政务公开标准化规范化工作实施方案》", None),
        ] {
            assert_eq!(year_of_plan(title), year, "{title}");
        }
    }
}
