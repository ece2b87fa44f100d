//! New paragraphs that look like one that stands in the text.

use std::fmt::Write as _;

use super::paragraphs::{Paragraph, Paragraphs};
use crate::chinese::numbering::{Number, numbered};
use crate::chinese::width::folded;
use crate::document::{Block, Table};
use crate::format::docx::parcel::escaped;

/// What a paragraph is, as far as that decides which other one it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// A heading （一）, 1. or （1） on a line of its own.
    Heading(u8),
    /// Prose.
    Prose,
}

/// How a paragraph looks.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    /// Its properties.
    properties: String,
    /// How its words look, and those at its beginning.
    look: String,
    head: String,
    prefix: String,
}

/// The most characters of a heading.
const MAX_HEADING: usize = 40;

/// What a paragraph of the text is.
pub(super) fn sort(paragraph: &Paragraph) -> Sort {
    let words = words(paragraph);
    let folded = folded(&words);
    let short = words.chars().count() <= MAX_HEADING && !words.contains(['。', '；']);
    match numbered(&folded).0 {
        Number::Bracketed if short => Sort::Heading(2),
        Number::Digit(_) if short => Sort::Heading(3),
        Number::Inner if short => Sort::Heading(4),
        _ => Sort::Prose,
    }
}

/// The words of a paragraph.
pub(super) fn words(paragraph: &Paragraph) -> String {
    paragraph.texts.iter().map(|words| words.text.as_str()).collect()
}

impl Model {
    /// One that says nothing of itself.
    pub fn plain(prefix: &str) -> Self {
        Self {
            prefix: prefix.to_owned(),
            ..Self::default()
        }
    }

    /// That of a paragraph of the text.
    pub fn of(text: &str, paragraphs: &Paragraphs, paragraph: &Paragraph) -> Self {
        let slice = |range: &Option<std::ops::Range<usize>>| {
            let range = range.clone().unwrap_or_default();
            text.get(range).unwrap_or_default().to_owned()
        };
        let prefix = paragraphs.prefix.as_str();
        let mut properties = slice(&paragraph.properties);
        // A number is in the words already; where a section ends is not repeated; a change waits once.
        for gone in ["numPr", "sectPr", "pPrChange", "rPrChange", "ins", "del"] {
            properties = without(&properties, &format!("{prefix}{gone}"));
        }
        let look = |words: Option<&super::paragraphs::Words>| {
            let look = words.map(|words| slice(&words.look)).unwrap_or_default();
            without(&look, &format!("{prefix}rPrChange"))
        };
        let said = paragraph
            .texts
            .iter()
            .filter(|words| !words.text.trim().is_empty());
        let longest = said.clone().max_by_key(|words| words.text.chars().count());
        let first = said.clone().next();
        Self {
            properties,
            look: look(longest),
            head: look(first),
            prefix: paragraphs.prefix.clone(),
        }
    }

    /// A paragraph that looks like this.
    pub fn paragraph(&self, head: &str, words: &str) -> String {
        let prefix = &self.prefix;
        let mut out = format!("<{prefix}p>{}", self.properties);
        for (look, words) in [(&self.head, head), (&self.look, words)] {
            if !words.is_empty() {
                out.push_str(&self.run(look, words));
            }
        }
        let _ = write!(out, "</{prefix}p>");
        out
    }

    fn run(&self, look: &str, words: &str) -> String {
        let prefix = &self.prefix;
        let mut out = format!("<{prefix}r>{look}");
        for (index, line) in words.split('\n').enumerate() {
            if index > 0 {
                let _ = write!(out, "<{prefix}br/>");
            }
            out.push_str(&text_element(prefix, line));
        }
        let _ = write!(out, "</{prefix}r>");
        out
    }

