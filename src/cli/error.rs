//! The program failing at its job, or being asked for what it cannot do. Never about what a report says.

use std::fmt;
use std::path::{Path, PathBuf};

use super::held::is_open_elsewhere;
use super::names::named;
use super::status::Status;

/// A failure, with what was being done and to which file.
#[derive(Debug)]
pub enum Error {
    /// The command line asks for something that does not fit together.
    Usage(String),
    /// A file could not be read or written.
    File {
        /// What was being done, to stand before the path.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// Why it failed.
        cause: std::io::Error,
    },
    /// A file that another is compared with could not be read.
    Unread {
        /// The file.
        path: PathBuf,
        /// Why, in words.
        reason: String,
    },
    /// A file was changed by somebody else while it was worked on.
    Changed(PathBuf),
    /// The program was built without the pages.
    #[cfg(not(feature = "desk"))]
    NoDesk,
    /// The program was built without this part.
    #[cfg(any(not(feature = "editor"), not(feature = "watch")))]
    Without(&'static str),
    /// Pages cannot be served on this machine.
    #[cfg(feature = "desk")]
    Serve(std::io::Error),
    /// A document could not be made.
    Write(crate::format::WriteError),
    /// The typefaces of a PDF file are not there, or are not enough for it.
    #[cfg(feature = "typeset")]
    Fonts(String),
    /// A workbook could not be made.
    #[cfg(feature = "xlsx")]
    Workbook(crate::export::xlsx::NotWritten),
    /// Findings could not be put into words for machines.
    Json(serde_json::Error),
}

impl Error {
    pub(super) fn file(doing: &'static str, path: &Path, cause: std::io::Error) -> Self {
        Self::File {
            doing,
            path: path.to_path_buf(),
            cause,
        }
    }

    /// A file that is there and is not replaced.
    pub(super) fn exists(path: &Path) -> Self {
        Self::Usage(format!(
            "已经有 {}，不覆盖；请换一个文件名，或用 --force 覆盖它",
            named(path)
        ))
    }

    pub(super) const fn status(&self) -> Status {
        match self {
            Self::Usage(_) => Status::Usage,
            _ => Status::Failed,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) => f.write_str(message),
            Self::File { doing, path, cause } => {
                write!(f, "{doing} {} 失败：{}", named(path), reason(cause))
            }
            Self::Unread { path, reason } => write!(f, "{} {reason}", named(path)),
            Self::Changed(path) => write!(
                f,
                "{} 在核对的时候被别的程序改过，没有写它；请再运行一次",
                named(path)
            ),
            #[cfg(not(feature = "desk"))]
            Self::NoDesk => f.write_str(
                "这个程序没有带上填报的页面；请换用带页面的程序，或者用命令：核对用 nianbao check，生成用 nianbao build",
            ),
            #[cfg(any(not(feature = "editor"), not(feature = "watch")))]
            Self::Without(part) => write!(
                f,
                "这个程序没有带上{part}；请换用完整的程序，或者用命令 nianbao check"
            ),
            #[cfg(feature = "desk")]
            Self::Serve(cause) => write!(f, "这台电脑上不能打开页面：{}", reason(cause)),
            Self::Write(cause) => write!(f, "生成文件失败：{cause}"),
            #[cfg(feature = "typeset")]
            Self::Fonts(message) => f.write_str(message),
            #[cfg(feature = "xlsx")]
            Self::Workbook(cause) => write!(f, "生成 Excel 工作簿失败：{cause}"),
            Self::Json(cause) => write!(f, "输出 JSON 失败：{cause}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Usage(_) | Self::Unread { .. } | Self::Changed(_) => None,
            #[cfg(feature = "typeset")]
            Self::Fonts(_) => None,
            #[cfg(not(feature = "desk"))]
            Self::NoDesk => None,
            #[cfg(any(not(feature = "editor"), not(feature = "watch")))]
            Self::Without(_) => None,
            #[cfg(feature = "desk")]
            Self::Serve(cause) => Some(cause),
            Self::File { cause, .. } => Some(cause),
            Self::Write(cause) => Some(cause),
            #[cfg(feature = "xlsx")]
            Self::Workbook(cause) => Some(cause),
            Self::Json(cause) => Some(cause),
        }
    }
}

impl From<crate::format::WriteError> for Error {
    fn from(cause: crate::format::WriteError) -> Self {
        Self::Write(cause)
    }
}

#[cfg(feature = "xlsx")]
impl From<crate::export::xlsx::NotWritten> for Error {
    fn from(cause: crate::export::xlsx::NotWritten) -> Self {
        Self::Workbook(cause)
    }
}

impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Self::Json(cause)
    }
}

/// Why a file could not be had, in Chinese for the usual causes.
pub(super) fn reason(cause: &std::io::Error) -> String {
    use std::io::ErrorKind as K;
    if let Some(why) = is_open_elsewhere(cause) {
        return why.to_owned();
    }
    match cause.kind() {
        K::NotFound => "没有这个文件或文件夹".to_owned(),
        K::PermissionDenied => "没有权限".to_owned(),
        K::IsADirectory => "这是一个文件夹，不是文件".to_owned(),
        K::NotADirectory => "路径中有一段不是文件夹".to_owned(),
        K::AddrInUse => "端口已经被别的程序占用".to_owned(),
        K::StorageFull | K::QuotaExceeded => "磁盘满了".to_owned(),
        K::FileTooLarge => "文件太大，或者超过了限额".to_owned(),
        K::ReadOnlyFilesystem => "磁盘是只读的".to_owned(),
        K::InvalidFilename | K::InvalidInput => "文件名不能用".to_owned(),
        _ => cause.to_string(),
    }
}
