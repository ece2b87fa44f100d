//! The styles (ODF 1.3 part 3, 16.2), as far as they change what is read: hidden, struck and raised words, captions,
//! contents, hidden rows, the widths of columns.

use std::collections::BTreeMap;

use super::name::name;
use crate::chinese::raised::Raised;
use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::look::{Height, Look};
use crate::format::office::purpose::{Purpose, purpose};
use crate::format::office::xml::{Space, Tag, Xml};

/// How many styles may be based on each other.
const MAX_CHAIN: usize = 16;

/// A style as the file has it.
#[derive(Debug, Default)]
struct Own {
    parent: Option<String>,
    style: Style,
}

/// A style, in the end with all that it takes from those it is based on; none where nothing is said.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// What its paragraphs are for.
    pub purpose: Option<Purpose>,
    /// How its words look.
    pub look: Look,
    /// The list style of its paragraphs; the empty one is none.
    pub list: Option<String>,
    /// Whether its paragraphs stand on one page with what follows.
    pub keep_next: Option<bool>,
    /// The width of its columns, in whatever unit the table uses.
    pub width: Option<f64>,
}

/// What a style is for, and its name.
type Key = (String, String);

/// The styles by what they are for and their names.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<Key, Style>);

/// Styles while they are read.
#[derive(Debug, Default)]
pub(super) struct OpenStyles(BTreeMap<Key, Own>);

impl OpenStyles {
    /// Takes in the style that this element begins.
    pub fn style(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, budget: &mut Budget) -> Result<(), Unreadable> {
        budget.spend_many(MAX_CHAIN)?;
        let own = name(tag, "name").unwrap_or_default();
        let shown = name(tag, "display-name").unwrap_or_else(|| unescaped(&own));
        let mut style = Style {
            purpose: purpose(&shown).or_else(|| contents(&shown)),
            list: name(tag, "list-style-name"),
            ..Style::default()
        };
        while let Some(tag) = xml.child()? {
            match tag.name() {
                (Space::Style, "text-properties") => style.look = look(&tag),
                (Space::Style, "paragraph-properties") => {
                    style.keep_next = tag.get("keep-with-next").map(|keep| keep == "always");
                }
                (Space::Style, "table-column-properties") => {
                    let width = || tag.get("rel-column-width").or_else(|| tag.get("column-width"));
                    style.width = width().and_then(|width| length(&width));
                }
                _ => {}
            }
            xml.skip()?;
        }
        let read = Own {
            parent: name(tag, "parent-style-name"),
            style,
        };
        self.0
            .insert((name(tag, "family").unwrap_or_default(), own), read);
        Ok(())
    }

    /// All of them, each with what it takes from others.
    pub fn close(self) -> Styles {
        let whole = self.0.keys().map(|key| (key.clone(), self.whole(key)));
        Styles(whole.collect())
    }

    fn whole(&self, key: &Key) -> Style {
        let mut out = Style::default();
        let mut next = self.0.get(key);
        for _ in 0..MAX_CHAIN {
            let Some(own) = next else { break };
            let style = &own.style;
            out.purpose = out.purpose.or(style.purpose);
            out.look = out.look.or(style.look);
            out.list = out.list.or_else(|| style.list.clone());
            out.keep_next = out.keep_next.or(style.keep_next);
            out.width = out.width.or(style.width);
            let parent = own.parent.as_ref();
            next = parent.and_then(|parent| self.0.get(&(key.0.clone(), parent.clone())));
        }
        out
    }
}

impl Styles {
    /// The style of this name for this purpose: `paragraph`, `text`, `table-column`.
    pub fn get(&self, family: &str, name: Option<String>) -> Option<&Style> {
        self.0.get(&(family.to_owned(), name?))
    }
}

/// How words of these properties look (ODF 1.3 part 3, 20.219, 20.358, 20.384).
fn look(tag: &Tag<'_>) -> Look {
    let lines = [
        tag.get("text-line-through-style"),
        tag.get("text-line-through-type"),
    ];
    let lines: Vec<_> = lines.into_iter().flatten().collect();
    Look {
        hidden: match tag.get("display").as_deref() {
            Some("none") => Some(true),
            Some("true") => Some(false),
            _ => None,
        },
        struck: (!lines.is_empty()).then(|| lines.iter().all(|line| line != "none")),
        height: tag.get("text-position").map(|position| height(&position)),
    }
}

/// Where words stand: `super 58%`, `-33% 58%`. Words of full size that are only moved are no others for that.
fn height(position: &str) -> Height {
    let mut words = position.split_whitespace();
    let percent = |word: &str| word.strip_suffix('%')?.parse::<f64>().ok();
    let place = match words.next() {
        Some("super") => return Height::Off(Raised::Above),
        Some("sub") => return Height::Off(Raised::Below),
        place => place.and_then(percent).unwrap_or_default(),
    };
    let small = words.next().and_then(percent).is_some_and(|size| size < 100.0);
    if small && place > 0.0 {
        Height::Off(Raised::Above)
    } else if small && place < 0.0 {
        Height::Off(Raised::Below)
    } else {
        Height::OnTheLine
    }
}

/// The number of a length, whatever its unit: all columns of a table have the same.
fn length(text: &str) -> Option<f64> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let number: f64 = text.get(..end)?.parse().ok()?;
    (number > 0.0 && number < 1e9).then_some(number)
}

/// LibreOffice's own names of the lines of contents.
fn contents(name: &str) -> Option<Purpose> {
    let level = name.strip_prefix("Contents ")?;
    level.parse::<u8>().is_ok().then_some(Purpose::Contents)
}

/// A name as it is shown: `Heading_20_1` is Heading 1.
fn unescaped(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, behind)) = rest.split_once('_') {
        out.push_str(before);
        let code = behind.split_once('_').and_then(|(code, behind)| {
            let code = u32::from_str_radix(code, 16).ok().filter(|_| code.len() < 7)?;
            Some((char::from_u32(code)?, behind))
        });
        rest = if let Some((letter, behind)) = code {
            out.push(letter);
            behind
        } else {
            out.push('_');
            behind
        };
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_shown() {
        for (name, shown) in [
            ("Heading_20_1", "Heading 1"),
            ("a_b", "a_b"),
            ("_", "_"),
            ("_5b57__5b57_", "字字"),
            ("_ffffffff_", "_ffffffff_"),
        ] {
            assert_eq!(unescaped(name), shown);
        }
        assert_eq!(contents("Contents 3"), Some(Purpose::Contents));
        assert_eq!(contents("Contents Heading"), None);
    }

    #[test]
    fn words_that_are_only_moved_stand_on_the_line() {
        for (position, expected) in [
            ("super 58%", Height::Off(Raised::Above)),
            ("sub", Height::Off(Raised::Below)),
            ("33% 58%", Height::Off(Raised::Above)),
            ("-33% 58%", Height::Off(Raised::Below)),
            ("9% 100%", Height::OnTheLine),
            ("0% 100%", Height::OnTheLine),
            ("", Height::OnTheLine),
        ] {
            assert_eq!(height(position), expected, "{position}");
        }
    }

    #[test]
    fn lengths_have_any_unit() {
        assert_eq!(length("1.5cm"), Some(1.5));
        assert_eq!(length("6553*"), Some(6553.0));
        assert_eq!(length("cm"), None);
        assert_eq!(length("0cm"), None);
    }
}
