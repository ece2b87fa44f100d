//! Plans: what the report says will be done next year, and the plans of its own year that it rests on.

use std::ops::Range;

use super::RULE;
use crate::chinese::brackets::pairs;
use crate::chinese::lines::{after, before, has};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::prose::near::{paragraphs, quoted};
use crate::prose::scan::{Kind, scan};
use crate::report::{ProseKey, Report};
use crate::source::Origin;

/// The key of the part that says what will be done.
const PLANS: &str = "问题及改进";

/// Words behind a year and its subject with which a plan begins. 将 alone does not do: 将政务公开纳入考核 tells what was done.
const WILL: [&str; 34] = [
    "将继续",
    "将进一步",
    "将重点做",
    "将重点抓",
    "将重点围绕",
    "将重点推",
    "将重点从",
    "将重点加强",
    "将重点开展",
    "将着力",
    "将着重",
    "将从",
    "将围绕",
    "将认真",
    "将持续",
    "将不断",
    "将努力",
    "将坚持",
    "将按照",
    "将严格",
    "将切实",
    "将加强",
    "将加大",
    "将深入",
    "将全面",
    "将做好",
    "将积极",
    "将大力",
    "将紧紧",
    "将采取",
    "将结合",
    "将针对",
    "拟从",
    "打算",
];
/// The characters with which they begin.
const WILL_BEGINS: [char; 3] = ['将', '拟', '打'];
/// Behind a year, they say the same by themselves; a heading ends with them.
const HEADINGS: [&str; 6] = [
    "工作计划",
    "工作打算",
    "工作思路",
    "工作设想",
    "下一步打算",
    "工作安排",
];
/// They say, before a plan or behind it, that the sentence tells of what was.
const PAST: [&str; 7] = ["取得", "但仍", "但还", "但也", "存在", "完成了", "开展了"];
const PAST_BEHIND: [&str; 7] = ["取得了", "但仍", "但还", "但也", "作为", "纳入", "列入"];
/// So many characters behind it are looked at.
const BEHIND: usize = 80;
/// Between a year and the plan stands the subject, no longer than this.
const SUBJECT: usize = 24;

/// What a plan of work is called, and what it must be about.
const WORK_PLANS: [&str; 4] = ["工作要点", "工作计划", "工作安排", "实施方案"];
const ABOUT: [&str; 2] = ["政务公开", "信息公开"];
/// It covers several years, or none in particular.
const SEVERAL_YEARS: [&str; 5] = ["三年", "五年", "十四五", "十五五", "规划"];
/// Words before the title that rest on it.
const BASIS: [&str; 14] = [
    "根据", "按照", "依照", "依据", "对照", "遵照", "贯彻", "落实", "围绕", "结合", "执行", "参照", "以《",
    "按《",
];
/// Words near it that tell what became of it.
const HISTORY: [&str; 4] = ["上年", "去年", "往年", "曾"];
/// So far before the title the basis is looked for, in characters: other titles stand between.
const BEFORE: usize = 60;

/// A place with its words.
struct Found {
    year: i32,
    path: String,
    words: String,
    origin: Origin,
}

/// Plans for a year that is over, and plans of other years that are this year's basis: one finding for each such year.
pub(super) fn judge(report: &Report, year: i32) -> Vec<Diagnostic> {
    let mut out = gathered(planned(report, year), |found| {
        (
            format!(
                "下一步的打算写的是 {} 年（“{}”），{year} 年度的报告应写 {} 年",
                found.year,
                quoted(&found.words),
                year + 1
            ),
            format!("打算是下一年的，改为 {} 年", year + 1),
        )
    });
    out.extend(gathered(cited(report, year), |found| {
        (
            format!(
                "以 {} 年的“{}”为依据，而报告的年度是 {year}",
                found.year,
                quoted(&found.words)
            ),
            format!("改引 {year} 年的文件，或删去；确实依据这份文件的，保留并备好说明"),
        )
    }));
    out
}

