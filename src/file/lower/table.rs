//! A section of the file with its table: every row that is given is read, whichever edition has it so.

use std::collections::BTreeMap;

use super::lowering::{Lowering, join};
use super::mapping::Fields;
use super::shape::{belongs, elsewhere, fits_elsewhere, without_total};
use crate::form::{Block, DataPoint, Edition, Row, RowPath, Section, Table, keyed};
use crate::report::findings::Flawed;
use crate::report::text::Text;
use crate::report::{Fact, Part, ProseKey, Report, State, keys};
use crate::source::Span;
use crate::yaml::Node;

/// A table while it is read.
pub(super) struct Reading<'r> {
    /// The key of the table's section.
    pub key: &'static str,
    /// The column that is a total, if the table has one.
    pub total: Option<&'static str>,
    /// Whether every listed row leaves the total out.
    pub without_total: bool,
    /// Whether 不适用 may stand here.
    pub may_not_apply: bool,
    /// Whether the rows now read are another edition's.
    pub elsewhere: bool,
    /// Where the figures go.
    pub facts: &'r mut BTreeMap<DataPoint, Fact>,
    /// Figures that are not filled.
    pub blanks: Vec<(DataPoint, Span)>,
    /// Figures that are no plain numbers.
    pub flaws: Vec<Flawed>,
    /// Rows that only another edition has, or has in this shape.
    pub foreign: Vec<(&'static Edition, String, Span)>,
    missing: Vec<(Span, String, Vec<String>)>,
    present: usize,
}

impl<'a> Lowering<'a> {
    /// A section of the file; `None` where it has no such key.
    pub(super) fn section(
        &mut self,
        section: &'static Section,
        field: Option<(&'a Node, &'a Node)>,
        report: &mut Report,
    ) {
        let Some((key, value)) = field else {
            if self.is_stray("", section.key) {
                return;
            }
            let head = self.head();
            self.missing_section(section, head);
            return;
        };
        let Some(table) = &section.table else {
            match self.prose(value, section.key) {
                Some(text) if !text.as_str().trim().is_empty() => {
                    report.prose.insert(ProseKey::whole(section.key), text);
                }
                // Neither a blank nor an empty text says anything.
                None if !value.is_null() => {}
                _ if section.needs_words => {
                    let nothing = Text::nothing(key.span);
                    report.prose.insert(ProseKey::whole(section.key), nothing);
                }
                _ => self.missing_section(section, key.span),
            }
            return;
        };
        if let Some(words) = value.text() {
            // A sentence stands where the table should: it is kept, and does not replace the table.
            if !words.trim().is_empty()
                && !value.is_null()
                && let Some(text) = self.prose(value, section.key)
            {
                report.prose.insert(
                    ProseKey {
                        section: section.key,
                        part: Part::Before,
                    },
                    text,
                );
            }
            self.missing_table(section, key.span);
            return;
        }
        let mut allowed: Vec<&str> = table.keyed_rows().iter().map(|(_, row)| row.key).collect();
        allowed.extend([keys::BEFORE, keys::AFTER]);
        let edition = self.edition;
        let others = |name: &str| belongs(edition, section.key, RowPath::default(), name);
        let fields = self.fields_or(value, section.key, &allowed, &others);
        if value.pairs().is_none() {
            return;
        }
        for part in [Part::Before, Part::After] {
            if let Some((_, node)) = fields.get(part.key())
                && let Some(text) = self.prose(node, &join(section.key, part.key()))
            {
                report.prose.insert(
                    ProseKey {
                        section: section.key,
                        part,
                    },
                    text,
                );
            }
        }
        self.table(section, table, key, value, &fields, &mut report.facts);
    }
    fn table(
        &mut self,
        section: &'static Section,
        table: &'static Table,
        key: &'a Node,
        value: &'a Node,
        fields: &Fields<'a>,
        facts: &mut BTreeMap<DataPoint, Fact>,
    ) {
        let total = self.edition.total_column(section.key);
        let mut reading = Reading {
            key: section.key,
            total,
            without_total: total.is_some() && without_total(&table.keyed_rows(), value),
            may_not_apply: table.may_not_apply,
            elsewhere: false,
            facts,
            blanks: Vec::new(),
            flaws: Vec::new(),
            foreign: Vec::new(),
            missing: Vec::new(),
            present: 0,
        };
        let rows = table.keyed_rows();
        self.rows(&mut reading, &rows, fields, RowPath::default(), key.span);
        let Reading {
            blanks,
            flaws,
            foreign,
            missing,
            present,
            ..
        } = reading;
        let strays = |group: &str| self.strays.iter().any(|(g, _)| g == group);
        if present == 0 && foreign.is_empty() && !strays(section.key) {
            self.missing_table(section, key.span);
            return;
        }
        // Rows that an edition lacks are not missing in a table that is filled on another one.
        if foreign.is_empty() {
            for (at, path, mut rows) in missing {
                let group = path
                    .rsplit('.')
                    .next()
                    .filter(|g| !g.is_empty())
                    .unwrap_or(section.key);
                rows.retain(|row| !self.is_stray(group, row));
                if !rows.is_empty() {
                    self.missing_rows(section.key, at, &path, &rows);
                }
            }
        } else if !self.misfiled {
            self.foreign_rows(section.key, &foreign);
        }
        self.blank_cells(section.key, table, &blanks);
        self.flawed(section.key, flaws);
    }

