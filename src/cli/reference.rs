//! `nianbao reference`: the letterhead that an agency begins with.

use super::args::Reference;
use super::error::Error;
use super::names::{is_dash, named};
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::write_all;
use super::status::Status;
use crate::format::docx;

pub(super) fn run(args: &Reference) -> Result<Status, Error> {
    let path = args.output.as_path();
    if is_dash(path) {
        to_stdout(&docx::default_reference()?)?;
        return Ok(Status::Clean);
    }
    let ending = path.extension().and_then(|ending| ending.to_str());
    if !ending.is_some_and(|ending| ending.eq_ignore_ascii_case(docx::FORMAT.name)) {
        return Err(Error::Usage(format!(
            "样张是 Word 文档，-o 的文件名要以 .docx 结尾，{} 不是",
            named(path)
        )));
    }
    never_over_a_file(path, args.force)?;
    let bytes = docx::default_reference()?;
    write_all(&[Output::new(path.to_path_buf(), bytes, args.force)])?;
    Ok(Status::Clean)
}
