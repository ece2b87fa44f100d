//! Files in an archive (ZIP), the same on every machine: neither the clock nor the system leaves a mark.

use std::io::{Cursor, Write as _};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::error::WriteError;

/// How hard files are compressed. Of a report's Word file, 10.3 kB at 6, this makes 11.3 kB in three fifths of the time.
const LEVEL: i64 = 2;

/// As hard as it goes.
const SMALLEST: i64 = 9;

/// The fewest bytes that are compressed: a few bytes gain little, and cost as much as many.
const MIN_COMPRESSED: usize = 512;

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
        self.put(name, bytes, (bytes.len() >= MIN_COMPRESSED).then_some(LEVEL))
    }

    /// Adds a file as [`Self::add`] does, but as it is: of an archive that is compressed as a whole.
    ///
    /// # Errors
    /// Another has the name, or the archive has no room for more.
    pub fn add_plain(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.put(name, bytes, None)
    }

    /// Adds a file as [`Self::add`] does, but as small as it gets.
    ///
    /// # Errors
    /// Another has the name, or the archive has no room for more.
    pub fn add_small(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.put(name, bytes, Some(SMALLEST))
    }

    fn put(&mut self, name: &str, bytes: &[u8], level: Option<i64>) -> Result<(), WriteError> {
        let options = SimpleFileOptions::default();
        let options = if level.is_some() {
            options
                .compression_method(CompressionMethod::Deflated)
                .compression_level(level)
        } else {
            options.compression_method(CompressionMethod::Stored)
        };
        let options = options.last_modified_time(DateTime::DEFAULT).system(System::Dos);
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

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_was_packed_once_is_in_every_archive() {
        let mut common = Archive::default();
        common.add("a", b"first").unwrap();
        common.add("b/c", &[7; 5000]).unwrap();
        let common = common.packed().unwrap();
        let written = || {
            let mut archive = Archive::default();
            archive.add_all(&common).unwrap();
            archive.add("d", b"own").unwrap();
            archive.finish().unwrap()
        };
        let bytes = written();
        assert_eq!(bytes, written());
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut read = |index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        };
        assert_eq!(read(0), ("a".to_owned(), b"first".to_vec()));
        assert_eq!(read(1), ("b/c".to_owned(), vec![7; 5000]));
        assert_eq!(read(2), ("d".to_owned(), b"own".to_vec()));
    }

    #[test]
    fn no_two_files_have_one_name() {
        let mut common = Archive::default();
        common.add("a", b"first").unwrap();
        let common = common.packed().unwrap();
        let mut archive = Archive::default();
        archive.add("a", b"other").unwrap();
        assert!(archive.add_all(&common).is_err());
    }
}
