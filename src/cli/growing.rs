//! A file that is written piece by piece: what many reports give need not be held. It stands in its place whole or not at all.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::Error;
use super::held::replaceable;
use super::leftovers;
use super::target::{Target, target};

/// A file while it is written.
#[derive(Debug)]
pub(super) struct Growing {
    /// As it was named.
    path: PathBuf,
    force: bool,
    into: Into,
}

/// What is written into.
#[derive(Debug)]
enum Into {
    /// A file beside the place, which is put there at the end.
    File(BufWriter<NamedTempFile>, PathBuf),
    /// A device takes everything as it comes.
    Device(File),
}

impl Growing {
    /// Begins to write what is to stand in this place.
    ///
    /// # Errors
    /// The folder cannot be written to, or the place is none for a file.
    pub fn begin(path: &Path, force: bool) -> Result<Self, Error> {
        let failed = |cause| Error::file("写入", path, cause);
        let target = target(path)?;
        let into = match (&target, target.folder()) {
            (Target::File(real), Some(folder)) => {
                leftovers::sweep(folder);
                if force {
                    replaceable(real).map_err(failed)?;
                }
                let file = leftovers::beside(folder).map_err(failed)?;
                Into::File(BufWriter::new(file), real.clone())
            }
            (Target::File(real) | Target::Device(real), _) => {
                let mut device = std::fs::OpenOptions::new();
                Into::Device(device.write(true).open(real).map_err(failed)?)
            }
        };
        Ok(Self {
            path: path.to_path_buf(),
            force,
            into,
        })
    }

    /// Adds a piece.
    ///
    /// # Errors
    /// The disk is full.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = match &mut self.into {
            Into::File(file, _) => file.write_all(bytes),
            Into::Device(device) => device.write_all(bytes),
        };
        written.map_err(|cause| Error::file("写入", &self.path, cause))
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// Something is there meanwhile that may not be replaced, or the disk is full.
    pub fn end(self) -> Result<(), Error> {
        let Self { path, force, into } = self;
        let Into::File(file, real) = into else {
            return Ok(());
        };
        let failed = |cause: std::io::Error| match cause.kind() {
            std::io::ErrorKind::AlreadyExists => Error::exists(&path),
            _ => Error::file("写入", &path, cause),
        };
        let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.as_file().sync_all().map_err(failed)?;
        let placed = if force {
            if let Ok(before) = real.metadata() {
                // Who might not read the file before may not read it now. Not every file system knows permissions.
                let _ = std::fs::set_permissions(file.path(), before.permissions());
            }
            file.persist(&real)
        } else {
            file.persist_noclobber(&real)
        };
        placed.map(drop).map_err(|error| failed(error.error))
    }
}
