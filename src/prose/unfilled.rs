//! Words that were to be filled in and were not: the program's own marks, XX and ××, a counter without its figure, an
//! expression that nothing replaced.

use std::ops::Range;

use crate::chinese::lines::lines;
use crate::chinese::numerals::is_numeral;
use crate::chinese::width::is_digit;
use crate::form::words::blanks::{BODIES, FAMILY_NAMES, OF_PERSONS, PERSONS};
use crate::form::words::counters::OF_PUBLISHED;
use crate::prose::slots::slots;
use crate::report::marks::{TO_FILL, TO_UPDATE, UNFILLED};
use crate::report::text::Text;

/// The marks that `new` and `next` leave, and those that people type.
const MARKS: [&str; 5] = [TO_FILL, TO_UPDATE, UNFILLED, "｛｛", "｝｝"];

/// Whether a mark of these kinds holds this character: a line without one, as nearly all are, is looked through once.
const fn is_of_mark(c: char) -> bool {
    matches!(
        c,
        'X' | 'x' | 'T' | '{' | '}' | ' ' | '_' | '\u{a0}' | '\u{3000}' | '×' | '【' | '｛' | '｝'
    )
}

/// Whether a line of a text, from `start` on, is still to be filled.
pub fn is_unfilled(text: &Text, start: usize, line: &str) -> bool {
    first_mark(text, start, line, !text.is_placed()).is_some()
}

/// Whether some line of a text is still to be filled.
pub fn has_unfilled(text: &Text) -> bool {
    lines(text.as_str()).any(|(start, line)| is_unfilled(text, start, line))
}

/// The first mark in a line that begins at `start` of the text; `inserts` says whether expressions are evaluated there. What
/// an inserted figure prints is not judged, and an expression that names nothing is reported by its own rule.
pub fn first_mark(text: &Text, start: usize, line: &str, inserts: bool) -> Option<Range<usize>> {
    let mut found = if line.contains(is_of_mark) {
        marks(line, inserts)
    } else {
        Vec::new()
    };
    // What templates leave has signs of its own, and looks for them itself.
    found.extend(slots(line));
    found
        .into_iter()
        .map(|r| start + r.start..start + r.end)
        .filter(|r| !text.is_inserted(r))
        .min_by_key(|r| r.start)
}

/// The marks of a line that holds one of their characters.
fn marks(line: &str, inserts: bool) -> Vec<Range<usize>> {
    let marks = MARKS
        .iter()
        .flat_map(|mark| line.match_indices(mark).map(|(at, m)| at..at + m.len()));
    marks
        .chain(crosses(line))
        .chain(masks(line))
        .chain(counters(line))
        .chain(braces(line, inserts))
        .collect()
}

/// Braces that nothing replaced: any where expressions are not evaluated, else those that close none.
fn braces(line: &str, inserts: bool) -> Option<Range<usize>> {
    let open = line.find("{{").filter(|_| !inserts);
    let close = line.find("}}").filter(|at| !line[..*at].contains("{{"));
    let end = |at: usize| line[at..].find("}}").map_or(at + 2, |length| at + length + 2);
    open.map(|at| at..end(at)).or(close.map(|at| at..at + 2))
}

