//! How often slips are told, and what comes of several at once: counted, written as a line, read from the file of rates.

use nianbao::form::DataPoint;

use super::trial::{Told, Trial};

/// How often what was to be told was told.
#[derive(Default)]
pub struct Rate {
    pub trials: usize,
    pub told: usize,
}

impl Rate {
    pub fn count(&mut self, told: bool) {
        self.trials += 1;
        self.told += usize::from(told);
    }
}

/// A number as a share of another, in per cent with one decimal, cut off.
pub fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// What came of slips in several cells.
#[derive(Default)]
pub struct Outcome {
    pub trials: usize,
    pub named: usize,
    pub suspected: usize,
    pub open: usize,
    pub wrong: usize,
    /// What was told where it was wrong.
    pub strange: Vec<String>,
}

impl Outcome {
    /// `truth` has the cells with the right figures.
    pub fn count(&mut self, report: &Trial, told: &[Told], truth: &[(DataPoint, String)]) {
        self.trials += 1;
        let is_true = |one: &Told| truth.iter().any(|(point, right)| one.is(*point, right));
        // A headline that says what a figure should be is a claim, and so is an edit.
        // That a whole row went astray is not said where it did not.
        let misled = |one: &Told| one.claims() && !is_true(one) || one.help.contains("很可能");
        if told.iter().any(misled) {
            self.wrong += 1;
            self.strange.push(format!("{}: {truth:?}: {told:?}", report.name));
        } else if told.len() == truth.len() && told.iter().all(is_true) {
            self.named += 1;
        } else if truth
            .iter()
            .all(|(point, right)| told.iter().any(|one| one.suspects(report, *point, right)))
        {
            self.suspected += 1;
        } else {
            self.open += 1;
        }
    }

    pub fn line(&self, lead: &str) -> String {
        let Self {
            trials,
            named,
            suspected,
            open,
            wrong,
            ..
        } = self;
        let rate = percent(*named, *trials);
        format!("{lead} {trials:>7} {named:>7} {rate:>8} {suspected:>10} {open:>7} {wrong:>7}\n")
    }

    pub fn head(lead: &str) -> String {
        format!(
            "{lead} {:>7} {:>7} {:>8} {:>10} {:>7} {:>7}\n",
            "trials", "named", "rate", "candidates", "open", "wrong"
        )
    }

    pub fn add(&mut self, other: &Self) {
        self.trials += other.trials;
        self.named += other.named;
        self.suspected += other.suspected;
        self.open += other.open;
        self.wrong += other.wrong;
        self.strange.extend(other.strange.iter().cloned());
    }
}

/// What the file of rates states of slips in several cells, line by line as they follow each other.
pub struct Stated(Vec<(String, Outcome)>);

impl Stated {
    pub fn of(file: &str) -> Self {
        Self(file.lines().filter_map(stated).collect())
    }

    /// The outcome that is stated next, which must be of these slips. Of them all some were judged: what came of those
    /// must be a part of what is stated of all.
    pub fn next(&mut self, lead: &str, drawn: usize, judged: &Outcome) -> Outcome {
        let (said, outcome) = self.0.remove(0);
        assert_eq!(
            (said.as_str(), outcome.trials),
            (lead, drawn),
            "as the file of rates has it"
        );
        let sum = outcome.named + outcome.suspected + outcome.open + outcome.wrong;
        assert_eq!(sum, drawn, "{lead}: what the file states makes no sum");
        for (what, is, most) in [
            ("named", judged.named, outcome.named),
            ("candidates", judged.suspected, outcome.suspected),
            ("open", judged.open, outcome.open),
            ("wrong", judged.wrong, outcome.wrong),
        ] {
            assert!(
                is <= most,
                "{lead}: {is} {what} of {} judged, the file has {most} of {drawn}\n{}",
                judged.trials,
                judged.strange.join("\n")
            );
        }
        outcome
    }
}

/// A line as `Outcome::line` writes it; the sums of all reports are computed, not read.
fn stated(line: &str) -> Option<(String, Outcome)> {
    let (before, behind) = line.split_once(" %")?;
    let behind: Vec<usize> = behind
        .split_whitespace()
        .map_while(|word| word.parse().ok())
        .collect();
    let [suspected, open, wrong] = behind[..] else {
        return None;
    };
    let words: Vec<&str> = before.split_whitespace().collect();
    let (lead, [trials, named, _]) = words.split_last_chunk()?;
    let lead = lead.join(" ");
    let outcome = Outcome {
        trials: trials.parse().ok()?,
        named: named.parse().ok()?,
        suspected,
        open,
        wrong,
        strange: Vec::new(),
    };
    (lead != "all").then_some((lead, outcome))
}
