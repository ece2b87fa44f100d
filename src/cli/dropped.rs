//! Files dropped on the program for which no page is opened: what was found in them is shown, and written beside them as a page of
//! its own; the window stays until it was read.

use std::path::{Path, PathBuf};

use super::args::Fill;
use super::built::Built;
use super::bytes::same_bytes;
use super::error::Error;
use super::findings::print_findings;
use super::fingerprint::Fingerprint;
use super::input::Input;
use super::names::named;
use super::output::{Output, Over};
use super::place::place_all;
use super::review::sheet;
use super::status::Status;
use super::target::folder_of;
use super::terminal;
use crate::diagnostic::emit::Count;

/// What the sheet is called, behind the name of the file.
const SHEET: &str = "核对单";
/// The most sheets of one name: so many files that are somebody else's are looked at.
const MAX_SHEETS: usize = 99;

/// Says why the page could not be opened and what can be done; of a file, what was found in it.
pub(super) fn without_page(args: &Fill, why: &Error) -> Status {
    terminal::print_error(why);
    let file = args.path.as_deref().filter(|path| path.is_file());
    if let (Some(file), false) = (file, matches!(why, Error::Usage(_))) {
        terminal::print("打不开页面，就先核对这个文件：\n\n");
        judge(&[file.to_path_buf()], &Built::load());
    }
    #[cfg(feature = "desk")]
    if matches!(why, Error::Serve(_)) {
        terminal::print("要打开页面：请把本程序加入安全软件的信任名单，重新启动电脑，再试一次。\n");
    }
    terminal::hold();
    why.status()
}

/// Files of several folders, which no one page shows.
pub(super) fn check(files: &[PathBuf]) -> Status {
    let status = judge(files, &Built::load());
    terminal::hold();
    status
}

/// Shows what was found, and writes it beside the first of the files.
fn judge(files: &[PathBuf], built: &Built) -> Status {
    let inputs: Vec<Input> = files.iter().map(|file| Input::with_figures(file, None)).collect();
    let findings: Vec<_> = inputs.iter().map(Input::findings).collect();
    print_findings(&findings);
    let count = Count::new(&findings);
    let quiet = findings
        .iter()
        .all(|file| file.diagnostics.is_empty() && file.error.is_none());
    if !quiet {
        match write_beside(&inputs, files, built) {
            Ok(Some(path)) => {
                terminal::print(&format!(
                    "这些问题也写在 {}，可以用浏览器打开、打印\n",
                    named(&path)
                ));
            }
            Ok(None) => {}
            Err(error) => terminal::print_error(&error),
        }
    }
    if inputs.iter().any(|input| input.error.is_some()) {
        Status::Failed
    } else if count.errors > 0 {
        Status::Found
    } else {
        Status::Clean
    }
}

/// Writes the sheet: over an earlier one that this program wrote and nobody changed, else under a name that is free. None where all
/// names are taken.
fn write_beside(inputs: &[Input], files: &[PathBuf], built: &Built) -> Result<Option<PathBuf>, Error> {
    let bytes = sheet(inputs)?;
    for number in 1..=MAX_SHEETS {
        let path = name(files, number);
        let over = match Fingerprint::of_file(&path) {
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Over::Nothing,
            _ if same_bytes(&path, &bytes) => return Ok(Some(path)),
            Ok(there) if built.made(&path, there) => Over::Only(there),
            _ => continue,
        };
        built.note(std::iter::once((path.as_path(), bytes.as_slice())));
        let output = Output { path, bytes, over };
        place_all(std::slice::from_ref(&output))?;
        return Ok(Some(output.path));
    }
    Ok(None)
}

/// What the sheet of these files is called: 甲-核对单.html, the second 甲-核对单-2.html; of several files 核对单.html.
fn name(files: &[PathBuf], number: usize) -> PathBuf {
    let first = files.first().map_or(Path::new(""), PathBuf::as_path);
    let mut name = std::ffi::OsString::new();
    if let ([_], Some(stem)) = (files, first.file_stem()) {
        name.push(stem);
        name.push("-");
    }
    name.push(SHEET);
    if number > 1 {
        name.push(format!("-{number}"));
    }
    name.push(".html");
    folder_of(first).join(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_written_beside_and_never_over_what_is_not_ours() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        let example = std::fs::read_to_string("docs/mistakes.yaml").unwrap();
        std::fs::write(at("甲.yaml"), example).unwrap();
        std::fs::write(at("甲-核对单.html"), "somebody's").unwrap();
        let files = [at("甲.yaml")];
        let judge = |files: &[PathBuf]| judge(files, &Built::default());
        assert_eq!(judge(&files), Status::Found);
        let written = std::fs::read_to_string(at("甲-核对单-2.html")).unwrap();
        assert!(written.contains("千分位逗号"), "{written}");
        assert_eq!(
            std::fs::read_to_string(at("甲-核对单.html")).unwrap(),
            "somebody's"
        );
        // The same once more is the same file.
        assert_eq!(judge(&files), Status::Found);
        assert!(!at("甲-核对单-3.html").exists());
        // A report without findings needs none.
        std::fs::copy("examples/beilun-2021.yaml", at("乙.yaml")).unwrap();
        assert_eq!(judge(&[at("乙.yaml")]), Status::Clean);
        assert!(!at("乙-核对单.html").exists());
        assert_eq!(judge(&[at("甲.yaml"), at("乙.yaml")]), Status::Found);
        assert!(at("核对单.html").exists());
    }
}
