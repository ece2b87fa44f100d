//! Which figures of the form a statement means, by the phrases that stand beside the form.

use std::borrow::Cow;

use crate::chinese::lines::has;
use crate::form::phrases::{
    Beside, ELSEWHERE, GOING_ON_TO, OF_LAST_YEAR, OF_OTHERS, PERIODS, Phrase, ROWS_IN_PROSE, TO_NEXT, Term,
    UNTIL,
};
use crate::form::words::periods::LEADING;
use crate::form::words::{counters, figures};
use crate::form::{DataPoint, Edition, TOTAL};
use crate::prose::phrase_match::{best_fit, ends_otherwise, is_idle, is_other, without_links};
use crate::prose::quantity::Unit;
use crate::prose::reading::Reading;
use crate::prose::statement::Statement;

/// What a figure may mean, the plainest first.
#[derive(Debug)]
pub struct Meaning {
    /// Each is a sum of figures.
    pub readings: Vec<Reading>,
    /// Whether fewer than the tables have are right too.
    pub may_be_fewer: bool,
}

/// What a statement means; none where no phrase fits, or words make it another figure. `section` is the key of
/// the part that it stands in, `head` the heading or the run-in head of its paragraph, `year` the report's.
pub fn meant(
    statement: &Statement<'_>,
    section: &str,
    head: &str,
    edition: &Edition,
    year: Option<i32>,
) -> Option<Meaning> {
    let relative = with_relative_years(statement.lead, year);
    let lead = without_links(&relative);
    let unit = match statement.quantity.unit {
        Unit::Count(word) => word,
        Unit::Yuan => "元",
        Unit::Percent | Unit::Points => return None,
    };
    if figures::OF_ANOTHER
        .iter()
        .any(|word| statement.behind.starts_with(word))
    {
        return None;
    }
    let near = Near {
        statement,
        section,
        head,
    };
    let behind = with_relative_years(statement.behind, year);
    let found = best_fit(lead, &behind, unit);
    let meaning = match found {
        Some((phrase, fit)) => {
            let allowed = !has(&without_year_end(fit.rest, year), ELSEWHERE)
                && !of_a_month(&without_year_end(fit.rest, year))
                && (!phrase.alone || is_idle(fit.rest))
                && !ends_otherwise(fit.rest)
                && !is_other(fit.rest, phrase)
                && !is_other(statement.behind, phrase)
                && near.allows(phrase, fit.rest);
            allowed.then(|| of_phrase(phrase, near.readings(phrase), edition))?
        }
        None => row_of_table(&near, lead, unit, edition)?,
    };
    let periods = [statement.before, statement.lead, statement.after];
    let until = without_year_end(statement.before, year);
    if has(&until, UNTIL) && of_a_month(&until) {
        return None;
    }
    if periods.iter().any(|words| has(words, PERIODS)) || has(statement.after, OF_OTHERS) {
        return None;
    }
    let this_year =
        year_named(&relative, statement.before).is_none_or(|named| year.is_none_or(|year| named == year));
    (this_year && !meaning.readings.is_empty()).then_some(meaning)
}

/// The words around a statement that a phrase asks for.
struct Near<'a> {
    statement: &'a Statement<'a>,
    section: &'a str,
    head: &'a str,
}

impl Near<'_> {
    fn allows(&self, phrase: &Phrase, rest: &str) -> bool {
        let own_part = || {
            let of_part = |term: &Term| match term {
                Term::Plus(name) | Term::Minus(name) => name.0 == self.section,
            };
            phrase.readings.iter().copied().flatten().any(of_part)
        };
        // In the part on lawsuits a sentence need not add that they are about openness, unless it names those that are.
        let unsaid = |words: &[&str]| own_part() && !has(self.statement.after, words);
        let given = |words: &[&str]| words.is_empty() || self.says(words) || unsaid(words);
        let context = given(phrase.context) && given(phrase.and_context);
        let apart = has(self.statement.before, phrase.apart_from) || has(rest, phrase.apart_from);
        context && !apart
    }

    /// What a phrase may mean in this sentence.
    fn readings(&self, phrase: &Phrase) -> &'static [&'static [Term]] {
        let words = [self.statement.before, self.statement.lead, self.statement.after];
        let applies = |beside: &Beside| {
            let says = |words: &str| {
                let mut words = words.to_owned();
                for other in beside.apart_from {
                    words = words.replace(other, "");
                }
                has(&words, beside.says)
            };
            words.iter().any(|words| says(words)) && !words.iter().any(|words| has(words, beside.without))
        };
        let beside = phrase.beside.filter(|beside| applies(beside));
        beside.map_or(phrase.readings, |beside| beside.readings)
    }

    fn says(&self, words: &[&str]) -> bool {
        has(self.statement.before, words)
            || has(self.statement.lead, words)
            || has(self.statement.behind, words)
            || has(self.head, words)
    }
}

/// Whether words name a month of the year.
fn of_a_month(words: &str) -> bool {
    words.contains('月') && !(words.contains("1月") && words.contains("12月"))
}

