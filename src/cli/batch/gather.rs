//! The files that a command line means: those that it names, those in folders and in lists.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exclude::Excluded;
use super::list;
use super::walk::{Found, Passed, is_lock, walk};
use crate::cli::args::Files;
use crate::cli::error::Error;
use crate::cli::names::{is_dash, named};
use crate::cli::wild::is_pattern;

/// What is made of standard input is called so.
const NAMELESS: &str = "report";

/// A file to be read.
#[derive(Debug)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// The folder in which it was found; none where it was named itself.
    pub root: Option<Arc<Path>>,
    /// Why it cannot be read, where that is known before.
    pub why: Option<String>,
}

impl File {
    /// A file that was named.
    pub const fn named(path: PathBuf) -> Self {
        Self {
            path,
            root: None,
            why: None,
        }
    }

    /// The folders between the one in which it was found and itself.
    pub fn below(&self) -> &Path {
        let below = self.root.as_ref().and_then(|root| {
            let folder = self.path.parent()?;
            folder.strip_prefix(root).ok()
        });
        below.unwrap_or_else(|| Path::new(""))
    }

    /// The folder in `dir` that it has there.
    pub fn within(&self, dir: &Path) -> PathBuf {
        let below = self.below();
        if below.as_os_str().is_empty() {
            dir.to_path_buf()
        } else {
            dir.join(below)
        }
    }

    /// What it is called without its ending.
    pub fn stem(&self) -> OsString {
        if is_dash(&self.path) {
            return NAMELESS.into();
        }
        self.path
            .file_stem()
            .unwrap_or(self.path.as_os_str())
            .to_os_string()
    }
}

/// All files of a command line, in its order.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The files.
    pub files: Vec<File>,
    /// What was passed over.
    pub passed: Passed,
}

impl Gathered {
    /// The files that were named themselves.
    pub fn named(&self) -> impl Iterator<Item = &Path> {
        let named = self.files.iter().filter(|file| file.root.is_none());
        named.map(|file| file.path.as_path())
    }

    /// Whether a file was found in a folder.
    pub fn found(&self, path: &Path) -> bool {
        let mut found = self.files.iter().filter(|file| file.root.is_some());
        found.any(|file| file.path == path)
    }

    /// The paths of all files.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.files.iter().map(|file| file.path.clone()).collect()
    }
}

/// The files that are meant. What lies in the folder `without` was written by the command itself.
///
/// # Errors
/// None is named, standard input is named twice, a list or a pattern cannot be read, or nothing is left of what was named.
pub fn gather(args: &Files, without: Option<&Path>) -> Result<Gathered, Error> {
    let excluded = Excluded::new(&args.exclude)?;
    let listed = args.files_from.as_deref().map(list::names).transpose()?;
    let named_paths = || args.files.iter().chain(listed.iter().flatten());
    let dashes = args.files.iter().filter(|path| is_dash(path)).count();
    let list_is_input = args.files_from.as_deref().is_some_and(is_dash);
    if dashes + usize::from(list_is_input) > 1 {
        return Err(Error::Usage("标准输入（-）只能写一次".to_owned()));
    }
    let count = named_paths().count();
    if count == 0 {
        return Err(Error::Usage(match &args.files_from {
            Some(list) => format!("名单 {} 里没有文件", named(list)),
            None => "缺少 <文件或文件夹>...".to_owned(),
        }));
    }
    let mut gathered = Gathered::default();
    let mut found = (count > 1).then(BTreeSet::new);
    let mut folders = 0;
    for path in named_paths() {
        // In a list `-` is a file's name.
        let is_input = is_dash(path);
        let lock = path.file_name().is_some_and(is_lock);
        if !is_input && count > 1 && lock {
            gathered.passed.locks += 1;
        } else if !is_input && excluded.has(path, None) {
            // It was named, and then it was said not to be meant.
        } else if !is_input && path.is_dir() {
            folders += 1;
            folder(path, &excluded, without, &mut gathered, &mut found);
        } else {
            gathered.files.push(File::named(path.clone()));
        }
    }
    if found.is_some() {
        once(&mut gathered.files);
    }
    if gathered.files.is_empty() && folders == 0 {
        return Err(Error::Usage(
            "写明的文件都被 --exclude 排除了，或者只是打开文件时留下的标记，没有可做的".to_owned(),
        ));
    }
    Ok(gathered)
}

fn folder(
    path: &Path,
    excluded: &Excluded,
    without: Option<&Path>,
    gathered: &mut Gathered,
    found: &mut Option<BTreeSet<PathBuf>>,
) {
    let root: Arc<Path> = Arc::from(path);
    let Gathered { files, passed } = gathered;
    walk(path, excluded, without, passed, |one| {
        let (path, why) = match one {
            Found::File(path) => (path, None),
            Found::Unread(path, why) => (path, Some(why)),
        };
        // Folders may lie in one another.
        let is_new = found.as_mut().is_none_or(|found| found.insert(plain(&path)));
        if is_new {
            files.push(File {
                path,
                root: Some(root.clone()),
                why,
            });
        }
    });
}

