//! What lies around a report: last year's, and the pictures that it names.

use crate::check::PictureFault;

/// Supplies what a report names. The library asks; who calls it decides where files come from, and what may be read.
pub trait Surroundings {
    /// Last year's report, `named` as the file writes it behind 上年报告. A caller may have one though the file names none.
    fn prior(&mut self, named: Option<&str>) -> Option<PriorFile>;

    /// The bytes of a picture in the report's folder or below, by the path that the prose writes.
    ///
    /// # Errors
    /// It is not there, lies elsewhere (behind a link), or has more bytes than a report should carry.
    fn picture(&mut self, path: &str) -> Result<Vec<u8>, PictureFault>;
}

/// Last year's report as a file.
#[derive(Clone, Debug)]
pub struct PriorFile {
    /// What it is called where a finding speaks of it.
    pub name: String,
    /// Its bytes, or why they could not be had: words to follow the name.
    pub bytes: Result<Vec<u8>, String>,
}

/// A report that stands alone: last year's is not read, and no picture is there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nothing;

impl Surroundings for Nothing {
    fn prior(&mut self, _named: Option<&str>) -> Option<PriorFile> {
        None
    }

    fn picture(&mut self, _path: &str) -> Result<Vec<u8>, PictureFault> {
        Err(PictureFault::Missing("没有给出".to_owned()))
    }
}
