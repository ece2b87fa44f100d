//! `nianbao check`: findings of every input, in the form that was asked for.

use std::path::PathBuf;

use super::args::{Check, Format};
use super::comment::Comments;
use super::error::Error;
use super::filter::Filter;
use super::findings::print_findings;
use super::input::{Input, only_exact_names};
use super::names::is_dash;
use super::status::Status;
use super::{against, fix, output, review, stream};
use crate::catalogue;
use crate::diagnostic::Rule;
use crate::diagnostic::emit::{self, Count, FileFindings};

pub(super) fn run(args: &Check) -> Result<Status, Error> {
    let filter = Filter::from_args(args)?;
    if args.stream {
        return stream::run(&filter, args.prior.as_deref(), args.jobs.unwrap_or(1));
    }
    if args.files.iter().filter(|f| is_dash(f)).count() > 1 {
        return Err(Error::Usage("标准输入（-）只能写一次".to_owned()));
    }
    if matches!(args.format, Format::Json | Format::Jsonl | Format::Sarif) {
        only_exact_names(args.files.iter().map(PathBuf::as_path))?;
    }
    if let Some(path) = &args.report {
        review::may_write(path, &args.files, args.force)?;
    }
    let prior = args.prior.as_deref();
    let mut comments = Comments::from_args(args)?;
    let mut inputs: Vec<Input> = match (args.fix, &mut comments, args.files.as_slice()) {
        (None, Some(comments), [file]) => vec![comments.load(file, prior, args.report.is_some())?],
        (None, ..) if args.report.is_some() => args
            .files
            .iter()
            .map(|path| Input::with_figures(path, prior))
            .collect(),
        (None, ..) => args.files.iter().map(|path| Input::load(path, prior)).collect(),
        (Some(figures), ..) => fix::load(&args.files, prior, |found| {
            let offered = found.fix.as_ref();
            offered.is_some_and(|fix| !fix.figure || figures.is_some()) && filter.keeps(found)
        })?,
    };
    if let Some(source) = &args.against {
        against::compare(&mut inputs, source)?;
    }
    for input in &mut inputs {
        filter.apply(&mut input.judged.findings);
    }
    if let Some(path) = &args.report {
        review::write_sheet(path, &inputs, &args.files, args.force)?;
    }
    let files: Vec<FileFindings<'_>> = inputs.iter().map(Input::findings).collect();
    print(&files, args.format)?;
    if let (Some(comments), [file], [input]) = (comments, args.files.as_slice(), inputs.as_slice()) {
        comments.write(file, input)?;
    }
    let count = Count::new(&files);
    Ok(if files.iter().any(|f| f.error.is_some()) {
        Status::Failed
    } else if count.errors > 0 || (args.deny.is_some() && count.warnings > 0) {
        Status::Found
    } else {
        Status::Clean
    })
}

/// Findings to where they belong: in human form to the terminal, in the others to standard output.
fn print(files: &[FileFindings<'_>], format: Format) -> Result<(), Error> {
    match format {
        Format::Human => {
            print_findings(files);
            Ok(())
        }
        Format::Concise => output::to_stdout(files.iter().map(emit::concise).collect::<String>().as_bytes()),
        Format::Json => output::to_stdout(emit::json(files)?.as_bytes()),
        Format::Jsonl => {
            let lines = files
                .iter()
                .map(|file| emit::json_line(None::<()>, file, None::<()>));
            let lines: Vec<String> = lines.collect::<Result<_, _>>()?;
            output::to_stdout((lines.join("\n") + "\n").as_bytes())
        }
        Format::Sarif => {
            let rules: Vec<&'static Rule> = catalogue::rules().collect();
            let log = emit::Sarif {
                rules: &rules,
                version: env!("CARGO_PKG_VERSION"),
            };
            output::to_stdout(log.log(files)?.as_bytes())
        }
    }
}
