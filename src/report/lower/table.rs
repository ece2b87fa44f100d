//! A section of the file with its table: rows present and absent, rows of another edition, blanks gathered.

use std::collections::BTreeMap;

use super::mapping::{Elsewhere, Fields};
use super::{BLANK_CELL, Lower, MISSING_KEY, MISSING_SECTION, MISSING_TABLE, WRONG_EDITION, join};
use crate::diagnostic::{Diagnostic, Severity};
use crate::form::{Block, DataPoint, EDITIONS, Edition, Row, RowPath, Section, Table, keyed};
use crate::report::{Fact, Part, ProseKey, Report, State, keys};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// How many places a finding about many of them names.
const NAMED: usize = 6;

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
    /// Rows that only another edition has, or has in this shape.
    pub foreign: Vec<(&'static Edition, String, Span)>,
    missing: Vec<(Span, String, Vec<String>)>,
    present: usize,
}

impl<'a> Lower<'a> {
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

    fn missing_section(&mut self, section: &Section, at: Span) {
        let heading = self.edition.heading(section.key);
        let help = if section.table.is_some() {
            format!("补上“{}”和它的表；没有发生的，表里逐格填 0", section.key)
        } else {
            format!("补上“{}”；没有事项的写“无。”", section.key)
        };
        self.tell(
            Diagnostic::new(
                &MISSING_SECTION,
                format!("缺少第{}部分“{}”", &heading[..3], section.title),
            )
            .at(at)
            .help(help)
            .path(section.key),
        );
    }

