//! Citations of the notices that prescribe the form: title in 《》, document number, or both, as agencies type them.

use std::ops::Range;

use crate::chinese::brackets::{YEAR_CLOSING, YEAR_OPENING, pairs};
use crate::form::words::{notices, titles};
use crate::form::{EDITIONS, Edition};
use crate::prose::notice_basis::is_basis;

/// A citation of a notice.
#[derive(Debug, Default)]
pub struct Cited {
    /// The title.
    pub title: Option<Title>,
    /// The number: the one behind the title, or one that stands alone.
    pub number: Option<Number>,
}

/// A title in 《》 that is a notice's, or that of the form attached to it.
#[derive(Clone, Debug)]
pub struct Title {
    /// Where it stands, 《》 and a （试行） behind them included.
    pub range: Range<usize>,
    /// Whose it is.
    pub edition: &'static Edition,
    /// Whether it is the notice's own, not the form's.
    pub is_notice: bool,
    /// Whether it names somebody else as who issued the notice.
    pub other_issuer: bool,
}

/// A document number.
#[derive(Clone, Debug)]
pub struct Number {
    /// Where it stands.
    pub range: Range<usize>,
    /// The edition whose notice it is, however it is typed.
    pub edition: Option<&'static Edition>,
    /// Whether it is typed as the notice's number is, blanks apart.
    pub exact: bool,
    /// The edition whose notice has this year and number, where the agency's word is that of the central government's other
    /// papers. Whether the notice is meant, the sentence says: `edition` is it then too.
    pub alike: Option<&'static Edition>,
    /// Whether the agency's word is the one of the office that issues the form's notices.
    pub of_office: bool,
}

impl Cited {
    /// Where it stands.
    pub fn range(&self) -> Range<usize> {
        let ranges = || {
            let title = self.title.as_ref().map(|title| &title.range);
            title.into_iter().chain(self.number.as_ref().map(|n| &n.range))
        };
        let start = ranges().map(|r| r.start).min().unwrap_or_default();
        start..ranges().map(|r| r.end).max().unwrap_or(start)
    }
}

/// The most bytes of a title.
const MAX_TITLE: usize = 600;
/// The most characters between a title and its number: 的通知（.
const MAX_GAP: usize = 12;
/// The most characters of a number before its year.
const MAX_HEAD: usize = 12;

/// Every citation of a notice of the form in a line, in order.
pub fn cited(line: &str) -> Vec<Cited> {
    let mut numbers = numbers(line).into_iter().peekable();
    let mut out: Vec<Cited> = Vec::new();
    // A number without a title counts only where it is a notice's of the form, or the form's office is named and the report
    // is said to rest on it.
    let alone = |mut number: Number| {
        let office = number.edition.is_none() && number.of_office && is_basis(line, &number.range);
        if office {
            return Some(Cited {
                title: None,
                number: Some(number),
            });
        }
        if number.alike.is_some() && is_basis(line, &number.range) {
            number.edition = number.alike;
        }
        number.edition.is_some().then_some(Cited {
            title: None,
            number: Some(number),
        })
    };
    for (title, certain) in titles(line) {
        while let Some(before) = numbers.next_if(|number| number.range.start < title.range.end) {
            // A number within the title's own brackets is the title's.
            out.extend(alone(before));
        }
        let number = numbers.next_if(|number| belongs(line, &title, number));
        let known = number
            .as_ref()
            .is_some_and(|number| number.edition.or(number.alike).is_some());
        if certain || known {
            out.push(Cited {
                title: Some(title),
                number,
            });
        }
    }
    out.extend(numbers.filter_map(alone));
    out
}

/// Whether a number stands right behind a title.
fn belongs(line: &str, title: &Title, number: &Number) -> bool {
    let gap = line.get(title.range.end..number.range.start);
    gap.is_some_and(|gap| {
        gap.len() <= MAX_GAP * 4
            && gap.chars().count() <= MAX_GAP
            && !gap.contains(['《', '。', '，', '、', '；', '和', '及', '与'])
    })
}

/// The titles, each with whether it is certainly the notice's: one that does not name its issuer may be a local notice
/// of the same name.
fn titles(line: &str) -> Vec<(Title, bool)> {
    let mut out = Vec::new();
    for range in pairs(line, "《", "》").filter(|range| range.len() < MAX_TITLE) {
        let (start, end) = (range.start + '《'.len_utf8(), range.end - '》'.len_utf8());
        let inner = line.get(start..end).unwrap_or_default();
        if !inner.contains(titles::REPORT) {
            continue;
        }
        let mut plain: String = inner.chars().filter_map(compared).collect();
        let is_notice = plain.ends_with(titles::NOTICE);
        let trial = trial(line.get(range.end..).unwrap_or_default());
        if let Some(length) = trial.filter(|_| !is_notice) {
            plain.push_str("(试行)");
            out.extend(titled(line, range.start..range.end + length, &plain, is_notice));
        } else {
            out.extend(titled(line, range, &plain, is_notice));
        }
    }
    out
}

