//! The program's own files as the tests of its architecture read them: what is code, and what tests and comments.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// A file of the crate: its path under `src/`, its text, and its code without tests and comments.
#[derive(Clone)]
pub struct File {
    pub path: PathBuf,
    pub text: String,
    pub code: String,
}

impl File {
    /// The module of the crate that the file belongs to.
    pub fn module(&self) -> String {
        let first = self.path.components().next().unwrap();
        let first = Path::new(first.as_os_str()).with_extension("");
        first.to_str().unwrap().to_owned()
    }

    pub fn is(&self, path: &str) -> bool {
        self.path == Path::new(path)
    }
}

/// Every file under `src/` that is part of the program.
pub fn files() -> Vec<File> {
    let all = read(&root().join("src"));
    let tests: Vec<PathBuf> = all
        .iter()
        .flat_map(|f| test_modules(&root().join("src").join(&f.path), &f.text))
        .collect();
    let is_test = |path: &Path| {
        let path = root().join("src").join(path);
        tests
            .iter()
            .any(|test| path.starts_with(test) || path == test.with_extension("rs"))
    };
    all.into_iter().filter(|file| !is_test(&file.path)).collect()
}

/// Every file of the folder and those below.
pub fn read(folder: &Path) -> Vec<File> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(read(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            out.push(File {
                path: path.strip_prefix(root().join("src")).unwrap().to_owned(),
                code: code(&text),
                text,
            });
        }
    }
    out
}

/// Where the modules lie that a file has for its tests only, without their ending.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let folder = if path.ends_with("mod.rs") || path.ends_with("lib.rs") {
        path.parent().unwrap().to_owned()
    } else {
        path.with_extension("")
    };
    let lines: Vec<&str> = text.lines().collect();
    lines
        .windows(2)
        .filter(|pair| pair[0].trim() == "#[cfg(test)]")
        .filter_map(|pair| {
            pair[1]
                .strip_suffix(';')?
                .split_once("mod ")
                .map(|(_, name)| folder.join(name))
        })
        .collect()
}

/// The code alone: no tests, no comments. rustfmt puts the brace that ends a module where the module begins.
fn code(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            let first = lines.next().unwrap_or_default();
            let indent = first.len() - first.trim_start().len();
            let end = format!("{}}}", " ".repeat(indent));
            if first.ends_with('{') {
                lines.by_ref().find(|line| *line == end);
            }
            continue;
        }
        // An address in a string is cut too; nothing that is looked for follows one.
        out.push_str(line.split_once("//").map_or(line, |(code, _)| code));
        out.push('\n');
    }
    out
}
