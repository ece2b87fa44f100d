//! A piece of work done with every file, on as many cores as are wanted.

use std::path::Path;

use super::at::at;
use super::gather::{File, Gathered};
use super::load::{Judge, Loaded, load};
use super::ordered::{cores, ordered};
use super::progress::Progress;
use super::summary::{Summary, Tally};
use crate::cli::args::Files;
use crate::cli::error::Error;
use crate::cli::input::Input;
use crate::cli::names::shown;
use crate::cli::output::Stop;

/// Works on every file and gives what comes of it to `sink`, in the order of the files.
///
/// # Errors
/// That of `sink`, with which everything ends.
pub fn run<'f, R: Send, E>(
    gathered: &'f Gathered,
    args: &Files,
    work: impl Fn(&'f File) -> R + Sync,
    sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    numbered(gathered, args, |_, file| work(file), sink)
}

/// The same, knowing which file it is among all.
///
/// # Errors
/// As for [`run`].
pub fn numbered<'f, R: Send, E>(
    gathered: &'f Gathered,
    args: &Files,
    work: impl Fn(usize, &'f File) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let files = &gathered.files;
    let threads = args.jobs.unwrap_or_else(cores).min(files.len());
    let mut progress = Progress::new(files.len());
    ordered(
        threads,
        files.iter().enumerate(),
        |(number, file)| at(&shown(&file.path), || work(number, file)),
        |result| {
            sink(result)?;
            progress.step();
            Ok(())
        },
    )
}

/// All reports, judged and held together.
///
/// # Errors
/// None: what cannot be read is told as an input of its own.
pub fn inputs(
    gathered: &Gathered,
    args: &Files,
    prior: Option<&Path>,
    judge: Judge,
    summary: &mut Summary,
) -> Result<Vec<Input>, Error> {
    let mut inputs = Vec::new();
    run(
        gathered,
        args,
        |file| (file, load(file, prior, judge)),
        |(file, loaded)| {
            match loaded {
                Loaded::Input(input) => inputs.push(*input),
                other => summary.add(Tally::none(&other, file)),
            }
            Ok::<(), Error>(())
        },
    )?;
    Ok(inputs)
}

/// That nobody listens any more is no failure; gives whether everything was told.
///
/// # Errors
/// The program failed.
pub fn unheard(done: Result<(), Stop>) -> Result<bool, Error> {
    match done {
        Ok(()) => Ok(true),
        Err(Stop::Unheard) => Ok(false),
        Err(Stop::Failed(error)) => Err(error),
    }
}
