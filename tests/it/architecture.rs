//! The house as design.md draws it: dependencies point downwards only, an edition is only data, files say what they are for.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::format_collect,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "short helpers; a test stops where it fails"
)]

mod graph;
mod literals;
mod made_up;
mod program;

use std::collections::BTreeSet;

use nianbao::form::{Column, EDITIONS, Row};
use program::{File, files, read};

use crate::support::root;

/// Each module of the crate with the modules whose `crate::` paths may stand in it.
const TABLE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("chinese", &[]),
    ("picture", &[]),
    ("form", &["chinese"]),
    ("diagnostic", &["form", "source"]),
    ("yaml", &["diagnostic", "source"]),
    ("encoding", &["diagnostic", "source"]),
    ("report", &["chinese", "diagnostic", "form", "picture", "source"]),
    (
        "file",
        &["chinese", "diagnostic", "form", "report", "source", "yaml"],
    ),
    ("prose", &["chinese", "form", "report", "source"]),
    (
        "next",
        &[
            "chinese",
            "diagnostic",
            "file",
            "form",
            "prose",
            "report",
            "source",
        ],
    ),
    ("merge", &["chinese", "diagnostic", "file", "form", "report"]),
    ("sample", &["chinese", "file", "form", "report", "source"]),
    (
        "check",
        &[
            "chinese",
            "diagnostic",
            "form",
            "picture",
            "prose",
            "report",
            "source",
            "yaml",
        ],
    ),
    (
        "document",
        &["chinese", "diagnostic", "form", "picture", "report", "source"],
    ),
    (
        "format",
        &[
            "chinese",
            "diagnostic",
            "document",
            "encoding",
            "picture",
            "source",
        ],
    ),
    ("schema", &["form", "report"]),
    (
        "catalogue",
        &["check", "diagnostic", "document", "encoding", "report", "yaml"],
    ),
    ("export", &["document", "form", "report", "source"]),
    (
        "pipeline",
        &[
            "check",
            "diagnostic",
            "document",
            "encoding",
            "file",
            "form",
            "format",
            "picture",
            "report",
            "source",
            "yaml",
        ],
    ),
    ("figures", &["check", "diagnostic", "prose", "source"]),
    (
        "review",
        &[
            "diagnostic",
            "document",
            "figures",
            "form",
            "format",
            "pipeline",
            "report",
            "source",
        ],
    ),
    (
        "editor",
        &[
            "catalogue",
            "check",
            "diagnostic",
            "file",
            "form",
            "pipeline",
            "report",
            "source",
            "yaml",
        ],
    ),
    (
        "difference",
        &["chinese", "diagnostic", "document", "form", "format", "report"],
    ),
    (
        "template",
        &[
            "chinese", "document", "file", "form", "format", "report", "source",
        ],
    ),
    (
        "desk",
        &[
            "check",
            "chinese",
            "diagnostic",
            "difference",
            "document",
            "encoding",
            "figures",
            "file",
            "form",
            "format",
            "merge",
            "next",
            "picture",
            "pipeline",
            "report",
            "review",
            "source",
            "yaml",
        ],
    ),
    (
        "cli",
        &[
            "catalogue",
            "check",
            "desk",
            "diagnostic",
            "difference",
            "document",
            "editor",
            "encoding",
            "export",
            "figures",
            "file",
            "form",
            "format",
            "merge",
            "next",
            "picture",
            "pipeline",
            "report",
            "review",
            "sample",
            "schema",
            "source",
            "template",
        ],
    ),
    ("lib", &[]),
    ("main", &[]),
];

/// The first names of the paths that begin at the root of the crate.
fn edges(code: &str) -> BTreeSet<String> {
    let name = |path: &str| {
        path.trim_start()
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
            .unwrap()
            .to_owned()
    };
    let mut out = BTreeSet::new();
    for path in code.split("crate::").skip(1) {
        match path.strip_prefix('{') {
            // Of `{a, b::{c, d}}` the names a and b, which stand at the first level.
            Some(group) => {
                let mut depth = 0;
                let mut item = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => item = true,
                        c if item && !c.is_whitespace() => {
                            out.insert(name(&group[at..]));
                            item = false;
                        }
                        _ => {}
                    }
                }
            }
            None => drop(out.insert(name(path))),
        }
    }
    out
}

