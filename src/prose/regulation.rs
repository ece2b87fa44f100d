//! The regulation as prose cites it: its title, and the number of the decree; and the papers that have one number each.

use std::ops::Range;

use crate::chinese::brackets::pairs;
use crate::chinese::lines::{after, before, has};
use crate::chinese::width::{is_digit, narrow};
use crate::form::words::notices::{
    AROUND_PAPERS, DECREE, DECREE_FORMER, DECREE_HISTORY, DECREE_NUMBER, DECREE_SPLIT, OF_THE_REPUBLIC,
    PAPERS, REGULATION, REGULATION_BETWEEN, REGULATION_ENDS, REGULATION_SHORT, REGULATION_SUBJECTS,
};

/// Something of a law that is cited wrong, where it stands, and how it is right.
#[derive(Debug, PartialEq, Eq)]
pub struct Miscited {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
}

/// What is cited wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The title of the regulation.
    Title,
    /// The number of the decree; whether it is that of the regulation before it was revised.
    Decree {
        /// See above.
        former: bool,
    },
    /// The number of another paper: its title, and its number.
    Paper(&'static str, &'static str),
}

/// The most bytes of a title that is looked at.
const MAX_TITLE: usize = 300;
/// The most characters between a title and its number.
const MAX_GAP: usize = 8;
/// The most characters on either side of a number in which it is said that a former one is meant.
const NEAR: usize = 40;
/// The most digits of a decree's number.
const MAX_DIGITS: usize = 5;

/// What a line cites wrong.
pub fn miscited(line: &str) -> Vec<Miscited> {
    let mut out = Vec::new();
    for range in pairs(line, "《", "》").filter(|range| range.len() < MAX_TITLE) {
        let inner = line.get(range.start + '《'.len_utf8()..range.end - '》'.len_utf8());
        let inner: String = inner
            .unwrap_or_default()
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        if is_wrong_title(&inner) {
            out.push(Miscited {
                range,
                what: What::Title,
            });
        } else if let Some((title, number)) = paper(&inner) {
            let wrong =
                number_behind(line, range.end).filter(|typed| plain(&line[typed.clone()]) != plain(number));
            out.extend(wrong.map(|range| Miscited {
                range,
                what: What::Paper(title, number),
            }));
        }
    }
    out.extend(decrees(line));
    out.sort_by_key(|found| found.range.start);
    out
}

/// Whether a title is meant to be the regulation's and is not.
fn is_wrong_title(title: &str) -> bool {
    let own = title.strip_prefix(OF_THE_REPUBLIC);
    let rest = own.unwrap_or(title);
    if title == REGULATION || own.is_none() && REGULATION_SHORT.contains(&rest) {
        return false;
    }
    REGULATION_SUBJECTS.iter().any(|subject| {
        let between = rest.strip_prefix(*subject).and_then(|rest| {
            REGULATION_ENDS.iter().find_map(|end| {
                rest.strip_suffix(end).or_else(|| {
                    // 政府信息公开法: the subject and the end share a word.
                    rest.strip_prefix('法')
                        .filter(|rest| rest.is_empty() && subject.ends_with("公开"))
                })
            })
        });
        between.is_some_and(|words| words.chars().count() <= REGULATION_BETWEEN)
    })
}

/// The paper whose title this is, and nothing beside.
fn paper(title: &str) -> Option<(&'static str, &'static str)> {
    let mut rest = title.to_owned();
    for words in AROUND_PAPERS {
        rest = rest.replace(words, "");
    }
    PAPERS.iter().copied().find(|(title, _)| rest == *title)
}

/// A document's number right behind a title.
fn number_behind(line: &str, end: usize) -> Option<Range<usize>> {
    let tail = after(line, end, NEAR);
    let tail = tail
        .trim_start()
        .strip_prefix("的通知")
        .unwrap_or(tail.trim_start());
    let tail = tail.strip_prefix(['（', '('])?;
    let start = line.len() - line.get(end..)?.len() + line.get(end..)?.find(tail)?;
    let length = tail.find('号').map(|at| at + '号'.len_utf8())?;
    let number = tail.get(..length)?;
    let is_number = number.contains("20") && !number.contains(['，', '、', '《', '）', '。']);
    // A number of a local paper is that of the paper that hands it on.
    let central = number.starts_with("国");
    (is_number && central).then_some(start..start + length)
}

/// A number without the kinds of its brackets.
fn plain(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(narrow)
        .collect()
}

