//! An amount of 元 in a cell of 万元.

use rust_decimal::Decimal;

use crate::check::Subject;
use crate::check::amounts::{from_yuan, in_words, is_beyond, is_of_fees};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::DataPoint;

declare_rule! {
    /// An amount that no agency of its kind can have collected.
    pub static RULE = {
        id: "amount-in-yuan", title: "收费金额像是把元填成了万元", severity: [Warning],
        basis: "{格式}",
        what: "行政事业性收费的金额，按表头的万元算，超过了这一类机关一年可能收取的数：乡镇、街道 1 亿元，县区 50 亿元，市 300 亿元，省 1500 亿元。写明了单位的不算。",
        why: "全国一年的行政事业性收费一共约四千亿元。表头的单位是万元，照着账上的元填，就大了一万倍。",
        fix: "核对单位：账上是元的，除以 10000 再填，或者写成 {值: 1256000, 单位: 元}，生成时换算成万元；确实是万元的，写明单位。",
        editions: ["2021"],
    };
}

/// Each such amount.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let points = report.edition.data_points().filter(|point| is_of_fees(*point));
    points
        .filter_map(|point| Some((point, subject.values.get(point)?)))
        .filter(|(point, amount)| is_beyond(report, *point, *amount) && subject.is_certain(*point))
        .filter_map(|(point, amount)| finding(subject, point, amount))
        .collect()
}

fn finding(subject: &Subject<'_>, point: DataPoint, amount: Decimal) -> Option<Diagnostic> {
    let report = subject.report;
    let prior = subject.prior.as_ref();
    let last = prior.and_then(|prior| Some((prior.name(), prior.values.get(point)?)));
    let last = last.map_or_else(String::new, |(name, last)| {
        format!("；{name}是 {} 万元", last.normalize())
    });
    let message = format!(
        "{}填写为 {}，按表头就是 {}；若是以元填写的，{} 元是 {} 万元{last}",
        report.edition.point_name(point),
        amount.normalize(),
        in_words(amount),
        amount.normalize(),
        from_yuan(amount),
    );
    let found = Diagnostic::new(&RULE, message)
        .at(report.facts.get(&point)?.origin.clone())
        .about(point)
        .saying("这一类机关一年收不到这么多")
        .help(format!(
            "核对单位：账上是元的，改填 {}；确实是万元的，写明单位",
            from_yuan(amount)
        ));
    Some(found)
}
