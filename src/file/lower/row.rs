//! One row of figures, written as a list, as a mapping of columns, or as a single figure; and one figure of it.

use super::lowering::{Lowering, join};
use super::table::Reading;
use crate::diagnostic::Diagnostic;
use crate::form::{Block, Column, DataPoint, Kind, RowPath};
use crate::report::findings::{Flawed, short};
use crate::report::rules::{NOT_A_COUNT, WRONG_ROW_LENGTH};
use crate::report::unit::Unit;
use crate::report::{Fact, State, figure};
use crate::source::Span;
use crate::yaml::{Node, Scalar, Style, Value};

/// The keys of a figure that is written as a mapping.
const VALUE: &str = "值";
const NOTE: &str = "注";
const UNIT: &str = "单位";

impl<'a> Lowering<'a> {
    pub(super) fn row(
        &mut self,
        reading: &mut Reading<'_>,
        block: &'static Block,
        row: RowPath,
        key: &'a Node,
        value: &'a Node,
    ) {
        let columns = block.columns();
        let point = |column: &Column| DataPoint {
            table: reading.key,
            row,
            column: column.key,
        };
        let points: Vec<(DataPoint, Kind)> = columns.iter().map(|c| (point(c), c.kind)).collect();
        match &value.value {
            _ if value.is_null() => {
                let at = if value.span.start == value.span.end {
                    key.span
                } else {
                    value.span
                };
                for (point, _) in points {
                    blank(reading, point, at);
                }
            }
            Value::Sequence(items) if items.len() == points.len() => {
                for ((point, kind), item) in points.into_iter().zip(items) {
                    self.figure(reading, point, kind, item);
                }
            }
            Value::Sequence(items) if reading.without_total && items.len() + 1 == points.len() => {
                let mut items = items.iter();
                for (point, kind) in points {
                    if Some(point.column) == reading.total {
                        reading.put(point, State::Computed, value.span);
                    } else if let Some(item) = items.next() {
                        self.figure(reading, point, kind, item);
                    }
                }
            }
            Value::Sequence(items) => self.wrong_length(reading, &points, value.span, &count(items)),
            Value::Mapping(_) if points.len() == 1 && value.get(VALUE).is_some() => {
                self.figure(reading, points[0].0, points[0].1, value);
            }
            Value::Mapping(_) => self.by_column(reading, &points, row, key, value),
            Value::Scalar(_) if points.len() == 1 => self.figure(reading, points[0].0, points[0].1, value),
            Value::Scalar(_) => self.wrong_length(reading, &points, value.span, "只写了一个值"),
        }
    }

    fn wrong_length(&mut self, reading: &mut Reading<'_>, points: &[(DataPoint, Kind)], at: Span, got: &str) {
        let columns: Vec<&str> = points.iter().map(|(p, _)| p.column).collect();
        let (first, _) = points[0];
        let name = self.edition.row_name(first.table, first.row);
        self.push(
            Diagnostic::new(
                &WRONG_ROW_LENGTH,
                format!("{name}应有 {} 个数，{got}", columns.len()),
            )
            .at(at)
            .help(format!(
                "依次为：{}；没有的填 0，千分位逗号请去掉",
                columns.join("、")
            ))
            .path(format!("{}.{}", first.table, first.row)),
        );
        for (point, _) in points {
            reading.put(*point, State::Unread(None), at);
        }
    }

    fn by_column(
        &mut self,
        reading: &mut Reading<'_>,
        points: &[(DataPoint, Kind)],
        row: RowPath,
        key: &'a Node,
        value: &'a Node,
    ) {
        let allowed: Vec<&str> = points.iter().map(|(p, _)| p.column).collect();
        let fields = self.fields(value, &format!("{}.{row}", reading.key), &allowed);
        for (point, kind) in points {
            match fields.get(point.column) {
                Some((_, node)) => self.figure(reading, *point, *kind, node),
                None if fields.is_mistyped(point.column) => {
                    reading.put(*point, State::Unread(None), key.span);
                }
                None if Some(point.column) == reading.total => reading.put(*point, State::Computed, key.span),
                None => blank(reading, *point, key.span),
            }
        }
    }

