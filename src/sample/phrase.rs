//! A sentence with its figures filled in, and which of them a slip would be noticed of.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::{Decimal, RoundingStrategy};

use super::dice::Dice;
use super::figures::Figures;
use super::unit::Unit;
use super::wordings::lines;
use crate::chinese::numerals::ordinal;
use crate::form::EDITIONS;

/// A figure of a sentence of which a slip is noticed.
#[derive(Clone, Debug)]
pub struct Site {
    /// Where it stands.
    pub range: Range<usize>,
    /// The rule that notices a slip.
    pub rule: &'static str,
    /// Whether nothing else in its sentence depends on it: no share, no change.
    pub alone: bool,
}

/// Words with their sites.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// The words.
    pub text: String,
    /// The figures of which a slip is noticed, in order.
    pub sites: Vec<Site>,
}

impl Passage {
    /// Adds words.
    pub fn say(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Adds a passage.
    pub fn add(&mut self, other: Self) {
        let by = self.text.len();
        self.text.push_str(&other.text);
        self.sites.extend(other.sites.into_iter().map(|site| Site {
            range: site.range.start + by..site.range.end + by,
            ..site
        }));
    }
}

/// How a report writes its figures.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Some stand as expressions, so that they are always those of the tables.
    pub expressions: bool,
    /// The thousands are parted: 1,236.
    pub grouped: bool,
    /// Small counts are words: 四件.
    pub in_words: bool,
    /// The decimals of a share.
    pub decimals: u32,
}

impl Style {
    /// A style.
    pub fn draw(dice: &mut Dice) -> Self {
        Self {
            expressions: dice.chance(25),
            grouped: dice.chance(8),
            in_words: dice.chance(8),
            decimals: if dice.chance(50) { 2 } else { 1 },
        }
    }
}

/// What one report has to tell.
pub struct Teller<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// The year.
    pub year: i32,
    /// The year's figures.
    pub now: &'a Figures,
    /// Last year's.
    pub last: &'a Figures,
    /// How figures are written.
    pub style: Style,
    /// What last year's report said: the same is not said again, or its words were copied.
    pub said: &'a BTreeSet<&'static str>,
    /// What this report has said.
    pub saying: BTreeSet<&'static str>,
}

/// The rule of a slip in a figure of the tables, of a list, of a share, of a change, of an extra table.
const OF_TABLES: &str = "figure-mismatch";
const OF_LISTS: &str = "parts-miss-whole";
const OF_SHARES: &str = "wrong-percentage";
const OF_CHANGES: &str = "growth-mismatch";
const OF_OWN_TABLES: &str = "own-table-mismatch";

/// Slots of figures that depend on others of their sentence.
const DEPENDENT: [&str; 7] = ["<率", "<占", "<增", "<减", "<升", "<降", "<去"];

/// The most that a part of a list is in a unit of the smallest kind.
const PART: u64 = 160;

