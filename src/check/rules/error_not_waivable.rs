//! An explanation of an error.

use crate::check::explanation::Explanation;
use crate::diagnostic::{Diagnostic, declare_rule};

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
pub fn judge(explanation: &Explanation<'_>) -> Option<Diagnostic> {
    if !explanation.covers_error || explanation.explains {
        return None;
    }
    let message = format!("{}是必须改正的错误，不能用说明放行", explanation.describe());
    let found = Diagnostic::new(&RULE, message).at(explanation.waiver.span);
    Some(found.help("改正这个错误，删去这条说明").path("核实说明"))
}
