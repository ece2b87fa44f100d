//! The parts with their tables: rows of figures, aligned.

use unicode_width::UnicodeWidthStr;

use super::quoting::{inline, quoted};
use super::writer::Writer;
use crate::form::{Block, DataPoint, EDITIONS, Kind, Leaf, Row, RowPath, Section, Table, keyed};
use crate::report::remark::Anchor;
use crate::report::{Part, ProseKey, State, keys};

/// Where the figures of a table stand.
struct Columns {
    /// Where they begin.
    lead: usize,
    /// How wide each is, block by block.
    widths: Vec<(&'static Block, Vec<usize>)>,
}

impl Columns {
    /// The widths of a block's columns.
    fn of_block(&self, block: &'static Block) -> &[usize] {
        let found = self.widths.iter().find(|(own, _)| std::ptr::eq(*own, block));
        found.map_or(&[], |(_, widths)| widths)
    }
}

impl Writer<'_> {
    pub(super) fn section(&mut self, section: &'static Section) {
        let prose = |part| {
            self.report.prose.get(&ProseKey {
                section: section.key,
                part,
            })
        };
        let Some(table) = &section.table else {
            let text = prose(Part::Whole).map_or_else(String::new, |t| t.as_str().to_owned());
            self.text(0, section.key, &text);
            return;
        };
        let (before, after) = (prose(Part::Before), prose(Part::After));
        self.line(&format!("{}:", section.key));
        if let Some(text) = before {
            self.text(2, keys::BEFORE, text.as_str());
        }
        self.table(section.key, table);
        if let Some(text) = after {
            self.text(2, keys::AFTER, text.as_str());
        }
    }

    fn table(&mut self, key: &'static str, table: &'static Table) {
        if !self.report.facts.keys().any(|point| point.table == key) {
            return;
        }
        let rows = table.keyed_rows();
        let columns = Columns {
            lead: lead(rows.iter().map(|(_, row)| *row), 2),
            widths: self.widths(key, table),
        };
        // Blocks with different columns name theirs behind each row; a table of one block has a head.
        let stacked = table.blocks.len() > 1;
        if !stacked && let Some(block) = table.blocks.first() {
            let heads: Vec<&str> = block.columns().iter().map(|c| c.key).collect();
            let heads = aligned(&heads, columns.of_block(block), "");
            self.line(&format!(
                "  #{}{heads}",
                " ".repeat(columns.lead.saturating_sub(3) + 2)
            ));
        }
        for (block, row) in rows {
            let point = DataPoint {
                table: key,
                row: RowPath::default(),
                column: "",
            };
            let remark = if stacked { remark(block) } else { String::new() };
            self.row(point, block, row, &columns, &remark);
        }
        self.foreign_rows(key, RowPath::default(), &columns);
    }

    /// Rows of a level that another edition has, and this one has not: they are kept, and reading the file reports them.
    fn foreign_rows(&mut self, key: &'static str, level: RowPath, columns: &Columns) {
        let own = self.report.edition;
        let others = EDITIONS.iter().filter(|edition| !std::ptr::eq(**edition, own));
        for table in others.filter_map(|edition| edition.table(key)) {
            let foreign = |leaf: &Leaf| {
                let there = own.table(key).is_some_and(|table| table.row(leaf.path).is_some());
                leaf.path.parent() == level && !there && self.has_row(key, leaf.path)
            };
            let leaves: Vec<Leaf> = table.rows().filter(foreign).collect();
            if leaves.is_empty() {
                continue;
            }
            // Where there is one block, its columns are every edition's.
            let widths = match (table.blocks, columns.widths.as_slice()) {
                ([block], [(_, widths)]) => vec![(block, widths.clone())],
                _ => self.widths(key, table),
            };
            let lead = columns.lead;
            let columns = Columns { lead, widths };
            for leaf in leaves {
                let within = DataPoint {
                    table: key,
                    row: level,
                    column: "",
                };
                self.row(within, leaf.block, leaf.row, &columns, "");
            }
        }
    }

    /// Whether the report has a figure of a row, or of a row in a group.
    fn has(&self, table: &'static str, row: RowPath) -> bool {
        let path = row.to_string();
        self.report
            .facts
            .keys()
            .any(|point| point.table == table && point.row.is_within(&path))
    }

    /// Whether the report has a figure of this very row.
    fn has_row(&self, table: &'static str, row: RowPath) -> bool {
        self.report
            .facts
            .keys()
            .any(|point| point.table == table && point.row == row)
    }