/// A file that was named and lies in a folder that was named too is meant once: as it was named.
fn once(files: &mut Vec<File>) {
    let named: BTreeSet<PathBuf> = files
        .iter()
        .filter(|file| file.root.is_none())
        .map(|file| plain(&file.path))
        .collect();
    files.retain(|file| file.root.is_none() || !named.contains(&plain(&file.path)));
}

/// A path without what says nothing: `./a` is `a`.
fn plain(path: &Path) -> PathBuf {
    path.components()
        .filter(|part| !matches!(part, std::path::Component::CurDir))
        .collect()
}

/// Whether a command line means more than one file: it names a folder, a list, a pattern or several files.
pub fn is_several(args: &Files) -> bool {
    let wide = |path: &PathBuf| !is_dash(path) && (path.is_dir() || (is_pattern(path) && !path.exists()));
    args.files_from.is_some() || args.files.len() > 1 || args.files.iter().any(wide)
}

/// What is said where several reports were to be written and no folder was named.
pub fn several_need_a_folder() -> Error {
    Error::Usage("几份报告要写成几个文件，请用 -d 写明写到哪个文件夹".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(files: &[&Path]) -> Files {
        Files {
            files: files.iter().map(|path| path.to_path_buf()).collect(),
            ..Files::default()
        }
    }

    fn names(gathered: &Gathered, root: &Path) -> Vec<String> {
        let name = |file: &File| {
            let path = file.path.strip_prefix(root).unwrap();
            path.to_string_lossy().replace('\\', "/")
        };
        gathered.files.iter().map(name).collect()
    }

    fn county() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for folder in ["乙镇/上年", "out", ".git", "旧"] {
            std::fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for name in [
            "甲局.yaml",
            "乙镇/报告.docx",
            "乙镇/~$报告.docx",
            "乙镇/.~lock.报告.docx#",
            "乙镇/上年/a.yaml",
            "out/甲局.docx",
            ".git/config.yaml",
            ".hidden.yaml",
            ".nianbao-1-2-abcdef",
            "旧/x.yaml",
        ] {
            std::fs::write(root.path().join(name), "x").unwrap();
        }
        root
    }

    #[test]
    fn a_folder_means_its_files_in_order_and_no_marks_of_open_ones() {
        let root = county();
        let at = |name: &str| root.path().join(name);
        let all = gather(&args(&[root.path()]), None).unwrap();
        assert_eq!(
            names(&all, root.path()),
            [
                "out/甲局.docx",
                "乙镇/上年/a.yaml",
                "乙镇/报告.docx",
                "旧/x.yaml",
                "甲局.yaml"
            ]
        );
        assert_eq!(all.passed.locks, 3);
        assert_eq!(all.files[1].below(), Path::new("乙镇/上年"));
        // What the command writes is not read; what was named is meant once.
        let out = at("out");
        let some = Files {
            exclude: vec!["旧".to_owned(), "上年".to_owned()],
            ..args(&[root.path(), &at("乙镇/报告.docx")])
        };
        let some = gather(&some, Some(&out)).unwrap();
        assert_eq!(names(&some, root.path()), ["甲局.yaml", "乙镇/报告.docx"]);
        assert!(some.files[1].root.is_none());
        // The mark of a file that is open is only looked at where nothing else was named.
        let lock = at("乙镇/~$报告.docx");
        assert_eq!(gather(&args(&[&lock]), None).unwrap().files.len(), 1);
        let both = gather(&args(&[&lock, &at("甲局.yaml")]), None).unwrap();
        assert_eq!((both.files.len(), both.passed.locks), (1, 1));
    }

    #[test]
    fn a_list_names_files_and_folders() {
        let root = county();
        let list = root.path().join("名单.txt");
        let lines = [root.path().join("乙镇"), root.path().join("甲局.yaml")];
        let lines: Vec<String> = lines.iter().map(|path| path.display().to_string()).collect();
        std::fs::write(&list, lines.join("\r\n")).unwrap();
        let listed = Files {
            files_from: Some(list),
            ..Files::default()
        };
        let listed = gather(&listed, None).unwrap();
        assert_eq!(
            names(&listed, root.path()),
            ["乙镇/上年/a.yaml", "乙镇/报告.docx", "甲局.yaml"]
        );
        assert!(gather(&Files::default(), None).is_err());
        assert!(gather(&args(&[Path::new("-"), Path::new("-")]), None).is_err());
    }
}
