//! What is read from pages.

mod foreign;
mod hostile;
mod pages;
mod pictures;
mod round_trip;
mod tables;
mod text;

use super::read;
use crate::format::tests::shown;

/// What a page says, line by line.
fn lines(page: &str) -> Vec<String> {
    shown::lines(&read(page.as_bytes()).unwrap())
}
