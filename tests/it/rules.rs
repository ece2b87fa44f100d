//! Each rule on its fixtures, `tests/rules/<id>/`: `invalid*` fires the rule and nothing else and reads as `invalid*.out`
//! says, `valid*` fires nothing. Either is a report in YAML or a finished document; where a folder has `source.yaml`, its
//! documents are compared with it, and where a rule needs last year's report, they are checked beside `prior.yaml`. Update
//! the expectations with `SNAPSHOTS=overwrite cargo test --test it rules`.

mod drafts;
mod what;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::{Arc, Mutex, OnceLock};

use nianbao::catalogue;
use nianbao::diagnostic::{Inputs, Rule};
use nianbao::encoding::MAX_BYTES;
use serde_json::Value;

use crate::support::{nianbao, root};

/// The rule whose fixture is made when the test runs: nobody wants 16 MB in the repository.
const MADE: &str = "file-too-large";

/// The endings of reports in YAML, and of documents that can be edited by hand.
const YAML: [&str; 2] = ["yaml", "bin"];
const DOCUMENTS: [&str; 3] = ["txt", "html", "md"];

/// What the documents of a folder are compared with.
const SOURCE: &str = "source.yaml";

/// Last year's report of a folder's documents, which cannot name one themselves.
const PRIOR: &str = "prior.yaml";

/// What an invalid fixture must fire beside its own rule: an explanation of an error needs the error, and a figure that
/// could not be told from another is not filled.
fn beside(rule: &str) -> &'static [&'static str] {
    match rule {
        "error-not-waivable" => &["wrong-total"],
        "doubtful-reading" => &["blank-cell"],
        _ => &[],
    }
}

fn folder(rule: &str) -> PathBuf {
    root().join("tests/rules").join(rule)
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap_or_else(|cause| panic!("{}: {cause}", folder.display()))
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Whether a file's name ends so, behind its dot.
pub fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == ending)
}

/// The reports of a rule's folder whose names begin so.
fn fixtures(rule: &str, prefix: &str) -> Vec<String> {
    let report = |name: &String| name.starts_with(prefix) && (is_yaml(name) || is_document(name));
    names(&folder(rule)).into_iter().filter(report).collect()
}

fn is_yaml(name: &str) -> bool {
    YAML.iter().any(|ending| has_ending(name, ending))
}

fn is_document(name: &str) -> bool {
    DOCUMENTS.iter().any(|ending| has_ending(name, ending))
}

/// `nianbao check` from within the folder, so that no separator of paths shows. Of a fixture, which stays as it is, several
/// tests ask the same: the program runs once.
pub fn check(folder: &Path, name: &str, more: &[&str]) -> Output {
    static DONE: Mutex<BTreeMap<String, Arc<OnceLock<Output>>>> = Mutex::new(BTreeMap::new());
    if !folder.starts_with(root().join("tests/rules")) {
        return run_check(folder, name, more);
    }
    let key = format!("{} {name} {more:?}", folder.display());
    let done = DONE.lock().unwrap().entry(key).or_default().clone();
    done.get_or_init(|| run_check(folder, name, more)).clone()
}

