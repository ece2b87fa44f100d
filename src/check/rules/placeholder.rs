//! Words that were to be filled in and were not.

use std::ops::Range;

use crate::check::Subject;
use crate::check::lines::lines;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::report::TextKey;
use crate::report::findings::short;
use crate::report::marks::UNFILLED;
use crate::report::text::Text;

declare_rule! {
    /// Words that were to be filled in and were not.
    pub static RULE = {
        id: "placeholder", title: "有待填的内容", severity: [Error], basis: "{格式}",
        what: "文字里还有“××”“XX”“【待填】”“【请更新】”、没有数字的“信息  条”、TODO，或没有替换的 {{ }}。",
        why: "报告发布时不能留着没有填的地方。",
        fix: "填上内容，删去标记。",
    };
}

const HELP: &str = "填上内容，删去标记";

/// The marks that `new` and `next` leave, and those that people type.
const MARKS: [&str; 6] = ["【待填】", "【请更新】", UNFILLED, "××", "｛｛", "｝｝"];
/// Counters of things that are published: one without a figure before it was to be filled.
const COUNTERS: [char; 8] = ['条', '件', '次', '份', '期', '篇', '场', '个'];

/// Figures that are written as words: 第 三 条.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两几数";
/// So many paragraphs of one text are told; more are no report that somebody is filling.
const TOLD: usize = 50;

/// Each paragraph with such words is one finding, and so is each note of a figure.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let words = report.texts();
    let mut out: Vec<Diagnostic> = words
        .into_iter()
        .flat_map(|(key, text)| marked(key, text))
        .collect();
    for (point, fact) in &report.facts {
        let Some(note) = fact.note.as_deref().map(Text::written) else {
            continue;
        };
        if let Some(found) = first_mark(&note, 0, note.as_str(), false) {
            let mark = said(&note.as_str()[found]);
            let message = format!(
                "{}的注里还有没填的内容：{mark}",
                report.edition.point_name(*point)
            );
            out.push(
                Diagnostic::new(&RULE, message)
                    .at(fact.origin.clone())
                    .about(*point)
                    .help(HELP),
            );
        }
    }
    out
}

/// Whether a line of a text, from `start` on, is still to be filled: nothing else is told of it until it is.
pub(super) fn is_unfilled(text: &Text, start: usize, line: &str) -> bool {
    first_mark(text, start, line, !text.is_placed()).is_some()
}

/// Whether some line of a text is still to be filled.
pub(super) fn has_unfilled(text: &Text) -> bool {
    lines(text.as_str()).any(|(start, line)| is_unfilled(text, start, line))
}

fn marked(key: TextKey, text: &Text) -> Vec<Diagnostic> {
    // In the agency's own keys, and in a document, nothing is inserted.
    let inserts = !key.is_of_agency() && !text.is_placed();
    lines(text.as_str())
        .filter_map(|(start, line)| first_mark(text, start, line, inserts))
        .take(TOLD)
        .map(|found| {
            let mark = text.as_str()[found.clone()].trim();
            Diagnostic::new(&RULE, format!("“{key}”里还有没填的内容：{}", said(mark)))
                .at(text.origin_of(found))
                .help(HELP)
                .path(key)
        })
        .collect()
}

fn said(mark: &str) -> String {
    if mark.chars().count() == 1 {
        format!("“{mark}”前面没有数字")
    } else {
        short(mark)
    }
}

/// The first mark in a line that begins at `start` of the text. What an inserted figure prints is not judged, and an
/// expression that names nothing is told by its own rule.
fn first_mark(text: &Text, start: usize, line: &str, inserts: bool) -> Option<Range<usize>> {
    let marks = MARKS
        .iter()
        .flat_map(|mark| line.match_indices(mark).map(|(at, m)| at..at + m.len()));
    let found = marks
        .chain(letters(line))
        .chain(counters(line))
        .chain(braces(line, inserts));
    found
        .map(|r| start + r.start..start + r.end)
        .filter(|r| !text.is_inserted(r))
        .min_by_key(|r| r.start)
}

/// Braces that nothing replaced: any where expressions are not evaluated, else those that close none.
fn braces(line: &str, inserts: bool) -> Option<Range<usize>> {
    let open = line.find("{{").filter(|_| !inserts);
    let close = line.find("}}").filter(|at| !line[..*at].contains("{{"));
    let end = |at: usize| line[at..].find("}}").map_or(at + 2, |length| at + length + 2);
    open.map(|at| at..end(at)).or(close.map(|at| at..at + 2))
}

/// XX, XXX and TODO standing alone: not within a word or an address.
fn letters(line: &str) -> impl Iterator<Item = Range<usize>> {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '.');
    let mut out = Vec::new();
    let mut start = None;
    // Few lines hold one of these letters; of those that do not, no character is looked at.
    let none = !line.bytes().any(|b| matches!(b, b'X' | b'x')) && !line.contains("TODO");
    let line = if none { "" } else { line };
    for (at, c) in line.char_indices().chain([(line.len(), '\n')]) {
        match (word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let token = &line[from..at];
                let crosses = token.len() >= 2 && token.chars().all(|c| c == 'X');
                let year = token
                    .strip_prefix("20")
                    .is_some_and(|rest| rest == "XX" || rest == "xx");
                if crosses || year || token == "TODO" {
                    out.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    out.into_iter()
}

/// A counter behind blanks where its figure should stand: 主动公开信息  条。
fn counters(line: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |rest: &str| {
        rest.chars()
            .next()
            .is_none_or(|next| "，。；、,;）)\n".contains(next))
    };
    // The blanks are looked at behind a counter only: to count them at each character takes the square of a long line.
    let stands_for_nothing = move |before: &str| {
        let words = before.trim_end_matches([' ', '\u{3000}', '\u{a0}', '_']);
        let word = |c: char| c.is_alphabetic() && !c.is_ascii() && !NUMERALS.contains(c);
        words.len() < before.len() && words.chars().next_back().is_some_and(word)
    };
    let blank = line.bytes().any(|b| matches!(b, b' ' | b'_')) || line.contains(['\u{3000}', '\u{a0}']);
    let line = if blank { line } else { "" };
    line.char_indices()
        .filter(|(_, c)| COUNTERS.contains(c))
        .map(|(at, c)| at..at + c.len_utf8())
        .filter(move |r| ends(&line[r.end..]) && stands_for_nothing(&line[..r.start]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(line: &str) -> Vec<&str> {
        let mut found: Vec<_> = letters(line).chain(counters(line)).collect();
        found.sort_by_key(|r| r.start);
        found.into_iter().map(|r| &line[r]).collect()
    }

    #[test]
    fn marks_are_found_where_they_stand_alone() {
        assert_eq!(marks("全年公开XX条"), ["XX"]);
        assert_eq!(marks("20XX年"), ["20XX"]);
        assert_eq!(marks("主动公开信息  条，答复 件。"), ["条", "件"]);
        assert_eq!(marks("公开____条。"), ["条"]);
        assert_eq!(marks("TODO 补充"), ["TODO"]);
    }

    #[test]
    fn words_that_look_alike_are_quiet() {
        for line in [
            "http://zfxx.ninghai.gov.cn/XX/a",
            "共 3 条。",
            "根据 条例",
            "XXL 码",
            "全年公开 5 件，",
            "信息 458 条",
            "第 三 条 规定",
            "依照第 三 条，",
        ] {
            assert_eq!(marks(line), Vec::<&str>::new(), "{line}");
        }
    }
}
