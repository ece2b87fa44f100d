//! Edition → JSON Schema, by which an editor completes keys and marks slips while the file is typed.

use serde_json::{Map, Value, json};

use crate::form::{Block, Edition, Kind, Row, Section, Table, keyed};
use crate::report::keys;
use crate::report::keys::{Key, Shape};

/// The name of an edition's schema file.
pub fn file_name(edition: &Edition) -> String {
    format!("nianbao-{}.schema.json", edition.id)
}

/// The schema as the text of its file.
///
/// # Errors
/// None in practice: a schema holds nothing that JSON cannot say.
pub fn text(edition: &Edition) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&schema(edition)).map(|text| text + "\n")
}

/// The schema of an edition's files (JSON Schema draft 7, which editors of YAML know).
pub fn schema(edition: &Edition) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut add = |key: &Key| {
        properties.insert(
            key.key.to_owned(),
            described(of_shape(edition, &key.shape), key.about),
        );
        if key.required {
            required.push(key.key);
        }
    };
    keys::HEAD.iter().for_each(&mut add);
    for section in edition.sections() {
        let about = edition.heading(section.key);
        properties.insert(
            section.key.to_owned(),
            described(of_section(edition, section), &about),
        );
        required.push(section.key);
    }
    for key in keys::TAIL {
        properties.insert(
            key.key.to_owned(),
            described(of_shape(edition, &key.shape), key.about),
        );
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("政府信息公开工作年度报告（{} 版）", edition.id),
        "description": edition.notice_number,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "definitions": definitions(edition),
    })
}

/// What is stated once: each kind of figure, and the row of each block.
fn definitions(edition: &Edition) -> Map<String, Value> {
    let mut out = Map::new();
    for (section, table) in edition.tables() {
        for block in table.blocks {
            for column in block.columns() {
                let kind = of_figure(column.kind, table.may_not_apply);
                out.entry(figure_name(column.kind, table.may_not_apply))
                    .or_insert(kind);
            }
            let row = of_block(block, edition.total_column(section.key), table.may_not_apply);
            out.insert(row_name(edition, section, table, block), row);
        }
    }
    out
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// Names of definitions are references, and so ASCII.
fn figure_name(kind: Kind, may_not_apply: bool) -> String {
    let word = match kind {
        Kind::Count => "count",
        Kind::Change => "change",
        Kind::Amount => "amount",
    };
    if may_not_apply {
        format!("{word}-or-none")
    } else {
        word.to_owned()
    }
}

fn row_name(edition: &Edition, section: &Section, table: &Table, block: &Block) -> String {
    let section = edition
        .sections()
        .iter()
        .position(|s| s.key == section.key)
        .unwrap_or_default();
    let block = table
        .blocks
        .iter()
        .position(|b| std::ptr::eq(b, block))
        .unwrap_or_default();
    format!("row-{}-{}", section + 1, block + 1)
}

fn described(mut schema: Value, about: &str) -> Value {
    schema["description"] = json!(about);
    schema
}

fn of_shape(edition: &Edition, shape: &Shape) -> Value {
    match shape {
        Shape::Edition => json!({ "enum": [edition.id.parse::<i32>().unwrap_or_default(), edition.id] }),
        Shape::Year => {
            json!({ "type": "integer", "minimum": edition.first_year, "maximum": edition.last_year.unwrap_or(2199) })
        }
        // A telephone number without dashes is a number to YAML.
        Shape::Line | Shape::Contact => json!({ "type": ["string", "number", "null"] }),
        Shape::Prose => json!({ "type": ["string", "null"] }),
        Shape::Choice(words) => {
            let mut words: Vec<Value> = words.iter().map(|w| json!(w)).collect();
            words.push(Value::Null);
            json!({ "enum": words })
        }
        Shape::Date => {
            json!({ "type": ["string", "null"], "pattern": "^\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?$" })
        }
        Shape::Flag => json!({ "enum": ["是", "否", true, false, null] }),
        Shape::Keys(keys) => object(edition, keys),
        Shape::Items(keys) => json!({ "type": ["array", "null"], "items": object(edition, keys) }),
    }
}

fn object(edition: &Edition, keys: &[Key]) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|k| (k.key.to_owned(), described(of_shape(edition, &k.shape), k.about)))
        .collect();
    let required: Vec<&str> = keys.iter().filter(|k| k.required).map(|k| k.key).collect();
    let kind = if required.is_empty() {
        json!(["object", "null"])
    } else {
        json!("object")
    };
    json!({ "type": kind, "properties": properties, "required": required, "additionalProperties": false })
}

