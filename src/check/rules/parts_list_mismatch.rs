//! A preamble that lists other parts than the report has.

use crate::check::Subject;
use crate::chinese::lines::sentences;
use crate::chinese::numerals::ordinal;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::Edition;
use crate::prose::judged_lines::{paragraphs_of, recognised};
use crate::prose::parts_list::{Listed, counted_alone, listed};
use crate::prose::quotation::quoted;
use crate::report::ProseKey;
use crate::report::keys::PREAMBLE;

declare_rule! {
    /// A list of parts that is not that of the form.
    pub static RULE = {
        id: "parts-list-mismatch", title: "引言里列的各部分与格式不符", severity: [Warning],
        basis: "{格式}",
        what: "引言说报告由几部分组成（或用一是、二是逐个列出），列出的却不是统一格式的六个部分：个数对不上，漏了一部分，或者多了别的内容；只说个数的，个数不是六。各部分的叫法不同不算。",
        why: "报告的六个部分是统一规定的；引言与正文对不上，多半是沿用了以前的写法。",
        fix: "照报告的六个标题改写这一句。",
    };
}

/// The most strange names that a message quotes.
const MAX_NAMES: usize = 4;

/// The first list of the preamble.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let preamble = paragraphs_of(report, ProseKey::whole(PREAMBLE));
    let mut lists = recognised(preamble, |line| {
        sentences(line.words).find_map(|(start, sentence)| {
            let Some(listed) = listed(sentence) else {
                let (range, count) = counted_alone(sentence)?;
                let range = start + range.start..start + range.end;
                return Some((range, miscounted(report.edition, count)));
            };
            let range = start + listed.range.start..start + listed.range.end;
            Some((range, message(report.edition, &listed)))
        })
    });
    let Some((line, (range, Some(message)))) = lists.next() else {
        return Vec::new();
    };
    let found = Diagnostic::new(&RULE, message)
        .at(line.origin_of(range))
        .help(format!("照正文的标题改写：{}", titles(report.edition)))
        .path(line.key);
    vec![found]
}

fn titles(edition: &Edition) -> String {
    let titles: Vec<&str> = edition.sections().iter().map(|section| section.title).collect();
    titles.join("，")
}

/// What is wrong with a number of parts that are not listed.
fn miscounted(edition: &Edition, count: usize) -> Option<String> {
    let all = edition.sections().len();
    let number = ordinal(all);
    (count != all).then(|| format!("{PREAMBLE}说报告有 {count} 个部分，而统一格式是{number}个部分"))
}

