//! Rows of a document matched with the rows of the form: by their labels, else by their order.

use std::collections::{BTreeMap, BTreeSet};

use super::row::DataRow;
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::recognise::similarity::similarity;
use crate::form::{Leaf, Row};

/// The least similarity of two labels that may be the same one, changed.
const MIN_SIMILARITY: f64 = 0.55;
/// The least similarity of two labels that are hardly any two labels.
const CLEAR_SIMILARITY: f64 = 0.75;

/// A row of the form with its label and the labels of the groups that hold it, plain.
#[derive(Debug)]
pub(super) struct FormRow {
    /// The row.
    pub leaf: Leaf,
    /// Its label.
    pub label: String,
    /// Its label without its number.
    pub bare: String,
    /// The labels of its groups, outermost first, as printed.
    pub groups: Vec<&'static str>,
    plain_groups: Vec<String>,
    columns: usize,
}

impl FormRow {
    /// The rows of a table, in order.
    pub fn of_table(table: &'static crate::form::Table) -> Vec<Self> {
        fn collect(
            rows: &'static [Row],
            groups: &[&'static str],
            out: &mut Vec<(&'static Row, Vec<&'static str>)>,
        ) {
            for row in rows {
                if row.children.is_empty() {
                    out.push((row, groups.to_vec()));
                } else {
                    let mut inner = groups.to_vec();
                    inner.push(row.label);
                    collect(row.children, &inner, out);
                }
            }
        }
        let mut grouped = Vec::new();
        for block in table.blocks {
            collect(block.stub, &[], &mut grouped);
        }
        table
            .rows()
            .zip(grouped)
            .map(|(leaf, (row, groups))| Self {
                leaf,
                label: folded(row.label),
                bare: unnumbered(&folded(row.label)).to_owned(),
                plain_groups: groups.iter().map(|g| unnumbered(&folded(g)).to_owned()).collect(),
                groups,
                columns: leaf.block.columns().len(),
            })
            .collect()
    }

    /// How many figures it has.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// The label that a row of the document has for this one, if any is near enough.
    pub fn label_in<'r>(&self, row: &'r DataRow<'_>) -> Option<&'r str> {
        row.labels(self.columns)
            .map(|text| {
                let same = self.is_label(text);
                (
                    text,
                    if same {
                        1.0
                    } else {
                        similarity(unnumbered(text), &self.bare)
                    },
                )
            })
            .filter(|(_, near)| *near >= MIN_SIMILARITY)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(text, _)| text)
    }

    /// Whether a text is its label, with its number or without; a note in brackets may stand behind it.
    pub fn is_label(&self, text: &str) -> bool {
        let word = unnumbered(text);
        word == self.bare || without_note(word) == self.bare
    }

    /// Whether a text is the label of one of its groups.
    pub fn is_group(&self, text: &str) -> bool {
        let bare = unnumbered(text);
        self.plain_groups.iter().any(|group| group == bare)
    }

    /// How well a row of the document fits. `known` are the labels of all rows and groups.
    fn fit(&self, row: &RowLabels<'_>, known: &BTreeSet<&str>) -> i32 {
        let mut score = 0;
        let mut own = 0;
        for (text, word) in row.labels(self.columns) {
            if *word == self.bare {
                own = own.max(if text == self.label { 11 } else { 10 });
            } else if self.plain_groups.iter().any(|group| group == word) {
                score += 2;
            } else if known.contains(word) {
                // However much it is like this one, it is another's.
                score -= 8;
            } else {
                match similarity(word, &self.bare) {
                    near if near >= CLEAR_SIMILARITY => own = own.max(6),
                    near if near >= MIN_SIMILARITY => own = own.max(4),
                    _ => score -= 1,
                }
            }
        }
        for word in &row.above {
            if self.plain_groups.iter().any(|group| group == word) {
                score += 2;
            } else if known.contains(word) {
                score -= 6;
            }
        }
        // A row of another number of figures is another row.
        if row.cells < self.columns {
            score -= 2;
        }
        score + own
    }
}

