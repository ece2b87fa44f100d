//! The streams of the compound file ([MS-CFB]) that the document is kept in ([MS-DOC] 2.1).

use std::io::{Cursor, Read as _};

use cfb::CompoundFile;

use crate::format::Unreadable;
use crate::format::office::damage::{Read, damaged};

/// With what a compound file begins.
const SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The stream with the text.
const TEXT: &str = "/WordDocument";

/// The file, of which streams are read one by one.
pub(super) struct Compound<'a> {
    file: CompoundFile<Cursor<&'a [u8]>>,
    /// How many bytes streams may still have: together they are not longer than their file.
    left: u64,
}

impl<'a> Compound<'a> {
    /// The directory of the file. Chains of sectors that run in circles are refused by the library.
    pub fn open(bytes: &'a [u8]) -> Read<Self> {
        if !bytes.starts_with(SIGNATURE) {
            return Err(Unreadable::damaged(
                "文件不是 Word 97—2003 的格式，可能是 WPS 或其他软件早期的格式，也可能已经损坏",
                "用 WPS 或原来的软件打开，另存为 .docx，再试一次；打不开的，换一份完好的文件",
            ));
        }
        let file = cfb::OpenOptions::new()
            .open_with(Cursor::new(bytes))
            .map_err(|_| damaged("文件已损坏或不完整：复合文件的目录读不出来"))?;
        Ok(Self {
            file,
            left: bytes.len() as u64,
        })
    }

    /// The stream with the text.
    pub fn text(&mut self) -> Read<Vec<u8>> {
        if !self.file.is_stream(TEXT) {
            return Err(damaged(
                "文件里没有 Word 文档的正文，可能是 Excel、PowerPoint 或 WPS 早期的文件",
            ));
        }
        self.stream(TEXT)?
            .ok_or_else(|| damaged("文件已损坏：Word 文档的正文读不出来"))
    }

    /// A stream; none where the file has none of this name.
    pub fn stream(&mut self, name: &str) -> Read<Option<Vec<u8>>> {
        if !self.file.is_stream(name) {
            return Ok(None);
        }
        let broken = |_| {
            damaged(format!(
                "文件已损坏或不完整：其中的 {} 读不出来",
                name.trim_start_matches('/')
            ))
        };
        let stream = self.file.open_stream(name).map_err(broken)?;
        let length = stream.len();
        if length > self.left {
            return Err(damaged("文件已损坏或不完整：其中一部分比整个文件还长"));
        }
        let mut out = Vec::new();
        stream.take(self.left).read_to_end(&mut out).map_err(broken)?;
        if (out.len() as u64) < length {
            return Err(damaged("文件不完整，后面一部分缺失"));
        }
        self.left -= length;
        Ok(Some(out))
    }
}
