//! A file that holds no report: its lines, with what was found under each.

use std::collections::BTreeMap;

use super::findings::FindingState;

/// How many lines are shown around a finding.
const AROUND: usize = 4;
/// How many lines are shown where no finding has a line.
const FIRST: usize = 30;

/// A line of the file.
#[derive(Debug)]
pub struct SourceLine<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// What it says.
    pub words: &'a str,
    /// What was found there.
    pub found: Vec<&'a FindingState>,
    /// Whether lines before it are left out.
    pub after_gap: bool,
}

/// The lines around what was found.
pub fn lines<'a>(text: &'a str, findings: &'a [FindingState]) -> Vec<SourceLine<'a>> {
    let mut at: BTreeMap<usize, Vec<&FindingState>> = BTreeMap::new();
    for found in findings {
        if let Some(line) = found.line {
            at.entry(line).or_default().push(found);
        }
    }
    let is_near = |number: usize| {
        let mut near = at.range(number.saturating_sub(AROUND)..=number + AROUND);
        near.next().is_some() || (at.is_empty() && number <= FIRST)
    };
    let mut last = 0;
    let numbered = text.lines().enumerate().map(|(index, words)| (index + 1, words));
    let mut out = Vec::new();
    for (number, words) in numbered.filter(|(number, _)| is_near(*number)) {
        out.push(SourceLine {
            number,
            words,
            found: at.get(&number).cloned().unwrap_or_default(),
            after_gap: number != last + 1,
        });
        last = number;
    }
    out
}
