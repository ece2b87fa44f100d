//! Made-up reports: correct ones are correct, planted faults are found where they were planted and nothing else is, and a seed
//! makes the same for ever. `--nocapture` prints how the findings are distributed.

use std::collections::BTreeMap;

use nianbao::check::PictureFault;
use nianbao::diagnostic::{Diagnostic, Severity};
use nianbao::pipeline::{PriorFile, Surroundings, read};
use nianbao::sample::{Planted, Sampled, Wanted, report};

use crate::support::sized;

/// Last year's report beside the one that names it.
struct Beside<'a>(&'a Sampled);

impl Surroundings for Beside<'_> {
    fn prior(&mut self, named: Option<&str>) -> Option<PriorFile> {
        let prior = self.0.prior.as_ref()?;
        assert_eq!(named, Some(prior.path.as_str()));
        Some(PriorFile {
            name: prior.path.clone(),
            bytes: Ok(prior.text.clone().into_bytes()),
        })
    }

    fn picture(&mut self, path: &str) -> Result<Vec<u8>, PictureFault> {
        panic!("no picture {path}");
    }
}

/// What is found of a report, as a rule, a path and what is said; hints are none.
fn found(sampled: &Sampled) -> Vec<(&'static str, String, String)> {
    let judged = read(
        &sampled.name,
        sampled.text.clone().into_bytes(),
        &mut Beside(sampled),
    );
    let severe = |found: &&Diagnostic| found.severity != Severity::Info;
    let found = judged.findings.diagnostics.iter().filter(severe);
    found
        .map(|found| {
            let cell = found.primary.cell.map(|cell| cell.to_string());
            let path = cell.unwrap_or_else(|| found.path.clone());
            (found.rule.id, path, found.message.clone())
        })
        .collect()
}

const CORRECT: Wanted = Wanted {
    faulty: false,
    prior: true,
};
const FAULTY: Wanted = Wanted {
    faulty: true,
    prior: true,
};

/// Where the campaign begins and how long it is may be told: NIANBAO_SAMPLES=5000.
fn many() -> u64 {
    let told = std::env::var("NIANBAO_SAMPLES")
        .ok()
        .and_then(|told| told.parse().ok());
    told.unwrap_or_else(|| sized(3000, 150))
}

#[test]
fn correct_reports_are_correct() {
    let mut wrong = Vec::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..many() {
        let sampled = report(seed, seed * 7, &CORRECT);
        assert!(sampled.planted.is_empty());
        *kinds.entry(format!("{} 版", sampled.edition)).or_default() += 1;
        *kinds
            .entry(format!("有上年 {}", sampled.prior.is_some()))
            .or_default() += 1;
        for (rule, path, message) in found(&sampled) {
            *kinds.entry(rule.to_owned()).or_default() += 1;
            wrong.push(format!("{seed} {} [{rule}] {path}: {message}", sampled.name));
        }
        if let Some(prior) = &sampled.prior {
            let last = Sampled {
                text: prior.text.clone(),
                prior: None,
                ..sampled.clone()
            };
            let found = found(&last).into_iter();
            wrong.extend(found.map(|(rule, path, message)| {
                format!("{seed} last year of {} [{rule}] {path}: {message}", sampled.name)
            }));
        }
    }
    println!("{kinds:#?}");
    assert!(wrong.is_empty(), "{} of them\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_planted_fault_is_found_at_its_place_and_nothing_else() {
    let mut wrong = Vec::new();
    let mut rules: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for seed in 0..many() {
        let sampled = report(seed, seed * 7, &FAULTY);
        assert!(!sampled.planted.is_empty(), "{seed}: {}", sampled.name);
        let mut found = found(&sampled);
        for planted in &sampled.planted {
            let is_it = |found: &(&str, String, String)| is(planted, found);
            let at = found.iter().position(is_it);
            let count = rules.entry(planted.rule).or_default();
            count[0] += 1;
            if let Some(at) = at {
                count[1] += 1;
                found.remove(at);
                found.retain(|more| !(planted.in_column && more.0 == planted.rule && is(planted, more)));
            } else {
                wrong.push(format!(
                    "{seed} {}: not found: {planted:?}\n    {found:?}",
                    sampled.name
                ));
            }
        }
        wrong.extend(found.iter().map(|more| {
            format!(
                "{seed} {}: besides: {more:?}\n    {:?}",
                sampled.name, sampled.planted
            )
        }));
    }
    for (rule, [planted, found]) in rules {
        println!("{rule:<26}{planted:>6}{found:>6}");
    }
    assert!(wrong.is_empty(), "{} of them\n{}", wrong.len(), wrong.join("\n"));
}

fn is(planted: &Planted, (rule, path, _): &(&str, String, String)) -> bool {
    planted.rule == *rule && planted.path == *path || planted.in_column && is_of_column(planted, path)
}

/// Whether a finding is about another figure of the column, or of the totals' column, which it broke too.
fn is_of_column(planted: &Planted, path: &str) -> bool {
    let column = planted.path.rsplit('.').next().expect("a column");
    path.starts_with("申请.") && (path.ends_with(&format!(".{column}")) || path.ends_with(".总计"))
}

#[test]
fn a_seed_and_a_number_always_make_the_same() {
    for index in [0, 1, 999, 100_000] {
        assert_eq!(report(3, index, &FAULTY), report(3, index, &FAULTY));
        assert_ne!(report(3, index, &FAULTY).text, report(4, index, &FAULTY).text);
    }
}
