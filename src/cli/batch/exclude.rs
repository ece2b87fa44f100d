//! `--exclude`: names of files and folders that are not looked at.

use std::path::Path;

use glob::{MatchOptions, Pattern};

use crate::cli::error::Error;
use crate::cli::wild::as_glob;

const OPTIONS: MatchOptions = MatchOptions {
    case_sensitive: !cfg!(windows),
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

/// What is excluded.
#[derive(Debug, Default)]
pub struct Excluded {
    /// Patterns of a name alone.
    names: Vec<Pattern>,
    /// Patterns of a path, with `/`.
    paths: Vec<Pattern>,
}

impl Excluded {
    /// What these patterns mean: one without `/` any file or folder of such a name, one with it a path.
    ///
    /// # Errors
    /// A pattern cannot be read.
    pub fn new(patterns: &[String]) -> Result<Self, Error> {
        let mut excluded = Self::default();
        for pattern in patterns {
            let slashed = with_slashes(pattern);
            let plain = slashed.trim_start_matches("./").trim_end_matches('/');
            let compiled = Pattern::new(&as_glob(plain));
            let compiled = compiled.map_err(|_| Error::Usage(format!("--exclude 的“{pattern}”写法不对")))?;
            let kind = if plain.contains('/') {
                &mut excluded.paths
            } else {
                &mut excluded.names
            };
            kind.push(compiled);
        }
        Ok(excluded)
    }

    /// Whether a file or folder is excluded: by its own name, by its path as it is shown, or by its path from the folder `root`.
    pub fn has(&self, path: &Path, root: Option<&Path>) -> bool {
        if self.names.is_empty() && self.paths.is_empty() {
            return false;
        }
        let fits = |patterns: &[Pattern], name: &str| {
            patterns.iter().any(|pattern| pattern.matches_with(name, OPTIONS))
        };
        let name = path.file_name().map(|name| name.to_string_lossy());
        if name.is_some_and(|name| fits(&self.names, &name)) {
            return true;
        }
        let below = root.and_then(|root| path.strip_prefix(root).ok());
        [Some(path), below].into_iter().flatten().any(|path| {
            let path = with_slashes(&path.to_string_lossy());
            fits(&self.paths, path.trim_start_matches("./"))
        })
    }
}

/// With the separator that patterns are written with on every system.
fn with_slashes(path: &str) -> String {
    if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_excluded_wherever_it_stands_and_a_path_where_it_leads() {
        let patterns = ["草稿*", "甲/乙.yaml", "./丙/*.docx", "报告[1].html", "旧/"];
        let excluded = Excluded::new(&patterns.map(str::to_owned)).unwrap();
        let has = |path: &str, root: Option<&str>| excluded.has(Path::new(path), root.map(Path::new));
        for (path, root) in [
            ("草稿.yaml", None),
            ("县/草稿夹", Some("县")),
            ("甲/乙.yaml", None),
            ("./甲/乙.yaml", None),
            ("县/甲/乙.yaml", Some("县")),
            ("丙/一.docx", None),
            ("县/报告[1].html", None),
            ("县/旧", Some("县")),
        ] {
            assert!(has(path, root), "{path}");
        }
        for (path, root) in [
            ("正式草稿.yaml", None),
            ("县/甲/乙.yaml", None),
            ("丙/丁/一.docx", None),
            ("报告1.html", None),
            ("乙.yaml", None),
        ] {
            assert!(!has(path, root), "{path}");
        }
    }
}
