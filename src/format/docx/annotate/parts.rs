//! The parts of the file that comments touch; all others are carried over as they lie in the archive.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::remark::within_root;
use crate::format::Unreadable;
use crate::format::docx::read::{self, Names, damaged, key};

/// The byte-order mark that some programs put before a part.
const BOM: &str = "\u{feff}";

/// The part that says what each part is.
const TYPES: &str = "[content_types].xml";
/// What the comments are called where a file has none.
const COMMENTS: &str = "comments";

/// What the part with the comments is.
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The kind of the reference to it, in the form that Word writes and in the strict one.
const KIND: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
];

/// A Word file that is to be commented.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Names,
    /// Whether the text begins with a byte-order mark.
    has_bom: bool,
}

fn broken() -> Unreadable {
    damaged("文件已损坏：压缩包无法重新打包")
}

impl<'a> Parts<'a> {
    /// The directory of the archive.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let names = read::names(bytes)?;
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        Ok(Self {
            archive,
            names,
            has_bom: false,
        })
    }

    /// The part with the text, without a byte-order mark.
    pub fn main(&mut self) -> Result<String, Unreadable> {
        let name = self.names.main.clone();
        let text = self.text(&name)?.unwrap_or_default();
        self.has_bom = text.starts_with(BOM);
        Ok(text.strip_prefix(BOM).map(str::to_owned).unwrap_or(text))
    }

    /// The part with the comments.
    pub fn comments(&mut self) -> Result<Option<String>, Unreadable> {
        match self.names.comments.clone() {
            Some(name) => self.text(&name),
            None => Ok(None),
        }
    }

    fn index(&mut self, name: &str) -> Option<usize> {
        let wanted = key(name);
        (0..self.archive.len()).rev().find(|index| {
            let entry = self.archive.by_index_raw(*index);
            entry.is_ok_and(|entry| key(&String::from_utf8_lossy(entry.name_raw())) == wanted)
        })
    }

    fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        let entry = self.archive.by_index(index).map_err(|_| broken())?;
        let limit = read::MAX_BYTES;
        entry.take(limit).read_to_end(&mut bytes).map_err(|_| broken())?;
        let text = String::from_utf8(bytes).map_err(|_| {
            Unreadable::damaged(
                "这份 Word 文档内部不是 UTF-8 编码，不能往里写批注",
                "用 Word 或 WPS 打开它，另存为 .docx，再试一次",
            )
        })?;
        Ok(Some(text))
    }

    /// The file with these parts in the place of its own.
    pub fn pack(
        mut self,
        main: Vec<u8>,
        comments: Option<String>,
        is_strict: bool,
    ) -> Result<Vec<u8>, Unreadable> {
        let main = if self.has_bom {
            [BOM.as_bytes(), &main].concat()
        } else {
            main
        };
        let mut changed: Vec<(Option<usize>, String, Vec<u8>)> = Vec::new();
        let name = self.names.main.clone();
        changed.push((self.index(&name), name.clone(), main));
        if let Some(comments) = comments {
            let known = self.names.comments.clone();
            let part = known.clone().unwrap_or_else(|| self.free_name(&name));
            if known.is_none() {
                self.announced(&name, &part, is_strict, &mut changed)?;
            }
            changed.push((self.index(&part), part, comments.into_bytes()));
        }
        self.written(changed)
    }

    /// A name in the folder of the text that no part has.
    fn free_name(&mut self, main: &str) -> String {
        let folder = main
            .rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let mut name = format!("{folder}{COMMENTS}.xml");
        let mut number = 1;
        while self.index(&name).is_some() {
            number += 1;
            name = format!("{folder}{COMMENTS}{number}.xml");
        }
        name
    }

    /// A new part needs its kind and a reference.
    fn announced(
        &mut self,
        main: &str,
        part: &str,
        is_strict: bool,
        changed: &mut Vec<(Option<usize>, String, Vec<u8>)>,
    ) -> Result<(), Unreadable> {
        let types = self.text(TYPES)?.ok_or_else(broken)?;
        let prefix = prefix_of(&types);
        let words = format!("<{prefix}Override PartName=\"/{part}\" ContentType=\"{MEDIA_TYPE}\"/>");
        changed.push((
            self.index(TYPES),
            TYPES.to_owned(),
            within_root(&types, &words).into_bytes(),
        ));

        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let links = self.text(&name)?.unwrap_or_else(|| {
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".to_owned()
        });
        let mut number = 1;
        while links.contains(&format!("\"rId{number}\"")) || links.contains(&format!("'rId{number}'")) {
            number += 1;
        }
        let target = part.rsplit('/').next().unwrap_or(part);
        let prefix = prefix_of(&links);
        let kind = KIND[usize::from(is_strict)];
        let words = format!("<{prefix}Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>");
        changed.push((self.index(&name), name, within_root(&links, &words).into_bytes()));
        Ok(())
    }

    fn written(mut self, mut changed: Vec<(Option<usize>, String, Vec<u8>)>) -> Result<Vec<u8>, Unreadable> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for index in 0..self.archive.len() {
            let own = changed.iter().position(|(at, ..)| *at == Some(index));
            let entry = self.archive.by_index_raw(index).map_err(|_| broken())?;
            match own.map(|own| changed.swap_remove(own)) {
                None => out.raw_copy_file(entry).map_err(|_| broken())?,
                Some((_, _, bytes)) => {
                    let time = entry.last_modified().unwrap_or_default();
                    let name = entry.name().map_err(|_| broken())?.into_owned();
                    drop(entry);
                    out.start_file(name, options.last_modified_time(time))
                        .and_then(|()| Ok(out.write_all(&bytes)?))
                        .map_err(|_| broken())?;
                }
            }
        }
        changed.sort_by(|one, other| one.1.cmp(&other.1));
        for (_, name, bytes) in changed {
            out.start_file(name, options.last_modified_time(zip::DateTime::DEFAULT))
                .and_then(|()| Ok(out.write_all(&bytes)?))
                .map_err(|_| broken())?;
        }
        Ok(out.finish().map_err(|_| broken())?.into_inner())
    }
}

/// The prefix of the root element's name, with its colon.
fn prefix_of(part: &str) -> &str {
    let end = part
        .rfind("</")
        .map_or("", |at| part.get(at + 2..).unwrap_or_default());
    end.split_once(':')
        .map_or("", |(prefix, _)| end.get(..=prefix.len()).unwrap_or_default())
}
