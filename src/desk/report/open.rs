//! A report that is open: what is filled, and the file that it is saved to.

use super::change::Ask;
use super::session::{NotMade, Session};
use crate::desk::files::{FileError, Files, Stamp};

/// A report that is open.
#[derive(Debug)]
pub struct Open {
    name: String,
    session: Session,
    /// What is known of the file as it was last read or saved.
    stamp: Stamp,
}

/// Why a change was not made, or not saved.
#[derive(Debug)]
pub enum Unsaved {
    /// It was not made.
    NotMade(NotMade),
    /// It was made and cannot be saved.
    File(FileError),
}

impl Open {
    /// Opens the report of a file.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(name: &str, files: &mut dyn Files) -> Result<Self, FileError> {
        let (bytes, stamp) = files.read(name)?;
        let text =
            String::from_utf8(bytes).map_err(|_| FileError::Failed("不是 UTF-8 编码的文件".to_owned()))?;
        let session = Session::open(name, text, &mut *files.surroundings(name));
        Ok(Self {
            name: name.to_owned(),
            session,
            stamp,
        })
    }

    /// What is filled.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Makes a change and saves it.
    ///
    /// # Errors
    /// It was not made, or cannot be saved.
    pub fn make(&mut self, ask: &Ask, shown: u64, files: &mut dyn Files) -> Result<(), Unsaved> {
        let name = &self.name;
        self.session
            .make(ask, shown, &mut *files.surroundings(name))
            .map_err(Unsaved::NotMade)?;
        let text = self.session.text().as_bytes();
        self.stamp = files.replace(name, self.stamp, text).map_err(Unsaved::File)?;
        Ok(())
    }
}
