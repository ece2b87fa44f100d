//! Which figures of the form a statement speaks of, by the phrases that stand beside the form.

use crate::form::words::{counters, figures};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::form::phrases::{ELSEWHERE, EVERYBODY, OF_OTHERS, PERIODS, Phrase, ROWS_IN_PROSE, Term, phrases};
use crate::form::{DataPoint, Edition, TOTAL};
use crate::prose::quantity::Unit;
use crate::prose::statement::Statement;
use crate::report::values::Values;

/// What a figure may mean, the plainest first.
#[derive(Debug)]
pub struct Meaning {
    /// Each is a sum of figures.
    pub readings: Vec<Reading>,
    /// Whether fewer than the tables have are right too.
    pub may_be_fewer: bool,
}

/// A sum of figures of the tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The figures that are added.
    pub plus: Vec<DataPoint>,
    /// The figures that are taken away.
    pub minus: Vec<DataPoint>,
}

impl Reading {
    /// Its value; none where one of its figures has none.
    pub fn value(&self, values: &Values) -> Option<Decimal> {
        let sum = |points: &[DataPoint]| {
            points
                .iter()
                .try_fold(Decimal::ZERO, |sum, point| sum.checked_add(values.get(*point)?))
        };
        sum(&self.plus)?.checked_sub(sum(&self.minus)?)
    }

    /// What it is called: 本年新收 + 上年结转.
    pub fn name(&self, edition: &Edition) -> String {
        let mut out = String::new();
        let mut named: Vec<String> = Vec::new();
        let mut row = None;
        for (sign, points) in [("＋", &self.plus), ("－", &self.minus)] {
            for point in points {
                // Of two figures of a row the row is named once.
                let name = if row == Some(point.row) && point.column != TOTAL {
                    point.column.to_owned()
                } else {
                    point_name(edition, *point, points.len())
                };
                row = Some(point.row);
                if named.contains(&name) {
                    continue;
                }
                if !out.is_empty() {
                    out.push_str(sign);
                }
                // Writing to a string cannot fail.
                let _ = write!(out, "{name}");
                named.push(name);
            }
        }
        out
    }
}

/// A figure's name, short: its row where the column is the total, its group where all of that is meant.
fn point_name(edition: &Edition, point: DataPoint, many: usize) -> String {
    let keys: Vec<&str> = point.row.keys().collect();
    let row = match keys.as_slice() {
        [_, group, _] if many > 2 => (*group).to_owned(),
        _ => edition.row_name(point.table, point.row),
    };
    if point.column == TOTAL {
        row
    } else {
        format!("{row}的{}", point.column)
    }
}

/// What a statement speaks of; none where no phrase fits, or words say that it is another figure. `section` is the key of
/// the part that it stands in, `head` the heading or the run-in head of its paragraph, `year` the report's.
pub fn meant(
    statement: &Statement<'_>,
    section: &str,
    head: &str,
    edition: &Edition,
    year: Option<i32>,
) -> Option<Meaning> {
    let lead = said(statement.lead);
    let unit = match statement.quantity.unit {
        Unit::Count(word) => word,
        Unit::Yuan => "元",
        Unit::Percent | Unit::Points => return None,
    };
    if lead.is_empty()
        || figures::OF_ANOTHER
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
    let last = lead.chars().next_back()?;
    let found = BY_LAST
        .get(&last)
        .into_iter()
        .flatten()
        .filter(|phrase| phrase.counters.contains(&unit))
        .filter_map(|phrase| Some((phrase, fits(phrase, lead, statement.behind)?)))
        .max_by_key(|(phrase, fit)| (fit.length, !phrase.verbs.is_empty()));
    let meaning = match found {
        Some((phrase, fit)) => {
            let allowed = !has(fit.rest, ELSEWHERE)
                && !of_a_month(fit.rest)
                && (!phrase.alone || is_idle(fit.rest))
                && !figures::OTHERWISE.iter().any(|word| fit.rest.ends_with(word))
                && !is_other(fit.rest, phrase)
                && near.allows(phrase, fit.rest);
            allowed.then(|| of_phrase(phrase, edition))?
        }
        None => row_of_table(&near, lead, unit, edition)?,
    };
    let periods = [statement.before, statement.lead, statement.after];
    if periods.iter().any(|words| has(words, PERIODS)) || has(statement.after, OF_OTHERS) {
        return None;
    }
    let this_year = year_named(statement).is_none_or(|named| year.is_none_or(|year| named == year));
    (this_year && !meaning.readings.is_empty()).then_some(meaning)
}

/// The phrases by the last characters of their words, one of which the words before a figure must end with.
static BY_LAST: LazyLock<BTreeMap<char, Vec<&'static Phrase>>> = LazyLock::new(|| {
    let mut out: BTreeMap<char, Vec<&'static Phrase>> = BTreeMap::new();
    for phrase in phrases() {
        for last in phrase
            .verbs
            .iter()
            .chain(phrase.objects)
            .filter_map(|w| w.chars().next_back())
        {
            let own = out.entry(last).or_default();
            if !own.iter().any(|known| std::ptr::eq(*known, phrase)) {
                own.push(phrase);
            }
        }
    }
    out
});

