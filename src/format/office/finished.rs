//! What has been read of the text, of a cell or of a text box: its blocks, and what no block can hold.

use crate::document::{Block, CellIndex, Unread};

/// Blocks in order, with what is missing between them.
#[derive(Debug, Default)]
pub struct Finished {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// What no block can hold.
    pub unread: Vec<Unread>,
}

impl Finished {
    /// Something that no block can hold stands here, or in this cell of the table that comes next.
    pub fn unread(&mut self, what: String, cell: Option<CellIndex>) {
        let before = self.blocks.len();
        self.unread.push(Unread { before, what, cell });
    }

    /// What stands behind this.
    pub fn append(&mut self, next: Self) {
        let offset = self.blocks.len();
        self.blocks.extend(next.blocks);
        self.unread.extend(next.unread.into_iter().map(|unread| Unread {
            before: unread.before + offset,
            ..unread
        }));
    }
}
