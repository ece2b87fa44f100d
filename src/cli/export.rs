//! `nianbao export`: every figure of every report, computed totals included, one JSON object a line.

use super::args::Export;
use super::error::Error;
use super::findings::print_findings;
use super::input::{Input, never_over_an_input};
use super::output;
use super::status::Status;
use crate::export::json_line;

pub(super) fn run(args: &Export) -> Result<Status, Error> {
    let inputs: Vec<Input> = args.files.iter().map(|path| Input::load(path, None)).collect();
    never_over_an_input(&inputs, &args.files, args.output.as_deref().into_iter())?;
    let mut lines = String::new();
    for judged in inputs.iter().map(|input| &input.judged) {
        if let Some(report) = &judged.report {
            lines.push_str(&json_line(&judged.name, report)?);
            lines.push('\n');
        }
    }
    let findings: Vec<_> = inputs.iter().map(Input::findings).collect();
    print_findings(&findings);
    output::text(args.output.as_deref(), lines)?;
    Ok(if inputs.iter().any(|i| i.error.is_some()) {
        Status::Failed
    } else if inputs.iter().any(|i| i.judged.has_errors()) {
        Status::Found
    } else {
        Status::Clean
    })
}
