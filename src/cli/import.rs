//! `nianbao import`: a finished report as the file that an agency fills, with its pictures beside it.

use std::path::{Path, PathBuf};

use super::args::Import;
use super::bytes::{bytes, is_dash};
use super::error::Error;
use super::findings::print_findings;
use super::input::{Input, never_over_an_input, shown};
use super::output::{Output, to_stdout, write_all};
use super::status::Status;
use super::terminal;
use crate::file::write::with_remarks;
use crate::picture::is_inside;
use crate::pipeline::{Judged, Opened, open};

pub(super) fn run(args: &Import) -> Result<Status, Error> {
    let input = read(&args.file)?;
    let judged = &input.judged;
    let output = args.output.as_deref().filter(|path| !is_dash(path));
    match (&judged.report, output) {
        (None, _) => {}
        (Some(_), Some(output)) => {
            let outputs = outputs(judged, output)?;
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
            for output in &outputs {
                terminal::print(&format!("已生成 {}\n", output.path.display()));
            }
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
/// Where a picture is to be written lies another file: the report would show that one.
pub(super) fn outputs(judged: &Judged, path: &Path) -> Result<Vec<Output>, Error> {
    let Some(report) = &judged.report else {
        return Ok(Vec::new());
    };
    let mut outputs = vec![Output {
        path: path.to_path_buf(),
        bytes: with_remarks(report, None, &judged.remarks).into_bytes(),
    }];
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    for (name, image) in judged.pictures.iter().filter(|(name, _)| is_inside(name)) {
        let path: PathBuf = folder.join(name);
        match std::fs::read(&path) {
            Ok(there) if there == *image.bytes => {}
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => outputs.push(Output {
                path,
                bytes: image.bytes.to_vec(),
            }),
            _ => {
                return Err(Error::Usage(format!(
                    "报告的图片要写到 {}，那里已经有别的文件；请换一个文件夹",
                    path.display()
                )));
            }
        }
    }
    Ok(outputs)
}