/// One finding for each year, at its first place.
fn gathered(found: Vec<Found>, told: impl Fn(&Found) -> (String, String)) -> Vec<Diagnostic> {
    let mut out: Vec<(i32, Diagnostic)> = Vec::new();
    for place in found {
        if let Some((_, first)) = out.iter_mut().find(|(year, _)| *year == place.year) {
            first.related.push(Label::new(
                place.origin,
                format!("这里也是：“{}”", quoted(&place.words)),
            ));
            continue;
        }
        let (message, help) = told(&place);
        let diagnostic = Diagnostic::new(&RULE, message)
            .severity(Severity::Warning)
            .at(place.origin)
            .help(help)
            .path(place.path);
        out.push((place.year, diagnostic));
    }
    out.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

/// Plans of part five for this year, or an earlier one. A goal further ahead than next year is one.
fn planned(report: &Report, year: i32) -> Vec<Found> {
    let Some(text) = report.prose.get(&ProseKey::whole(PLANS)) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (start, line) in paragraphs(text.as_str()) {
        for find in scan(line, false) {
            let Kind::Year(named, None) = find.kind else {
                continue;
            };
            if named > year {
                continue;
            }
            if let Some(end) = plan(line, &find.number) {
                out.push(Found {
                    year: named,
                    path: PLANS.to_owned(),
                    words: line.get(find.number.start..end).unwrap_or_default().to_owned(),
                    origin: text.origin_of(start + find.number.start..start + end),
                });
            }
        }
    }
    out
}

/// Where the words end with which a plan for this year begins: 2021年，我局将继续; 2021年工作计划 as a heading.
fn plan(line: &str, number: &Range<usize>) -> Option<usize> {
    let head = before(line, number.start, 12).trim();
    let head = head.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "（）()一二三四五六七八九十、.．是：:，, ".contains(c)
    });
    if !["", "下一步", "下阶段", "在", "因此", "为此"].contains(&head) {
        return None;
    }
    let rest = line.get(number.end..)?.trim_start().strip_prefix('年')?;
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    let heading = rest.trim_end().trim_end_matches(['。', '：', ':']);
    if heading.chars().take(SUBJECT).count() < SUBJECT
        && HEADINGS.iter().any(|words| heading.ends_with(words))
    {
        return Some(line.trim_end().len());
    }
    let near = after(rest, 0, SUBJECT + 2);
    let mut begins = near.match_indices(WILL_BEGINS);
    let (at, word) = begins.find_map(|(at, _)| {
        let from = rest.get(at..)?;
        Some((at, *WILL.iter().find(|will| from.starts_with(**will))?))
    })?;
    let subject = rest.get(..at)?.trim_start_matches(['，', ',', ' ', '\u{3000}']);
    let plain = !subject.contains(['，', ',', '、', '的']);
    let past = has(subject, &PAST) || has(after(rest, at, BEHIND), &PAST_BEHIND);
    let length = line.len() - rest.len();
    (plain && !past).then_some(length + at + word.len())
}

/// Plans of work of other years that the report rests on.
fn cited(report: &Report, year: i32) -> Vec<Found> {
    let mut out = Vec::new();
    for (key, text) in &report.prose {
        for (start, line) in paragraphs(text.as_str()) {
            if !line.contains('《') || !has(line, &WORK_PLANS) {
                continue;
            }
            let plans: Vec<(i32, Range<usize>)> = pairs(line, "《", "》")
                .filter_map(|range| Some((year_of_plan(line.get(range.clone())?)?, range)))
                .collect();
            // A plan of this year beside it is the basis, and the other one its history.
            if plans.iter().any(|(named, _)| *named == year) {
                continue;
            }
            for (named, range) in plans {
                // What part five will do rests on next year's plan at the earliest when that is known.
                let ahead = key.section == PLANS && named > year;
                let head = before(line, range.start + '《'.len_utf8(), BEFORE);
                let tail = after(line, range.end, 12);
                if ahead || !has(head, &BASIS) || has(head, &HISTORY) || has(tail, &["完成情况", "基础上"])
                {
                    continue;
                }
                let inner = line.get(range.clone()).unwrap_or_default();
                out.push(Found {
                    year: named,
                    path: key.to_string(),
                    words: inner.trim_matches(['《', '》']).to_owned(),
                    origin: text.origin_of(start + range.start..start + range.end),
                });
            }
        }
    }
    out
}

/// The year of a plan of open-government work; none where the title is another's, or names no one year.
fn year_of_plan(title: &str) -> Option<i32> {
    if title.len() > 400 || !has(title, &WORK_PLANS) || !has(title, &ABOUT) || has(title, &SEVERAL_YEARS) {
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
    fn plans_are_told_from_what_was() {
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
