//! The placeholders of a text: `{{…}}`, however programs divide it into runs.

use std::collections::BTreeSet;

use super::paragraphs::{Paragraph, Paragraphs};

/// What begins a placeholder, and what ends it; and what typing Chinese makes of these.
const BRACES: [(&str, &str); 2] = [("{{", "}}"), ("｛｛", "｝｝")];
/// The most characters of the words around a placeholder that tell where it is.
const MAX_AROUND: usize = 12;

/// A placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// What stands between the braces.
    pub expression: String,
    /// Whether its paragraph holds nothing else, and is one of the text itself.
    pub is_alone: bool,
    /// Whether it stands in a form of something that is there once more, for older programs.
    pub is_fallback: bool,
    /// Where it stands, in words.
    pub words: String,
    /// The number of its paragraph.
    pub(super) paragraph: usize,
    /// Where it begins and ends among the paragraph's words, in bytes.
    pub(super) range: std::ops::Range<usize>,
}

/// A placeholder where nothing is filled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Elsewhere {
    /// 页眉, 页脚, 脚注.
    pub place: &'static str,
    /// What stands between the braces.
    pub expression: String,
}

/// The words of a paragraph, with a line feed where something stands between them.
pub(super) fn joined(paragraph: &Paragraph) -> String {
    let mut out = String::new();
    for words in &paragraph.texts {
        if words.apart {
            out.push('\n');
        }
        out.push_str(&words.text);
    }
    out
}

/// Where placeholders stand in words, and what is between their braces.
fn found(words: &str) -> Vec<(std::ops::Range<usize>, &str)> {
    let all = BRACES
        .iter()
        .flat_map(|(open, close)| between(words, open, close));
    let mut out: Vec<_> = all.collect();
    out.sort_by_key(|(range, _)| range.start);
    out
}

fn between<'w>(words: &'w str, open_sign: &str, close_sign: &str) -> Vec<(std::ops::Range<usize>, &'w str)> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(open) = words.get(from..).and_then(|rest| rest.find(open_sign)) {
        let start = from + open;
        let inner = start + open_sign.len();
        let rest = words.get(inner..).unwrap_or_default();
        let Some(close) = rest.find(close_sign) else { break };
        // A second beginning before the end: the first was none.
        if let Some(again) = rest.get(..close).and_then(|inside| inside.rfind(open_sign)) {
            from = inner + again;
            continue;
        }
        if rest.get(..close).is_some_and(|inside| inside.contains('\n')) {
            from = inner;
            continue;
        }
        let end = inner + close + close_sign.len();
        out.push((start..end, rest.get(..close).unwrap_or_default()));
        from = end;
    }
    out
}

/// The placeholders of a text, in order.
pub(super) fn placeholders(paragraphs: &Paragraphs) -> Vec<Placeholder> {
    let mut out = Vec::new();
    let in_body: BTreeSet<usize> = paragraphs
        .children
        .iter()
        .filter_map(|child| child.paragraph)
        .collect();
    for (number, paragraph) in paragraphs.all.iter().enumerate() {
        let words = joined(paragraph);
        for (range, inside) in found(&words) {
            let expression = inside.trim().to_owned();
            let whole = words.get(range.clone()).unwrap_or_default();
            let is_alone = words.trim() == whole && !paragraph.is_drawn && in_body.contains(&number);
            let before = words.get(..range.start).unwrap_or_default();
            let mut around: Vec<char> = before.chars().rev().take(MAX_AROUND).collect();
            around.reverse();
            let around: String = around.into_iter().filter(|c| *c != '\n').collect();
            out.push(Placeholder {
                expression,
                is_alone,
                is_fallback: paragraph.is_fallback,
                words: format!("“{around}{whole}”"),
                paragraph: number,
                range,
            });
        }
    }
    out
}

/// What a part is called that is not filled.
fn called(kind: &str) -> &'static str {
    match kind {
        "header" => "页眉",
        "footer" => "页脚",
        _ => "脚注",
    }
}

/// The placeholders of a part that is not filled.
pub(super) fn elsewhere(kind: &str, paragraphs: &Paragraphs, out: &mut Vec<Elsewhere>) {
    for placeholder in placeholders(paragraphs) {
        out.push(Elsewhere {
            place: called(kind),
            expression: placeholder.expression,
        });
    }
}

/// What a part says that is not filled, paragraph by paragraph.
pub(super) fn said(kind: &str, paragraphs: &Paragraphs) -> Vec<(&'static str, String)> {
    let all = paragraphs.all.iter().map(joined);
    let said = all.filter(|words| !words.trim().is_empty());
    said.map(|words| (called(kind), words)).collect()
}
