//! The engine's own process.

use std::io::{BufWriter, stdin, stdout};
use std::path::Path;

use super::frames::{Answer, send_answer, send_judging, take_request};
use crate::cli::error::Error;
use crate::cli::fill::folder::Folder;
use crate::desk::{Desk, Host, handle};

/// Answers requests until no more come: the server has ended, whatever ended it. `faulty` are files at which engines before this
/// one have ended.
///
/// # Errors
/// The folder cannot be opened, or the server is gone in the middle of a request.
pub(in crate::cli::fill) fn run(folder: &Path, faulty: &[String]) -> Result<(), Error> {
    let mut folder = Folder::open(folder)?.noting(faulty.iter().cloned().collect(), |name| {
        // A server that is gone is noticed when the next request is taken.
        let _ = send_judging(&mut stdout().lock(), name);
    });
    let mut desk = Desk::new(Host::Program);
    let mut input = stdin().lock();
    while let Some(asked) = take_request(&mut input).map_err(Error::Serve)? {
        let answer = Answer::from(handle(&mut desk, &asked.request(), &mut folder));
        let mut out = BufWriter::new(stdout().lock());
        send_answer(&mut out, &answer).map_err(Error::Serve)?;
    }
    Ok(())
}
