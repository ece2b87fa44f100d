//! The places where a report names its year: in its title, with its name in the preamble, in its period.

use std::ops::Range;

use super::mention::Mention;
use crate::check::Subject;
use crate::chinese::lines::{after, before, has};
use crate::form::words::{titles, years};
use crate::prose::judged_lines::{paragraphs_of, recognised};
use crate::prose::scan::{Kind, scan};
use crate::report::keys::{self, PREAMBLE};
use crate::report::{ProseKey, Report};

/// The year of the title. One that names several, the report's among them, is left alone.
pub(super) fn titled(report: &Report, year: i32) -> Vec<Mention> {
    let Some(title) = &report.title else {
        return Vec::new();
    };
    let words = title.as_str();
    let years: Vec<(i32, Range<usize>)> = scan(words, true)
        .filter_map(|find| match find.kind {
            Kind::Year(named, _) => Some((named, find.number)),
            // Four digits alone may be a part of a name.
            Kind::Bare(named) if (year - 10..year + 10).contains(&named) => Some((named, find.number)),
            _ => None,
        })
        .collect();
    if years.iter().any(|(named, _)| *named == year) {
        return Vec::new();
    }
    let Some((named, number)) = years.into_iter().next() else {
        return Vec::new();
    };
    vec![Mention {
        what: keys::TITLE,
        year: named,
        path: keys::TITLE.to_owned(),
        words: words.to_owned(),
        origin: title.origin_of(number),
    }]
}

/// The years with which the preamble names this report.
pub(super) fn introduced(report: &Report, year: i32) -> Vec<Mention> {
    let preamble = paragraphs_of(report, ProseKey::whole(PREAMBLE));
    let named = recognised(preamble, |line| reports_named(line.words, year));
    named
        .map(|(line, (named, number, words))| Mention {
            what: PREAMBLE,
            year: named,
            path: line.key.to_string(),
            words: line.words.get(words).unwrap_or_default().to_owned(),
            origin: line.origin_of(number),
        })
        .collect()
}

/// Other years than the report's with which a line names this report: the year, where it stands, and the whole name.
pub(super) fn reports_named(line: &str, year: i32) -> Vec<(i32, Range<usize>, Range<usize>)> {
    scan(line, true)
        .filter_map(|find| {
            let Kind::Year(named, None) = find.kind else {
                return None;
            };
            let earlier = has(before(line, find.number.start, 6), years::OF_EARLIER);
            let length = report_named(line, find.number.end).filter(|_| named != year && !earlier)?;
            let words = find.number.start..find.number.end + length;
            Some((named, find.number, words))
        })
        .collect()
}

/// The length of the words behind a year that name this report; none where they name something else.
fn report_named(line: &str, end: usize) -> Option<usize> {
    let tail = after(line, end, 50);
    let stop = tail
        .find(|c| "，,、：:（(）)《》".contains(c))
        .unwrap_or(tail.len());
    let clause = tail.get(..stop)?;
    let rest = clause.trim_start().strip_prefix('年')?.trim_start();
    let rest = rest.strip_prefix('度').unwrap_or(rest).trim_start();
    let named = years::REPORT_NAMES.iter().any(|name| rest.starts_with(name))
        || rest.contains(titles::SUBJECTS[1]) && has(rest, titles::REPORTS)
        || rest.starts_with(years::WORK) && rest.contains(years::CIRCUMSTANCES);
    (named && !has(rest, years::OF_OTHERS)).then_some(clause.trim_end_matches('。').len())
}

/// The years of the period, where its days are right.
pub(super) fn reported(subject: &Subject<'_>, year: i32) -> Vec<Mention> {
    let stated = subject.periods().iter();
    stated
        .filter(|(_, stated)| stated.is_whole())
        .filter_map(|(line, stated)| {
            Some(Mention {
                what: "统计期限",
                year: stated.other_year(year)?,
                path: line.key.to_string(),
                words: line.words.get(stated.range.clone())?.to_owned(),
                origin: line.origin_of(stated.range.clone()),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<&str> {
        scan(line, true)
            .filter(|find| matches!(find.kind, Kind::Year(_, None)))
            .filter_map(|find| {
                let length = report_named(line, find.number.end)?;
                line.get(find.number.start..find.number.end + length)
            })
            .collect()
    }

    #[test]
    fn a_year_that_names_the_report_is_distinguished_from_others() {
        for line in [
            "2020年度政府信息公开工作年度报告",
            "2020年度宁海县政务服务办公室信息公开工作年度报告",
            "2020 年年度报告",
            "2020年政府信息公开工作情况",
            "2020年年报",
        ] {
            assert_eq!(names(line), [line]);
        }
        assert_eq!(
            names("《某局2020年政府信息公开工作年度报告》"),
            ["2020年政府信息公开工作年度报告"]
        );
        for line in [
            "自2008年以来，政府信息公开",
            "2019年5月15日起施行的条例",
            "按照2020年政府信息公开工作部署",
            "2020年政府信息公开工作要点",
            "2020年，政府信息公开",
            "2020年政府工作报告",
            "2020年政府信息公开专栏开通",
            "2020年年报可在县政府网站查阅",
            "在2020年政府信息公开工作年度报告的基础上",
            "《2020年政务公开工作要点》",
            "（国办公开办函〔2020〕年度报告",
        ] {
            assert_eq!(names(line), Vec::<&str>::new(), "{line}");
        }
    }
}
