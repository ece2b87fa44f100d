//! `nianbao new`: a commented, aligned file to be filled, or a workbook.

use super::args::New;
use super::error::Error;
use super::names::is_dash;
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::write_all;
use super::status::Status;
#[cfg(feature = "xlsx")]
use super::target::names_a_workbook;
#[cfg(feature = "xlsx")]
use crate::export::xlsx::to_fill;
use crate::file::wanted::{Unfit, Wanted};
use crate::schema;

pub(super) fn run(args: &New) -> Result<Status, Error> {
    let wanted = Wanted {
        year: args.year,
        agency: &args.agency,
        kind: args.kind.as_deref(),
        zeros: args.zeros,
    };
    let edition = wanted.edition().map_err(|unfit| refused(&unfit))?;
    #[cfg(feature = "xlsx")]
    if names_a_workbook(args.to.as_deref(), args.output.as_deref()) {
        return workbook(args, &wanted);
    }
    let name = schema::file_name(edition);
    let text = wanted.text(args.schema.then_some(name.as_str()));
    let text = text.map_err(|unfit| refused(&unfit))?;
    let Some(path) = args.output.as_deref().filter(|p| !is_dash(p)) else {
        to_stdout(text.as_bytes())?;
        return Ok(Status::Clean);
    };
    never_over_a_file(path, args.force)?;
    let mut outputs = vec![Output::new(path.to_path_buf(), text.into_bytes(), args.force)];
    if args.schema {
        // Files of several years share one: it is there already then.
        let text = schema::text(edition)?.into_bytes();
        let beside = Output::new(path.with_file_name(&name), text, args.force);
        if !beside.is_there()? {
            outputs.push(beside);
        }
    }
    write_all(&outputs)?;
    Ok(Status::Clean)
}

fn refused(unfit: &Unfit) -> Error {
    Error::Usage(format!("--{} {}", unfit.field(), unfit.words()))
}

/// A workbook to be filled.
#[cfg(feature = "xlsx")]
fn workbook(args: &New, wanted: &Wanted<'_>) -> Result<Status, Error> {
    if args.schema {
        return Err(Error::Usage(
            "--schema 用于 YAML 文件，Excel 工作簿用不着".to_owned(),
        ));
    }
    let Some(path) = args.output.as_deref() else {
        return Err(Error::Usage(
            "Excel 工作簿不能输出到屏幕，请用 -o 写明文件名".to_owned(),
        ));
    };
    let (report, _) = wanted.report().map_err(|unfit| refused(&unfit))?;
    let bytes = to_fill(&report)?;
    if is_dash(path) {
        to_stdout(&bytes)?;
    } else {
        never_over_a_file(path, args.force)?;
        write_all(&[Output::new(path.to_path_buf(), bytes, args.force)])?;
    }
    Ok(Status::Clean)
}
