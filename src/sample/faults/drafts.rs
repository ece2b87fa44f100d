//! Words that are wrong: title, date, prose, and figures in the prose.

#![expect(
    clippy::unnecessary_wraps,
    reason = "one signature for all that the list of faults names; some find nothing to spoil"
)]

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::super::dice::Dice;
use super::super::making::{Making, Years};
use super::super::phrase::{Passage, Site};
use super::super::prose::Slip;
use super::super::slips::slips;
use super::super::wordings::lines;
use super::planted::Planted;
use crate::form::words::contact;
use crate::form::{OVERVIEW, PROBLEMS};
use crate::report::{ProseKey, TITLE_WORDS, keys};

/// The words of one group in the place of those of another.
fn instead(slip: &mut Slip, group: &'static str, by: &'static str) {
    slip.instead.push((group, by));
}

/// The notice of another edition.
pub fn citation(_: &mut Years, slip: &mut Slip, _: &mut Dice) -> Option<Planted> {
    instead(slip, "引言.依据", "错.依据");
    Some(Planted::new(
        "wrong-citation",
        keys::PREAMBLE,
        "引的是另一版格式的通知",
        "",
    ))
}

/// A part left out of the list of parts.
pub fn parts_list(_: &mut Years, slip: &mut Slip, _: &mut Dice) -> Option<Planted> {
    instead(slip, "引言.组成", "错.组成");
    Some(Planted::new(
        "parts-list-mismatch",
        keys::PREAMBLE,
        "五个部分",
        "六个部分",
    ))
}

/// A period that ends in November.
pub fn period(years: &mut Years, slip: &mut Slip, _: &mut Dice) -> Option<Planted> {
    instead(slip, "引言.期限", "错.期限");
    let year = years.year;
    let (written, right) = (format!("{year}年11月30日"), format!("{year}年12月31日"));
    Some(Planted::new("wrong-period", keys::PREAMBLE, written, right))
}

/// The period of last year.
pub fn year(years: &mut Years, slip: &mut Slip, _: &mut Dice) -> Option<Planted> {
    instead(slip, "引言.期限", "错.年份");
    let (written, right) = (years.year - 1, years.year);
    Some(Planted::new(
        "wrong-year",
        keys::PREAMBLE,
        written.to_string(),
        right.to_string(),
    ))
}

/// No applications, where there were some.
pub fn denial(years: &mut Years, slip: &mut Slip, _: &mut Dice) -> Option<Planted> {
    let some = years.figures[0].named("新收").filter(|value| !value.is_zero())?;
    instead(slip, "申请.有", "错.否认");
    let right = format!("{}件", some.normalize());
    Some(Planted::new(
        "denied-but-present",
        OVERVIEW,
        "没有收到申请",
        right,
    ))
}

/// A topic that nothing is said of.
pub fn topic(years: &mut Years, slip: &mut Slip, _: &mut Dice) -> Option<Planted> {
    let topics = years.figures[0].form.edition.topics;
    // What else speaks of publishing, rules or supervision may pass for the other topics; nothing else speaks of applications.
    let topic = 1;
    slip.without_topic = Some(topic);
    Some(Planted::new("missing-topic", OVERVIEW, "", *topics.get(topic)?))
}

/// Plans for the year that is over.
pub fn plan(years: &mut Years, slip: &mut Slip, _: &mut Dice) -> Option<Planted> {
    instead(slip, "改进.头", "错.打算");
    slip.with_headings = true;
    let (written, right) = (years.year, years.year + 1);
    Some(Planted::new(
        "wrong-year",
        PROBLEMS,
        written.to_string(),
        right.to_string(),
    ))
}

/// Nothing in part five.
pub fn no_problems(_: &mut Years, slip: &mut Slip, _: &mut Dice) -> Option<Planted> {
    slip.without_problems = true;
    Some(Planted::new("empty-section", PROBLEMS, "无。", ""))
}

