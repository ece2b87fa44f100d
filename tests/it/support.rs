//! What the tests share: the program, the examples, places to write to.
#![allow(dead_code, reason = "each test module uses a part of it")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program under test.
pub fn nianbao() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.env("NO_COLOR", "1").current_dir(root());
    command
}

/// Runs the program with these arguments from the root of the project.
pub fn run(arguments: &[&str]) -> Output {
    nianbao().args(arguments).output().expect("the program starts")
}

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The correct examples, in the order of their names.
pub fn examples() -> Vec<PathBuf> {
    yaml_files("examples")
}

/// The files with mistakes, in the order of their names.
pub fn faulty_examples() -> Vec<PathBuf> {
    yaml_files("examples/faulty")
}

/// The YAML files of a folder, in the order of their names.
pub fn yaml_files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join(folder))
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .collect();
    files.sort();
    files
}
