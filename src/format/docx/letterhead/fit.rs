//! Our text in the frame of a letterhead: its styles, its page, tables and pictures as wide as its lines.
//!
//! What comes in is what the templates wrote, so that names and prefixes are known; all else of it stays as it is.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::page::{Section, sections};
use super::styles::Mapped;
use crate::document::table_rows::{UPRIGHT, number_size};
use crate::format::annotation::{Edit, edited};

/// How many lines' height a picture leaves on its page, in twips: its caption.
const BESIDE_PICTURE: u32 = 1737;
/// A twip in English Metric Units.
const EMU_PER_TWIP: u64 = 635;

/// What the text is fitted into.
pub(super) struct Frame<'a> {
    /// The section of the letterhead whose page is taken.
    pub section: &'a Section,
    /// What a section's element is as that one: the first or a later one, turned or not.
    pub words: &'a dyn Fn(bool, bool) -> String,
    /// What the styles are called.
    pub styles: &'a Mapped,
    /// What the pictures and charts are called.
    pub pictures: BTreeMap<String, String>,
}

/// A width that becomes another.
#[derive(Clone, Copy)]
struct Ratio {
    from: u32,
    to: u32,
    /// The most that a picture may be high, in twips.
    height: u32,
}

impl Ratio {
    fn of(self, length: u32) -> u32 {
        let scaled = u64::from(length) * u64::from(self.to) / u64::from(self.from.max(1));
        u32::try_from(scaled).unwrap_or(length)
    }
}

/// A table that is open.
#[derive(Default)]
struct Table {
    width: Option<(Range<usize>, u32)>,
    columns: Vec<(Range<usize>, u32)>,
    /// Where its columns end, before and then.
    edges: Vec<(u32, u32)>,
    column: usize,
    cell: Cell,
}

/// A cell that is open.
#[derive(Default)]
struct Cell {
    width: Option<Range<usize>>,
    span: usize,
    words: String,
    /// Behind the fonts of its run, and the sizes that it names.
    fonts: Option<usize>,
    sizes: Vec<Range<usize>>,
}

/// A paragraph that is open.
#[derive(Default)]
struct Paragraph {
    /// Behind its tag.
    inner: usize,
    /// Behind the tag of its properties.
    properties: Option<usize>,
    style: Option<String>,
    /// Behind what stands before a number in its properties.
    before_number: usize,
}

/// The text in the frame.
pub(super) fn fitted(body: &str, frame: &Frame<'_>) -> String {
    let mut fit = Fit {
        body,
        frame,
        sections: sections(body),
        edits: Vec::new(),
        table: Table::default(),
        paragraph: Paragraph::default(),
        shrunk: (1, 1),
    };
    fit.run();
    let edits = std::mem::take(&mut fit.edits);
    String::from_utf8(edited(body.as_bytes(), edits)).unwrap_or_default()
}

struct Fit<'a> {
    body: &'a str,
    frame: &'a Frame<'a>,
    sections: Vec<Section>,
    edits: Vec<Edit>,
    table: Table,
    paragraph: Paragraph,
    /// By what the picture that is open is made smaller.
    shrunk: (u64, u64),
}