    /// One figure: a scalar, or a mapping of 值, 注 and 单位.
    fn figure(&mut self, reading: &mut Reading<'_>, point: DataPoint, kind: Kind, node: &'a Node) {
        let (number, remark, unit) = match &node.value {
            Value::Mapping(_) => self.annotated(point, kind, node),
            _ => (Some(node), None, None),
        };
        let Some((value, Value::Scalar(scalar))) = number.map(|v| (v, &v.value)) else {
            // A mapping without 值 was reported already.
            if node.pairs().is_none() || number.is_some() {
                self.wrong_type(node, &point.to_string(), "这里应是一个数");
            }
            reading.put(point, State::Unread(None), node.span);
            return;
        };
        if value.is_null() {
            blank(reading, point, value.span);
            return;
        }
        let raw = scalar.text.trim().to_owned();
        let mut read = figure::read(&raw, kind);
        if read.state == State::Blank || (read.state == State::NotApplicable && !reading.may_not_apply) {
            reading.blanks.push((point, value.span));
            read.state = State::Blank;
        }
        if let (Some(unit), Some(written)) = (unit, read.unit)
            && unit != written
        {
            self.wrong_type(node, &point.to_string(), "单位写了两次而且不同，只写一处");
        }
        if let (Some(unit), State::Number(number)) = (unit, read.state)
            && read.unit.is_none()
        {
            read.unit = Some(unit);
            read.state = unit.to_form(number).map_or(State::Unread(None), State::Number);
        }
        reading
            .flaws
            .extend(self.judge(point, value, scalar, &read, remark.is_some()));
        reading.facts.insert(
            point,
            Fact {
                raw,
                state: read.state,
                unit,
                note: remark,
                origin: value.span.into(),
            },
        );
    }

    /// The parts of a figure that is written as a mapping.
    fn annotated(
        &mut self,
        point: DataPoint,
        kind: Kind,
        node: &'a Node,
    ) -> (Option<&'a Node>, Option<String>, Option<Unit>) {
        let path = point.to_string();
        let fields = self.fields(node, &path, &[VALUE, NOTE, UNIT]);
        let remark = fields
            .get(NOTE)
            .and_then(|(_, words)| self.line(words, &join(&path, NOTE)))
            .map(|text| text.as_str().trim().to_owned());
        let unit = fields
            .get(UNIT)
            .filter(|(_, unit)| !unit.is_null())
            .and_then(|(_, unit)| {
                let found = unit.text().and_then(Unit::find).filter(|_| kind == Kind::Amount);
                if found.is_none() {
                    let wanted = if kind == Kind::Amount {
                        "单位只能是 元、万元、亿元"
                    } else {
                        "只有金额可以写单位"
                    };
                    self.wrong_type(unit, &join(&path, UNIT), wanted);
                }
                found
            });
        let value = fields.get(VALUE).map(|(_, value)| *value);
        if value.is_none() && !fields.is_mistyped(VALUE) {
            self.wrong_type(node, &path, "写成 {值: 55, 注: 说明文字}");
        }
        (value, remark, unit)
    }

    /// The finding about a figure that is not plain.
    fn judge(
        &self,
        point: DataPoint,
        node: &Node,
        scalar: &Scalar,
        read: &figure::Reading,
        noted: bool,
    ) -> Option<Flawed> {
        let raw = scalar.text.trim();
        let quoted = scalar.style == Style::Quoted && read.flaw.is_none() && read.unit.is_none();
        let (reason, plain) = match (&read.flaw, read.state) {
            (Some(flaw), _) => (flaw.reason, flaw.plain.clone()),
            (None, State::Number(_)) if quoted => ("加了引号，成了文字", Some(raw.to_owned())),
            _ => return None,
        };
        let name = self.edition.point_name(point);
        let mut found = Diagnostic::new(&NOT_A_COUNT, format!("{name}填写为“{}”，{reason}", short(raw)))
            .at(node.span)
            .about(point);
        let bracketed = figure::bracketed(raw).filter(|_| !noted);
        if let Some(plain) = plain {
            found = found
                .saying(format!("应为 {plain}"))
                .help(format!("改为 {plain}"))
                .fix(node.span, plain);
        } else if let (Some((number, note)), State::Number(_)) = (bracketed, read.state) {
            // The figure itself may have a word behind it: 203件（含宣布失效）.
            let figure = self
                .edition
                .kind(point)
                .and_then(|kind| figure::read(number, kind).flaw);
            let figure = figure.and_then(|flaw| flaw.plain);
            let plain = format!(
                "{{{VALUE}: {}, {NOTE}: {}}}",
                figure.as_deref().unwrap_or(number.trim()),
                crate::file::write::inline(note)
            );
            found = found
                .help(format!("说明写在“注”里：{plain}"))
                .fix(node.span, plain);
        } else {
            let advice = read.flaw.as_ref().and_then(figure::Flaw::advice);
            found = found
                .help(advice.unwrap_or("填写半角数字；需要说明的写成 {值: 数字, 注: 说明}，没有发生的填 0"));
        }
        Some(Flawed {
            reason,
            raw: raw.to_owned(),
            found,
        })
    }
}

fn blank(reading: &mut Reading<'_>, point: DataPoint, at: Span) {
    reading.blanks.push((point, at));
    reading.put(point, State::Blank, at);
}

fn count(items: &[Node]) -> String {
    format!("这里写了 {} 个", items.len())
}
