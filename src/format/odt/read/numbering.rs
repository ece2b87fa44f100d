//! Automatic numbers: list styles (ODF 1.3 part 3, 16.30), the outline style, and the counters that run through the text.

use std::collections::BTreeMap;

use super::name::name;
use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::counting::Counting;
use crate::format::office::xml::{Tag, Xml};

/// OpenDocument has ten levels.
const LEVELS: usize = 10;
/// The length of the words around a number that is printed; real ones have some five characters. They are printed at every
/// paragraph.
const MAX_TEXT: usize = 32;
/// Numbers beyond this are not counted on.
const MAX_NUMBER: i64 = 1_000_000_000;

/// How the numbers of one level look.
#[derive(Clone, Debug)]
struct Level {
    start: i64,
    counting: Counting,
    prefix: String,
    suffix: String,
    /// How many levels are printed, this one the last.
    shown: usize,
    /// LibreOffice's own way to say what is printed: `第%1%章`.
    template: Option<String>,
}

/// The levels that a list style has.
#[derive(Debug, Default)]
pub(super) struct ListStyle {
    levels: BTreeMap<usize, Level>,
    /// Whether one counter runs through all levels.
    consecutive: bool,
}

/// How far each level of a list has been counted.
type Counters = [Option<i64>; LEVELS];

/// The list styles of the file, and how far each list has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    styles: BTreeMap<String, ListStyle>,
    outline: ListStyle,
    headings: Counters,
    lists: Vec<Counters>,
    /// The lists by the names that others continue them by.
    names: BTreeMap<String, usize>,
    /// The last list of each style.
    last: BTreeMap<String, usize>,
}

/// A list that has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListId(usize);

impl Numbering {
    /// Takes in the list style that this element begins.
    pub fn style(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, budget: &mut Budget) -> Result<(), Unreadable> {
        let mut style = ListStyle {
            levels: BTreeMap::new(),
            consecutive: tag.get("consecutive-numbering").is_some_and(|is| is == "true"),
        };
        while let Some(tag) = xml.child()? {
            budget.spend()?;
            if let Some((index, level)) = level(&tag) {
                style.levels.insert(index, level);
            }
            xml.skip()?;
        }
        if tag.local() == "outline-style" {
            self.outline = style;
        } else {
            self.styles.insert(name(tag, "name").unwrap_or_default(), style);
        }
        Ok(())
    }

    /// A list begins. It goes on with another one's numbers where it says so.
    pub fn begin(&mut self, tag: &Tag<'_>, style: Option<&str>) -> ListId {
        let before = || self.last.get(style.unwrap_or_default());
        let named = name(tag, "continue-list").and_then(|name| self.names.get(&name));
        let goes_on = tag.get("continue-numbering").is_some_and(|is| is == "true");
        let known = named.or_else(|| before().filter(|_| goes_on)).copied();
        let list = known.unwrap_or_else(|| {
            self.lists.push(Counters::default());
            self.lists.len() - 1
        });
        self.names.extend(name(tag, "id").map(|name| (name, list)));
        self.last.insert(style.unwrap_or_default().to_owned(), list);
        ListId(list)
    }

    /// The list of a numbered paragraph: those that name the same one, or have the same style, are counted on.
    pub fn numbered(&mut self, tag: &Tag<'_>, style: Option<&str>) -> ListId {
        let name = name(tag, "list-id").unwrap_or_else(|| style.unwrap_or_default().to_owned());
        let fresh = self.lists.len();
        let list = *self.names.entry(name).or_insert(fresh);
        if list == fresh {
            self.lists.push(Counters::default());
        }
        ListId(list)
    }

    /// Counts an item of a list; its number as it is printed, empty where there is none. Levels count from 0.
    pub fn item(&mut self, list: ListId, style: &str, level: usize, start: Option<i64>) -> String {
        let (Some(style), Some(counters)) = (self.styles.get(style), self.lists.get_mut(list.0)) else {
            return String::new();
        };
        style.count(counters, level, start)
    }

    /// Counts a heading that stands in no list.
    pub fn heading(&mut self, level: usize, start: Option<i64>) -> String {
        self.outline.count(&mut self.headings, level, start)
    }
}

impl ListStyle {
    fn count(&self, counters: &mut Counters, level: usize, start: Option<i64>) -> String {
        let level = level.min(LEVELS - 1);
        let counted = if self.consecutive { 0 } else { level };
        let Some(own) = self.levels.get(&level) else {
            return String::new();
        };
        for (lower, counter) in counters.iter_mut().enumerate() {
            if lower == counted {
                let next = counter.map(|number| number.saturating_add(1));
                *counter = Some(start.or(next).unwrap_or(own.start).clamp(0, MAX_NUMBER));
            } else if lower > counted {
                *counter = None;
            }
        }
        self.printed(own, level, counters)
    }

