//! `nianbao check`: findings of every input, in the form that was asked for.

use std::path::Path;

use super::args::{Check, Format};
use super::batch::gather::{Gathered, gather};
use super::batch::load::{Loaded, load, name_exactly};
use super::batch::summary::{Summary, Tally};
use super::batch::told::Teller;
use super::batch::{self, unheard};
use super::comment::Comments;
use super::error::Error;
use super::filter::Filter;
use super::input::{Input, only_exact_names};
use super::output::Stop;
use super::status::Status;
use super::{against, fix, review, stream, terminal};
use crate::pipeline;

pub(super) fn run(args: &Check) -> Result<Status, Error> {
    let filter = Filter::from_args(args)?;
    if args.stream {
        return stream::run(&filter, args.prior.as_deref(), args.files.jobs.unwrap_or(1));
    }
    let gathered = gather(&args.files, None)?;
    if is_for_machines(args.format) {
        only_exact_names(gathered.named())?;
    }
    let teller = Teller::new(args.format, gathered.files.len() > 1);
    let mut summary = Summary::default();
    let is_held =
        args.fix.is_some() || args.report.is_some() || args.against.is_some() || args.comment.is_some();
    let is_whole = if is_held {
        held(args, &filter, &gathered, &teller, &mut summary)?
    } else {
        unheard(one_by_one(args, &filter, &gathered, &teller, &mut summary))?
    };
    if is_whole {
        summary.found_some()?;
    }
    Ok(summary.status(args.deny.is_some()))
}

/// Whether programs read it, which look for the files by the names that they are told.
const fn is_for_machines(format: Format) -> bool {
    matches!(format, Format::Json | Format::Jsonl | Format::Sarif)
}

/// Tells of each file when its turn comes, and keeps none.
fn one_by_one(
    args: &Check,
    filter: &Filter,
    gathered: &Gathered,
    teller: &Teller,
    summary: &mut Summary,
) -> Result<(), Stop> {
    let prior = args.prior.as_deref();
    let mut telling = teller.begin()?;
    batch::run(
        gathered,
        &args.files,
        |file| {
            let mut input = match load(file, prior, pipeline::judge) {
                Loaded::Input(input) => input,
                other => return Ok((Tally::none(&other, file), None)),
            };
            if is_for_machines(args.format) {
                name_exactly(file, &mut input);
            }
            filter.apply(&mut input.judged.findings);
            let findings = input.findings();
            let piece = teller.piece(&findings)?;
            Ok((Tally::of(&findings, &input.judged), Some(piece)))
        },
        |told: Result<_, serde_json::Error>| {
            let (tally, piece) = told?;
            summary.add(tally);
            piece.map_or(Ok(()), |piece| telling.add(&piece))
        },
    )?;
    terminal::print(&summary.left_out(&gathered.passed));
    telling.end(summary)
}

/// Looks at all files together: what is mended, compared, printed for a reviewer or commented is held until all is known.
fn held(
    args: &Check,
    filter: &Filter,
    gathered: &Gathered,
    teller: &Teller,
    summary: &mut Summary,
) -> Result<bool, Error> {
    let paths = gathered.paths();
    if let Some(path) = &args.report {
        review::may_write(path, &paths, args.force)?;
    }
    let prior = args.prior.as_deref();
    let mut comments = Comments::from_args(args, &paths)?;
    let mut inputs: Vec<Input> = match (args.fix, &mut comments, paths.as_slice()) {
        (None, Some(comments), [file]) => vec![comments.load(file, prior, args.report.is_some())?],
        (None, ..) => {
            let judge = if args.report.is_some() {
                pipeline::judge_with_figures
            } else {
                pipeline::judge
            };
            batch::inputs(gathered, &args.files, prior, judge, summary)?
        }
        (Some(figures), ..) => fix::load(
            &gathered.files,
            prior,
            |found| {
                let offered = found.fix.as_ref();
                offered.is_some_and(|fix| !fix.figure || figures.is_some()) && filter.keeps(found)
            },
            summary,
        )?,
    };
    if let Some(source) = &args.against {
        let found = |input: &Input| gathered.found(Path::new(&input.judged.name));
        // The files of a folder that are filled are no documents to be compared.
        inputs.retain(|input| input.judged.source.is_none() || !found(input));
        against::compare(&mut inputs, source)?;
    }
    for input in &mut inputs {
        filter.apply(&mut input.judged.findings);
    }
    if let Some(path) = &args.report {
        review::write_sheet(path, &inputs, &paths, args.force)?;
    }
    let tell = |summary: &mut Summary| -> Result<(), Stop> {
        let mut telling = teller.begin()?;
        for input in &inputs {
            let findings = input.findings();
            summary.add(Tally::of(&findings, &input.judged));
            telling.add(&teller.piece(&findings)?)?;
        }
        terminal::print(&summary.left_out(&gathered.passed));
        telling.end(summary)
    };
    let is_whole = unheard(tell(summary))?;
    if let (Some(comments), [file], [input]) = (comments, paths.as_slice(), inputs.as_slice()) {
        comments.write(file, input)?;
    }
    Ok(is_whole)
}
