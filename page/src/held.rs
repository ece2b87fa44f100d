//! The files that the page holds.

use std::collections::BTreeSet;

use nianbao::Surroundings;
use nianbao::desk::{Day, FileError, Files, Listed, Memory, Stamp};

/// Files in memory, and which of them the desk has written.
pub struct Held {
    memory: Memory,
    today: Day,
    written: BTreeSet<String>,
}

impl Default for Held {
    fn default() -> Self {
        // Until the page has said which day it is.
        let today = Day {
            year: 1970,
            month: 1,
            day: 1,
        };
        Self {
            memory: Memory::new(today),
            today,
            written: BTreeSet::new(),
        }
    }
}

impl Held {
    /// Says which day it is.
    pub const fn set_today(&mut self, today: Day) {
        self.today = today;
    }

    /// Puts a file there that the page has opened.
    pub fn put(&mut self, name: &str, bytes: &[u8]) {
        self.memory.put(name, bytes);
    }

    /// The next file that the desk has written: its name and, behind a zero byte, its bytes.
    pub fn take_written(&mut self) -> Option<Vec<u8>> {
        let name = self.written.pop_first()?;
        let bytes = self.memory.bytes(&name).unwrap_or_default();
        Some([name.as_bytes(), b"\0", bytes].concat())
    }

    fn record(&mut self, name: &str, made: Result<Stamp, FileError>) -> Result<Stamp, FileError> {
        if made.is_ok() {
            self.written.insert(name.to_owned());
        }
        made
    }
}

impl Files for Held {
    fn folder(&self) -> String {
        // What the page shows instead of a folder of the disk.
        "打开的文件".to_owned()
    }

    fn list(&mut self) -> Result<Vec<Listed>, FileError> {
        self.memory.list()
    }

    fn stamp(&mut self, name: &str) -> Option<Stamp> {
        self.memory.stamp(name)
    }

    fn read(&mut self, name: &str) -> Result<(Vec<u8>, Stamp), FileError> {
        self.memory.read(name)
    }

    fn replace(&mut self, name: &str, known: Stamp, bytes: &[u8]) -> Result<Stamp, FileError> {
        let made = self.memory.replace(name, known, bytes);
        self.record(name, made)
    }

    fn create(&mut self, name: &str, bytes: &[u8]) -> Result<Stamp, FileError> {
        let made = self.memory.create(name, bytes);
        self.record(name, made)
    }

    fn surroundings(&mut self, name: &str) -> Box<dyn Surroundings + '_> {
        self.memory.surroundings(name)
    }

    fn today(&self) -> Day {
        self.today
    }
}
