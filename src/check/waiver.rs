//! 核实说明: findings that the agency explains are set apart; errors cannot be.

use super::Findings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Report, Waiver};

crate::declare_rule! {
    /// An explanation that explains nothing.
    pub static UNUSED_WAIVER = {
        id: "unused-waiver", title: "核实说明没有对应的问题", severity: [Warning], basis: "",
        what: "一条核实说明没有对应到任何一个警告：问题已经改好了，或者规则名、位置、原文写错了。",
        why: "多余的说明以后可能掩盖新的问题。",
        fix: "问题已经改好的，删去这条说明；写错的，按警告里的规则名和位置改正。",
        topic: Structure,
        inputs: Yaml,
    };
}

crate::declare_rule! {
    /// An explanation of an error.
    pub static ERROR_NOT_WAIVABLE = {
        id: "error-not-waivable", title: "错误不能用说明放行", severity: [Error], basis: "{格式}",
        what: "一条核实说明对应的是错误，而不是警告。",
        why: "合计不符、缺表、漏填这样的错误必须改正，说明理由也不能发布。",
        fix: "改正这个错误，删去这条说明。",
        topic: Structure,
        inputs: Yaml,
    };
}

impl Waiver {
    /// Whether it speaks of a finding: the rule, the place or one above it, and the quoted words.
    fn covers(&self, found: &Diagnostic) -> bool {
        let below = found.path == self.path
            || found
                .path
                .strip_prefix(&self.path)
                .is_some_and(|rest| rest.starts_with('.'));
        let quoted = |quote: &String| {
            found.message.contains(quote.as_str()) || found.primary.message.contains(quote.as_str())
        };
        found.rule.id == self.rule && below && self.quote.as_ref().is_none_or(quoted)
    }
}

pub(super) fn apply(report: &Report, found: Vec<Diagnostic>) -> Findings {
    let mut findings = Findings::default();
    let mut used = vec![false; report.waivers.len()];
    let mut errors = vec![false; report.waivers.len()];
    for diagnostic in found {
        let covering = report.waivers.iter().position(|w| w.covers(&diagnostic));
        match covering {
            Some(index) if diagnostic.severity == Severity::Error => {
                errors[index] = true;
                findings.diagnostics.push(diagnostic);
            }
            Some(index) => {
                used[index] = true;
                findings.waived.push(diagnostic);
            }
            None => findings.diagnostics.push(diagnostic),
        }
    }
    for (index, waiver) in report.waivers.iter().enumerate() {
        let about = format!("{}（{}）", waiver.rule, waiver.path);
        if errors[index] {
            findings.diagnostics.push(
                Diagnostic::new(
                    &ERROR_NOT_WAIVABLE,
                    format!("{about}是必须改正的错误，不能用说明放行"),
                )
                .at(waiver.span)
                .help("改正这个错误，删去这条说明")
                .path("核实说明"),
            );
        } else if !used[index] {
            findings.diagnostics.push(
                Diagnostic::new(&UNUSED_WAIVER, format!("这条核实说明没有对应的问题：{about}"))
                    .at(waiver.span)
                    .help("问题已经改好的，删去这条说明；规则、位置或原文写错的，请改正")
                    .path("核实说明"),
            );
        }
    }
    findings
}
