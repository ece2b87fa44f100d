//! `nianbao explain`, `schema` and `completions`: documentation from the code.

use super::args::{Completions, Explain, Schema};
use super::error::Error;
use super::findings::rule_by_name;
use super::status::Status;
use super::{output, usage};
use crate::diagnostic::{Inputs, Rule, Topic};
use crate::form::{EDITIONS, Edition};
use crate::{catalogue, export, schema};

pub(super) fn run(args: &Explain) -> Result<Status, Error> {
    let text = match &args.rule {
        Some(id) => explained(rule_by_name(id)?),
        None => listed(),
    };
    output::to_stdout(text.as_bytes())?;
    Ok(Status::Clean)
}

/// All rules by topic, a line each.
fn listed() -> String {
    let mut topics = Vec::new();
    for (topic, title) in Topic::ALL {
        let line = |rule: &Rule| format!("{:<24} {}（{}）\n", rule.id, rule.title, severities(rule));
        let lines: String = catalogue::of_topic(topic).map(line).collect();
        if !lines.is_empty() {
            topics.push(format!("# {title}\n{lines}"));
        }
    }
    topics.join("\n")
}

fn severities(rule: &Rule) -> String {
    rule.severity
        .iter()
        .map(|s| s.word())
        .collect::<Vec<_>>()
        .join("或")
}

/// What a rule is about, with what is reported of one that breaks it.
fn explained(rule: &Rule) -> String {
    let basis = rule.basis(None);
    let scope = scope(rule);
    let example = indented(rule.example);
    let parts = [
        ("查什么", rule.what),
        ("为什么", rule.why),
        ("怎么办", rule.fix),
        ("依据", &basis),
        ("适用", &scope),
        ("例子", &example),
    ];
    let parts = parts
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(head, text)| format!("{head}\n  {text}\n\n"));
    let head = format!("{}：{}（{}）\n\n", rule.id, rule.title, severities(rule));
    let since = format!("自 nianbao {} 起\n", rule.since);
    [head, parts.collect(), since].concat()
}

/// Lines that stand below a head; the head's own line begins the first of them.
fn indented(text: &str) -> String {
    let lines = text.trim_end().lines();
    let lines = lines.map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!("  {line}")
        }
    });
    lines.collect::<Vec<_>>().join("\n").trim_start().to_owned()
}

/// Which reports a rule judges: the editions, what they are read from, whether last year's must be there.
fn scope(rule: &Rule) -> String {
    let editions = if rule.editions.is_empty() {
        "各版式".to_owned()
    } else {
        format!("{} 版式", rule.editions.join("、"))
    };
    let inputs = match rule.inputs {
        Inputs::Any => "YAML 文件和成品文档",
        Inputs::Yaml => "只查 YAML 文件",
        Inputs::Documents => "只查成品文档（Word、PDF、网页、文本等）",
    };
    let prior = if rule.needs_prior {
        "；需要上年报告：文件里写“上年报告”，或用 --prior 指定"
    } else {
        ""
    };
    format!("{editions}；{inputs}{prior}")
}

/// `nianbao schema`.
pub(super) fn schema(args: &Schema) -> Result<Status, Error> {
    if let Some(of) = args.of.as_deref().and_then(export::schema::Of::find) {
        output::to_stdout(of.text()?.as_bytes())?;
        return Ok(Status::Clean);
    }
    let edition = match args.edition.as_deref() {
        None => Edition::current(),
        Some(id) => Edition::find(id).ok_or_else(|| {
            let known: Vec<&str> = EDITIONS.iter().map(|e| e.id).collect();
            Error::Usage(format!("没有“{id}”这个版式（可用：{}）", known.join("、")))
        })?,
    };
    output::to_stdout(schema::text(edition)?.as_bytes())?;
    Ok(Status::Clean)
}

/// `nianbao completions`.
pub(super) fn completions(args: &Completions) -> Result<Status, Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut usage::command(), "nianbao", &mut script);
    output::to_stdout(&script)?;
    Ok(Status::Clean)
}
