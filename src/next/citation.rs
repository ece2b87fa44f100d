//! The citation of the form's notice: title and number of one that is in force no more become those of the draft's form,
//! also where last year's report was on that form and cited the older notice still, or cited it wrong.

use crate::chinese::lines::lines;
use crate::form::Edition;
use crate::prose::notice::{Cited, cited};
use crate::prose::notice_basis::is_history;

/// Words that cite the notice of another edition, citing that of `new`, and how many citations were changed.
pub(super) fn renewed(words: &str, new: &Edition) -> (String, usize) {
    let mut out = String::with_capacity(words.len());
    let mut replaced = 0;
    for (_, line) in lines(words) {
        let mut done = 0;
        for cited in cited(line) {
            let mut changed = false;
            for (range, right) in changes(line, &cited, new) {
                out.push_str(line.get(done..range.start).unwrap_or_default());
                out.push_str(&right);
                done = range.end;
                changed |= line.get(range) != Some(right.as_str());
            }
            replaced += usize::from(changed);
        }
        out.push_str(line.get(done..).unwrap_or_default());
    }
    (out, replaced)
}

/// What becomes of a citation: of its title, and of its number. What became of an older notice is no basis, and stays.
fn changes(line: &str, cited: &Cited, new: &Edition) -> Vec<(std::ops::Range<usize>, String)> {
    let old = |edition: Option<&Edition>| edition.is_some_and(|edition| edition.id != new.id);
    let title = cited.title.as_ref();
    let number = cited.number.as_ref();
    let older = old(title.map(|title| title.edition)) || old(number.and_then(|number| number.edition));
    if older && is_history(line, &cited.range()) {
        return Vec::new();
    }
    let mut out = Vec::new();
    if let Some(title) = title {
        if title.is_notice {
            out.push((title.range.clone(), format!("《{}》", new.notice_title)));
        } else if old(Some(title.edition)) {
            out.push((title.range.clone(), format!("《{}》", new.form_title)));
        }
    }
    out.extend(number.map(|number| (number.range.clone(), new.notice_number.to_owned())));
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
        assert_eq!(renewed(&cites(old, old.notice_number), new).0, wanted);
        let typed = old.notice_number.replace('〔', "[").replace('〕', "] ");
        assert_eq!(renewed(&cites(old, &typed), new).0, wanted);
        // A notice that is cited already stays.
        assert_eq!(renewed(&wanted, new), (wanted, 0));
    }

    #[test]
    fn the_form_on_trial_and_a_number_of_a_wrong_kind_are_put_right() {
        let (_, new) = editions();
        for (words, wanted) in [
            (
                "按照《中华人民共和国政府信息公开工作年度报告格式（试行）》填写",
                "按照《中华人民共和国政府信息公开工作年度报告格式》填写",
            ),
            (
                "按照《中华人民共和国政府信息公开工作年度报告格式》（试行）编制",
                "按照《中华人民共和国政府信息公开工作年度报告格式》编制",
            ),
            (
                "本报告按照国办发〔2021〕30号要求编制",
                "本报告按照国办公开办函〔2021〕30号要求编制",
            ),
            (
                "第一行\n根据国办公开办函〔2019〕60号，编制本报告\n",
                "第一行\n根据国办公开办函〔2021〕30号，编制本报告\n",
            ),
        ] {
            assert_eq!(renewed(words, new), (wanted.to_owned(), 1));
        }
    }

    #[test]
    fn other_notices_stay() {
        let (_, new) = editions();
        for words in [
            "《关于印发2020年政务公开工作要点的通知》（鄞政办发〔2020〕46号）",
            "国办公开办函〔2020〕60号",
            "《某局2020年政府信息公开工作年度报告》",
            "国办公开办函〔2019〕60号已经废止。",
            "落实国办发〔2021〕30号文件，公开政策。",
        ] {
            assert_eq!(renewed(words, new), (words.to_owned(), 0));
        }
    }
}
