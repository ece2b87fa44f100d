//! The agency's own template: a Word file with the frame of a report, `{{…}}` and the three tables, filled with a report in place.
//!
//! What is missing or there twice is told before anything is written (`plan`, `Problem`); `meaning` says what a placeholder stands for.

mod fill;
mod meaning;
mod office;
mod plan;
mod problem;

pub use fill::Filled;
pub use office::OfficeTemplate;
pub use problem::Problem;
