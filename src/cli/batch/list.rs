//! `--files-from`: the names of files from a list.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::cli::bytes::{unreadable, up_to};
use crate::cli::error::Error;
use crate::cli::names::{is_dash, shown};
use crate::encoding::to_utf8;

/// The most bytes of a list: some million names.
const MAX_LIST: usize = 256 * 1024 * 1024;

/// The names in a list, one a line, or between NUL bytes where it has any; empty ones are none, and `-` is a file.
///
/// # Errors
/// The list cannot be read.
pub fn names(list: &Path) -> Result<Vec<PathBuf>, Error> {
    let read = if is_dash(list) {
        up_to(std::io::stdin().lock(), MAX_LIST + 1)
    } else {
        std::fs::File::open(list).and_then(|file| up_to(file, MAX_LIST + 1))
    };
    let failed = |reason| Error::Unread {
        path: if is_dash(list) {
            PathBuf::from(shown(list))
        } else {
            list.to_path_buf()
        },
        reason,
    };
    let bytes = read.map_err(|cause| failed(unreadable(&cause)))?;
    if bytes.len() > MAX_LIST {
        return Err(failed(format!(
            "超过 {} MB，不是文件名单",
            MAX_LIST / 1024 / 1024
        )));
    }
    Ok(parted(&bytes))
}

fn parted(bytes: &[u8]) -> Vec<PathBuf> {
    let is_nul = bytes.contains(&0);
    // A list that the editor of a Chinese Windows has saved; NUL bytes come from programs, which write names as they are.
    let converted = if is_nul || is_named(bytes) {
        None
    } else {
        to_utf8(bytes)
    };
    let bytes = converted.as_deref().map_or(bytes, str::as_bytes);
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let end = if is_nul { 0 } else { b'\n' };
    let lines = bytes.split(|byte| *byte == end);
    lines
        .map(|line| {
            if is_nul {
                line
            } else {
                line.strip_suffix(b"\r").unwrap_or(line)
            }
        })
        .filter(|line| !line.trim_ascii().is_empty())
        .map(|name| {
            if name == b"-" {
                PathBuf::from("./-")
            } else {
                path(name)
            }
        })
        .collect()
}

/// Whether the first name is that of a file just as its bytes are: names need not be text.
fn is_named(bytes: &[u8]) -> bool {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    cfg!(unix) && !first.is_empty() && path(first).exists()
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec()).into()
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    OsString::from(String::from_utf8_lossy(bytes).into_owned()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_lines_or_between_nul_bytes() {
        let names = |bytes: &[u8]| -> Vec<String> {
            let paths = parted(bytes).into_iter();
            paths.map(|path| path.to_string_lossy().into_owned()).collect()
        };
        assert_eq!(
            names("\u{feff}甲.yaml\r\n\r\n乙 一.docx\n".as_bytes()),
            ["甲.yaml", "乙 一.docx"]
        );
        assert_eq!(
            names("甲\n乙.yaml\0丙.yaml\0".as_bytes()),
            ["甲\n乙.yaml", "丙.yaml"]
        );
        assert_eq!(names(b"\xbc\xd7.yaml\n\xd2\xd2.yaml"), ["甲.yaml", "乙.yaml"]);
        assert_eq!(names(b" \n-\n\n"), ["./-"]);
    }
}