    fn missing_table(&mut self, section: &Section, at: Span) {
        let name = self.edition.table_name(section.key);
        self.tell(
            Diagnostic::new(&MISSING_TABLE, format!("缺少{name}（{}）", section.title))
                .at(at)
                .help("文字说明不能代替统一格式的表；没有发生的，表里也要逐格填 0")
                .path(section.key),
        );
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
            foreign: Vec::new(),
            missing: Vec::new(),
            present: 0,
        };
        let rows = table.keyed_rows();
        self.rows(&mut reading, &rows, fields, RowPath::default(), key.span);
        let Reading {
            blanks,
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

    fn missing_rows(&mut self, table: &str, at: Span, path: &str, rows: &[String]) {
        let name = self.edition.table_name(table);
        let within = if path.is_empty() {
            String::new()
        } else {
            format!("“{path}”下")
        };
        let count = if rows.len() > 1 {
            format!(" {} 行", rows.len())
        } else {
            "一行".to_owned()
        };
        self.tell(
            Diagnostic::new(
                &MISSING_KEY,
                format!("{name}{within}缺少{count}：{}", rows.join("、")),
            )
            .at(at)
            .help("补上这些行，没有发生的填 0")
            .path(join(table, path)),
        );
    }

    fn foreign_rows(&mut self, table: &str, foreign: &[(&'static Edition, String, Span)]) {
        let Some((edition, _, first)) = foreign.first() else {
            return;
        };
        let rows: Vec<&str> = foreign.iter().map(|(_, row, _)| row.as_str()).collect();
        let message = format!(
            "{}用了 {} 版的写法（{}），而这份报告的版式是 {}",
            self.edition.table_name(table),
            edition.id,
            listed(&rows),
            self.edition.id
        );
        let mut found = Diagnostic::new(&WRONG_EDITION, message)
            .at(*first)
            .help(format!(
                "按 {} 版（{}）改写这些行",
                self.edition.id, self.edition.notice_number
            ))
            .path(table);
        for (_, row, span) in foreign.iter().skip(1).take(NAMED) {
            found = found.related(*span, None, format!("“{row}”也是 {} 版的写法", edition.id));
        }
        self.tell(found);
    }

    /// All blanks of a table are one finding.
    fn blank_cells(&mut self, key: &str, table: &'static Table, blanks: &[(DataPoint, Span)]) {
        let Some((first, span)) = blanks.first() else {
            return;
        };
        let name = self.edition.table_name(key);
        let all: usize = table.rows().map(|leaf| leaf.block.columns().len()).sum();
        let words = if blanks.len() == 1 {
            format!("{name}中{}没有填", self.edition.point_name(*first))
        } else if blanks.len() == all {
            format!("{name}的 {all} 格都没有填")
        } else {
            format!("{name}有 {} 格没有填：{}", blanks.len(), self.named(blanks))
        };
        let severity = if self.edition.blank_is_error {
            Severity::Error
        } else {
            Severity::Warning
        };
        let mut found = Diagnostic::new(&BLANK_CELL, words)
            .severity(severity)
            .at(*span)
            .help("没有发生的填 0，漏填的补上数字；空格、“/”、“-”、“无”都不能代替 0")
            .about(*first);
        for (point, span) in blanks.iter().skip(1) {
            // The mark alone says it: what the cell is can be seen where it stands.
            found = found.related(*span, Some(*point), "");
        }
        // Nothing at all stood there: `[27, , 0]`, which YAML itself does not read.
        if let Some((_, empty)) = blanks
            .iter()
            .find(|(_, s)| s.start == s.end && self.between_commas(s.start))
        {
            found = found.fix(*empty, "~");
        }
        self.tell(found);
    }

    fn between_commas(&self, at: usize) -> bool {
        let text = self.source.text();
        text[..at].trim_end().ends_with([',', '，', '['])
    }

    /// The first few blanks by row: 本年新收（商业企业、科研机构）.
    fn named(&self, blanks: &[(DataPoint, Span)]) -> String {
        let rows: Vec<String> = blanks
            .chunk_by(|(a, _), (b, _)| a.row == b.row)
            .map(|row| {
                let columns: Vec<&str> = row.iter().map(|(p, _)| p.column).collect();
                format!(
                    "{}（{}）",
                    self.edition.row_name(row[0].0.table, row[0].0.row),
                    columns.join("、")
                )
            })
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        listed(&rows)
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

/// A list of names, cut after the first few.
fn listed(names: &[&str]) -> String {
    let head = names.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
    if names.len() > NAMED {
        format!("{head}等 {} 行", names.len())
    } else {
        head
    }
}

/// Where a key belongs that this edition does not have at a level of a table: here in another edition, or at another level.
fn belongs(edition: &'static Edition, table: &'static str, path: RowPath, name: &str) -> Elsewhere {
    fn group_of(rows: &[&'static Row], group: &'static str, name: &str) -> Option<&'static str> {
        rows.iter().find_map(|row| {
            if row.key == name {
                Some(group)
            } else {
                group_of(&keyed(row.children), row.key, name)
            }
        })
    }
    let mut keys: Vec<&str> = path.keys().collect();
    keys.push(name);
    if elsewhere(edition, table, &keys).is_some() {
        return Elsewhere::Edition;
    }
    if edition.section(name).is_some() {
        return Elsewhere::Top;
    }
    let rows: Vec<&'static Row> = edition
        .table(table)
        .map(|t| t.keyed_rows().into_iter().map(|(_, row)| row).collect())
        .unwrap_or_default();
    group_of(&rows, table, name).map_or(Elsewhere::No, |group| Elsewhere::Group(group.to_owned()))
}

/// The row that another edition has at these keys.
fn elsewhere(
    edition: &'static Edition,
    table: &str,
    keys: &[&str],
) -> Option<(&'static Edition, &'static Block, &'static Row, RowPath)> {
    EDITIONS
        .iter()
        .copied()
        .filter(|other| other.id != edition.id)
        .find_map(|other| {
            let (block, row, path) = other.table(table)?.find(keys)?;
            Some((other, block, row, path))
        })
}

type Found = (&'static Edition, (&'static Block, &'static Row, RowPath));

/// Whether a row of the form is written as another edition has it, and not as this one has.
fn fits_elsewhere(
    edition: &'static Edition,
    table: &str,
    block: &'static Block,
    row: &'static Row,
    path: RowPath,
    value: &Node,
) -> Option<Found> {
    let own = fit(block, row, value);
    let keys: Vec<&str> = path.keys().collect();
    let (other, block, row, path) = elsewhere(edition, table, &keys)?;
    (fit(block, row, value) > own).then_some((other, (block, row, path)))
}

/// How well a value has the shape of a row: so many figures, or how many of its keys are columns or rows of the group.
/// 其他 is both, so that one key alone does not tell.
fn fit(block: &'static Block, row: &'static Row, value: &Node) -> usize {
    let columns = block.columns();
    match &value.value {
        _ if value.is_null() => 0,
        Value::Scalar(_) => usize::from(row.children.is_empty() && columns.len() == 1),
        Value::Sequence(items) => usize::from(row.children.is_empty() && items.len() == columns.len()),
        Value::Mapping(pairs) => {
            let known = |name: &str| {
                if row.children.is_empty() {
                    columns.iter().any(|c| c.key == name) || (columns.len() == 1 && name == "值")
                } else {
                    keyed(row.children).iter().any(|r| r.key == name)
                }
            };
            pairs
                .iter()
                .filter(|(key, _)| key.text().is_some_and(known))
                .count()
        }
    }
}

/// Whether every listed row of a table has one figure less than its columns, and there is one.
fn without_total(rows: &[(&'static Block, &'static Row)], value: &Node) -> bool {
    fn listed(rows: &[(&'static Block, &'static Row)], value: &Node, out: &mut Vec<bool>) {
        for (block, row) in rows {
            let Some(given) = value.get(row.key) else { continue };
            if let Value::Sequence(items) = &given.value {
                out.push(items.len() + 1 == block.columns().len());
            }
            let below: Vec<_> = keyed(row.children).into_iter().map(|r| (*block, r)).collect();
            listed(&below, given, out);
        }
    }
    let mut shorter = Vec::new();
    listed(rows, value, &mut shorter);
    !shorter.is_empty() && shorter.iter().all(|s| *s)
}
