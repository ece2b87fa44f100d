//! The JSON Schemas of the editions, and what the program says to machines.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::format_collect,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "short helpers; a test stops where it fails"
)]

use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use nianbao::export::schema::Of;
use nianbao::form::{EDITIONS, Edition};
use nianbao::schema;
use nianbao::source::Source;
use nianbao::yaml::{self, Node, Style, Value as Yaml};
use serde_json::{Map, Value, json};

use crate::support::{examples, faulty_examples, root, run};

/// A file's tree as an editor's YAML reader hands it to a schema: plain scalars are typed, all else is words.
pub fn json_of(node: &Node) -> Value {
    match &node.value {
        Yaml::Sequence(items) => items.iter().map(json_of).collect(),
        Yaml::Mapping(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(key, value)| (key.text().expect("a word as key").to_owned(), json_of(value)));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
        Yaml::Scalar(_) if node.is_null() => Value::Null,
        Yaml::Scalar(scalar) if scalar.style == Style::Plain => match scalar.text.as_str() {
            "true" => json!(true),
            "false" => json!(false),
            // The core schema of YAML 1.2; only what JSON writes alike is needed here.
            text => serde_json::from_str(text)
                .ok()
                .filter(Value::is_number)
                .unwrap_or_else(|| json!(text)),
        },
        Yaml::Scalar(scalar) => json!(scalar.text),
    }
}

/// A schema ready to judge values.
pub struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    pub fn of(schema: &Value) -> Self {
        const NAME: &str = "https://example.invalid/schema.json";
        let mut compiler = Compiler::new();
        compiler.add_resource(NAME, schema.clone()).expect("a schema");
        let mut schemas = Schemas::new();
        let index = compiler.compile(NAME, &mut schemas).expect("the schema compiles");
        Self { schemas, index }
    }

    /// Where a value is not as the schema has it; empty where it is.
    pub fn violations(&self, value: &Value) -> String {
        self.schemas
            .validate(value, self.index)
            .err()
            .map(|e| e.to_string())
            .unwrap_or_default()
    }
}

fn tree(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    let parsed = yaml::parse(&Source::new("a.yaml", text));
    assert!(
        parsed.diagnostics.is_empty(),
        "{}: {:?}",
        path.display(),
        parsed.diagnostics
    );
    json_of(&parsed.root.unwrap())
}

/// The schema of the edition that a file names.
fn judge(file: &Value) -> Judge {
    let edition = file["版式"].to_string();
    Judge::of(&schema::schema(Edition::find(edition.trim_matches('"')).unwrap()))
}

/// Written anew with `UPDATE=1 cargo test`.
#[test]
fn the_schemas_in_the_project_are_current() {
    let of_files = EDITIONS.iter().map(|edition| {
        let text = schema::text(edition).unwrap();
        (schema::file_name(edition), text, vec!["schema", edition.id])
    });
    let of_output = Of::ALL.iter().map(|(of, name)| {
        let text = of.text().unwrap();
        (format!("{name}.schema.json"), text, vec!["schema", "--of", name])
    });
    for (name, text, arguments) in of_files.chain(of_output) {
        let path = root().join("schemas").join(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == text,
            "{} is not current: UPDATE=1 cargo test",
            path.display()
        );
        let printed = run(&arguments);
        assert_eq!(String::from_utf8(printed.stdout).unwrap(), text);
    }
    assert_eq!(
        fs::read_dir(root().join("schemas")).unwrap().count(),
        EDITIONS.len() + Of::ALL.len()
    );
}

/// The lines that a command prints, each of which the schema of this name describes.
fn lines_of(of: Of, arguments: &[&str]) -> Vec<Value> {
    let judge = Judge::of(&of.schema());
    let printed = String::from_utf8(run(arguments).stdout).unwrap();
    let lines = printed.lines().map(|line| {
        let value = serde_json::from_str(line).unwrap();
        assert_eq!(judge.violations(&value), "", "{arguments:?}: {line}");
        value
    });
    let lines: Vec<Value> = lines.collect();
    assert!(!lines.is_empty(), "{arguments:?}");
    lines
}