fn of_phrase(phrase: &Phrase, readings: &[&[Term]], edition: &Edition) -> Meaning {
    let readings = readings.iter().filter_map(|terms| {
        let mut reading = Reading::default();
        for term in *terms {
            let (name, points) = match term {
                Term::Plus(name) => (name, &mut reading.plus),
                Term::Minus(name) => (name, &mut reading.minus),
            };
            let found = name.points(edition);
            (!found.is_empty()).then_some(())?;
            points.extend(found);
        }
        Some(reading)
    });
    Meaning {
        readings: readings.collect(),
        may_be_fewer: phrase.may_be_fewer,
    }
}

/// A row of table 3 that the words name.
fn row_of_table(near: &Near<'_>, lead: &str, unit: &str, edition: &Edition) -> Option<Meaning> {
    let (table, context) = ROWS_IN_PROSE;
    if !counters::OF_APPLICATIONS.contains(&unit) || !(near.section == table || near.says(context)) {
        return None;
    }
    let names = |label: &'static str| label.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let form = edition.table(table)?;
    let row = form.rows().find(|leaf| {
        let words = [leaf.row.key, names(leaf.row.label)];
        words
            .iter()
            .any(|word| word.chars().count() >= 4 && lead.ends_with(word))
    })?;
    let point = DataPoint {
        table: edition.section(table)?.key,
        row: row.path,
        column: TOTAL,
    };
    Some(Meaning {
        readings: vec![Reading {
            plus: vec![point],
            minus: Vec::new(),
        }],
        may_be_fewer: false,
    })
}

/// Words with the years beside the report's as their relation to it, where something is carried from one to the other:
/// 结转2025年 of the report of 2024 is 结转下年.
fn with_relative_years(words: &str, year: Option<i32>) -> Cow<'_, str> {
    let Some(year) = year.filter(|_| words.contains('年')) else {
        return Cow::Borrowed(words);
    };
    let (carried, last) = OF_LAST_YEAR;
    let (next_year, last_year) = (format!("{}年", year + 1), format!("{}年", year - 1));
    let next = words.split_once(&next_year);
    if let Some((before, behind)) =
        next.filter(|(before, _)| GOING_ON_TO.iter().any(|word| before.ends_with(word)))
    {
        return Cow::Owned(format!("{before}{TO_NEXT}年{behind}"));
    }
    let previous = words.split_once(&last_year);
    let from_it = |behind: &str| {
        carried
            .iter()
            .any(|word| behind.trim_start_matches('度').starts_with(word))
    };
    if let Some((before, behind)) = previous.filter(|(_, behind)| from_it(behind)) {
        return Cow::Owned(format!("{before}{last}年{behind}"));
    }
    Cow::Borrowed(words)
}

/// Words without the end of the report's year: what is counted then is the year's.
fn without_year_end(words: &str, year: Option<i32>) -> Cow<'_, str> {
    let Some((until, at)) = UNTIL.iter().find_map(|until| Some((until, words.find(until)?))) else {
        return Cow::Borrowed(words);
    };
    let behind = words.get(at + until.len()..).unwrap_or_default();
    let numbered = year.map(|year| year.to_string());
    let behind = numbered
        .and_then(|year| behind.strip_prefix(year.as_str()))
        .map_or(behind, |rest| {
            rest.trim_start_matches('年').trim_start_matches('度')
        });
    let mut ends = figures::YEAR_ENDS.iter();
    let bare = |end: &str| {
        behind
            .strip_prefix(end)
            .or_else(|| behind.strip_prefix(end.trim_start_matches('年')))
    };
    match ends.find_map(|end| bare(end)) {
        Some(rest) => Cow::Owned(format!("{}{rest}", words.get(..at).unwrap_or_default())),
        None => Cow::Borrowed(words),
    }
}

