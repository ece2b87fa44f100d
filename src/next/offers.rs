//! Figures of prose that are figures of the tables: written as `{{…}}`, so that next year's come by themselves.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::chinese::lines::has;
use crate::chinese::numerals::is_numeral;
use crate::chinese::width::{is_blank, is_digit};
use crate::form::phrases::SCOPES;
use crate::form::words::counters;
use crate::form::{DataPoint, Edition, Kind};
use crate::prose::meaning::{Meaning, meant};
use crate::prose::other_units::names_another_unit;
use crate::prose::quantity::{Precision, Quantity, Unit};
use crate::prose::reading::Reading;
use crate::prose::statement::{Statement, statements};
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

    /// A paragraph of a part, under a heading, with its figures inserted where they certainly are the tables', and how many
    /// those are.
    pub(super) fn inserted(&self, line: &str, section: &str, head: &str) -> (String, usize) {
        let mut out = String::new();
        let mut done = 0;
        let mut count = 0;
        for statement in statements(line) {
            let start = statement.quantity.range.start;
            let Some(end) = printed_end(line, &statement.quantity).filter(|_| start >= done) else {
                continue;
            };
            let meaning = meant(&statement, section, head, self.last.edition, self.last.year);
            let Some(point) = meaning
                .filter(|_| !self.is_of_others(&statement))
                .and_then(|meaning| self.figure(&meaning, &statement.quantity))
                .filter(|point| self.next.contains(*point))
            else {
                continue;
            };
            out.push_str(line.get(done..start).unwrap_or_default());
            // Writing to a string cannot fail.
            let _ = write!(out, "{{{{{point}}}}}");
            done = end;
            count += 1;
        }
        out.push_str(line.get(done..).unwrap_or_default());
        (out, count)
    }

    /// Whether a statement is about more or fewer than the tables, or about another unit.
    fn is_of_others(&self, statement: &Statement<'_>) -> bool {
        [statement.before, statement.lead]
            .iter()
            .any(|words| has(words, SCOPES) || names_another_unit(words, self.last))
    }

    /// The one figure of the tables that words mean: the plainest where all that they may mean has this value, else the
    /// only one that has it.
    fn figure(&self, meaning: &Meaning, quantity: &Quantity) -> Option<DataPoint> {
        let agrees = |reading: &&Reading| {
            let amount = reading
                .plus
                .iter()
                .any(|p| self.last.edition.kind(*p) == Some(Kind::Amount));
            let scale = Decimal::from(if amount { 10_000 } else { 1 });
            let value = reading
                .value(&self.values)
                .and_then(|value| value.checked_mul(scale));
            amount == (quantity.unit == Unit::Yuan) && value == Some(quantity.value)
        };
        let single = |reading: &Reading| match (reading.plus.as_slice(), reading.minus.as_slice()) {
            ([point], []) => Some(*point),
            _ => None,
        };
        if meaning.may_be_fewer {
            return None;
        }
        let readings = &meaning.readings;
        if readings.iter().all(|reading| agrees(&reading)) {
            return readings.first().and_then(single);
        }
        let mut figures = readings.iter().filter(agrees).filter_map(single);
        let only = figures.next()?;
        figures.all(|other| other == only).then_some(only)
    }
}

/// Where the number of a figure ends that an expression can print in its place: what is rounded, or written with a
/// magnitude, it cannot. An amount is printed in 万元, as the table has it.
fn printed_end(line: &str, quantity: &Quantity) -> Option<usize> {
    let words = line.get(quantity.range.clone())?;
    let number = match (quantity.unit, quantity.precision) {
        (Unit::Count(counter), Precision::Exact) => words.strip_suffix(counter)?,
        (Unit::Yuan, Precision::Exact | Precision::Rounded(_)) => words.strip_suffix(counters::AMOUNT)?,
        _ => return None,
    };
    let number = number.trim_end_matches(is_blank);
    let digits = number
        .chars()
        .all(|c| is_digit(c) || matches!(c, ',' | '，' | '.'));
    let numerals = quantity.unit != Unit::Yuan && number.chars().all(is_numeral);
    (digits || numerals).then_some(quantity.range.start + number.len())
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
        Offers::new(report, Edition::current())
            .inserted(line, "总体情况", "")
            .0
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
    fn the_only_figure_that_words_may_mean_is_inserted() {
        let report = report(31, 2);
        let received = "{{申请.本年新收.总计}}";
        let all = "{{申请.办理结果.总计.总计}}";
        let (granted, partly) = (
            "{{申请.办理结果.予以公开.总计}}",
            "{{申请.办理结果.部分公开.总计}}",
        );
        for (line, wanted) in [
            (
                "收到政府信息公开申请31件",
                format!("收到政府信息公开申请{received}件"),
            ),
            (
                "共收到申请31件，其中予以公开6件、部分公开1件",
                format!("共收到申请{received}件，其中予以公开{granted}件、部分公开{partly}件"),
            ),
            (
                "收到政府信息公开申请３１件，答复33件",
                format!("收到政府信息公开申请{received}件，答复{all}件"),
            ),
            (
                "新收政府信息公开申请三十一件",
                format!("新收政府信息公开申请{received}件"),
            ),
            (
                "申请结果为予以公开六件（部分公开1件）",
                format!("申请结果为予以公开{granted}件（部分公开{partly}件）"),
            ),
        ] {
            assert_eq!(offered(&report, line), wanted);
        }
        let head = "（二）依申请公开。";
        let (line, count) = Offers::new(&report, Edition::current()).inserted(
            "（二）依申请公开。其中予以公开6件、部分公开1件。",
            "总体情况",
            head,
        );
        assert_eq!(
            (line, count),
            (format!("{head}其中予以公开{granted}件、部分公开{partly}件。"), 2)
        );
    }

    #[test]
    fn an_amount_is_inserted_as_the_table_has_it() {
        let mut report = report(31, 0);
        for (point, fact) in &mut report.facts {
            if point.to_string() == "主动公开.行政事业性收费.本年收费金额" {
                fact.state = State::Number(Decimal::new(125, 1));
            }
        }
        let figure = "{{主动公开.行政事业性收费.本年收费金额}}";
        let line = "收取行政事业性收费12.5万元。";
        assert_eq!(
            offered(&report, line),
            format!("收取行政事业性收费{figure}万元。")
        );
        let line = "收取行政事业性收费125000元。";
        assert_eq!(offered(&report, line), line);
    }

    #[test]
    fn what_is_open_to_doubt_stays() {
        let report = report(31, 2);
        for line in [
            // That is with those carried over, a sum.
            "收到政府信息公开申请33件",
            "全区收到政府信息公开申请31件",
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
