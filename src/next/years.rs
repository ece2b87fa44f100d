//! Years moved on: in the title, the preamble and the headings, which are about the year that is reported.

use crate::chinese::dates::written_like;
use crate::prose::scan::{Kind, scan};

/// Words with their years moved on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Moved {
    /// The words.
    pub words: String,
    /// Whether a date of last year stands in them that cannot be moved on: the day on which something happened.
    pub dated: bool,
}

/// Moves on the years of words about the year `last`: that year itself and the one after it, with the first and the last
/// day of the year. Other years, and days, are facts that stay as they are.
pub(super) fn moved(words: &str, last: i32) -> Moved {
    move_on(words, last, false)
}

/// The same of a title, where a year may stand without 年.
pub(super) fn moved_title(words: &str, last: i32) -> String {
    move_on(words, last, true).words
}

fn move_on(words: &str, last: i32, bare: bool) -> Moved {
    let mut out = String::new();
    let mut done = 0;
    let mut dated = false;
    for find in scan(words, true) {
        let year = match find.kind {
            Kind::Year(year, date) if [last, last + 1].contains(&year) => {
                let period =
                    matches!(date, Some((1, None | Some(1)) | (12, None | Some(31)))) && year == last;
                if date.is_some() && !period {
                    dated = true;
                    continue;
                }
                year
            }
            Kind::Bare(year) if bare && year == last => year,
            _ => continue,
        };
        let number = &words[find.number.clone()];
        out.push_str(&words[done..find.number.start]);
        out.push_str(&written_like(year + 1, number));
        done = find.number.end;
    }
    out.push_str(&words[done..]);
    Moved { words: out, dated }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(words: &str) -> String {
        moved(words, 2020).words
    }

    #[test]
    fn the_year_and_its_period_are_moved_on() {
        assert_eq!(
            on("统计期限为2020年1月1日至2020年12月31日"),
            "统计期限为2021年1月1日至2021年12月31日"
        );
        assert_eq!(
            on("编制了２０２０年度报告，二〇二〇年"),
            "编制了２０２１年度报告，二〇二一年"
        );
        assert_eq!(on("2021年工作打算"), "2022年工作打算");
        assert_eq!(
            on("《某局2020年政府信息公开工作年度报告》"),
            "《某局2021年政府信息公开工作年度报告》"
        );
    }

    #[test]
    fn other_years_days_titles_and_document_numbers_stay() {
        for words in [
            "自2019年5月15日起施行",
            "《2020年政务公开工作要点》",
            "（鄞政办发〔2020〕46号）",
            "自2008年以来",
            "{{上年.年度}}年",
        ] {
            assert_eq!(moved(words, 2020).words, words);
            assert!(!moved(words, 2020).dated);
        }
        let kept = moved("2021年1月20日公布，2020年5月15日修订", 2020);
        assert_eq!(kept.words, "2021年1月20日公布，2020年5月15日修订");
        assert!(kept.dated);
    }

    #[test]
    fn a_title_may_name_its_year_without_the_word() {
        assert_eq!(
            moved_title("某局政府信息公开年报（2020）", 2020),
            "某局政府信息公开年报（2021）"
        );
        assert_eq!(moved_title("2020年度某镇年度报告", 2020), "2021年度某镇年度报告");
        assert_eq!(moved_title("某局年度报告2018", 2020), "某局年度报告2018");
    }
}
