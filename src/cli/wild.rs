//! Names with `*` and `?` that no shell has expanded: Windows' hands them on as they were typed.

use std::path::{Path, PathBuf};

use glob::{MatchOptions, glob_with};

use super::args::Command;
use super::names::is_dash;

/// Puts in place of every pattern the files that it means.
pub(super) fn expand(command: &mut Command) {
    let files = match command {
        Command::Check(args) => &mut args.files.files,
        Command::Build(args) => &mut args.files.files,
        Command::Export(args) => &mut args.files.files,
        Command::Figures(args) => &mut args.files.files,
        Command::Import(args) => &mut args.files.files,
        Command::Next(args) => &mut args.files.files,
        Command::Merge(args) => &mut args.files.files,
        Command::Watch(args) => &mut args.paths,
        Command::Diff(args) => {
            for file in [&mut args.old, &mut args.new] {
                // Of several, the name as it was typed is said to be none of a file.
                if let [one] = expanded(file).as_slice() {
                    one.clone_into(file);
                }
            }
            return;
        }
        Command::Fill(_)
        | Command::New(_)
        | Command::Lsp(_)
        | Command::Reference(_)
        | Command::Sample(_)
        | Command::Explain(_)
        | Command::Schema(_)
        | Command::Completions(_) => return,
    };
    *files = files.iter().flat_map(|file| expanded(file)).collect();
}

/// The files that a name with `*` or `?` means, in the order of their names. The name itself where a file is called so, or where
/// nothing fits: why it cannot be read is said then. Hidden files, and the `~$` files of a Word that is open, must be written out.
pub(super) fn expanded(path: &Path) -> Vec<PathBuf> {
    let itself = || vec![path.to_path_buf()];
    let pattern = path
        .to_str()
        .filter(|_| is_pattern(path) && !is_dash(path) && !path.exists());
    let Some(pattern) = pattern.map(as_glob) else {
        return itself();
    };
    let options = MatchOptions {
        case_sensitive: !cfg!(windows),
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    let found = glob_with(&pattern, options).into_iter().flatten().flatten();
    let found: Vec<PathBuf> = found.filter(|file| file.is_file() && !is_lock(file)).collect();
    if found.is_empty() { itself() } else { found }
}

/// Whether a name has what stands for other characters.
pub(super) fn is_pattern(path: &Path) -> bool {
    path.as_os_str()
        .as_encoded_bytes()
        .iter()
        .any(|byte| matches!(byte, b'*' | b'?'))
}

/// A pattern in which nothing else stands for other characters: files are called 报告[1].docx, and `**` is one `*`.
pub(super) fn as_glob(pattern: &str) -> String {
    let mut glob = String::new();
    for c in pattern.chars() {
        match c {
            '[' => glob.push_str("[[]"),
            ']' => glob.push_str("[]]"),
            '*' if glob.ends_with('*') => {}
            c => glob.push(c),
        }
    }
    glob
}

/// Whether a file is the mark that Word leaves beside a document that it has open.
fn is_lock(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default();
    name.as_encoded_bytes().starts_with(b"~$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_means_the_files_that_fit() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        std::fs::create_dir(at("目录.yaml")).unwrap();
        for name in [
            "乙.yaml",
            "甲 一.yaml",
            "b.docx",
            "~$b.docx",
            ".c.docx",
            "报告[1].docx",
            "报告1.docx",
        ] {
            std::fs::write(at(name), "").unwrap();
        }
        let means = |pattern: &str| -> Vec<String> {
            let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
            expanded(&at(pattern)).iter().map(name).collect()
        };
        assert_eq!(means("*.yaml"), ["乙.yaml", "甲 一.yaml"]);
        assert_eq!(means("**.yaml"), ["乙.yaml", "甲 一.yaml"]);
        assert_eq!(means("?.yaml"), ["乙.yaml"]);
        assert_eq!(means("b*"), ["b.docx"]);
        assert_eq!(means("?[1].*"), ["?[1].*"]);
        assert_eq!(means("报告[1].*"), ["报告[1].docx"]);
        assert_eq!(means("*报*.docx"), ["报告1.docx", "报告[1].docx"]);
        for itself in ["乙.yaml", "nowhere.yaml", "*.html", "目录.yaml"] {
            assert_eq!(means(itself), [itself]);
        }
        #[cfg(unix)]
        {
            std::fs::write(at("*.html"), "").unwrap();
            std::fs::write(at("a.html"), "").unwrap();
            assert_eq!(means("*.html"), ["*.html"]);
        }
    }
}
