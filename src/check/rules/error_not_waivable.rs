//! An explanation of an error.

use crate::check::waiver_use::WaiverUse;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::report::keys::WAIVERS;

declare_rule! {
    /// An explanation of an error.
    pub static RULE = {
        id: "error-not-waivable", title: "错误不能用说明放行", severity: [Error], basis: "{格式}",
        what: "一条核实说明对应的是错误，而不是警告。",
        why: "合计不符、缺表、漏填这样的错误必须改正，说明理由也不能发布。",
        fix: "改正这个错误，删去这条说明。",
        topic: Structure,
        inputs: Yaml,
    };
}

/// An explanation that covers an error, and nothing that can be explained.
pub fn judge(usage: &WaiverUse<'_>) -> Option<Diagnostic> {
    if !usage.covers_error || usage.explains {
        return None;
    }
    let message = format!("{}是必须改正的错误，不能用说明放行", usage.describe());
    let found = Diagnostic::new(&RULE, message).at(usage.waiver.span);
    Some(found.help("改正这个错误，删去这条说明").path(WAIVERS))
}
