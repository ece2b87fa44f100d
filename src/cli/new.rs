//! `nianbao new`: a commented, aligned file to be filled.

use super::args::New;
use super::bytes::is_dash;
use super::error::Error;
use super::output::{self, Output, write_all};
use super::status::Status;
use super::terminal;
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
        output::to_stdout(text.as_bytes())?;
        return Ok(Status::Clean);
    };
    let mut outputs = vec![Output {
        path: path.to_path_buf(),
        bytes: text.into_bytes(),
    }];
    if args.schema {
        let beside = path.with_file_name(&name);
        outputs.push(Output {
            path: beside,
            bytes: schema::text(edition)?.into_bytes(),
        });
    }
    write_all(&outputs)?;
    for output in &outputs {
        terminal::print(&format!("已生成 {}\n", output.path.display()));
    }
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