fn run_check(folder: &Path, name: &str, more: &[&str]) -> Output {
    let compared = is_document(name) && folder.join(SOURCE).exists();
    let against: &[&str] = if compared { &["--against", SOURCE] } else { &[] };
    let rule = folder.file_name().and_then(|id| catalogue::find(id.to_str()?));
    let beside = is_document(name) && rule.is_some_and(|rule| rule.needs_prior);
    let prior: &[&str] = if beside { &["--prior", PRIOR] } else { &[] };
    let output = nianbao()
        .current_dir(folder)
        .arg("check")
        .arg(name)
        .args(against)
        .args(prior)
        .args(more)
        .output()
        .expect("the program starts");
    let status = output.status.code();
    assert!(
        matches!(status, Some(0 | 1)),
        "{name}: {status:?} {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// What a person reads.
pub fn human(folder: &Path, name: &str) -> String {
    String::from_utf8(check(folder, name, &[]).stderr).unwrap()
}

/// The findings as rule and severity, in the order told, which must be that of the file. A place in a document is told in
/// words, which have no order that a machine could see.
pub fn findings(folder: &Path, name: &str) -> Vec<(String, String)> {
    let told: Value = serde_json::from_slice(&check(folder, name, &["--format", "json"]).stdout).unwrap();
    let found = told["files"][0]["diagnostics"].as_array().unwrap();
    if is_document(name) {
        let located = |d: &Value| d["location"].is_null() && d["fix"].is_null();
        assert!(found.iter().all(located), "{name}: {found:?}");
        let placed = |d: &Value| d["place"].as_str().is_some_and(|words| !words.is_empty());
        let nowhere = |d: &Value| d["rule"] == "not-a-report";
        assert!(found.iter().all(|d| placed(d) || nowhere(d)), "{name}: {found:?}");
    } else {
        let starts: Vec<u64> = found
            .iter()
            .map(|d| d["location"]["start_byte"].as_u64().unwrap_or(0))
            .collect();
        assert!(starts.is_sorted(), "{name}: {starts:?}");
    }
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    found
        .iter()
        .map(|d| (word(&d["rule"]), word(&d["severity"])))
        .collect()
}

/// Compares with a file byte for byte but for line ends; `SNAPSHOTS=overwrite` writes it.
#[track_caller]
pub fn golden(path: &Path, actual: &str) {
    let expected = snapbox::Data::read_from(path, Some(snapbox::data::DataFormat::Text)).raw();
    snapbox::Assert::new()
        .action_env("SNAPSHOTS")
        .eq(actual, expected);
}

#[test]
fn rules_folders_and_files_agree() {
    let rules: BTreeSet<String> = catalogue::rules().map(|rule| rule.id.to_owned()).collect();
    let folders: BTreeSet<String> = names(&root().join("tests/rules"))
        .into_iter()
        .filter(|name| name != ".gitattributes")
        .collect();
    assert_eq!(rules, folders);
    for rule in &rules {
        let names = names(&folder(rule));
        let has = |name: &str| names.iter().any(|n| n == name);
        let reports = fixtures(rule, "invalid");
        let Rule {
            inputs, needs_prior, ..
        } = catalogue::find(rule).unwrap();
        if *inputs == Inputs::Documents {
            let valid = DOCUMENTS.iter().any(|ending| has(&format!("valid.{ending}")));
            assert!(valid && reports.iter().all(|name| is_document(name)), "{rule}");
        } else {
            assert!(has("valid.yaml"), "{rule}");
        }
        // What `explain` shows.
        assert!(has("invalid.out"), "{rule}");
        assert!(!needs_prior || has(PRIOR), "{rule}");
        let invalid: BTreeSet<String> = reports.iter().map(|n| out_of(n)).collect();
        // No two reports share what is printed.
        assert_eq!(invalid.len(), reports.len(), "{rule}");
        let out: BTreeSet<String> = names.iter().filter(|n| has_ending(n, "out")).cloned().collect();
        if rule == MADE {
            assert!(invalid.is_empty());
        } else {
            assert!(!invalid.is_empty(), "{rule}");
            assert_eq!(invalid, out, "{rule}");
        }
    }
}

fn out_of(name: &str) -> String {
    Path::new(name).with_extension("out").display().to_string()
}

#[test]
fn invalid_fires_its_rule_and_no_other() {
    for rule in catalogue::rules() {
        let folder = folder(rule.id);
        for name in fixtures(rule.id, "invalid") {
            let found = findings(&folder, &name);
            let strange: Vec<_> = found
                .iter()
                .filter(|(id, _)| id != rule.id && !beside(rule.id).contains(&id.as_str()))
                .collect();
            assert!(strange.is_empty(), "{}/{name}: {strange:?}", rule.id);
            assert!(found.iter().any(|(id, _)| id == rule.id), "{}/{name}", rule.id);
            golden(&folder.join(out_of(&name)), &human(&folder, &name));
        }
    }
}

#[test]
fn explain_shows_what_the_first_fixture_prints() {
    for rule in catalogue::rules() {
        let printed = std::fs::read_to_string(folder(rule.id).join("invalid.out")).unwrap();
        let lines: Vec<String> = printed.lines().map(|line| format!("  {line}")).collect();
        let explained = nianbao().args(["explain", rule.id]).output().unwrap();
        let explained = String::from_utf8(explained.stdout).unwrap();
        assert!(lines.len() > 1, "{}", rule.id);
        let wanted = format!("\n例子\n{}\n", lines.join("\n").replace("\n  \n", "\n\n"));
        assert!(explained.contains(&wanted), "{}\n{explained}\n{wanted}", rule.id);
    }
}

#[test]
fn valid_fires_nothing() {
    for rule in catalogue::rules() {
        let folder = folder(rule.id);
        for name in fixtures(rule.id, "valid") {
            let output = check(&folder, &name, &["--deny", "warnings"]);
            let told = String::from_utf8(output.stderr).unwrap();
            // What is explained is listed, and is no finding.
            let explained = |line: &&str| line.contains(": 已说明[");
            let told: String = told
                .lines()
                .filter(|line| !explained(line))
                .map(|l| format!("{l}\n"))
                .collect();
            assert!(
                output.status.success() && told.starts_with("没有发现问题"),
                "{}/{name}\n{told}",
                rule.id
            );
            assert_eq!(told.lines().count(), 1, "{}/{name}\n{told}", rule.id);
        }
    }
}

#[test]
fn every_severity_of_a_rule_has_a_case() {
    for rule in catalogue::rules().filter(|rule| rule.id != MADE) {
        let mut seen = BTreeSet::new();
        for name in fixtures(rule.id, "invalid") {
            let found = findings(&folder(rule.id), &name);
            let errors = found.iter().any(|(_, severity)| severity == "error");
            let status = |more: &[&str]| check(&folder(rule.id), &name, more).status.code();
            assert_eq!(status(&[]), Some(i32::from(errors)), "{}/{name}", rule.id);
            let told = found.iter().any(|(_, severity)| severity != "info");
            let denied = Some(i32::from(told));
            assert_eq!(status(&["--deny", "warnings"]), denied, "{}/{name}", rule.id);
            seen.extend(found.into_iter().filter(|(id, _)| id == rule.id).map(|(_, s)| s));
        }
        let declared: BTreeSet<String> = rule.severity.iter().map(|s| s.id().to_owned()).collect();
        assert_eq!(seen, declared, "{}", rule.id);
    }
}

/// A finding's rule and message, and its edit where it has one.
type Told = ((String, String), Option<(usize, usize, String)>);

fn told(folder: &Path, name: &str) -> Vec<Told> {
    let told: Value = serde_json::from_slice(&check(folder, name, &["--format", "json"]).stdout).unwrap();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let byte = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let fix = |fix: &Value| {
        (
            byte(&fix["start_byte"]),
            byte(&fix["end_byte"]),
            word(&fix["replacement"]),
        )
    };
    let found = told["files"][0]["diagnostics"].as_array().unwrap();
    found
        .iter()
        .map(|d| {
            (
                (word(&d["rule"]), word(&d["message"])),
                Some(&d["fix"]).filter(|f| f.is_object()).map(fix),
            )
        })
        .collect()
}

/// A blank that is marked as one is still to be filled; every other finding with an edit is gone once that is made, and
/// the others stand as they stood.
#[test]
fn edits_mend_what_they_are_for_and_nothing_else() {
    let place = tempfile::tempdir().unwrap();
    let mut mended = BTreeSet::new();
    for rule in catalogue::rules() {
        // What its reports name, like last year's, lies beside them.
        let fixed = |name: &String| {
            ["invalid", "valid", "source"]
                .iter()
                .any(|lead| name.starts_with(lead))
        };
        for name in names(&folder(rule.id)).iter().filter(|name| !fixed(name)) {
            let from = folder(rule.id).join(name);
            if from.is_file() {
                std::fs::copy(from, place.path().join(name)).unwrap();
            }
        }
        for name in fixtures(rule.id, "invalid") {
            let before = told(&folder(rule.id), &name);
            let mut edits: Vec<_> = before.iter().filter_map(|(_, edit)| edit.clone()).collect();
            if edits.is_empty() {
                continue;
            }
            edits.sort();
            let mut text = std::fs::read_to_string(folder(rule.id).join(&name)).unwrap();
            for (start, end, replacement) in edits.iter().rev() {
                text.replace_range(*start..*end, replacement);
            }
            std::fs::write(place.path().join(&name), text).unwrap();
            let after: Vec<_> = told(place.path(), &name);
            let stays = |told: &Told| told.1.is_none() || told.0.0 == "blank-cell";
            let expected: Vec<Told> = before
                .into_iter()
                .filter(stays)
                .map(|(what, _)| (what, None))
                .collect();
            assert_eq!(after, expected, "{}/{name}", rule.id);
            mended.insert(rule.id);
        }
    }
    let known = [
        "blank-cell",
        "control-character",
        "fixed-phrase-typo",
        "malformed-contact",
        "not-a-count",
        "placeholder",
        "syntax-error",
        "unbalanced-applications",
        "wrong-total",
        "wrong-type",
    ];
    assert_eq!(mended, BTreeSet::from(known));
}

#[test]
fn a_file_over_the_limit_is_refused_and_one_at_the_limit_is_read() {
    let valid = std::fs::read(folder(MADE).join("valid.yaml")).unwrap();
    let folder_of_it = tempfile::tempdir().unwrap();
    let place = folder_of_it.path();
    let mut padded = valid;
    padded.push(b'#');
    padded.resize(MAX_BYTES, b'x');
    std::fs::write(place.join("valid.yaml"), &padded).unwrap();
    padded.push(b'x');
    std::fs::write(place.join("invalid.yaml"), &padded).unwrap();
    let (at, over) = (findings(place, "valid.yaml"), findings(place, "invalid.yaml"));
    let told = human(place, "invalid.yaml");
    assert_eq!(at, []);
    assert_eq!(over, [(MADE.to_owned(), "error".to_owned())]);
    golden(&folder(MADE).join("invalid.out"), &told);
}
