//! Whatever is wrong with a report, its draft can be seen: every fixture that is a report is built in every format.

use std::collections::BTreeMap;
use std::path::Path;

use nianbao::catalogue;
use nianbao::diagnostic::{Rule, Severity};
use nianbao::document::compose::compose;
use nianbao::document::recognise::recognise;
use nianbao::file::lower::{lower, named_prior};
use nianbao::format::{FORMATS, by_extension};
use nianbao::picture::Image;
use nianbao::report::Report;
use nianbao::source::Source;

use crate::corpus::fuzz::figures::assert_none_lost;

use super::{fixtures, folder, is_document};

/// What the library reads of a fixture, with last year's report and its pictures; none where it is no report.
fn report(folder: &Path, name: &str) -> Option<(Report, BTreeMap<String, Image>)> {
    if is_document(name) {
        let (_, ending) = name.rsplit_once('.')?;
        let read = (by_extension(ending)?.read)(&std::fs::read(folder.join(name)).ok()?).ok()?;
        let recognised = recognise(&read, "report");
        assert_none_lost(&read, &recognised);
        return Some((recognised.report?, recognised.pictures.into_iter().collect()));
    }
    let read = |name: &str| {
        let bytes = std::fs::read(folder.join(name)).ok()?;
        let text = nianbao::encoding::read(name, bytes).ok()?;
        text.is_whole().then_some(text.source)
    };
    let lowered = |source: &Source, prior: Option<&Report>| {
        let parsed = nianbao::yaml::parse(source);
        lower(source, parsed.root.as_ref(), prior).report
    };
    let source = read(name)?;
    let named = named_prior(nianbao::yaml::parse(&source).root.as_ref());
    let prior = named.and_then(|named| lowered(&read(&named.value)?, None));
    let report = lowered(&source, prior.as_ref())?;
    let picture = |path: String| {
        let image = Image::from_bytes(std::fs::read(folder.join(&path)).ok()?)?;
        Some((path, image))
    };
    let pictures = report
        .picture_paths()
        .into_iter()
        .map(|(path, _)| path)
        .filter_map(picture)
        .collect();
    Some((report, pictures))
}

#[test]
fn every_fixture_that_is_a_report_can_be_built_as_a_draft() {
    let mut built = 0;
    for rule in catalogue::rules() {
        for name in [fixtures(rule.id, "invalid"), fixtures(rule.id, "valid")].concat() {
            let Some((report, pictures)) = report(&folder(rule.id), &name) else {
                assert!(unreadable(rule), "{}/{name} is a report", rule.id);
                continue;
            };
            let document = compose(&report, &pictures, true);
            for format in FORMATS {
                let bytes = format
                    .bytes_of(&document)
                    .unwrap_or_else(|cause| panic!("{}/{name} as {}: {cause}", rule.id, format.name));
                assert!(bytes.len() > 1000, "{}/{name} as {}", rule.id, format.name);
            }
            built += 1;
        }
    }
    assert!(built > catalogue::rules().count(), "{built}");
}

/// Whether a rule is about files that hold no report at all.
fn unreadable(rule: &Rule) -> bool {
    assert_eq!(rule.severity[0], Severity::Error, "{}", rule.id);
    ["syntax-error", "wrong-encoding", "not-a-report"].contains(&rule.id)
}
