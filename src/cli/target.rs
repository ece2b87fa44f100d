//! Where an output really goes: a link is followed, a device keeps its place.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::device::{NOTHING, device};
use super::error::Error;
use super::names::named;
#[cfg(feature = "xlsx")]
use crate::format::xlsx;

/// The most links that lead one to another; systems follow as many.
const MAX_LINKS: usize = 40;

/// Where an output goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file, which is replaced as a whole.
    File(PathBuf),
    /// A device, which is written into.
    Device(PathBuf),
}

impl Target {
    /// The folder in which a file is made.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(folder_of(path)),
            Self::Device(_) => None,
        }
    }
}

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

/// Whether a workbook is asked for: by the format, or else by the name of the output.
#[cfg(feature = "xlsx")]
pub(super) fn names_a_workbook(to: Option<&str>, output: Option<&Path>) -> bool {
    let ending = output.and_then(|path| path.extension());
    let named = ending.is_some_and(|ending| ending.eq_ignore_ascii_case(xlsx::FORMAT.name));
    to.map_or(named, |to| to == xlsx::FORMAT.name)
}

/// Where an output of this name goes. Of a link what it leads to is written; the link stays one.
///
/// # Errors
/// The place is a folder, or something else that is no file: a pipe would be waited for, or replaced by a file.
pub(super) fn target(path: &Path) -> Result<Target, Error> {
    if cfg!(windows)
        && let Some(device) = device(path)
    {
        if path.as_os_str().eq_ignore_ascii_case(NOTHING) {
            return Ok(Target::Device(NOTHING.into()));
        }
        return Err(Error::Usage(format!(
            "{} 这个名字不能用：{device} 是 Windows 的设备；要输出到屏幕，用 -o -",
            named(path)
        )));
    }
    let mut real = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        let Ok(link) = std::fs::read_link(&real) else {
            break;
        };
        real = folder_of(&real).join(link);
    }
    let kind = match path.metadata() {
        Ok(metadata) => metadata.file_type(),
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(Target::File(real)),
        Err(cause) => return Err(Error::file("写入", path, cause)),
    };
    if kind.is_dir() {
        return Err(Error::file("写入", path, ErrorKind::IsADirectory.into()));
    }
    #[cfg(unix)]
    if std::os::unix::fs::FileTypeExt::is_char_device(&kind) {
        return Ok(Target::Device(path.to_path_buf()));
    }
    if !kind.is_file() {
        return Err(Error::Usage(format!(
            "{} 不是普通文件，不能写；要交给别的程序，用 -o - 写到标准输出",
            named(path)
        )));
    }
    Ok(Target::File(real))
}
