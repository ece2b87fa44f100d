//! Names with `*` and `?` that no shell has expanded: Windows' hands them on as they were typed.

use std::path::{Path, PathBuf};

use glob::{MatchOptions, glob_with};

use super::args::Command;
use super::error::Error;
use super::names::{is_dash, named};

/// The most files of a pattern that are named.
const MAX_NAMED: usize = 5;

/// Puts in place of every pattern the files that it means.
///
/// # Errors
/// A command that reads one file was given a pattern that means several.
pub(super) fn expand(command: &mut Command) -> Result<(), Error> {
    let files = match command {
        Command::Check(args) => &mut args.files,
        Command::Build(args) => &mut args.files,
        Command::Export(args) => &mut args.files,
        Command::Figures(args) => &mut args.files,
        Command::Watch(args) => &mut args.paths,
        Command::Import(args) => return only(&mut args.file),
        Command::Next(args) => return only(&mut args.file),
        Command::Fill(_)
        | Command::New(_)
        | Command::Lsp(_)
        | Command::Sample(_)
        | Command::Explain(_)
        | Command::Schema(_)
        | Command::Completions(_) => return Ok(()),
    };
    *files = files.iter().flat_map(|file| expanded(file)).collect();
    Ok(())
}

/// The one file that a pattern means.
fn only(file: &mut PathBuf) -> Result<(), Error> {
    match expanded(file).as_slice() {
        [one] => {
            one.clone_into(file);
            Ok(())
        }
        several => {
            let names: Vec<String> = several.iter().take(MAX_NAMED).map(|path| named(path)).collect();
            let more = if several.len() > MAX_NAMED { "等" } else { "" };
            Err(Error::Usage(format!(
                "{} 有 {} 个文件（{}{more}），这个命令一次读一个",
                named(file),
                several.len(),
                names.join("、")
            )))
        }
    }
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
fn as_glob(pattern: &str) -> String {
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

    #[test]
    fn a_command_that_reads_one_file_is_given_one() {
        let root = tempfile::tempdir().unwrap();
        for name in ["a1.yaml", "a2.yaml", "b.yaml"] {
            std::fs::write(root.path().join(name), "").unwrap();
        }
        let mut file = root.path().join("b*");
        only(&mut file).unwrap();
        assert_eq!(file, root.path().join("b.yaml"));
        let mut several = root.path().join("a*");
        let error = only(&mut several).unwrap_err().to_string();
        assert!(error.contains("a* 有 2 个文件"), "{error}");
    }
}
