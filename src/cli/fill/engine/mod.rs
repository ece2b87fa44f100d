//! The desk in a process of its own: whatever happens there while a request is answered, a fault, no memory, an endless stack, the
//! server lives, says so, and starts the next one. All that was saved lies in the files.
//!
//! ```text
//! server ──request──▶ engine     over the pipes of its standard input and output
//!        ◀──judging──            which file it is at: should it end there, the next one leaves that file out
//!        ◀──answer───
//! ```

mod answering;
mod child;
mod frames;
mod process;

pub(super) use answering::Engine;
pub(super) use child::run;
pub(super) use frames::Answer;
pub(super) use process::Process;
