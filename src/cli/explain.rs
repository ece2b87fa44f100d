//! `nianbao explain`, `schema` and `completions`: documentation from the code.

use super::args::{Completions, Explain, Schema};
use super::{Error, Status, check, output, usage};
use crate::diagnostic::Rule;
use crate::form::{EDITIONS, Edition};
use crate::{catalogue, schema};

pub(super) fn run(args: &Explain) -> Result<Status, Error> {
    let text = match &args.rule {
        Some(id) => explained(check::rule(id)?),
        None => catalogue::rules().map(listed).collect(),
    };
    output::to_stdout(text.as_bytes())?;
    Ok(Status::Clean)
}

fn listed(rule: &Rule) -> String {
    format!("{:<24} {}（{}）\n", rule.id, rule.title, severities(rule))
}

fn severities(rule: &Rule) -> String {
    rule.severity
        .iter()
        .map(|s| s.word())
        .collect::<Vec<_>>()
        .join("或")
}

fn explained(rule: &Rule) -> String {
    let basis = rule.basis(None);
    let parts = [
        ("查什么", rule.what),
        ("为什么", rule.why),
        ("怎么办", rule.fix),
        ("依据", &basis),
    ];
    let parts = parts
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(head, text)| format!("{head}\n  {text}\n\n"));
    let head = format!("{}：{}（{}）\n\n", rule.id, rule.title, severities(rule));
    let since = format!("自 nianbao {} 起\n", rule.since);
    [head, parts.collect(), since].concat()
}

/// `nianbao schema`.
pub(super) fn schema(args: &Schema) -> Result<Status, Error> {
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