fn titled(line: &str, range: Range<usize>, plain: &str, is_notice: bool) -> Option<(Title, bool)> {
    let longest = |edition: &Edition| {
        let found = edition
            .notice_words
            .iter()
            .filter(|words| plain.contains(**words));
        found.map(|words| words.len()).max()
    };
    let (_, edition) = EDITIONS
        .iter()
        .filter_map(|edition| Some((longest(edition)?, *edition)))
        .max_by_key(|(length, _)| *length)?;
    let before = line.get(..range.start).unwrap_or_default();
    let before = before.trim_end_matches(['“', '"', ' ']);
    let certain = notices::ISSUERS.iter().any(|issuer| plain.starts_with(issuer))
        || notices::ISSUERS_BEFORE
            .iter()
            .any(|issuer| before.ends_with(issuer));
    let title = Title {
        range,
        edition,
        is_notice,
        other_issuer: is_notice && !is_issuer(plain, edition),
    };
    Some((title, certain))
}

/// Whether a title that names who issued the notice names the office, or the one above it.
fn is_issuer(plain: &str, edition: &Edition) -> bool {
    let issuer = |title: &'_ str| title.find(notices::ISSUED).map(|at| title[..at].to_owned());
    let named = issuer(plain).filter(|named| !named.is_empty());
    named.is_none_or(|named| named == notices::ISSUER_ABOVE || issuer(edition.notice_title) == Some(named))
}

/// The length of a （试行） that words begin with.
fn trial(words: &str) -> Option<usize> {
    ["（试行）", "(试行)"]
        .iter()
        .find(|trial| words.starts_with(**trial))
        .map(|trial| trial.len())
}

/// A character as titles are compared: no blanks, brackets half-width.
fn compared(c: char) -> Option<char> {
    match c {
        '（' => Some('('),
        '）' => Some(')'),
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}

/// The document numbers of a line: an agency's word, a year (in brackets of whatever kind), a number.
fn numbers(line: &str) -> Vec<Number> {
    let years = line.match_indices("20");
    let mut out: Vec<Number> = Vec::new();
    for (at, _) in years {
        if out.last().is_none_or(|last| last.range.end <= at) {
            out.extend(number(line, at));
        }
    }
    out
}

/// The document number whose year stands at `at`.
fn number(line: &str, at: usize) -> Option<Number> {
    // No more than five are looked at: a run of digits is no number of a document.
    let digits = |words: &str| words.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let tail = line.get(at..)?;
    if digits(tail) != 4 {
        return None;
    }
    let (year, tail) = tail.split_at_checked(4)?;
    let before = line.get(..at)?.trim_end();
    let opened = before.strip_suffix(YEAR_OPENING);
    let closed = tail.trim_start().strip_prefix(YEAR_CLOSING);
    if opened.is_none() && closed.is_none() {
        return None;
    }
    let tail = closed.unwrap_or(tail).trim_start();
    let tail = tail.strip_prefix('第').unwrap_or(tail).trim_start();
    let length = digits(tail);
    let (serial, tail) = tail
        .split_at_checked(length)
        .filter(|_| (1..=4).contains(&length))?;
    let end = match tail.trim_start().strip_prefix('号') {
        Some(rest) => line.len() - rest.len(),
        None => line.len() - tail.len(),
    };
    let start = head(opened.unwrap_or(before).trim_end())?;
    let words = line.get(start..end)?;
    let written: String = words
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '﹝' => '〔',
            '﹞' => '〕',
            c => c,
        })
        .collect();
    // The agency's word may lack a character, or the brackets be others; year, number and subject identify it.
    let same = |edition: &&&'static Edition| {
        let number = edition.notice_number.split_once('〔').map(|(_, number)| number);
        let number = number.and_then(|number| number.trim_end_matches('号').split_once('〕'));
        number == Some((year, serial))
    };
    let same = EDITIONS.iter().find(same).copied();
    let edition = same.filter(|_| words.contains(notices::ABOUT));
    let alike =
        same.filter(|_| edition.is_none() && notices::OTHER_KINDS.iter().any(|kind| words.starts_with(kind)));
    Some(Number {
        range: start..end,
        edition,
        alike,
        exact: edition.is_some_and(|edition| edition.notice_number == written),
        of_office: EDITIONS.iter().any(|edition| {
            let office = edition.notice_number.split_once('〔').map(|(office, _)| office);
            office.is_some_and(|office| written.starts_with(office))
        }),
    })
}

