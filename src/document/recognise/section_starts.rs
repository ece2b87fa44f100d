//! Where the six parts begin: by their titles, by their numbers, by the tables that stand in them.

use std::ops::Range;

use super::items::{Item, Kind};
use super::similarity::similarity;
use crate::chinese::numbering::{Number, numbered};
use crate::chinese::width::{folded, trimmed};
use crate::form::{Edition, Section};

/// The least similarity of a title that is the form's, changed.
const MIN_SIMILARITY: f64 = 0.7;
/// The least similarity of a title that stands, by its number, where the form's should.
const MIN_SIMILARITY_BY_NUMBER: f64 = 0.15;
/// What the form's number adds to the likeness of a title.
const NUMBER_BONUS: f64 = 0.05;
/// The most characters of a heading.
const MAX_HEADING: usize = 40;
/// The most characters of a heading in words of its own.
const MAX_OWN_HEADING: usize = 20;
/// The fewest headings behind the first, with nothing between, that make a table of contents.
const MIN_CONTENTS: usize = 3;
/// The most lines like a heading that are looked at; a report and its table of contents have a dozen.
const MAX_CANDIDATES: usize = 2000;
/// The most numbered lines that are compared with the titles letter by letter; a list of measures has some hundreds.
const MAX_COMPARED: usize = 5000;

/// Where a part begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Start {
    /// The index of the item that is its heading, or of its table where it has no heading.
    pub item: usize,
    /// The heading as it stands; none where there is none.
    pub heading: Option<String>,
    /// What follows the title in the same paragraph.
    pub rest: String,
    /// Whether the title is the form's.
    pub titled: bool,
    /// Whether the number is the form's, or there is none.
    pub counted: bool,
}

/// A line that may be the heading of a part.
struct Candidate {
    item: usize,
    section: usize,
    likeness: f64,
    start: Start,
}

/// Whether a line is, or begins with, the title of a part.
pub(super) fn is_part(line: &str, edition: &'static Edition) -> bool {
    let titles: Vec<String> = edition
        .sections()
        .iter()
        .map(|section| folded(section.title))
        .collect();
    heading_of_part(0, line, &titles, &mut 0).is_some()
}

