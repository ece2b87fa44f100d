//! CMaps: those that every reader knows by name, and those that a file brings along (ISO 32000-2, 9.7.5).

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use hayro_cmap::{CMap, CMapName, load_embedded};

use crate::format::pdf::file::File;
use crate::format::pdf::syntax::Stream;

/// Bytes of all the CMaps that a file brings along.
const BROUGHT: usize = 4 << 20;

/// The CMaps that were needed so far.
#[derive(Debug)]
pub struct CMaps {
    named: RefCell<HashMap<Vec<u8>, Option<Rc<CMap>>>>,
    room: Cell<usize>,
}

impl Default for CMaps {
    fn default() -> Self {
        Self {
            named: RefCell::default(),
            room: Cell::new(BROUGHT),
        }
    }
}

impl CMaps {
    /// The predefined one of this name (table 116).
    pub fn named(&self, name: &[u8]) -> Option<Rc<CMap>> {
        if let Some(known) = self.named.borrow().get(name) {
            return known.clone();
        }
        let read = load_embedded(CMapName::from_bytes(name))
            .and_then(|bytes| CMap::parse(bytes, load_embedded))
            .map(Rc::new);
        self.named.borrow_mut().insert(name.to_vec(), read.clone());
        read
    }

    /// The bytes of one that a file brings along.
    pub fn brought(&self, file: &File<'_>, stream: &Stream) -> Option<Vec<u8>> {
        let bytes = file.unpacked(stream)?;
        let Some(room) = self.room.get().checked_sub(bytes.len()) else {
            file.budget.exceed();
            return None;
        };
        self.room.set(room);
        Some(bytes)
    }

    /// One that a file brings along, by its bytes.
    pub fn parsed(bytes: &[u8]) -> Option<CMap> {
        // The program's own form of the predefined ones is no file's.
        if bytes.starts_with(b"bcmap") {
            return None;
        }
        CMap::parse(bytes, load_embedded)
    }
}