/// No word of fees.
pub fn no_fees(years: &mut Years, slip: &mut Slip, _: &mut Dice) -> Option<Planted> {
    let part = years.figures[0].form.edition.fees?;
    slip.without_fees = true;
    Some(Planted::new(
        "missing-fee-statement",
        part,
        "",
        "收取信息处理费的情况",
    ))
}

/// A fee that the tariff cannot give.
pub fn fee(years: &mut Years, slip: &mut Slip, _: &mut Dice) -> Option<Planted> {
    let part = years.figures[0].form.edition.fees?;
    instead(slip, "其他.费", "错.费");
    Some(Planted::new(
        "impossible-fee",
        part,
        "零头是 5 元",
        "10 元的整数倍",
    ))
}

/// Sites of a rule, with the piece and the number of each.
fn sites(making: &Making, rule: &str) -> Vec<(usize, Site)> {
    let pieces = making.pieces.iter().enumerate();
    let all = pieces.filter(|(_, (key, _))| key.section == OVERVIEW);
    // A slip in a figure of the tables would make the share beside it wrong as well.
    let needs_alone = !matches!(rule, "wrong-percentage" | "growth-mismatch");
    let of_piece = |(at, (_, passage)): (usize, &(ProseKey, Passage))| {
        let own = passage
            .sites
            .iter()
            .filter(|site| site.rule == rule && (site.alone || !needs_alone));
        own.map(|site| (at, site.clone())).collect::<Vec<_>>()
    };
    all.flat_map(of_piece).collect()
}

/// A figure of the prose in the place of which another one is written.
fn figure(
    making: &mut Making,
    dice: &mut Dice,
    rule: &'static str,
    other: fn(&str, &mut Dice) -> Option<String>,
) -> Option<Planted> {
    let (at, site) = dice.pick(&sites(making, rule))?.clone();
    let (key, passage) = making.pieces.get_mut(at)?;
    let right = passage.text.get(site.range.clone())?.to_owned();
    let written = other(&right, dice)?;
    passage.text.replace_range(site.range, &written);
    passage.sites.clear();
    Some(Planted::new(rule, key.to_string(), written, right))
}

/// A count typed wrong, such that it is not near enough to be another way of counting.
fn other_count(right: &str, dice: &mut Dice) -> Option<String> {
    let mut all = slips(right);
    all.retain(|(_, typed)| {
        typed
            .parse::<u64>()
            .is_ok_and(|value| value > 0 && value.to_string() == *typed)
    });
    dice.pick(&all).map(|(_, typed)| typed.clone())
}

fn one_more(right: &str, dice: &mut Dice) -> Option<String> {
    let value: u64 = right.parse().ok()?;
    Some((value + dice.within(1, 3)).to_string())
}

/// A share typed wrong by some per cent.
fn other_share(right: &str, dice: &mut Dice) -> Option<String> {
    let share: Decimal = right.parse().ok()?;
    let by = Decimal::from(dice.within(3, 9));
    let other = if share > Decimal::from(50) {
        share - by
    } else {
        share + by
    };
    Some(other.to_string())
}

/// A figure that the tables have otherwise.
pub fn figure_of_tables(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    figure(making, dice, "figure-mismatch", other_count)
}

/// A whole that its parts do not give.
pub fn figure_of_list(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    figure(making, dice, "parts-miss-whole", one_more)
}

/// A share that its figures do not give.
pub fn share(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    figure(making, dice, "wrong-percentage", other_share)
}

/// A growth that last year's figures do not give.
pub fn change(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    figure(making, dice, "growth-mismatch", other_share).map(Planted::only_in_yaml)
}

/// A total of an extra table that its rows do not give.
pub fn own_table(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    figure(making, dice, "own-table-mismatch", one_more)
}

