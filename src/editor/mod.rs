//! What an editor asks about a report's file while it is written: what was found and how it is mended, what stands under the
//! cursor, what may be typed there. Pure: a text in, words and places out; places are bytes of the text. What an editor speaks with a
//! server about it is none of this room's: see `cli::lsp`.
//!
//! ```text
//! text ──▶ Page ──┬─▶ finding   what was found, in words
//!                 ├─▶ actions   the edits that it offers
//!                 ├─▶ hover     what stands at a place: the form's words, last year's figure, what must add up
//!                 ├─▶ complete  what may stand there: keys, values, names of figures
//!                 └─▶ outline   the parts of the file
//! ```

mod actions;
mod complete;
mod completion;
mod figure;
mod finding;
mod hover;
mod lines;
mod meaning;
mod names;
mod outline;
mod page;
#[cfg(test)]
mod tests;

pub use actions::{Action, Purpose, actions};
pub use complete::complete;
pub use completion::{Completion, Sort};
pub use finding::{last_year, marked, related, words};
pub use hover::{Hover, hover};
pub use outline::{Symbol, outline};
pub use page::{Page, is_report};
