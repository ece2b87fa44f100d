//! The seeds of the fuzzing under `fuzz/corpus`, held to what the fuzz targets hold every input to, by their own code.

use std::fs;
use std::path::{Path, PathBuf};

use nianbao::Nothing;

use self::fuzz::package::{Part, with_part};
use crate::support::root;

#[path = "../../fuzz/src/lib.rs"]
pub mod fuzz;

/// The targets: each reads its seeds as a file of this name, or as this part of a Word file, with this dictionary.
const TARGETS: [(&str, &str, Option<Part>, &str); 8] = [
    ("docx", "report.docx", None, "docx"),
    ("document_xml", "report.docx", Some(Part::Document), "xml"),
    ("styles_xml", "report.docx", Some(Part::Styles), "xml"),
    ("numbering_xml", "report.docx", Some(Part::Numbering), "xml"),
    ("html", "report.html", None, "html"),
    ("markdown", "report.md", None, "markdown"),
    ("text", "report.txt", None, "text"),
    ("yaml", "report.yaml", None, "yaml"),
];

/// The endings of documents.
const ENDINGS: [&str; 5] = ["docx", "html", "htm", "md", "txt"];

/// A seed of more bytes makes every one of its mutations slow, and few of them are tried.
const MAX_SEED: usize = 13_000;

/// The seeds of a target, by name.
fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = root().join("fuzz/corpus").join(target);
    let mut seeds: Vec<PathBuf> = fs::read_dir(folder)
        .expect(target)
        .map(|entry| entry.expect(target).path())
        .collect();
    seeds.sort();
    let read = |path: PathBuf| (path.clone(), fs::read(path).expect(target));
    seeds.into_iter().map(read).collect()
}

/// Holds every seed of a target to what must hold of any input: how many were read as reports, and how many were not.
fn replay(target: &str) -> (usize, usize) {
    let (_, name, part, _) = TARGETS
        .into_iter()
        .find(|(known, ..)| *known == target)
        .expect(target);
    let (mut good, mut bad) = (0, 0);
    for (_, seed) in seeds(target) {
        let file = if let Some(part) = part {
            fuzz::read_part(part, &seed);
            with_part(part, &seed).expect(target)
        } else {
            fuzz::read(name, &seed);
            seed
        };
        match nianbao::read(name, file, &mut Nothing).report {
            Some(_) => good += 1,
            None => bad += 1,
        }
    }
    (good, bad)
}

#[test]
fn word_files_of_the_corpus_are_read_or_refused() {
    let (good, bad) = replay("docx");
    assert!(good >= 1 && bad >= 3, "{good} {bad}");
}

#[test]
fn parts_of_word_files_stand_in_a_sound_one() {
    for target in ["document_xml", "styles_xml", "numbering_xml"] {
        let (good, _) = replay(target);
        assert!(good >= 1, "{target}");
    }
    // The parts are read together, and what they say gets as far as the report.
    let seed = fs::read(root().join("fuzz/corpus/document_xml/small.xml")).expect("a seed");
    let file = with_part(Part::Document, &seed).expect("an archive");
    let report = nianbao::read("report.docx", file, &mut Nothing).report;
    let report = report.expect("a report");
    assert!(
        report
            .prose
            .values()
            .any(|text| text.as_str().contains("公开信息128条")),
        "{:?}",
        report.prose
    );
}

#[test]
fn pages_of_the_corpus_are_read_or_refused() {
    let (good, bad) = replay("html");
    assert!(good + bad >= 4 && good > 0, "{good} {bad}");
}

#[test]
fn markdown_of_the_corpus_is_read_or_refused() {
    let (good, bad) = replay("markdown");
    assert!(good + bad >= 3 && good > 0, "{good} {bad}");
}

#[test]
fn text_of_the_corpus_is_read_or_refused() {
    let (good, bad) = replay("text");
    assert!(good + bad >= 3 && good > 0, "{good} {bad}");
}

#[test]
fn yaml_of_the_corpus_is_read_or_refused() {
    let (good, bad) = replay("yaml");
    assert!(good >= 1 && bad >= 1, "{good} {bad}");
}

/// The documents under a folder, in the order of their paths.
fn documents(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            documents(&path, out);
        } else if extension.is_some_and(|extension| ENDINGS.contains(&extension)) {
            out.push(path);
        }
    }
}

#[test]
fn documents_of_the_other_tests_lose_no_figure() {
    let mut all = Vec::new();
    documents(&root().join("tests"), &mut all);
    assert!(all.len() >= 30, "{}", all.len());
    for path in all {
        println!("{}", path.display());
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        fuzz::read(name, &fs::read(&path).expect("a file"));
    }
}

#[test]
fn every_target_has_small_seeds_and_words() {
    for (target, _, _, words) in TARGETS {
        assert!(root().join(format!("fuzz/fuzz_targets/{target}.rs")).is_file());
        let seeds = seeds(target);
        assert!(!seeds.is_empty(), "{target}");
        for (path, seed) in seeds {
            assert!(seed.len() <= MAX_SEED, "{}: {} bytes", path.display(), seed.len());
        }
        let path = root().join(format!("fuzz/dictionaries/{words}.dict"));
        let words = fs::read_to_string(&path).expect("a dictionary");
        let entries: Vec<&str> = words.lines().filter(|line| line.starts_with('"')).collect();
        assert!(entries.len() > 10, "{}", path.display());
        // libFuzzer refuses a whole dictionary for one entry that it cannot read.
        for entry in entries {
            assert!(
                entry.is_ascii() && entry.len() > 2 && entry.ends_with('"'),
                "{entry}"
            );
        }
    }
    let listed = fs::read_dir(root().join("fuzz/fuzz_targets")).expect("the targets");
    assert_eq!(listed.count(), TARGETS.len());
}
