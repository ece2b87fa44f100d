//! One line: what it says, and what it looks like.

use crate::chinese::numerals::is_ordinal;
use crate::format::table_caption;

/// The most characters of a text that is not taken for prose.
const MAX_CELL_TEXT: usize = 80;

/// What a line with tabs may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Nothing but blanks.
    Empty,
    /// Words without a tab.
    Words,
    /// One cell: words, or nothing, behind a tab.
    Cell,
    /// Several cells with tabs between them.
    Columns,
}

pub(super) fn line_kind(line: &str) -> LineKind {
    let first = line.starts_with('\t');
    match line.matches('\t').take(2).count() {
        _ if !first && is_blank(line) => LineKind::Empty,
        0 => LineKind::Words,
        1 if first => LineKind::Cell,
        _ => LineKind::Columns,
    }
}

/// Blanks of every width; a control character that Unicode counts among them is reported, not dropped.
fn blank(c: char) -> bool {
    c.is_whitespace() && c != '\u{85}'
}

pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(blank)
}

/// The text of a line. A number that a program has set before a paragraph, with a tab, stands right before its words.
pub(super) fn line_text(line: &str) -> String {
    let line = line.trim_matches(blank);
    match numbered(line) {
        Some((number, rest)) => format!("{number}{rest}"),
        None => line.replace('\t', " "),
    }
}

/// The number and the words of a line of a list: 1.⇥培训. None where there is no tab behind the number.
pub(super) fn numbered(line: &str) -> Option<(&str, &str)> {
    let (number, rest) = line.trim_matches(blank).split_once('\t')?;
    let number = number.trim_matches(blank);
    let inner = number
        .trim_start_matches(['（', '('])
        .trim_end_matches(['）', ')', '、', '.', '．']);
    let digit = |c: char| c.is_ascii_digit() || is_ordinal(c);
    let counts = !inner.is_empty() && inner.chars().count() <= 4 && inner.chars().all(digit);
    let is_number = (counts && inner.len() < number.len()) || matches!(number, "•" | "·" | "-" | "●");
    (is_number && !rest.contains('\t')).then(|| (number, rest.trim_matches(blank)))
}

/// The caption that a line is.
pub(super) fn caption(line: &str) -> Option<String> {
    table_caption::parse(line.trim_matches(blank)).map(|caption| caption.replace('\t', " "))
}

/// Whether a text is one that runs on: no cell says it, or few.
pub(super) fn is_sentence(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '；', '：', '…']) || text.chars().nth(MAX_CELL_TEXT).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_make_the_kind() {
        for (line, expected) in [
            ("", LineKind::Empty),
            (" \u{3000}\u{a0}", LineKind::Empty),
            (" \t", LineKind::Empty),
            ("\t", LineKind::Cell),
            ("\t 0", LineKind::Cell),
            ("甲", LineKind::Words),
            ("甲\t1", LineKind::Columns),
            ("\t甲\t1", LineKind::Columns),
            ("\t\t", LineKind::Columns),
        ] {
            assert_eq!(line_kind(line), expected, "{line:?}");
        }
    }

    #[test]
    fn a_number_of_a_list_runs_into_its_words() {
        assert_eq!(line_text("\u{3000}1.\t培训"), "1.培训");
        assert_eq!(line_text("（十二）\t\u{a0}监督 "), "（十二）监督");
        assert_eq!(line_text("三、\t申请"), "三、申请");
        // A figure, an empty place and a label are no numbers of a list.
        for line in ["12\t培训", "规章\t0", "一、\t0\t0", "（）\t甲"] {
            assert!(numbered(line).is_none(), "{line:?}");
        }
        assert_eq!(line_text("电话：\t1"), "电话： 1");
    }

    #[test]
    fn control_characters_are_no_blanks() {
        assert_eq!(line_text(" \u{85}甲\u{1}\u{a0}"), "\u{85}甲\u{1}");
    }
}
