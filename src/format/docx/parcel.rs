//! A Word file that is written once more with other texts in some of its parts: all others are carried over as they lie in the
//! archive, known or not.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::read::{self, damaged, key};
use crate::format::Unreadable;
use crate::source::is_forbidden;

/// The byte-order mark that some programs put before a part.
const BOM: &str = "\u{feff}";

/// The part that says what each part is.
pub(super) const TYPES: &str = "[content_types].xml";

/// A relationships part without any.
const NO_LINKS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

/// A part that is other than in the archive.
struct Changed {
    /// Where it lies there; none for a new one.
    index: Option<usize>,
    name: String,
    bytes: Vec<u8>,
}

/// A Word file with what is changed of it.
pub(super) struct Parcel<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    changed: Vec<Changed>,
}

fn broken() -> Unreadable {
    damaged("文件已损坏：压缩包无法重新打包")
}

impl<'a> Parcel<'a> {
    /// The directory of the archive, which a reader has found to be within bounds.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        Ok(Self {
            archive,
            changed: Vec::new(),
        })
    }

    /// The names of all parts in the archive, as they are written there.
    pub fn names(&mut self) -> Vec<String> {
        let count = self.archive.len();
        let name = |index| {
            let entry = self.archive.by_index_raw(index).ok()?;
            Some(String::from_utf8_lossy(entry.name_raw()).into_owned())
        };
        (0..count).filter_map(name).collect()
    }

    /// Whether there is a part of this name.
    pub fn has(&mut self, name: &str) -> bool {
        self.changed_at(name).is_some() || self.index(name).is_some()
    }

    fn changed_at(&self, name: &str) -> Option<usize> {
        let wanted = key(name);
        self.changed.iter().position(|part| key(&part.name) == wanted)
    }

    fn index(&mut self, name: &str) -> Option<usize> {
        let wanted = key(name);
        (0..self.archive.len()).rev().find(|index| {
            let entry = self.archive.by_index_raw(*index);
            entry.is_ok_and(|entry| key(&String::from_utf8_lossy(entry.name_raw())) == wanted)
        })
    }

    /// The text of a part as it is now, with its byte-order mark; none where there is no such part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let bytes = if let Some(at) = self.changed_at(name) {
            self.changed.get(at).map(|part| part.bytes.clone())
        } else if let Some(index) = self.index(name) {
            let mut bytes = Vec::new();
            let entry = self.archive.by_index(index).map_err(|_| broken())?;
            entry
                .take(read::MAX_BYTES)
                .read_to_end(&mut bytes)
                .map_err(|_| broken())?;
            Some(bytes)
        } else {
            None
        };
        let Some(bytes) = bytes else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|_| {
            Unreadable::damaged(
                "这份 Word 文档内部不是 UTF-8 编码，不能改写",
                "用 Word 或 WPS 打开它，另存为 .docx，再试一次",
            )
        })?;
        Ok(Some(text))
    }

    /// Puts a part in the place of the one of this name, or beside the others.
    pub fn put(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        let bytes = bytes.into();
        if let Some(at) = self.changed_at(name) {
            if let Some(part) = self.changed.get_mut(at) {
                part.bytes = bytes;
            }
            return;
        }
        let index = self.index(name);
        self.changed.push(Changed {
            index,
            name: name.to_owned(),
            bytes,
        });
    }

    /// A name that no part has, in the folder of another: `stem` with a number where the name alone is taken.
    pub fn free_name(&mut self, beside: &str, stem: &str, ending: &str) -> String {
        let folder = beside
            .rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let mut name = format!("{folder}{stem}.{ending}");
        let mut number = 1;
        while self.has(&name) {
            number += 1;
            name = format!("{folder}{stem}{number}.{ending}");
        }
        name
    }

    /// Says what a part is.
    pub fn declare(&mut self, part: &str, media_type: &str) -> Result<(), Unreadable> {
        let types = self.text(TYPES)?.ok_or_else(broken)?;
        let prefix = prefix_of(&types);
        let words = format!("<{prefix}Override PartName=\"/{part}\" ContentType=\"{media_type}\"/>");
        self.put(TYPES, within_root(&types, &words));
        Ok(())
    }

    /// Adds a reference of a part to another by a kind of relationship, whose whole name this is; the name under which it refers to
    /// it.
    pub fn link(&mut self, from: &str, kind: &str, to: &str) -> Result<String, Unreadable> {
        let (folder, file) = from.rsplit_once('/').unwrap_or(("", from));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let links = self.text(&name)?.unwrap_or_else(|| NO_LINKS.to_owned());
        let mut number = 1;
        while links.contains(&format!("\"rId{number}\"")) || links.contains(&format!("'rId{number}'")) {
            number += 1;
        }
        let own = to.strip_prefix(&format!("{folder}{slash}"));
        let target = own.map_or_else(|| format!("/{to}"), str::to_owned);
        let prefix = prefix_of(&links);
        let words = format!("<{prefix}Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>");
        self.put(&name, within_root(&links, &words));
        Ok(format!("rId{number}"))
    }

    /// The file with all that is changed.
    pub fn pack(mut self) -> Result<Vec<u8>, Unreadable> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for index in 0..self.archive.len() {
            let own = self.changed.iter().position(|part| part.index == Some(index));
            let entry = self.archive.by_index_raw(index).map_err(|_| broken())?;
            match own.map(|own| self.changed.swap_remove(own)) {
                None => out.raw_copy_file(entry).map_err(|_| broken())?,
                Some(part) => {
                    let time = entry.last_modified().unwrap_or_default();
                    let name = entry.name().map_err(|_| broken())?.into_owned();
                    drop(entry);
                    out.start_file(name, options.last_modified_time(time))
                        .and_then(|()| Ok(out.write_all(&part.bytes)?))
                        .map_err(|_| broken())?;
                }
            }
        }
        self.changed.sort_by(|one, other| one.name.cmp(&other.name));
        for part in self.changed {
            out.start_file(part.name, options.last_modified_time(zip::DateTime::DEFAULT))
                .and_then(|()| Ok(out.write_all(&part.bytes)?))
                .map_err(|_| broken())?;
        }
        Ok(out.finish().map_err(|_| broken())?.into_inner())
    }
}

