//! `nianbao figures`: every number of the prose, what it was held against, and whether it agrees.

use std::path::PathBuf;

use super::args::{Figures, Layout};
use super::error::Error;
use super::input::{Input, never_over_an_input, only_exact_names};
use super::names::is_dash;
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::place_all;
use super::status::Status;
use super::terminal;
use crate::diagnostic::emit;
use crate::figures::{self, Count, FileFigures};

pub(super) fn run(args: &Figures) -> Result<Status, Error> {
    if args.files.iter().filter(|f| is_dash(f)).count() > 1 {
        return Err(Error::Usage("标准输入（-）只能写一次".to_owned()));
    }
    if args.format != Layout::Human {
        only_exact_names(args.files.iter().map(PathBuf::as_path))?;
    }
    let output = args.output.as_deref().filter(|path| !is_dash(path));
    if let Some(path) = output {
        never_over_an_input(&[], &args.files, std::iter::once(path))?;
        never_over_a_file(path, args.force)?;
    }
    let prior = args.prior.as_deref();
    let inputs: Vec<Input> = args
        .files
        .iter()
        .map(|path| Input::with_figures(path, prior))
        .collect();
    never_over_an_input(&inputs, &args.files, output.into_iter())?;
    // What holds no report has no figures: why is said, as check says it.
    let unread = inputs.iter().filter(|input| input.judged.report.is_none());
    for input in unread {
        terminal::print(&emit::human(&input.findings(), terminal::colour()));
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
