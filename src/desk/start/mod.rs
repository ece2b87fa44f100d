//! What a report begins with: nothing, last year's report, or a finished one that is to be filled further.

mod given;
mod handle;
mod made;
mod name;
mod original;
mod page;
#[cfg(test)]
mod tests;
mod uploads;

pub use handle::{NotBegun, begin, of_file, of_upload, upload};
pub use uploads::Uploads;