    fn printed(&self, own: &Level, level: usize, counters: &Counters) -> String {
        if own.counting == Counting::Bullet {
            return String::new();
        }
        if let Some(template) = &own.template {
            return self.filled(template, counters);
        }
        let first = (level + 1).saturating_sub(own.shown);
        let first = if self.consecutive { level } else { first };
        let numbers: Vec<String> = (first..=level)
            .map(|index| self.number(if self.consecutive { 0 } else { index }, index, counters))
            .filter(|number| !number.is_empty())
            .collect();
        format!("{}{}{}", own.prefix, numbers.join("."), own.suffix)
    }

    /// The number of a level, in the way of counting of a level.
    fn number(&self, counter: usize, level: usize, counters: &Counters) -> String {
        let shown = self.levels.get(&level);
        let number = counters.get(counter).copied().flatten();
        let number = number.or(shown.map(|level| level.start)).unwrap_or(1);
        shown.map_or_else(String::new, |level| level.counting.print(number))
    }

    /// A template with its numbers.
    fn filled(&self, template: &str, counters: &Counters) -> String {
        let mut out = String::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('%') {
            out.push_str(before);
            let named = behind.split_once('%').and_then(|(level, behind)| {
                let level: usize = level.parse().ok().filter(|level| (1..=LEVELS).contains(level))?;
                Some((level - 1, behind))
            });
            rest = if let Some((level, behind)) = named {
                out += &self.number(if self.consecutive { 0 } else { level }, level, counters);
                behind
            } else {
                out.push('%');
                behind
            };
        }
        out + rest
    }
}

/// A level with its place, from 0.
fn level(tag: &Tag<'_>) -> Option<(usize, Level)> {
    let number = |name| tag.get(name).and_then(|text| text.trim().parse::<i64>().ok());
    let words = |name| -> String { tag.get(name).unwrap_or_default().chars().take(MAX_TEXT).collect() };
    let index = usize::try_from(number("level")?).ok()?.checked_sub(1)?;
    let counting = match tag.local() {
        "list-level-style-number" | "outline-level-style" => {
            counting(&tag.get("num-format").unwrap_or_default())
        }
        "list-level-style-bullet" | "list-level-style-image" => Counting::Bullet,
        _ => return None,
    };
    let level = Level {
        start: number("start-value").unwrap_or(1),
        counting,
        prefix: words("num-prefix"),
        suffix: words("num-suffix"),
        shown: number("display-levels")
            .and_then(|shown| usize::try_from(shown).ok())
            .unwrap_or(1)
            .clamp(1, LEVELS),
        template: tag
            .get("num-list-format")
            .map(|text| text.chars().take(MAX_TEXT).collect()),
    };
    (index < LEVELS).then_some((index, level))
}

/// A way of counting, by how it begins (ODF 1.3 part 3, 20.322): `1`, `a`, or the first numbers as LibreOffice writes them:
/// `一, 二, 三, ...`.
fn counting(format: &str) -> Counting {
    let format = format.trim();
    let starts = |beginning: &str| format.starts_with(beginning);
    let first = format.split([',', '，', '、', ' ']).next().unwrap_or_default();
    match first {
        "" => Counting::None,
        "01" => Counting::Zero,
        "１" => Counting::FullWidth,
        "①" => Counting::Circle,
        "⒈" => Counting::Fullstop,
        "⑴" | "(1)" => Counting::Paren,
        "㊀" => Counting::ChineseCircle,
        "一" => Counting::ChineseThousand,
        "壹" if starts("壹, 貳") => Counting::LegalTraditional,
        "壹" => Counting::Legal,
        "甲" => Counting::Stems,
        "子" => Counting::Branches,
        "甲子" => Counting::StemsAndBranches,
        "I" => Counting::UpperRoman,
        "i" => Counting::LowerRoman,
        "A" => Counting::UpperLetter,
        "a" => Counting::LowerLetter,
        _ => Counting::Decimal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_counting_are_told_by_their_first_numbers() {
        for (format, third) in [
            ("1", "3"),
            ("01, 02, 03, ...", "03"),
            ("１, ２, ３, ...", "３"),
            ("①, ②, ③, ...", "③"),
            ("一, 二, 三, ...", "三"),
            ("壹, 贰, 叁, ...", "叁"),
            ("壹, 貳, 參, ...", "參"),
            ("甲, 乙, 丙, ...", "丙"),
            ("子, 丑, 寅, ...", "寅"),
            ("I", "III"),
            ("a", "c"),
            ("", ""),
            ("ア, イ, ウ, ...", "3"),
        ] {
            assert_eq!(counting(format).print(3), third, "{format}");
        }
    }
}
