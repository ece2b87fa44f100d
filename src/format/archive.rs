//! Files in an archive (ZIP), the same on every machine: neither the clock nor the system leaves a mark.

use std::io::{Cursor, Write as _};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::error::WriteError;

/// An archive while it is written.
pub struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

/// Files that are packed once, for many archives that hold them too.
#[derive(Debug)]
pub struct Packed {
    zip: ZipArchive<Cursor<Arc<[u8]>>>,
}

impl Default for Archive {
    fn default() -> Self {
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
        }
    }
}

impl Archive {
    /// Adds a file under a name that no other file of the archive has.
    ///
    /// # Errors
    /// Another has it, or the archive has no room for more.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Dos);
        self.zip.start_file(name, options).map_err(failed)?;
        self.zip.write_all(bytes).map_err(failed)
    }

    /// Adds all files of another archive as they are packed there, under names that no other file of this one has.
    ///
    /// # Errors
    /// Another has one of them, or the archive has no room for more.
    pub fn add_all(&mut self, packed: &Packed) -> Result<(), WriteError> {
        self.zip.merge_archive(packed.zip.clone()).map_err(failed)
    }

    /// The archive, to be put into others.
    ///
    /// # Errors
    /// It has no room for all its files.
    pub fn packed(self) -> Result<Packed, WriteError> {
        let bytes = Cursor::new(Arc::from(self.finish()?));
        let zip = ZipArchive::new(bytes).map_err(failed)?;
        Ok(Packed { zip })
    }

    /// The bytes of the archive.
    ///
    /// # Errors
    /// It has no room for all its files.
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        Ok(self.zip.finish().map_err(failed)?.into_inner())
    }
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> WriteError {
    WriteError(Box::new(error))
}
