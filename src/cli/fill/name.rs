//! Names of files as pages write them, and the places in the folder that they mean: none leads out of it.

use std::path::{Component, Path, PathBuf};

/// The most folders of a name, and the most levels below the folder that are looked through.
pub(super) const MAX_DEPTH: usize = 6;
/// The most bytes of one part of a name; every system takes this length.
const MAX_PART: usize = 255;

/// The path of a name within its folder; none where the name is none that a file of the folder can have.
///
/// What one system takes for a way out is refused on every system: a folder is carried from one to the other.
pub(super) fn within(name: &str) -> Option<PathBuf> {
    let parts: Vec<&str> = name.split('/').collect();
    let fits = parts.len() <= MAX_DEPTH && parts.iter().all(|part| is_plain(part));
    fits.then(|| parts.iter().collect())
}

/// Whether one part of a name is a plain one: no way up, no drive, no hidden file, none that a program holds open.
pub(super) fn is_plain(part: &str) -> bool {
    let mut components = Path::new(part).components();
    let alone = matches!(
        (components.next(), components.next()),
        (Some(Component::Normal(own)), None) if own == part
    );
    alone
        && part.len() <= MAX_PART
        && !part.starts_with('.')
        && !part.starts_with("~$")
        && !part.contains(|c: char| matches!(c, '\\' | ':') || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_within_their_folder() {
        for name in [
            "甲.yaml",
            "各街道/甲 乙.yaml",
            "a/b/c.docx",
            "a..yaml",
            "甲+乙%.yaml",
        ] {
            let path = within(name);
            assert_eq!(path.as_deref(), Some(Path::new(name)), "{name}");
        }
        let deep = "a/".repeat(MAX_DEPTH) + "a.yaml";
        let long = "a".repeat(MAX_PART + 1);
        for name in [
            "",
            ".",
            "..",
            "../a.yaml",
            "a/../../b.yaml",
            "a/..",
            "./a.yaml",
            "/etc/passwd",
            "//a",
            "a//b.yaml",
            "a/",
            "C:/a.yaml",
            "C:a.yaml",
            "C:\\a.yaml",
            "..\\a.yaml",
            "a\\b.yaml",
            "\\\\host\\share\\a.yaml",
            "a.yaml:stream",
            "a.yaml\0",
            "a\nb.yaml",
            ".git/config",
            "a/.b.yaml",
            "~$甲.docx",
            "~/../a.yaml",
            &deep,
            &long,
        ] {
            assert_eq!(within(name), None, "{name:?}");
        }
    }
}
