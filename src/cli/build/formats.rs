//! The formats that `build` writes.

use crate::cli::args::Build;
use crate::cli::error::Error;
use crate::cli::names::{is_dash, named};
use crate::format::{self, Format};

/// The formats that `--to` or the output's ending name; Word where nothing does.
///
/// # Errors
/// There is no such format, it is only read, or the two do not agree.
pub fn formats(args: &Build) -> Result<Vec<&'static Format>, Error> {
    let known = || {
        let names = format::FORMATS.iter().map(|f| f.name);
        let pdf = cfg!(feature = "typeset").then_some("pdf");
        let only = format::WRITE_ONLY.iter().map(|f| f.name);
        names.chain(pdf).chain(only).collect::<Vec<_>>().join("、")
    };
    let mut formats: Vec<&'static Format> = Vec::new();
    for name in &args.to {
        let name = name.trim();
        let found = written(name).ok_or_else(|| {
            Error::Usage(match format::by_extension(name) {
                Some(read) if !is_written(read) => only_read(read, &known()),
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
    // A name of two endings is known by both.
    let name = output
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let is_of = |format: &&&Format| {
        name.strip_suffix(format.ending())
            .is_some_and(|stem| stem.ends_with('.'))
    };
    let by_ending = format::WRITE_ONLY.iter().find(is_of).copied();
    let by_ending = by_ending.or_else(|| format::by_extension(extension));
    if let Some(read) = by_ending.filter(|format| !is_written(format)) {
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
        // Whatever its name, it is a page.
        [one] if one.media == by_name.media && format::write_only(one.name).is_some() => Ok(formats),
        _ => Err(Error::Usage(format!(
            "-o 的扩展名 .{extension} 与 --to 不一致；几种格式请用 -d 文件夹"
        ))),
    }
}

/// The format of this name that is written.
fn written(name: &str) -> Option<&'static Format> {
    let written = format::readable().find(|format| format.name == name && is_written(format));
    written.or_else(|| format::write_only(name))
}

/// Whether files of a format are written: PDF too, where this program can set pages.
fn is_written(format: &Format) -> bool {
    format.write.is_some() || (cfg!(feature = "typeset") && format.name == "pdf")
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