    /// The rows of a level: those given are read, those absent noted.
    fn rows(
        &mut self,
        reading: &mut Reading<'_>,
        rows: &[(&'static Block, &'static Row)],
        fields: &Fields<'a>,
        path: RowPath,
        parent: Span,
    ) {
        let mut absent = Vec::new();
        for (block, row) in rows {
            match fields.get(row.key) {
                Some((key, value)) => {
                    self.row_or_group(reading, block, row, path.join(row.key), key, value);
                    if fields.is_twice(row.key) {
                        reading.doubt(path.join(row.key));
                    }
                }
                None if self.edition.is_total_row(reading.key, path.join(row.key)) => {
                    reading.computed(block, path.join(row.key), parent);
                }
                None if fields.is_mistyped(row.key) => {}
                None => absent.push(row.key.to_owned()),
            }
        }
        if !absent.is_empty() && !reading.elsewhere {
            reading.missing.push((parent, path.to_string(), absent));
        }
        for (key, value) in &fields.foreign {
            let mut keys: Vec<&str> = path.keys().collect();
            keys.extend(key.text());
            if let Some((edition, block, row, at)) = elsewhere(self.edition, reading.key, &keys) {
                self.foreign(reading, edition, (block, row, at), key, value);
            }
        }
    }

    /// Reads a row as another edition has it.
    fn foreign(
        &mut self,
        reading: &mut Reading<'_>,
        edition: &'static Edition,
        (block, row, path): (&'static Block, &'static Row, RowPath),
        key: &'a Node,
        value: &'a Node,
    ) {
        reading.foreign.push((edition, path.to_string(), key.span));
        let before = std::mem::replace(&mut reading.elsewhere, true);
        self.row_or_group(reading, block, row, path, key, value);
        reading.elsewhere = before;
    }

    fn row_or_group(
        &mut self,
        reading: &mut Reading<'_>,
        block: &'static Block,
        row: &'static Row,
        path: RowPath,
        key: &'a Node,
        value: &'a Node,
    ) {
        if !reading.elsewhere
            && let Some((edition, found)) = fits_elsewhere(self.edition, reading.key, block, row, path, value)
        {
            self.foreign(reading, edition, found, key, value);
            return;
        }
        if row.children.is_empty() {
            reading.present += 1;
            self.row(reading, block, path, key, value);
            return;
        }
        let at = format!("{}.{path}", reading.key);
        if value.is_null() {
            let rows = keyed(row.children).iter().map(|r| r.key.to_owned()).collect();
            reading.missing.push((key.span, path.to_string(), rows));
            return;
        }
        let below: Vec<(&Block, &Row)> = keyed(row.children).into_iter().map(|r| (block, r)).collect();
        let allowed: Vec<&str> = below.iter().map(|(_, r)| r.key).collect();
        let (edition, table) = (self.edition, reading.key);
        let others = |name: &str| belongs(edition, table, path, name);
        let fields = self.fields_or(value, &at, &allowed, &others);
        if value.pairs().is_some() {
            self.rows(reading, &below, &fields, path, key.span);
        }
    }
}

impl Reading<'_> {
    /// A row, or the rows of a group, that was written twice: neither figure is certain, so that none is judged.
    fn doubt(&mut self, path: RowPath) {
        let path = path.to_string();
        for (point, fact) in &mut *self.facts {
            if point.table == self.key
                && point.row.is_within(&path)
                && let State::Number(value) = fact.state
            {
                fact.state = State::Unread(Some(value));
            }
        }
    }

    /// A row of totals that was left out.
    fn computed(&mut self, block: &'static Block, path: RowPath, at: Span) {
        for column in block.columns() {
            self.put(
                DataPoint {
                    table: self.key,
                    row: path,
                    column: column.key,
                },
                State::Computed,
                at,
            );
        }
    }

    /// A figure that has no text of its own.
    pub(super) fn put(&mut self, point: DataPoint, state: State, at: Span) {
        let fact = Fact {
            raw: String::new(),
            state,
            unit: None,
            note: None,
            origin: at.into(),
        };
        self.facts.insert(point, fact);
    }
}
