//! Report → YAML, commented and aligned: what `new` writes, in the layout that the manual shows.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::form::{Block, DataPoint, EDITIONS, Kind, Leaf, Row, RowPath, Section, Table, keyed};
use crate::report::keys::{Key, Shape};
use crate::report::remark::{Anchor, Remark};
use crate::report::{Part, ProseKey, Report, State, Waiver, keys};

/// The comment at the head of the file.
const HEAD: &str = "\
# 填好后核对：nianbao check 本文件　生成 Word：nianbao build 本文件
# 没有发生的填 0；~ 表示还没有填。冒号、逗号、方括号用半角；正文写在 | 之后，用什么标点都可以。
";

/// The YAML file of a report. `schema` is the schema's path, for editors.
pub fn write(report: &Report, schema: Option<&str>) -> String {
    remarked(report, schema, &[])
}

/// The same with comments at the places that they are about.
pub fn remarked(report: &Report, schema: Option<&str>, remarks: &[Remark]) -> String {
    let mut out = Writer {
        report,
        remarks,
        out: String::new(),
    };
    if let Some(schema) = schema {
        out.line(&format!("# yaml-language-server: $schema={schema}"));
    }
    out.out.push_str(HEAD);
    out.remark(0, Anchor::Head);
    out.keys(keys::HEAD);
    for section in report.edition.sections() {
        out.remark(0, Anchor::Key(section.key));
        out.section(section);
    }
    out.keys(keys::TAIL);
    out.remark(0, Anchor::Tail);
    out.out
}

/// A word as a YAML value on one line, quoted where it would be read as something else.
pub fn inline(text: &str) -> String {
    let special = |c: char| ",[]{}#&*!|>'\"%@`\\".contains(c) || c.is_control();
    let reads_otherwise = matches!(text, "" | "~" | "null" | "true" | "false")
        || text.trim() != text
        || text.starts_with(['-', '?', ':', '：', '［', '【', '｜'])
        || text.contains(": ")
        || text.ends_with(':');
    if reads_otherwise || text.contains(special) {
        quoted(text)
    } else {
        text.to_owned()
    }
}

/// A word in double quotes, with what they cannot hold escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A word of digits only, in quotes: a number to YAML, and not to the agency (邮编).
fn word(text: &str) -> String {
    let digits = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    if digits && !text.contains('-') {
        quoted(text)
    } else {
        inline(text)
    }
}

/// Where the figures of a table stand.
struct Columns {
    /// Where they begin.
    lead: usize,
    /// How wide each is, block by block.
    widths: Vec<(&'static Block, Vec<usize>)>,
}

impl Columns {
    /// The widths of a block's columns.
    fn of(&self, block: &'static Block) -> &[usize] {
        let found = self.widths.iter().find(|(own, _)| std::ptr::eq(*own, block));
        found.map_or(&[], |(_, widths)| widths)
    }
}

struct Writer<'a> {
    report: &'a Report,
    remarks: &'a [Remark],
    out: String,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// `key: value` with its remark.
    fn pair(&mut self, indent: usize, key: &str, value: &str, remark: &str) {
        let pair = format!("{}{key}: {value}", " ".repeat(indent));
        let pad = " ".repeat(33_usize.saturating_sub(pair.trim_end().width_cjk()).max(1));
        let remark = if remark.is_empty() {
            String::new()
        } else {
            format!("{pad}# {remark}")
        };
        self.line(&format!("{}{remark}", pair.trim_end()));
    }

    fn keys(&mut self, keys: &[Key]) {
        for key in keys {
            self.remark(0, Anchor::Key(key.key));
            self.key(key);
        }
    }

    /// The comments of a place, a line each.
    fn remark(&mut self, indent: usize, at: Anchor) {
        for remark in self.remarks.iter().filter(|remark| remark.at == at) {
            for line in remark.words.lines() {
                // A comment may hold anything but what ends it or what no file may hold.
                let line: String = line.chars().filter(|c| !c.is_control()).collect();
                self.line(&format!("{}# {line}", " ".repeat(indent)));
            }
        }
    }