    /// A row, or a group with its rows; `within` names the table and the group that holds it.
    fn row(
        &mut self,
        within: DataPoint,
        block: &'static Block,
        row: &'static Row,
        columns: &Columns,
        remark: &str,
    ) {
        let indent = 2 + 2 * within.row.keys().count();
        let within = DataPoint {
            row: within.row.join(row.key),
            ..within
        };
        self.remark(indent, Anchor::Row(within.table, within.row));
        // A row that the report was given without is missing in the file too, and not blank.
        if !self.has(within.table, within.row) {
            return;
        }
        let head = format!("{}{}:", " ".repeat(indent), row.key);
        if !row.children.is_empty() {
            // A row of another edition may have the name of a group; then it stands for it.
            if keyed(row.children)
                .iter()
                .any(|child| self.has(within.table, within.row.join(child.key)))
            {
                self.line(&head);
                for child in keyed(row.children) {
                    self.row(within, block, child, columns, remark);
                }
                self.foreign_rows(within.table, within.row, columns);
            }
            return;
        }
        // In the form's own edition this is a row; the report has rows of another edition below it.
        if !self.has_row(within.table, within.row) {
            self.line(&head);
            self.foreign_rows(within.table, within.row, columns);
            return;
        }
        let figures: Vec<String> = block
            .columns()
            .iter()
            .map(|c| {
                self.figure(DataPoint {
                    column: c.key,
                    ..within
                })
            })
            .collect();
        let texts: Vec<&str> = figures.iter().map(String::as_str).collect();
        let value = match texts[..] {
            [only] => only.to_owned(),
            _ => format!("[{}]", aligned(&texts, columns.of_block(block), ",")),
        };
        let pad = " ".repeat((columns.lead + 1).saturating_sub(head.width_cjk()).max(1));
        let line = format!("{head}{pad}{value}");
        let gap = " ".repeat(33_usize.saturating_sub(line.width_cjk()).max(2));
        let remark = if remark.is_empty() {
            String::new()
        } else {
            format!("{gap}# {remark}")
        };
        self.line(&format!("{line}{remark}"));
    }

    fn figure(&self, point: DataPoint) -> String {
        let Some(fact) = self.report.facts.get(&point) else {
            return "~".to_owned();
        };
        let figure = match fact.state {
            State::Computed => self
                .report
                .values()
                .get(point)
                .map_or_else(|| "~".to_owned(), |v| v.normalize().to_string()),
            _ if fact.raw.is_empty() => "~".to_owned(),
            State::Unread(_) => quoted(&fact.raw),
            // A sign would be quoted as a word, and a quoted figure is one no more.
            State::Number(_)
                if fact
                    .raw
                    .strip_prefix(['-', '+'])
                    .is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit())) =>
            {
                fact.raw.clone()
            }
            _ => inline(&fact.raw),
        };
        let unit = fact
            .unit
            .filter(|_| !fact.raw.ends_with('元'))
            .map(|u| format!(", 单位: {}", u.word()));
        let note = fact.note.as_ref().map(|n| format!(", 注: {}", inline(n)));
        match (unit, note) {
            (None, None) => figure,
            (unit, note) => format!(
                "{{值: {figure}{}{}}}",
                unit.unwrap_or_default(),
                note.unwrap_or_default()
            ),
        }
    }

    /// The width of each column of each block: its head, or its longest figure with a comma. Blocks that are stacked have
    /// nothing to do with each other's figures.
    fn widths(&self, key: &'static str, table: &'static Table) -> Vec<(&'static Block, Vec<usize>)> {
        let mut all: Vec<(&'static Block, Vec<usize>)> = Vec::new();
        for leaf in table.rows() {
            let columns = leaf.block.columns();
            let widths = columns.iter().map(|column| {
                let point = DataPoint {
                    table: key,
                    row: leaf.path,
                    column: column.key,
                };
                let head = if table.blocks.len() == 1 {
                    column.key.width_cjk()
                } else {
                    0
                };
                head.max(self.figure(point).width_cjk() + 1)
            });
            match all.iter_mut().find(|(block, _)| std::ptr::eq(*block, leaf.block)) {
                Some((_, widest)) => {
                    for (widest, width) in widest.iter_mut().zip(widths) {
                        *widest = width.max(*widest);
                    }
                }
                None => all.push((leaf.block, widths.collect())),
            }
        }
        all
    }
}

/// Where the values begin: behind the widest key of the rows.
fn lead(rows: impl Iterator<Item = &'static Row>, indent: usize) -> usize {
    rows.map(|row| {
        let own = indent + row.key.width_cjk() + 1;
        if row.children.is_empty() {
            own
        } else {
            lead(keyed(row.children).into_iter(), indent + 2)
        }
    })
    .max()
    .unwrap_or(indent)
}

/// Texts in columns, each followed by `mark` but the last.
fn aligned(texts: &[&str], widths: &[usize], mark: &str) -> String {
    let mut out = String::new();
    for (index, text) in texts.iter().enumerate() {
        let last = index + 1 == texts.len();
        let text = if last {
            (*text).to_owned()
        } else {
            format!("{text}{mark}")
        };
        let width = widths.get(index).copied().unwrap_or(0);
        let pad = if last {
            0
        } else {
            (width + 1).saturating_sub(text.width_cjk())
        };
        out.push_str(&text);
        out.push_str(&" ".repeat(pad));
    }
    out
}

/// What the figures of a block's rows are, in order.
fn remark(block: &Block) -> String {
    let names: Vec<String> = block
        .columns()
        .iter()
        .map(|c| {
            if c.kind == Kind::Amount {
                format!("{}（万元）", c.key)
            } else {
                c.key.to_owned()
            }
        })
        .collect();
    names.join("、")
}