    /// A table of the prose, with lines around its cells; as wide as the text.
    pub fn table(&self, table: &Table, caption: Option<&str>) -> String {
        let p = &self.prefix;
        // Attributes have a prefix, whatever the elements have.
        let a = if p.is_empty() { "w:" } else { p.as_str() };
        let mut out = String::new();
        if !table.caption.is_empty() {
            out.push_str(&self.caption(&table.caption, caption, true));
        }
        let border = |side: &str| {
            format!("<{p}{side} {a}val=\"single\" {a}sz=\"4\" {a}space=\"0\" {a}color=\"auto\"/>")
        };
        let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .iter()
            .map(|side| border(side))
            .collect();
        let _ = write!(
            out,
            "<{p}tbl><{p}tblPr><{p}tblW {a}w=\"5000\" {a}type=\"pct\"/><{p}jc {a}val=\"center\"/><{p}tblBorders>{borders}</{p}tblBorders><{p}tblLayout {a}type=\"autofit\"/>"
        );
        if !table.caption.is_empty() {
            // Its name is printed above it, and said of it: so it is known again as the name of a table.
            let _ = write!(out, "<{p}tblCaption {a}val=\"{}\"/>", escaped(&table.caption));
        }
        let _ = write!(out, "</{p}tblPr><{p}tblGrid>");
        let all: u64 = table
            .widths
            .iter()
            .map(|width| u64::from(*width))
            .sum::<u64>()
            .max(1);
        for width in &table.widths {
            let _ = write!(out, "<{p}gridCol {a}w=\"{}\"/>", u64::from(*width) * 8300 / all);
        }
        let _ = write!(out, "</{p}tblGrid>");
        for slots in table.slots() {
            let _ = write!(out, "<{p}tr>");
            for slot in slots {
                let cell = slot.cell();
                let begins = matches!(slot, crate::document::Slot::Begins(_));
                let _ = write!(out, "<{p}tc><{p}tcPr><{p}tcW {a}w=\"0\" {a}type=\"auto\"/>");
                if cell.col_span > 1 {
                    let _ = write!(out, "<{p}gridSpan {a}val=\"{}\"/>", cell.col_span);
                }
                if cell.row_span > 1 {
                    let merge = if begins {
                        format!(" {a}val=\"restart\"")
                    } else {
                        String::new()
                    };
                    let _ = write!(out, "<{p}vMerge{merge}/>");
                }
                let _ = write!(out, "<{p}vAlign {a}val=\"center\"/></{p}tcPr>");
                out.push_str(&self.centred(if begins { &cell.text } else { "" }));
                let _ = write!(out, "</{p}tc>");
            }
            let _ = write!(out, "</{p}tr>");
        }
        let _ = write!(out, "</{p}tbl>");
        out
    }

    /// A caption in the style of captions, where the file has one; of a table it stands above it.
    pub fn caption(&self, words: &str, style: Option<&str>, is_above: bool) -> String {
        let Some(style) = style else {
            return self.centred(words);
        };
        let p = &self.prefix;
        let a = if p.is_empty() { "w:" } else { p.as_str() };
        let keep = if is_above {
            format!("<{p}keepNext/>")
        } else {
            String::new()
        };
        let run = self.run("", words);
        format!(
            "<{p}p><{p}pPr><{p}pStyle {a}val=\"{}\"/>{keep}</{p}pPr>{run}</{p}p>",
            escaped(style)
        )
    }

    /// A paragraph in the middle, without the indent and the space of prose.
    pub fn centred(&self, words: &str) -> String {
        let run = if words.is_empty() {
            String::new()
        } else {
            self.run(&self.look, words)
        };
        self.in_the_middle(&run)
    }

    /// A paragraph in the middle that holds these runs.
    pub fn in_the_middle(&self, runs: &str) -> String {
        let p = &self.prefix;
        let a = if p.is_empty() { "w:" } else { p.as_str() };
        format!(
            "<{p}p><{p}pPr><{p}spacing {a}before=\"0\" {a}after=\"0\" {a}line=\"240\" {a}lineRule=\"auto\"/><{p}ind {a}firstLineChars=\"0\" {a}firstLine=\"0\"/><{p}jc {a}val=\"center\"/></{p}pPr>{runs}</{p}p>"
        )
    }
}

/// What a block of prose is.
pub(super) const fn sort_of(block: &Block) -> Sort {
    match block {
        Block::Heading(level, _) => Sort::Heading(level.number()),
        _ => Sort::Prose,
    }
}

/// Words as an element.
pub(super) fn text_element(prefix: &str, words: &str) -> String {
    format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", escaped(words))
}

/// A piece of XML without the elements of this name.
fn without(xml: &str, name: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    let open = format!("<{name}");
    while let Some(at) = rest.find(&open) {
        let behind = rest.get(at + open.len()..).unwrap_or_default();
        if !behind.starts_with([' ', '/', '>', '\t', '\n', '\r']) {
            let end = at + open.len();
            out.push_str(rest.get(..end).unwrap_or_default());
            rest = rest.get(end..).unwrap_or_default();
            continue;
        }
        out.push_str(rest.get(..at).unwrap_or_default());
        let tag_end = behind.find('>').map_or(behind.len(), |end| end + 1);
        let is_empty = behind.get(..tag_end).is_some_and(|tag| tag.ends_with("/>"));
        let close = format!("</{name}>");
        rest = if is_empty {
            behind.get(tag_end..).unwrap_or_default()
        } else {
            behind
                .find(&close)
                .and_then(|end| behind.get(end + close.len()..))
                .unwrap_or_default()
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn elements_are_taken_out_by_their_whole_name() {
        let xml =
            "<w:pPr><w:ins w:id=\"1\"/><w:insideH/><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:jc/></w:pPr>";
        let xml = without(&without(xml, "w:ins"), "w:numPr");
        assert_eq!(xml, "<w:pPr><w:insideH/><w:jc/></w:pPr>");
    }
}
