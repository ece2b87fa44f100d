//! `nianbao export`: every figure of every report, computed totals included: one JSON object a line, one figure a line, or a
//! workbook.

use std::path::PathBuf;

use super::args::Export;
use super::error::Error;
use super::findings::print_findings;
use super::input::{Input, never_over_an_input, only_exact_names};
use super::names::is_dash;
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::place_all;
use super::status::Status;
use crate::export::csv;
use crate::export::json::json_line;
#[cfg(feature = "xlsx")]
use crate::export::xlsx;
use crate::report::Report;

/// The reports that were read, in this format.
fn bytes_of(to: &str, inputs: &[Input]) -> Result<Vec<u8>, Error> {
    let judged = inputs.iter().map(|input| &input.judged);
    let reports: Vec<(&str, &Report)> = judged
        .filter_map(|judged| Some((judged.name.as_str(), judged.report.as_ref()?)))
        .collect();
    match to {
        "csv" => {
            let lines = reports.iter().map(|(name, report)| csv::lines(name, report));
            Ok(std::iter::once(csv::head())
                .chain(lines)
                .collect::<String>()
                .into_bytes())
        }
        #[cfg(feature = "xlsx")]
        "xlsx" => Ok(xlsx::collected(&reports)?),
        _ => {
            let mut out = String::new();
            for (name, report) in &reports {
                out.push_str(&json_line(name, report)?);
                out.push('\n');
            }
            Ok(out.into_bytes())
        }
    }
}

pub(super) fn run(args: &Export) -> Result<Status, Error> {
    if args.to == "xlsx" && args.output.is_none() {
        return Err(Error::Usage(
            "Excel 工作簿不能输出到屏幕，请用 -o 写明文件名".to_owned(),
        ));
    }
    only_exact_names(args.files.iter().map(PathBuf::as_path))?;
    let output = args.output.as_deref().filter(|path| !is_dash(path));
    if let Some(path) = output {
        never_over_an_input(&[], &args.files, std::iter::once(path))?;
        never_over_a_file(path, args.force)?;
    }
    let inputs: Vec<Input> = args.files.iter().map(|path| Input::load(path, None)).collect();
    never_over_an_input(&inputs, &args.files, output.into_iter())?;
    let bytes = bytes_of(&args.to, &inputs)?;
    let findings: Vec<_> = inputs.iter().map(Input::findings).collect();
    print_findings(&findings);
    match output {
        Some(path) => place_all(&[Output::new(path.to_path_buf(), bytes, args.force)])?,
        None => to_stdout(&bytes)?,
    }
    Ok(if inputs.iter().any(|i| i.error.is_some()) {
        Status::Failed
    } else if inputs.iter().any(|i| i.judged.has_errors()) {
        Status::Found
    } else {
        Status::Clean
    })
}