/// The keys of a line are those of its schema, and stand in its order.
fn in_the_order_of_its_schema(of: Of, line: &Value) {
    let schema = of.schema();
    let wanted = schema["properties"].as_object().unwrap().keys();
    let line = line.as_object().unwrap();
    let wanted: Vec<&String> = wanted.filter(|key| line.contains_key(*key)).collect();
    assert_eq!(line.keys().collect::<Vec<_>>(), wanted, "{of:?}");
}

#[test]
fn what_is_exported_is_what_its_schema_states() {
    for path in [examples(), faulty_examples()].concat() {
        let path = path.strip_prefix(root()).unwrap().to_str().unwrap();
        if path.contains("/syntax-") {
            continue;
        }
        let lines = |of: Of, to: &str| {
            let lines = lines_of(of, &["export", "--to", to, path]);
            if of != Of::Wide {
                in_the_order_of_its_schema(of, &lines[0]);
            }
            lines
        };
        let nested = &lines(Of::Jsonl, "jsonl")[0];
        let wide = &lines(Of::Wide, "wide")[0];
        let long = lines(Of::Long, "long");
        lines(Of::Prose, "prose");
        // The three forms give the same figures.
        let edition = Edition::find(nested["edition"].as_str().unwrap()).unwrap();
        let own: Vec<&Value> = long.iter().filter(|line| line["other"] == false).collect();
        assert_eq!(own.len(), edition.data_points().count(), "{path}");
        assert_eq!(wide.as_object().unwrap().len(), 4 + long.len(), "{path}");
        for line in &long {
            let [table, row, column] = ["table", "row", "column"].map(|key| line[key].as_str().unwrap());
            let facts = if line["other"] == true {
                "other_facts"
            } else {
                "facts"
            };
            let keys = std::iter::once(table).chain(row.split('.')).chain([column]);
            let in_nested = keys.fold(&nested[facts], |level, key| &level[key]);
            assert_eq!(&line["value"], in_nested, "{path}: {line}");
            assert_eq!(
                line["value"],
                wide[format!("{table}.{row}.{column}")],
                "{path}: {line}"
            );
        }
    }
}

#[test]
fn findings_are_what_their_schema_states() {
    let mut arguments = vec!["check", "--format", "jsonl", "没有.yaml"];
    let files = [examples(), faulty_examples()].concat();
    arguments.extend(files.iter().map(|path| path.to_str().unwrap()));
    let lines = lines_of(Of::Findings, &arguments);
    assert_eq!(lines.len(), files.len() + 1);
    for line in &lines {
        in_the_order_of_its_schema(Of::Findings, line);
    }
    assert!(lines[0]["error"].is_string());
}

