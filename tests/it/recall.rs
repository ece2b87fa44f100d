//! Figures of correct prose typed wrong one after the other, and how many of the slips are noticed: `tests/golden/recall.txt` has
//! the rates and every figure of which a slip passes. `SNAPSHOTS=overwrite cargo test --test it recall` writes it anew.
//!
//! The passages are in `tests/recall/passages/`, with what each of their figures can be held against; no finding may stand at one
//! of them as it is.

mod changes;
mod passages;

use std::collections::BTreeSet;
use std::fmt::Write;

use nianbao::check;
use nianbao::report::Report;
use rust_decimal::Decimal;

use crate::rules::golden;
use crate::support::{examples, root};
use changes::{WAYS, left_out, replaced, typed};
use passages::{Case, Figure, KINDS, Words};

/// Where the rates stand.
const RATES: &str = "tests/golden/recall.txt";

/// What is found in a report, by rule and message. Which topics are missing says nothing of figures.
fn found(report: &Report, case: &Case) -> BTreeSet<(&'static str, String)> {
    let findings = check::run(report, &case.context, Vec::new())
        .diagnostics
        .into_iter();
    findings
        .filter(|found| {
            !matches!(
                found.rule.id,
                "missing-topic" | "missing-fee-statement" | "placeholder"
            )
        })
        .map(|found| (found.rule.id, found.message))
        .collect()
}

/// How many slips there are, and how many are noticed.
#[derive(Clone, Copy, Default)]
struct Rate {
    figures: usize,
    slips: usize,
    noticed: usize,
}

impl Rate {
    fn add(&mut self, other: Self) {
        self.figures += other.figures;
        self.slips += other.slips;
        self.noticed += other.noticed;
    }

    fn line(&self, name: &str) -> String {
        let Self {
            figures,
            slips,
            noticed,
        } = self;
        let rate = if *slips == 0 {
            "-".to_owned()
        } else {
            format!(
                "{:.1} %",
                f64::from(u32::try_from(noticed * 1000 / slips).unwrap()) / 10.0
            )
        };
        format!("{name:<30} {figures:>7} {slips:>7} {noticed:>7} {rate:>8}\n")
    }
}

