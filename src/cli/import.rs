//! `nianbao import`: a finished report as the file that an agency fills, with its pictures beside it.

use std::path::Path;

use super::args::Import;
use super::bytes::bytes;
use super::error::Error;
use super::findings::print_findings;
use super::input::{Input, never_over_an_input};
use super::names::is_dash;
use super::names::shown;
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::write_all;
use super::status::Status;
use super::terminal;
use crate::file::write::with_remarks;
use crate::picture::is_inside;
use crate::pipeline::{Judged, Opened, open};

pub(super) fn run(args: &Import) -> Result<Status, Error> {
    let output = args.output.as_deref().filter(|path| !is_dash(path));
    if let Some(path) = output {
        never_over_an_input(&[], std::slice::from_ref(&args.file), std::iter::once(path))?;
        never_over_a_file(path, args.force)?;
    }
    let input = read(&args.file)?;
    let judged = &input.judged;
    match (&judged.report, output) {
        (None, _) => {}
        (Some(_), Some(output)) => {
            let outputs = outputs(judged, output, args.force)?;
            let paths = outputs.iter().map(|o| o.path.as_path());
            never_over_an_input(&[], std::slice::from_ref(&args.file), paths)?;
            // The pictures may have a folder of their own; that of the report must be there, as for every output.
            let own = output.parent();
            for folder in outputs
                .iter()
                .map(|o| o.path.parent())
                .filter(|folder| *folder != own)
                .flatten()
            {
                std::fs::create_dir_all(folder).map_err(|cause| Error::file("建立文件夹", folder, cause))?;
            }
            write_all(&outputs)?;
        }
        (Some(report), None) => {
            to_stdout(with_remarks(report, None, &judged.remarks).as_bytes())?;
            if !judged.pictures.is_empty() {
                let count = judged.pictures.len();
                terminal::print(&format!(
                    "报告中的 {count} 张图片没有写出；用 -o 写明文件，图片就写在它旁边\n"
                ));
            }
        }
    }
    print_findings(&[input.findings()]);
    if input.error.is_some() {
        return Ok(Status::Failed);
    }
    if judged.report.is_none() {
        terminal::print("没有读出年度报告，没有生成任何文件\n");
        return Ok(Status::Found);
    }
    Ok(if judged.has_errors() {
        Status::Found
    } else {
        Status::Clean
    })
}

/// What a document holds and what reading it found; it is not judged.
fn read(path: &Path) -> Result<Input, Error> {
    let name = shown(path);
    let opened = match bytes(path) {
        Ok(bytes) => open(&name, bytes),
        Err(cause) => return Ok(Input::unread(path, &cause)),
    };
    if let Opened::Yaml(..) = opened {
        return Err(Error::Usage(format!(
            "{name} 已经是 YAML 格式的报告，不用导入；核对用 nianbao check"
        )));
    }
    Ok(Input {
        judged: Judged::unjudged(&name, opened),
        ..Input::default()
    })
}

/// The report's file and, beside it, its pictures. A picture that is there already is not written again.
///
/// # Errors
/// Where a picture is to be written lies another file, which is not replaced without `--force`.
fn outputs(judged: &Judged, path: &Path, force: bool) -> Result<Vec<Output>, Error> {
    let Some(report) = &judged.report else {
        return Ok(Vec::new());
    };
    let text = with_remarks(report, None, &judged.remarks).into_bytes();
    let mut outputs = vec![Output::new(path.to_path_buf(), text, force)];
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    for (name, image) in judged.pictures.iter().filter(|(name, _)| is_inside(name)) {
        let picture = Output::new(folder.join(name), image.bytes.to_vec(), force);
        if !picture.is_there()? {
            outputs.push(picture);
        }
    }
    Ok(outputs)
}
