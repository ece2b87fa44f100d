//! The desk in a process of its own: whatever happens there while a request is answered, a fault, no memory, an endless stack, the
//! server lives, says so, and starts the next one. All that was saved lies in the files.
//!
//! ```text
//! server ──request──▶ engine     over the pipes of its standard input and output
//!        ◀──judging──            which file it is at: should it end there, the next one leaves that file out
//!        ◀──answer───
//! ```

mod child;
mod frames;
mod process;

pub(super) use child::run;
pub(super) use frames::Answer;
pub(super) use process::Process;

use crate::desk::Request;

/// What answers requests.
pub(super) trait Engine {
    /// Answers a request; none where that came to a fault.
    fn answer(&mut self, request: &Request<'_>) -> Option<Answer>;
}