/// The slips of a figure: the way, and the words with it.
fn slips(case: &Case, words: &Words, figure: &Figure) -> Vec<(&'static str, String)> {
    let number = &words.text[figure.range.clone()];
    let mut all: Vec<(&'static str, String)> = typed(number)
        .into_iter()
        .map(|(way, number)| (way, replaced(&words.text, &figure.range, &number)))
        .collect();
    if matches!(figure.kind, '格' | '和' | '文')
        && let Some(last) = case.last_years(words, figure)
    {
        all.push(("last year's", replaced(&words.text, &figure.range, &last)));
    }
    // 49.05 for 49.056 is no slip: a share may be cut off where it was rounded.
    if matches!(figure.kind, '比' | '增') && case.rounds_up(words, figure) {
        all.retain(|(way, _)| *way != "one less");
    }
    all.retain(|(way, slip)| {
        let also = |other: &String| *slip == replaced(&words.text, &figure.range, other);
        *way == "left out" || !figure.also.iter().any(also)
    });
    // The tariff leaves every multiple of ten 元 possible, and nothing else is known of the fee.
    if figure.kind == '费' {
        let unit = if words.text[figure.range.end..].starts_with("万元") {
            10_000
        } else {
            1
        };
        let ten = |slip: &str| {
            let end = figure.range.end + slip.len() - words.text.len();
            let amount: Decimal = slip[figure.range.start..end].parse().expect("an amount");
            (amount * Decimal::from(unit) % Decimal::TEN).is_zero()
        };
        all.retain(|(_, slip)| !ten(slip));
    }
    if figure.kind == '分' {
        all.extend(left_out(words, &figure.range).map(|words| ("left out", words)));
    }
    all
}

/// The rates of some reports, by kind of figure and by way, and a line for each figure of which a slip passes.
#[derive(Default)]
struct Campaign {
    kinds: [Rate; KINDS.len()],
    ways: [Rate; WAYS.len()],
    missed: Vec<String>,
    alarms: Vec<String>,
}

impl Campaign {
    fn run(&mut self, case: &Case) {
        let plain = found(&case.report, case);
        for words in &case.words {
            let right = found(&case.with(words.key, &words.text), case);
            for (rule, message) in right.difference(&plain) {
                self.alarms.push(format!("{}: {rule}: {message}", words.place));
            }
            for figure in &words.figures {
                let line = name(words, figure);
                let kind = KINDS.iter().position(|(kind, _)| *kind == figure.kind).unwrap();
                let mut passed = Vec::new();
                self.kinds[kind].figures += 1;
                for (way, slip) in slips(case, words, figure) {
                    let report = case.with(words.key, &slip);
                    let noticed = found(&report, case).difference(&right).next().is_some();
                    let rate = Rate {
                        figures: 0,
                        slips: 1,
                        noticed: usize::from(noticed),
                    };
                    self.kinds[kind].add(rate);
                    if figure.kind != '无' {
                        let at = WAYS.iter().position(|known| *known == way).unwrap();
                        self.ways[at].add(Rate { figures: 1, ..rate });
                    }
                    if !noticed {
                        passed.push(way);
                    }
                }
                // Of figures with nothing to be held against no slip can be noticed.
                if !passed.is_empty() && figure.kind != '无' {
                    self.missed.push(format!("{line} {}", passed.join(", ")));
                }
            }
        }
    }

    fn text(&self) -> String {
        let mut out = format!(
            "{:<30} {:>7} {:>7} {:>7} {:>8}\n",
            "figure", "figures", "slips", "noticed", "rate"
        );
        let mut all = Rate::default();
        for ((kind, name), rate) in KINDS.iter().zip(&self.kinds) {
            if *kind == '无' {
                out.push_str(&all.line("all with a counterpart"));
            }
            all.add(*rate);
            out.push_str(&rate.line(name));
        }
        writeln!(
            out,
            "\n{:<30} {:>7} {:>7} {:>7} {:>8}",
            "slip", "figures", "slips", "noticed", "rate"
        )
        .unwrap();
        for (way, rate) in WAYS.iter().zip(&self.ways) {
            out.push_str(&rate.line(way));
        }
        out.push_str("\nNot noticed:\n");
        for line in &self.missed {
            writeln!(out, "{line}").unwrap();
        }
        out
    }
}

/// A figure with the words before it: `town.txt:5 格 …受理依申请公开[4]`.
fn name(words: &Words, figure: &Figure) -> String {
    let head: Vec<char> = words.text[..figure.range.start].chars().collect();
    let head: String = head[head.len().saturating_sub(10)..].iter().collect();
    let number = &words.text[figure.range.clone()];
    format!(
        "{} {} …{}[{number}]",
        words.place,
        figure.kind,
        head.replace('\n', " ")
    )
}

#[test]
fn rates_of_slips_in_prose_that_are_noticed() {
    let folder = root().join("tests/recall");
    let mut own = Campaign::default();
    let mut count = 0;
    for name in ["bureau", "city", "town"] {
        let case = Case::of_passages(&folder, name);
        count += case.words.len();
        own.run(&case);
    }
    assert!(count >= 150, "{count} passages");
    let mut published = Campaign::default();
    for path in examples() {
        published.run(&Case::of_example(&path));
    }
    let alarms = [own.alarms.as_slice(), &published.alarms].concat();
    assert!(
        alarms.is_empty(),
        "{} false alarms\n{}",
        alarms.len(),
        alarms.join("\n")
    );
    let text = format!(
        "Figures of correct prose typed wrong one after the other, and how many of the slips are noticed.\n\
         Written by `SNAPSHOTS=overwrite cargo test --test it recall`.\n\n\
         {count} passages of tests/recall/passages, each figure marked with what it can be held against.\n\n\
         Not counted are slips that no reader could notice: those to what the same words may be right with, as the passages say\n\
         (52 for 53 handled, where 52 came in); a share or a rate that was rounded up, typed one less (49.05 for 49.056 is cut\n\
         off); those of the fee to another multiple of 10 元, which is all that the tariff says of it; a part left out of a list\n\
         that says 其中 and no more, or of which one part would be left; in the examples, lists whose parts do not come to their\n\
         whole. What a centre or a team of a town did need not be all of the town's.\n\n{}\n\
         The examples, each figure by what the reader of prose makes of it.\n\n{}",
        own.text(),
        published.text()
    );
    golden(&root().join(RATES), &text);
}
