//! The citation of the form's notice: title and number of one that is in force no more become those of the draft's form,
//! also where last year's report was on that form and cited the older notice still.

use crate::form::Edition;
use crate::prose::notice::cited;

/// Words that cite the notice of another edition, citing that of `new`.
pub(super) fn renewed(words: &str, new: &Edition) -> String {
    let mut out = String::with_capacity(words.len());
    let mut done = 0;
    let mut put = |range: std::ops::Range<usize>, replacement: &str| {
        out.push_str(words.get(done..range.start).unwrap_or_default());
        out.push_str(replacement);
        done = range.end;
    };
    for cited in cited(words) {
        // The form that is attached to a notice has its own name, and is not renamed.
        if let Some(title) = cited.title.filter(|title| title.is_notice) {
            put(title.range, &format!("《{}》", new.notice_title));
        }
        if let Some(number) = cited.number {
            put(number.range, new.notice_number);
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
