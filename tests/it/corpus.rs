//! The seeds of the fuzzing under `fuzz/corpus`, read again by the code that the fuzz targets call.

use std::fs;
use std::path::PathBuf;

use nianbao::document::recognise::recognise;
use nianbao::file::lower::lower;
use nianbao::format::by_name;
use nianbao::{encoding, yaml};

use crate::support::root;

/// The seeds of a target, by name.
fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = root().join("fuzz/corpus").join(target);
    let mut seeds: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    seeds.sort();
    seeds
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

/// Reads every seed of a format: how many could be read, and how many not.
fn replay(target: &str, format: &str) -> (usize, usize) {
    let format = by_name(format).unwrap();
    let (mut good, mut bad) = (0, 0);
    for (path, bytes) in seeds(target) {
        match (format.read)(&bytes) {
            Ok(read) => {
                let count = read.document.blocks.len();
                assert!(
                    read.unread
                        .iter()
                        .all(|unread| unread.before <= count && !unread.what.is_empty())
                );
                recognise(&read, "report");
                good += 1;
            }
            Err(refused) => {
                let said = !refused.message.is_empty() && !refused.help.is_empty();
                assert!(said, "{}", path.display());
                bad += 1;
            }
        }
    }
    (good, bad)
}

#[test]
fn word_files_of_the_corpus_are_read_or_refused() {
    let (good, bad) = replay("docx", "docx");
    assert!(good >= 4 && bad >= 3, "{good} {bad}");
}

#[test]
fn pages_of_the_corpus_are_read_or_refused() {
    let (good, bad) = replay("html", "html");
    assert!(good + bad >= 4 && good > 0, "{good} {bad}");
}

#[test]
fn markdown_of_the_corpus_is_read_or_refused() {
    let (good, bad) = replay("markdown", "md");
    assert!(good + bad >= 3 && good > 0, "{good} {bad}");
}

#[test]
fn text_of_the_corpus_is_read_or_refused() {
    let (good, bad) = replay("text", "txt");
    assert!(good + bad >= 3 && good > 0, "{good} {bad}");
}

#[test]
fn yaml_of_the_corpus_is_read_or_refused() {
    let (mut good, mut bad) = (0, 0);
    for (path, bytes) in seeds("yaml") {
        match encoding::read("report.yaml", bytes) {
            Ok(text) => {
                let source = text.source;
                let parsed = yaml::parse(&source);
                let lowered = lower(&source, parsed.root.as_ref(), None);
                let told = !parsed.diagnostics.is_empty() || !lowered.diagnostics.is_empty();
                assert!(lowered.report.is_some() || told, "{}", path.display());
                good += 1;
            }
            Err(refused) => {
                assert!(!refused.message.is_empty());
                bad += 1;
            }
        }
    }
    assert!(good >= 2 && bad >= 1, "{good} {bad}");
}

#[test]
fn every_target_has_seeds_and_they_are_small() {
    let mut whole = 0;
    for target in ["docx", "html", "markdown", "text", "yaml"] {
        assert!(root().join(format!("fuzz/fuzz_targets/{target}.rs")).is_file());
        let seeds = seeds(target);
        assert!(!seeds.is_empty(), "{target}");
        whole += seeds.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    }
    assert!(whole < 300_000, "{whole} bytes");
}
