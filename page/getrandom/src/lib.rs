//! No chance: every request for it fails.

use std::fmt;

/// Chance is not to be had.
#[derive(Clone, Copy, Debug)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("no source of chance here")
    }
}

impl std::error::Error for Error {}

/// Fills bytes by chance.
///
/// # Errors
/// Always.
pub const fn fill(_: &mut [u8]) -> Result<(), Error> {
    Err(Error)
}

/// A number by chance.
///
/// # Errors
/// Always.
pub const fn u64() -> Result<u64, Error> {
    Err(Error)
}
