//! What the lines of the export and of the findings hold, stated as JSON Schemas: the keys in their order, and what may stand
//! behind each.

use serde_json::{Map, Value, json};

use super::figure::Given;
use super::prose::KINDS;
use crate::form::{EDITIONS, Edition};

/// What is stated: a form of the export, or the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// `export --to jsonl`: a report, its figures nested.
    Jsonl,
    /// `export --to long`: a figure.
    Long,
    /// `export --to wide`: a report, its figures on one level.
    Wide,
    /// `export --to prose`: a paragraph.
    Prose,
    /// `check --format jsonl` and `check --stream`: what was found in a file.
    Findings,
}

impl Of {
    /// Each with its name.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Jsonl, "jsonl"),
        (Self::Long, "long"),
        (Self::Wide, "wide"),
        (Self::Prose, "prose"),
        (Self::Findings, "findings"),
    ];

    /// The one of this name.
    pub fn find(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, known)| *known == name);
        found.map(|(of, _)| *of)
    }

    /// The schema of one line.
    pub fn schema(self) -> Value {
        match self {
            Self::Jsonl => jsonl(),
            Self::Long => long(),
            Self::Wide => wide(),
            Self::Prose => prose(),
            Self::Findings => findings(),
        }
    }

    /// The schema as the text of its file.
    ///
    /// # Errors
    /// None in practice: a schema holds nothing that JSON cannot say.
    pub fn text(self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(&self.schema()).map(|text| text + "\n")
    }
}

/// A key, whether it is always there, and what stands behind it.
type Field = (&'static str, bool, Value);

fn object(title: &str, fields: Vec<Field>) -> Value {
    let mut schema = level(fields);
    let head = json!({ "$schema": "http://json-schema.org/draft-07/schema#", "title": title });
    if let (Some(schema), Value::Object(mut head)) = (schema.as_object_mut(), head) {
        head.append(schema);
        return Value::Object(head);
    }
    schema
}

fn level(fields: Vec<Field>) -> Value {
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| field.1)
        .map(|field| field.0)
        .collect();
    let required = json!(required);
    let properties = fields.into_iter().map(|(key, _, what)| (key.to_owned(), what));
    let properties: Map<String, Value> = properties.collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn of_type(kinds: impl serde::Serialize, about: &str) -> Value {
    json!({ "type": kinds, "description": about })
}

fn words(about: &str) -> Value {
    of_type("string", about)
}

fn some_words(about: &str) -> Value {
    of_type(["string", "null"], about)
}

fn number(about: &str) -> Value {
    of_type(["number", "null"], about)
}

fn count(about: &str) -> Value {
    json!({ "type": "integer", "minimum": 1, "description": about })
}

fn edition(about: &str) -> Value {
    let ids: Vec<&str> = EDITIONS.iter().map(|edition| edition.id).collect();
    json!({ "enum": ids, "description": about })
}

/// What every line begins with, the unit under the name that the form of the export gives it.
fn head(unit: &'static str) -> Vec<Field> {
    vec![
        ("path", true, words("文件")),
        (unit, true, some_words("机关名称；文件里没有写的是 null")),
        (
            "year",
            true,
            of_type(["integer", "null"], "年度；文件里没有写的是 null"),
        ),
        ("edition", true, edition("版式")),
    ]
}

fn long() -> Value {
    let mut tables: Vec<&str> = Vec::new();
    for (section, _) in EDITIONS.iter().flat_map(|edition| edition.tables()) {
        if !tables.contains(&section.key) {
            tables.push(section.key);
        }
    }
    let given = Given::ALL.map(|(_, word)| word);
    let mut fields = head("unit");
    fields.extend([
        ("table", true, json!({ "enum": tables, "description": "表在文件里的键" })),
        ("row", true, words("行在文件里的键，用点连起来")),
        ("column", true, words("列在文件里的键")),
        ("value", true, number("数；没有填、不适用、认不出的是 null，不是 0；金额以万元计")),
        (
            "computed",
            true,
            of_type("boolean", "是不是程序算出的：文件里没有写的总计"),
        ),
        (
            "given",
            true,
            json!({ "enum": given, "description": "文件里写的是什么：数（写法不合规矩而数有把握的也算）、空白、不适用、不是这一格的数、什么也没有" }),
        ),
        (
            "other",
            true,
            of_type("boolean", "是不是本版式里没有的行、列：汇总时不要算进去"),
        ),
    ]);
    object("nianbao export --to long 的一行：一个数", fields)
}

fn prose() -> Value {
    let mut fields = head("unit");
    fields.extend([
        ("section", true, words("哪一部分，文件里的键")),
        (
            "paragraph",
            true,
            count("这一部分的第几段，从 1 起；标题、表、图各算一段"),
        ),
        (
            "kind",
            true,
            json!({ "enum": KINDS, "description": "标题、段落、另加的表、图" }),
        ),
        (
            "text",
            true,
            words("印出来的字；表的一行是一行，各格用制表符隔开；图是它的图注"),
        ),
    ]);
    object("nianbao export --to prose 的一行：一段文字", fields)
}

fn wide() -> Value {
    let mut schema = object("nianbao export --to wide 的一行：一份报告", head("agency"));
    let mut figures = Map::new();
    for edition in EDITIONS {
        for point in edition.data_points() {
            let figure = || number(&edition.point_name(point));
            figures.entry(point.to_string()).or_insert_with(figure);
        }
    }
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.append(&mut figures);
    }
    by_edition(&mut schema, |edition| {
        let points: Vec<String> = edition.data_points().map(|point| point.to_string()).collect();
        json!({ "required": points })
    });
    schema
}

