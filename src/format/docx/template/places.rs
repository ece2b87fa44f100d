//! The placeholders of a text: `{{…}}`, however programs divide it into runs.

use super::paragraphs::{Paragraph, Paragraphs};

/// What begins a placeholder, and what ends it.
const OPEN: &str = "{{";
const CLOSE: &str = "}}";
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

/// The words of a paragraph with full-width braces in their usual form, byte for byte as long: what typing Chinese leaves of `{{`.
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

fn found(words: &str) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(open) = words.get(from..).and_then(|rest| rest.find(OPEN)) {
        let start = from + open;
        let inner = start + OPEN.len();
        let rest = words.get(inner..).unwrap_or_default();
        let Some(close) = rest.find(CLOSE) else { break };
        // A second beginning before the end: the first was none.
        if let Some(again) = rest.get(..close).and_then(|inside| inside.rfind(OPEN)) {
            from = inner + again;
            continue;
        }
        if rest.get(..close).is_some_and(|inside| inside.contains('\n')) {
            from = inner;
            continue;
        }
        out.push(start..inner + close + CLOSE.len());
        from = inner + close + CLOSE.len();
    }
    out
}

/// The placeholders of a text, in order.
pub(super) fn placeholders(paragraphs: &Paragraphs) -> Vec<Placeholder> {
    let mut out = Vec::new();
    let in_body = |number: usize| {
        let mut children = paragraphs.children.iter();
        children.any(|child| child.paragraph == Some(number))
    };
    for (number, paragraph) in paragraphs.all.iter().enumerate() {
        let words = joined(paragraph);
        let ranges = found(&words);
        for range in &ranges {
            let inside = range.start + OPEN.len()..range.end - CLOSE.len();
            let expression = words.get(inside).unwrap_or_default().trim().to_owned();
            let whole = words.get(range.clone()).unwrap_or_default();
            let is_alone = words.trim() == whole && !paragraph.is_drawn && in_body(number);
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
                range: range.clone(),
            });
        }
    }
    out
}

/// The placeholders of a part that is not filled.
pub(super) fn elsewhere(kind: &str, paragraphs: &Paragraphs, out: &mut Vec<Elsewhere>) {
    let place = match kind {
        "header" => "页眉",
        "footer" => "页脚",
        _ => "脚注",
    };
    for placeholder in placeholders(paragraphs) {
        out.push(Elsewhere {
            place,
            expression: placeholder.expression,
        });
    }
}
