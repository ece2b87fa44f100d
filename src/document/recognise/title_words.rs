//! Words that read like the title of a report, and what they say: the agency and the year.

use super::agency_name::is_agency;
use crate::chinese::dates;
use crate::chinese::lines::has;
use crate::chinese::page_marks::is_web_page_line;
use crate::chinese::width::{folded, trimmed, without_blanks};
use crate::form::agencies::{ENDS, GOVERNMENT_SHORT, PEOPLES};
use crate::form::title::{ABOUT, BARE_ENDING, ENDINGS, NAMES, SUBJECTS};
use crate::report::TITLE_WORDS;

/// The most characters of a title.
const MAX_TITLE: usize = 60;
/// The least score of a line that may be a title.
const MIN_SCORE: u32 = 3;
/// The least score of a line that has the name of the report to its end.
const MIN_WHOLE_SCORE: u32 = 7;

/// Whether words end as a title does; the year may follow in brackets.
pub(super) fn ends_like_title(words: &str) -> bool {
    let words = folded(words);
    let words = without_bracket(&words).map_or(words.as_str(), |(before, _)| before);
    ENDINGS.iter().any(|end| words.ends_with(end))
}

/// Plain words before a last bracket, and what is in it.
fn without_bracket(plain: &str) -> Option<(&str, &str)> {
    plain.strip_suffix(')')?.rsplit_once('(')
}

/// The year that a title names, its blanks apart.
pub(super) fn year(words: &str) -> Option<i32> {
    let words = without_blanks(words);
    let words = dates::in_brackets_at_end(&words).map_or(words.as_str(), |(before, _)| before);
    dates::year(words).map(|(year, _)| year)
}

/// Whether words are as short as a title.
pub(super) fn is_short(words: &str) -> bool {
    without_blanks(words).chars().count() <= MAX_TITLE
}

/// Whether a line has the name of the report to its end.
pub(super) fn is_whole_title(line: &str) -> bool {
    ends_like_title(line) && score(line).is_some_and(|score| score >= MIN_WHOLE_SCORE)
}

/// How much a line is like a title; none where it is none.
pub(super) fn score(line: &str) -> Option<u32> {
    let words = folded(line);
    if words.chars().count() > MAX_TITLE || words.contains(['。', '，', ';']) || is_web_page_line(line) {
        return None;
    }
    let mut score = 0;
    let words = without_bracket(&words)
        .filter(|(_, within)| dates::is_year(within) || dates::date(within).is_some())
        .map_or(words.clone(), |(before, within)| {
            if dates::is_year(within) {
                format!("{within}{before}")
            } else {
                before.to_owned()
            }
        });
    if has(&words, SUBJECTS) {
        score += 3;
    }
    if ends_like_title(&words) {
        score += 4;
    }
    if words.ends_with(TITLE_WORDS) {
        score += 2;
    }
    if dates::year(&words).is_some() {
        score += 2;
    }
    if words.ends_with(BARE_ENDING) {
        score += 1;
    }
    let browser = words.contains(['|', '_', '>']) || words.starts_with('《');
    (score >= MIN_SCORE && !browser).then_some(score)
}

/// Whether a line may be a part of a title.
pub(super) fn continues(line: &str) -> bool {
    let words = folded(line);
    words.chars().count() <= MAX_TITLE
        && !words.contains(['。', ',', ':', ';', '>', '|'])
        && !is_web_page_line(line)
}

/// The words without the year that they name.
pub(super) fn without_year(words: &str) -> String {
    dates::year(words).map_or_else(
        || words.to_owned(),
        |(_, range)| {
            let rest = words[range.end..].trim_start_matches('度');
            format!("{}{rest}", &words[..range.start])
        },
    )
}

/// The agency that a title names: what stands before its year, or else before the report's name.
pub(super) fn agency(words: &str) -> Option<String> {
    let words = without_blanks(words);
    let words = dates::in_brackets_at_end(&words).map_or(words.as_str(), |(before, _)| before);
    let (before, after) = match dates::year(words) {
        Some((_, range)) => (&words[..range.start], words[range.end..].trim_start_matches('度')),
        None => ("", words),
    };
    let cut = |text: &str| NAMES.iter().filter_map(|name| text.find(name)).min();
    // The year stands behind the report's name: …年度报告（2021年）.
    let before = match (cut(after), cut(before)) {
        (None, Some(at)) => &before[..at],
        _ => before,
    };
    let name_in = |text: &str| {
        let text = trimmed(text).trim_start_matches(ABOUT).trim_end_matches('的');
        let text = text.trim_end_matches(ABOUT);
        let text = trimmed(text.trim_matches(|c: char| "《》“”\"、:：-—_()（）".contains(c)));
        // 某镇人民政府信息公开…: the word 政府 is the agency's as well.
        let name = if text.ends_with(PEOPLES) {
            format!("{text}{GOVERNMENT_SHORT}")
        } else {
            text.to_owned()
        };
        let likely = is_agency(&name) || (name.chars().count() > 2 && !ENDS.contains(&name.as_str()));
        likely.then_some(name)
    };
    name_in(before).or_else(|| name_in(&after[..cut(after)?]))
}
