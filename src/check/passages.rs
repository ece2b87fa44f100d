//! The rules of prose, asked of one paragraph after the other.

use super::account::Account;
use super::ledger::Ledger;
use super::rules::own_table_mismatch::Tables;
use super::rules::{Judge, RULES};
use super::subject::Subject;
use crate::diagnostic::Diagnostic;
use crate::prose::passage::passages;

/// The most findings of one rule that are reported; more are no report that somebody is writing.
const MAX_FINDINGS_PER_RULE: usize = 100;
/// The most places of one finding that are reported.
const MAX_RELATED: usize = 20;
/// The most findings that are searched, from the last one back, for one that says the same.
const MAX_COMPARED: usize = 64;

/// What the prose says against the tables and against itself. The same finding in several paragraphs is one. Where an account
/// is asked for, every number of every paragraph is entered in it.
pub(super) fn judge(subject: &Subject<'_>, mut account: Option<&mut Account>) -> Vec<Diagnostic> {
    let judges: Vec<_> = RULES
        .iter()
        // A sentence may give last year's figure itself: such a rule looks for the report where it needs it.
        .filter(|(rule, _)| rule.judges(subject.report.edition.id))
        .filter_map(|(_, judge)| match judge {
            Judge::Passage(judge) => Some(judge),
            _ => None,
        })
        .collect();
    let mut out: Vec<Diagnostic> = Vec::new();
    let mut counts = vec![0_usize; judges.len()];
    let mut ledger = if account.is_some() {
        Ledger::open()
    } else {
        Ledger::default()
    };
    // The rule on extra tables judges them whole; what they vouch for belongs to the paragraphs.
    let tables = account.as_ref().map(|_| Tables::new(subject.report));
    passages(subject.report, |passage| {
        let judges = judges.iter().zip(&mut counts);
        // A rule that has found too much is asked on for the account alone.
        let is_kept = account.is_some();
        let open = judges.filter(|(_, count)| is_kept || **count < MAX_FINDINGS_PER_RULE);
        let found: Vec<Diagnostic> = open
            .flat_map(|(judge, count)| {
                let is_reported = *count < MAX_FINDINGS_PER_RULE;
                let found = judge(subject, passage, &mut ledger);
                *count += found.len();
                found.into_iter().filter(move |_| is_reported)
            })
            .collect();
        if let Some(tables) = &tables {
            tables.record(passage, &mut ledger);
        }
        if let Some(account) = &mut account {
            account.enter(subject.report, passage, ledger.take());
        }
        for found in found {
            let first = out
                .iter_mut()
                .rev()
                .take(MAX_COMPARED)
                .find(|known| known.rule == found.rule && known.message == found.message);
            match first {
                Some(known) if known.related.len() < MAX_RELATED => known.related.push(found.primary),
                Some(_) => {}
                None => out.push(found),
            }
        }
    });
    out
}
