//! A value of the file set by place: only its own bytes change, so that comments, order and layout stay as somebody made them.
//!
//! What the file does not have yet is put where the form has it, indented as its neighbours are.

mod change;
mod figure;
mod line;
mod place;
mod prose;
#[cfg(test)]
mod tests;
mod waiver;

pub use change::{Change, Edit, Refused};
pub use figure::figure;
pub use line::line;
pub use prose::prose;
pub use waiver::{reason, waiver, withdrawn};
