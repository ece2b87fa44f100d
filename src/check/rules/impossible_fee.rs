//! An amount of the fee for handling applications that the tariff cannot give.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::Subject;
use crate::chinese::lines::sentences;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::words::fees;
use crate::prose::fee_amounts::{Amount, Fees, fees_of};
use crate::prose::judged_lines::{prose_lines, recognised};

declare_rule! {
    /// A fee that the tariff cannot give, or whose parts do not add up.
    pub static RULE = {
        id: "impossible-fee", title: "信息处理费的金额不可能", severity: [Warning],
        basis: "国办函〔2020〕109号",
        what: "写出的信息处理费不是 10 元的整数倍；或者“其中”的各项合计超过总额，“分别为”的各项合计不等于总额。",
        why: "信息处理费按件计收每件 100 元起，按量计收每页 10 元、20 元、40 元，收到的金额总是 10 元的整数倍。",
        fix: "核对收费票据；把其他收费误写成信息处理费的，改正名称；单位是万元的，写明万元。",
    };
}

/// The most findings; a file with more is no report to be corrected.
const MAX_FINDINGS: usize = 50;

/// Each sentence with such an amount is one finding.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    if report.edition.fees.is_none() {
        return Vec::new();
    }
    let flaws = recognised(prose_lines(report), |line| flaws(line.words));
    flaws
        .take(MAX_FINDINGS)
        .map(|(line, (range, message))| {
            Diagnostic::new(&RULE, message)
                .at(line.origin_of(range))
                .help("核对收费票据和单位；是其他收费的，不要写成信息处理费")
                .path(line.key)
        })
        .collect()
}

/// What is wrong with the fees that the sentences of a line state, and where.
fn flaws(line: &str) -> Vec<(Range<usize>, String)> {
    // Most lines do not name the fee.
    if !line.contains(fees::NAME) {
        return Vec::new();
    }
    sentences(line)
        .filter_map(|(start, sentence)| {
            let (range, message) = flaw(sentence)?;
            Some((start + range.start..start + range.end, message))
        })
        .collect()
}

/// What is wrong with the fee that a sentence states, and where.
fn flaw(sentence: &str) -> Option<(Range<usize>, String)> {
    if !sentence.contains(fees::NAME) {
        return None;
    }
    let Fees { fees, parts } = fees_of(sentence);
    let whole = fees.first();
    let all = fees.iter().chain(&parts.amounts);
    let mut odd: Vec<&Amount> = all.filter(|amount| !amount.exact.is_none_or(is_of_ten)).collect();
    odd.sort_by_key(|amount| amount.range.start);
    odd.dedup_by_key(|amount| amount.range.start);
    let printed = |amount: &Amount| sentence.get(amount.range.clone()).unwrap_or_default();
    if let Some(first) = odd.first() {
        let words: Vec<&str> = odd.iter().map(|amount| printed(amount)).collect();
        let message = format!(
            "{}写为{}，不是 10 元的整数倍；按规定的标准收不出这个数",
            fees::NAME,
            words.join("、")
        );
        return Some((first.range.clone(), message));
    }
    let whole = whole?;
    let (total, sum) = (whole.exact?, parts.sum()?);
    if sum > total || (parts.closed && sum != total) {
        let words: Vec<&str> = parts.amounts.iter().map(printed).collect();
        let how = if sum > total { "超过" } else { "不等于" };
        let message = format!(
            "{}的各项{}合计 {} 元，{how}写明的总额{}",
            fees::NAME,
            words.join("、"),
            sum.normalize(),
            printed(whole)
        );
        return Some((whole.range.clone(), message));
    }
    None
}

fn is_of_ten(amount: Decimal) -> bool {
    (amount % Decimal::TEN).is_zero()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(sentence: &str) -> Option<String> {
        flaw(sentence).map(|(_, message)| message)
    }

    #[test]
    fn amounts_that_the_tariff_gives_are_quiet() {
        for sentence in [
            "全年收取信息处理费300元。",
            "信息处理费共计1,230元。",
            "信息处理费0.03万元。",
            "收取信息处理费0元，未减免。",
            "行政事业性收费3.55万元，信息处理费120元，诉讼费55元。",
            "共收取信息处理费300元，其中按件计收200元，按量计收100元。",
            "共收取信息处理费300元，其中按件计收200元，按量计收100元，涉及自然人300元。",
            "收取信息处理费300元，其中甲某100元。",
            "信息处理费约305元，收了200余元信息处理费。",
            "依照信息处理费管理办法，印制指南花费355元。",
            "信息处理费300元，包括每页15元的邮寄费。",
        ] {
            assert_eq!(message(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn amounts_that_it_cannot_give_are_found() {
        for (sentence, words) in [
            ("全年收取信息处理费305元。", "写为305元"),
            ("收取信息处理费0.0305万元。", "写为0.0305万元"),
            ("向申请人收取1,205元信息处理费。", "写为1,205元"),
            ("收取信息处理费300元，其中甲某155元，乙某145元。", "155元、145元"),
            (
                "收取信息处理费300元，其中甲某200元，乙某200元。",
                "合计 400 元，超过写明的总额300元",
            ),
            (
                "收取信息处理费300元，分别为100元、100元。",
                "合计 200 元，不等于写明的总额300元",
            ),
        ] {
            assert!(
                message(sentence).is_some_and(|message| message.contains(words)),
                "{sentence}"
            );
        }
    }
}
