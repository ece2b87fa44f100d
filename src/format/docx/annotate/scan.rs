//! Where in the part with the text each piece of text lies, and the run and the element of its paragraph that hold it.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::format::Unreadable;
use crate::format::docx::read::damaged;

/// The vocabulary of files in strict form.
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// What was found.
#[derive(Debug, Default)]
pub(in crate::format::docx) struct Scan {
    /// The pieces, by their number.
    pub pieces: Vec<Piece>,
    /// The elements before and behind which comments may begin and end.
    pub anchors: Vec<Range<usize>>,
    /// The runs that hold pieces.
    pub runs: Vec<Run>,
    /// The prefix of the names, with its colon.
    pub prefix: String,
    /// Whether the file is in strict form.
    pub is_strict: bool,
    /// A number that no annotation of the text has, nor any after it.
    pub free_id: u32,
}

/// A piece of the text.
#[derive(Debug)]
pub(in crate::format::docx) enum Piece {
    /// Words.
    Text(TextPiece),
    /// A cell without words.
    Cell(CellPiece),
}

/// Words: a `t` element.
#[derive(Debug)]
pub(in crate::format::docx) struct TextPiece {
    /// The element that a comment goes around.
    pub anchor: usize,
    /// The run.
    pub run: usize,
    /// The whole element.
    pub element: Range<usize>,
    /// What it holds.
    pub content: Range<usize>,
    /// Where the first word of it begins.
    pub begins: usize,
}

/// A cell without words: its last paragraph.
#[derive(Clone, Debug)]
pub(in crate::format::docx) struct CellPiece {
    /// Where something can be put in.
    pub at: usize,
    /// The sign that closes the paragraph's own tag, where that is all there is of it.
    pub closed: Option<Range<usize>>,
    /// What its words would look like.
    pub look: Option<Range<usize>>,
}

/// A run.
#[derive(Debug, Default)]
pub(in crate::format::docx) struct Run {
    /// The whole element.
    pub range: Range<usize>,
    /// Its first tag.
    pub open: Range<usize>,
    /// How its words look.
    pub look: Option<Range<usize>>,
    /// How many other elements it holds.
    pub children: usize,
    /// Whether it can be divided, and a part of it marked as deleted.
    pub divisible: bool,
}

/// An open element.
#[derive(Debug)]
struct Frame {
    kind: Kind,
    start: usize,
    /// Behind its first tag.
    inner: usize,
    anchor: Option<usize>,
}

#[derive(Debug)]
enum Kind {
    Paragraph {
        look: Option<Range<usize>>,
    },
    ParagraphProperties,
    Run(usize),
    Look,
    Text,
    Cell {
        says: bool,
        last: Option<CellPiece>,
    },
    /// Groups runs; a comment may begin in it.
    Group,
    /// The same, of what somebody has put in.
    Inserted,
    /// The same, where it begins outside only.
    Closed,
    Other,
}

struct Scanner {
    out: Scan,
    stack: Vec<Frame>,
    /// How many fields are open.
    fields: usize,
}

