//! The seeds of the fuzzing under `fuzz/corpus`, held to what the fuzz targets hold every input to, by their own code.

use std::fs;
use std::path::{Path, PathBuf};

use nianbao::Nothing;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed};

use self::fuzz::package::{Part, with_part};
use crate::support::{root, sized};

#[path = "../../fuzz/src/lib.rs"]
pub mod fuzz;

/// The targets: each reads its seeds as a file of this name, or as this part of one, with this dictionary.
const TARGETS: [(&str, &str, Option<Part>, &str); 14] = [
    ("doc", "report.doc", None, "doc"),
    ("docx", "report.docx", None, "docx"),
    ("document_xml", "report.docx", Some(Part::Document), "xml"),
    ("styles_xml", "report.docx", Some(Part::Styles), "xml"),
    ("numbering_xml", "report.docx", Some(Part::Numbering), "xml"),
    ("html", "report.html", None, "html"),
    ("markdown", "report.md", None, "markdown"),
    ("text", "report.txt", None, "text"),
    ("yaml", "report.yaml", None, "yaml"),
    ("odt_content", "report.odt", Some(Part::Content), "odt_content"),
    ("sheet_xml", "report.xlsx", Some(Part::Sheet), "sheet_xml"),
    ("mht", "report.mht", None, "mht"),
    ("pdf", "report.pdf", None, "pdf"),
    ("rtf", "report.rtf", None, "rtf"),
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
fn old_word_files_of_the_corpus_are_read_or_refused() {
    let (good, bad) = replay("doc");
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
fn open_document_texts_of_the_corpus_are_read() {
    let (good, bad) = replay("odt_content");
    assert!(good >= 1 && bad >= 1, "{good} {bad}");
}

#[test]
#[cfg(feature = "xlsx")]
fn sheets_of_the_corpus_are_read_or_refused() {
    let (good, bad) = replay("sheet_xml");
    assert!(good >= 2 && bad >= 1, "{good} {bad}");
}

#[test]
fn pages_in_one_file_of_the_corpus_are_read() {
    let (good, _) = replay("mht");
    assert!(good >= 3, "{good}");
}

#[test]
fn yaml_of_the_corpus_is_read_or_refused() {
    let (good, bad) = replay("yaml");
    assert!(good >= 1 && bad >= 1, "{good} {bad}");
}

#[test]
fn rtf_of_the_corpus_is_read_or_refused() {
    let (good, bad) = replay("rtf");
    assert!(good + bad >= 5, "{good} {bad}");
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

/// The words of a dictionary, as bytes.
fn dictionary(words: &str) -> Vec<Vec<u8>> {
    let path = root().join(format!("fuzz/dictionaries/{words}.dict"));
    let text = fs::read_to_string(path).expect("a dictionary");
    let entries = text
        .lines()
        .filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    let bytes = |entry: &str| {
        let mut out = Vec::new();
        let mut rest = entry.as_bytes();
        while let [first, behind @ ..] = rest {
            rest = behind;
            match (*first, behind) {
                (b'\\', [b'x', high, low, behind @ ..]) => {
                    let digits = [*high, *low];
                    let digits = std::str::from_utf8(&digits).expect("two digits");
                    out.push(u8::from_str_radix(digits, 16).expect("two digits"));
                    rest = behind;
                }
                (b'\\', [sign, behind @ ..]) => {
                    out.push(*sign);
                    rest = behind;
                }
                (byte, _) => out.push(byte),
            }
        }
        out
    };
    entries.map(bytes).collect()
}

/// One change of an input: how, where, how much, and where else or with which word.
type Change = (u8, usize, usize, usize);

/// The input with the changes that a fuzzer makes.
fn changed(seed: &[u8], words: &[Vec<u8>], changes: &[Change]) -> Vec<u8> {
    let mut out = seed.to_vec();
    for &(how, at, length, other) in changes {
        let at = at % (out.len() + 1);
        let end = (at + length).min(out.len());
        let piece = out[at..end].to_vec();
        match how {
            0 => drop(out.drain(at..end)),
            1 => {
                let to = other % (out.len() + 1);
                out.splice(to..to, piece);
            }
            2 => {
                out.drain(at..end);
                let to = other % (out.len() + 1);
                out.splice(to..to, piece);
            }
            3 => out[at..end].reverse(),
            _ => {
                let word = &words[other % words.len()];
                out.splice(at..at, word.iter().copied());
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(Config {
        cases: sized(3000, 60),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(15),
        ..Config::default()
    })]

    /// What the fuzzing does on the compiler that it needs, on this one: fewer inputs, and none that grows out of another.
    #[test]
    fn seeds_that_are_changed_are_read_or_refused(
        target in select(&TARGETS[..]),
        seed in any::<Index>(),
        changes in proptest::collection::vec((0_u8..7, 0..4096_usize, 1..200_usize, 0..4096_usize), 1..8),
    ) {
        let (target, name, part, words) = target;
        let seeds = seeds(target);
        let input = changed(&seeds[seed.index(seeds.len())].1, &dictionary(words), &changes);
        match part {
            Some(part) => fuzz::read_part(part, &input),
            None => fuzz::read(name, &input),
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
