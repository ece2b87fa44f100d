//! Many files at once: which they are, worked on by all cores, told in their order.
//!
//! ```text
//! args::Files ─gather─▶ files ──ordered (load, work)──▶ results in order ──▶ summary, exit status
//!                └─ walk, list, exclude        └─ at: the file a fault is told of     └─ progress
//! ```

pub(super) mod at;
mod exclude;
pub(super) mod gather;
mod list;
pub(super) mod load;
pub(super) mod ordered;
pub(super) mod outcome;
pub(super) mod parted;
pub(super) mod progress;
mod run;
pub(super) mod summary;
pub(super) mod told;
mod walk;

pub(super) use run::{inputs, numbered, run, unheard};