impl Teller<'_> {
    /// Sentences of a group, as many at the most, none twice.
    pub fn pick(&mut self, dice: &mut Dice, group: &str, most: usize) -> Vec<Passage> {
        let mut all = lines(group).to_vec();
        dice.shuffle(&mut all);
        let mut out = Vec::new();
        for line in all {
            if out.len() >= most {
                break;
            }
            if self.said.contains(line) || self.saying.contains(line) {
                continue;
            }
            if let Some(passage) = self.tell(dice, line) {
                self.saying.insert(line);
                out.push(passage);
            }
        }
        out
    }

    /// One sentence of a group, be it last year's.
    pub fn one(&mut self, dice: &mut Dice, group: &str) -> Passage {
        if let Some(passage) = self.pick(dice, group, 1).pop() {
            return passage;
        }
        let line = dice.pick(lines(group)).copied().unwrap_or_default();
        self.tell(dice, line).unwrap_or_default()
    }

    /// A line with everything in it filled in; none where it speaks of something that there is none of.
    fn tell(&self, dice: &mut Dice, line: &'static str) -> Option<Passage> {
        let limit = line.strip_prefix('{').and_then(|line| line.split_once('}'));
        let most = limit.and_then(|(most, _)| most.parse().ok());
        let chosen = choose(dice, limit.map_or(line, |(_, line)| line));
        let mut parts = Parts::of(self, dice, &chosen, most)?;
        let alone = !DEPENDENT.iter().any(|slot| chosen.contains(slot));
        let mut out = Passage::default();
        let mut rest = chosen.as_str();
        while let Some((before, slot)) = rest.split_once('<') {
            out.say(before);
            let (slot, behind) = slot.split_once('>')?;
            rest = behind;
            let (name, is_site) = match slot.strip_suffix('!') {
                Some(name) => (name, true),
                None => (slot, false),
            };
            let name = name.strip_suffix('=').unwrap_or(name);
            let Some(words) = self.words(name) else {
                let (rule, figure) = self.figure(dice, name, &mut parts)?;
                let start = out.text.len();
                let literal = self.write(dice, name, figure, &mut out);
                if is_site && literal {
                    let of_table = rule == OF_LISTS && line.contains('|') && line.contains("表：");
                    // Those of a list add up, too.
                    let listed = rule == OF_TABLES && chosen.contains("其中");
                    out.sites.push(Site {
                        range: start..out.text.len(),
                        rule: if of_table { OF_OWN_TABLES } else { rule },
                        alone: alone && !listed,
                    });
                }
                continue;
            };
            out.say(&words);
        }
        out.say(rest);
        Some(out)
    }

    /// Slots that are words.
    fn words(&self, name: &str) -> Option<String> {
        let edition = self.now.form.edition;
        let unit = self.unit;
        let words = match name {
            "年" => self.year.to_string(),
            "下年" => (self.year + 1).to_string(),
            "上年" => (self.year - 1).to_string(),
            "机关" => unit.name.clone(),
            "我" => unit.own.clone(),
            "平台" => unit.site.clone(),
            "号" => unit.account.clone(),
            "科室" => unit.office.to_owned(),
            "地址" => unit.address.clone(),
            "邮编" => unit.postcode.clone(),
            "电话" => unit.telephone.clone(),
            "通知" => format!("《{}》（{}）", edition.notice_title, edition.notice_number),
            "别的通知" => {
                let other = EDITIONS.iter().find(|other| other.id != edition.id)?;
                format!("《{}》（{}）", other.notice_title, other.notice_number)
            }
            "六部分" => titles(edition.sections().iter().map(|section| section.title)),
            "少的部分" => titles(edition.sections().iter().skip(1).map(|section| section.title)),
            _ => return None,
        };
        Some(words)
    }

    /// Slots that are figures, with the rule that notices a slip.
    fn figure(&self, dice: &mut Dice, name: &str, parts: &mut Parts) -> Option<(&'static str, Decimal)> {
        if name == "和" {
            return Some((OF_LISTS, parts.whole.into()));
        }
        let count = |bound: &str| bound.parse::<u64>().ok();
        if let Some(most) = name.strip_prefix('数').and_then(count) {
            return Some((OF_LISTS, dice.within(1, most).into()));
        }
        if let Some(part) = name.strip_prefix('分').and_then(count) {
            return Some((OF_LISTS, parts.part(part)?.into()));
        }
        if let Some(part) = name.strip_prefix('占').and_then(count) {
            return Some((
                OF_SHARES,
                self.share(parts.part(part)?.into(), parts.whole.into())?,
            ));
        }
        if let Some((part, whole)) = name.strip_prefix('率').and_then(|names| names.split_once('/')) {
            let share = self.share(self.some(part)?, self.some(whole)?)?;
            return Some((OF_SHARES, share));
        }
        let change = ["去", "增", "减", "升", "降"].iter().find_map(|lead| {
            let name = name.strip_prefix(lead)?;
            Some((*lead, self.now.named(name)?, self.last.named(name)?))
        });
        let Some((lead, now, last)) = change.filter(|_| self.now.named(name).is_none()) else {
            let value = parts.of_figure(name).or_else(|| self.some(name))?;
            return Some((OF_TABLES, value));
        };
        let by = if matches!(lead, "减" | "降") {
            last - now
        } else {
            now - last
        };
        let value = match lead {
            "去" => last,
            "增" | "减" => by,
            _ => self.share(by, last)?,
        };
        (value > Decimal::ZERO).then_some((OF_CHANGES, value))
    }

    /// A figure that is not 0.
    fn some(&self, name: &str) -> Option<Decimal> {
        self.now.named(name).filter(|value| *value > Decimal::ZERO)
    }

    fn share(&self, part: Decimal, whole: Decimal) -> Option<Decimal> {
        let share = (part * Decimal::ONE_HUNDRED).checked_div(whole)?;
        let share = share.round_dp_with_strategy(self.style.decimals, RoundingStrategy::MidpointAwayFromZero);
        (share > Decimal::ZERO).then(|| share.normalize())
    }

    /// Writes a figure. Whether it stands there as such, and not as an expression.
    fn write(&self, dice: &mut Dice, name: &str, value: Decimal, out: &mut Passage) -> bool {
        let small = u64::try_from(value).ok().filter(|_| value.is_integer());
        if self.style.expressions
            && dice.chance(60)
            && let Some(point) = self.now.point(name)
        {
            out.say(&format!("{{{{{point}}}}}"));
            return false;
        }
        match small {
            Some(small @ 1..=10) if self.style.in_words && self.now.named(name).is_some() => {
                out.say(ordinal(usize::try_from(small).unwrap_or(0)));
                return false;
            }
            Some(large @ 1000..) if self.style.grouped => out.say(&grouped(large)),
            _ => out.say(&value.normalize().to_string()),
        }
        true
    }
}

