//! The citation of the form's notice: title and number of one that is in force no more become those of the draft's form,
//! also where last year's report was on that form and cited the older notice still.

use crate::form::{EDITIONS, Edition};
use crate::report::TITLE_WORDS;
use crate::report::scan::pairs;

/// Words that cite the notice of another edition, citing that of `new`.
pub(super) fn renewed(words: &str, new: &Edition) -> String {
    let others = EDITIONS.iter().filter(|old| !std::ptr::eq(**old, new));
    others.fold(titled(words, new), |words, old| numbered(&words, old, new))
}

/// The title in 《》, in the words of the notice or nearly so.
fn titled(words: &str, new: &Edition) -> String {
    let mut out = String::new();
    let mut done = 0;
    for range in pairs(words, "《", "》").filter(|range| range.len() < 600) {
        let inner = &words[range.start + "《".len()..range.end - "》".len()];
        let plain: String = inner.chars().filter(|c| !c.is_whitespace()).collect();
        if plain.contains(TITLE_WORDS) && plain.starts_with("国务院办公厅") && plain.ends_with("通知")
        {
            out.push_str(&words[done..range.start]);
            out.push('《');
            out.push_str(new.notice_title);
            out.push('》');
            done = range.end;
        }
    }
    out.push_str(&words[done..]);
    out
}

/// The number, whatever brackets it was typed with.
fn numbered(words: &str, old: &Edition, new: &Edition) -> String {
    let Some((head, tail)) = old.notice_number.split_once('〔') else {
        return words.to_owned();
    };
    let Some((year, number)) = tail.split_once('〕') else {
        return words.to_owned();
    };
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in words.match_indices(head) {
        let behind = words.get(at + head.len()..).unwrap_or_default().trim_start();
        let cited = behind
            .strip_prefix(['〔', '[', '［', '【', '(', '（', '﹝'])
            .and_then(|rest| rest.trim_start().strip_prefix(year))
            .and_then(|rest| {
                rest.trim_start()
                    .strip_prefix(['〕', ']', '］', '】', ')', '）', '﹞'])
            })
            .and_then(|rest| rest.trim_start().strip_prefix(number));
        if let Some(rest) = cited {
            out.push_str(words.get(done..at).unwrap_or_default());
            out.push_str(new.notice_number);
            done = words.len() - rest.len();
        }
    }
    out.push_str(words.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editions() -> (&'static Edition, &'static Edition) {
        (Edition::of_year(2020).unwrap(), Edition::of_year(2021).unwrap())
    }

    #[test]
    fn title_and_number_become_those_of_the_new_notice() {
        let (old, new) = editions();
        let cites = |e: &Edition, number: &str| {
            format!(
                "根据《条例》和《{}》（{number}）要求，全文六个部分。",
                e.notice_title
            )
        };
        let wanted = cites(new, new.notice_number);
        assert_eq!(renewed(&cites(old, old.notice_number), new), wanted);
        let typed = old.notice_number.replace('〔', "[").replace('〕', "] ");
        assert_eq!(renewed(&cites(old, &typed), new), wanted);
        // A notice that is cited already stays.
        assert_eq!(renewed(&wanted, new), wanted);
    }

    #[test]
    fn other_notices_stay() {
        let (_, new) = editions();
        for words in [
            "《关于印发2020年政务公开工作要点的通知》（鄞政办发〔2020〕46号）",
            "国办公开办函〔2020〕60号",
            "《某局2020年政府信息公开工作年度报告》",
        ] {
            assert_eq!(renewed(words, new), words);
        }
    }
}
