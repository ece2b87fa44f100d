//! The parts of the manuals that are made from the program: keys, rows, rules, help.

use std::fmt::Write as _;

use nianbao::catalogue;
use nianbao::diagnostic::{Inputs, Rule};
use nianbao::form::{Column, EDITIONS, Edition, Row, keyed};
use nianbao::report::keys::{HEAD, Key, Shape, TAIL};

use super::read;
use crate::support::{root, run};

/// Compares what stands between `<!-- mark -->` and `<!-- /mark -->`, or writes it anew.
pub fn generated(file: &str, mark: &str, wanted: &str) {
    let text = read(file);
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let (before, rest) = text.split_once(&open).unwrap_or_else(|| panic!("{file}: {open}"));
    let (stands, after) = rest
        .split_once(&close)
        .unwrap_or_else(|| panic!("{file}: {close}"));
    let wanted = format!("\n{}\n\n", wanted.trim());
    if stands == wanted {
        return;
    }
    assert!(
        std::env::var_os("UPDATE").is_some(),
        "{file}: the part {mark} is not current; UPDATE=1 cargo test writes it anew"
    );
    let text = format!("{before}{open}{wanted}{close}{after}");
    // Whole or not at all: other tests read it meanwhile.
    let beside = tempfile::NamedTempFile::new_in(root()).expect("a file");
    std::fs::write(beside.path(), text).expect(file);
    beside.persist(root().join(file)).expect(file);
}

/// The keys of the file, as tables; what they are for is told in Chinese in both manuals, as in the file itself.
pub fn key_tables(head: &str) -> String {
    let mut out = format!("{head}\n|---|---|---|\n");
    let mut tell = |prefix: &str, key: &Key| {
        let required = if key.required { "✓" } else { "" };
        let about = match key.shape {
            Shape::Choice(words) => format!("{}；{}", words.join("、"), plain(key.about)),
            _ => plain(key.about),
        };
        writeln!(out, "| `{prefix}{}` | {required} | {about} |", key.key).unwrap();
    };
    let below = |key: &Key, tell: &mut dyn FnMut(&str, &Key)| match key.shape {
        Shape::Keys(keys) => keys.iter().for_each(|k| tell(&format!("{}.", key.key), k)),
        Shape::Items(keys) => keys.iter().for_each(|k| tell(&format!("{}[].", key.key), k)),
        _ => {}
    };
    for key in HEAD {
        tell("", key);
        below(key, &mut tell);
    }
    let current = Edition::current();
    for section in current.sections() {
        let mut about = current.heading(section.key);
        if section.table.is_some() {
            about.push_str("：表的各行，表前文字 `说明`，表后文字 `附注`");
        }
        let key = Key {
            key: section.key,
            required: true,
            shape: Shape::Prose,
            about: Box::leak(about.into_boxed_str()),
        };
        tell("", &key);
    }
    for key in TAIL {
        tell("", key);
        below(key, &mut tell);
    }
    out
}

/// The rows of figures of every edition. Rows that follow each other with the same columns stand together.
pub fn row_table(head: &str) -> String {
    let mut lines: Vec<(String, String, String)> = Vec::new();
    for edition in EDITIONS {
        for (section, table) in edition.tables() {
            for (block, row) in table.keyed_rows() {
                let place = format!("{} · {}", edition.id, section.key);
                let columns: Vec<String> = block
                    .columns()
                    .iter()
                    .map(|c: &&Column| c.key.to_owned())
                    .collect();
                let columns = columns.join("、");
                let rows = row_keys("", row);
                match lines.last_mut() {
                    Some((p, r, c)) if *p == place && *c == columns => write!(r, "<br>{rows}").unwrap(),
                    _ => lines.push((place, rows, columns)),
                }
            }
        }
    }
    let mut out = format!("{head}\n|---|---|---|\n");
    for (place, rows, columns) in lines {
        writeln!(out, "| {place} | {rows} | {columns} |").unwrap();
    }
    out
}

/// A row by its key; a group with what stands in it.
fn row_keys(prefix: &str, row: &'static Row) -> String {
    let path = format!("{prefix}{}", row.key);
    if row.children.is_empty() {
        return format!("`{path}`");
    }
    let below = keyed(row.children);
    if below.iter().all(|r| r.children.is_empty()) {
        let keys: Vec<&str> = below.iter().map(|r| r.key).collect();
        return format!("`{path}.` {}", keys.join("、"));
    }
    let rows: Vec<String> = below.iter().map(|r| row_keys(&format!("{path}."), r)).collect();
    rows.join("<br>")
}

/// Words in a cell of a Markdown table: nothing in them is markup.
fn plain(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        if "|[]<>*_".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Every rule, a line each; in the Chinese manual also which reports it judges and what to do.
pub fn rule_table(head: &str, in_full: bool) -> String {
    let columns = head.matches('|').count() - 1;
    let mut out = format!("{head}\n{}|\n", "|---".repeat(columns));
    for rule in catalogue::rules() {
        let words: Vec<&str> = rule.severity.iter().map(|s| s.word()).collect();
        write!(
            out,
            "| `{}` | {} | {}",
            rule.id,
            words.join("或"),
            plain(rule.title)
        )
        .unwrap();
        if in_full {
            write!(out, " | {} | {}", limits(rule), plain(rule.fix)).unwrap();
        }
        out.push_str(" |\n");
    }
    out
}

/// What a rule's reports must be, where not all are judged.
fn limits(rule: &Rule) -> String {
    let editions = rule.editions.iter().map(|edition| format!("{edition} 版式"));
    let inputs = match rule.inputs {
        Inputs::Any => None,
        Inputs::Yaml => Some("YAML"),
        Inputs::Documents => Some("成品文档"),
    };
    let prior = rule.needs_prior.then_some("有上年报告");
    let words = inputs.into_iter().chain(prior).map(str::to_owned);
    editions.chain(words).collect::<Vec<_>>().join("、")
}

pub fn help_blocks() -> String {
    let mut out = String::new();
    for name in std::iter::once(String::new()).chain(commands()) {
        let arguments: Vec<&str> = [name.as_str(), "--help"]
            .into_iter()
            .filter(|a| !a.is_empty())
            .collect();
        let help = String::from_utf8(run(&arguments).stdout).expect("UTF-8");
        let title = format!("nianbao {name}");
        write!(
            out,
            "### {}\n\n```text\n{}\n```\n\n",
            title.trim(),
            help.trim_end()
        )
        .unwrap();
    }
    out
}

/// The names of the commands, as `--help` lists them.
pub fn commands() -> Vec<String> {
    let help = String::from_utf8(run(&["--help"]).stdout).expect("UTF-8");
    let (_, list) = help.split_once("命令：\n").expect("a list of commands");
    let lines = list.lines().take_while(|line| !line.is_empty());
    lines
        .map(|line| line.split_whitespace().next().expect("a name").to_owned())
        .collect()
}
