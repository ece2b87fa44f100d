//! The exit statuses: an interface, documented in the manual.

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing to correct.
    Clean = 0,
    /// Errors were found; with `--deny warnings`, warnings too.
    Found = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The program failed at its job.
    Failed = 3,
}
