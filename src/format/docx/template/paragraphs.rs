//! The paragraphs of a text: where each stands, what it holds, and which child of the body it lies in.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::format::Unreadable;
use crate::format::docx::read::damaged;

/// A text as its paragraphs.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    /// All of them, in the order in which they begin: those of a text box behind the one that it hangs on.
    pub all: Vec<Paragraph>,
    /// The children of the body.
    pub children: Vec<Child>,
    /// The prefix of the names, with its colon.
    pub prefix: String,
}

/// A child of the body.
#[derive(Debug)]
pub(super) struct Child {
    /// The whole element.
    pub range: Range<usize>,
    /// The paragraph that it is; none where it is something else.
    pub paragraph: Option<usize>,
}

/// A paragraph.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that a paragraph is or is not"
)]
pub(super) struct Paragraph {
    /// The whole element.
    pub range: Range<usize>,
    /// Its properties.
    pub properties: Option<Range<usize>>,
    /// Its words, in order.
    pub texts: Vec<Words>,
    /// Ends of bookmarks, comments and the like, which must stay where it is taken out.
    pub markers: Vec<Range<usize>>,
    /// Whether it stands in a cell.
    pub in_cell: bool,
    /// Whether it stands in a form of something for older programs, which has it once more.
    pub is_fallback: bool,
    /// Whether something is drawn in it, or a text box hangs on it.
    pub is_drawn: bool,
    /// Whether a section ends with it.
    pub ends_section: bool,
    /// How many fields begin in it less those that end.
    pub fields: i32,
}

/// Words of a paragraph: a `t` element.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// The whole element.
    pub element: Range<usize>,
    /// What it holds, without the signs of XML.
    pub text: String,
    /// How its run looks.
    pub look: Option<Range<usize>>,
    /// Whether something stands between it and the words before it: a line break, a tab, a picture.
    pub apart: bool,
}

/// What an open element is.
enum Kind {
    Paragraph(usize),
    Properties,
    Run { look: Option<Range<usize>> },
    Look,
    Text { text: String },
    Cell,
    Box,
    Fallback,
    Moved,
    Other,
}

struct Frame {
    kind: Kind,
    start: usize,
    local: String,
}

struct Scanner {
    out: Paragraphs,
    stack: Vec<Frame>,
    /// Whether something has come between the words of a paragraph.
    apart: bool,
}