/// What is wrong with a list; nothing where it is right, or leaves it open.
fn message(edition: &Edition, listed: &Listed<'_>) -> Option<String> {
    let all = edition.sections().len();
    let missing: Vec<String> = edition
        .sections()
        .iter()
        .filter(|section| !listed.named.contains(&section.key))
        .map(|section| format!("“{}”", section.title))
        .collect();
    // 总体情况、主动公开等六个部分 names some of them only.
    let abridged = listed.open && listed.stated.is_none_or(|stated| listed.count < stated);
    let stated = listed.stated.filter(|stated| *stated != all);
    let complete = missing.is_empty() && listed.strange.is_empty();
    if complete && stated.is_none() || abridged && stated.is_none() && listed.strange.is_empty() {
        return None;
    }
    let number = ordinal(all);
    let mut faults = Vec::new();
    match listed.stated {
        Some(stated) if stated != listed.count && !abridged => {
            faults.push(format!("说是 {stated} 个部分，列出的是 {} 个", listed.count));
        }
        Some(stated) if stated != all => faults.push(format!("说是 {stated} 个部分")),
        _ => {}
    }
    if !missing.is_empty() && !abridged {
        faults.push(format!("没有{}", missing.join("")));
    }
    let named = |names: &[&str]| {
        let some: Vec<String> = names.iter().take(MAX_NAMES).map(|name| quoted(name)).collect();
        format!(
            "“{}”{}",
            some.join("”“"),
            if names.len() > MAX_NAMES { "等" } else { "" }
        )
    };
    if !listed.strange.is_empty() {
        faults.push(format!("{}不是其中的一部分", named(&listed.strange)));
    }
    if !listed.split.is_empty() {
        faults.push(format!("{}应合为一个部分", named(&listed.split)));
    }
    Some(format!(
        "{PREAMBLE}列出的各部分与统一格式的{number}个部分不符：{}",
        faults.join("；")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(sentence: &str) -> Option<String> {
        listed(sentence).and_then(|listed| message(Edition::current(), &listed))
    }

    #[test]
    fn other_words_for_the_same_parts_are_quiet() {
        let titles = titles(Edition::current());
        for sentence in [
            format!("本报告由{titles}六个部分组成，数据统计到年底。"),
            format!("全文包括{titles}等6部分。"),
            format!("报告共分６个部分，分别是：{titles}。"),
            "本报告由概述、主动公开情况、依申请公开情况、行政复议、行政诉讼情况、不足与改进和其他事项六大部分构成。".to_owned(),
            "本报告由总体情况、主动公开政府信息情况等六个部分组成。".to_owned(),
            "报告由文字和表格两部分组成。".to_owned(),
            format!("根据条例和其他有关规定，结合本局工作情况，本报告由{titles}，共六个部分组成。"),
            "其中部分公开2件，主动公开、申请公开、复议诉讼各占一部分。".to_owned(),
            "总体情况包括主动公开、依申请公开、政府信息管理、平台建设、监督保障五个部分。".to_owned(),
            "一是加强主动公开；二是规范申请办理；三是做好复议应诉；四是改进不足。".to_owned(),
            "全文包括：一是总体情况；二是主动公开情况；三是申请办理情况；四是复议和诉讼情况；五是问题及改进情况；六是其他事项。".to_owned(),
            "本报告第五部分说明存在的问题，第四部分是复议、诉讼情况，第一部分是总体情况。".to_owned(),
        ] {
            assert_eq!(judged(&sentence), None, "{sentence}");
        }
    }

    #[test]
    fn parts_that_are_counted_and_not_listed_are_six() {
        let judged = |sentence: &str| {
            let (_, count) = counted_alone(sentence)?;
            miscounted(Edition::current(), count)
        };
        for sentence in [
            "本报告共分五部分。",
            "全文共4个部分，数据截至年底。",
            "年报分为七大部分。",
        ] {
            assert!(judged(sentence).is_some(), "{sentence}");
        }
        for sentence in [
            "本报告共六个部分。",
            "报告由文字和表格两部分组成。",
            "报告由文字、表格、图片、附件四个部分组成。",
            "本报告第五部分说明存在的问题。",
            "公开工作分为五个部分推进。",
        ] {
            assert_eq!(judged(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn what_differs_is_named() {
        let split =
            "由概述、主动公开、申请公开、行政复议情况、行政诉讼情况、存在的问题、其他事项七个部分组成";
        let message = judged(split).unwrap();
        assert!(
            message.contains("7 个部分") && message.contains("“行政复议情况”“行政诉讼情况”"),
            "{message}"
        );
        let less = "由总体情况、主动公开、申请公开、复议诉讼、问题及改进五个部分组成";
        let message = judged(less).unwrap();
        assert!(
            message.contains("5 个部分；没有") && !message.contains("列出的是"),
            "{message}"
        );
        let more = "由总体情况、主动公开、申请公开、复议诉讼、问题及改进、其他事项、附表说明六个部分组成";
        let message = judged(more).unwrap();
        assert!(message.contains("列出的是 7 个；“附表说明”"), "{message}");
        for numbered in [
            "全文包括：一是总体情况；二是主动公开情况；三是申请办理情况；四是复议和诉讼情况；五是问题及改进情况",
            "主要内容：（一）总体情况，（二）主动公开情况，（三）申请和处理情况，（四）复议诉讼情况，（五）存在的不足",
            "一、总体情况，二、主动公开情况，三、依申请公开情况，四、复议诉讼情况，五、改进情况",
        ] {
            let message = judged(numbered).unwrap();
            assert!(message.contains("没有“其他需要报告的事项”"), "{message}");
        }
        for counted in [
            "现从概述、主动公开、依申请公开、复议诉讼、存在问题五个方面报告如下",
            "报告分为总体情况、主动公开、依申请公开、复议诉讼、存在问题5个章节",
            "本报告共四个部分：总体情况、主动公开情况、依申请公开情况、存在问题",
        ] {
            assert!(
                judged(counted).is_some_and(|message| message.contains("个部分；没有")),
                "{counted}"
            );
        }
    }
}
