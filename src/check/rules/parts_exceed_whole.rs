//! A list whose parts come to more than their whole.

use crate::check::unsummed_list::{Verdict, finding, record, verdict};
use crate::check::{Ledger, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::prose::passage::Passage;

declare_rule! {
    /// Parts that come to more than their whole.
    pub static RULE = {
        id: "parts-exceed-whole", title: "各部分之和超过总数", severity: [Warning], basis: "{格式}",
        what: "“共N条，其中甲a条，乙b条”这样的句子里，各部分加起来超过总数（同一总数按两种办法分类的，分别计算）。",
        why: "部分不能多于总数，至少有一个数写错了。",
        fix: "核对各部分和总数，改正错的一个；各部分有重复计算的，写一条核实说明。",
        topic: Prose,
    };
}

/// Each such list of the paragraph.
pub fn judge(_subject: &Subject<'_>, passage: &Passage<'_>, ledger: &mut Ledger) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for list in passage.lists() {
        if verdict(list, passage) == Verdict::Exceeds {
            record(list, passage, false, ledger);
            out.push(finding(&RULE, list, passage, Verdict::Exceeds));
        }
    }
    out
}
