//! The shapes of addresses and numbers by which people are reached or known: what is malformed, and what is a person's own.

pub mod bank_card;
pub mod identity_card;
pub mod mailbox;
pub mod personal_number;
pub mod postcode;
pub mod telephone;
pub mod website;
