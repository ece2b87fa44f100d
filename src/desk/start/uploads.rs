//! Files that were dropped on the page: kept in memory until others come, and never written anywhere as they are.

use std::collections::VecDeque;

/// The most files that are kept.
const MAX_FILES: usize = 8;
/// The most bytes that are kept.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Files that were dropped on the page.
#[derive(Debug, Default)]
pub struct Uploads {
    last: u64,
    kept: VecDeque<Upload>,
}

/// A file that was dropped on the page.
#[derive(Debug)]
pub struct Upload {
    /// Its number.
    pub id: u64,
    /// What it is called.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Uploads {
    /// Keeps a file and gives its number. The oldest ones go where there are too many.
    pub fn keep(&mut self, name: String, bytes: Vec<u8>) -> u64 {
        self.last += 1;
        self.kept.push_back(Upload {
            id: self.last,
            name,
            bytes,
        });
        let size = |kept: &VecDeque<Upload>| kept.iter().map(|upload| upload.bytes.len()).sum::<usize>();
        while self.kept.len() > MAX_FILES || (self.kept.len() > 1 && size(&self.kept) > MAX_BYTES) {
            self.kept.pop_front();
        }
        self.last
    }

    /// The file of a number; none where it was never there or is gone.
    pub fn get(&self, id: &str) -> Option<&Upload> {
        let id: u64 = id.parse().ok()?;
        self.kept.iter().find(|upload| upload.id == id)
    }
}
