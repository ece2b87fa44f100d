//! `nianbao build`: checks, then writes every format that was asked for, or nothing.

use std::path::{Path, PathBuf};

use super::args::Build;
use super::built::Built;
use super::error::Error;
use super::findings::print_findings;
use super::input::{Input, never_over_an_input};
use super::names::is_dash;
use super::names::named;
use super::output::{Output, Over, to_stdout};
use super::place::write_all;
use super::replace::replaceable;
use super::status::Status;
use super::terminal;
use crate::format::{self, Format};

pub(super) fn run(args: &Build) -> Result<Status, Error> {
    let formats = formats(args)?;
    let places = places(args, &formats)?;
    let inputs: Vec<Input> = args.files.iter().map(|path| Input::load(path, None)).collect();
    let written = places.iter().flatten().map(|(_, path)| path.as_path());
    never_over_an_input(&inputs, &args.files, written)?;

    let findings: Vec<_> = inputs.iter().map(Input::findings).collect();
    print_findings(&findings);
    if inputs.iter().any(|i| i.error.is_some()) {
        terminal::print("没有生成任何文件\n");
        return Ok(Status::Failed);
    }
    let faulty = inputs.iter().any(|i| i.judged.has_errors());
    let unread = inputs.iter().any(|i| i.judged.report.is_none());
    if unread || (faulty && !args.draft) {
        let hint = if unread {
            ""
        } else {
            "；要先看样子，用 --draft 生成草稿"
        };
        terminal::print(&format!("有错误没有改正，没有生成任何文件{hint}\n"));
        return Ok(Status::Found);
    }

    let built = Built::load();
    let mut outputs = Vec::new();
    let mut kept = Vec::new();
    for (input, places) in inputs.iter().zip(places) {
        let Some(document) = input.judged.compose(args.draft) else {
            continue;
        };
        for (format, path) in places {
            let bytes = format.bytes_of(&document)?;
            let over = if args.force || is_dash(&path) {
                Some(Over::Anything)
            } else {
                replaceable(&path, &bytes, input, &built)?
            };
            match over {
                Some(over) => outputs.push(Output { path, bytes, over }),
                None => kept.push(named(&path)),
            }
        }
    }
    if !kept.is_empty() {
        return Err(Error::Usage(format!(
            "不覆盖改过的文件 {}，没有生成任何文件；请把要留的改动写回源文件，或把它移走，不要这些改动就用 --force 覆盖",
            kept.join("、")
        )));
    }
    write(&outputs, args, &built)?;
    Ok(if faulty { Status::Found } else { Status::Clean })
}

fn write(outputs: &[Output], args: &Build, built: &Built) -> Result<(), Error> {
    if let [only] = outputs
        && is_dash(&only.path)
    {
        return to_stdout(&only.bytes);
    }
    if let Some(dir) = &args.dir {
        std::fs::create_dir_all(dir).map_err(|cause| Error::file("建立文件夹", dir, cause))?;
    }
    built.note(outputs.iter().map(|o| (o.path.as_path(), o.bytes.as_slice())));
    write_all(outputs)
}

/// The formats that `--to` or the output's ending name; Word where nothing does.
fn formats(args: &Build) -> Result<Vec<&'static Format>, Error> {
    let known = || {
        format::FORMATS
            .iter()
            .map(|f| f.name)
            .collect::<Vec<_>>()
            .join("、")
    };
    let mut formats: Vec<&'static Format> = Vec::new();
    for name in &args.to {
        let name = name.trim();
        let found = format::by_name(name).ok_or_else(|| {
            Error::Usage(match format::by_extension(name) {
                Some(read) if read.write.is_none() => only_read(read, &known()),
                _ => format!("没有“{name}”这种格式（可用：{}）", known()),
            })
        })?;
        if !formats.iter().any(|f| f.name == found.name) {
            formats.push(found);
        }
    }
    let Some(output) = args.output.as_ref().filter(|o| !is_dash(o)) else {
        if formats.is_empty() {
            formats.push(format::FORMATS[0]);
        }
        return Ok(formats);
    };
    let extension = output.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let by_ending = format::by_extension(extension);
    if let Some(read) = by_ending.filter(|format| format.write.is_none()) {
        return Err(Error::Usage(only_read(read, &known())));
    }
    let by_name = by_ending.ok_or_else(|| {
        Error::Usage(format!(
            "-o 的文件名 {} 看不出是哪种格式（可用的扩展名：{}）",
            named(output),
            known()
        ))
    })?;
    match formats.as_slice() {
        [] => Ok(vec![by_name]),
        [one] if one.name == by_name.name => Ok(formats),
        _ => Err(Error::Usage(format!(
            "-o 的扩展名 .{extension} 与 --to 不一致；几种格式请用 -d 文件夹"
        ))),
    }
}

/// What is said of a format that is asked for and only read.
fn only_read(format: &Format, known: &str) -> String {
    let how = if format.name == "pdf" {
        "；要 PDF 的，生成 Word 文档后用 Word 或 WPS 另存"
    } else {
        ""
    };
    format!("{}只能读取，不能生成（可用：{known}）{how}", format.title)
}

/// Where each format of each input is written.
type Places = Vec<Vec<(&'static Format, PathBuf)>>;

fn places(args: &Build, formats: &[&'static Format]) -> Result<Places, Error> {
    if let Some(output) = &args.output {
        return match (args.files.as_slice(), formats) {
            ([_], [format]) => Ok(vec![vec![(*format, output.clone())]]),
            ([_], _) => Err(Error::Usage(
                "-o 只能写一种格式；几种格式请用 -d 文件夹".to_owned(),
            )),
            _ => Err(Error::Usage(
                "-o 只能用于一份报告；几份报告请用 -d 文件夹".to_owned(),
            )),
        };
    }
    let mut places: Places = Vec::new();
    for input in &args.files {
        if is_dash(input) && args.dir.is_none() {
            return match (args.files.as_slice(), formats) {
                ([_], [format]) => Ok(vec![vec![(*format, PathBuf::from("-"))]]),
                _ => Err(Error::Usage(
                    "从标准输入读取时，请用 -o 或 -d 写明写到哪里".to_owned(),
                )),
            };
        }
        let folder = args
            .dir
            .as_deref()
            .or_else(|| input.parent())
            .unwrap_or_else(|| Path::new(""));
        let stem = if is_dash(input) {
            "report".as_ref()
        } else {
            input.file_stem().unwrap_or(input.as_os_str())
        };
        places.push(
            formats
                .iter()
                .map(|format| {
                    let mut name = stem.to_os_string();
                    name.push(".");
                    name.push(format.name);
                    (*format, folder.join(name))
                })
                .collect(),
        );
    }
    let mut all: Vec<(PathBuf, &PathBuf)> = places
        .iter()
        .flatten()
        .map(|(_, path)| (place(path), path))
        .collect();
    all.sort();
    if let Some(twice) = all.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(Error::Usage(format!(
            "两份报告都要写到 {}，请分开生成",
            named(twice[0].1)
        )));
    }
    Ok(places)
}

/// A path by which two names of one place are the same: a.docx and ./a.docx.
fn place(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    real.join(path.file_name().unwrap_or_default())
}