/// A line more at the end of part one.
fn line(making: &mut Making, rule: &'static str, at: usize) -> Option<Planted> {
    let words = lines("错.标记")
        .get(at)?
        .replace("<年>", &making.year.to_string())
        .replace("<我>", "本机关");
    let (key, passage) = making
        .pieces
        .iter_mut()
        .find(|(key, _)| key.section == OVERVIEW)?;
    passage.say(&words);
    passage.say("\n");
    Some(Planted::new(rule, key.to_string(), words, ""))
}

/// A mark of what is still to be written.
pub fn placeholder(making: &mut Making, _: Option<&Making>, _: &mut Dice) -> Option<Planted> {
    line(making, "placeholder", 0)
}

/// A marking of internal use.
pub fn secret(making: &mut Making, _: Option<&Making>, _: &mut Dice) -> Option<Planted> {
    line(making, "secret-marking", 1)
}

/// A fixed phrase typed wrong.
pub fn typo(making: &mut Making, _: Option<&Making>, _: &mut Dice) -> Option<Planted> {
    line(making, "fixed-phrase-typo", 2)
}

/// Part five as last year had it, with its years moved on.
pub fn copied(making: &mut Making, last: Option<&Making>, _: &mut Dice) -> Option<Planted> {
    let is_own = |piece: &&(ProseKey, Passage)| piece.0.section == PROBLEMS;
    let last = last?;
    let old = last.pieces.iter().find(is_own)?.1.text.clone();
    let [this, next] = [last.year, last.year + 1].map(|year| year.to_string());
    let new = old
        .replace(&next, "\u{0}")
        .replace(&this, &next)
        .replace('\u{0}', &(last.year + 2).to_string());
    let (key, passage) = making
        .pieces
        .iter_mut()
        .find(|piece| piece.0.section == PROBLEMS)?;
    *passage = Passage {
        text: new,
        sites: Vec::new(),
    };
    Some(Planted::new("copied-text", key.to_string(), "与上年逐句相同", "").only_in_yaml())
}

/// A title that is not the prescribed one.
pub fn title(making: &mut Making, _: Option<&Making>, _: &mut Dice) -> Option<Planted> {
    let right = making.full_title.clone();
    let written = right.replace(TITLE_WORDS, "信息公开年度报告");
    making.title = Some(written.clone());
    Some(Planted::new("wrong-title", keys::TITLE, written, right))
}

/// A title of last year.
pub fn title_year(making: &mut Making, _: Option<&Making>, _: &mut Dice) -> Option<Planted> {
    let right = making.full_title.clone();
    let [this, before] = [making.year, making.year - 1].map(|year| year.to_string());
    let written = right.replace(&this, &before);
    making.title = Some(written.clone());
    Some(Planted::new("wrong-year", keys::TITLE, written, right).only_in_yaml())
}

fn date(making: &mut Making, rule: &'static str, date: Option<NaiveDate>) -> Option<Planted> {
    let right = making.date?;
    let written = date?;
    making.date = Some(written);
    Some(Planted::new(
        rule,
        keys::date_path(),
        written.to_string(),
        right.to_string(),
    ))
}

/// A date within the year.
pub fn early(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    let day = u32::try_from(dice.within(1, 28)).ok()?;
    let wrong = making.date?.with_year(making.year)?.with_month(12)?.with_day(day);
    date(making, "early-date", wrong)
}

/// A date after the deadline.
pub fn late(making: &mut Making, _: Option<&Making>, dice: &mut Dice) -> Option<Planted> {
    let month = u32::try_from(dice.within(4, 6)).ok()?;
    let wrong = making.date?.with_month(month);
    date(making, "late-date", wrong)
}

/// An address that cannot be one.
pub fn contact(making: &mut Making, _: Option<&Making>, _: &mut Dice) -> Option<Planted> {
    let right = making.website.clone()?;
    let written = right.replace("http://", "http//:");
    making.website = Some(written.clone());
    let path = format!("{}.{}", keys::AGENCY, contact::WEBSITE);
    // The printed report names no address of a site by itself.
    Some(Planted::new("malformed-contact", path, written, right).only_in_yaml())
}
