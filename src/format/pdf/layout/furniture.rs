//! What of a page is none of the text: its number, and the headers and footers that stand on several pages in one place.

use std::collections::BTreeMap;

use super::lines::Line;
use super::words::words;
use crate::chinese::width::{folded, trimmed};

/// How near to the edge of a page its number, header and footer stand, as a part of its height.
const OUTER: f32 = 0.15;
/// The most lines of a header, and of a footer.
const MAX_LINES: usize = 4;
/// How much the place may differ from page to page, in points.
const SAME_PLACE: f32 = 4.0;
/// How far headers and footers stand from the text, as a part of the size.
const APART: f32 = 2.2;
/// The most digits of a page's number.
const MAX_DIGITS: usize = 4;

/// The lines of a page, as they are looked at here.
pub(super) struct Sheet<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// How high it is.
    pub height: f32,
    /// Its lines, from top to bottom.
    pub lines: &'a [Line],
}

/// What of some pages is none of the text.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Furniture {
    /// For each page how many of its first lines, and of its last ones, are left out.
    pub outer: Vec<(usize, usize)>,
    /// The words of headers and footers, each once.
    pub words: Vec<String>,
}

/// A line near the edge of a page.
struct Outer {
    page: usize,
    /// Its distance from the edge.
    away: f32,
    /// What it says, without blanks, and with one mark for every number.
    pattern: String,
    /// The number that it is, if it is one and nothing else.
    number: Option<Number>,
    words: String,
}

/// A line that can be the number of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Number {
    value: usize,
    /// Whether its dashes or words say that it is one.
    sure: bool,
}

