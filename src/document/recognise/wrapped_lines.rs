//! Paragraphs that were broken into lines: at the width of a page or of a screen, or where a page ends. Their lines are one
//! paragraph again, so that a figure is read with the words that it belongs to.
//!
//! A line goes on in the next where it is prose, long, and without an end, and where what follows comes to an end and is
//! no heading, no item and nothing of the page. A document whose paragraphs are long is not one of broken lines: there the
//! words must say by themselves that they go on.

use super::items::{Item, Kind};
use crate::chinese::counters::{BEGIN_BEHIND_DIGITS, NO_COUNTERS};
use crate::chinese::dates;
use crate::chinese::numbering::begins_item;
use crate::chinese::page_marks::{is_contents, is_page_mark, is_web_page_line};
use crate::chinese::width::folded;

/// The fewest characters of a line that was broken.
const MIN_BROKEN: usize = 20;
/// The most characters of a line of a page or a screen.
const MAX_WIDTH: usize = 70;
/// The most lines of a paragraph that was broken.
const MAX_LINES: usize = 60;
/// The most characters before the colon of a line that is a detail of its own: 联系电话：….
const MAX_WORD: usize = 8;
/// With what a paragraph ends, or a line that stands by itself.
const ENDS: [char; 14] = [
    '。', '！', '？', '；', '：', '…', '”', '》', '）', ')', ';', ':', '!', '?',
];
/// With what a paragraph of sentences ends.
const STOPS: [char; 4] = ['。', '！', '？', '；'];
/// With what no paragraph ends.
const GOES_ON: [char; 5] = ['，', ',', '、', '（', '“'];
/// With what no paragraph begins.
const WITHIN: [char; 9] = ['，', ',', '、', '。', '；', '）', '”', '》', '%'];

/// The items with the lines of each broken paragraph put together. `is_part` says whether a line is the heading of a part.
pub(super) fn joined<'a>(items: Vec<Item<'a>>, is_part: &dyn Fn(&str) -> bool) -> Vec<Item<'a>> {
    let wrapped = are_wrapped(&items);
    let mut out: Vec<Item<'a>> = Vec::with_capacity(items.len());
    let mut items = items.into_iter().peekable();
    let mut waiting: Vec<Item<'a>> = Vec::new();
    while let Some(item) = items.next() {
        waiting.push(item);
        let goes_on = |items: &mut std::iter::Peekable<std::vec::IntoIter<Item<'a>>>| {
            let (mut lines, next) = (waiting.iter().filter_map(Item::line), items.peek());
            let last = lines.by_ref().filter(|line| !is_page_mark(line)).last();
            let (Some(last), Some(next)) = (last, next.and_then(Item::line)) else {
                return false;
            };
            let first = waiting
                .iter()
                .find_map(Item::line)
                .is_some_and(|line| line.contains(['，', '。']));
            let paged = waiting.last().and_then(Item::line).is_some_and(is_page_mark);
            first
                && waiting.len() < MAX_LINES
                && is_open(last)
                && (is_page_mark(next)
                    || is_more(next, is_part) && (wrapped || paged || must_go_on(last, next)))
        };
        if !goes_on(&mut items) {
            close(&mut waiting, &mut out);
        }
    }
    close(&mut waiting, &mut out);
    out
}

/// Puts the lines that wait into one, where they come to an end; marks of the page between them come behind.
fn close<'a>(waiting: &mut Vec<Item<'a>>, out: &mut Vec<Item<'a>>) {
    let is_mark = |item: &Item<'_>| item.line().is_some_and(is_page_mark);
    // A mark behind the last line stands behind the paragraph anyway.
    let lines = waiting
        .iter()
        .rposition(|item| !is_mark(item))
        .map_or(0, |at| at + 1);
    let ends = lines
        .checked_sub(1)
        .and_then(|at| waiting[at].line())
        .is_some_and(|line| line.ends_with(STOPS));
    if !ends || lines < 2 {
        out.append(waiting);
        return;
    }
    let (marks, lines): (Vec<Item<'a>>, Vec<Item<'a>>) = waiting.drain(..).partition(is_mark);
    let words: String = lines.iter().filter_map(Item::line).collect();
    out.extend(lines.into_iter().next().map(|item| Item {
        order: item.order,
        kind: Kind::Line(words),
    }));
    out.extend(marks);
}

