//! A document that a client has open: its text as it was sent last, and the page that was judged of it.

use std::path::{Path, PathBuf};

use gen_lsp_types::TextDocumentContentChangeEvent;

use super::address;
use super::positions::{Encoding, Positions};
use crate::check::PictureFault;
use crate::cli::disk::Disk;
use crate::editor::Page;
use crate::pipeline::{PriorFile, Surroundings};

/// Why nothing is read beside a document that is no file yet: words to follow the name of what it names.
const NOWHERE: &str = "读不到：这份报告还没有存成文件，不知道它在哪个文件夹";

/// A document that a client has open.
#[derive(Debug)]
pub struct Document {
    /// The version of the text, as the client counts.
    pub version: i32,
    /// The text.
    text: String,
    /// Where its file is.
    file: Option<PathBuf>,
    /// What was judged.
    pub page: Page,
    /// The lines of what was judged.
    pub positions: Positions,
    /// Whether it is to be judged.
    pub is_stale: bool,
    /// Last year's report, where that is a text too.
    pub last: Option<Last>,
}

/// Last year's report as a document.
#[derive(Debug)]
pub struct Last {
    /// Its address.
    pub uri: String,
    /// Its text.
    pub text: String,
    /// The lines of it.
    pub positions: Positions,
}

impl Document {
    /// Opens a document; it is not judged yet.
    pub fn open(uri: &str, version: i32, text: String) -> Self {
        let file = address::file(uri);
        let page = Page::open(&address::name(uri), String::new(), &mut Around::of(None));
        Self {
            version,
            text,
            file,
            page,
            positions: Positions::default(),
            is_stale: true,
            last: None,
        }
    }

    /// Makes the changes that a client has made, one after the other.
    pub fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) {
        use TextDocumentContentChangeEvent as Change;
        for change in changes {
            match change {
                Change::TextDocumentContentChangePartial(own) => {
                    let span = Positions::new(&self.text, encoding).span(&self.text, own.range);
                    self.text.replace_range(span.range(), &own.text);
                }
                Change::TextDocumentContentChangeWholeDocument(own) => self.text = own.text,
            }
        }
        self.version = version;
        self.is_stale = true;
    }

    /// Judges the text as it is now.
    pub fn judge(&mut self, encoding: Encoding) {
        let mut around = Around::of(self.file.as_deref());
        self.page.change(self.text.clone(), &mut around);
        self.positions = Positions::new(&self.text, encoding);
        self.last = around.last.and_then(|(path, text)| {
            Some(Last {
                uri: address::of(&path)?,
                positions: Positions::new(&text, encoding),
                text,
            })
        });
        self.is_stale = false;
    }
}

/// What lies around a document.
struct Around {
    disk: Option<Disk>,
    /// Last year's report, once it has been read and where it is a text.
    last: Option<(PathBuf, String)>,
}

impl Around {
    fn of(file: Option<&Path>) -> Self {
        Self {
            disk: file.map(|file| Disk::beside(file, None)),
            last: None,
        }
    }
}

impl Surroundings for Around {
    fn prior(&mut self, named: Option<&str>) -> Option<PriorFile> {
        let name = named?.to_owned();
        let bytes = match &mut self.disk {
            Some(disk) => {
                let bytes = disk.prior(named)?.bytes;
                let text = bytes
                    .as_ref()
                    .ok()
                    .and_then(|bytes| std::str::from_utf8(bytes).ok());
                self.last = disk.reads.last().cloned().zip(text.map(ToOwned::to_owned));
                bytes
            }
            None => Err(NOWHERE.to_owned()),
        };
        // The name as the file writes it: an editor shows no whole paths.
        Some(PriorFile { name, bytes })
    }

    fn picture(&mut self, path: &str) -> Result<Vec<u8>, PictureFault> {
        match &mut self.disk {
            Some(disk) => disk.picture(path),
            None => Err(PictureFault::Missing(NOWHERE.to_owned())),
        }
    }
}
