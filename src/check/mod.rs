//! Judging a report: arithmetic from the form's assertions, then one rule after the other; waivers last.

mod arithmetic;
mod culprit;
mod drafts;
mod evidence;
mod locate;
mod pictures;
mod prior;
pub mod rules;
mod subject;
mod unreadable;
mod unsummed_list;
mod waiver;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::picture::Image;
use crate::prose::passage::passages;
use crate::report::Report;

pub use arithmetic::{UNBALANCED_APPLICATIONS, WRONG_TOTAL};
pub use pictures::{BAD_PATH, BAD_PICTURE, PictureFault};
pub use prior::PRIOR_UNREADABLE;
pub use subject::Subject;
pub use waiver::{ERROR_NOT_WAIVABLE, UNUSED_WAIVER};

/// What the caller has loaded for the rules: last year's report, and the pictures that the prose names.
#[derive(Debug, Default)]
pub struct Context {
    /// Last year's report, where one was named: it, or why it could not be read.
    pub prior: Option<Result<Report, String>>,
    /// The pictures by the path that the prose writes, or why there is none.
    pub pictures: BTreeMap<String, Result<Image, PictureFault>>,
}

/// What checking a report gave.
#[derive(Debug, Default)]
pub struct Findings {
    /// What stands, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What 核实说明 explains.
    pub waived: Vec<Diagnostic>,
}

/// Judges a report. `found` is what reading it has found already; waivers speak of that too.
pub fn run(report: &Report, context: &Context, found: Vec<Diagnostic>) -> Findings {
    let mut diagnostics = found;
    let arithmetic::Verdict {
        diagnostics: told,
        mut corrected,
        doubted,
    } = arithmetic::judge(report, context);
    corrected.extend(unreadable::solve(report, &corrected, &mut diagnostics));
    let told = unreadable::merge(told, &mut diagnostics);
    diagnostics.extend(told);
    diagnostics.extend(prior::judge(report, context));
    diagnostics.extend(pictures::judge(report, context));
    // A figure that was named as wrong is judged at its right value: one slip is one error.
    let corrected = (!corrected.is_empty()).then(|| report.corrected(&corrected));
    let judged = corrected.as_ref().unwrap_or(report);
    let subject = Subject::new(judged, context, doubted);
    for (rule, judge) in rules::JUDGEMENTS {
        if rule.judges(report.edition.id) && (!rule.needs_prior || subject.prior.is_some()) {
            diagnostics.extend(judge(&subject));
        }
    }
    diagnostics.extend(of_prose(&subject));
    let diagnostics = drafts::without_theirs(report, diagnostics);
    let mut findings = waiver::apply(report, diagnostics, subject.prior.is_some());
    findings.diagnostics.sort_by_key(Diagnostic::start);
    findings
}

/// What the prose says against the tables and against itself. The same finding in several paragraphs is one.
fn of_prose(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let asked: Vec<_> = rules::OF_PROSE
        .iter()
        .filter(|(rule, _)| rule.judges(report.edition.id))
        .filter(|(rule, _)| !rule.needs_prior || subject.prior.is_some())
        .collect();
    let mut out: Vec<Diagnostic> = Vec::new();
    let mut told = vec![0_usize; asked.len()];
    passages(report, |passage| {
        let still = asked.iter().zip(&mut told).filter(|(_, told)| **told < MOST);
        let found = still.flat_map(|((_, judge), told)| {
            let found = judge(subject, passage);
            *told += found.len();
            found
        });
        for found in found {
            let first = out
                .iter_mut()
                .rev()
                .take(GATHERED)
                .find(|known| known.rule == found.rule && known.message == found.message);
            match first {
                Some(known) if known.related.len() < PLACES => known.related.push(found.primary),
                Some(_) => {}
                None => out.push(found),
            }
        }
    });
    out
}

/// Of one rule so many findings are told, and so many places of one finding; more are no report that somebody is writing.
const MOST: usize = 100;
const PLACES: usize = 20;
/// So many findings back the same one is looked for.
const GATHERED: usize = 64;
