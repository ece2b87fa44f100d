//! A title without the words that every such report has.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::words::titles;
use crate::prose::quotation::quoted;
use crate::prose::title::{names_the_report, without_years};
use crate::report::marks::is_draft;
use crate::report::{TITLE_WORDS, keys};

declare_rule! {
    /// A title that does not name the report as the form does.
    pub static RULE = {
        id: "wrong-title", title: "标题不是规定的名称", severity: [Warning], basis: "{格式}",
        what: "报告的标题里没有“政府信息公开工作年度报告”这几个字：少了“政府”“工作”或“年度”；中间插了别的字；用了别的名称。年份写在中间的不算。",
        why: "统一格式的报告都叫“政府信息公开工作年度报告”；名称不全，公众和上级检索时找不到，考核也会扣分。",
        fix: "标题写作〈机关名称〉〈年度〉年政府信息公开工作年度报告。",
    };
}

/// The title of the file; one that is put together from its keys is always right.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let Some(title) = &report.title else {
        return Vec::new();
    };
    let words = title.as_str().trim();
    if names_the_report(words) || is_draft(words) {
        return Vec::new();
    }
    let missing = missing(words);
    let lack = if missing.is_empty() {
        "没有把这几个字连在一起写".to_owned()
    } else {
        format!("缺少“{}”", missing.join("”“"))
    };
    let usual = match (&report.agency.name, report.year) {
        (Some(name), Some(year)) => format!("{}{year}年{TITLE_WORDS}", quoted(name.as_str())),
        _ => format!("〈机关名称〉〈年度〉年{TITLE_WORDS}"),
    };
    let found = Diagnostic::new(
        &RULE,
        format!(
            "标题“{}”{lack}，规定的名称是“{TITLE_WORDS}”",
            quoted(&words.split_whitespace().collect::<String>())
        ),
    )
    .at(title.origin_of(0..title.as_str().len()))
    .help(format!("标题写作“{usual}”"))
    .path(keys::TITLE);
    vec![found]
}

/// The words of the name that a title lacks.
fn missing(title: &str) -> Vec<&'static str> {
    let words = without_years(title, false);
    let Some((subject, rest)) = titles::SUBJECTS
        .iter()
        .find_map(|subject| Some((*subject, words.split_once(subject)?.1)))
    else {
        return vec![titles::SUBJECTS[0]];
    };
    let mut out = Vec::new();
    if subject == titles::SUBJECTS[1] {
        out.push(titles::OF_GOVERNMENT);
    } else if subject != titles::SUBJECTS[0] {
        out.push(titles::SUBJECTS[0]);
    }
    if !rest.contains(titles::WORK) {
        out.push(titles::WORK);
    }
    if !rest.contains(titles::ANNUAL_REPORT) {
        out.push(if rest.contains(titles::REPORT) {
            titles::ANNUAL
        } else {
            titles::ANNUAL_REPORT
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_title_lacks_is_named() {
        for (title, lacks) in [
            ("湛郎街道2020年政府信息公开工作", vec!["年度报告"]),
            ("2020年某县政务服务办公室信息公开工作年度报告", vec!["政府"]),
            ("某局2020年政府信息公开年度报告", vec!["工作"]),
            ("某局2020年政府信息公开工作报告", vec!["年度"]),
            ("某局政府信息公开工作2020年报告", vec!["年度"]),
            ("某局政府信息公开年报（2020）", vec!["工作", "年度报告"]),
            ("某局2020年政务公开工作年度报告", vec!["政府信息公开"]),
            ("某局2020年工作总结", vec!["政府信息公开"]),
            ("某局2020年政府信息公开工作情况年度报告", vec![]),
        ] {
            assert!(!names_the_report(title), "{title}");
            assert_eq!(missing(title), lacks, "{title}");
        }
    }
}
