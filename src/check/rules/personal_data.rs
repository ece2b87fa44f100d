//! Numbers that belong to a person: identity cards, mobile telephones, bank cards.

use crate::check::Subject;
use crate::chinese::lines::{has, nearest_before};
use crate::chinese::shapes::personal_number::{Kind, masked, personal_numbers};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::words::contact;
use crate::prose::judged_lines::{all_lines, recognised};
use crate::report::TextKey;
use crate::source::Origin;

declare_rule! {
    /// A number that belongs to a person.
    pub static RULE = {
        id: "personal-data", title: "写有个人信息", severity: [Error],
        basis: "个人信息保护法 第六条、第二十五条；政府信息公开条例 第十五条",
        what: "文字里有居民身份证号码（校验码相符）；有手机号码；有银行卡号。引言等处作为本机关联系方式写明的手机号码不算；固定电话、文号、统一社会信用代码不算。",
        why: "年度报告向社会公布，不能带出申请人、工作人员的个人信息。",
        fix: "删去号码；确要提到的，只写姓氏或隐去中间几位。",
    };
}

/// The kinds of numbers with what they are called and what to do about one.
const KINDS: [(Kind, &str, &str); 3] = [
    (Kind::IdentityCard, "居民身份证号码", "删去号码，或者隐去中间几位"),
    (
        Kind::Mobile,
        "手机号码",
        "删去号码；本机关的联系电话用固定电话，写在引言的联系方式里",
    ),
    (Kind::BankCard, "银行卡号", "删去号码，或者隐去中间几位"),
];

/// The most characters before a number that are looked at for its label.
const NEAR: usize = 41;
/// The most other numbers of one kind that are marked beside the first.
const MAX_RELATED: usize = 20;

/// All numbers of one kind are one finding, at the first.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let numbers = recognised(all_lines(subject.report), |line| {
        let mut numbers = personal_numbers(line.words);
        if !numbers.is_empty() {
            let office = line.key.is_preamble() || is_contact(line.words);
            numbers
                .retain(|(kind, at)| *kind != Kind::Mobile || !(office && is_labelled(line.words, at.start)));
        }
        numbers
    });
    let found: Vec<(Kind, String, Origin, TextKey)> = numbers
        .map(|(line, (kind, at))| {
            let number = line.words.get(at.clone()).unwrap_or_default();
            (kind, masked(number), line.origin_of(at), line.key)
        })
        .collect();
    let of_kind = |(kind, name, help): &(Kind, &str, &str)| {
        let own: Vec<_> = found.iter().filter(|(other, ..)| other == kind).collect();
        let (_, number, at, key) = own.first()?;
        let many = if own.len() > 1 {
            format!("，共 {} 处", own.len())
        } else {
            String::new()
        };
        let mut finding = Diagnostic::new(
            &RULE,
            format!("写有{name} {number}{many}，公开发布会泄露个人信息"),
        )
        .at(at.clone())
        .help(*help)
        .path(*key);
        for (_, number, at, _) in own.iter().skip(1).take(MAX_RELATED) {
            finding = finding.related(at.clone(), None, format!("{name} {number}"));
        }
        Some(finding)
    };
    KINDS.iter().filter_map(of_kind).collect()
}

/// Whether a line gives contact details of the office.
fn is_contact(line: &str) -> bool {
    let details = contact::DETAILS.iter().filter(|word| line.contains(**word));
    let labels = contact::OFFICE_NUMBER_LABELS.iter();
    (!has(line, contact::APPLICANTS) && has(line, contact::ASKING))
        || details.count() >= 2
        || labels
            .into_iter()
            .any(|label| line.trim_start().starts_with(label))
}

/// Whether the label of a telephone stands right before a number, other numbers apart.
fn is_labelled(line: &str, at: usize) -> bool {
    let before = nearest_before(line, at, NEAR);
    let between =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || "：:、/，,；;-—()（）+转或".contains(c);
    let label = before.trim_end_matches(between);
    let mut labels = contact::OFFICE_NUMBER_LABELS.iter();
    labels.any(|word| label.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offices_own_number_is_known_by_its_label() {
        let line = "如有疑问，请联系（地址：某路5号，电话：0574-65131800、13812345678）";
        assert!(is_contact(line) && is_labelled(line, line.find("138").unwrap()));
        let other = "申请人李某（13812345678）咨询办事";
        assert!(!is_labelled(other, other.find("138").unwrap()));
        assert!(!is_contact("申请人李某，电话：13812345678"));
    }
}
