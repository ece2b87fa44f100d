//! The JSON Schemas of the editions, and what the program says to machines.

use boon::{Compiler, Schemas};
use nianbao::yaml::{Node, Style, Value as Yaml};
use serde_json::{Map, Value, json};

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

/// Where a value is not as a schema has it; empty where it is.
pub fn violations(schema: &Value, value: &Value) -> String {
    const NAME: &str = "https://example.invalid/schema.json";
    let mut compiler = Compiler::new();
    compiler
        .add_resource(NAME, schema.clone())
        .expect("the schema is a schema");
    let mut schemas = Schemas::new();
    let index = compiler.compile(NAME, &mut schemas).expect("the schema compiles");
    schemas
        .validate(value, index)
        .err()
        .map(|e| e.to_string())
        .unwrap_or_default()
}
