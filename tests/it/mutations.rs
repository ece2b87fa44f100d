//! Slips of the hand in the tables of correct reports, and what is told of them: `tests/golden/mutations.txt` has the
//! rates. Every slip of one figure in the examples is judged; pairs of slips and figures gone astray are drawn at random,
//! always the same ones. `SNAPSHOTS=overwrite cargo test --test it mutations` writes the rates anew; with `--nocapture` the
//! test prints them.
//!
//! Where the campaign does not run whole, all slips are drawn and counted, and one in `step()` of them is judged: it must be
//! told as the file says that all are, or be one of as many as the file says.
//!
//! A slip is put into the report that was read, as reading would put it there; that this is so is proven on a sample, with
//! the slip typed into the file.

mod astray;
mod drawn;
mod matched;
mod outcome;
mod trial;

use std::fmt::Write;

use nianbao::form::{DataPoint, Kind};
use nianbao::report::figure;
use nianbao::sample::dice::Dice;
use nianbao::sample::slips::{KINDS, slips};

use crate::rules::golden;
use crate::support::{root, sized};
use astray::astray;
use drawn::made_up;
use matched::matched_totals;
use outcome::{Outcome, Rate, Stated, percent};
use trial::Trial;

const APPLICATIONS: &str = "申请";
const DISPUTES: &str = "复议诉讼";

/// Pairs of slips that are drawn in each report.
const PAIRS: usize = 100;

/// Where the rates stand.
const RATES: &str = "tests/golden/mutations.txt";

/// Of so many slips one is judged. A file that is written anew states the whole.
fn step() -> usize {
    let anew = std::env::var_os("SNAPSHOTS").is_some_and(|v| v == "overwrite");
    if anew { 1 } else { sized(1, 24) }
}

/// What the file of rates states, where not everything is judged.
fn stated() -> Option<Stated> {
    let file = || std::fs::read_to_string(root().join(RATES)).unwrap();
    (step() > 1).then(|| Stated::of(&file()))
}

/// The examples, then the reports that are made up.
fn reports() -> (Vec<Trial>, Vec<Trial>) {
    let examples = crate::support::examples();
    let examples: Vec<Trial> = examples
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap();
            Trial::new(name, &std::fs::read_to_string(path).unwrap())
        })
        .collect();
    let made_up = made_up(&examples);
    (examples, made_up)
}