/// The last year that is named in the sentence before the figure.
fn year_named(lead: &str, before: &str) -> Option<i32> {
    [lead, before].into_iter().find_map(|words| {
        words.rmatch_indices('年').find_map(|(at, _)| {
            let digits = words.get(at.checked_sub(4)?..at)?;
            let year = digits.parse().ok().filter(|year| (1949..=2199).contains(year))?;
            // 2020—2024年 is none of them.
            let head = words.get(..at - 4)?.trim_end();
            let span = head
                .strip_suffix(LEADING)
                .is_some_and(|from| from.ends_with(|c: char| c.is_ascii_digit()));
            Some(if span { i32::MIN } else { year })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::statement::statements;

    /// What each figure of a line means, by the plainest reading.
    fn first(line: &str) -> Vec<String> {
        in_edition(line, Edition::current())
    }

    fn in_edition(line: &str, edition: &Edition) -> Vec<String> {
        statements(line)
            .iter()
            .map(|s| {
                meant(s, "总体情况", "", edition, Some(2021))
                    .map_or_else(String::new, |m| m.readings[0].name(edition))
            })
            .collect()
    }

    #[test]
    fn words_before_a_figure_say_which_it_is() {
        for (line, names) in [
            ("全年新收政府信息公开申请31件", vec!["本年新收"]),
            ("全年共办理政府信息依申请公开31件", vec!["本年新收"]),
            ("我办共收到依申请公开件1件", vec!["本年新收"]),
            ("收到31件政府信息公开申请", vec!["本年新收"]),
            ("受理申请12件，上年结转2件", vec!["本年新收", "上年结转"]),
            (
                "收到政府信息公开申请9件，答复8件，结转下年度1件",
                vec!["本年新收", "（七）总计", "结转下年度"],
            ),
            (
                "受理申请9件，办结8件，结转下一年办理1件，结转至下一年度继续办理1件",
                vec!["本年新收", "（七）总计", "结转下年度", "结转下年度"],
            ),
            (
                "答复申请9件，其中予以公开6件，部分公开1件",
                vec!["（七）总计", "予以公开", "部分公开"],
            ),
            ("对申请作出不予公开2件，不予处理1件", vec!["不予公开", "不予处理"]),
            (
                "收到申请9件，来自自然人7件，商业企业2件",
                vec!["本年新收", "本年新收的自然人", "本年新收的商业企业"],
            ),
            (
                "申请中属于行政查询事项3件，重复申请1件",
                vec!["不予公开·行政查询事项", "不予处理·重复申请"],
            ),
            (
                "因信息公开引起行政复议、行政诉讼3件",
                vec!["行政复议＋未经复议直接起诉＋复议后起诉"],
            ),
            ("涉及信息公开的行政复议案件2件", vec!["行政复议"]),
            ("制发行政规范性文件18件", vec!["行政规范性文件的本年制发件数"]),
            (
                "共清理行政规范性文件241件，废止、宣布失效行政规范性文件38件，保留203件",
                vec![
                    "行政规范性文件的本年废止件数＋现行有效件数",
                    "行政规范性文件的本年废止件数",
                    "行政规范性文件的现行有效件数",
                ],
            ),
            (
                "作出行政处罚决定4件，收取行政事业性收费12.5万元",
                vec!["行政处罚的本年处理决定数量", "行政事业性收费的本年收费金额"],
            ),
        ] {
            let got = first(line);
            if line.contains("办理政府") {
                assert_eq!(got, ["（七）总计"], "{line}");
            } else {
                assert_eq!(got, names, "{line}");
            }
        }
    }

    #[test]
    fn what_was_closed_beside_what_is_carried_on_is_all_that_was_dealt_with() {
        let readings = |line: &str, at: usize| {
            let all = statements(line);
            let meaning = meant(&all[at], "总体情况", "", Edition::current(), Some(2021)).unwrap();
            meaning
                .readings
                .iter()
                .any(|reading| reading.name(Edition::current()).contains("其他处理"))
        };
        for line in [
            "受理申请11件，申请办结数8件，结转下一年办理1件",
            "收到政府信息公开申请11件，办结8件、结转至下年度1件",
            "结转下年度1件，办结申请8件",
            "上年结转申请2件，办结8件，结转1件",
        ] {
            let closed = usize::from(!line.starts_with('结'));
            assert!(!readings(line, closed), "{line}");
        }
        for line in [
            "受理申请11件，答复8件，结转下一年办理1件",
            "受理申请11件，办结8件",
            "受理申请11件，办结8件，其他处理2件，结转下年度1件",
            "受理申请11件，办结8件，申请人撤回2件，结转下年度1件",
            "受理申请11件，办结8件。结转下年度1件",
            "上年结转申请2件，办结8件",
            "结转上年申请2件，办结8件",
        ] {
            assert!(readings(line, 1), "{line}");
        }
    }

    #[test]
    fn look_alikes_are_nothing_of_the_tables() {
        for line in [
            "全年下发政府信息依申请公开协办单9次，召开协调会4次",
            "办理12345热线案件31件，人大建议15件",
            "收到网上申请20件",
            "受理不动产登记申请300件",
            "2020年收到政府信息公开申请20件",
            "去年收到政府信息公开申请20件",
            "通过信函收到政府信息公开申请3件",
            "办理行政复议案件30件",
            "政府信息公开行政复议备案3件",
            "办理行政许可事项36项，公开行政处罚信息12条",
            "对规范性文件解读5件，审查规范性文件9件",
            "行政许可和行政处罚40件",
            "公开各类政府信息311条",
            "依申请公开。办理人大代表建议15件，答复12件",
            "未予以公开3件申请",
        ] {
            assert!(
                first(line).iter().all(String::is_empty),
                "{line}: {:?}",
                first(line)
            );
        }
    }

    #[test]
    fn the_older_edition_has_its_own_figures() {
        let old = Edition::find("2019").unwrap();
        let named = in_edition("2021年其他规范性文件3条", old);
        assert_eq!(named, ["规范性文件的本年新制作数量"]);
        assert_eq!(
            in_edition("政府集中采购43项", old),
            ["政府集中采购的采购项目数量"]
        );
    }
}
