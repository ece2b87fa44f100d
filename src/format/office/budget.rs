//! How much of a file is read: what bounds time and memory, whatever the file holds.

use super::damage::Read;
use crate::format::Unreadable;

/// The most paragraphs, line breaks, cells, rows, pictures and the like that a file may have together. A full report has
/// about 1000.
const MAX_PIECES: usize = 300_000;

/// How many pieces may still be read.
#[derive(Debug)]
pub struct Budget(usize);

impl Budget {
    /// That of a whole file.
    pub const fn new() -> Self {
        Self(MAX_PIECES)
    }

    /// Takes one piece away.
    pub fn spend(&mut self) -> Read<()> {
        self.spend_many(1)
    }

    /// Takes away as many as something costs that takes longer to read.
    pub fn spend_many(&mut self, count: usize) -> Read<()> {
        self.0 = self.0.checked_sub(count).ok_or_else(|| {
            Unreadable::too_large(format!("文档的段落和单元格超过 {MAX_PIECES} 个，不读取"))
        })?;
        Ok(())
    }
}
