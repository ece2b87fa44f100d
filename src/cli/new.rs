//! `nianbao new`: a commented, aligned file to be filled.

use super::args::New;
use super::error::Error;
use super::names::is_dash;
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::write_all;
use super::status::Status;
use crate::file::new::{fill_zeros, new};
use crate::file::write::with_remarks;
use crate::form::Edition;
use crate::report::AgencyKind;
use crate::schema;

pub(super) fn run(args: &New) -> Result<Status, Error> {
    let edition = Edition::of_year(args.year)
        .filter(|_| args.year <= 2199)
        .ok_or_else(|| Error::Usage(format!("--year 不能是 {}：统一格式自 2019 年度起使用", args.year)))?;
    let agency = args.agency.trim();
    if agency.is_empty() || agency.chars().any(char::is_control) {
        return Err(Error::Usage("--agency 要写机关名称，一行文字".to_owned()));
    }
    let kind = args.kind.as_deref().map(kind).transpose()?;
    let mut report = new(edition, args.year, agency, kind);
    let remark = args.zeros.then(|| fill_zeros(&mut report, false));
    let name = schema::file_name(edition);
    let remarks: Vec<_> = remark.into_iter().collect();
    let text = with_remarks(&report, args.schema.then_some(name.as_str()), &remarks);
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

fn kind(word: &str) -> Result<AgencyKind, Error> {
    let words: Vec<&str> = AgencyKind::ALL.iter().map(|(_, word)| *word).collect();
    AgencyKind::ALL
        .iter()
        .find(|(_, known)| *known == word.trim())
        .map(|(kind, _)| *kind)
        .ok_or_else(|| Error::Usage(format!("--kind 不能是“{word}”（可用：{}）", words.join("、"))))
}
