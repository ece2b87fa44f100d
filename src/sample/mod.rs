//! Reports of units that there are none of, for training, trials and benches: correct ones in many wordings, and such with known
//! faults, each with what was planted where.
//!
//! What a seed and a number make never depends on what else is made, on the machine or on the day: a hundred thousand may be made
//! in parts, and any one of them again.
//!
//! ```
//! use nianbao::{Nothing, read, sample};
//!
//! let sampled = sample::report(7, 12, &sample::Wanted::default());
//! let judged = read("a.yaml", sampled.text.clone().into_bytes(), &mut Nothing);
//! assert!(judged.findings.diagnostics.is_empty());
//! assert_eq!(sampled, sample::report(7, 12, &sample::Wanted::default()));
//! ```

#[doc(hidden)]
pub mod dice;
mod faults;
#[doc(hidden)]
pub mod figures;
mod form;
mod making;
mod phrase;
mod planting;
mod prose;
#[doc(hidden)]
pub mod slips;
mod unit;
mod wordings;

use std::collections::BTreeSet;

use crate::file::write::with_remarks;
use crate::report::remark::{Anchor, Remark};
use dice::Dice;
use making::{Making, Plan, Years};
use planting::Planting;
use prose::Slip;

pub use faults::Planted;

/// What is asked of a report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Whether it has faults.
    pub faulty: bool,
    /// Whether it may name last year's report, which is made with it.
    pub prior: bool,
}

/// A report that was made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sampled {
    /// What its file is called, without an ending: its number and its unit.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// The year.
    pub year: i32,
    /// The edition.
    pub edition: &'static str,
    /// The YAML file.
    pub text: String,
    /// The YAML that other formats are made from, where a fault stands in the lines of the file: those have no such lines.
    pub for_documents: Option<String>,
    /// What was planted.
    pub planted: Vec<Planted>,
    /// Last year's report, where this one names it.
    pub prior: Option<Last>,
}

/// Last year's report of the unit, which is always correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// The file as the report names it, beside its own.
    pub path: String,
    /// The year.
    pub year: i32,
    /// The edition.
    pub edition: &'static str,
    /// The YAML file.
    pub text: String,
}

/// The folder of last year's reports.
const LAST_YEARS: &str = "上年";
/// In how many of a hundred reports last year's is named, where it may be.
const NAMES_PRIOR: u64 = 40;

/// Which sequence of the dice is for what; last year's report has its own.
const OF_YEARS: u64 = 0;
const OF_FAULTS: u64 = 2;
const OF_LAST_YEAR: u64 = 100;

/// The report that a seed makes of this number.
pub fn report(seed: u64, index: u64, wanted: &Wanted) -> Sampled {
    let stream = |which: u64| Dice::of(seed, index, which);
    let mut dice = stream(OF_YEARS);
    let mut years = Years::draw(&mut dice);
    let first = crate::form::EDITIONS
        .first()
        .map_or(0, |edition| edition.first_year);
    let names_prior = dice.chance(NAMES_PRIOR) && wanted.prior && years.year > first;
    let name = format!("{index:06}-{}", years.unit.name);

    let mut dice = stream(OF_FAULTS);
    let mut slip = Slip::default();
    let mut planting = Planting::new(wanted.faulty, names_prior, &mut dice);
    planting.before(&mut years, &mut slip, &mut dice);

    let nothing = (BTreeSet::new(), Slip::default());
    let [now, last, before] = &years.figures;
    let plan = Plan {
        unit: &years.unit,
        year: years.year - 1,
        now: last,
        last: before,
        said: &nothing.0,
        slip: &nothing.1,
        expressions: true,
    };
    // Nobody asks what last year's report said where this one does not name it.
    let prior = names_prior.then(|| Making::new(&plan, &|which| stream(which + OF_LAST_YEAR)));
    let (prior, said) = prior.unzip();
    let path = format!("{LAST_YEARS}/{name}-{}.yaml", plan.year);
    let plan = Plan {
        year: years.year,
        now,
        last,
        said: said.as_ref().unwrap_or(&nothing.0),
        slip: &slip,
        expressions: !wanted.faulty,
        ..plan
    };
    let (mut making, _) = Making::new(&plan, &stream);
    planting.report(&mut making, prior.as_ref(), &mut dice);
    making.prior = names_prior.then(|| path.clone());
    let mark = Remark::new(
        Anchor::Head,
        format!(
            "样本：机关、数字、文字都是虚构的（nianbao sample，种子 {seed}，第 {} 份）",
            index + 1
        ),
    );
    let written =
        |making: &Making| with_remarks(&making.report(&years.unit), None, std::slice::from_ref(&mark));
    let mut text = written(&making);
    let before = text.clone();
    planting.text(&mut text, &making, &mut dice);
    let for_documents = (text != before).then_some(before);
    Sampled {
        unit: years.unit.name.clone(),
        year: years.year,
        edition: making.figures.form.edition.id,
        text,
        for_documents,
        planted: planting.planted,
        prior: prior.map(|prior| Last {
            path,
            year: prior.year,
            edition: prior.figures.form.edition.id,
            text: written(&prior),
        }),
        name,
    }
}