/// Whether the prose of a document is set in lines: none is longer than those of a page.
fn are_wrapped(items: &[Item<'_>]) -> bool {
    let prose = items
        .iter()
        .filter_map(Item::line)
        .filter(|line| line.contains(['，', '。']));
    !prose
        .into_iter()
        .any(|line| line.chars().nth(MAX_WIDTH).is_some())
}

/// Whether a line is long enough to be broken, and has no end.
fn is_open(line: &str) -> bool {
    line.chars().nth(MIN_BROKEN - 1).is_some()
        && !line.ends_with(ENDS)
        && !is_web_page_line(line)
        && !is_contents(line)
        && dates::in_brackets_at_end(line).is_none()
}

/// Whether a line can be the rest of the one above.
fn is_more(line: &str, is_part: &dyn Fn(&str) -> bool) -> bool {
    let plain = folded(line);
    let detail = plain.chars().take(MAX_WORD).any(|c| c == ':');
    !detail
        && !begins_item(&plain)
        && !is_web_page_line(line)
        && !is_contents(line)
        && !is_part(line)
        && !dates::is_year(line)
        && !dates::is_month(line)
        && dates::date(line).is_none()
}

/// Whether the words themselves say that one line goes on in the other.
fn must_go_on(line: &str, next: &str) -> bool {
    // A figure at the end of one line, with what it counts at the beginning of the other: 共收到申请15 / 件.
    let counted = next.starts_with(|c| BEGIN_BEHIND_DIGITS.contains(c) || matches!(c, '年' | '月' | '日'))
        && !NO_COUNTERS.iter().any(|words| next.starts_with(words));
    let within = line.ends_with(|c: char| c.is_ascii_digit()) && counted;
    line.ends_with(GOES_ON) || next.starts_with(WITHIN) || within
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::recognise::items::items;
    use crate::document::{AsRead, Block};

    fn read(lines: &[&str]) -> Vec<String> {
        let document = AsRead::new(lines.iter().map(|line| Block::line((*line).to_owned())).collect());
        let is_part = |line: &str| line.starts_with("其他需要");
        let joined = joined(items(&document).0, &is_part);
        joined.iter().filter_map(Item::line).map(str::to_owned).collect()
    }

    const OPEN: &str = "（二）依申请公开。规范办理流程，依法依规答复。2021年，我局共收到申请";

    #[test]
    fn lines_of_a_paragraph_are_one() {
        let rest = "5件，全部在法定期限内办结，没有因答复不当被申请行政复议或者提起";
        assert_eq!(
            read(&[OPEN, rest, "行政诉讼的情形。"]),
            [format!("{OPEN}{rest}行政诉讼的情形。")]
        );
        // The mark of a page stands between.
        assert_eq!(
            read(&[OPEN, "— 3 —", "5件。"]),
            [format!("{OPEN}5件。"), "— 3 —".to_owned()]
        );
        // A paragraph of a page's length goes on where its words say so.
        let long = format!("{}，共{}", "公开内容".repeat(30), "12");
        assert_eq!(
            read(&[&long, "条，比上年多。"]),
            [format!("{long}条，比上年多。")]
        );
        let long = format!("{}，", "公开内容".repeat(30));
        assert_eq!(read(&[&long, "比上年多。"]), [format!("{long}比上年多。")]);
    }

    #[test]
    fn lines_that_stand_by_themselves_stay_so() {
        for lines in [
            // An item, a heading, a detail, another end, a signature, no end at all.
            [OPEN, "一是加强培训。"],
            [OPEN, "（三）政府信息管理。规范。"],
            [OPEN, "其他需要报告的事项。"],
            [OPEN, "联系电话：0574-12345678。"],
            [
                "（二）依申请公开。规范办理流程，依法依规答复，办理情况如下：",
                "收到5件。",
            ],
            [
                "如有疑问，请与某市某区人民政府办公室联系，地址为某路1号",
                "某区人民政府办公室",
            ],
            [
                "本报告由某局编制，欢迎社会各界监督并提出宝贵意见和建议",
                "2022年1月20日",
            ],
            [
                "某区人民政府办公室关于政府信息公开工作情况的年度报告",
                "公开了信息。",
            ],
            ["加强领导，落实责任", "各单位都要公开。"],
        ] {
            assert_eq!(read(&lines), lines);
        }
        let long = format!("{}，全年公开", "公开内容".repeat(30));
        let lines = [long.as_str(), "各单位都要公开。"];
        assert_eq!(read(&lines), lines);
    }
}
