//! No word of the form is typed in the code that judges, reads prose or recognises documents: those words are data.

use std::collections::BTreeSet;

use nianbao::form::agencies;
use nianbao::form::{Column, EDITIONS, Row};
use nianbao::report::keys::{HEAD, Key, Shape, TAIL};

use super::program::{File, files};

/// The rooms that know the form only as data.
const ROOMS: [&str; 5] = ["check", "document", "next", "pipeline", "prose"];

#[test]
fn no_word_of_the_form_is_typed_in_code() {
    let words = words();
    assert!(words.len() > 100, "{}", words.len());
    let mut found = Vec::new();
    for file in files().iter().filter(|f| ROOMS.contains(&f.module().as_str())) {
        let own = literals(file)
            .into_iter()
            .filter(|literal| words.contains(*literal));
        found.extend(own.map(|literal| format!("{}: {literal}", file.path.display())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn literals_are_found() {
    let file = File {
        path: "check/a.rs".into(),
        text: String::new(),
        code: "let a = \"申请\"; b('\"', \"x\\\"y\"); // c".to_owned(),
    };
    assert_eq!(literals(&file), ["申请", "x\\\"y"]);
}

/// Keys and labels of the form, keys of the file, the ends of agencies' names.
fn words() -> BTreeSet<&'static str> {
    let mut words = BTreeSet::new();
    for edition in EDITIONS {
        for section in edition.sections() {
            words.extend([section.key, section.title]);
        }
        for block in edition.tables().flat_map(|(_, table)| table.blocks) {
            of_rows(block.stub, &mut words);
            of_columns(block.boxhead, &mut words);
        }
    }
    of_keys(HEAD, &mut words);
    of_keys(TAIL, &mut words);
    words.extend(agencies::ENDS);
    words.extend(agencies::SUBDISTRICTS);
    words.remove("");
    words
}

fn of_rows(rows: &'static [Row], out: &mut BTreeSet<&'static str>) {
    for row in rows {
        out.extend([row.key, row.label]);
        of_rows(row.children, out);
    }
}

fn of_columns(heads: &'static [Column], out: &mut BTreeSet<&'static str>) {
    for head in heads {
        out.extend([head.key, head.label]);
        of_columns(head.children, out);
    }
}

fn of_keys(keys: &'static [Key], out: &mut BTreeSet<&'static str>) {
    for key in keys {
        out.insert(key.key);
        if let Shape::Keys(below) | Shape::Items(below) = key.shape {
            of_keys(below, out);
        }
    }
}

/// The string literals of a file's code, as they are written.
fn literals(file: &File) -> Vec<&str> {
    let code = &file.code;
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    let mut escaped = false;
    for (at, c) in code.char_indices() {
        match (open, c) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(start), '"') => {
                out.push(&code[start..at]);
                open = None;
            }
            (None, '"') if !code[..at].ends_with('\'') => open = Some(at + 1),
            _ => {}
        }
    }
    out
}