fn of_section(edition: &Edition, section: &'static Section) -> Value {
    let Some(table) = &section.table else {
        return json!({ "type": "string" });
    };
    let total = edition.total_column(section.key);
    let mut properties = Map::new();
    let mut required = Vec::new();
    for part in [keys::BEFORE, keys::AFTER] {
        properties.insert(part.to_owned(), json!({ "type": ["string", "null"] }));
    }
    for (block, row) in table.keyed_rows() {
        properties.insert(
            row.key.to_owned(),
            of_row(row, &row_name(edition, section, table, block), total),
        );
        required.push(row.key);
    }
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// A row, or a group with its rows; `figures` names the definition of what stands behind a row's key.
fn of_row(row: &'static Row, figures: &str, total: Option<&str>) -> Value {
    if row.children.is_empty() {
        // Beside a $ref nothing else counts in draft 7.
        return described(json!({ "allOf": [reference(figures)] }), row.label);
    }
    let rows = keyed(row.children);
    let properties: Map<String, Value> = rows
        .iter()
        .map(|r| (r.key.to_owned(), of_row(r, figures, total)))
        .collect();
    // A row of totals may be left out.
    let required: Vec<&str> = rows
        .iter()
        .map(|r| r.key)
        .filter(|key| Some(*key) != total)
        .collect();
    let group = json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false });
    described(group, row.label)
}

/// What stands behind the key of a row of a block: a list, a mapping of columns, nothing, or a single figure.
fn of_block(block: &'static Block, total: Option<&str>, may_not_apply: bool) -> Value {
    let columns = block.columns();
    let figures: Vec<Value> = columns
        .iter()
        .map(|c| reference(&figure_name(c.kind, may_not_apply)))
        .collect();
    let named: Map<String, Value> = columns
        .iter()
        .zip(&figures)
        .map(|(c, f)| (c.key.to_owned(), f.clone()))
        .collect();
    let by_column = json!({ "type": "object", "properties": named, "additionalProperties": false });
    // The total may be left out.
    let least = columns.len() - usize::from(total.is_some());
    let list = json!({ "type": "array", "items": figures, "minItems": least, "maxItems": columns.len() });
    let mut shapes = vec![list, by_column, json!({ "type": "null" })];
    if let [only] = figures.as_slice() {
        shapes.insert(0, only.clone());
    }
    let order = columns.iter().map(|c| c.key).collect::<Vec<_>>().join("、");
    described(json!({ "anyOf": shapes }), &order)
}

fn of_figure(kind: Kind, may_not_apply: bool) -> Value {
    let number = match kind {
        Kind::Count => json!({ "type": "integer", "minimum": 0 }),
        Kind::Change => json!({ "type": "integer" }),
        Kind::Amount => json!({ "type": "number", "minimum": 0 }),
    };
    let with_unit = json!({ "type": "string", "pattern": "^\\d+(\\.\\d+)? *(元|万元|亿元)$" });
    let mut value = vec![number];
    let mut properties = Map::new();
    if kind == Kind::Amount {
        value.push(with_unit);
        properties.insert("单位".to_owned(), json!({ "enum": ["元", "万元", "亿元"] }));
    }
    properties.insert("值".to_owned(), json!({ "anyOf": value }));
    properties.insert("注".to_owned(), json!({ "type": "string" }));
    value.push(json!({ "type": "object", "properties": properties, "required": ["值"], "additionalProperties": false }));
    if may_not_apply {
        value.push(json!({ "const": "不适用" }));
    }
    value.push(json!({ "type": "null" }));
    json!({ "anyOf": value })
}
