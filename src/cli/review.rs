//! `check --report`: the sheet that a reviewer prints and signs.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::input::{Input, never_over_an_input};
use super::names::is_dash;
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::place_all;
use crate::review::{Unit, write};

/// Refuses an output that would replace something, before anything is read.
///
/// # Errors
/// It would.
pub(super) fn may_write(path: &Path, files: &[PathBuf], force: bool) -> Result<(), Error> {
    never_over_an_input(&[], files, std::iter::once(path).filter(|path| !is_dash(path)))?;
    never_over_a_file(path, force)
}

/// Writes the sheet of these inputs.
///
/// # Errors
/// It cannot be written, or would replace what was read.
pub(super) fn write_sheet(
    path: &Path,
    inputs: &[Input],
    files: &[PathBuf],
    force: bool,
) -> Result<(), Error> {
    let bytes = sheet(inputs)?;
    if is_dash(path) {
        return to_stdout(&bytes);
    }
    never_over_an_input(inputs, files, std::iter::once(path))?;
    place_all(&[Output::new(path.to_path_buf(), bytes, force)])
}

/// The sheet of these inputs as a page.
///
/// # Errors
/// It cannot be written.
pub(super) fn sheet(inputs: &[Input]) -> Result<Vec<u8>, Error> {
    let units: Vec<Unit<'_>> = inputs
        .iter()
        .map(|input| Unit {
            judged: &input.judged,
            error: input.error.as_deref(),
        })
        .collect();
    Ok(write(&units)?)
}
