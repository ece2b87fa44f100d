//! Automatic numbers: `word/numbering.xml`, and the counters that run through the text.

use std::collections::{BTreeMap, BTreeSet};

use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::counting::Counting;
use crate::format::office::xml::{Space, Tag, Xml};

/// Word has nine levels.
const LEVELS: usize = 9;
/// The length of a level's text that is printed; real ones have some five characters. It is printed at every paragraph.
const MAX_TEXT: usize = 32;
/// Numbers beyond this are not counted on.
const MAX_NUMBER: i64 = 1_000_000_000;

/// How the numbers of one level look.
#[derive(Clone, Debug)]
struct Level {
    start: i64,
    counting: Counting,
    text: String,
    /// After a paragraph of which level, counted from 1, it begins again: none is any higher one, 0 is never.
    restart: Option<i64>,
    /// Whether the numbers of higher levels are printed in plain digits.
    legal: bool,
    /// The style whose paragraphs stand at this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            counting: Counting::Decimal,
            text: String::new(),
            restart: None,
            legal: false,
            style: None,
        }
    }
}

/// The levels that a list has, from 0 to 8.
type Levels = BTreeMap<usize, Level>;

/// The levels of a list.
#[derive(Debug, Default)]
struct Abstract {
    levels: Levels,
    /// The name of the numbering style that has the levels instead.
    styled: Option<String>,
}

/// A list of the text: an abstract one, and what it does otherwise.
#[derive(Debug, Default)]
struct Num {
    kind: i64,
    starts: BTreeMap<usize, i64>,
    levels: Levels,
}

/// The lists of the file, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    nums: BTreeMap<i64, Num>,
    abstracts: BTreeMap<i64, Abstract>,
    /// The abstract list that a numbering style names.
    styles: BTreeMap<String, i64>,
    counters: BTreeMap<i64, [Option<i64>; LEVELS]>,
    /// The lists, with their level, whose own start has been taken.
    started: BTreeSet<(i64, usize)>,
}

impl Numbering {
    /// The lists of the part.
    pub fn parse(text: &str, budget: &mut Budget) -> Result<Self, Unreadable> {
        let mut out = Self::default();
        let (mut xml, _) = Xml::open(text)?;
        while let Some(tag) = xml.child()? {
            budget.spend()?;
            match tag.name() {
                (Space::W, "abstractNum") => {
                    let id = id(&tag, "abstractNumId");
                    let kind = out.kind(id, &mut xml, budget)?;
                    out.abstracts.insert(id, kind);
                }
                (Space::W, "num") => {
                    let id = id(&tag, "numId");
                    out.nums.insert(id, num(&mut xml, budget)?);
                }
                _ => xml.skip()?,
            }
        }
        Ok(out)
    }

