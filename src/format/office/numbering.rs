//! Automatic numbers of Word's lists: their levels, and the counters that run through the text, whatever the format that
//! keeps them.

use std::collections::{BTreeMap, BTreeSet};

use super::counting::Counting;

/// Word has nine levels.
pub const LEVELS: usize = 9;
/// The length of a level's text that is printed; real ones have some five characters. It is printed at every paragraph.
pub const MAX_TEXT: usize = 32;
/// Numbers beyond this are not counted on.
const MAX_NUMBER: i64 = 1_000_000_000;

/// How the numbers of one level look.
#[derive(Clone, Debug)]
pub struct Level {
    /// Its first number.
    pub start: i64,
    /// How they are written.
    pub counting: Counting,
    /// The text around them: `%1.%2` has the numbers of the first two levels.
    pub text: String,
    /// After a paragraph of which level, counted from 1, it begins again: none is any higher one, 0 is never.
    pub restart: Option<i64>,
    /// Whether the numbers of higher levels are printed in plain digits.
    pub legal: bool,
    /// The style whose paragraphs stand at this level.
    pub style: Option<String>,
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
pub type Levels = BTreeMap<usize, Level>;

/// The levels of a list.
#[derive(Debug, Default)]
pub struct Abstract {
    /// By their numbers.
    pub levels: Levels,
    /// The name of the numbering style that has the levels instead.
    pub styled: Option<String>,
}

/// A list of the text: an abstract one, and what it does otherwise.
#[derive(Debug, Default)]
pub struct Num {
    /// The abstract list.
    pub kind: i64,
    /// Where levels begin again that are counted here.
    pub starts: BTreeMap<usize, i64>,
    /// Levels that look otherwise here.
    pub levels: Levels,
}

/// The lists of the file, and how far each has been counted.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The lists, by the numbers that paragraphs name.
    pub nums: BTreeMap<i64, Num>,
    /// The abstract lists.
    pub abstracts: BTreeMap<i64, Abstract>,
    /// The abstract list that a numbering style names.
    pub styles: BTreeMap<String, i64>,
    counters: BTreeMap<i64, [Option<i64>; LEVELS]>,
    /// The lists, with their level, whose own start has been taken.
    started: BTreeSet<(i64, usize)>,
}

impl Numbering {
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
