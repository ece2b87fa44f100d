//! The report as a YAML file: read into a report by `lower`, written by `write`, begun by `new`; figures inserted into its
//! prose by `insert`.

pub mod edit;
pub mod insert;
pub mod lower;
pub mod new;
pub mod scalar;
pub mod wanted;
pub mod words;
pub mod write;