/// A plain label without the note in brackets that ends it.
fn without_note(label: &str) -> &str {
    let noted = label.strip_suffix(')').and_then(|text| text.split_once('('));
    noted.map_or(label, |(bare, _)| bare)
}

/// The labels of a row of the document, with and without their numbers.
struct RowLabels<'r> {
    row: &'r DataRow<'r>,
    words: BTreeMap<&'r str, &'r str>,
    above: Vec<&'r str>,
    cells: usize,
}

impl<'r> RowLabels<'r> {
    fn new(row: &'r DataRow<'r>, known: &BTreeSet<&str>) -> Self {
        let word = |text: &'r str| {
            let word = unnumbered(text);
            let bare = without_note(word);
            if known.contains(word) || !known.contains(bare) {
                word
            } else {
                bare
            }
        };
        Self {
            row,
            words: row.labels(0).map(|text| (text, word(text))).collect(),
            above: row.above.iter().map(|text| unnumbered(text)).collect(),
            cells: row.own.len(),
        }
    }

    /// The labels before this number of figures, with their numbers and without.
    fn labels(&self, figures: usize) -> impl Iterator<Item = (&'r str, &'r str)> {
        self.row
            .labels(figures)
            .map(|text| (text, self.words.get(text).copied().unwrap_or(text)))
    }
}

/// For each row of the form the index of the row of the document, and how well all of it fits.
pub(super) fn align(rows: &[DataRow<'_>], form: &[FormRow]) -> (Vec<Option<usize>>, i32) {
    let width = form.len() + 1;
    let known: BTreeSet<&str> = form
        .iter()
        .flat_map(|row| row.plain_groups.iter().chain([&row.bare]))
        .map(String::as_str)
        .collect();
    let fits: Vec<Vec<i32>> = rows
        .iter()
        .map(|row| {
            let labels = RowLabels::new(row, &known);
            form.iter().map(|leaf| leaf.fit(&labels, &known)).collect()
        })
        .collect();
    let skipped = |row: &DataRow<'_>| if row.is_blank() { 0 } else { -3 };
    // best[r][l]: the best of the first r rows with the first l of the form.
    let mut best = vec![vec![0_i32; width]; rows.len() + 1];
    for l in 1..width {
        best[0][l] = best[0][l - 1] - 1;
    }
    for r in 1..=rows.len() {
        best[r][0] = best[r - 1][0] + skipped(&rows[r - 1]);
        for l in 1..width {
            let pair = best[r - 1][l - 1] + fits[r - 1][l - 1];
            best[r][l] = pair
                .max(best[r - 1][l] + skipped(&rows[r - 1]))
                .max(best[r][l - 1] - 1);
        }
    }
    let mut out = vec![None; form.len()];
    let (mut r, mut l) = (rows.len(), form.len());
    while r > 0 && l > 0 {
        if best[r][l] == best[r - 1][l - 1] + fits[r - 1][l - 1] && fits[r - 1][l - 1] > -3 {
            out[l - 1] = Some(r - 1);
            (r, l) = (r - 1, l - 1);
        } else if best[r][l] == best[r - 1][l] + skipped(&rows[r - 1]) {
            r -= 1;
        } else {
            l -= 1;
        }
    }
    match_out_of_order(rows, form, &mut out);
    (out, best[rows.len()][form.len()])
}

/// Rows that stand out of order: a label that is exactly the form's finds its row all the same.
fn match_out_of_order(rows: &[DataRow<'_>], form: &[FormRow], out: &mut [Option<usize>]) {
    for (index, row) in rows.iter().enumerate() {
        if out.contains(&Some(index)) {
            continue;
        }
        let free = form.iter().position(|leaf| {
            row.labels(leaf.columns)
                .any(|text| text == leaf.label || without_note(text) == leaf.label)
                && row.own.len() >= leaf.columns
        });
        if let Some(leaf) = free
            && out[leaf].is_none()
        {
            out[leaf] = Some(index);
        }
    }
}
