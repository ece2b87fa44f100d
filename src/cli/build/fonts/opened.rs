//! A font's file as it lies on the machine: of its twenty megabytes only what is asked for is read.

#![expect(clippy::disallowed_methods, reason = "the program reads fonts")]

use std::fs::File;
use std::io::{ErrorKind, Read as _, Result, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::format::pdf::write::FontFile;

/// The largest file that is taken for a font.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// An open file.
#[derive(Debug)]
pub struct Opened {
    /// One place at a time is read.
    file: Mutex<File>,
    size: usize,
}

impl Opened {
    /// Opens a file.
    ///
    /// # Errors
    /// It cannot be opened, or is larger than any font.
    pub fn new(path: &Path) -> Result<Self> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        let fits = usize::try_from(size).ok().filter(|_| size <= MAX_BYTES);
        Ok(Self {
            file: Mutex::new(file),
            size: fits.ok_or(ErrorKind::FileTooLarge)?,
        })
    }
}

impl FontFile for Opened {
    fn size(&self) -> usize {
        self.size
    }

    fn part(&self, at: usize, length: usize) -> Option<Vec<u8>> {
        // A broken font may name any length.
        if at.checked_add(length)? > self.size {
            return None;
        }
        let mut out = vec![0; length];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(u64::try_from(at).ok()?)).ok()?;
        file.read_exact(&mut out).ok()?;
        Some(out)
    }
}
