//! What a report begins with: nothing, last year's report, or a finished one that is to be filled further.

mod create;
mod given;
mod handle;
mod name;
mod original;
mod page;
#[cfg(test)]
mod tests;
mod uploads;

pub use handle::{NotBegun, begin, file_response, upload, upload_response};
pub use name::free;
pub use uploads::Uploads;
