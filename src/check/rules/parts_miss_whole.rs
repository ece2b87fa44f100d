//! A list whose parts nearly add up to their whole, or should because they are presented as all of it, and do not.

use crate::check::application_roll::unbalanced;
use crate::check::unsummed_list::{Verdict, finding, record, verdict};
use crate::check::{Ledger, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::prose::passage::Passage;

declare_rule! {
    /// Parts that do not come to their whole.
    pub static RULE = {
        id: "parts-miss-whole", title: "各部分之和与总数不符", severity: [Warning], basis: "{格式}",
        what: "“共N条，其中甲a条，乙b条”这样的句子里，各部分加起来与总数只差百分之几；句子说这就是全部（“分别为”“其余N条”“甲a条，乙b条，共N条”，按渠道、申请人划分的申请），而加起来不等于总数；一句话里收到的加上年结转的，不等于办结的加结转下年度的（表三的数确定时，由表三核对）。",
        why: "列举不必完整，但差一点点多半是有一个数写错了。",
        fix: "核对各部分和总数，改正错的一个；确实没有列全的，写一条核实说明。",
        topic: Prose,
    };
}

/// Each such list of the paragraph, and each roll of applications.
pub fn judge(subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for list in passage.lists() {
        match verdict(list, passage) {
            Verdict::Comes => record(list, passage, true, ledger),
            how @ (Verdict::Misses | Verdict::Near) => {
                record(list, passage, false, ledger);
                out.push(finding(&RULE, list, passage, how));
            }
            Verdict::Exceeds | Verdict::Open => {}
        }
    }
    out.extend(unbalanced(&RULE, subject, passage, ledger));
    out
}