/// How a phrase fits: how many bytes of it were found, and the words before them.
struct Fit<'a> {
    length: usize,
    rest: &'a str,
}

fn fits<'a>(phrase: &Phrase, lead: &'a str, behind: &str) -> Option<Fit<'a>> {
    let longest = |words: &'static [&'static str], text: &str| {
        words
            .iter()
            .filter(|word| text.ends_with(**word))
            .map(|word| word.len())
            .max()
    };
    if phrase.objects.is_empty() {
        let length = longest(phrase.verbs, lead)?;
        return Some(Fit {
            length,
            rest: lead.get(..lead.len() - length)?,
        });
    }
    if let Some(object) = longest(phrase.objects, lead) {
        let rest = lead.get(..lead.len() - object)?;
        if phrase.verbs.is_empty() {
            return Some(Fit { length: object, rest });
        }
        let mut close = Some(rest);
        while let Some(words) = close {
            if let Some(verb) = longest(phrase.verbs, words) {
                return Some(Fit {
                    length: object + verb,
                    rest: words.get(..words.len() - verb)?,
                });
            }
            close = unmodified(words);
        }
        if phrase.alone {
            return None;
        }
        // 公开申请 says what it is wherever its verb stands; 申请 alone may be one for anything.
        let apart = phrase
            .verbs
            .iter()
            .filter_map(|verb| Some((rest.rfind(verb)?, verb.len())))
            .max();
        if let Some((_, verb)) = apart.filter(|_| object > "申请".len() * 3 / 2) {
            return Some(Fit {
                length: object + verb,
                rest,
            });
        }
    }
    let verb = longest(phrase.verbs, lead)?;
    let behind = behind.trim_start_matches(['的', '次']);
    let object = phrase
        .objects
        .iter()
        .filter(|object| behind.starts_with(**object))
        .map(|object| object.len())
        .max()?;
    Some(Fit {
        length: verb + object,
        rest: lead.get(..lead.len() - verb)?,
    })
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
        // In the part on lawsuits a sentence need not say that they are about openness, unless it says which of them are.
        let unsaid = || own_part() && !has(self.statement.after, phrase.context);
        let context = phrase.context.is_empty() || self.says(phrase.context) || unsaid();
        let apart = has(self.statement.before, phrase.apart_from) || has(rest, phrase.apart_from);
        context && !apart
    }

    fn says(&self, words: &[&str]) -> bool {
        has(self.statement.before, words)
            || has(self.statement.lead, words)
            || has(self.statement.behind, words)
            || has(self.head, words)
    }
}

/// Whether words tell of a month of the year.
fn of_a_month(words: &str) -> bool {
    words.contains('月') && !(words.contains("1月") && words.contains("12月"))
}

/// Whether words before a phrase say nothing but when, and who.
fn is_idle(words: &str) -> bool {
    let mut rest = words.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    while let Some(shorter) = figures::WHEN_AND_WHO
        .iter()
        .find_map(|word| rest.strip_suffix(word))
    {
        rest = shorter.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    }
    rest.is_empty()
}

/// Whether words before a phrase make it another figure. All who may apply, named one by one, are no part of them.
fn is_other(rest: &str, phrase: &Phrase) -> bool {
    match EVERYBODY.iter().find_map(|all| rest.split_once(all)) {
        Some((before, behind)) => has(before, phrase.without) || has(behind, phrase.without),
        None => has(rest, phrase.without),
    }
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn of_phrase(phrase: &Phrase, edition: &Edition) -> Meaning {
    let readings = phrase.readings.iter().filter_map(|terms| {
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

/// The words before a figure without those at their end that say nothing: 共新收申请为 is 共新收申请.
pub fn said(mut lead: &str) -> &str {
    loop {
        let trimmed = lead.trim_end();
        match figures::LINKS.iter().find_map(|link| trimmed.strip_suffix(link)) {
            Some(rest) => lead = rest,
            None => return trimmed,
        }
    }
}

/// Words without the last of them that says nothing between a verb and its object.
fn unmodified(words: &str) -> Option<&str> {
    let trimmed = words.trim_end();
    let mut idle = figures::MODIFIERS.iter().chain(figures::LINKS);
    idle.find_map(|word| trimmed.strip_suffix(word))
}

/// The last year that is named in the sentence before the figure.
fn year_named(statement: &Statement<'_>) -> Option<i32> {
    [statement.lead, statement.before].into_iter().find_map(|words| {
        words.rmatch_indices('年').find_map(|(at, _)| {
            let digits = words.get(at.checked_sub(4)?..at)?;
            digits.parse().ok().filter(|year| (1949..=2199).contains(year))
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
