//! The manuals say what the program does: their generated parts are current, their commands run, their examples are
//! accepted, the files that they name are there.
//!
//! `UPDATE=1 cargo test` writes the generated parts anew.

use std::fmt::Write as _;
use std::path::Path;

use nianbao::catalogue;
use nianbao::form::{Column, EDITIONS, Edition, Row, keyed};
use nianbao::format::FORMATS;
use nianbao::report::keys::{HEAD, Key, Shape, TAIL};

use crate::support::{root, run};

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect(name)
}

/// Compares what stands between `<!-- mark -->` and `<!-- /mark -->`, or writes it anew.
fn generated(file: &str, mark: &str, wanted: &str) {
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
fn key_tables(head: &str) -> String {
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
fn row_table(head: &str) -> String {
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

fn rule_table(head: &str, with_remedy: bool) -> String {
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
        if with_remedy {
            write!(out, " | {}", plain(rule.fix)).unwrap();
        }
        out.push_str(" |\n");
    }
    out
}

/// The names of the commands, as `--help` lists them.
fn commands() -> Vec<String> {
    let help = String::from_utf8(run(&["--help"]).stdout).expect("UTF-8");
    let (_, list) = help.split_once("命令：\n").expect("a list of commands");
    let lines = list.lines().take_while(|line| !line.is_empty());
    lines
        .map(|line| line.split_whitespace().next().expect("a name").to_owned())
        .collect()
}

fn help_blocks() -> String {
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

#[test]
fn generated_parts_are_current() {
    let keys = |keys: &str, rows: &str| format!("{}\n{}", key_tables(keys), row_table(rows));
    generated(
        "README.md",
        "keys",
        &keys(
            "| key | required | |",
            "| edition · table | rows | figures in order |",
        ),
    );
    generated("README.md", "rules", &rule_table("| rule | severity | |", false));
    generated(
        "README.zh-CN.md",
        "keys",
        &keys("| 键 | 必填 | 说明 |", "| 版式 · 表 | 行 | 数字的顺序 |"),
    );
    generated(
        "README.zh-CN.md",
        "rules",
        &rule_table("| 规则 | 程度 | 查什么 | 怎么办 |", true),
    );
    generated("README.zh-CN.md", "help", &help_blocks());
}

#[test]
fn both_manuals_know_every_command_format_and_exit_status() {
    for manual in ["README.md", "README.zh-CN.md"] {
        let text = read(manual);
        for command in commands() {
            assert!(
                text.contains(&format!("`nianbao {command}")),
                "{manual}: {command}"
            );
        }
        for format in FORMATS {
            assert!(
                text.contains(&format!("`{}`", format.name)),
                "{manual}: {}",
                format.name
            );
        }
        let status = text
            .find("Exit status")
            .or_else(|| text.find("## 退出状态"))
            .expect(manual);
        let after: String = text[status..].chars().take(300).collect();
        assert!(('0'..='3').all(|digit| after.contains(digit)), "{manual}");
    }
}

#[test]
fn the_two_commands_of_the_readme_do_what_it_says() {
    let readme = read("README.md");
    assert!(readme.lines().any(|line| line == "cargo test"));
    let prefix = "cargo run --release -- ";
    let build = readme
        .lines()
        .find_map(|line| line.strip_prefix(prefix))
        .expect(prefix);
    let out = tempfile::tempdir().expect("a folder");
    let (arguments, folder) = build.rsplit_once(' ').expect("a folder to write to");
    assert_eq!(folder, "out");
    let mut arguments: Vec<&str> = arguments.split(' ').collect();
    arguments.push(out.path().to_str().expect("UTF-8"));
    let done = run(&arguments);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for format in FORMATS {
        let file = out.path().join("beilun-2021").with_extension(format.name);
        assert!(file.metadata().expect(format.name).len() > 1000);
    }
}

#[test]
fn the_excerpt_of_the_readme_is_of_the_file_that_is_checked() {
    let (readme, file) = (read("README.md"), read("docs/mistakes.yaml"));
    let (_, excerpt) = readme.split_once("```yaml\n").expect("an excerpt");
    let (excerpt, _) = excerpt.split_once("```").expect("its end");
    let mut lines = file.lines();
    for wanted in excerpt.lines().filter(|line| *line != "…") {
        assert!(lines.any(|line| line == wanted), "{wanted}");
    }
}

#[test]
fn files_that_the_documents_name_are_there() {
    for document in ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"] {
        let text = read(document);
        let quoted = text.split('`').skip(1).step_by(2);
        let unquoted: String = text.split('`').step_by(2).collect();
        let unquoted = unquoted.replace("\\](", "");
        let linked = unquoted
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split_once(')').map(|(path, _)| path));
        let places = [
            "src/",
            "tests/",
            "templates/",
            "examples/",
            "benches/",
            "docs/",
            "schemas/",
        ];
        let named = quoted
            .filter(|q| places.iter().any(|p| q.starts_with(p)) && !q.contains(['<', '*', ' ', '{']))
            .chain(linked.filter(|l| !l.starts_with("http") && !l.starts_with('#')));
        for path in named {
            assert!(root().join(path).exists(), "{document}: {path}");
        }
    }
}

#[test]
fn contributing_has_its_recipes() {
    let text = read("CONTRIBUTING.md");
    let heads: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .collect();
    for recipe in ["A rule", "An arithmetic relation", "An edition", "A format"] {
        assert!(heads.contains(&recipe), "{recipe}");
    }
    // Policy first.
    assert_eq!(
        text.lines().find_map(|line| line.strip_prefix("## ")),
        Some("How we work")
    );
    assert!(Path::new(root()).join(".ci/run").exists());
}

/// A key with what stands under it, as lines: enough of YAML to lay an example of the manual over a whole report.
#[derive(Default)]
struct Entry {
    key: String,
    lines: Vec<String>,
    below: Vec<Entry>,
}

impl Entry {
    /// The entries of a text whose keys stand at this indent.
    fn all(text: &[&str], indent: usize) -> Vec<Self> {
        let mut out: Vec<Self> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let line = text[at];
            let end = text[at + 1..]
                .iter()
                .position(|l| !l.is_empty() && !l.starts_with(&" ".repeat(indent + 1)));
            let end = end.map_or(text.len(), |n| at + 1 + n);
            let (key, value) = line.trim_start().split_once(':').unwrap_or((line, ""));
            let value = value.split_once(" #").map_or(value, |(value, _)| value).trim();
            let mut entry = Self {
                key: key.to_owned(),
                ..Self::default()
            };
            if value.is_empty() && !line.trim_start().starts_with('#') {
                entry.lines.push(line.to_owned());
                entry.below = Self::all(&text[at + 1..end], indent + 2);
            } else {
                entry.lines.extend(text[at..end].iter().map(|&l| l.to_owned()));
            }
            out.push(entry);
            at = end;
        }
        out
    }

    fn lay(over: Vec<Self>, base: &mut Vec<Self>) {
        for entry in over {
            match base.iter_mut().find(|b| b.key == entry.key) {
                Some(b) if !b.below.is_empty() && !entry.below.is_empty() => {
                    Self::lay(entry.below, &mut b.below)
                }
                Some(b) => *b = entry,
                None => base.push(entry),
            }
        }
    }

    fn print(entries: &[Self], out: &mut String) {
        for entry in entries {
            entry
                .lines
                .iter()
                .for_each(|line| writeln!(out, "{line}").unwrap());
            Self::print(&entry.below, out);
        }
    }
}

