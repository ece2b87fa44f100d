//! An explanation that explains nothing.

use crate::check::waiver_use::WaiverUse;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::report::keys::WAIVERS;

declare_rule! {
    /// An explanation that explains nothing.
    pub static RULE = {
        id: "unused-waiver", title: "核实说明没有对应的问题", severity: [Warning], basis: "",
        what: "一条核实说明没有对应到任何一个警告：问题已经改好了，或者规则名、位置、原文写错了。",
        why: "多余的说明以后可能掩盖新的问题。",
        fix: "问题已经改好的，删去这条说明；写错的，按警告里的规则名和位置改正。",
        topic: Structure,
        inputs: Yaml,
    };
}

/// An explanation that covers no finding, of a rule that could have found something.
pub fn judge(usage: &WaiverUse<'_>) -> Option<Diagnostic> {
    if usage.covers_error || usage.explains || usage.is_of_unasked_rule {
        return None;
    }
    let message = format!("这条核实说明没有对应的问题：{}", usage.describe());
    let found = Diagnostic::new(&RULE, message).at(usage.waiver.span);
    let found = found.help("问题已经改好的，删去这条说明；规则、位置或原文写错的，请改正");
    Some(found.path(WAIVERS))
}
