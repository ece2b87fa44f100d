//! `nianbao export`: every figure of every report, computed totals included, one JSON object a line.

use std::path::PathBuf;

use super::args::Export;
use super::error::Error;
use super::findings::print_findings;
use super::input::{Input, never_over_an_input, only_exact_names};
use super::names::is_dash;
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::place_all;
use super::status::Status;
use crate::export::json::json_line;

pub(super) fn run(args: &Export) -> Result<Status, Error> {
    only_exact_names(args.files.iter().map(PathBuf::as_path))?;
    let output = args.output.as_deref().filter(|path| !is_dash(path));
    if let Some(path) = output {
        never_over_an_input(&[], &args.files, std::iter::once(path))?;
        never_over_a_file(path, args.force)?;
    }
    let inputs: Vec<Input> = args.files.iter().map(|path| Input::load(path, None)).collect();
    never_over_an_input(&inputs, &args.files, output.into_iter())?;
    let mut lines = String::new();
    for judged in inputs.iter().map(|input| &input.judged) {
        if let Some(report) = &judged.report {
            lines.push_str(&json_line(&judged.name, report)?);
            lines.push('\n');
        }
    }
    let findings: Vec<_> = inputs.iter().map(Input::findings).collect();
    print_findings(&findings);
    match output {
        Some(path) => place_all(&[Output::new(path.to_path_buf(), lines.into_bytes(), args.force)])?,
        None => to_stdout(lines.as_bytes())?,
    }
    Ok(if inputs.iter().any(|i| i.error.is_some()) {
        Status::Failed
    } else if inputs.iter().any(|i| i.judged.has_errors()) {
        Status::Found
    } else {
        Status::Clean
    })
}