#[test]
fn the_examples_of_the_manual_are_accepted() {
    let (manual, base) = (read("README.zh-CN.md"), read("examples/beilun-2021.yaml"));
    let base: Vec<&str> = base.lines().collect();
    let folder = tempfile::tempdir().expect("a folder");
    let examples: Vec<&str> = manual
        .split("```yaml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert!(examples.len() >= 10);
    for example in examples {
        let mut report = Entry::all(&base, 0);
        let lines: Vec<&str> = example.lines().collect();
        Entry::lay(Entry::all(&lines, 0), &mut report);
        let mut text = String::new();
        Entry::print(&report, &mut text);
        assert!(lines.iter().all(|line| text.contains(line)), "{text}");
        let path = folder.path().join("example.yaml");
        std::fs::write(&path, &text).expect("it can be written");
        let done = run(&["check", path.to_str().expect("UTF-8")]);
        let said = String::from_utf8(done.stderr).expect("UTF-8");
        assert_eq!(said, "没有发现问题\n", "{example}\n{text}");
    }
}

#[test]
fn the_manual_explains_a_diagnostic_that_is_there() {
    let manual = read("README.zh-CN.md");
    assert!(manual.contains("**docs/mistakes.yaml:50:30**：文件第 50 行第 30 个字"));
    assert!(manual.contains("╭▸ docs/mistakes.yaml:50:30\n"));
}
