//! Figures of prose that are figures of the tables: written as `{{…}}`, so that next year's come by themselves.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::form::Edition;
use crate::prose::meaning::{Meaning, meant};
use crate::prose::statement::statements;
use crate::report::Report;
use crate::report::values::Values;

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
        for statement in statements(line) {
            let range = statement.quantity.range.clone();
            // The digits alone are replaced: 31 of 31件, and nothing that is rounded.
            let digits = line[range.clone()]
                .find(|c: char| !c.is_ascii_digit())
                .map_or(range.end, |length| range.start + length);
            if !statement.quantity.is_exact() || digits == range.start || digits < done {
                continue;
            }
            let meaning = meant(&statement, "", "", self.last.edition, None);
            let Some(meaning) = meaning.filter(|meaning| self.agrees(meaning, statement.quantity.value))
            else {
                continue;
            };
            let point = match meaning.readings.first().map(|reading| reading.plus.as_slice()) {
                Some([point]) if self.next.contains(*point) => *point,
                _ => continue,
            };
            out.push_str(line.get(done..range.start).unwrap_or_default());
            // Writing to a string cannot fail.
            let _ = write!(out, "{{{{{point}}}}}");
            done = digits;
            count += 1;
        }
        out.push_str(line.get(done..).unwrap_or_default());
        (out, count)
    }

    /// Whether all that words may mean is this value.
    fn agrees(&self, meaning: &Meaning, value: Decimal) -> bool {
        let readings = &meaning.readings;
        !meaning.may_be_fewer && readings.iter().all(|r| r.value(&self.values) == Some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::State;

    /// A report with these figures of 总计 in table 3 and everything else 0.
    fn report(received: i64, carried: i64) -> Report {
        let edition = Edition::current();
        let mut report = crate::file::new::new(edition, 2021, "某局", None);
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
