//! The lines of a table put into its rows.

use std::collections::BTreeSet;

use super::line::{Line, Words};
use super::matching::{Run, assign};
use crate::chinese::width::folded;
use crate::document::recognise::tables::align::FormRow;
use crate::document::{Cell, Row, Table};
use crate::form::{self, Block, Column, Kind};

/// The most runs of figures that are compared with the rows of a table; the form's have twenty-five.
const MAX_RUNS: usize = 200;
/// The fewest heads of a table that is laid across.
const MIN_HEADS: usize = 3;

/// How well lines fit, the table, and the items that it takes.
type Fitting = (usize, Table, BTreeSet<usize>);

/// A table whose rows run down.
pub(super) fn down(table: &'static form::Table, lines: &[Line]) -> Option<Fitting> {
    let form = FormRow::of_table(table);
    let widest = form.iter().map(FormRow::count).max()?;
    let words = Words::of_table(table);
    let (runs, tail) = runs(lines, &words, widest);
    let rest: String = tail.iter().map(|at| lines[*at].words.as_str()).collect();
    let found = assign(&runs, form, &rest);
    let fits = |(row, run): (&FormRow, &Option<usize>)| {
        run.is_some_and(|run| runs[run].figures.len() == row.count())
    };
    let fitting = form.iter().zip(&found).filter(|pair| fits(*pair)).count();
    if fitting < 2 || fitting * 2 < form.len() {
        return None;
    }
    let mut taken = BTreeSet::new();
    for run in found.iter().flatten().map(|run| &runs[*run]) {
        let all = run.lines.iter().chain(&run.figure_lines);
        taken.extend(all.map(|at| lines[*at].item));
    }
    // The end of a label that stands under the figures of the last row.
    let last = form
        .iter()
        .zip(&found)
        .rev()
        .find_map(|(row, run)| Some((row, (*run)?)));
    if let Some((row, _)) = last.filter(|(_, run)| run + 1 == runs.len()) {
        let end = |at: &&usize| row.bare.ends_with(&lines[**at].words);
        taken.extend(tail.iter().take_while(end).map(|at| lines[*at].item));
    }
    Some((fitting, of_rows(form, &found, &runs), taken))
}

/// The figures with the words before them, and the lines of the words behind the last. `widest` figures are a row.
fn runs(lines: &[Line], words: &Words, widest: usize) -> (Vec<Run>, Vec<usize>) {
    let mut out: Vec<Run> = Vec::new();
    let mut run = Run::default();
    for (at, line) in lines.iter().enumerate() {
        // A label that was changed stands with its figures still.
        if line.figures.is_empty() && !words.make_up(&line.words) {
            continue;
        }
        if !run.figures.is_empty() && (!line.words.is_empty() || run.figures.len() >= widest) {
            out.push(std::mem::take(&mut run));
        }
        if out.len() >= MAX_RUNS {
            break;
        }
        run.before.push_str(&line.words);
        run.figures.extend(line.figures.iter().cloned());
        if line.figures.is_empty() {
            run.lines.push(at);
        } else {
            run.figure_lines.push(at);
        }
    }
    if run.figures.is_empty() {
        (out, run.lines)
    } else {
        out.push(run);
        (out, Vec::new())
    }
}

fn of_rows(form: &[FormRow], found: &[Option<usize>], runs: &[Run]) -> Table {
    let words: Vec<&str> = runs.iter().map(|run| run.before.as_str()).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut block: Option<&'static Block> = None;
    let mut open: Vec<String> = Vec::new();
    for (index, (row, run)) in form.iter().zip(found).enumerate() {
        let Some(run) = run.map(|at| (at, &runs[at])) else {
            continue;
        };
        if block.is_none_or(|block| !std::ptr::eq(block, row.leaf.block)) {
            block = Some(row.leaf.block);
            rows.extend(heads(row.leaf.block, &run.1.before));
        }
        // The label of a group stands once, in the first of its rows.
        for group in &row.groups {
            let within = |other: &FormRow| other.groups.contains(group);
            let first = form.iter().position(within).unwrap_or(index);
            let begun = found
                .get(first..index)
                .unwrap_or_default()
                .iter()
                .flatten()
                .next()
                .is_some();
            let last = form.iter().rposition(within).unwrap_or(index);
            let upto = found.get(index..=last).into_iter().flatten().flatten().max();
            let around = words
                .get(run.0..=upto.copied().unwrap_or(run.0))
                .unwrap_or_default();
            if !begun && holds(&around.concat(), group) {
                open.push((*group).to_owned());
            }
        }
        let mut cells = Vec::new();
        // In a row that lost a figure no label may stand where one would.
        if run.1.figures.len() == row.count() {
            cells.append(&mut open);
        }
        cells.push(label(row, run.1, runs.get(run.0 + 1)));
        // Of too many nobody can say which one is whose: they stand in one cell, and are reported with it.
        if run.1.figures.len() > row.count() {
            cells.push(run.1.figures.join(" "));
        } else {
            cells.extend(run.1.figures.iter().cloned());
        }
        rows.push(cells);
    }
    made(rows)
}