#[test]
fn the_long_form_says_what_was_given() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.yaml");
    let path = file.to_str().unwrap();
    let text = fs::read_to_string(root().join("examples/beilun-2021.yaml")).unwrap();
    let given = |text: &str, row: &str, column: &str| {
        fs::write(&file, text).unwrap();
        let lines = lines_of(Of::Long, &["export", "--to", "long", path]);
        let line = lines
            .iter()
            .find(|line| line["row"] == row && line["column"] == column);
        let line = line.unwrap_or_else(|| panic!("{row} {column}"));
        ["value", "computed", "given", "other"]
            .map(|key| line[key].to_string())
            .join(" ")
    };
    let permits = |figure: &str| {
        let text = text.replacen("行政许可:       0 ", &format!("行政许可:       {figure} "), 1);
        given(&text, "行政许可", "本年处理决定数量")
    };
    assert_eq!(permits("0"), r#"0 false "figure" false"#);
    assert_eq!(permits("~"), r#"null false "blank" false"#);
    assert_eq!(permits("不适用"), r#"null false "not-applicable" false"#);
    assert_eq!(permits("1,136"), r#"1136 false "figure" false"#);
    assert_eq!(permits("约20"), r#"null false "unread" false"#);
    // A total that was left out, the row of totals that was, and a row that was.
    let totals: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("总计:"))
        .fold(String::new(), |text, line| text + line + "\n");
    assert_eq!(
        given(&totals, "办理结果.总计", "自然人"),
        r#"27 true "nothing" false"#
    );
    let without = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("公开出版物:"));
    let without = without.fold(String::new(), |text, line| text + line + "\n");
    assert_eq!(
        given(&without, "办理结果.不予处理.公开出版物", "自然人"),
        r#"null false "nothing" false"#
    );
    // A row of another edition.
    let other = text.replacen("  行政许可: ", "  政府集中采购: [12, 34.50]\n  行政许可: ", 1);
    assert_eq!(
        given(&other, "政府集中采购", "采购总金额"),
        r#"34.5 false "figure" true"#
    );
}

#[test]
fn correct_examples_fit_their_schema() {
    for path in examples() {
        let file = tree(&path);
        assert_eq!(judge(&file).violations(&file), "", "{}", path.display());
    }
}

#[test]
fn a_new_file_fits_its_schema() {
    for year in ["2020", "2026"] {
        let written = run(&["new", "--year", year, "--agency", "某某局"]);
        let parsed = yaml::parse(&Source::new(
            "new.yaml",
            String::from_utf8(written.stdout).unwrap(),
        ));
        let file = json_of(&parsed.root.unwrap());
        assert_eq!(judge(&file).violations(&file), "", "{year}");
    }
}

/// What the manual allows, and what it does not, told apart by the schema as an editor sees it.
#[test]
fn a_schema_tells_right_from_wrong() {
    let file = tree(&root().join("examples/beilun-2021.yaml"));
    let judge = judge(&file);
    let judged = |path: &str, value: Value| {
        let mut file = file.clone();
        *file.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = value;
        judge.violations(&file)
    };
    let right = [
        ("/主动公开/行政事业性收费", json!("29.058388万元")),
        ("/主动公开/行政事业性收费", json!({"值": 251_000, "单位": "元"})),
        ("/主动公开/行政许可", json!({"值": 55, "注": "含自然失效29件"})),
        ("/主动公开/行政许可", json!([0])),
        ("/主动公开/行政许可", json!({"本年处理决定数量": 0})),
        ("/主动公开/规章", json!(["不适用", "不适用", "不适用"])),
        ("/申请/本年新收", json!([27, 3, 0, 0, 1, 0])),
        ("/申请/本年新收/2", json!(null)),
        ("/版式", json!("2021")),
    ];
    for (path, value) in right {
        assert_eq!(judged(path, value.clone()), "", "{path} {value}");
    }
    let wrong = [
        ("/申请/本年新收/0", json!(-1)),
        ("/申请/本年新收/0", json!(1.5)),
        ("/申请/本年新收/0", json!("27件")),
        ("/申请/本年新收/0", json!("不适用")),
        ("/申请/本年新收", json!([27, 3])),
        ("/申请/本年新收", json!([1, 2, 3, 4, 5, 6, 7, 8])),
        ("/申请/办理结果", json!({})),
        ("/申请", json!([])),
        ("/主动公开/行政事业性收费", json!("30万")),
        ("/主动公开/行政许可", json!({"值": 55, "单位": "元"})),
        ("/主动公开/行政许可", json!({"注": "没有值"})),
        ("/年度", json!(2020)),
        ("/版式", json!(2019)),
        ("/机关/类别", json!("公司")),
        ("/机关", json!({"类别": "部门"})),
        ("/总体情况", json!(12)),
    ];
    for (path, value) in wrong {
        assert_ne!(judged(path, value.clone()), "", "{path} {value}");
    }
    let mut more = file.clone();
    more["题目"] = json!("x");
    assert_ne!(judge.violations(&more), "", "a key that is none");
    let mut less = file;
    less.as_object_mut().unwrap().remove("问题及改进");
    assert_ne!(judge.violations(&less), "", "a part that is missing");
}

/// What `check --format sarif` prints for these files, checked against the schema of OASIS.
fn sarif(judge: &Judge, arguments: &[&str]) -> Value {
    let printed = run(&[&["check", "--format", "sarif"], arguments].concat());
    let log: Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(judge.violations(&log), "", "{arguments:?}");
    log
}

#[test]
fn sarif_is_what_oasis_calls_so() {
    let schema = fs::read_to_string(root().join("tests/fixtures/sarif-schema-2.1.0.json")).unwrap();
    let judge = Judge::of(&serde_json::from_str(&schema).unwrap());
    assert_ne!(judge.violations(&json!({"version": "2.1.0"})), "");
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("错 误 %.yaml");
    fs::write(&broken, "版式: 2021\n年度：2021\n机关: [甲\n").unwrap();
    let mut files: Vec<String> = faulty_examples()
        .iter()
        .map(|p| p.display().to_string())
        .collect();
    files.extend(["没有这个文件.yaml".to_owned(), broken.display().to_string()]);
    for file in &files {
        let log = sarif(&judge, &[file]);
        let run = &log["runs"][0];
        let failed = file.starts_with("没有");
        assert_eq!(run["invocations"][0]["executionSuccessful"], json!(!failed));
        assert_eq!(run["results"].as_array().unwrap().is_empty(), failed, "{file}");
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
    }
    let all: Vec<&str> = files.iter().map(String::as_str).collect();
    let log = sarif(&judge, &all);
    let uri = log["runs"][0]["results"].as_array().unwrap().last().unwrap();
    let uri = uri["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        .as_str()
        .unwrap();
    assert!(
        uri.is_ascii() && !uri.contains(' ') && uri.ends_with("%25.yaml"),
        "{uri}"
    );
}

#[test]
fn json_has_the_fields_of_its_contract() {
    const FILE: &str = "examples/faulty/zhanqi-2020.yaml";
    let printed = run(&["check", "--format", "json", FILE, "没有.yaml"]);
    assert_eq!(printed.status.code(), Some(3));
    let log: Value = serde_json::from_slice(&printed.stdout).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&log), ["version", "files", "summary"]);
    assert_eq!(log["version"], 1);
    let [file, absent] = log["files"].as_array().unwrap().as_slice() else {
        panic!("{log}")
    };
    assert_eq!(keys(file), ["path", "edition", "year", "diagnostics", "waived"]);
    assert_eq!(
        (&file["path"], &file["edition"], &file["year"]),
        (&json!(FILE), &json!("2019"), &json!(2020))
    );
    assert_eq!(
        (&absent["edition"], &absent["diagnostics"]),
        (&Value::Null, &json!([]))
    );
    assert!(absent["error"].as_str().unwrap().contains("没有这个文件"));

    let text = fs::read_to_string(root().join(FILE)).unwrap();
    let findings = file["diagnostics"].as_array().unwrap();
    for found in findings {
        assert_eq!(
            keys(found),
            [
                "rule", "severity", "message", "help", "location", "cell", "related", "fix"
            ]
        );
        let location = &found["location"];
        assert_eq!(
            keys(location),
            [
                "line",
                "column",
                "end_line",
                "end_column",
                "start_byte",
                "end_byte"
            ]
        );
        let at = |key: &str| usize::try_from(location[key].as_u64().unwrap()).unwrap();
        let before = &text[..at("start_byte")];
        assert_eq!(at("line"), before.matches('\n').count() + 1);
        assert_eq!(
            at("column"),
            before.rsplit('\n').next().unwrap().chars().count() + 1
        );
        for related in found["related"].as_array().unwrap() {
            assert_eq!(keys(related), ["message", "location", "cell"]);
        }
    }
    let of = |rule: &str| findings.iter().filter(|f| f["rule"] == rule).collect::<Vec<_>>();
    assert_eq!(of("missing-table").len(), 2);
    let fee = of("not-a-count")
        .into_iter()
        .find(|f| f["cell"]["row"] == "政府集中采购")
        .unwrap();
    assert_eq!(
        fee["cell"],
        json!({"table": "主动公开", "row": "政府集中采购", "column": "采购总金额"})
    );
    assert_eq!(
        (&fee["severity"], &fee["fix"]["replacement"]),
        (&json!("error"), &json!("300.6万元"))
    );
    let at = usize::try_from(fee["fix"]["start_byte"].as_u64().unwrap()).unwrap();
    assert!(text[at..].starts_with("300.6万]"));
    let count = |severity: &str| findings.iter().filter(|f| f["severity"] == severity).count();
    let summary =
        json!({"files": 2, "errors": count("error"), "warnings": count("warning"), "infos": count("info")});
    assert_eq!(log["summary"], summary);
}
