//! The edits that findings offer at a place, and all that is certain at once.

use super::finding::span;
use super::page::Page;
use crate::check::explain::{explanation, may_explain};
use crate::diagnostic::mending::{compatible, partner, title};
use crate::diagnostic::{Diagnostic, Fix};
use crate::file::edit::{Edit, waiver};
use crate::source::Span;

/// What stands as the reason of an explanation until somebody writes one: nothing, for a reason is the agency's.
const NO_REASON: &str = "";

/// Something that an editor offers to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Action {
    /// What it says.
    pub title: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The findings that it answers, by their numbers.
    pub findings: Vec<usize>,
    /// The edits, in the order of the text; all are made, or none.
    pub edits: Vec<Edit>,
}

/// What an action is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It mends a finding in the one way that is certain.
    Mend,
    /// It changes what a figure says: only whoever has the original data knows whether that is right.
    Figure,
    /// It explains a finding that is right as it stands.
    Explain,
    /// It mends all that is certain.
    MendAll,
}

/// What may be done about the findings that touch a range, and all that is certain anywhere.
pub fn actions(page: &Page, range: Span) -> Vec<Action> {
    let findings = page.findings();
    let touches = |found: &Diagnostic| {
        let mut own = span(&found.primary)
            .into_iter()
            .chain(found.fix.as_ref().map(|fix| fix.span));
        own.any(|own| own.start <= range.end && range.start <= own.end)
    };
    let near = || findings.iter().enumerate().filter(|(_, found)| touches(found));
    let mut out: Vec<Action> = near()
        .filter_map(|(number, found)| mend(page, number, found))
        .collect();
    // Of a pair both findings may be near.
    out.dedup_by(|a, b| a.edits == b.edits);
    out.extend(near().filter_map(|(number, found)| explain(page, number, found)));
    out.extend(mend_all(page));
    out
}

/// The edits of one finding.
fn mend(page: &Page, number: usize, found: &Diagnostic) -> Option<Action> {
    let fix = found.fix.as_ref()?;
    let fixes = || {
        page.findings()
            .iter()
            .enumerate()
            .filter_map(|(at, found)| Some((at, found.fix.as_ref()?)))
    };
    let mut findings = vec![number];
    let mut pair = vec![fix];
    let mut words = title(fix, page.text());
    if fix.with.is_some() {
        let other = partner(fix, fixes().map(|(_, fix)| fix))?;
        findings.extend(fixes().find(|(_, own)| *own == other).map(|(at, _)| at));
        pair.push(other);
        pair.sort_by_key(|fix| fix.span.start);
        let both: Vec<String> = pair.iter().map(|fix| one_of_pair(fix, page.text())).collect();
        words = format!("两处一起改：{}", both.join("、"));
    }
    if fix.figure {
        words.push_str("（改的是数，先与原始数据核对）");
    }
    Some(Action {
        title: words,
        purpose: if fix.figure {
            Purpose::Figure
        } else {
            Purpose::Mend
        },
        findings,
        edits: pair.into_iter().map(edit).collect(),
    })
}

fn one_of_pair(fix: &Fix, text: &str) -> String {
    let old = text.get(fix.span.range()).unwrap_or_default().trim();
    format!("{old} {}", title(fix, text))
}

/// An explanation of a finding, its reason to be written.
fn explain(page: &Page, number: usize, found: &Diagnostic) -> Option<Action> {
    if !may_explain(found) {
        return None;
    }
    let own = explanation(found, page.text(), NO_REASON.to_owned());
    let edit = waiver(page.source(), page.root(), page.edition(), &own).ok()?;
    Some(Action {
        title: "情况属实：在核实说明里写明理由".to_owned(),
        purpose: Purpose::Explain,
        findings: vec![number],
        edits: vec![edit],
    })
}

/// All that is certain and changes no figure.
fn mend_all(page: &Page) -> Option<Action> {
    let fixes = page.findings().iter().filter_map(|found| found.fix.as_ref());
    let certain: Vec<Fix> = fixes.filter(|fix| !fix.figure).cloned().collect();
    let edits: Vec<Edit> = compatible(certain).iter().map(edit).collect();
    if edits.is_empty() {
        return None;
    }
    let numbered = page.findings().iter().enumerate();
    let answered = numbered.filter(|(_, found)| {
        let fix = found.fix.as_ref().filter(|fix| !fix.figure);
        fix.is_some_and(|fix| edits.iter().any(|made| made.span == fix.span))
    });
    Some(Action {
        title: format!("全部能确定的改正（{} 处，不改数）", edits.len()),
        purpose: Purpose::MendAll,
        findings: answered.map(|(number, _)| number).collect(),
        edits,
    })
}

fn edit(fix: &Fix) -> Edit {
    Edit::new(fix.span, fix.replacement.clone())
}
