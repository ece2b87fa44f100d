//! A share that does not follow from the figures beside it.

mod common_whole;
mod judged;

use std::collections::BTreeSet;

use crate::check::{Ledger, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::prose::passage::Passage;
use crate::prose::shares::shares;
use judged::Judged;

declare_rule! {
    /// A share that the figures beside it do not give.
    pub static RULE = {
        id: "wrong-percentage", title: "占比与数字不符", severity: [Warning], basis: "{格式}",
        what: "“N条，占比P%”“N条（P%）”里的百分比，不能由写明的总数算出来（四舍五入和截去尾数都算对）；同一列举的各个占比推算不出同一个总数；只列占比的，加起来超过 100%。",
        why: "百分比是由数字算出来的，对不上说明有一个写错了，或者改了数字没有改百分比。",
        fix: "按句中的数重新计算百分比；另有所指的，写明占什么的百分之几。",
        topic: Prose,
    };
}

/// Each share of the paragraph whose part and whole are clear, and do not give it; and those of one whole that do not agree.
pub fn judge(_subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    let shares = shares(passage);
    let judged: Vec<Judged<'_>> = shares
        .iter()
        .filter_map(|share| Judged::new(passage, share))
        .collect();
    let mut out = common_whole::wrong_wholes(&RULE, passage, &judged);
    let of_these: BTreeSet<usize> = out.iter().map(|(whole, _)| *whole).collect();
    let mut found: Vec<Diagnostic> = out.drain(..).map(|(_, finding)| finding).collect();
    for one in &judged {
        one.record(passage, ledger);
        let known = of_these.contains(&one.whole_at) || one.holds || one.is_of_wrong_list(passage);
        if !known {
            found.push(one.finding(&RULE, passage));
        }
    }
    found.extend(common_whole::apart(&RULE, passage, &shares, ledger));
    found.extend(common_whole::too_much(&RULE, passage, &shares, ledger));
    found
}
