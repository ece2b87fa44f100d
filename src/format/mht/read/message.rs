//! A message and its parts (RFC 2046, 5.1): parts of parts stand in one row, in the order of the file.

use std::borrow::Cow;

use super::field::{Fields, MediaType};
use super::transfer;
use crate::format::Unreadable;

/// The most parts that a file may have.
const MAX_PARTS: usize = 4096;
/// How deep messages may stand within each other.
const MAX_DEPTH: usize = 4;

/// A part that holds no other parts.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// What kind of file it is.
    pub kind: MediaType,
    /// Its name within the message, without brackets.
    pub id: Option<String>,
    /// Where it comes from.
    pub location: Option<String>,
    /// Whether its end is marked.
    pub ended: bool,
    way: Option<String>,
    body: &'a [u8],
}

impl<'a> Part<'a> {
    /// Whether it is a page.
    pub fn is_page(&self) -> bool {
        matches!(self.kind.name.as_str(), "text/html" | "application/xhtml+xml")
    }

    /// Its bytes; none where they are written in a way that nobody knows.
    pub fn bytes(&self) -> Option<Cow<'a, [u8]>> {
        transfer::decoded(self.body, self.way.as_deref())
    }
}

/// A whole message.
#[derive(Debug)]
pub(super) struct Message<'a> {
    /// Its parts.
    pub parts: Vec<Part<'a>>,
    /// The name of the part to begin with, if the message says it.
    start: Option<String>,
}

impl<'a> Message<'a> {
    /// The message that a file is.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let mut out = Self {
            parts: Vec::new(),
            start: None,
        };
        out.entity(bytes.trim_ascii_start(), true, 0)?;
        Ok(out)
    }

    /// The part that is the page.
    pub fn page(&self) -> Option<&Part<'a>> {
        let is_page = |part: &&Part<'_>| part.is_page();
        let start = self.start.as_ref();
        let named = start.and_then(|start| self.parts.iter().find(|part| part.id.as_ref() == Some(start)));
        named.filter(is_page).or_else(|| self.parts.iter().find(is_page))
    }

    /// A message or a part of one. `ended` says whether its end is marked.
    fn entity(&mut self, bytes: &'a [u8], ended: bool, depth: usize) -> Result<(), Unreadable> {
        let (fields, body) = Fields::split(bytes);
        let kind = MediaType::parse(fields.get("content-type").unwrap_or("text/plain"));
        if kind.name.starts_with("multipart/") && depth < MAX_DEPTH {
            if self.start.is_none() {
                self.start = kind.parameter("start").map(|start| bare(&start));
            }
            return self.multipart(body, kind.parameter("boundary"), depth);
        }
        if self.parts.len() == MAX_PARTS {
            return Err(Unreadable::too_large(format!(
                "单个文件网页里的文件超过 {MAX_PARTS} 个，不读取"
            )));
        }
        self.parts.push(Part {
            kind,
            id: fields.get("content-id").map(bare),
            location: fields.get("content-location").map(str::to_owned),
            ended,
            way: fields.get("content-transfer-encoding").map(str::to_owned),
            body,
        });
        Ok(())
    }

    fn multipart(
        &mut self,
        body: &'a [u8],
        boundary: Option<String>,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let Some(boundary) = boundary.or_else(|| first_boundary(body)) else {
            return Ok(());
        };
        let mark = format!("--{boundary}");
        let mut begun = None;
        let mut at = 0;
        for line in body.split_inclusive(|b| *b == b'\n') {
            let end = at;
            at += line.len();
            let Some(behind) = line.strip_prefix(mark.as_bytes()) else {
                continue;
            };
            let behind = behind.trim_ascii();
            if !behind.is_empty() && behind != b"--" {
                continue;
            }
            if let Some(begin) = begun {
                let part = body.get(begin..end).unwrap_or_default();
                self.entity(without_line_end(part), true, depth + 1)?;
            }
            begun = behind.is_empty().then_some(at);
            if begun.is_none() {
                return Ok(());
            }
        }
        match begun.and_then(|begin| body.get(begin..)) {
            Some(part) => self.entity(part, false, depth + 1),
            None => Ok(()),
        }
    }
}

/// The boundary that a message uses without naming it.
fn first_boundary(body: &[u8]) -> Option<String> {
    let lines = body.split(|b| *b == b'\n').take(100);
    let found = lines
        .map(<[u8]>::trim_ascii)
        .find(|line| line.len() > 3 && line.starts_with(b"--"))?;
    String::from_utf8(found.get(2..)?.to_vec()).ok()
}

/// The line end before a boundary belongs to the boundary.
fn without_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

/// A name without the brackets around it.
fn bare(id: &str) -> String {
    id.trim().trim_start_matches('<').trim_end_matches('>').to_owned()
}
