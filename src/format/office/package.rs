//! The parts of the file: unpacked within bounds, found through their relationships, decoded.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use zip::ZipArchive;

use super::damage::damaged;
use crate::format::Unreadable;

/// The most bytes that a file may have, unpacked as well as packed.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;
/// The most parts that a file may have.
const MAX_PARTS: usize = 4096;
/// What begins each entry of an archive's directory, and how long an entry is at least.
const ENTRY: (&[u8; 4], usize) = (b"PK\x01\x02", 46);

/// The file as its parts.
#[derive(Debug)]
pub struct Package<'a> {
    kind: Kind,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The index of each part by its name, in small letters: names differ in more than that.
    parts: BTreeMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// What a file is called in messages.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// For people.
    pub title: &'static str,
    /// The ending of such files, with its dot.
    pub ending: &'static str,
}

impl Kind {
    /// A file of this kind that holds more than a report can.
    pub fn too_large(self) -> Unreadable {
        Unreadable::too_large(format!(
            "{}解压后超过 {} MB，不读取",
            self.title,
            MAX_BYTES / 1024 / 1024
        ))
    }
}

impl<'a> Package<'a> {
    /// The directory of the archive. Nothing is unpacked.
    pub fn open(bytes: &'a [u8], kind: Kind) -> Result<Self, Unreadable> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(kind.too_large());
        }
        // Counted before the archive is opened, which keeps every entry in memory.
        if bytes.len() / ENTRY.1 > MAX_PARTS && bytes.windows(4).filter(|w| w == ENTRY.0).count() > MAX_PARTS
        {
            return Err(Unreadable::too_large(format!(
                "压缩包里的文件超过 {MAX_PARTS} 个，不读取"
            )));
        }
        if bytes.is_empty() {
            return Err(damaged("文件是空的"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            let Kind { title, ending } = kind;
            damaged(format!(
                "不是完整的 {title}（{ending}），文件可能没有下载完或者已经损坏"
            ))
        })?;
        let mut parts = BTreeMap::new();
        let mut sum: u64 = 0;
        for index in 0..archive.len() {
            let Ok(entry) = archive.by_index_data(index) else {
                continue;
            };
            sum = sum.saturating_add(entry.size());
            parts.insert(key(&String::from_utf8_lossy(entry.name_raw())), index);
        }
        if sum > MAX_BYTES {
            return Err(kind.too_large());
        }
        Ok(Self {
            kind,
            archive,
            parts,
            left: MAX_BYTES,
        })
    }

    /// The bytes of a part; none where there is no such part.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(index) = self.parts.get(&key(name)) else {
            return Ok(None);
        };
        let broken = || damaged(format!("文件已损坏：{} 无法解压", short(name)));
        let entry = self.archive.by_index(*index).map_err(|_| broken())?;
        let mut bytes = Vec::new();
        let read = entry.take(self.left + 1).read_to_end(&mut bytes);
        self.left = self
            .left
            .checked_sub(bytes.len() as u64)
            .ok_or_else(|| self.kind.too_large())?;
        read.map_err(|_| broken())?;
        Ok(Some(bytes))
    }

    /// The text of a part; none where there is no such part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(bytes) = self.bytes(name)? else {
            return Ok(None);
        };
        let text = decoded(bytes).ok_or_else(|| damaged(format!("文件已损坏：{} 不是文字", short(name))))?;
        Ok(Some(text))
    }
}

/// A name as it is looked up. Some programs that are not Word write `\` for `/`.
pub fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// The end of a name, for people.
fn short(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or_default();
    name.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// The text of bytes: in UTF-8, in UTF-16, or as the text itself says.
pub fn decoded(bytes: Vec<u8>) -> Option<String> {
    let encoding = match bytes.as_slice() {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        bytes => Encoding::for_bom(bytes).map_or_else(|| declared(bytes), |(encoding, _)| encoding),
    };
    if encoding == UTF_8 {
        let text = String::from_utf8(bytes).ok()?;
        return Some(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        });
    }
    let (text, broken) = encoding.decode_with_bom_removal(&bytes);
    (!broken).then(|| text.into_owned())
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> &'static Encoding {
    let head = bytes.get(..200).unwrap_or(bytes);
    let label = || {
        let head = std::str::from_utf8(head.split(|b| *b == b'>').next()?).ok()?;
        let (_, value) = head.split_once("encoding=")?;
        let value = value.trim_start_matches(['"', '\'']);
        Encoding::for_label(value.split(['"', '\'']).next()?.as_bytes())
    };
    // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
    label()
        .filter(|e| *e != UTF_16LE && *e != UTF_16BE)
        .unwrap_or(UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_in_more_than_capitals() {
        assert_eq!(key("/Word\\A.xml"), "word/a.xml");
    }

    #[test]
    fn text_is_decoded_as_it_says() {
        let text = "<?xml version='1.0' encoding='GB2312'?><a>年报</a>";
        let (gb, _, _) = encoding_rs::GBK.encode(text);
        assert_eq!(decoded(gb.into_owned()).unwrap(), text);
        for (mark, little) in [(true, true), (true, false), (false, true), (false, false)] {
            let units = "\u{feff}<a>年报</a>"
                .encode_utf16()
                .skip(usize::from(!mark))
                .flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() });
            assert_eq!(decoded(units.collect()).unwrap(), "<a>年报</a>");
        }
        assert_eq!(decoded("\u{feff}<a/>".into()).unwrap(), "<a/>");
        let wrong = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>";
        assert_eq!(decoded(wrong.into()).unwrap(), wrong);
        assert_eq!(decoded(vec![b'<', 0xff, 0xfe]), None);
    }
}
