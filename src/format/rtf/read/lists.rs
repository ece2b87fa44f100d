//! Lists, and how far each has been counted (RTF 1.9.1, "List Tables").

use std::collections::{BTreeMap, BTreeSet};

use crate::format::office::counting::Counting;
use crate::format::office::nfc;

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
    /// What is printed; the characters U+0000 to U+0008 stand for the number of that level.
    text: String,
    /// Whether it goes on counting behind a paragraph of a higher level.
    goes_on: bool,
    /// Whether the numbers of higher levels are printed in plain digits.
    legal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            counting: Counting::Decimal,
            text: String::new(),
            goes_on: false,
            legal: false,
        }
    }
}

/// What a paragraph names: a list, and what it does otherwise.
#[derive(Debug, Default)]
struct Override {
    list: i32,
    starts: BTreeMap<usize, i64>,
    levels: BTreeMap<usize, Level>,
}

/// Which table is being read, and what of it.
#[derive(Debug, Default)]
enum Reading {
    #[default]
    Nothing,
    /// A list whose number stands behind its levels.
    List(Vec<Level>),
    /// An override, and at which of its levels it stands.
    Override(Override, Option<usize>),
}

/// The lists of a file.
#[derive(Debug, Default)]
pub(super) struct Lists {
    by_id: BTreeMap<i32, Vec<Level>>,
    overrides: BTreeMap<i32, Override>,
    reading: Reading,
    counters: BTreeMap<i32, [Option<i64>; LEVELS]>,
    /// The overrides, with their level, whose own start has been taken.
    started: BTreeSet<(i32, usize)>,
}

impl Lists {
    /// A word of the list tables.
    pub fn word(&mut self, word: &str, number: i32) {
        match word {
            "list" => self.reading = Reading::List(Vec::new()),
            "listoverride" => self.reading = Reading::Override(Override::default(), None),
            "listlevel" => self.begin_level(),
            "lfolevel" => {
                if let Reading::Override(_, level) = &mut self.reading {
                    *level = Some(level.map_or(0, |level| level + 1));
                }
            }
            "listid" => match &mut self.reading {
                Reading::List(levels) => {
                    self.by_id.insert(number, std::mem::take(levels));
                }
                Reading::Override(own, _) => own.list = number,
                Reading::Nothing => {}
            },
            "ls" => {
                if let Reading::Override(own, _) = std::mem::take(&mut self.reading) {
                    self.overrides.insert(number, own);
                }
            }
            _ => self.level_word(word, number),
        }
    }

    fn begin_level(&mut self) {
        match &mut self.reading {
            Reading::List(levels) if levels.len() < LEVELS => levels.push(Level::default()),
            Reading::Override(own, Some(level)) if *level < LEVELS => {
                own.levels.insert(*level, Level::default());
            }
            _ => {}
        }
    }

    fn level(&mut self) -> Option<&mut Level> {
        match &mut self.reading {
            Reading::List(levels) => levels.last_mut(),
            Reading::Override(own, level) => own.levels.get_mut(&(*level)?),
            Reading::Nothing => None,
        }
    }

    fn level_word(&mut self, word: &str, number: i32) {
        if word == "levelstartat"
            && let Reading::Override(own, Some(level)) = &mut self.reading
            && !own.levels.contains_key(level)
        {
            own.starts.insert(*level, number.into());
            return;
        }
        let Some(level) = self.level() else { return };
        match word {
            "levelstartat" => level.start = number.into(),
            "levelnfc" | "levelnfcn" => level.counting = nfc::counting(number),
            "levelnorestart" => level.goes_on = number != 0,
            "levellegal" => level.legal = number != 0,
            _ => {}
        }
    }

    /// The text of the level, of which the first character is its length.
    pub fn level_text(&mut self, text: &str) {
        let mut letters = text.chars();
        let length = letters.next().map_or(0, |c| c as usize).min(MAX_TEXT);
        if let Some(level) = self.level() {
            level.text = letters.take(length).collect();
        }
    }

    fn find(&self, own: i32, level: usize) -> Option<&Level> {
        let own = self.overrides.get(&own)?;
        let level_of_list = || self.by_id.get(&own.list)?.get(level);
        own.levels.get(&level).or_else(level_of_list)
    }

    /// Whether the paragraphs of a level have a sign instead of a number.
    pub fn is_bullet(&self, own: i32, level: i32) -> bool {
        let level = usize::try_from(level).unwrap_or(0);
        self.find(own, level)
            .is_some_and(|level| level.counting == Counting::Bullet)
    }

    /// Counts a paragraph of a list; its number as it is printed, empty where there is none.
    pub fn count(&mut self, own: i32, level: i32) -> String {
        let level = usize::try_from(level).unwrap_or(0).min(LEVELS - 1);
        self.counted(own, level).unwrap_or_default()
    }

    fn counted(&mut self, own: i32, level: usize) -> Option<String> {
        let list = self.overrides.get(&own)?.list;
        let other = self.overrides.get(&own)?.starts.get(&level).copied();
        let start = other.unwrap_or(self.find(own, level)?.start);
        let first = other.is_some() && self.started.insert((own, level));
        let goes_on: Vec<bool> = (0..LEVELS)
            .map(|lower| lower <= level || self.find(own, lower).is_some_and(|l| l.goes_on))
            .collect();
        let counters = self.counters.entry(list).or_default();
        for (index, counter) in counters.iter_mut().enumerate() {
            if index == level {
                *counter = Some(match counter {
                    Some(number) if !first => (*number + 1).min(MAX_NUMBER),
                    _ => start.clamp(0, MAX_NUMBER),
                });
            } else if goes_on.get(index) != Some(&true) {
                *counter = None;
            }
        }
        let counters = *counters;
        Some(self.printed(own, level, &counters))
    }

    fn printed(&self, own: i32, level: usize, counters: &[Option<i64>; LEVELS]) -> String {
        let Some(own_level) = self.find(own, level) else {
            return String::new();
        };
        if own_level.counting == Counting::Bullet {
            return String::new();
        }
        let mut out = String::new();
        for letter in own_level.text.chars() {
            let index = letter as usize;
            if index >= LEVELS {
                out.push(letter);
                continue;
            }
            let shown = self.find(own, index);
            let number = counters.get(index).copied().flatten();
            let number = number.or(shown.map(|l| l.start)).unwrap_or(0);
            let counting = shown.map_or(Counting::Decimal, |l| l.counting);
            let plain = own_level.legal && counting != Counting::None;
            out += &if plain { Counting::Decimal } else { counting }.print(number);
        }
        out
    }
}