    fn kind(&mut self, id: i64, xml: &mut Xml<'_>, budget: &mut Budget) -> Result<Abstract, Unreadable> {
        let mut kind = Abstract::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                (Space::W, "lvl") => level(&tag, xml, &mut kind.levels, budget)?,
                (Space::W, "numStyleLink") => {
                    kind.styled = tag.value();
                    xml.skip()?;
                }
                (Space::W, "styleLink") => {
                    self.styles.extend(tag.value().map(|style| (style, id)));
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(kind)
    }

    /// The abstract list of a list, behind the numbering style that it may name.
    fn kind_of(&self, num: i64) -> Option<i64> {
        let id = self.nums.get(&num)?.kind;
        let styled = self.abstracts.get(&id)?.styled.as_ref();
        Some(
            styled
                .and_then(|style| self.styles.get(style))
                .copied()
                .unwrap_or(id),
        )
    }

    fn level(&self, num: i64, kind: i64, level: usize) -> Option<&Level> {
        let own = self.nums.get(&num)?.levels.get(&level);
        own.or_else(|| self.abstracts.get(&kind)?.levels.get(&level))
    }

    /// The level of a list that belongs to a style.
    pub fn level_of(&self, num: i64, style: &str) -> Option<i64> {
        let kind = self.kind_of(num)?;
        let found = (0..LEVELS).find(|index| {
            self.level(num, kind, *index)
                .is_some_and(|l| l.style.as_deref() == Some(style))
        });
        i64::try_from(found?).ok()
    }

    /// Counts a paragraph of a list; its number as it is printed, empty where there is none.
    pub fn count(&mut self, num: i64, level: i64) -> String {
        let level = usize::try_from(level).unwrap_or(0).min(LEVELS - 1);
        self.counted(num, level).unwrap_or_default()
    }

    fn counted(&mut self, num: i64, level: usize) -> Option<String> {
        let kind = self.kind_of(num)?;
        let own = self.nums.get(&num)?.starts.get(&level).copied();
        let start = own.unwrap_or(self.level(num, kind, level)?.start);
        let first = own.is_some() && self.started.insert((num, level));
        let restarts: Vec<bool> = (0..LEVELS)
            .map(|lower| {
                let restart = self.level(num, kind, lower).and_then(|l| l.restart);
                lower > level && restart.is_none_or(|above| usize::try_from(above).is_ok_and(|a| level < a))
            })
            .collect();
        let counters = self.counters.entry(kind).or_default();
        for (lower, counter) in counters.iter_mut().enumerate() {
            if lower == level {
                *counter = Some(match counter {
                    Some(number) if !first => (*number + 1).min(MAX_NUMBER),
                    _ => start.clamp(0, MAX_NUMBER),
                });
            } else if restarts.get(lower) == Some(&true) {
                *counter = None;
            }
        }
        let counters = *counters;
        Some(self.printed(num, kind, level, &counters))
    }

    /// The text of a level with its numbers: `%1.%2`.
    fn printed(&self, num: i64, kind: i64, level: usize, counters: &[Option<i64>; LEVELS]) -> String {
        let Some(own) = self.level(num, kind, level) else {
            return String::new();
        };
        if own.counting == Counting::Bullet {
            return String::new();
        }
        let mut out = String::new();
        let mut letters = own.text.chars().peekable();
        while let Some(letter) = letters.next() {
            let digit = letters.peek().and_then(|c| c.to_digit(10)).filter(|d| *d > 0);
            let Some(digit) = digit.filter(|_| letter == '%') else {
                out.push(letter);
                continue;
            };
            letters.next();
            let index = digit as usize - 1;
            let shown = self.level(num, kind, index);
            let number = counters.get(index).copied().flatten();
            let number = number.or(shown.map(|l| l.start)).unwrap_or(0);
            let counting = shown.map_or(Counting::Decimal, |l| l.counting);
            out += &if own.legal && counting != Counting::None {
                Counting::Decimal.print(number)
            } else {
                counting.print(number)
            };
        }
        out
    }
}

fn id(tag: &Tag<'_>, name: &str) -> i64 {
    tag.get(name)
        .and_then(|id| id.trim().parse().ok())
        .unwrap_or(i64::MIN)
}

fn num(xml: &mut Xml<'_>, budget: &mut Budget) -> Result<Num, Unreadable> {
    let mut out = Num::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "abstractNumId") => {
                out.kind = tag.number().unwrap_or(i64::MIN);
                xml.skip()?;
            }
            (Space::W, "lvlOverride") => {
                let index = usize::try_from(id(&tag, "ilvl"))
                    .ok()
                    .filter(|index| *index < LEVELS);
                while let Some(tag) = xml.child()? {
                    match tag.name() {
                        (Space::W, "lvl") => level(&tag, xml, &mut out.levels, budget)?,
                        (Space::W, "startOverride") => {
                            out.starts.extend(index.zip(tag.number()));
                            xml.skip()?;
                        }
                        _ => xml.skip()?,
                    }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(out)
}

fn level(
    tag: &Tag<'_>,
    xml: &mut Xml<'_>,
    levels: &mut Levels,
    budget: &mut Budget,
) -> Result<(), Unreadable> {
    budget.spend()?;
    let mut level = Level::default();
    let index = usize::try_from(id(tag, "ilvl")).ok();
    properties(xml, &mut level)?;
    levels.extend(index.filter(|index| *index < LEVELS).map(|index| (index, level)));
    Ok(())
}

/// What a level says of itself. A way of counting that only newer programs know stands beside one that all know, which
/// comes later and holds.
fn properties(xml: &mut Xml<'_>, level: &mut Level) -> Result<(), Unreadable> {
    while let Some(tag) = xml.child()? {
        match tag.name() {
            (Space::W, "start") => level.start = tag.number().unwrap_or(0),
            (Space::W, "numFmt") => level.counting = Counting::from_name(&tag.value().unwrap_or_default()),
            (Space::W, "lvlRestart") => level.restart = tag.number(),
            (Space::W, "isLgl") => level.legal = tag.is_on(),
            (Space::W, "lvlText") => {
                level.text = tag.value().unwrap_or_default().chars().take(MAX_TEXT).collect();
            }
            (Space::W, "pStyle") => level.style = tag.value(),
            (Space::Mc, _) => {
                properties(xml, level)?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}
