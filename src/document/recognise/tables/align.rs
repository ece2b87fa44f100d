//! Rows of a document matched with the rows of the form: by their labels, else by their order.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::columns::PlainColumn;
use super::row::DataRow;
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::document::recognise::similarity::Letters;
use crate::form::{EDITIONS, Edition, Leaf, Row, Table};

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
    letters: Letters,
    /// The labels of its groups, outermost first, as printed.
    pub groups: Vec<&'static str>,
    plain_groups: Vec<String>,
    /// The columns of its figures.
    pub columns: Vec<PlainColumn>,
}

impl FormRow {
    /// The rows of a table of the form, in order.
    pub fn of_table(table: &'static Table) -> &'static [Self] {
        static ALL: LazyLock<Vec<(&'static Table, Vec<FormRow>)>> = LazyLock::new(|| {
            let tables = EDITIONS.iter().copied().flat_map(Edition::tables);
            tables.map(|(_, table)| (table, FormRow::made(table))).collect()
        });
        let own = ALL.iter().find(|(own, _)| std::ptr::eq(*own, table));
        own.map_or(&[], |(_, rows)| rows)
    }

    fn made(table: &'static Table) -> Vec<Self> {
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
                letters: Letters::new(unnumbered(&folded(row.label))),
                plain_groups: groups.iter().map(|g| unnumbered(&folded(g)).to_owned()).collect(),
                groups,
                columns: PlainColumn::of_block(leaf.block),
            })
            .collect()
    }

    /// How many figures it has.
    pub const fn count(&self) -> usize {
        self.columns.len()
    }

    /// The label that a row of the document has for this one, if any is near enough.
    pub fn label_in<'r>(&self, row: &DataRow<'r>) -> Option<&'r str> {
        row.labels(self.count())
            .filter_map(|text| {
                let near = if self.is_label(text) {
                    1.0
                } else {
                    Letters::new(unnumbered(text)).likeness(&self.letters, MIN_SIMILARITY)?
                };
                Some((text, near))
            })
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

    /// How well a row of the document fits.
    fn fit(&self, row: &RowLabels<'_, '_>) -> i32 {
        let mut score = 0;
        let mut own = 0;
        for Label {
            text,
            word,
            letters,
            is_known,
        } in row.labels(self.count())
        {
            if *word == self.bare {
                own = own.max(if *text == self.label { 11 } else { 10 });
            } else if self.plain_groups.iter().any(|group| group == word) {
                score += 2;
            } else if *is_known {
                // However much it is like this one, it is another's.
                score -= 8;
            } else {
                match letters.likeness(&self.letters, MIN_SIMILARITY) {
                    Some(near) if near >= CLEAR_SIMILARITY => own = own.max(6),
                    Some(_) => own = own.max(4),
                    None => score -= 1,
                }
            }
        }
        for Label { word, is_known, .. } in &row.above {
            if self.plain_groups.iter().any(|group| group == word) {
                score += 2;
            } else if *is_known {
                score -= 6;
            }
        }
        // A row of another number of figures is another row.
        if row.row.own.len() < self.count() {
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

/// A label of a row of the document.
struct Label<'a> {
    /// As it stands, plain.
    text: &'a str,
    /// Without its number, and without a note behind it where the form knows it so.
    word: &'a str,
    letters: Letters,
    /// Whether it is the label of a row or a group of the form.
    is_known: bool,
}

/// The labels of a row of the document.
struct RowLabels<'r, 'a> {
    row: &'r DataRow<'a>,
    /// One for each of its texts; of a figure that of no label.
    own: Vec<Label<'a>>,
    /// Those that reach down into it.
    above: Vec<Label<'a>>,
}

impl<'r, 'a> RowLabels<'r, 'a> {
    /// `known` are the labels of all rows and groups of the form.
    fn new(row: &'r DataRow<'a>, known: &BTreeSet<&str>) -> Self {
        let label = |text: &'a str| {
            let word = unnumbered(text);
            Label {
                text,
                word,
                letters: Letters::new(word),
                is_known: known.contains(word),
            }
        };
        let own = |text: &&'a str| {
            let whole = label(text);
            let bare = without_note(whole.word);
            if whole.is_known || bare == whole.word || !known.contains(bare) {
                whole
            } else {
                Label {
                    word: bare,
                    is_known: true,
                    ..whole
                }
            }
        };
        Self {
            row,
            own: row.texts().iter().map(own).collect(),
            above: row.above.iter().map(|text| label(text)).collect(),
        }
    }

    /// The labels before this number of figures.
    fn labels(&self, figures: usize) -> impl Iterator<Item = &Label<'a>> {
        let upto = self.own.iter().take(self.row.before_figures(figures));
        upto.filter(|label| !label.text.is_empty())
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
            form.iter().map(|leaf| leaf.fit(&labels)).collect()
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
            row.labels(leaf.count())
                .any(|text| text == leaf.label || without_note(text) == leaf.label)
                && row.own.len() >= leaf.count()
        });
        if let Some(leaf) = free
            && out[leaf].is_none()
        {
            out[leaf] = Some(index);
        }
    }
}