    fn key(&mut self, key: &Key) {
        let report = self.report;
        match (key.key, &key.shape) {
            (name, Shape::Edition) => self.pair(0, name, report.edition.id, report.edition.notice_number),
            (name, Shape::Year) => {
                self.pair(
                    0,
                    name,
                    &report.year.map(|y| y.to_string()).unwrap_or_default(),
                    "",
                );
            }
            ("机关", Shape::Keys(keys)) => {
                self.line("机关:");
                self.agency(keys);
            }
            ("标题", _) => {
                if let Some(title) = &report.title {
                    self.text(0, "标题", title.as_str().trim_end());
                }
            }
            ("上年报告", _) => match &report.prior {
                Some(prior) => self.pair(0, "上年报告", &inline(&prior.value), "用于跨年核对"),
                None => self.line("# 上年报告: 上年的文件.yaml       # 写上后核对结转等跨年的数字"),
            },
            (_, Shape::Prose) => {
                if let Some(text) = report.prose.get(&ProseKey::whole(key.key)) {
                    self.text(0, key.key, text.as_str());
                }
            }
            ("落款", _) if report.signature.present => self.signature(),
            ("核实说明", _) if !report.waivers.is_empty() => self.waivers(),
            ("版面", _) if report.sealed => {
                self.line("版面:");
                self.pair(2, "用印", "是", "");
            }
            _ => {}
        }
    }

    fn agency(&mut self, keys: &[Key]) {
        let agency = &self.report.agency;
        for key in keys {
            match key.key {
                "名称" => {
                    let name = agency
                        .name
                        .as_ref()
                        .map(|n| inline(n.as_str()))
                        .unwrap_or_default();
                    self.pair(2, key.key, &name, "");
                }
                "类别" => self.pair(2, key.key, agency.kind.word(), "政府、部门、乡镇街道"),
                "级别" => {
                    if let Some(level) = agency.level {
                        self.pair(2, key.key, level.word(), "");
                    }
                }
                name => {
                    let given = agency.contact.iter().find(|(key, _)| *key == name);
                    match given {
                        Some((_, text)) => self.pair(2, name, &word(text.as_str()), ""),
                        // A file that gives none of them is a new one: the keys wait to be filled.
                        None if agency.contact.is_empty() => self.pair(2, name, "", ""),
                        None => {}
                    }
                }
            }
        }
    }

    fn signature(&mut self) {
        let signature = &self.report.signature;
        self.line("落款:");
        if let Some(name) = &signature.name {
            self.pair(2, "署名", &inline(name.as_str()), "");
        }
        let date = signature
            .date
            .as_ref()
            .map(|d| d.value.format("%Y-%m-%d").to_string())
            .unwrap_or_default();
        self.pair(2, "日期", &date, "例如 2022-01-20");
    }

    fn waivers(&mut self) {
        self.line("核实说明:");
        for Waiver {
            rule,
            path,
            quote,
            reason,
            ..
        } in &self.report.waivers
        {
            let pairs = [
                ("规则", Some(rule)),
                ("位置", Some(path)),
                ("原文", quote.as_ref()),
                ("理由", Some(reason)),
            ];
            for (index, (key, value)) in pairs.iter().filter_map(|(k, v)| Some((k, (*v)?))).enumerate() {
                let lead = if index == 0 { "  - " } else { "    " };
                self.line(&format!("{lead}{key}: {}", inline(value)));
            }
        }
    }

    /// Words behind `|`, each line as it is; quoted where a line cannot stand so.
    fn text(&mut self, indent: usize, key: &str, text: &str) {
        let pad = " ".repeat(indent);
        let one_line = !text.contains('\n') && key == "标题";
        let odd = text.chars().any(|c| c.is_control() && c != '\n') || text.starts_with([' ', '\n']);
        if one_line || odd {
            let value = if one_line && !odd {
                inline(text)
            } else {
                quoted(text)
            };
            self.line(&format!("{pad}{key}: {value}"));
            return;
        }
        if text.is_empty() {
            self.line(&format!("{pad}{key}: \"\""));
            return;
        }
        let mark = if text.ends_with('\n') { "|" } else { "|-" };
        self.line(&format!("{pad}{key}: {mark}"));
        let body = text.strip_suffix('\n').unwrap_or(text);
        for line in body.split('\n') {
            // Blanks at a line's end are the agency's; only an empty line gets none.
            let line = if line.is_empty() {
                String::new()
            } else {
                format!("{pad}  {line}")
            };
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    fn section(&mut self, section: &'static Section) {
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
            let heads = aligned(&heads, columns.of(block), "");
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

    /// Rows of a level that another edition has, and this one has not: they are kept, and reading the file tells of them.
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
            _ => format!("[{}]", aligned(&texts, columns.of(block), ",")),
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
