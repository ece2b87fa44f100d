//! The address of a document (`file:///d%3A/%E5%B9%B4%E6%8A%A5/a.yaml`, `untitled:Untitled-1`) as a file.

use std::path::{Path, PathBuf};

use crate::desk::encoded;

/// What a document is called that is no file yet.
const UNNAMED: &str = "未保存的报告";

/// The file of an address; none where it is no file of this machine.
pub fn file(address: &str) -> Option<PathBuf> {
    path(address, cfg!(windows)).map(PathBuf::from)
}

/// The address of a file.
pub fn of(file: &Path) -> Option<String> {
    let whole = std::path::absolute(file).ok()?;
    let path = whole.to_str()?.replace('\\', "/");
    let parts: Vec<String> = path.split('/').map(encoded).collect();
    let lead = if path.starts_with('/') { "" } else { "/" };
    Some(format!("file://{lead}{}", parts.join("/")))
}

/// What people call a document: the name of its file.
pub fn name(address: &str) -> String {
    let file = file(address);
    let name = file.as_ref().and_then(|file| file.file_name()?.to_str());
    name.unwrap_or(UNNAMED).to_owned()
}

/// The path that an address means on Windows or elsewhere.
fn path(address: &str, windows: bool) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let rest = rest.split(['?', '#']).next()?;
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/')?),
        None => ("", rest),
    };
    let path = unescaped(path)?;
    let host = if host.eq_ignore_ascii_case("localhost") {
        ""
    } else {
        host
    };
    if path.contains('\0') || !path.starts_with('/') {
        return None;
    }
    if !windows {
        return host.is_empty().then_some(path);
    }
    if !host.is_empty() {
        return Some(format!("//{}{path}", unescaped(host)?).replace('/', "\\"));
    }
    // /d:/年报
    let drive = path.get(1..)?;
    let mut letters = drive.chars();
    let is_drive = letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next() == Some(':');
    Some(if is_drive { drive } else { &path }.replace('/', "\\"))
}

/// Words without their escapes; none where they are no UTF-8. A plus sign is one here.
fn unescaped(words: &str) -> Option<String> {
    let mut out = Vec::with_capacity(words.len());
    let mut bytes = words.bytes();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_files_of_this_machine() {
        for (address, elsewhere, on_windows) in [
            (
                "file:///home/a/%E5%B9%B4%E6%8A%A5%202021.yaml",
                Some("/home/a/年报 2021.yaml"),
                Some("\\home\\a\\年报 2021.yaml"),
            ),
            (
                "file:///home/年报/a+b.yaml",
                Some("/home/年报/a+b.yaml"),
                Some("\\home\\年报\\a+b.yaml"),
            ),
            (
                "file:///d%3A/%E5%B9%B4/a.yaml",
                Some("/d:/年/a.yaml"),
                Some("d:\\年\\a.yaml"),
            ),
            ("file:///C:/a.yaml", Some("/C:/a.yaml"), Some("C:\\a.yaml")),
            ("file://localhost/a.yaml", Some("/a.yaml"), Some("\\a.yaml")),
            (
                "file://server/share/a.yaml",
                None,
                Some("\\\\server\\share\\a.yaml"),
            ),
            ("file:/a.yaml", Some("/a.yaml"), Some("\\a.yaml")),
            ("untitled:Untitled-1", None, None),
            ("vscode-vfs://github/a/b.yaml", None, None),
            ("file:///a%ff.yaml", None, None),
            ("file:///a%4", None, None),
            ("file:///a%00b", None, None),
            ("file://", None, None),
            ("", None, None),
        ] {
            assert_eq!(path(address, false).as_deref(), elsewhere, "{address}");
            assert_eq!(path(address, true).as_deref(), on_windows, "{address}");
        }
        #[cfg(unix)]
        {
            assert_eq!(
                of(Path::new("/a/年 报.yaml")).as_deref(),
                Some("file:///a/%E5%B9%B4%20%E6%8A%A5.yaml")
            );
            assert_eq!(
                file(&of(Path::new("/a/年 报+.yaml")).unwrap()),
                Some(PathBuf::from("/a/年 报+.yaml"))
            );
        }
        assert_eq!(name("file:///a/%E5%B9%B4.yaml"), "年.yaml");
        assert_eq!(name("untitled:Untitled-1"), UNNAMED);
    }
}
