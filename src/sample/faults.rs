//! The faults that are planted, as a list: the rule that finds each, what it spoils, what it needs.

mod cells;
mod drafts;
mod lines;
mod planted;
mod years;

use super::dice::Dice;
use super::making::{Making, Years};
use super::prose::Slip;

pub use planted::Planted;

/// What is spoilt. No two faults of a report spoil the same, so that neither hides the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoilt {
    /// Table two.
    Proactive,
    /// Table three.
    Applications,
    /// Table four.
    Disputes,
    /// 引言.
    Preamble,
    /// Part one.
    Overview,
    /// Part five.
    Problems,
    /// Part six.
    Other,
    /// The title.
    Title,
    /// The date.
    Date,
    /// What the agency is reached by.
    Contact,
}

/// When a fault is made.
#[derive(Clone, Copy)]
pub enum Plant {
    /// Before anything is written: in the figures, which the prose tells then, or in what the prose does otherwise.
    Before(fn(&mut Years, &mut Slip, &mut Dice) -> Option<Planted>),
    /// In the report.
    Report(fn(&mut Making, Option<&Making>, &mut Dice) -> Option<Planted>),
    /// In the text of the file.
    Text(fn(&mut String, &Making, &mut Dice) -> Option<Planted>),
}

/// A kind of fault.
pub struct Fault {
    /// What it spoils.
    pub spoils: &'static [Spoilt],
    /// Whether it is seen beside last year's report only.
    pub needs_prior: bool,
    /// How it is made.
    pub plant: Plant,
}

const fn fault(spoils: &'static [Spoilt], plant: Plant) -> Fault {
    Fault {
        spoils,
        needs_prior: false,
        plant,
    }
}

const fn beside_prior(spoils: &'static [Spoilt], plant: Plant) -> Fault {
    Fault {
        needs_prior: true,
        ..fault(spoils, plant)
    }
}

/// Every kind.
pub static FAULTS: &[Fault] = &[
    fault(&[Spoilt::Applications], Plant::Report(cells::wrong_total)),
    fault(&[Spoilt::Applications], Plant::Report(cells::slip)),
    // Which of a column's figures is wrong nobody knows: nothing can be held against them then.
    fault(
        &[Spoilt::Applications, Spoilt::Overview],
        Plant::Report(cells::unbalanced),
    ),
    fault(&[Spoilt::Applications], Plant::Report(cells::blank)),
    fault(&[Spoilt::Applications], Plant::Report(cells::not_a_count)),
    fault(&[Spoilt::Applications], Plant::Text(lines::twice)),
    fault(&[Spoilt::Applications], Plant::Text(lines::short_row)),
    beside_prior(&[Spoilt::Applications], Plant::Before(years::carried_over)),
    fault(&[Spoilt::Disputes], Plant::Report(cells::wrong_total_of_disputes)),
    beside_prior(&[Spoilt::Proactive], Plant::Before(years::stock)),
    fault(&[Spoilt::Proactive], Plant::Before(years::rules)),
    fault(&[Spoilt::Proactive], Plant::Before(years::roll_forward)),
    fault(&[Spoilt::Proactive], Plant::Before(years::amount)),
    fault(&[Spoilt::Preamble], Plant::Before(drafts::citation)),
    fault(&[Spoilt::Preamble], Plant::Before(drafts::parts_list)),
    fault(&[Spoilt::Preamble], Plant::Before(drafts::period)),
    fault(&[Spoilt::Preamble], Plant::Before(drafts::year)),
    fault(
        &[Spoilt::Overview, Spoilt::Applications],
        Plant::Before(drafts::denial),
    ),
    fault(&[Spoilt::Overview], Plant::Before(drafts::topic)),
    fault(&[Spoilt::Overview], Plant::Report(drafts::figure_of_tables)),
    fault(&[Spoilt::Overview], Plant::Report(drafts::figure_of_list)),
    fault(&[Spoilt::Overview], Plant::Report(drafts::share)),
    beside_prior(&[Spoilt::Overview], Plant::Report(drafts::change)),
    fault(&[Spoilt::Overview], Plant::Report(drafts::own_table)),
    // A draft is not judged by whether it copies.
    fault(
        &[Spoilt::Overview, Spoilt::Problems],
        Plant::Report(drafts::placeholder),
    ),
    fault(&[Spoilt::Overview], Plant::Report(drafts::secret)),
    fault(&[Spoilt::Overview], Plant::Report(drafts::typo)),
    fault(&[Spoilt::Problems], Plant::Before(drafts::plan)),
    fault(&[Spoilt::Problems], Plant::Before(drafts::no_problems)),
    beside_prior(&[Spoilt::Problems], Plant::Report(drafts::copied)),
    fault(&[Spoilt::Other], Plant::Before(drafts::no_fees)),
    fault(&[Spoilt::Other], Plant::Before(drafts::fee)),
    fault(&[Spoilt::Title], Plant::Report(drafts::title)),
    // The years of title and preamble are one finding.
    fault(
        &[Spoilt::Title, Spoilt::Preamble],
        Plant::Report(drafts::title_year),
    ),
    fault(&[Spoilt::Date], Plant::Report(drafts::early)),
    fault(&[Spoilt::Date], Plant::Report(drafts::late)),
    fault(&[Spoilt::Contact], Plant::Report(drafts::contact)),
];