impl Scan {
    /// What a part holds.
    pub fn new(text: &str) -> Result<Self, Unreadable> {
        let broken = || damaged("文件已损坏：其中的 XML 不完整或者有错误");
        let mut reader = Reader::from_str(text);
        let mut scanner = Scanner {
            out: Self::default(),
            stack: Vec::new(),
            fields: 0,
        };
        let position =
            |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let mut rooted = false;
        loop {
            let start = position(&reader);
            let event = reader.read_event().map_err(|_| broken())?;
            let range = start..position(&reader);
            match event {
                Event::Start(tag) => {
                    if !rooted {
                        rooted = true;
                        scanner.root(&tag);
                    }
                    scanner.open(&tag, range);
                }
                Event::Empty(tag) => scanner.empty(&tag, range),
                Event::End(_) => scanner.close(text, range),
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(scanner.out)
    }
}

impl Scanner {
    fn root(&mut self, tag: &BytesStart<'_>) {
        let prefix = tag.name().prefix().map(|prefix| prefix.into_inner().to_owned());
        self.out.prefix = prefix.map_or_else(String::new, |prefix| format!("{prefix}:"));
        let mut attributes = tag.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        self.out.is_strict = attributes.any(|attribute| *attribute.value == *STRICT);
    }

    /// The name of an element of the text's own vocabulary.
    fn name<'t>(&self, tag: &'t BytesStart<'_>) -> &'t str {
        let prefix = self.out.prefix.as_str();
        let name = tag.name().into_inner();
        match name.strip_prefix(prefix) {
            Some(local) if !local.contains(':') => local,
            _ => "",
        }
    }

    fn kind(&mut self, tag: &BytesStart<'_>, range: &Range<usize>) -> Kind {
        let parent = self.stack.last_mut().map(|frame| &mut frame.kind);
        let in_run = match &parent {
            Some(Kind::Run(run)) => Some(*run),
            _ => None,
        };
        let in_properties = matches!(parent, Some(Kind::ParagraphProperties));
        let name = self.name(tag);
        if let Some(run) = in_run
            && name != "rPr"
            && let Some(run) = self.out.runs.get_mut(run)
        {
            run.children += 1;
        }
        match name {
            "p" => Kind::Paragraph { look: None },
            "pPr" => Kind::ParagraphProperties,
            "r" => {
                let inserted = |frame: &Frame| matches!(frame.kind, Kind::Inserted | Kind::Closed);
                self.out.runs.push(Run {
                    open: range.clone(),
                    divisible: self.fields == 0 && !self.stack.iter().any(inserted),
                    ..Run::default()
                });
                Kind::Run(self.out.runs.len() - 1)
            }
            "rPr" if in_run.is_some() || in_properties => Kind::Look,
            "t" if in_run.is_some() => Kind::Text,
            "tc" => Kind::Cell {
                says: false,
                last: None,
            },
            "hyperlink" | "smartTag" | "customXml" => Kind::Group,
            "ins" | "moveTo" => Kind::Inserted,
            "fldSimple" | "sdt" | "ruby" => Kind::Closed,
            _ => Kind::Other,
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, range: Range<usize>) {
        self.noted(tag);
        let kind = self.kind(tag, &range);
        self.stack.push(Frame {
            kind,
            start: range.start,
            inner: range.end,
            anchor: None,
        });
    }

    fn empty(&mut self, tag: &BytesStart<'_>, range: Range<usize>) {
        self.noted(tag);
        match self.kind(tag, &range) {
            Kind::Paragraph { .. } => {
                let end = range.end.saturating_sub(2)..range.end;
                self.ends_paragraph(end.start, Some(end), None);
            }
            Kind::Look => self.look(range),
            _ => {}
        }
    }

    /// What any element says that concerns the whole: a field begins or ends, a number is taken.
    fn noted(&mut self, tag: &BytesStart<'_>) {
        let name = self.name(tag);
        let is_field = name == "fldChar";
        if !is_field
            && !matches!(
                name,
                "ins" | "del" | "moveFrom" | "moveTo" | "rPrChange" | "pPrChange"
            )
        {
            return;
        }
        for attribute in tag.attributes().with_checks(false).flatten() {
            match (
                is_field,
                attribute.key.local_name().into_inner(),
                &*attribute.value,
            ) {
                (true, "fldCharType", "begin") => self.fields += 1,
                (true, "fldCharType", "end") => self.fields = self.fields.saturating_sub(1),
                (false, "id", number) => {
                    let number = number.parse::<u32>().unwrap_or(0).saturating_add(1);
                    self.out.free_id = self.out.free_id.max(number);
                }
                _ => {}
            }
        }
    }

    /// How a run looks, or the words of an empty paragraph would.
    fn look(&mut self, range: Range<usize>) {
        let mut frames = self.stack.iter_mut().rev();
        match frames.next().map(|frame| &mut frame.kind) {
            Some(Kind::Run(run)) => {
                if let Some(run) = self.out.runs.get_mut(*run) {
                    run.look = Some(range);
                }
            }
            Some(Kind::ParagraphProperties) => {
                if let Some(Kind::Paragraph { look }) = frames.next().map(|frame| &mut frame.kind) {
                    *look = Some(range);
                }
            }
            _ => {}
        }
    }

    fn ends_paragraph(&mut self, at: usize, closed: Option<Range<usize>>, look: Option<Range<usize>>) {
        if let Some(Kind::Cell { last, .. }) = self.stack.last_mut().map(|frame| &mut frame.kind) {
            *last = Some(CellPiece { at, closed, look });
        }
    }

    fn close(&mut self, text: &str, range: Range<usize>) {
        let Some(frame) = self.stack.pop() else { return };
        if let Some(anchor) = frame.anchor.and_then(|anchor| self.out.anchors.get_mut(anchor)) {
            anchor.end = range.end;
        }
        let whole = frame.start..range.end;
        match frame.kind {
            Kind::Run(run) => {
                if let Some(run) = self.out.runs.get_mut(run) {
                    run.range = whole;
                }
            }
            Kind::Look => self.look(whole),
            Kind::Text => self.words(text, whole, frame.inner..range.start),
            Kind::Paragraph { look } => self.ends_paragraph(range.start, None, look),
            Kind::Cell { says: false, last } => self.out.pieces.extend(last.map(Piece::Cell)),
            _ => {}
        }
    }

    /// A `t` element ends.
    fn words(&mut self, text: &str, element: Range<usize>, content: Range<usize>) {
        let words = text.get(content.clone()).unwrap_or_default();
        let blanks = words.len() - words.trim_start().len();
        let Some(Kind::Run(run)) = self.stack.last().map(|frame| &frame.kind) else {
            return;
        };
        let run = *run;
        if blanks == words.len() {
            return;
        }
        for frame in &mut self.stack {
            if let Kind::Cell { says, .. } = &mut frame.kind {
                *says = true;
            }
        }
        if let Some(anchor) = self.anchor() {
            self.out.pieces.push(Piece::Text(TextPiece {
                anchor,
                run,
                element,
                begins: content.start + blanks,
                content,
            }));
        }
    }

    /// The element of the outermost paragraph that a comment on what is open goes around: a text box takes no comments.
    fn anchor(&mut self) -> Option<usize> {
        let is_paragraph = |frame: &Frame| matches!(frame.kind, Kind::Paragraph { .. });
        let mut at = self.stack.iter().position(is_paragraph)? + 1;
        let last = self.stack.len() - 1;
        while at < last && matches!(self.stack.get(at)?.kind, Kind::Group | Kind::Inserted) {
            at += 1;
        }
        let frame = self.stack.get_mut(at)?;
        if frame.anchor.is_none() {
            frame.anchor = Some(self.out.anchors.len());
            self.out.anchors.push(frame.start..frame.inner);
        }
        frame.anchor
    }
}