/// Where the agency's word begins that words end with: 国办公开办函, 甬政办发.
fn head(before: &str) -> Option<usize> {
    let is_word = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let run = before
        .char_indices()
        .rev()
        .take(MAX_HEAD)
        .take_while(|(_, c)| is_word(*c));
    let start = run.last().map(|(at, _)| at)?;
    let word = before.get(start..)?;
    // 根据国办公开办函: the word is the agency's from here on.
    let begins = notices::NUMBER_BEGINS.iter().chain(notices::OTHER_KINDS);
    let own = begins.into_iter().find_map(|begin| word.rfind(begin));
    Some(start + own.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citations(line: &str) -> Vec<(String, Option<&'static str>, Option<&'static str>, bool)> {
        cited(line)
            .into_iter()
            .map(|cited| {
                let words = line[cited.range()].to_owned();
                let number = cited.number.as_ref();
                (
                    words,
                    cited.title.as_ref().map(|title| title.edition.id),
                    number.and_then(|number| number.edition).map(|edition| edition.id),
                    number.is_some_and(|number| number.exact),
                )
            })
            .collect()
    }

    #[test]
    fn a_notice_is_known_by_its_title_and_its_number() {
        for edition in EDITIONS {
            let words = format!("《{}》（{}", edition.notice_title, edition.notice_number);
            let line = format!("根据《中华人民共和国政府信息公开条例》和{words}）要求");
            let id = Some(edition.id);
            assert_eq!(citations(&line), [(words, id, id, true)]);
        }
        let form = "《中华人民共和国政府信息公开工作年度报告格式》";
        assert_eq!(citations(form), [(form.to_owned(), Some("2021"), None, false)]);
        let trial = format!("{form}（试行）");
        assert_eq!(citations(&trial), [(trial.clone(), Some("2019"), None, false)]);
    }

    #[test]
    fn a_number_is_known_however_it_is_typed() {
        let right = Edition::current().notice_number;
        for (typed, exact) in [
            (right.to_owned(), true),
            (right.replace('〔', "﹝").replace('〕', "﹞"), true),
            (right.replace('〕', "〕 "), true),
            (right.replace('〔', "[").replace('〕', "]"), false),
            (right.replace('〔', "（").replace('〕', "）"), false),
            (right.replace('〔', "【").replace('〕', "】"), false),
            (right.replace('〔', ""), false),
            (right.replace('函', ""), false),
            (right.replace('号', ""), false),
            (right.replacen('国', "", 1), false),
        ] {
            let line = format!("按照{typed}的要求");
            assert_eq!(citations(&line), [(typed, None, Some("2021"), exact)]);
        }
    }

    #[test]
    fn other_notices_are_passed_over() {
        for line in [
            "《关于印发2020年政务公开工作要点的通知》（鄞政办发〔2020〕46号）",
            "国办公开办函〔2020〕60号",
            "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
            "国办发〔2021〕30号",
            "《某市政务公开办公室关于做好政府信息公开工作年度报告有关事项的通知》（某公开办〔2021〕3号）",
            "《某局2020年政府信息公开工作年度报告》",
            "政府信息公开2021年30件",
        ] {
            assert_eq!(citations(line), [], "{line}");
        }
    }

    #[test]
    fn a_number_of_a_wrong_kind_is_known_where_the_report_rests_on_it() {
        for (head, id) in [
            ("国办发", "2021"),
            ("国办函", "2021"),
            ("国发", "2021"),
            ("国务院办公厅", "2021"),
        ] {
            let line = format!("根据条例和{head}〔2021〕30号要求，编制本报告。");
            let found = cited(&line);
            let [cited] = found.as_slice() else {
                panic!("{line}");
            };
            let number = cited.number.as_ref().unwrap();
            assert_eq!(&line[number.range.clone()], format!("{head}〔2021〕30号"));
            assert_eq!(number.edition.map(|edition| edition.id), Some(id));
            assert!(!number.exact && number.alike.is_some());
        }
        for line in [
            "根据国办发〔2021〕31号要求，编制本报告。",
            "根据鄂政办发〔2021〕30号要求，编制本报告。",
            "根据国办发〔2021〕30号要求，公开政策。",
        ] {
            assert_eq!(citations(line), [], "{line}");
        }
        let local = "《关于做好政府信息公开工作年度报告有关事项的通知》（国办发〔2021〕30号）";
        assert!(
            cited(local)[0]
                .number
                .as_ref()
                .is_some_and(|n| n.edition.is_none())
        );
    }

    #[test]
    fn a_number_of_another_notice_behind_the_title_is_seen() {
        let title = format!("《{}》", EDITIONS[0].notice_title);
        let line = format!("{title}（{}）", Edition::current().notice_number);
        let found = citations(&line);
        assert_eq!((found[0].1, found[0].2), (Some("2019"), Some("2021")));
        let line = format!("{title}（国办函〔2019〕60号）");
        let found = cited(&line);
        assert!(found.len() == 1 && found[0].number.as_ref().is_some_and(|n| n.edition.is_none()));
    }
}
