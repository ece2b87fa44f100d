//! Words of the form's subject that prose is read by, one file for each matter: data for `prose`, `next` and `check`.

pub mod amounts;
pub mod blanks;
pub mod changes;
pub mod contact;
pub mod counters;
pub mod denying;
pub mod fees;
pub mod figures;
pub mod fixed_phrases;
pub mod lists;
pub mod measures;
pub mod notices;
pub mod part_names;
pub mod periods;
pub mod plans;
pub mod reach;
pub mod secrecy;
pub mod set_phrases;
pub mod standard;
pub mod stocks;
pub mod titles;
pub mod typos;
pub mod units;
pub mod years;
