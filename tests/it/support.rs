//! What the tests share: the program, the examples, places to write to.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::format_collect,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "short helpers; a test stops where it fails"
)]
#![allow(dead_code, reason = "each test module uses a part of it")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program under test.
pub fn nianbao() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command
        .env("NO_COLOR", "1")
        .env("NIANBAO_STATE", state())
        .current_dir(root());
    command
}

/// Where the program notes what it has built: nowhere in the home of whoever runs the tests.
pub fn state() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("state")
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

/// A correct report of the 2021 edition, 北仑's, as text to be spoilt.
pub fn correct() -> String {
    std::fs::read_to_string(root().join("examples/beilun-2021.yaml")).expect("the example is there")
}

/// The correct report with something else in one place.
pub fn spoilt(from: &str, to: &str) -> String {
    let text = correct();
    assert!(text.contains(from), "the example has no {from:?}");
    text.replacen(from, to, 1)
}

/// Whether the long campaigns run whole, as `.ci/run` has them; else a part of each, so that all tests together take about
/// a minute. What is asserted of a trial is the same in both.
pub fn whole() -> bool {
    match std::env::var_os("NIANBAO_CAMPAIGN") {
        None => false,
        Some(form) if form == "whole" => true,
        Some(form) => panic!("NIANBAO_CAMPAIGN may only be `whole`, not {}", form.display()),
    }
}

/// A size of a campaign: the first where it runs whole, else the second.
pub fn sized<T>(whole_size: T, part: T) -> T {
    if whole() { whole_size } else { part }
}

/// An empty folder in which the program runs.
pub struct Room(tempfile::TempDir);

/// What a run of the program said.
#[derive(Debug)]
pub struct Said {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Room {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for a test"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Puts a file into the room, in a folder of its own where the name says so.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("it lies in the room")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("UTF-8")
    }

    /// Everything in the room with its bytes, folders with none; links are not followed.
    pub fn all(&self) -> BTreeMap<String, Vec<u8>> {
        self.names()
            .into_iter()
            .map(|(name, is_file)| {
                let bytes = if is_file { self.bytes(&name) } else { Vec::new() };
                (name, bytes)
            })
            .collect()
    }

    /// The names of everything in the room, and whether each is a file.
    fn names(&self) -> Vec<(String, bool)> {
        fn of(folder: &Path, lead: &str, out: &mut Vec<(String, bool)>) {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let entry = entry.expect("it can be listed");
                let name = format!("{lead}{}", entry.file_name().to_string_lossy());
                let kind = entry.file_type().expect("it has a kind");
                if kind.is_dir() {
                    of(&entry.path(), &format!("{name}/"), out);
                }
                out.push((name, kind.is_file()));
            }
        }
        let mut out = Vec::new();
        of(self.0.path(), "", &mut out);
        out
    }

    /// The program, about to run in the room.
    pub fn nianbao(&self, arguments: &[&str]) -> Command {
        let mut command = nianbao();
        command.current_dir(self.0.path()).args(arguments);
        command
    }

    /// Runs the program in the room. Whatever it is asked, it ends by itself, does not panic and leaves no file of its own.
    /// No clock is looked at: on a busy machine a limit of time fails for no reason, and a run without end is seen by whoever
    /// runs the tests.
    pub fn run(&self, arguments: &[&str]) -> Said {
        let done = self
            .nianbao(arguments)
            .stdin(Stdio::null())
            .output()
            .expect("it starts");
        let said = Said {
            status: done
                .status
                .code()
                .unwrap_or_else(|| panic!("{arguments:?}: ended by a signal")),
            out: String::from_utf8_lossy(&done.stdout).into_owned(),
            err: String::from_utf8_lossy(&done.stderr).into_owned(),
        };
        assert!(!said.err.contains("panicked"), "{arguments:?}: {}", said.err);
        // Names only: some rooms hold hundreds of megabytes.
        let mut left = self.names();
        left.retain(|(name, _)| name.contains(".nianbao-"));
        assert!(left.is_empty(), "{arguments:?} left {left:?}");
        said
    }

    /// Runs the program where it must change nothing in the room.
    pub fn run_in_vain(&self, arguments: &[&str]) -> Said {
        let before = self.all();
        let said = self.run(arguments);
        let after = self.all();
        let changed: Vec<&String> = after
            .iter()
            .filter(|(k, v)| before.get(*k) != Some(v))
            .map(|(k, _)| k)
            .collect();
        assert!(
            changed.is_empty() && before.len() == after.len(),
            "{arguments:?} changed {changed:?}\n{}",
            said.err
        );
        said
    }
}

impl Said {
    /// The status and, in what was said to people, each of these words.
    #[track_caller]
    pub fn is(&self, status: i32, words: &[&str]) {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        for word in words {
            assert!(self.err.contains(word), "no {word:?} in\n{}", self.err);
        }
    }
}

/// A picture of one grey point, as PNG.
pub fn png() -> Vec<u8> {
    const PNG: &str =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
    data_encoding::BASE64.decode(PNG.as_bytes()).expect("base 64")
}

/// A picture that is large enough to be no ornament, by its head.
pub fn picture() -> Vec<u8> {
    let mut png = png();
    png[16..24].copy_from_slice(&[0, 0, 2, 128, 0, 0, 1, 104]);
    let sum = crc32fast::hash(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&sum);
    png
}

/// A part of a Word file.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("an archive");
    let mut text = String::new();
    archive
        .by_name(name)
        .expect("the part is there")
        .read_to_string(&mut text)
        .expect("UTF-8");
    text
}

/// The parts of a Word file by name.
pub fn parts(docx: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("an archive");
    archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect()
}
