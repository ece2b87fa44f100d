//! Where in the bytes of a page its words lie: what stands between tags, and the cells without words.

use std::ops::Range;

use super::charset::Charset;

/// Elements whose text is no words of the page, up to their end tag.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noscript", "noembed", "noframes", "select",
    "template", "svg", "math", "option",
];

/// References to blanks.
const BLANKS: &[&str] = &[
    "&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#12288;", "&#xa0;", "&#x3000;", "&nbsp", "&#xA0;",
];

/// A piece of the page's text.
#[derive(Debug)]
pub(super) struct Piece {
    /// Where its first word begins.
    pub begins: usize,
    /// Where the last one ends; where it begins, in a cell without words.
    pub ends: usize,
}

/// The cell that is open in a table that is open: where its words would begin, and whether it has some.
type OpenCell = Option<(usize, bool)>;

/// A tag.
#[derive(Debug)]
pub(super) struct Tag {
    /// The bytes of it.
    pub range: Range<usize>,
    /// Its name in small letters; empty for a comment and the like.
    pub name: String,
    /// Whether it ends an element.
    pub closes: bool,
}

/// The tags of a page, one after the other.
pub(super) struct Tags<'p> {
    page: &'p [u8],
    at: usize,
    /// The element that is open whose text is no words.
    raw: Option<String>,
}

impl<'p> Tags<'p> {
    /// Those of this page.
    pub const fn new(page: &'p [u8]) -> Self {
        Self {
            page,
            at: 0,
            raw: None,
        }
    }

    fn seek(&self, from: usize, what: &[u8]) -> Option<usize> {
        let rest = self.page.get(from..)?;
        let found = rest.windows(what.len()).position(|window| window == what)?;
        Some(from + found)
    }

    /// Where the element ends whose text is no words.
    fn end_of_raw(&self, name: &str) -> usize {
        let mut at = self.at;
        while let Some(start) = self.seek(at, b"</") {
            let own = self.page.get(start + 2..start + 2 + name.len());
            if own.is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes())) {
                return start;
            }
            at = start + 2;
        }
        self.page.len()
    }

    /// Where a tag ends that begins here: at the `>` that stands in no quotation marks.
    fn end(&self, start: usize) -> usize {
        let mut quote = None;
        let mut before = b' ';
        for (at, byte) in self.page.iter().enumerate().skip(start) {
            match (quote, *byte) {
                (None, b'>') => return at + 1,
                (None, mark @ (b'"' | b'\'')) if before == b'=' => quote = Some(mark),
                (Some(mark), byte) if byte == mark => quote = None,
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                before = *byte;
            }
        }
        self.page.len()
    }
}

impl Iterator for Tags<'_> {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        if let Some(name) = self.raw.take() {
            self.at = self.end_of_raw(&name);
        }
        loop {
            let start = self.seek(self.at, b"<")?;
            let behind = self.page.get(start + 1..).unwrap_or_default();
            let nameless = |end: usize| Tag {
                range: start..end,
                name: String::new(),
                closes: false,
            };
            if behind.starts_with(b"!--") {
                let end = self
                    .seek(start + 2, b"-->")
                    .map_or(self.page.len(), |end| end + 3);
                self.at = end;
                return Some(nameless(end));
            }
            let closes = behind.first() == Some(&b'/');
            let name = behind.get(usize::from(closes)..).unwrap_or_default();
            match name.first() {
                Some(b'!' | b'?') if !closes => {
                    let end = self.seek(start, b">").map_or(self.page.len(), |end| end + 1);
                    self.at = end;
                    return Some(nameless(end));
                }
                Some(first) if first.is_ascii_alphabetic() => {
                    let length = name
                        .iter()
                        .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
                    let name = name.get(..length.unwrap_or(name.len())).unwrap_or_default();
                    let end = self.end(start);
                    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
                    let whole = name == "svg" && self.page.get(start..end)?.ends_with(b"/>");
                    if !closes && !whole && RAW.contains(&name.as_str()) {
                        self.raw = Some(name.clone());
                    }
                    self.at = end;
                    return Some(Tag {
                        range: start..end,
                        name,
                        closes,
                    });
                }
                _ => self.at = start + 1,
            }
        }
    }
}

/// The pieces of a page.
pub(super) fn pieces(page: &[u8], charset: Charset) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut tables: Vec<OpenCell> = vec![None];
    let mut in_raw = false;
    let mut done = 0;
    for tag in Tags::new(page) {
        if !std::mem::take(&mut in_raw) {
            words(page, charset, done..tag.range.start, &mut tables, &mut out);
        }
        done = tag.range.end;
        match (tag.name.as_str(), tag.closes) {
            ("table", false) => tables.push(None),
            ("table", true) if tables.len() > 1 => {
                end_cell(&mut tables, &mut out);
                tables.pop();
            }
            ("td" | "th", false) => {
                end_cell(&mut tables, &mut out);
                if tables.len() > 1
                    && let Some(cell) = tables.last_mut()
                {
                    *cell = Some((tag.range.end, false));
                }
            }
            ("td" | "th" | "tr", true) | ("tr", false) => end_cell(&mut tables, &mut out),
            (name, false) => in_raw = RAW.contains(&name),
            _ => {}
        }
    }
    if !in_raw {
        words(page, charset, done..page.len(), &mut tables, &mut out);
    }
    out
}

/// A cell without words ends.
fn end_cell(tables: &mut [OpenCell], out: &mut Vec<Piece>) {
    if let Some((at, false)) = tables.last_mut().and_then(Option::take) {
        out.push(Piece { begins: at, ends: at });
    }
}

/// What stands between two tags.
fn words(page: &[u8], charset: Charset, range: Range<usize>, tables: &mut [OpenCell], out: &mut Vec<Piece>) {
    let Some(bytes) = page
        .get(range.clone())
        .filter(|bytes| !bytes.trim_ascii().is_empty())
    else {
        return;
    };
    let text = charset.text(bytes);
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while let Some(behind) = BLANKS.iter().find_map(|blank| rest.strip_prefix(blank)) {
        rest = behind.trim_start();
    }
    if rest.is_empty() {
        return;
    }
    let Some(before) = text.get(..text.len() - rest.len()) else {
        return;
    };
    let begins = range.start + charset.bytes(before).len();
    let ends = range.start + bytes.trim_ascii_end().len();
    if begins >= ends {
        return;
    }
    for (_, says) in tables.iter_mut().flatten() {
        *says = true;
    }
    out.push(Piece { begins, ends });
}
