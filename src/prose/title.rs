//! What the title of a report says: the name that the form gives it, and who reports.

use crate::chinese::width::is_blank;
use crate::form::words::titles;
use crate::prose::scan::{Kind, scan};
use crate::report::TITLE_WORDS;

/// Whether a title has the words of the name, the year apart that may stand among them.
pub fn names_the_report(title: &str) -> bool {
    [false, true]
        .into_iter()
        .any(|unit| without_years(title, unit).contains(TITLE_WORDS))
}

/// The title without blanks, marks that print nothing, and years in or out of brackets; `unit` takes 年 out with its year.
pub fn without_years(title: &str, unit: bool) -> String {
    let title: String = title.chars().filter(|c| !is_blank(*c)).collect();
    let mut out = String::new();
    let mut done = 0;
    for find in scan(&title, true) {
        let (Kind::Year(..) | Kind::Bare(_)) = find.kind else {
            continue;
        };
        out.push_str(title.get(done..find.number.start).unwrap_or_default());
        done = find.number.end;
        let rest = title.get(done..).unwrap_or_default();
        let past = if unit {
            rest.strip_prefix('年').unwrap_or(rest)
        } else {
            rest
        };
        // （2021年度） goes as a whole.
        let inner = past.trim_start_matches(['年', '度']);
        let closed = inner.strip_prefix(['）', ')', '〕', ']']);
        let past = match closed.filter(|_| out.ends_with(['（', '(', '〔', '['])) {
            Some(behind) => {
                out.pop();
                behind
            }
            None => past,
        };
        done = title.len() - past.len();
    }
    out.push_str(title.get(done..).unwrap_or_default());
    out
}

/// Whether a title that names the report names somebody who reports, too.
pub fn names_an_agency(title: &str) -> bool {
    let words = [false, true].map(|unit| without_years(title, unit));
    let Some(words) = words.iter().find(|words| words.contains(TITLE_WORDS)) else {
        return true;
    };
    let rest = words.replace(TITLE_WORDS, "");
    let rest = titles::IDLE
        .iter()
        .fold(rest, |rest, word| rest.replace(word, ""));
    rest.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_may_stand_anywhere_and_blanks_do_not_count() {
        for title in [
            "青山县水利局2021年政府信息公开工作年度报告",
            "2021年度青山县水利局政府信息公开工作年度报告",
            "青山县水利局 2021 年度 政府信息公开工作年度报告",
            "青山县水利局政府信息公开工作2021年度报告",
            "青山县水利局政府信息公开2021年工作年度报告",
            "青山县水利局政府信息公开工作年度报告（2021年）",
            "青山县水利局政府信息公开工作（2021年度）年度报告",
            "青山县水利局政府信息公开工作　年度报告\n（2021）",
            "青山县人民政府信息公开工作年度报告",
            "关于青山县水利局二〇二一年政府信息公开工作年度报告的公告",
            "政府信息公开工作年度报告",
        ] {
            assert!(
                names_the_report(title),
                "{title} {:?}",
                without_years(title, false)
            );
        }
    }

    #[test]
    fn who_reports_is_what_is_left_of_a_title() {
        for (title, named) in [
            ("青山县水利局2021年政府信息公开工作年度报告", true),
            ("2021年度青山县水利局政府信息公开工作年度报告", true),
            ("政府信息公开工作年度报告", false),
            ("2021年政府信息公开工作年度报告", false),
            ("关于2021年度政府信息公开工作年度报告的公告", false),
            ("二〇二一年度政府信息公开工作年度报告（2021年）", false),
        ] {
            assert_eq!(names_an_agency(title), named, "{title}");
        }
    }
}
