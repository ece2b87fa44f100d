//! What a report names, from the disk: last year's report, and pictures in the report's folder or below.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::bytes::{regular, up_to};
use super::error::reason;
use super::names::is_dash;
use crate::check::PictureFault;
use crate::pipeline::{PriorFile, Surroundings};

/// The most bytes of a picture.
const MAX_PICTURE_BYTES: usize = 16 * 1024 * 1024;

/// The disk as a report sees it.
pub(super) struct Disk {
    /// The folder that the report lies in.
    folder: PathBuf,
    /// Last year's report that the command line names.
    prior: Option<PathBuf>,
    /// The files that were asked for and are there.
    pub reads: Vec<PathBuf>,
}

impl Disk {
    /// The disk around a file. `prior` stands for the report of last year that the file itself names.
    pub fn beside(file: &Path, prior: Option<&Path>) -> Self {
        let folder = if is_dash(file) { None } else { file.parent() };
        Self {
            folder: folder.map(Path::to_path_buf).unwrap_or_default(),
            prior: prior.map(Path::to_path_buf),
            reads: Vec::new(),
        }
    }
}

impl Surroundings for Disk {
    fn prior(&mut self, named: Option<&str>) -> Option<PriorFile> {
        let named = named.map(|named| self.folder.join(named));
        let path = self.prior.clone().or(named)?;
        let file = PriorFile {
            name: path.display().to_string(),
            bytes: regular(&path),
        };
        self.reads.push(path);
        Some(file)
    }

    fn picture(&mut self, path: &str) -> Result<Vec<u8>, PictureFault> {
        let missing = |cause: std::io::Error| PictureFault::Missing(format!("读取失败：{}", reason(&cause)));
        let folder = if self.folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &self.folder
        };
        // A link may lead outside though its name does not.
        let real = folder.join(path).canonicalize().map_err(missing)?;
        if !real.starts_with(folder.canonicalize().map_err(missing)?) {
            return Err(PictureFault::Outside);
        }
        // A pipe or a device would be waited for.
        if !real.metadata().map_err(missing)?.is_file() {
            return Err(PictureFault::Missing("不是一个文件".to_owned()));
        }
        let bytes = up_to(File::open(&real).map_err(missing)?, MAX_PICTURE_BYTES + 1).map_err(missing)?;
        if bytes.len() > MAX_PICTURE_BYTES {
            return Err(PictureFault::TooLarge);
        }
        self.reads.push(real);
        Ok(bytes)
    }
}