/// One slip in every cell of a table, by kind: how often one error tells the cell and the right figure.
fn singles<'t>(reports: impl Iterator<Item = &'t Trial>, out: &mut String) {
    let mut wrong = Vec::new();
    let (mut drawn, step) = (0, step());
    writeln!(
        out,
        "{:<14} {:<16} {:>7} {:>7} {:>8}",
        "report", "slip", "trials", "found", "rate"
    )
    .unwrap();
    for report in reports {
        let mut rates: Vec<(&str, Rate)> = Vec::new();
        for point in report.points(APPLICATIONS) {
            let right = report.figure(point);
            for (kind, typed) in slips(right) {
                drawn += 1;
                let judged = drawn % step == 0;
                let told = judged.then(|| report.told(&[(point, typed.clone())]));
                // One that is not judged counts as told: that all are is what the file states.
                let found = told
                    .as_ref()
                    .is_none_or(|told| told.len() == 1 && told[0].is(point, right));
                let at = rates
                    .iter()
                    .position(|(known, _)| *known == kind)
                    .unwrap_or_else(|| {
                        rates.push((kind, Rate::default()));
                        rates.len() - 1
                    });
                rates[at].1.count(found);
                if !found {
                    wrong.push(format!("{}: {point} {right} as {typed}: {told:?}", report.name));
                }
            }
        }
        rates.sort_by_key(|(kind, _)| KINDS.iter().position(|known| known == kind));
        for (kind, Rate { trials, told }) in rates {
            let rate = percent(told, trials);
            writeln!(
                out,
                "{:<14} {kind:<16} {trials:>7} {told:>7} {rate:>8}",
                report.name
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{} of them\n{}", wrong.len(), wrong.join("\n"));
}

/// The table where a figure stands in one relation only: one error, which names the figure among its candidates.
fn open_singles(reports: &[Trial], out: &mut String) {
    let (mut drawn, step) = (0, step());
    writeln!(
        out,
        "{:<14} {:>7} {:>7} {:>8}",
        "report", "trials", "found", "rate"
    )
    .unwrap();
    for report in reports {
        let mut rate = Rate::default();
        for point in report.points(DISPUTES) {
            let right = report.figure(point);
            for (_, typed) in slips(right) {
                drawn += 1;
                if drawn % step != 0 {
                    rate.count(true);
                    continue;
                }
                let told = report.told(&[(point, typed.clone())]);
                let found = match &told[..] {
                    [one] => {
                        one.is(point, right) || (one.fix.is_none() && one.suspects(report, point, right))
                    }
                    _ => false,
                };
                assert!(found, "{}: {point} {right} as {typed}: {told:?}", report.name);
                rate.count(found);
            }
        }
        let Rate { trials, told } = rate;
        writeln!(
            out,
            "{:<14} {trials:>7} {told:>7} {:>8}",
            report.name,
            percent(told, trials)
        )
        .unwrap();
    }
}

/// Two slips in cells of table 3, drawn uniformly.
fn pairs(reports: &[Trial], counts: bool, stated: &mut Option<Stated>, out: &mut String) -> Outcome {
    let mut all = Outcome::default();
    out.push_str(&Outcome::head(&format!("{:<14}", "report")));
    for (index, report) in reports.iter().enumerate() {
        let mut dice = Dice::new(index as u64);
        let points = report.points(APPLICATIONS);
        let slips = |point| -> Vec<(&str, String)> {
            let all = slips(report.figure(point)).into_iter();
            all.filter(|(_, typed)| !counts || figure::read(typed, Kind::Count).flaw.is_none())
                .collect()
        };
        let mut outcome = Outcome::default();
        for number in 0..PAIRS {
            let one = *dice.pick(&points).unwrap();
            let other = loop {
                let other = *dice.pick(&points).unwrap();
                if other != one {
                    break other;
                }
            };
            let typed: Vec<(DataPoint, String)> = [one, other]
                .into_iter()
                .map(|point| (point, dice.pick(&slips(point)).unwrap().1.clone()))
                .collect();
            if number % step() != 0 {
                continue;
            }
            let truth: Vec<_> = [one, other].map(|p| (p, report.figure(p).to_owned())).to_vec();
            outcome.count(report, &report.told(&typed), &truth);
        }
        if let Some(stated) = stated {
            outcome = stated.next(&report.name, PAIRS, &outcome);
        }
        out.push_str(&outcome.line(&format!("{:<14}", report.name)));
        all.add(&outcome);
    }
    out.push_str(&all.line(&format!("{:<14}", "all")));
    all
}

#[test]
fn rates_of_slips_that_are_traced() {
    let (examples, made_up) = reports();
    assert!(examples.len() >= 4 && made_up.len() >= 4);
    let mut out = String::from(
        "Slips of the hand in correct reports, and what is told of them.\nWritten by `SNAPSHOTS=overwrite cargo test --test it mutations`.\n\n",
    );
    out.push_str("One slip in table 3, every cell. Found: one error, at that cell, with the right figure as its edit.\n\n");
    // The examples have few figures of several digits; `many` has.
    let many = made_up.iter().filter(|report| report.name == "many");
    singles(examples.iter().chain(many), &mut out);
    out.push_str("\nOne slip in table 4, every cell. Found: one error, which names the cell and its right figure among the candidates.\n\n");
    open_singles(&examples, &mut out);
    out.push_str(
        "\nTwo slips in table 3, drawn uniformly over all cells. Named: two errors, at those cells, with the right figures as\n\
         edits. Candidates: no claim is made, and both stand among the candidates that are named. Open: no claim is made. Wrong:\n\
         another cell or figure is claimed. `dense` has a figure in every cell, as no agency has.\n\n",
    );
    let mut rates = Vec::new();
    let mut stated = stated();
    for reports in [&examples, &made_up] {
        rates.push(pairs(reports, false, &mut stated, &mut out));
        out.push('\n');
    }
    out.push_str(
        "The same of slips that all leave plain counts, so that none is told by how it is written.\n\n",
    );
    for reports in [&examples, &made_up] {
        rates.push(pairs(reports, true, &mut stated, &mut out));
        out.push('\n');
    }
    out.push_str("Figures gone astray in table 3, wherever a report has any. Columns as above; a row is among the candidates if it is\nnamed as one that went astray. A part that was typed one row too low and a total that was typed one row too high leave the\nsame sums, so that neither can be told for certain.\n\n");
    let strayed = astray(
        &examples.iter().chain(&made_up).collect::<Vec<_>>(),
        &mut stated,
        &mut out,
    );
    out.push_str("\nA figure of table 3 and its totals, all typed wrong: every figure of the examples with every slip. Columns as above. A\nfigure and its row's total leave the sums that any other row would leave that was typed so; where nothing else speaks for\none, a headline says which figures do not agree, and names no figure as the wrong one.\n\n");
    let matched = matched_totals(&examples.iter().collect::<Vec<_>>(), &mut stated, &mut out);
    println!("{out}");
    golden(&root().join(RATES), &out);
    for outcome in rates.iter().chain([&strayed, &matched]) {
        let few = outcome.strange.iter().take(10);
        assert_eq!(
            outcome.wrong,
            0,
            "{}",
            few.cloned().collect::<Vec<_>>().join("\n")
        );
    }
    for outcome in &rates {
        assert!(
            outcome.named * 100 >= outcome.trials * 95,
            "{} of {}",
            outcome.named,
            outcome.trials
        );
    }
}

#[test]
fn a_slip_in_memory_is_told_as_one_in_the_file() {
    let (examples, made_up) = reports();
    let mut compared = 0;
    for report in examples.iter().chain(&made_up) {
        let points = [report.points(APPLICATIONS), report.points(DISPUTES)].concat();
        for (index, point) in points.iter().enumerate().step_by(sized(29, 4 * 29)) {
            for (_, typed) in slips(report.figure(*point)) {
                let other = points[(index * 31 + 7) % points.len()];
                let more = slips(report.figure(other)).swap_remove(0).1;
                let one = vec![(*point, typed)];
                let two = [one.clone(), vec![(other, more)]].concat();
                let both = if other == *point {
                    vec![one]
                } else {
                    vec![one, two]
                };
                for slips in both {
                    assert_eq!(report.told(&slips), report.told_of_file(&slips), "{slips:?}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > sized(150, 40), "{compared}");
}