impl Fit<'_> {
    fn run(&mut self) {
        let body = self.body;
        let mut reader = Reader::from_str(body);
        let mut in_section = None;
        loop {
            let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let Ok(event) = reader.read_event() else { return };
            let range = start..usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            // A section is replaced as a whole.
            if let Some(end) = in_section {
                if start < end {
                    continue;
                }
                in_section = None;
            }
            match event {
                Event::Start(tag) | Event::Empty(tag) if tag.name().into_inner() == "w:sectPr" => {
                    in_section = self.section(start);
                }
                Event::Start(tag) => self.open(tag.name().into_inner(), range),
                Event::Empty(tag) => self.empty(tag.name().into_inner(), range),
                Event::Text(words) => self.table.cell.words.push_str(&words),
                Event::End(tag) => self.close(tag.name().into_inner()),
                Event::Eof => return,
                _ => {}
            }
        }
    }

    /// Puts the letterhead's page in the place of ours; where ours ends.
    fn section(&mut self, start: usize) -> Option<usize> {
        let at = self.sections.iter().position(|own| own.range.start == start)?;
        let own = self.sections.get(at)?;
        let mut words = (self.frame.words)(at == 0, self.is_turned(own));
        // A letterhead that says nothing of its page has ours, with its own headers and footers.
        if self.frame.section.range.is_empty() {
            let mut page = self.body.get(own.range.clone()).unwrap_or_default().to_owned();
            for link in &own.links {
                page = page.replacen(&link.words, "", 1);
            }
            let (open, close) = ("<w:sectPr>", "</w:sectPr>");
            let more = words.trim_start_matches(open).trim_end_matches(close);
            words = page.replacen(open, &format!("{open}{more}"), 1);
        }
        self.edits.push(Edit::replace(own.range.clone(), words));
        Some(own.range.end)
    }

    const fn is_turned(&self, own: &Section) -> bool {
        let theirs = self.frame.section.paper;
        own.paper.0 > own.paper.1 && theirs.0 <= theirs.1
    }

    /// What becomes of widths at a place of the text.
    fn ratio(&self, at: usize) -> Ratio {
        let own = self.sections.iter().find(|own| own.range.end > at);
        let theirs = self.frame.section;
        let from = own.map_or(0, Section::text_width);
        let (to, height) = if own.is_some_and(|own| self.is_turned(own)) {
            theirs.turned_text()
        } else {
            (theirs.text_width(), theirs.text_height())
        };
        // A letterhead that does not say how large its page is has ours.
        let to = if to == 0 { from } else { to };
        Ratio { from, to, height }
    }

    /// An attribute of an element: where its value stands, and the value.
    fn value(&self, range: &Range<usize>, name: &str) -> Option<(Range<usize>, &str)> {
        let words = self.body.get(range.clone())?;
        let named = format!(" {name}=\"");
        let start = words.find(&named)? + named.len();
        let end = start + words.get(start..)?.find('"')?;
        Some((range.start + start..range.start + end, words.get(start..end)?))
    }

    fn number(&self, range: &Range<usize>, name: &str) -> Option<(Range<usize>, i64)> {
        let (at, value) = self.value(range, name)?;
        Some((at, value.parse().ok()?))
    }

    fn open(&mut self, name: &str, range: Range<usize>) {
        match name {
            "w:p" => {
                self.paragraph = Paragraph {
                    inner: range.end,
                    ..Paragraph::default()
                };
            }
            "w:pPr" => self.paragraph.properties = Some(range.end),
            "w:tbl" => self.table = Table::default(),
            "w:tr" => self.table.column = 0,
            "w:tc" => {
                self.table.cell = Cell {
                    span: 1,
                    ..Cell::default()
                };
            }
            "w:t" => {}
            _ => self.empty(name, range),
        }
    }

    fn empty(&mut self, name: &str, range: Range<usize>) {
        match name {
            "w:pStyle" | "w:rStyle" | "w:tblStyle" => {
                self.style(name, &range);
                self.paragraph.before_number = range.end;
            }
            "w:keepNext" | "w:keepLines" | "w:pageBreakBefore" | "w:framePr" | "w:widowControl" => {
                self.paragraph.before_number = range.end;
            }
            "w:ind" => self.signed(&range),
            "w:tblW" => self.table.width = self.width(&range),
            "w:gridCol" => {
                let column = self.width(&range);
                self.table.columns.extend(column);
            }
            "w:tcW" => self.table.cell.width = self.width(&range).map(|(at, _)| at),
            "w:gridSpan" => {
                let span = self.number(&range, "w:val").map_or(1, |(_, span)| span);
                self.table.cell.span = usize::try_from(span).unwrap_or(1);
            }
            "w:rFonts" => self.table.cell.fonts = Some(range.end),
            "w:sz" | "w:szCs" => {
                let at = self.value(&range, "w:val").map(|(at, _)| at);
                self.table.cell.sizes.extend(at);
            }
            "wp:extent" => self.extent(&range),
            "a:ext" => self.shrink(&range),
            "a:blip" | "c:chart" => {
                let name = if name == "c:chart" { "r:id" } else { "r:embed" };
                if let Some((at, id)) = self.value(&range, name)
                    && let Some(theirs) = self.frame.pictures.get(id)
                {
                    self.edits.push(Edit::replace(at, theirs.as_str()));
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:pPr" => self.uncounted(),
            "w:p" => self.body_style(),
            "w:tblGrid" => self.grid(),
            "w:tc" => self.cell(),
            _ => {}
        }
    }

    fn width(&self, range: &Range<usize>) -> Option<(Range<usize>, u32)> {
        let (at, width) = self.number(range, "w:w")?;
        Some((at, u32::try_from(width).ok()?))
    }

    fn style(&mut self, name: &str, range: &Range<usize>) {
        let Some((at, own)) = self.value(range, "w:val") else {
            return;
        };
        let own = own.to_owned();
        if let Some(theirs) = self.frame.styles.ids.get(own.as_str()) {
            self.edits.push(Edit::replace(at, theirs.as_str()));
        }
        if name == "w:pStyle" {
            self.paragraph.style = Some(own);
        }
    }

    /// Our headings have their numbers in their words: those of a style that counts by itself do not count.
    fn uncounted(&mut self) {
        let own = self.paragraph.style.as_deref();
        if own.is_some_and(|own| self.frame.styles.counted.contains(own)) {
            let words = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>";
            self.edits
                .push(Edit::insert(self.paragraph.before_number, 1, words));
        }
    }

    /// A paragraph of the body names its style, where that is not the one of paragraphs that name none.
    fn body_style(&mut self) {
        let Some(body) = self
            .frame
            .styles
            .body
            .as_ref()
            .filter(|_| self.paragraph.style.is_none())
        else {
            return;
        };
        let style = format!("<w:pStyle w:val=\"{body}\"/>");
        self.edits.push(match self.paragraph.properties {
            Some(inner) => Edit::insert(inner, 0, style),
            None => Edit::insert(self.paragraph.inner, 0, format!("<w:pPr>{style}</w:pPr>")),
        });
    }

    /// A line of the signature keeps its distance from the right edge, whatever the style of theirs has for the left one.
    fn signed(&mut self, range: &Range<usize>) {
        if !matches!(self.paragraph.style.as_deref(), Some("Signature" | "Date")) {
            return;
        }
        let side = |name| self.number(range, name).map_or(0, |(_, side)| side);
        let (left, right) = (side("w:left"), side("w:right"));
        let ratio = self.ratio(range.start);
        let moved = (left + i64::from(ratio.to) - i64::from(ratio.from)).max(0);
        let left = if left > 0 { moved } else { 0 };
        let words = format!(
            "<w:ind w:leftChars=\"0\" w:left=\"{left}\" w:rightChars=\"0\" w:right=\"{right}\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>"
        );
        self.edits.push(Edit::replace(range.clone(), words));
    }

    /// The columns of a table are known: they become as wide as the page asks for.
    fn grid(&mut self) {
        let Some((first, _)) = self.table.columns.first() else {
            return;
        };
        let ratio = self.ratio(first.start);
        let (mut before, mut then) = (0_u32, 0_u32);
        self.table.edges = vec![(0, 0)];
        for (at, width) in &self.table.columns {
            before = before.saturating_add(*width);
            let edge = ratio.of(before);
            if ratio.from != ratio.to {
                let width = edge.saturating_sub(then).to_string();
                self.edits.push(Edit::replace(at.clone(), width));
            }
            then = edge;
            self.table.edges.push((before, then));
        }
        if let Some((at, width)) = self.table.width.take().filter(|_| ratio.from != ratio.to) {
            self.edits.push(Edit::replace(at, ratio.of(width).to_string()));
        }
    }

    fn cell(&mut self) {
        let table = &mut self.table;
        let cell = std::mem::take(&mut table.cell);
        let end = table.column + cell.span.max(1);
        let edges = (table.edges.get(table.column), table.edges.get(end));
        table.column = end;
        let (Some(start), Some(end)) = edges else { return };
        let (before, then) = (end.0 - start.0, end.1 - start.1);
        if before == then {
            return;
        }
        self.edits
            .extend(cell.width.map(|at| Edit::replace(at, then.to_string())));
        // A number that no longer fits its narrower cell would be broken in two.
        let size = number_size(cell.words.trim(), then, UPRIGHT);
        if let Some(size) = size.filter(|_| then < before) {
            if cell.sizes.is_empty() {
                let words = format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
                self.edits.extend(cell.fonts.map(|at| Edit::insert(at, 0, words)));
            }
            let sizes = cell.sizes.into_iter();
            self.edits
                .extend(sizes.map(|at| Edit::replace(at, size.to_string())));
        }
    }

    /// A picture stays within the lines of its page.
    fn extent(&mut self, range: &Range<usize>) {
        let ratio = self.ratio(range.start);
        let side = |name| self.number(range, name).map(|(_, side)| side.unsigned_abs());
        let (Some(width), Some(height)) = (side("cx"), side("cy")) else {
            return;
        };
        let widest = u64::from(ratio.to) * EMU_PER_TWIP;
        let highest = u64::from(ratio.height.saturating_sub(BESIDE_PICTURE)) * EMU_PER_TWIP;
        self.shrunk = (1, 1);
        if width > widest && widest > 0 {
            self.shrunk = (widest, width);
        }
        let smaller = scaled(height, self.shrunk);
        if smaller > highest && highest > 0 {
            self.shrunk = (highest, height);
        }
        self.shrink(range);
    }

    fn shrink(&mut self, range: &Range<usize>) {
        if self.shrunk == (1, 1) {
            return;
        }
        for name in ["cx", "cy"] {
            if let Some((at, side)) = self.number(range, name) {
                let side = scaled(side.unsigned_abs(), self.shrunk).max(1);
                self.edits.push(Edit::replace(at, side.to_string()));
            }
        }
    }
}

fn scaled(length: u64, by: (u64, u64)) -> u64 {
    let exact = u128::from(length) * u128::from(by.0) / u128::from(by.1.max(1));
    u64::try_from(exact).unwrap_or(length)
}