/// Finds what of these pages is none of the text.
pub(super) fn furniture(pages: &[Sheet<'_>]) -> Furniture {
    let mut out = Furniture {
        outer: vec![(0, 0); pages.len()],
        words: Vec::new(),
    };
    for top in [true, false] {
        let ranks: Vec<Vec<Outer>> = (0..MAX_LINES).map(|rank| outer_lines(pages, top, rank)).collect();
        let all: Vec<&Outer> = ranks.iter().flatten().collect();
        let mut patterns: BTreeMap<&str, Vec<&Outer>> = BTreeMap::new();
        let mut offsets: BTreeMap<isize, usize> = BTreeMap::new();
        for line in &all {
            patterns.entry(&line.pattern).or_default().push(line);
            if let (Some(number), Some(page)) = (line.number, pages.get(line.page)) {
                *offsets.entry(offset(number, page)).or_default() += 1;
            }
        }
        let again = |line: &Outer| {
            let alike = patterns.get(line.pattern.as_str()).into_iter().flatten();
            let number = |page: usize| pages.get(page).map(|page| page.number);
            let same = |other: &&&Outer| {
                number(other.page) != number(line.page) && (other.away - line.away).abs() <= SAME_PLACE
            };
            alike.take(MAX_ALIKE).filter(same).count() > 0
        };
        let is_number = |line: &Outer| {
            let Some((number, page)) = line.number.zip(pages.get(line.page)) else {
                return false;
            };
            number.sure
                || offsets.get(&offset(number, page)).is_some_and(|count| *count > 1)
                || pages.len() == 1 && number.value == page.number && stands_apart(page, top)
        };
        for (rank, lines) in ranks.iter().enumerate() {
            for line in lines {
                let Some(counts) = out.outer.get_mut(line.page) else {
                    continue;
                };
                let count = if top { &mut counts.0 } else { &mut counts.1 };
                // Only what has nothing of the text further out.
                if rank != *count {
                    continue;
                }
                if is_number(line) {
                    *count += 1;
                } else if again(line)
                    && pages
                        .get(line.page)
                        .is_some_and(|page| is_apart(page, top, &ranks, line.page, &again))
                {
                    *count += 1;
                    if !out.words.contains(&line.words) && out.words.len() < MAX_WORDS {
                        out.words.push(line.words.clone());
                    }
                }
            }
        }
    }
    out
}

/// The most lines of one pattern that a line is compared with.
const MAX_ALIKE: usize = 50;
/// The most headers and footers that are told.
const MAX_WORDS: usize = 10;

fn offset(number: Number, page: &Sheet<'_>) -> isize {
    number.value.cast_signed() - page.number.cast_signed()
}

/// The lines of this rank, counted from the edge of the page, that lie near it.
fn outer_lines(pages: &[Sheet<'_>], top: bool, rank: usize) -> Vec<Outer> {
    let of_page = |(index, page): (usize, &Sheet<'_>)| {
        let line = if top {
            page.lines.get(rank)
        } else {
            page.lines.iter().rev().nth(rank)
        }?;
        let away = if top {
            line.baseline
        } else {
            page.height - line.baseline
        };
        let said = words(line);
        (away <= page.height * OUTER).then(|| Outer {
            page: index,
            away,
            pattern: pattern(&said),
            number: number(&said),
            words: said,
        })
    };
    pages.iter().enumerate().filter_map(of_page).collect()
}

/// Whether the outer lines of a page that stand on others too are apart from the text: what merely begins alike is the text.
fn is_apart(
    page: &Sheet<'_>,
    top: bool,
    ranks: &[Vec<Outer>],
    index: usize,
    again: &dyn Fn(&Outer) -> bool,
) -> bool {
    let line = |rank: usize| {
        let lines = ranks.get(rank)?;
        lines.iter().find(|line| line.page == index)
    };
    let mark = |rank: &usize| line(*rank).is_some_and(|line| line.number.is_some() || again(line));
    let count = (0..MAX_LINES).take_while(mark).count();
    // The number of the page stands between them and the text.
    let innermost = count.checked_sub(1).and_then(line);
    if innermost.is_some_and(|line| line.number.is_some_and(|number| number.sure)) {
        return true;
    }
    let nth = |rank: usize| {
        if top {
            page.lines.get(rank)
        } else {
            page.lines.iter().rev().nth(rank)
        }
    };
    let (Some(last), Some(next)) = (count.checked_sub(1).and_then(nth), nth(count)) else {
        return true;
    };
    (next.baseline - last.baseline).abs() > APART * next.size.max(last.size)
}

/// Whether the outermost line of a page stands more than a line away from the next one.
fn stands_apart(page: &Sheet<'_>, top: bool) -> bool {
    let (line, next) = if top {
        (page.lines.first(), page.lines.get(1))
    } else {
        (page.lines.last(), page.lines.iter().rev().nth(1))
    };
    match (line, next) {
        (Some(line), Some(next)) => (line.baseline - next.baseline).abs() > 2.0 * next.size.max(line.size),
        _ => false,
    }
}

fn pattern(words: &str) -> String {
    let mut out = String::new();
    for c in folded(words).chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if c != '#' || !out.ends_with('#') {
            out.push(c);
        }
    }
    out
}

/// Whether words say of themselves that they are the number of a page.
pub(super) fn is_page_number(words: &str) -> bool {
    number(words).is_some_and(|number| number.sure)
}

/// The number of a page that a line is: — 1 —, - 1 -, 第1页, 1/5, 第 1 页 共 5 页, Page 1 of 5, or the number alone.
fn number(line: &str) -> Option<Number> {
    let plain = folded(trimmed(line)).to_lowercase();
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '·' | '~' | '_');
    let bare = plain.trim_matches(dash);
    let dashed = bare.len() < plain.len();
    let bare = bare
        .strip_prefix("page")
        .or_else(|| bare.strip_prefix('第'))
        .unwrap_or(bare);
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let value = bare
        .get(..bare.len() - digits.len())
        .filter(|digits| digits.len() <= MAX_DIGITS);
    let value = value?.parse().ok()?;
    let worded = plain.contains(['页', 'p', '/']);
    let rest = digits.trim_start_matches(['页', '/', '共', ',', '，', '、', '(', '（']);
    let rest = rest.strip_prefix("of").unwrap_or(rest);
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let ends = rest.trim_start_matches(['页', ')', '）']).is_empty();
    ends.then_some(Number {
        value,
        sure: dashed || worded,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_distinguished_from_words() {
        for (line, value, sure) in [
            ("— 1 —", 1, true),
            ("- 12 -", 12, true),
            ("－3－", 3, true),
            ("第1页", 1, true),
            ("第 2 页 共 5 页", 2, true),
            ("第2页/共5页", 2, true),
            ("1/5", 1, true),
            ("Page 3 of 5", 3, true),
            ("4", 4, false),
        ] {
            assert_eq!(number(line), Some(Number { value, sure }), "{line}");
        }
        for line in [
            "2021年",
            "一、总体情况",
            "12345",
            "3件",
            "（1）主动公开",
            "1.公开",
            "",
        ] {
            assert_eq!(number(line), None, "{line}");
        }
    }
}
