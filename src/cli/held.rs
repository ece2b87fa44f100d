//! Files that may be read and not replaced: Windows says of them only that access is denied, so they are asked beforehand.

use std::io;
use std::path::Path;

/// Whether the file here can be replaced, as far as that can be told without touching it.
///
/// # Errors
/// It is read-only, or another program has it open and lets nobody replace it.
#[cfg(windows)]
pub(super) fn replaceable(path: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;

    /// The right to delete or rename a file.
    const DELETE: u32 = 0x0001_0000;
    match path.metadata() {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(cause),
        Ok(metadata) if metadata.permissions().readonly() => return Err(io::Error::other(READ_ONLY)),
        Ok(_) => {}
    }
    std::fs::OpenOptions::new()
        .access_mode(DELETE)
        .open(path)
        .map(drop)
}

/// Elsewhere a file is replaced whoever has it open, and folders say who may.
#[cfg(not(windows))]
#[expect(clippy::unnecessary_wraps, reason = "as on Windows")]
pub(super) const fn replaceable(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(windows)]
const READ_ONLY: &str = "文件是只读的；请先取消它的“只读”属性，或换一个文件名";

/// Why Windows keeps a file, in Chinese: another program has it open. None for other causes and on other systems.
pub(super) fn is_open_elsewhere(cause: &io::Error) -> Option<&'static str> {
    /// ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
    const VIOLATIONS: [i32; 2] = [32, 33];
    let violated = cfg!(windows)
        && cause
            .raw_os_error()
            .is_some_and(|code| VIOLATIONS.contains(&code));
    violated.then_some("别的程序（例如 Word、WPS）正打开着它；请先在那里关掉，再来一次")
}