#[test]
fn dependencies_point_downwards_only() {
    assert_eq!(
        edges("use crate::{a, b::{c, d}, e};\ncrate::f::g()"),
        ["a", "b", "e", "f"].map(String::from).into()
    );
    let mut wrong = Vec::new();
    for file in files() {
        let module = file.module();
        let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == module) else {
            panic!("{} belongs to no module of the table", file.path.display());
        };
        let edges = edges(&file.code);
        let beyond = edges
            .iter()
            .filter(|to| **to != module && !allowed.contains(&to.as_str()));
        wrong.extend(beyond.map(|to| format!("{}: {module} -> {to}", file.path.display())));
        // `super` must not be a way round the table: a file at depth n has n of them to the root.
        let depth = file
            .path
            .with_extension("")
            .components()
            .filter(|c| c.as_os_str() != "mod")
            .count();
        if file.code.contains(&"super::".repeat(depth)) && module != "lib" {
            wrong.push(format!(
                "{}: super:: reaches the root of the crate",
                file.path.display()
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "edges that the table does not have:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let graph = graph::Graph::new(&files());
    assert!(graph.circles().is_empty(), "{}", graph.describe_circles());
}

/// What may stand only in some files, and in which.
#[test]
fn what_belongs_to_one_place_stands_there() {
    type Place = fn(&File) -> bool;
    let places: [(&[&str], Place); 4] = [
        (
            &[
                "std::fs",
                "std::env",
                "std::process",
                "std::net",
                "SystemTime",
                "Instant::",
                "Local::now",
                "Utc::now",
                "File::open",
            ],
            |f| f.module() == "cli" || f.module() == "main",
        ),
        (&["granit_parser"], |f| f.is("yaml/parser.rs")),
        (&["minijinja"], |f| {
            f.path.starts_with("file/insert") || f.is("file/insert.rs")
        }),
        (&["zip::"], |f| {
            ["format/docx", "format/office", "format/odt"]
                .iter()
                .any(|room| f.path.starts_with(room))
                || f.is("format/archive.rs")
        }),
    ];
    let files = files();
    for (words, belongs) in places {
        for word in words {
            let holding: Vec<&File> = files.iter().filter(|f| f.code.contains(word)).collect();
            for file in &holding {
                assert!(belongs(file), "{} names {word}", file.path.display());
            }
        }
        assert!(
            files
                .iter()
                .any(|f| belongs(f) && words.iter().any(|w| f.code.contains(w))),
            "{words:?} stand nowhere"
        );
    }
}

#[test]
fn an_edition_has_no_code() {
    let editions: Vec<File> = files()
        .into_iter()
        .filter(|f| f.path.starts_with("form") && f.path.to_str().unwrap().contains("edition_"))
        .collect();
    assert_eq!(editions.len(), EDITIONS.len());
    for file in editions {
        let words: BTreeSet<&str> = file
            .code
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .collect();
        for word in ["fn", "match", "if", "for", "loop", "while", "impl"] {
            assert!(!words.contains(word), "{} has `{word}`", file.path.display());
        }
    }
}

/// The code without what a rule says of itself to people: law and form may be quoted there.
fn undocumented(code: &str) -> String {
    let code = code.replace("declare_rules! {", "declare_rule! {");
    let mut parts = code.split("\ndeclare_rule! {");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| {
        out + part.split_once("\n}\n").expect("a rule that ends").1
    })
}

#[test]
fn the_form_is_stated_once() {
    fn of_rows(rows: &[Row], out: &mut BTreeSet<&'static str>) {
        for row in rows {
            out.insert(row.label);
            of_rows(row.children, out);
        }
    }
    fn of_columns(heads: &[Column], out: &mut BTreeSet<&'static str>) {
        for head in heads {
            out.insert(head.label);
            of_columns(head.children, out);
        }
    }
    let mut labels = BTreeSet::new();
    for edition in EDITIONS {
        labels.extend([edition.notice_title, edition.notice_number]);
        for section in edition.sections() {
            labels.insert(section.title);
        }
        for block in edition.tables().flat_map(|(_, table)| table.blocks) {
            labels.extend(block.header);
            labels.insert(block.corner);
            of_rows(block.stub, &mut labels);
            of_columns(block.boxhead, &mut labels);
        }
    }
    labels.retain(|label| label.chars().count() >= 6);
    assert!(labels.len() > 40);
    let mut found = Vec::new();
    for file in files().iter().filter(|f| f.module() != "form") {
        for line in undocumented(&file.code).lines() {
            found.extend(
                labels
                    .iter()
                    .filter(|l| line.contains(*l))
                    .map(|l| format!("{}: {l}", file.path.display())),
            );
        }
    }
    assert!(
        found.is_empty(),
        "labels of the form outside src/form:\n{}",
        found.join("\n")
    );
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    for file in read(&root().join("src")) {
        let lines = file.text.lines().count();
        assert!(lines <= 600, "{} has {lines} lines", file.path.display());
        let head: String = file
            .text
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .collect();
        assert!(
            !head.trim().is_empty(),
            "{} does not say what it is for",
            file.path.display()
        );
    }
}
