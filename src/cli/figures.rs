//! `nianbao figures`: every number of the prose, what it was held against, and whether it agrees.

use super::args::{Figures, Layout};
use super::batch;
use super::batch::gather::gather;
use super::batch::summary::Summary;
use super::error::Error;
use super::input::{Input, never_over_an_input, only_exact_names};
use super::names::is_dash;
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::place_all;
use super::status::Status;
use super::terminal;
use crate::diagnostic::emit;
use crate::figures::{self, Count, FileFigures};
use crate::pipeline;

pub(super) fn run(args: &Figures) -> Result<Status, Error> {
    let gathered = gather(&args.files, None)?;
    if args.format != Layout::Human {
        only_exact_names(gathered.named())?;
    }
    let output = args.output.as_deref().filter(|path| !is_dash(path));
    let paths = gathered.paths();
    if let Some(path) = output {
        never_over_an_input(&[], &paths, std::iter::once(path))?;
        never_over_a_file(path, args.force)?;
    }
    let prior = args.prior.as_deref();
    let mut summary = Summary::default();
    let inputs = batch::inputs(
        &gathered,
        &args.files,
        prior,
        pipeline::judge_with_figures,
        &mut summary,
    )?;
    never_over_an_input(&inputs, &paths, output.into_iter())?;
    // What holds no report has no figures: why is said, as check says it.
    let unread = inputs.iter().filter(|input| input.judged.report.is_none());
    for input in unread {
        terminal::print(&emit::human(&input.findings(), terminal::colour()));
    }
    terminal::print(&summary.left_out(&gathered.passed));
    if inputs.is_empty() {
        return summary.found_some().map(|()| Status::Clean);
    }
    let files: Vec<FileFigures<'_>> = inputs.iter().map(file_figures).collect();
    let text = match args.format {
        Layout::Human => {
            let colour = output.is_none() && terminal::colour_of_output();
            let shown = files.iter().map(|file| figures::human(file, colour));
            let shown: Vec<String> = shown.filter(|shown| !shown.is_empty()).collect();
            // Where there is no report, no figures are counted.
            let summary = if shown.is_empty() {
                String::new()
            } else {
                format!("\n{}", figures::summary(&files))
            };
            shown.join("\n") + &summary
        }
        Layout::Json => figures::json(&files)?,
        Layout::Csv => figures::csv(&files),
    };
    match output {
        Some(path) => place_all(&[Output::new(path.to_path_buf(), text.into_bytes(), args.force)])?,
        None => to_stdout(text.as_bytes())?,
    }
    let count = Count::new(&files);
    Ok(if inputs.iter().any(|input| input.error.is_some()) {
        Status::Failed
    } else if count.disagree > count.explained || inputs.iter().any(|input| input.judged.report.is_none()) {
        Status::Found
    } else {
        Status::Clean
    })
}

fn file_figures(input: &Input) -> FileFigures<'_> {
    let judged = &input.judged;
    let report = judged.report.as_ref();
    FileFigures {
        path: &judged.name,
        source: judged.source.as_ref(),
        edition: report.map(|report| report.edition.id),
        year: report.and_then(|report| report.year),
        entries: report.map(|_| judged.figures.as_slice()),
        error: input.error.as_deref(),
    }
}
