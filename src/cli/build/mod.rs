//! `nianbao build`: checks, then writes every format that was asked for. Of each report all files are written or none; one that cannot
//! be made keeps no other from being.

#[cfg(feature = "typeset")]
mod fonts;
mod formats;
mod frame;
#[cfg(feature = "typeset")]
mod pdf;
#[cfg(feature = "shrink")]
mod pictures;
mod places;
mod report;

use std::path::PathBuf;

use super::args::Build;
use super::batch;
use super::batch::gather::{gather, is_several};
use super::batch::outcome::{Ending, Made, alone};
use super::batch::summary::Summary;
use super::built::Built;
use super::error::Error;
use super::input::Reads;
use super::leftovers::Swept;
use super::status::Status;
use super::terminal;
pub(super) use formats::formats;
use frame::Frame;
use places::Places;
use report::Run;

pub(super) fn run(args: &Build) -> Result<Status, Error> {
    let formats = formats(args)?;
    let gathered = gather(&args.files, args.dir.as_deref())?;
    let is_several = is_several(&args.files);
    let places = Places::new(args, &gathered, is_several, &formats)?;
    let frame = Frame::of(args, &formats)?;
    let framed = args.reference.iter().chain(&args.template).map(PathBuf::as_path);
    let run = Run {
        args,
        reads: Reads::of(places.read(&gathered.files).chain(framed)),
        places,
        frame,
        built: Built::load(),
        swept: Swept::default(),
        colour: terminal::colour(),
        #[cfg(feature = "typeset")]
        pdf: std::sync::OnceLock::new(),
        several: gathered.files.len() > 1,
    };
    // What was named is known before anything is read.
    for file in gathered.files.iter().filter(|file| file.root.is_none()) {
        for (_, path) in run.places.of(file) {
            run.reads.spare(&[], &path)?;
        }
    }
    run.ready(&formats)?;
    let mut summary = Summary::default();
    let mut ending = Ending::new(gathered.files.len());
    let mut last = None;
    batch::numbered(
        &gathered,
        &args.files,
        |number, file| run.make(number, file),
        |made: Made| {
            terminal::print(&made.found);
            summary.add(made.tally);
            if is_several {
                ending.add(&made.name, made.outcome);
            } else {
                last = Some(made.outcome);
            }
            Ok::<(), Error>(())
        },
    )?;
    terminal::print(&summary.left_out(&gathered.passed));
    terminal::print(&summary.text());
    summary.found_some()?;
    let found = summary.status(false);
    match last {
        Some(outcome) => alone(outcome, found),
        None => Ok(ending.end(found)),
    }
}