/// Numbers of decrees beside the regulation's title that are not its own.
fn decrees(line: &str) -> Vec<Miscited> {
    let marks = [DECREE, DECREE_SPLIT];
    let mut out = Vec::new();
    for mark in marks {
        for (at, _) in line.match_indices(mark) {
            let tail = line.get(at + mark.len()..).unwrap_or_default();
            let rest = tail.trim_start_matches([' ', '第', '（', '(', '〔', '\u{3000}']);
            let digits: String = rest
                .chars()
                .take(MAX_DIGITS)
                .take_while(|c| is_digit(*c))
                .map(narrow)
                .collect();
            let behind: usize = rest
                .chars()
                .take(digits.chars().count())
                .map(char::len_utf8)
                .sum();
            let rest = rest.get(behind..).unwrap_or_default();
            let named = rest.trim_start().strip_prefix('号');
            let Some(rest) = named.filter(|_| !digits.is_empty() && digits != DECREE_NUMBER) else {
                continue;
            };
            let range = at..line.len() - rest.len();
            if !of_regulation(line, &range) {
                continue;
            }
            let former = digits == DECREE_FORMER;
            let (head, tail) = (before(line, range.start, NEAR), after(line, range.end, NEAR));
            let history = has(head, DECREE_HISTORY) || has(tail, DECREE_HISTORY);
            let both = head.contains(DECREE_NUMBER) || tail.contains(DECREE_NUMBER);
            if !(former && history || both) {
                out.push(Miscited {
                    range,
                    what: What::Decree { former },
                });
            }
        }
    }
    out
}

/// Whether the title of the regulation stands right before a number or right behind it.
fn of_regulation(line: &str, number: &Range<usize>) -> bool {
    let is_regulation = |title: &str| REGULATION_SHORT.contains(&title) || title == REGULATION;
    let head = before(line, number.start, NEAR);
    let before_it = head.rfind('》').is_some_and(|end| {
        let gap = head[end + '》'.len_utf8()..].replace(OF_THE_REPUBLIC, "");
        let start = head[..end].rfind('《').map_or(0, |at| at + '《'.len_utf8());
        gap.chars().count() <= MAX_GAP
            && !gap.contains(['、', '和', '及'])
            && is_regulation(&head[start..end])
    });
    let tail = after(line, number.end, NEAR);
    let behind = tail.find('《').is_some_and(|start| {
        let end = tail.find('》').unwrap_or(start);
        let gap = &tail[..start];
        let inner = tail.get(start + '《'.len_utf8()..end).unwrap_or_default();
        gap.chars().count() <= MAX_GAP && !gap.contains(['、', '和', '及', '）', ')']) && is_regulation(inner)
    });
    before_it || behind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(&str, What)> {
        miscited(line)
            .into_iter()
            .map(|found| (&line[found.range], found.what))
            .collect()
    }

    #[test]
    fn wrong_numbers_and_titles_are_found() {
        let former = What::Decree { former: true };
        let other = What::Decree { former: false };
        let (title, number) = PAPERS[0];
        for (line, words, what) in [
            (
                "根据《中华人民共和国政府信息公开条例》（国务院令第492号）",
                "国务院令第492号",
                former,
            ),
            (
                "根据《政府信息公开条例》（中华人民共和国国务院令第771号）",
                "国务院令第771号",
                other,
            ),
            (
                "国务院第710号令《中华人民共和国政府信息公开条例》要求",
                "国务院第710号",
                other,
            ),
            ("《条例》（国务院令 第 71 号）", "国务院令 第 71 号", other),
            (
                "根据《中华人民共和国政务公开条例》编制",
                "《中华人民共和国政务公开条例》",
                What::Title,
            ),
            (
                "依照《政府信息公开管理条例》",
                "《政府信息公开管理条例》",
                What::Title,
            ),
            (
                "依照《中华人民共和国政府信息公开法》",
                "《中华人民共和国政府信息公开法》",
                What::Title,
            ),
            (
                "根据《中华人民共和国信息公开条例》",
                "《中华人民共和国信息公开条例》",
                What::Title,
            ),
            (
                "《政府信息公开信息处理费管理办法》（国办发〔2020〕109号）",
                "国办发〔2020〕109号",
                What::Paper(title, number),
            ),
            (
                "《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2021〕109号）",
                "国办函〔2021〕109号",
                What::Paper(title, number),
            ),
        ] {
            assert_eq!(found(line), [(words, what)], "{line}");
        }
    }

    #[test]
    fn right_ones_and_those_of_others_are_quiet() {
        for line in [
            "根据《中华人民共和国政府信息公开条例》（国务院令第711号）",
            "《条例》（国务院令第７１１号）",
            "2007年4月5日国务院令第492号公布的《政府信息公开条例》，2019年修订",
            "《政府信息公开条例》（国务院令第492号公布，国务院令第711号修订）",
            "根据《条例》和《保障农民工工资支付条例》（国务院令第724号）",
            "《广东省政务公开条例》《贵州省政府数据共享开放条例》",
            "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
            "《政府信息公开信息处理费管理办法》（国办函[2020]109号）",
            "转发《政府信息公开信息处理费管理办法》的通知（浙政办函〔2020〕9号）",
            "《政府信息公开条例》《信息公开条例》《条例》",
            "《政府信息公开条例释义》《政府信息公开办法》",
        ] {
            assert_eq!(found(line), [], "{line}");
        }
    }
}
