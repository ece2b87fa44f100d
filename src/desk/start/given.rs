//! A finished report that somebody gave: dropped on the page, or lying in the folder.

use std::path::Path;

use crate::desk::files::Files;
use crate::document::AsRead;
use crate::pipeline::{Judged, Nothing, Opened, judge, open_beside_original};

/// A file that somebody gave.
#[derive(Debug)]
pub struct Given<'a> {
    /// What it is called; in the folder, its path.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Whether it lies in the folder.
    pub in_folder: bool,
}

/// What was read of it.
#[derive(Debug)]
pub struct Reading {
    /// The report and what was found. Of a document only what reading found.
    pub judged: Judged,
    /// How a document reads before anything in it is recognised.
    pub original: Option<AsRead>,
}

impl Given<'_> {
    /// Reads it.
    pub fn read(&self, files: &mut dyn Files) -> Reading {
        let (opened, original) = open_beside_original(self.name, self.bytes.to_vec());
        let judged = match opened {
            // Its pictures and what it says of the year before lie around it.
            Opened::Yaml(..) if self.in_folder => {
                judge(self.name, opened, &mut *files.surroundings(self.name))
            }
            Opened::Yaml(..) => judge(self.name, opened, &mut Nothing),
            opened => Judged::unjudged(self.name, opened),
        };
        Reading { judged, original }
    }

    /// What it is called without its ending.
    pub fn stem(&self) -> Option<&str> {
        Path::new(self.name).file_stem().and_then(|stem| stem.to_str())
    }
}

impl Reading {
    /// Whether it is a file of the kind that is filled.
    pub fn is_yaml(&self) -> bool {
        self.judged.source.is_some()
    }

    /// Whether it can be filled where it lies, and named by the next year's: not so a file of another encoding.
    pub fn can_stay(&self, given: &Given<'_>) -> bool {
        let source = self.judged.source.as_ref();
        given.in_folder && source.is_some_and(|source| !source.is_converted())
    }
}