/// For each of the six parts where it begins, and the headings of a table of contents. `keys` are the items that are the
/// form's tables.
pub(super) fn find(
    items: &[Item<'_>],
    keys: &[Option<&'static str>],
    edition: &'static Edition,
) -> (Vec<Option<Start>>, Vec<usize>) {
    let sections = edition.sections();
    let mut candidates: Vec<Candidate> = Vec::new();
    let titles: Vec<String> = sections.iter().map(|section| folded(section.title)).collect();
    let mut compared = 0;
    for (index, item) in items.iter().enumerate() {
        if let Some(line) = item.line() {
            candidates.extend(heading_of_part(index, line, &titles, &mut compared));
        }
        if candidates.len() >= MAX_CANDIDATES {
            break;
        }
    }
    let mut contents = Vec::new();
    without_contents(&mut candidates, &mut contents);
    let mut out: Vec<Option<Start>> = vec![None; sections.len()];
    for (section, start) in out.iter_mut().enumerate() {
        let own = candidates.iter().filter(|c| c.section == section);
        // The most alike; of those the first.
        let best = own.max_by(|a, b| a.likeness.total_cmp(&b.likeness).then(b.item.cmp(&a.item)));
        *start = best.map(|c| c.start.clone());
    }
    // What is found so limits where its neighbours may be.
    for _ in 0..2 {
        by_number(items, keys, sections, &mut out);
    }
    by_table(keys, sections, &mut out);
    (out, contents)
}

/// The part whose title a line is, or begins with. `compared` counts the lines that were compared letter by letter.
fn heading_of_part(item: usize, line: &str, titles: &[String], compared: &mut usize) -> Option<Candidate> {
    let words = folded(line);
    let (number, rest) = numbered(&words);
    // （一） numbers what stands within a part.
    if matches!(number, Number::Bracketed | Number::Inner) {
        return None;
    }
    let rest = without_page(rest);
    // Without a number only the very title is a heading: a line of prose may be much like one.
    let bare = number == Number::None;
    let long = rest.chars().count() > MAX_HEADING || rest.contains('。');
    let to_the_letter = bare || (!long && *compared >= MAX_COMPARED);
    *compared += usize::from(!bare && !long);
    let best = titles
        .iter()
        .enumerate()
        .filter_map(|(index, title)| {
            let words = rest.trim_end_matches([':', '。']);
            if to_the_letter {
                (words == title).then_some((index, 1.0))
            } else if long {
                run_in(rest, title, number).then_some((index, 1.0))
            } else {
                Some((index, similarity(words, title))).filter(|(_, like)| *like >= MIN_SIMILARITY)
            }
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    let (section, likeness) = best;
    let split = if long {
        split_after(line, &titles[section])
    } else {
        None
    };
    let (heading, after) = split.map_or((line, ""), |at| line.split_at(at));
    let counted = match number {
        Number::Part(n) | Number::Digit(n) => n == section + 1,
        _ => true,
    };
    Some(Candidate {
        item,
        section,
        likeness: likeness
            + if counted && number != Number::None {
                NUMBER_BONUS
            } else {
                0.0
            },
        start: Start {
            item,
            heading: Some(trimmed(heading).to_owned()),
            rest: after
                .trim_start_matches(|c: char| c.is_whitespace() || "。：:，,.".contains(c))
                .to_owned(),
            titled: likeness >= 1.0,
            counted,
        },
    })
}

/// Whether a title runs into its paragraph: it is numbered, and a mark or a year follows it.
fn run_in(rest: &str, title: &str, number: Number) -> bool {
    let numbered = matches!(number, Number::Part(_) | Number::Digit(_));
    numbered
        && rest
            .strip_prefix(title)
            .is_some_and(|after| after.starts_with(['。', ':', ',', ';', '2', '本']))
}

/// Where in a line its title ends: the line has blanks and other brackets than the plain words.
fn split_after(line: &str, title: &str) -> Option<usize> {
    let mut end = None;
    for (at, c) in line.char_indices() {
        let upto = at + c.len_utf8();
        if folded(&line[..upto]).ends_with(title) {
            end = Some(upto);
            break;
        }
        if at > 4 * title.len() + 40 {
            break;
        }
    }
    end
}

/// A line of a table of contents without its dots and its page.
fn without_page(text: &str) -> &str {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let dotted = bare.trim_end_matches(['.', '…', '·', '-', '_']);
    if dotted.len() < bare.len() { dotted } else { text }
}

/// Takes out headings that stand on end, with nothing between, where those of the parts themselves come later.
fn without_contents(candidates: &mut Vec<Candidate>, removed: &mut Vec<usize>) {
    let mut run = 0;
    for index in 0..candidates.len() {
        // The heading of the first part may stand right behind the contents.
        let goes_on = candidates.get(index + 1).is_some_and(|next| {
            let named = |c: &Candidate| c.section == next.section;
            next.item == candidates[index].item + 1 && !candidates[index - run..=index].iter().any(named)
        });
        if goes_on {
            run += 1;
            continue;
        }
        if run >= MIN_CONTENTS {
            let contents = index - run..=index;
            let again = |c: &Candidate| {
                candidates[index + 1..]
                    .iter()
                    .any(|later| later.section == c.section)
            };
            if candidates[contents.clone()].iter().filter(|c| again(c)).count() * 2 > run {
                let items: Vec<usize> = candidates[contents].iter().map(|c| c.item).collect();
                candidates.retain(|c| !items.contains(&c.item));
                removed.extend(items);
                return without_contents(candidates, removed);
            }
        }
        run = 0;
    }
}

/// A part that no title names: a short line with its number, between its neighbours, before its table where it has one.
fn by_number(
    items: &[Item<'_>],
    keys: &[Option<&'static str>],
    sections: &'static [Section],
    out: &mut [Option<Start>],
) {
    for section in 0..sections.len() {
        if out[section].is_some() {
            continue;
        }
        let from = out[..section]
            .iter()
            .flatten()
            .map(|s| s.item + 1)
            .max()
            .unwrap_or(0);
        let to = out[section + 1..]
            .iter()
            .flatten()
            .map(|s| s.item)
            .min()
            .unwrap_or(items.len());
        let table = keys
            .iter()
            .position(|key| *key == Some(sections[section].key))
            .filter(|_| sections[section].table.is_some());
        let title = folded(sections[section].title);
        let fits = (from..to.max(from)).filter_map(|index| {
            let line = items[index].line()?;
            let words = folded(line);
            let (number, rest) = numbered(&words);
            let counted = matches!(number, Number::Part(n) if n == section + 1);
            let short = rest.chars().count() <= MAX_HEADING && !rest.contains(['。', ';', ',']);
            let before = table.is_none_or(|at| index < at);
            (counted && short && before).then(|| (index, similarity(rest, &title), line))
        });
        let best = fits.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((item, likeness, line)) = best
            && (likeness >= MIN_SIMILARITY_BY_NUMBER
                || is_only_numbered(items, from..to, item, out.get(section + 1)))
        {
            out[section] = Some(Start {
                item,
                heading: Some(line.to_owned()),
                rest: String::new(),
                titled: false,
                counted: true,
            });
        }
    }
}

/// Whether a short line is the only one of its range that is numbered 一、, and something but the next part follows it:
/// then it is a heading whatever it says. The items of a list are several.
fn is_only_numbered(
    items: &[Item<'_>],
    range: Range<usize>,
    item: usize,
    next: Option<&Option<Start>>,
) -> bool {
    let part = |index: usize| {
        let words = items[index].line().map(folded).unwrap_or_default();
        matches!(numbered(&words).0, Number::Part(_)).then_some(words)
    };
    let short = part(item).is_some_and(|words| words.chars().count() <= MAX_OWN_HEADING);
    short
        && next.is_none_or(Option::is_some)
        && item + 1 < range.end
        && range.clone().all(|index| index == item || part(index).is_none())
}

/// A part without a heading whose table is there begins with it.
fn by_table(keys: &[Option<&'static str>], sections: &'static [Section], out: &mut [Option<Start>]) {
    for (section, start) in sections.iter().zip(out) {
        if start.is_none()
            && let Some(item) = keys.iter().position(|key| *key == Some(section.key))
        {
            *start = Some(Start {
                item,
                heading: None,
                rest: String::new(),
                titled: false,
                counted: true,
            });
        }
    }
}

/// The items of each part, from behind its heading to the next heading, and where the first part begins.
pub(super) fn extents(items: &[Item<'_>], starts: &[Option<Start>]) -> Vec<Option<Range<usize>>> {
    let mut all: Vec<usize> = starts.iter().flatten().map(|s| s.item).collect();
    all.sort_unstable();
    starts
        .iter()
        .map(|start| {
            let start = start.as_ref()?;
            let first = start.item
                + usize::from(matches!(
                    items.get(start.item).map(|i| &i.kind),
                    Some(Kind::Line(_))
                ));
            let end = all
                .iter()
                .copied()
                .find(|item| *item > start.item)
                .unwrap_or(items.len());
            Some(first..end.max(first))
        })
        .collect()
}
