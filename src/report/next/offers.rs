//! Figures of prose that are figures of the tables: written as `{{…}}`, so that next year's come by themselves.

use std::collections::BTreeSet;
use std::fmt::Write;

use rust_decimal::Decimal;

use crate::form::Edition;
use crate::form::phrases::{Name, PHRASES, Phrase};
use crate::report::Report;
use crate::report::scan::{Kind, scan};
use crate::report::values::Values;

/// Between the subject and the figure these say nothing.
const LINKS: [&str; 6] = ["共计", "数量", "共", "为", "：", "总数"];
/// Before a phrase these make it another one: 不予以公开, 予以公开和部分公开, 上年新收.
const OTHERWISE: [&str; 15] = [
    "不",
    "未",
    "非",
    "及",
    "和",
    "与",
    "或",
    "并",
    "上年",
    "上年度",
    "去年",
    "同期",
    "前年",
    "备案",
    "代",
];
/// Behind the counter these make it another figure.
const BEYOND: [&str; 3] = ["次", "以上", "左右"];

/// Last year's figures, to compare prose with.
pub(super) struct Offers<'a> {
    last: &'a Report,
    values: Values,
    next: &'static Edition,
}

impl<'a> Offers<'a> {
    pub(super) fn new(last: &'a Report, next: &'static Edition) -> Self {
        Self {
            values: last.values(),
            last,
            next,
        }
    }

    /// A paragraph with its figures inserted where they certainly are the tables', and how many those are.
    pub(super) fn inserted(&self, line: &str) -> (String, usize) {
        let mut out = String::new();
        let mut done = 0;
        let mut count = 0;
        let mut contexts: Option<BTreeSet<&str>> = None;
        for find in scan(line, false).filter(|f| f.kind == Kind::Figure) {
            let before = line.get(..find.number.start).unwrap_or_default();
            let behind = line.get(find.number.end..).unwrap_or_default();
            let Ok(value) = Decimal::from_str_exact(&line[find.number.clone()]) else {
                continue;
            };
            let Some(phrase) = meant(before, behind) else {
                continue;
            };
            // Once for the line: to look for them at each figure takes the square of a long line.
            let said = contexts.get_or_insert_with(|| {
                let all = PHRASES.iter().map(|phrase| phrase.context);
                all.filter(|context| line.contains(context)).collect()
            });
            let point = phrase.means.point(self.next);
            if let Some(point) = point.filter(|_| said.contains(phrase.context) && self.agrees(phrase, value))
            {
                out.push_str(before.get(done..).unwrap_or_default());
                // Writing to a string cannot fail.
                let _ = write!(out, "{{{{{point}}}}}");
                done = find.number.end;
                count += 1;
            }
        }
        out.push_str(line.get(done..).unwrap_or_default());
        (out, count)
    }

    /// Whether all that a phrase may mean is this value.
    fn agrees(&self, phrase: &Phrase, value: Decimal) -> bool {
        let get = |name: &Name| {
            name.point(self.last.edition)
                .and_then(|point| self.values.get(point))
        };
        let sum = |names: &[Name]| {
            names
                .iter()
                .try_fold(Decimal::ZERO, |sum, name| sum.checked_add(get(name)?))
        };
        get(&phrase.means) == Some(value) && phrase.also.iter().all(|names| sum(names) == Some(value))
    }
}

/// The phrase that a figure between these words stands behind, where nothing makes it another one.
fn meant(before: &str, behind: &str) -> Option<&'static Phrase> {
    let mut before = before;
    for _ in 0..2 {
        before = LINKS
            .iter()
            .find_map(|link| before.strip_suffix(link))
            .unwrap_or(before);
    }
    let (phrase, words) = PHRASES
        .iter()
        .flat_map(|phrase| phrase.words.iter().map(move |words| (phrase, *words)))
        .filter(|(_, words)| before.ends_with(words))
        .max_by_key(|(_, words)| words.len())?;
    let counter = phrase.counters.iter().find(|c| behind.starts_with(**c))?;
    let behind = &behind[counter.len()..];
    let before = &before[..before.len() - words.len()];
    let other = BEYOND.iter().any(|word| behind.starts_with(word))
        || OTHERWISE.iter().any(|word| before.ends_with(word))
        || joined(before);
    (!other).then_some(phrase)
}

/// Whether the words before a phrase are the first of a pair with it (予以公开、部分公开3件), and not a figure of their own.
fn joined(before: &str) -> bool {
    before.strip_suffix('、').is_some_and(|first| {
        let own = first.trim_end_matches(['件', '份', '宗', '条', '起', '个', '）', '%', '项', '元']);
        !own.ends_with(|c: char| c.is_ascii_digit() || c == '}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::State;

    /// A report with these figures of 总计 in table 3 and everything else 0.
    fn report(received: i64, carried: i64) -> Report {
        let edition = Edition::current();
        let mut report = crate::report::new::new(edition, 2021, "某局", None);
        for (point, fact) in &mut report.facts {
            let value = match point.to_string().as_str() {
                "申请.本年新收.总计" => received,
                "申请.上年结转.总计" => carried,
                "申请.办理结果.总计.总计" => received + carried,
                "申请.办理结果.予以公开.总计" => 6,
                "申请.办理结果.部分公开.总计" => 1,
                "复议诉讼.行政复议.总计" => 2,
                "主动公开.行政规范性文件.本年制发件数" => 18,
                _ => 0,
            };
            fact.state = State::Number(value.into());
        }
        report
    }

    fn offered(report: &Report, line: &str) -> String {
        Offers::new(report, Edition::current()).inserted(line).0
    }

    #[test]
    fn figures_that_are_certainly_the_tables_are_inserted() {
        let report = report(31, 0);
        for (line, wanted) in [
            (
                "全年新收政府信息公开申请31件。",
                "全年新收政府信息公开申请{{申请.本年新收.总计}}件。",
            ),
            (
                "共收到政府信息公开申请共31件",
                "共收到政府信息公开申请共{{申请.本年新收.总计}}件",
            ),
            (
                "申请中予以公开6件、部分公开1件",
                "申请中予以公开{{申请.办理结果.予以公开.总计}}件、部分公开{{申请.办理结果.部分公开.总计}}件",
            ),
            (
                "因政府信息公开被申请行政复议2件",
                "因政府信息公开被申请行政复议{{复议诉讼.行政复议.总计}}件",
            ),
            (
                "制发行政规范性文件18件",
                "制发行政规范性文件{{主动公开.行政规范性文件.本年制发件数}}件",
            ),
        ] {
            assert_eq!(offered(&report, line), wanted);
        }
    }

    #[test]
    fn what_is_open_to_doubt_stays() {
        let report = report(31, 2);
        for line in [
            // New ones only, or with those carried over?
            "收到政府信息公开申请31件",
            "收到政府信息公开申请33件",
            "新收政府信息公开申请30件",
            "新收政府信息公开申请31余件",
            "上年新收政府信息公开申请31件",
            "申请中不予以公开6件",
            "申请中予以公开及部分公开1件",
            "申请中予以公开、部分公开1件",
            "行政复议2件",
            "备案行政复议2件，信息公开",
            "协办单31次",
            "《新收政府信息公开申请31件》",
            "新收政府信息公开申请31件次",
        ] {
            assert_eq!(offered(&report, line), line);
        }
    }
}
