//! The prose of a made-up report, part by part.

use super::dice::Dice;
use super::phrase::{Passage, Teller};
use super::wordings::lines;
use crate::chinese::numerals::ordinal;
use crate::form::{OVERVIEW, PROBLEMS};
use crate::report::{AgencyKind, Part, ProseKey, keys};

/// What is done otherwise than it is right: nothing in a correct report.
#[derive(Clone, Debug, Default)]
pub struct Slip {
    /// The words of the second group stand in the place of those of the first: 引言.依据 by 错.依据.
    pub instead: Vec<(&'static str, &'static str)>,
    /// This topic of part one is left out, counted from 0.
    pub without_topic: Option<usize>,
    /// Part five is parted by headings.
    pub with_headings: bool,
    /// Nothing is said of the fees.
    pub without_fees: bool,
    /// Part five says nothing.
    pub without_problems: bool,
}

impl Slip {
    fn instead_of(&self, group: &str) -> Option<&'static str> {
        let found = self.instead.iter().find(|(of, _)| *of == group);
        found.map(|(_, instead)| *instead)
    }
}

/// The prose of a part.
pub type Pieces = Vec<(ProseKey, Passage)>;

/// Which sequence of the dice a part is written with: what one says does not change another.
pub type Stream<'d> = &'d dyn Fn(u64) -> Dice;

/// Tells everything.
pub fn prose(teller: &mut Teller<'_>, slip: &Slip, stream: Stream<'_>) -> Pieces {
    let mut out = Pieces::new();
    let edition = teller.now.form.edition;
    let mut dice = stream(10);
    let must = slip
        .instead
        .iter()
        .any(|(group, _)| group.starts_with(keys::PREAMBLE));
    if must || dice.chance(85) {
        out.push((ProseKey::whole(keys::PREAMBLE), preamble(teller, slip, &mut dice)));
    }
    out.push((ProseKey::whole(OVERVIEW), overview(teller, slip, &mut stream(11))));
    out.extend(notes(teller, &mut stream(12)));
    out.push((ProseKey::whole(PROBLEMS), problems(teller, slip, &mut stream(13))));
    if let Some(last) = edition.sections().last() {
        out.push((ProseKey::whole(last.key), other(teller, slip, &mut stream(14))));
    }
    out
}

/// One sentence of a group, or of the one that stands in its place.
fn one(teller: &mut Teller<'_>, slip: &Slip, dice: &mut Dice, group: &str) -> Passage {
    teller.one(dice, slip.instead_of(group).unwrap_or(group))
}

/// Where lines end.
fn lines_of(passages: impl IntoIterator<Item = Passage>) -> Passage {
    let mut out = Passage::default();
    for passage in passages {
        out.add(passage);
        out.say("\n");
    }
    out
}

fn joined(passages: impl IntoIterator<Item = Passage>) -> Passage {
    let mut out = Passage::default();
    passages.into_iter().for_each(|passage| out.add(passage));
    out
}

fn preamble(teller: &mut Teller<'_>, slip: &Slip, dice: &mut Dice) -> Passage {
    let [basis, parts, period, contact] =
        ["引言.依据", "引言.组成", "引言.期限", "引言.联系"].map(|group| one(teller, slip, dice, group));
    match dice.below(3) {
        0 => lines_of([basis, joined([parts, period]), contact]),
        1 => lines_of([joined([basis, parts, period, contact])]),
        _ => lines_of([joined([basis, parts]), joined([period, contact])]),
    }
}

/// The five topics, each with figures where there are some.
fn overview(teller: &mut Teller<'_>, slip: &Slip, dice: &mut Dice) -> Passage {
    let mut out = Passage::default();
    if dice.chance(80) {
        out.add(lines_of([teller.one(dice, "总体.开头")]));
    }
    let headings = dice.below(3);
    let mut number = 0;
    for topic in 0..5 {
        let mut sentences = topic_sentences(teller, slip, dice, topic);
        let table = (topic == 0 && dice.chance(20)).then(|| teller.pick(dice, "表", 1));
        if slip.without_topic == Some(topic) {
            continue;
        }
        number += 1;
        let name = |dice: &mut Dice, group: &str| {
            let ways = lines(&format!("{group}.{}", topic + 1));
            dice.pick(ways).copied().unwrap_or_default()
        };
        match headings {
            0 => out.say(&format!("（{}）{}。", ordinal(number), name(dice, "题"))),
            1 => out.say(&format!("（{}）{}\n", ordinal(number), name(dice, "题"))),
            _ => out.say(name(dice, "起")),
        }
        let listed = headings == 1 && sentences.len() > 2 && dice.chance(30);
        if listed {
            let rest = sentences.split_off(1);
            out.add(lines_of(sentences));
            out.add(lines_of(rest));
        } else {
            out.add(lines_of([joined(sentences)]));
        }
        out.add(lines_of(table.into_iter().flatten()));
    }
    out
}

