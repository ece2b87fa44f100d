//! Rows of a document matched with the rows of the form: by their labels, else by their order.

use std::collections::HashMap;
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
    /// The number of that among the known labels of its table.
    number: usize,
    letters: Letters,
    /// The labels of its groups, outermost first, as printed.
    pub groups: Vec<&'static str>,
    plain_groups: Vec<String>,
    /// The numbers of those among the known labels.
    group_numbers: Vec<usize>,
    /// The columns of its figures.
    pub columns: Vec<PlainColumn>,
}

/// The rows of a table of the form, in order, and the labels of all of them and of their groups, plain and numbered: that a
/// label is one of them is asked for each row of a document and each of the form.
#[derive(Debug, Default)]
struct FormRows {
    rows: Vec<FormRow>,
    known: HashMap<String, usize>,
}

impl FormRows {
    /// Those of a table; none of a table that is no edition's.
    fn of_table(table: &'static Table) -> &'static Self {
        static ALL: LazyLock<Vec<(&'static Table, FormRows)>> = LazyLock::new(|| {
            let tables = EDITIONS.iter().copied().flat_map(Edition::tables);
            tables.map(|(_, table)| (table, FormRows::made(table))).collect()
        });
        static NONE: LazyLock<FormRows> = LazyLock::new(FormRows::default);
        let own = ALL.iter().find(|(own, _)| std::ptr::eq(*own, table));
        own.map_or(&NONE, |(_, rows)| rows)
    }

    fn made(table: &'static Table) -> Self {
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
        let mut known = HashMap::new();
        let mut numbered = |label: &str| {
            let next = known.len();
            *known.entry(label.to_owned()).or_insert(next)
        };
        let rows = table.rows().zip(grouped).map(|(leaf, (row, groups))| {
            let bare = unnumbered(&folded(row.label)).to_owned();
            let plain_groups: Vec<String> =
                groups.iter().map(|g| unnumbered(&folded(g)).to_owned()).collect();
            FormRow {
                leaf,
                label: folded(row.label),
                number: numbered(&bare),
                letters: Letters::new(&bare),
                bare,
                group_numbers: plain_groups.iter().map(|group| numbered(group)).collect(),
                plain_groups,
                groups,
                columns: PlainColumn::of_block(leaf.block),
            }
        });
        Self {
            rows: rows.collect(),
            known,
        }
    }
}

impl FormRow {
    /// The rows of a table of the form, in order.
    pub fn of_table(table: &'static Table) -> &'static [Self] {
        &FormRows::of_table(table).rows
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

    /// Whether a known label is that of one of its groups.
    fn is_in(&self, known: Option<usize>) -> bool {
        known.is_some_and(|number| self.group_numbers.contains(&number))
    }

    /// How well a row of the document fits.
    fn fit(&self, row: &RowLabels<'_, '_>) -> i32 {
        let mut score = 0;
        let mut own = 0;
        for Label { text, known, letters } in row.labels(self.count()) {
            if *known == Some(self.number) {
                own = own.max(if *text == self.label { 11 } else { 10 });
            } else if self.is_in(*known) {
                score += 2;
            } else if known.is_some() {
                // However much it is like this one, it is another's.
                score -= 8;
            } else {
                let near = letters
                    .as_ref()
                    .and_then(|own| own.likeness(&self.letters, MIN_SIMILARITY));
                match near {
                    Some(near) if near >= CLEAR_SIMILARITY => own = own.max(6),
                    Some(_) => own = own.max(4),
                    None => score -= 1,
                }
            }
        }
        for Label { known, .. } in &row.above {
            if self.is_in(*known) {
                score += 2;
            } else if known.is_some() {
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
    /// The number of the label of a row or a group of the form that it is.
    known: Option<usize>,
    /// What it may be like, where it is none.
    letters: Option<Letters>,
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
    fn new(row: &'r DataRow<'a>, known: &HashMap<String, usize>) -> Self {
        let own = |text: &&'a str| {
            let word = unnumbered(text);
            let known = known.get(word).or_else(|| known.get(without_note(word))).copied();
            Label {
                text,
                known,
                letters: known.is_none().then(|| Letters::new(word)),
            }
        };
        let above = |text: &&'a str| Label {
            text,
            known: known.get(unnumbered(text)).copied(),
            letters: None,
        };
        Self {
            row,
            own: row.texts().iter().map(own).collect(),
            above: row.above.iter().map(above).collect(),
        }
    }

    /// The labels before this number of figures.
    fn labels(&self, figures: usize) -> impl Iterator<Item = &Label<'a>> {
        let upto = self.own.iter().take(self.row.before_figures(figures));
        upto.filter(|label| !label.text.is_empty())
    }
}

/// For each row of the form the index of the row of the document, and how well all of it fits.
pub(super) fn align(rows: &[DataRow<'_>], table: &'static Table) -> (Vec<Option<usize>>, i32) {
    let FormRows { rows: form, known } = FormRows::of_table(table);
    let width = form.len() + 1;
    let fits: Vec<Vec<i32>> = rows
        .iter()
        .map(|row| {
            let labels = RowLabels::new(row, known);
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
