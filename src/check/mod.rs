//! Judging a report: arithmetic from the form's relations, then one rule after the other; 核实说明 last.

mod account;
mod amounts;
mod application_roll;
mod arithmetic;
mod context;
mod drafts;
mod entry;
pub mod explain;
mod findings;
mod ledger;
mod passages;
mod pictures;
pub mod relations;
mod rules;
mod subject;
mod unsummed_list;
mod waiver;
mod waiver_use;

use account::Account;
use arithmetic::unreadable;
use rules::Judge;

use crate::diagnostic::Diagnostic;
use crate::report::Report;

pub use arithmetic::sums::{Sums, add};
pub use context::{Context, PictureFault};
pub use entry::{Entry, Nature, Understood, Verdict};
pub use findings::Findings;
pub use ledger::{Against, Held, Ledger};
pub use rules::declared as rules;
pub use subject::Subject;

/// Judges a report. `found` is what reading it has found already; explanations speak of that too.
pub fn run(report: &Report, context: &Context, found: Vec<Diagnostic>) -> Findings {
    judge(report, context, found, None)
}

/// The same with an account of every figure of the prose.
pub fn run_with_figures(
    report: &Report,
    context: &Context,
    found: Vec<Diagnostic>,
) -> (Findings, Vec<Entry>) {
    let mut account = Account::default();
    let findings = judge(report, context, found, Some(&mut account));
    let entries = account.entries(&findings);
    (findings, entries)
}

fn judge(
    report: &Report,
    context: &Context,
    found: Vec<Diagnostic>,
    account: Option<&mut Account>,
) -> Findings {
    let mut diagnostics = found;
    let verdict = arithmetic::judge(report, subject::last_year(report, context));
    let mut corrected = verdict.corrected;
    corrected.extend(unreadable::solve(report, &corrected, &mut diagnostics));
    let sums = unreadable::merge(verdict.diagnostics, &mut diagnostics);
    diagnostics.extend(sums);
    // A figure that was named as wrong is judged at its right value: one slip is one error.
    let corrected = (!corrected.is_empty()).then(|| report.corrected(&corrected));
    let subject = Subject::new(corrected.as_ref().unwrap_or(report), context, verdict.doubted);
    for (rule, judge) in rules::RULES {
        if let Judge::Report(judge) = judge
            && subject.is_asked(rule)
        {
            diagnostics.extend(judge(&subject));
        }
    }
    diagnostics.extend(passages::judge(&subject, account));
    let diagnostics = drafts::without_other_findings(report, diagnostics);
    let mut findings = waiver::apply(report, diagnostics, subject.prior.is_some());
    findings.diagnostics.sort_by_key(Diagnostic::start);
    findings
}
