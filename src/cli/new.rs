//! `nianbao new`: a commented, aligned file to be filled.

use super::args::New;
use super::error::Error;
use super::names::is_dash;
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::write_all;
use super::status::Status;
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