/// What holds of the lines of each edition.
fn by_edition(schema: &mut Value, mut what: impl FnMut(&Edition) -> Value) {
    let each = EDITIONS.iter().map(|edition| {
        json!({ "if": { "properties": { "edition": { "const": edition.id } } }, "then": what(edition) })
    });
    let each: Vec<Value> = each.collect();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("allOf".to_owned(), json!(each));
    }
}

fn jsonl() -> Value {
    let mut fields = head("agency");
    fields.extend([
        (
            "facts",
            true,
            of_type("object", "全部的数，按文件里的键一层层放；没有填的是 null"),
        ),
        (
            "other_facts",
            false,
            json!({ "$ref": "#/definitions/level", "description": "本版式里没有的行、列" }),
        ),
    ]);
    let mut schema = object("nianbao export --to jsonl 的一行：一份报告", fields);
    by_edition(
        &mut schema,
        |edition| json!({ "properties": { "facts": { "$ref": format!("#/definitions/{}", edition.id) } } }),
    );
    define(&mut schema);
    schema
}

/// Nested figures of which only that is known.
fn any_level() -> (String, Value) {
    let level = json!({
        "type": "object",
        "additionalProperties": { "anyOf": [{ "type": ["number", "null"] }, { "$ref": "#/definitions/level" }] }
    });
    ("level".to_owned(), level)
}

/// The nested figures: of each edition by its id, and of any other rows.
fn define(schema: &mut Value) {
    let figure = ("figure".to_owned(), number("数；没有的是 null"));
    let mut definitions: Map<String, Value> = [figure, any_level()].into_iter().collect();
    for edition in EDITIONS {
        let mut nested = Nested::default();
        for point in edition.data_points() {
            let keys = std::iter::once(point.table).chain(point.row.keys());
            nested.add(keys, point.column);
        }
        definitions.insert(edition.id.to_owned(), nested.schema());
    }
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("definitions".to_owned(), Value::Object(definitions));
    }
}

/// Schemas nested by the file's keys, in the order of the form.
#[derive(Default)]
struct Nested {
    figures: Vec<Field>,
    levels: Vec<(&'static str, Self)>,
}

impl Nested {
    fn add(&mut self, mut keys: impl Iterator<Item = &'static str>, column: &'static str) {
        let Some(key) = keys.next() else {
            let figure = json!({ "$ref": "#/definitions/figure" });
            self.figures.push((column, true, figure));
            return;
        };
        let at = self.levels.iter().position(|(known, _)| *known == key);
        let at = at.unwrap_or_else(|| {
            self.levels.push((key, Self::default()));
            self.levels.len() - 1
        });
        if let Some((_, level)) = self.levels.get_mut(at) {
            level.add(keys, column);
        }
    }