/// The label of a row: the form's where it stands there, whole or broken; else what stands before the figures.
fn label(row: &FormRow, run: &Run, next: Option<&Run>) -> String {
    let around = format!("{}{}", run.before, next.map_or("", |next| next.before.as_str()));
    if holds(&around, row.leaf.row.label) || holds(&around, &row.bare) {
        row.leaf.row.label.to_owned()
    } else {
        run.before.clone()
    }
}

/// The head rows of a block, as far as their words stand before its first figures.
fn heads(block: &'static Block, before: &str) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = Vec::new();
    let shown = |label: &str| !label.is_empty() && holds(before, label);
    out.extend(
        block
            .header
            .filter(|label| shown(label))
            .map(|label| vec![label.to_owned()]),
    );
    let mut row: Vec<String> = Vec::new();
    row.extend(Some(block.corner).filter(|label| shown(label)).map(str::to_owned));
    columns(block.boxhead, before, &mut row);
    if !row.is_empty() {
        out.push(row);
    }
    out
}

fn columns(tree: &'static [Column], before: &str, out: &mut Vec<String>) {
    for column in tree {
        if let Some(head) = amount_head(column, before) {
            out.push(head);
        } else if holds(before, column.label) {
            out.push(column.label.to_owned());
        }
        columns(column.children, before, out);
    }
}

/// The head of an amount as it stands: the unit that it states may be another than the form's.
fn amount_head(column: &Column, before: &str) -> Option<String> {
    let label = folded(column.label);
    let (name, _) = label.split_once('(')?;
    let rest = before.split_once(name).filter(|_| column.kind == Kind::Amount)?.1;
    let unit = rest.starts_with('(').then(|| rest.split_once(')')).flatten();
    Some(unit.map_or_else(|| name.to_owned(), |(unit, _)| format!("{name}{unit})")))
}

/// Whether a label stands in words, whatever stands between its characters.
fn holds(words: &str, label: &str) -> bool {
    let mut words = words.chars();
    folded(label).chars().all(|c| words.any(|other| other == c))
}

/// A table that is laid across: its figures are those of all its rows, one row after the other.
pub(super) fn across(table: &'static form::Table, lines: &[Line]) -> Option<Fitting> {
    let block = table.blocks.first()?;
    let leaves: Vec<form::Leaf> = table.rows().collect();
    let width = block.columns().len();
    let all = width * leaves.len();
    let words = Words::of_table(table);
    let (runs, _) = runs(lines, &words, all);
    // One row of all figures, or the figures of each row behind its label.
    let run = runs.iter().position(|run| run.figures.len() == all);
    let used = run.map_or_else(|| by_label(&runs, &leaves, width), |run| vec![run]);
    // Nearly all of them: the table is there, and which figure is lost cannot be said.
    let nearly = || {
        runs.iter()
            .position(|run| run.figures.len() * 2 > all && run.figures.len() < all)
    };
    let used = if used.is_empty() { vec![nearly()?] } else { used };
    let last = *used.last()?;
    let before: String = runs
        .iter()
        .take(last + 1)
        .map(|run| run.before.as_str())
        .collect();
    let mut labels: Vec<String> = Vec::new();
    let mut groups: Vec<&'static str> = FormRow::of_table(table)
        .iter()
        .flat_map(|row| row.groups.clone())
        .collect();
    groups.dedup();
    let names = leaves.iter().map(|leaf| leaf.row.label).chain(groups);
    labels.extend(names.filter(|label| holds(&before, label)).map(str::to_owned));
    let mut heads = Vec::new();
    columns(block.boxhead, &before, &mut heads);
    if heads.len() < MIN_HEADS {
        return None;
    }
    let repeated = std::iter::repeat_n(heads, leaves.len()).flatten().collect();
    let figures: Vec<String> = used
        .iter()
        .flat_map(|at| runs[*at].figures.iter().cloned())
        .collect();
    let fits = figures.len();
    let mut taken = BTreeSet::new();
    for run in &runs[..=last] {
        let own = run.figures.len() == width || run.figures.len() * 2 > all;
        taken.extend(run.lines.iter().map(|at| lines[*at].item));
        taken.extend(run.figure_lines.iter().filter(|_| own).map(|at| lines[*at].item));
    }
    Some((fits, made(vec![labels, repeated, figures]), taken))
}

/// The runs that are the rows, each behind its label; none where one is missing.
fn by_label(runs: &[Run], leaves: &[form::Leaf], width: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let mut from = 0;
    for leaf in leaves {
        let found = (from..runs.len())
            .find(|at| runs[*at].figures.len() == width && holds(&runs[*at].before, leaf.row.label));
        let Some(found) = found else { return Vec::new() };
        out.push(found);
        from = found + 1;
    }
    out
}

/// A table of these rows, whose cells stand as they come.
fn made(rows: Vec<Vec<String>>) -> Table {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |(column, text)| Cell::of_text(column, text);
    let row = |cells: Vec<String>| Row {
        head: false,
        starts_group: false,
        cells: cells.into_iter().enumerate().map(cell).collect(),
    };
    Table {
        caption: String::new(),
        statutory: false,
        placing: crate::document::Placing::Parted,
        widths: vec![1; columns],
        rows: rows.into_iter().map(row).collect(),
    }
}
