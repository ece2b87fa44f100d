//! An amount of the fee for handling applications that the tariff cannot give.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::{Against, Held, Ledger, Subject};
use crate::chinese::lines::{has, sentences};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::phrases::{Name, TO_CHARGE_FOR};
use crate::form::words::fees;
use crate::form::{OF_APPLICANTS, TOTAL};
use crate::prose::fee_amounts::{Amount, Fees, fees_of};
use crate::prose::passage::Passage;

declare_rule! {
    /// A fee that the tariff cannot give, or whose parts do not add up.
    pub static RULE = {
        id: "impossible-fee", title: "信息处理费的金额不可能", severity: [Warning],
        basis: "国办函〔2020〕109号",
        what: "写出的信息处理费不是 10 元的整数倍；“其中”的各项合计超过总额，“分别为”的各项合计不等于总额；按件计收的不是 100 元的整数倍；全年没有申请，却写按件收了费。",
        why: "信息处理费按件计收每件 100 元起，按量计收每页 10 元、20 元、40 元，收到的金额总是 10 元的整数倍。",
        fix: "核对收费票据；把其他收费误写成信息处理费的，改正名称；单位是万元的，写明万元。",
    };
}

/// Each sentence with such an amount is one finding.
pub fn judge(subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    let report = subject.report;
    // Most paragraphs do not name the fee.
    if report.edition.fees.is_none() || !passage.line.contains(fees::NAME) || passage.is_unfilled() {
        return Vec::new();
    }
    let received = received(subject);
    let mut out = Vec::new();
    for (start, sentence) in sentences(passage.line) {
        let flaw = flaw(sentence, received);
        let Fees { fees, parts } = fees_of(sentence);
        for amount in fees.iter().chain(&parts.amounts) {
            let range = start + amount.range.start..start + amount.range.end;
            ledger.record(&range, || Held {
                against: Against::Law,
                name: LAW.to_owned(),
                value: None,
                agrees: flaw.is_none(),
            });
        }
        out.extend(flaw.map(|(range, message)| {
            Diagnostic::new(&RULE, message)
                .at(passage.origin_of(start + range.start..start + range.end))
                .help("核对收费票据和单位；是其他收费的，不要写成信息处理费")
                .path(passage.key.to_string())
        }));
    }
    out
}

/// The tariff, as the account of figures names it.
const LAW: &str = "国办函〔2020〕109号规定的收费标准";

/// How many applications there were to charge for: those of the year, and what was left of the year before. None where that is
/// not certain.
fn received(subject: &Subject<'_>) -> Option<Decimal> {
    let name = |row| Name(OF_APPLICANTS[0], row, TOTAL);
    let points = TO_CHARGE_FOR
        .iter()
        .flat_map(|row| name(row).points(subject.report.edition));
    let values = points.map(|point| subject.values.get(point).filter(|_| subject.is_certain(point)));
    values.sum()
}

/// What is wrong with the fee that a sentence states, and where.
fn flaw(sentence: &str, received: Option<Decimal>) -> Option<(Range<usize>, String)> {
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
    let sums = whole.and_then(|whole| Some((whole, whole.exact?, parts.sum()?)));
    if let Some((whole, total, sum)) = sums
        && (sum > total || (parts.closed && sum != total))
    {
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
    by_piece(sentence, fees.iter().chain(&parts.amounts), received)
}

/// An amount that was charged by the piece, and cannot have been.
fn by_piece<'a>(
    sentence: &str,
    amounts: impl Iterator<Item = &'a Amount>,
    received: Option<Decimal>,
) -> Option<(Range<usize>, String)> {
    let rate = Decimal::from(fees::RATE);
    let mut by_piece = amounts.filter_map(|amount| {
        let before = sentence.get(..amount.range.start)?;
        let own = before.rsplit(['，', '、', '；', '（', ',']).next()?;
        let charged = has(own, fees::BY_PIECE) && !has(own, fees::BY_PAGE);
        Some((
            amount,
            amount.exact.filter(|amount| charged && !amount.is_zero())?,
        ))
    });
    by_piece.find_map(|(amount, value)| {
        let printed = sentence.get(amount.range.clone()).unwrap_or_default();
        if !(value % rate).is_zero() {
            let words = format!("按件计收的{}写为{printed}，不是 {rate} 元的整数倍", fees::NAME);
            return Some((amount.range.clone(), words));
        }
        // One application that asks for many things is charged as many (一事一申请), so that their number says no more.
        received.filter(Decimal::is_zero).map(|_| {
            let words = format!("按件计收的{}写为{printed}，而全年没有申请可以收费", fees::NAME);
            (amount.range.clone(), words)
        })
    })
}

fn is_of_ten(amount: Decimal) -> bool {
    (amount % Decimal::TEN).is_zero()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(sentence: &str) -> Option<String> {
        flaw(sentence, None).map(|(_, message)| message)
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
    fn what_is_charged_by_the_piece_depends_on_how_many_there_were() {
        let message =
            |sentence: &str, received: i64| flaw(sentence, Some(received.into())).map(|(_, words)| words);
        for (sentence, received) in [
            ("收取信息处理费1000元，其中按件计收1000元。", 7),
            ("收取信息处理费300元，其中按件计收200元，按量计收100元。", 12),
            ("按量计收信息处理费370元。", 2),
            ("收取信息处理费500元。", 3),
            ("按件计收信息处理费0元。", 3),
        ] {
            assert_eq!(message(sentence, received), None, "{sentence}");
        }
        for (sentence, received, words) in [
            ("按件计收信息处理费150元。", 40, "不是 100 元的整数倍"),
            ("按件计收信息处理费100元。", 0, "全年没有申请"),
            (
                "收取信息处理费450元，其中按件计收350元，按量计收100元。",
                20,
                "350元",
            ),
        ] {
            assert!(
                message(sentence, received).is_some_and(|message| message.contains(words)),
                "{sentence}"
            );
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