impl Paragraphs {
    /// Those of a text.
    pub fn of(text: &str) -> Result<Self, Unreadable> {
        let broken = || damaged("文件已损坏：其中的 XML 不完整或者有错误");
        let mut reader = Reader::from_str(text);
        let mut scanner = Scanner {
            out: Self::default(),
            stack: Vec::new(),
            apart: false,
        };
        loop {
            let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = reader.read_event().map_err(|_| broken())?;
            let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match event {
                Event::Start(tag) => {
                    if scanner.stack.is_empty() {
                        let prefix = tag.name().prefix().map(|prefix| prefix.into_inner().to_owned());
                        scanner.out.prefix = prefix.map_or_else(String::new, |prefix| format!("{prefix}:"));
                    }
                    scanner.open(&tag, start..end);
                }
                Event::Empty(tag) => {
                    scanner.open(&tag, start..end);
                    scanner.close(end);
                }
                Event::Text(words) => scanner.words(&words.into_inner()),
                Event::CData(words) => scanner.words(&words.into_inner()),
                Event::GeneralRef(name) => scanner.words(&format!("&{};", &*name.into_inner())),
                Event::End(_) => scanner.close(end),
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(scanner.out)
    }

    /// The innermost paragraph at a place of the text.
    pub fn at(&self, place: usize) -> Option<usize> {
        let until = self
            .all
            .partition_point(|paragraph| paragraph.range.start <= place);
        let before = self.all.get(..until)?.iter().enumerate().rev();
        before
            .into_iter()
            .find(|(_, paragraph)| paragraph.range.end > place)
            .map(|(index, _)| index)
    }

    /// The child of the body at a place of the text.
    pub fn child_at(&self, place: usize) -> Option<usize> {
        let until = self.children.partition_point(|child| child.range.start <= place);
        let at = until.checked_sub(1)?;
        self.children.get(at).filter(|child| child.range.end > place)?;
        Some(at)
    }
}

impl Scanner {
    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        let at = self.stack.iter().rev().find_map(|frame| match frame.kind {
            Kind::Paragraph(at) => Some(at),
            _ => None,
        })?;
        self.out.all.get_mut(at)
    }

    fn open(&mut self, tag: &BytesStart<'_>, range: Range<usize>) {
        let local = tag.local_name().into_inner().to_owned();
        let full = tag.name().into_inner();
        let own = full
            .strip_prefix(self.out.prefix.as_str())
            .is_some_and(|rest| rest == local);
        let parent = self.stack.last().map(|frame| &frame.kind);
        let in_run = matches!(parent, Some(Kind::Run { .. }));
        let in_paragraph = matches!(parent, Some(Kind::Paragraph(_)));
        let kind = match local.as_str() {
            "p" if own => {
                let within = |wanted: fn(&Kind) -> bool| self.stack.iter().any(|frame| wanted(&frame.kind));
                let nearest = self
                    .stack
                    .iter()
                    .rev()
                    .find(|frame| matches!(frame.kind, Kind::Cell | Kind::Box));
                let paragraph = Paragraph {
                    range: range.clone(),
                    in_cell: nearest.is_some_and(|frame| matches!(frame.kind, Kind::Cell)),
                    is_fallback: within(|kind| matches!(kind, Kind::Fallback)),
                    ..Paragraph::default()
                };
                self.apart = false;
                self.out.all.push(paragraph);
                Kind::Paragraph(self.out.all.len() - 1)
            }
            "pPr" if own && in_paragraph => Kind::Properties,
            "r" if own => Kind::Run { look: None },
            "rPr" if own && in_run => Kind::Look,
            "t" if own && in_run => {
                if self.stack.iter().any(|frame| matches!(frame.kind, Kind::Moved)) {
                    Kind::Other
                } else {
                    Kind::Text { text: String::new() }
                }
            }
            "tc" if own => Kind::Cell,
            "txbxContent" => Kind::Box,
            "Fallback" => Kind::Fallback,
            "moveFrom" | "del" if own => Kind::Moved,
            _ => {
                self.noted(&local, own, tag, range.clone());
                Kind::Other
            }
        };
        self.stack.push(Frame {
            kind,
            start: range.start,
            local,
        });
    }

    /// What an element says of the paragraph that it stands in.
    fn noted(&mut self, local: &str, own: bool, tag: &BytesStart<'_>, range: Range<usize>) {
        match local {
            "br" | "cr" | "tab" | "sym" | "noBreakHyphen" => self.apart = true,
            "drawing" | "pict" | "object" | "AlternateContent" => {
                self.apart = true;
                if let Some(paragraph) = self.paragraph() {
                    paragraph.is_drawn = true;
                }
            }
            "sectPr" if own => {
                if let Some(paragraph) = self.paragraph() {
                    paragraph.ends_section = true;
                }
            }
            "fldChar" => {
                let mut attributes = tag.attributes();
                let mut attributes = attributes.with_checks(false).flatten();
                let kind = attributes.find(|it| it.key.local_name().into_inner() == "fldCharType");
                let more = match kind.as_ref().map(|kind| &*kind.value) {
                    Some("begin") => 1,
                    Some("end") => -1,
                    _ => 0,
                };
                if let Some(paragraph) = self.paragraph() {
                    paragraph.fields += more;
                }
            }
            _ if own && is_marker(local) => {
                if let Some(paragraph) = self.paragraph() {
                    paragraph.markers.push(range);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        let words = quick_xml::escape::unescape(words).map_or_else(|_| words.to_owned(), Cow::into_owned);
        if let Some(Kind::Text { text }) = self.stack.last_mut().map(|frame| &mut frame.kind) {
            text.push_str(&words);
        }
    }

    fn close(&mut self, end: usize) {
        let Some(frame) = self.stack.pop() else { return };
        let range = frame.start..end;
        let mut own = None;
        match frame.kind {
            Kind::Paragraph(at) => {
                own = Some(at);
                if let Some(paragraph) = self.out.all.get_mut(at) {
                    paragraph.range = range.clone();
                }
            }
            Kind::Properties => {
                if let Some(paragraph) = self.paragraph() {
                    paragraph.properties = Some(range.clone());
                }
            }
            Kind::Look => {
                if let Some(Kind::Run { look }) = self.stack.last_mut().map(|frame| &mut frame.kind) {
                    *look = Some(range.clone());
                }
            }
            Kind::Text { text } => {
                let look = match self.stack.last().map(|frame| &frame.kind) {
                    Some(Kind::Run { look }) => look.clone(),
                    _ => None,
                };
                let apart = std::mem::take(&mut self.apart);
                if let Some(paragraph) = self.paragraph() {
                    paragraph.texts.push(Words {
                        element: range.clone(),
                        text,
                        look,
                        apart,
                    });
                }
            }
            _ => {}
        }
        let in_body = self.stack.len() == 2 && self.stack.last().is_some_and(|parent| parent.local == "body");
        if in_body {
            self.out.children.push(Child {
                range,
                paragraph: own,
            });
        }
    }
}

/// Whether an element begins or ends something that may reach over several paragraphs.
fn is_marker(local: &str) -> bool {
    matches!(
        local,
        "bookmarkStart"
            | "bookmarkEnd"
            | "commentRangeStart"
            | "commentRangeEnd"
            | "permStart"
            | "permEnd"
            | "moveFromRangeStart"
            | "moveFromRangeEnd"
            | "moveToRangeStart"
            | "moveToRangeEnd"
    )
}