/// The names of the form's parts, one after the other.
fn titles(titles: impl Iterator<Item = &'static str>) -> String {
    let all: Vec<&str> = titles.collect();
    all.join("，")
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// One of each [甲|乙], and \n as a new line.
fn choose(dice: &mut Dice, line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('[') {
        out.push_str(before);
        let Some((ways, behind)) = behind.split_once(']') else {
            break;
        };
        let ways: Vec<&str> = ways.split('|').collect();
        out.push_str(dice.pick(&ways).copied().unwrap_or_default());
        rest = behind;
    }
    out.push_str(rest);
    out.replace("\\n", "\n")
}

/// A whole with its parts.
struct Parts {
    whole: u64,
    shares: Vec<u64>,
    /// The figure that the whole is, where it is one of the tables.
    figure: Option<String>,
}

impl Parts {
    /// The parts that a sentence names; none where what they are parts of is too little.
    fn of(teller: &Teller<'_>, dice: &mut Dice, line: &str, most: Option<u64>) -> Option<Self> {
        let count = (1..=9)
            .take_while(|part| line.contains(&format!("<分{part}>")))
            .count();
        let mut parts = Vec::new();
        let figure = line
            .split('<')
            .find_map(|slot| slot.split_once('>')?.0.strip_suffix('='));
        let Some(figure) = figure else {
            let most = most.unwrap_or(PART * teller.unit.scale);
            parts.extend((0..count).map(|_| dice.within(1, most)));
            return Some(Self {
                whole: parts.iter().sum(),
                shares: parts,
                figure: None,
            });
        };
        let whole = u64::try_from(teller.some(figure)?).ok()?;
        let mut left = whole.checked_sub(count as u64)?;
        for part in 1..=count {
            let more = if part == count { left } else { dice.below(left + 1) };
            left -= more;
            parts.push(more + 1);
        }
        Some(Self {
            whole,
            shares: parts,
            figure: Some(figure.to_owned()),
        })
    }

    fn part(&self, number: u64) -> Option<u64> {
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        self.shares.get(at).copied()
    }

    fn of_figure(&self, name: &str) -> Option<Decimal> {
        (self.figure.as_deref() == Some(name)).then(|| self.whole.into())
    }
}