/// A text without the byte-order mark, and whether it had one.
pub(super) fn without_bom(text: String) -> (String, bool) {
    match text.strip_prefix(BOM) {
        Some(rest) => (rest.to_owned(), true),
        None => (text, false),
    }
}

/// A text's bytes, with the byte-order mark that it had.
pub(super) fn with_bom(text: Vec<u8>, has_bom: bool) -> Vec<u8> {
    if has_bom {
        [BOM.as_bytes(), &text].concat()
    } else {
        text
    }
}

/// A part with something put in before the end of its root element.
pub(super) fn within_root(part: &str, words: &str) -> String {
    if let Some(end) = part.rfind("</") {
        return [&part[..end], words, &part[end..]].concat();
    }
    // The root has no end of its own: <w:comments/>.
    let Some(end) = part.rfind("/>") else {
        return part.to_owned();
    };
    let start = part[..end].rfind('<').map_or(end, |start| start + 1);
    let name = part[start..end]
        .split_ascii_whitespace()
        .next()
        .unwrap_or_default();
    [&part[..end], ">", words, "</", name, ">", &part[end + 2..]].concat()
}

/// The prefix of the root element's name, with its colon.
pub(super) fn prefix_of(part: &str) -> &str {
    let end = part
        .rfind("</")
        .map_or("", |at| part.get(at + 2..).unwrap_or_default());
    let name = end.split(['>', ' ']).next().unwrap_or_default();
    name.split_once(':')
        .map_or("", |(prefix, _)| name.get(..=prefix.len()).unwrap_or_default())
}

/// Words as XML has them.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if is_forbidden(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
