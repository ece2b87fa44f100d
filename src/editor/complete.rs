//! What may stand at a place of the text: keys that are not there yet, values of a key, names of figures.

use super::completion::{Completion, Sort};
use super::lines::{KeyLine, Spot};
use super::meaning::{Allowed, Behind, Meaning, allowed, meaning};
use super::names;
use super::page::Page;
use crate::catalogue;
use crate::check::explain::may_explain;
use crate::diagnostic::Severity;
use crate::form::{Block, EDITIONS};
use crate::report::keys::{self, Key, Shape};
use crate::source::Span;

/// How far a level is indented beyond the one above it.
const STEP: usize = 2;

/// What may stand at a place. In a text that has keys, and none of a report, nothing.
pub fn complete(page: &Page, offset: usize) -> Vec<Completion> {
    if !(page.is_report() || may_become_report(page.text(), offset)) {
        return Vec::new();
    }
    if is_comment(page.text(), offset) {
        return Vec::new();
    }
    if let Some(names) = names::complete(page, offset) {
        return names;
    }
    let lines = page.lines();
    match lines.spot(page.text(), offset) {
        Spot::Key(at) => match lines.get(at) {
            Some(line) => keys_at(page, line.parent, line.key, Some(at), line.is_item),
            None => Vec::new(),
        },
        Spot::Gap(above, word) => keys_at(page, above, word, None, has_dash(page.text(), word.start)),
        Spot::Value(at) => values_at(page, at, offset),
        Spot::Prose(_) => Vec::new(),
    }
}

/// Whether a text that is no report yet may become one: beside the line that is typed it has keys of a report only, or nothing.
fn may_become_report(text: &str, offset: usize) -> bool {
    let mut start = 0;
    text.split_inclusive('\n').all(|line| {
        let own = start..=start + line.trim_end_matches('\n').len();
        start += line.len();
        let is_outer = !line.starts_with([' ', '#', '\t']) && !line.trim().is_empty();
        let is_of_report = || {
            line.split_once([':', '：'])
                .is_some_and(|(key, _)| is_own(key.trim()))
        };
        !is_outer || own.contains(&offset) || is_of_report()
    })
}

/// Whether a key of the first level is a report's.
fn is_own(key: &str) -> bool {
    let mut own = keys::HEAD.iter().chain(keys::TAIL);
    own.any(|own| own.key == key) || EDITIONS.iter().any(|edition| edition.section(key).is_some())
}

/// The line up to a place.
fn line_before(text: &str, offset: usize) -> &str {
    let before = text.get(..offset).unwrap_or_default();
    before
        .get(before.rfind('\n').map_or(0, |at| at + 1)..)
        .unwrap_or_default()
}

fn is_comment(text: &str, offset: usize) -> bool {
    let line = line_before(text, offset);
    line.trim_start().starts_with('#') || (line.contains(" #") && !line.contains("{{"))
}

fn has_dash(text: &str, offset: usize) -> bool {
    line_before(text, offset).trim_start().starts_with('-')
}

/// The keys that may stand under a key, those that are missing first.
fn keys_at(page: &Page, above: Option<usize>, span: Span, own: Option<usize>, dash: bool) -> Vec<Completion> {
    let lines = page.lines();
    let path = above.map(|at| lines.path(at)).unwrap_or_default();
    let is_list = matches!(
        meaning(page.edition(), &path),
        Some(Meaning::Key(Key {
            shape: Shape::Items(_),
            ..
        }))
    );
    let there: Vec<&str> = siblings(lines.all(), above, span, is_list)
        .filter(|at| Some(*at) != own)
        .filter_map(|at| lines.get(at).map(|line| line.name.as_str()))
        .collect();
    // An item begins with its mark.
    let mark = if is_list && !dash && there.is_empty() {
        "- "
    } else {
        ""
    };
    let indent = line_before(page.text(), span.start).chars().count() + mark.len();
    let rest = page.text().get(span.end..).unwrap_or_default();
    let has_colon = rest.trim_start_matches(' ').starts_with([':', '：']);
    let open = allowed(page.edition(), &path);
    let missing = open
        .iter()
        .enumerate()
        .filter(|(_, key)| !there.contains(&key.key))
        .map(|(rank, key)| {
            let (text, snippet) = if has_colon {
                (key.key.to_owned(), None)
            } else {
                written(key, indent, mark)
            };
            Completion {
                label: key.key.to_owned(),
                detail: Some(if key.required {
                    "必填".to_owned()
                } else {
                    "可省".to_owned()
                }),
                about: Some(key.about.to_owned()),
                sort: if key.required { Sort::Required } else { Sort::Key },
                span,
                text,
                snippet,
                rank: if key.required { rank } else { open.len() + rank },
            }
        });
    let mut missing: Vec<Completion> = missing.collect();
    missing.sort_by_key(|own| own.rank);
    missing
}

/// The keys that stand beside a place under the same key; of a list those of the same item.
fn siblings(all: &[KeyLine], above: Option<usize>, span: Span, is_list: bool) -> impl Iterator<Item = usize> {
    let own = move |at: &usize| all[*at].parent == above;
    let mut start = 0;
    let mut end = usize::MAX;
    if is_list {
        for line in all.iter().filter(|line| line.parent == above && line.is_item) {
            if line.key.start <= span.start {
                start = line.key.start;
            } else {
                end = end.min(line.key.start);
            }
        }
    }
    (0..all.len())
        .filter(own)
        .filter(move |at| (start..end).contains(&all[*at].key.start))
}

