//! The sheet that a reviewer prints and signs: the verdict, every finding by number, the tables with the wrong cells marked, the
//! prose with each figure as it was judged. One page of HTML that needs no other file.

mod blocks;
mod listed;
mod marks;
mod runs;
mod sheet;
mod tables;
mod unit;

use askama::Template;

use crate::format::WriteError;
use crate::format::html::{Tag, percentages};
use blocks::Block;
pub use marks::Mark;
pub use runs::runs;
use sheet::Sheet;
pub use unit::Unit;

/// The page. Its template is `templates/review.html`, its style `templates/review.css`.
#[derive(Template)]
#[template(path = "review.html")]
struct Page<'a> {
    sheets: Vec<Sheet<'a>>,
}

/// The page of these files: a sheet each, and one in front where there are several.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn write(units: &[Unit<'_>]) -> Result<Vec<u8>, WriteError> {
    let sheets = units.iter().map(Sheet::new).collect();
    Ok(Page { sheets }.render()?.into_bytes())
}