    fn schema(self) -> Value {
        let levels = self
            .levels
            .into_iter()
            .map(|(key, below)| (key, true, below.schema()));
        level(self.figures.into_iter().chain(levels).collect())
    }
}

fn findings() -> Value {
    let found = || json!({ "type": "array", "items": { "$ref": "#/definitions/finding" } });
    let ids: Vec<Option<&str>> = EDITIONS
        .iter()
        .map(|edition| Some(edition.id))
        .chain([None])
        .collect();
    let mut schema = object(
        "nianbao check --format jsonl 和 check --stream 的一行：一个文件里查出的",
        vec![
            ("version", true, json!({ "const": 1 })),
            ("id", false, json!({ "description": "请求里的 id，原样" })),
            ("path", true, words("文件")),
            (
                "edition",
                true,
                json!({ "enum": ids, "description": "版式；没有读成报告的是 null" }),
            ),
            ("year", true, of_type(["integer", "null"], "年度")),
            ("diagnostics", true, found()),
            ("waived", true, found()),
            ("error", false, words("为什么没有读到；有它就没有核对")),
            (
                "agency",
                false,
                some_words("机关名称；请求里 facts 是 true 时才有，下同"),
            ),
            (
                "facts",
                false,
                of_type(["object", "null"], "全部的数，与 export --to jsonl 的相同"),
            ),
            ("other_facts", false, json!({ "$ref": "#/definitions/level" })),
        ],
    );
    let definitions: Map<String, Value> = of_finding().into_iter().chain([any_level()]).collect();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("definitions".to_owned(), Value::Object(definitions));
    }
    schema
}

/// What a finding has, and what is part of one.
fn of_finding() -> [(String, Value); 3] {
    let or_null =
        |name: &str| json!({ "anyOf": [{ "type": "null" }, { "$ref": format!("#/definitions/{name}") }] });
    let at = || {
        [
            ("location", true, or_null("location")),
            ("place", false, words("在 Word、网页、文本里的位置")),
            ("cell", true, or_null("cell")),
        ]
    };
    let message = || ("message", true, words("说的是什么"));
    let byte_of_file = || json!({ "type": "integer", "minimum": 0 });
    let edit = level(vec![
        ("start_byte", true, byte_of_file()),
        ("end_byte", true, byte_of_file()),
        ("replacement", true, json!({ "type": "string" })),
    ]);
    let related = level([message()].into_iter().chain(at()).collect());
    let mut finding = vec![
        ("rule", true, words("规则名")),
        ("severity", true, json!({ "enum": ["error", "warning", "info"] })),
        message(),
        ("help", true, some_words("怎么改")),
    ];
    finding.extend(at());
    finding.extend([
        (
            "related",
            true,
            json!({ "type": "array", "items": related, "description": "与它矛盾的各处" }),
        ),
        ("fix", true, json!({ "anyOf": [{ "type": "null" }, edit] })),
    ]);
    let byte = || {
        of_type(
            ["integer", "null"],
            "文件里的第几个字节，从 0 起；转换过编码的是 null",
        )
    };
    let location = vec![
        ("line", true, count("行，从 1 起")),
        ("column", true, count("第几个字，从 1 起")),
        ("end_line", true, count("到哪一行")),
        ("end_column", true, count("到第几个字之前")),
        ("start_byte", true, byte()),
        ("end_byte", true, byte()),
    ];
    let cell = vec![
        ("table", true, words("表")),
        ("row", true, words("行")),
        ("column", true, words("列")),
    ];
    [
        ("finding".to_owned(), level(finding)),
        ("location".to_owned(), level(location)),
        ("cell".to_owned(), level(cell)),
    ]
}