fn topic_sentences(teller: &mut Teller<'_>, slip: &Slip, dice: &mut Dice, topic: usize) -> Vec<Passage> {
    let mut out = Vec::new();
    let few = dice.index(3);
    match topic {
        0 => {
            out.extend(teller.pick(dice, "主动.数", 1));
            out.extend(teller.pick(dice, "主动.文", few));
            let more = usize::from(dice.chance(40));
            out.extend(teller.pick(dice, "主动.另", more));
            out.extend(teller.pick(dice, "主动.话", 1 + few / 2));
        }
        1 => {
            if let Some(instead) = slip.instead_of("申请.有") {
                out.push(teller.one(dice, instead));
            } else {
                let some = teller.pick(dice, "申请.有", 1);
                if some.is_empty() {
                    out.push(teller.one(dice, "申请.无"));
                } else {
                    out.extend(some);
                    out.extend(teller.pick(dice, "申请.果", few));
                }
            }
            out.extend(teller.pick(dice, "申请.话", 1));
        }
        2 => out.extend(teller.pick(dice, "管理.话", 1 + few)),
        3 => out.extend(teller.pick(dice, "平台.话", 1 + few)),
        _ => {
            out.extend(teller.pick(dice, "监督.话", 1 + few));
            if teller.unit.kind == AgencyKind::Government {
                out.push(teller.one(dice, "监督.政府"));
            }
        }
    }
    out
}

/// Words beside tables three and four.
fn notes(teller: &mut Teller<'_>, dice: &mut Dice) -> Pieces {
    let mut out = Pieces::new();
    for (table, group) in crate::form::OF_APPLICANTS.iter().zip(["申请.注", "复议.有"]) {
        let part = if dice.chance(50) {
            Part::Before
        } else {
            Part::After
        };
        let chance = dice.chance(25);
        let key = ProseKey { section: table, part };
        let has = |name: &str| teller.now.named(name).is_some_and(|value| !value.is_zero());
        let none = group == "复议.有" && !has("复议") && !has("诉讼");
        let group = if none { "复议.无" } else { group };
        let passage = teller.pick(dice, group, 1);
        if chance {
            out.extend(passage.into_iter().map(|passage| (key, lines_of([passage]))));
        }
    }
    out
}

fn problems(teller: &mut Teller<'_>, slip: &Slip, dice: &mut Dice) -> Passage {
    let count = 2 + dice.index(2);
    let (faults, measures) = (
        listed(teller, dice, "问题", count),
        listed(teller, dice, "改进", count),
    );
    let heads = [teller.one(dice, "问题.头"), one(teller, slip, dice, "改进.头")];
    if slip.without_problems {
        return lines_of([Passage {
            text: "无。".to_owned(),
            sites: Vec::new(),
        }]);
    }
    let [fault_head, measure_head] = heads;
    let titles =
        ["存在的问题", "改进措施"].map(|title| (dice.chance(50) || slip.with_headings).then_some(title));
    let mut out = Passage::default();
    for (number, (head, body)) in [(fault_head, faults), (measure_head, measures)]
        .into_iter()
        .enumerate()
    {
        if let [Some(_), Some(_)] = titles
            && let Some(title) = titles.get(number).copied().flatten()
        {
            out.say(&format!("（{}）{title}\n", ordinal(number + 1)));
        }
        out.add(lines_of([joined([head, body])]));
    }
    out
}

/// 一是…；二是….
fn listed(teller: &mut Teller<'_>, dice: &mut Dice, group: &str, count: usize) -> Passage {
    let items = teller.pick(dice, group, count);
    let mut out = Passage::default();
    let last = items.len();
    for (at, item) in items.into_iter().enumerate() {
        out.say(&format!("{}是", ordinal(at + 1)));
        out.add(item);
        out.say(if at + 1 == last { "。" } else { "；" });
    }
    out
}

fn other(teller: &mut Teller<'_>, slip: &Slip, dice: &mut Dice) -> Passage {
    let has_fees = teller.now.form.edition.fees.is_some();
    let mut out = Vec::new();
    let fees = one(teller, slip, dice, "其他.费");
    if has_fees && !slip.without_fees {
        out.push(fees);
    }
    let more = usize::from(dice.chance(40));
    out.extend(teller.pick(dice, "其他.话", more));
    if out.is_empty() {
        out.push(teller.one(dice, "其他.无"));
    }
    lines_of(out)
}