/// A key as it is typed, with what stands behind it to be filled.
fn written(key: &Allowed, indent: usize, mark: &str) -> (String, Option<String>) {
    let name = key.key;
    let pad = " ".repeat(indent + STEP);
    match key.behind {
        Behind::Line => (format!("{mark}{name}: "), None),
        Behind::Prose => {
            let text = format!("{mark}{name}: |\n{pad}");
            let snippet = format!("{text}$0");
            (text, Some(snippet))
        }
        Behind::Keys => {
            let text = format!("{mark}{name}:\n{pad}");
            let snippet = format!("{text}$0");
            (text, Some(snippet))
        }
        Behind::Items => {
            let text = format!("{mark}{name}:\n{pad}- ");
            let snippet = format!("{text}$0");
            (text, Some(snippet))
        }
        Behind::Figures(block) => {
            let (plain, snippet) = row(block, "~");
            (
                format!("{mark}{name}: {plain}"),
                Some(format!("{mark}{name}: {snippet}")),
            )
        }
    }
}

/// A row of figures that are all the same, plain and with the places to be filled.
fn row(block: &'static Block, figure: &str) -> (String, String) {
    let count = block.columns().len();
    let plain = vec![figure; count].join(", ");
    let places: Vec<String> = (1..=count)
        .map(|place| format!("${{{place}:{figure}}}"))
        .collect();
    let places = places.join(", ");
    if count == 1 {
        (plain, places)
    } else {
        (format!("[{plain}]"), format!("[{places}]"))
    }
}

/// The values that a key may have.
fn values_at(page: &Page, at: usize, offset: usize) -> Vec<Completion> {
    let lines = page.lines();
    let Some(line) = lines.get(at) else {
        return Vec::new();
    };
    let value = page
        .text()
        .get(line.behind..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    let words = value.split(" #").next().unwrap_or_default();
    let start = line.behind + (words.len() - words.trim_start().len());
    let span = Span::new(
        start.min(offset),
        (line.behind + words.trim_end().len()).max(offset),
    );
    // Behind a colon without a blank the value would belong to the key.
    let gap = if span.start == line.key.end + 1 { " " } else { "" };
    let one = |(rank, (label, detail)): (usize, (String, Option<String>))| Completion {
        text: format!("{gap}{label}"),
        label,
        detail,
        about: None,
        sort: Sort::Value,
        span,
        snippet: None,
        rank,
    };
    match meaning(page.edition(), &lines.path(at)) {
        Some(Meaning::Key(key)) => values(page, key).into_iter().enumerate().map(one).collect(),
        Some(Meaning::Row(_, block, _)) if words.trim().is_empty() => {
            let rows = [("~", "尚未填写"), ("0", "都是 0")];
            let rows = rows.into_iter().enumerate().map(|(rank, (figure, about))| {
                let (plain, places) = row(block, figure);
                let columns: Vec<&str> = block.columns().into_iter().map(|column| column.key).collect();
                Completion {
                    label: plain.clone(),
                    detail: Some(about.to_owned()),
                    about: Some(format!("依次为：{}", columns.join("、"))),
                    sort: Sort::Value,
                    span,
                    text: format!("{gap}{plain}"),
                    snippet: (figure == "~").then(|| format!("{gap}{places}")),
                    rank,
                }
            });
            rows.collect()
        }
        _ => Vec::new(),
    }
}

/// The values of a key, each with what stands beside it.
fn values(page: &Page, key: &Key) -> Vec<(String, Option<String>)> {
    let word = |word: &str| (word.to_owned(), None);
    let explained = || page.findings().iter().filter(|found| may_explain(found));
    let mut out: Vec<(String, Option<String>)> = Vec::new();
    match (key.key, &key.shape) {
        (_, Shape::Edition) => {
            let editions = EDITIONS.iter().rev();
            out.extend(editions.map(|own| (own.id.to_owned(), Some(own.notice_number.to_owned()))));
        }
        (_, Shape::Year) => {
            let last = page.prior().and_then(|last| last.year);
            out.extend(last.map(|year| ((year + 1).to_string(), Some("上年报告的下一年度".to_owned()))));
        }
        (_, Shape::Choice(words)) => out.extend(words.iter().map(|own| word(own))),
        (_, Shape::Flag) => out.extend(["是", "否"].map(word)),
        (keys::RULE, _) => {
            out.extend(explained().map(|found| (found.rule.id.to_owned(), Some(found.message.clone()))));
            let others = catalogue::rules().filter(|rule| rule.severity.contains(&Severity::Warning));
            out.extend(others.map(|rule| (rule.id.to_owned(), Some(rule.title.to_owned()))));
        }
        (keys::PLACE, _) => {
            out.extend(explained().map(|found| (found.path.clone(), Some(found.message.clone()))));
        }
        _ => {}
    }
    let mut seen: Vec<String> = Vec::new();
    out.retain(|(label, _)| {
        let is_new = !seen.contains(label);
        seen.push(label.clone());
        is_new
    });
    out
}