/// XX, XXX and TODO standing alone: not within a word or an address.
fn crosses(line: &str) -> impl Iterator<Item = Range<usize>> {
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
                if (crosses || year || token == "TODO") && !in_query(line, from) {
                    out.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    out.into_iter()
}

/// Whether a word belongs to the query of an address: ?id=XX.
fn in_query(line: &str, at: usize) -> bool {
    let head = line.get(..at).unwrap_or_default();
    let begin = head
        .char_indices()
        .rev()
        .take(MAX_QUERY)
        .take_while(|(_, c)| c.is_ascii_graphic())
        .last();
    let address = begin.and_then(|(begin, _)| head.get(begin..)).unwrap_or_default();
    address.contains("://") || address.contains("www.")
}

/// The most characters of an address before a word of its query.
const MAX_QUERY: usize = 200;

/// ×× where words are to be written: not where the name of somebody else is withheld, or a part of a number.
fn masks(line: &str) -> impl Iterator<Item = Range<usize>> {
    line.match_indices("××")
        .map(|(at, mask)| at..at + mask.len())
        .filter(|range| {
            let head = line[..range.start].trim_end_matches('×');
            let tail = line[range.end..].trim_start_matches('×');
            let digits = |c: Option<char>| c.is_some_and(is_digit);
            // 138××××5678
            let number = digits(head.chars().next_back()) && digits(tail.chars().next());
            let behind = |words: &[&str]| words.iter().any(|word| tail.starts_with(word));
            let family = head.chars().next_back().filter(|c| FAMILY_NAMES.contains(*c));
            let whose = &head[..head.len() - family.map_or(0, char::len_utf8)];
            let whose = PERSONS.iter().any(|word| whose.ends_with(word));
            let person = whose || family.is_some() && behind(OF_PERSONS);
            // The sign itself is spoken of: 以“××”代替.
            let sign = head.ends_with('“') && tail.starts_with('”');
            !(number || sign || person || behind(BODIES))
        })
}

/// A counter behind blanks where its figure should stand: 主动公开信息  条。
fn counters(line: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |rest: &str| {
        rest.chars()
            .next()
            .is_none_or(|next| "，。；、,;）)\n".contains(next))
    };
    // Figures may be written as words: 第 三 条.
    let is_figure = |c: char| is_numeral(c) || matches!(c, '几' | '数');
    // The blanks are looked at behind a counter only: to count them at each character takes the square of a long line.
    let stands_for_nothing = move |before: &str| {
        let words = before.trim_end_matches([' ', '\u{3000}', '\u{a0}', '_']);
        let word = |c: char| c.is_alphabetic() && !c.is_ascii() && !is_figure(c);
        words.len() < before.len() && words.chars().next_back().is_some_and(word)
    };
    let blank = line.bytes().any(|b| matches!(b, b' ' | b'_')) || line.contains(['\u{3000}', '\u{a0}']);
    let line = if blank { line } else { "" };
    line.char_indices()
        .filter(|(_, c)| OF_PUBLISHED.contains(c))
        .map(|(at, c)| at..at + c.len_utf8())
        .filter(move |r| ends(&line[r.end..]) && stands_for_nothing(&line[..r.start]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(line: &str) -> Vec<&str> {
        let mut found: Vec<_> = crosses(line).chain(counters(line)).chain(masks(line)).collect();
        found.sort_by_key(|r| r.start);
        found.into_iter().map(|r| &line[r]).collect()
    }

    #[test]
    fn no_mark_is_passed_over() {
        assert!(MARKS.iter().all(|mark| mark.contains(is_of_mark)));
        for line in [
            "{{申请}}",
            "全年公开XX条",
            "20xx年",
            "TODO",
            "公开\u{3000}条",
            "公开\u{a0}条",
            "公开_条",
        ] {
            let text = Text::written(line);
            assert!(first_mark(&text, 0, line, false).is_some(), "{line}");
        }
    }

    #[test]
    fn marks_are_found_where_they_stand_alone() {
        assert_eq!(marked("全年公开XX条"), ["XX"]);
        assert_eq!(marked("20XX年"), ["20XX"]);
        assert_eq!(marked("主动公开信息  条，答复 件。"), ["条", "件"]);
        assert_eq!(marked("公开____条。"), ["条"]);
        assert_eq!(marked("TODO 补充"), ["TODO"]);
        assert_eq!(marked("由××负责"), ["××"]);
        assert_eq!(marked("20××年公开××条"), ["××", "××"]);
        assert_eq!(marked("http://a.gov.cn 公开XX条"), ["XX"]);
    }

    #[test]
    fn words_that_look_alike_are_quiet() {
        for line in [
            "http://zfxx.ninghai.gov.cn/XX/a",
            "共 3 条。",
            "根据 条例",
            "XXL 码",
            "http://a.gov.cn/b?id=XX",
            "申请人××要求公开",
            "张××诉县政府一案",
            "某县××公司申请公开",
            "电话138××××5678",
            "姓名以“××”代替",
            "全年公开 5 件，",
            "信息 458 条",
            "第 三 条 规定",
            "依照第 三 条，",
        ] {
            assert_eq!(marked(line), Vec::<&str>::new(), "{line}");
        }
    }
}
