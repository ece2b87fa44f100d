//! One walk through the tree: elements open and close frames, words fill lines.

use ego_tree::iter::Edge;
use ego_tree::{NodeRef, Tree};

use super::beside::{Beside, may_hold_a_report};
use super::element::{Treatment, treatment};
use super::frame::{Content, Frame, close_group};
use super::image::{self, Shown};
use super::line_text::LineText;
use super::list_number::ListNumbers;
use super::page_words::REPORT_TITLE;
use super::placeholder::placeholder;
use super::tree::{Element, Node};
use crate::chinese::numbering::begins_a_part;
use crate::chinese::raised::Raised;
use crate::document::Block;
use crate::format::struck::struck;

/// The most lines of the `pre` elements of a page; the rest is one line more.
const MAX_PRE_LINES: usize = 200_000;

/// What is to be done when an element closes.
enum Closing {
    Nothing,
    Line,
    Margin,
    Main,
    Quote,
    Number,
    Raised,
    Preformatted,
    List,
    Item,
    Table,
    Caption,
    Group,
    Cell,
    Figure,
    FigureCaption,
}

/// The state of the walk.
struct Walk<'a> {
    /// What lies beside the page.
    beside: &'a dyn Beside,
    frames: Vec<Frame>,
    line: LineText,
    /// Pictures within the line: they stand behind it.
    behind: Vec<Block>,
    lists: Vec<ListNumbers>,
    preformatted: usize,
    /// How many lines have ended in `pre` elements.
    lines: usize,
    /// How many elements are open whose header belongs to the report.
    main: usize,
    /// How many tops and feet of the page are open.
    margins: usize,
    /// Where the words stand that are not on the line, for each element that says so.
    raised: Vec<Raised>,
    /// What each placeholder stands for.
    missing: Vec<String>,
}

/// The blocks of a page in order, and what each placeholder among them stands for.
pub fn walk(tree: &Tree<Node>, beside: &dyn Beside) -> (Vec<Block>, Vec<String>) {
    let mut walk = Walk {
        beside,
        frames: vec![Frame::new(Content::Page)],
        line: LineText::new(),
        behind: Vec::new(),
        lists: Vec::new(),
        preformatted: 0,
        lines: 0,
        main: 0,
        margins: 0,
        raised: Vec::new(),
        missing: Vec::new(),
    };
    let mut closings = Vec::new();
    let mut hidden = None;
    for edge in tree.root().traverse() {
        match edge {
            Edge::Open(_) if hidden.is_some() => {}
            Edge::Open(node) => match node.value() {
                Node::Text(text) => walk.text(text),
                Node::Element(element) => match walk.open(node, element) {
                    Some(closing) => closings.push(closing),
                    None => hidden = Some(node.id()),
                },
                Node::Other => {}
            },
            Edge::Close(node) if hidden.is_some() => {
                if hidden == Some(node.id()) {
                    hidden = None;
                }
            }
            Edge::Close(node) if node.value().as_element().is_some() => {
                if let Some(closing) = closings.pop() {
                    walk.close(&closing);
                }
            }
            Edge::Close(_) => {}
        }
    }
    walk.end_line();
    let blocks = walk.frames.into_iter().flat_map(|frame| frame.blocks).collect();
    (blocks, walk.missing)
}

impl Walk<'_> {
    fn text(&mut self, text: &str) {
        if let Some(raised) = self.raised.last() {
            let words: String = text.chars().map(|c| raised.character(c)).collect();
            self.words(&words);
        } else {
            self.words(text);
        }
    }

    fn words(&mut self, text: &str) {
        if self.preformatted == 0 {
            self.line.push(text, false);
            return;
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 && self.lines < MAX_PRE_LINES {
                self.lines += 1;
                self.end_line();
            } else if index > 0 {
                self.line.push(" ", true);
            }
            self.line.push(line, true);
        }
    }

    fn end_line(&mut self) {
        let line = self.line.take().map(Block::line);
        let behind = std::mem::take(&mut self.behind);
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.extend(line.into_iter().chain(behind));
        }
    }

    /// Opens an element; none where nothing of it is shown.
    fn open(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Option<Closing> {
        let around = node.parent().and_then(|parent| parent.value().as_element());
        let treatment = treatment(element, around);
        if matches!(element.name(), "frame" | "iframe") && self.frame(element) {
            return None;
        }
        match treatment {
            Treatment::Hidden
            | Treatment::Inline
            | Treatment::Number
            | Treatment::Quote
            | Treatment::Raised(_) => {}
            Treatment::Struck => {
                let words = image::words_within(node);
                if !words.is_empty() {
                    self.missing(struck(&words));
                }
            }
            Treatment::Image => self.image(node, element),
            Treatment::Drawing => {
                if let Some(what) = image::drawing(node, element) {
                    self.missing(what);
                }
            }
            _ => self.end_line(),
        }
        Some(match treatment {
            Treatment::Hidden | Treatment::Drawing | Treatment::Struck => return None,
            Treatment::Raised(raised) => {
                self.raised.push(raised);
                Closing::Raised
            }
            Treatment::Inline | Treatment::Image | Treatment::LineEnd => Closing::Nothing,
            Treatment::Margin if self.main > 0 || self.margins > 0 => Closing::Line,
            Treatment::Margin if belongs_to_the_site(node) => return None,
            Treatment::Margin => {
                self.margins += 1;
                Closing::Margin
            }
            Treatment::Block if matches!(element.name(), "main" | "article") => {
                self.main += 1;
                Closing::Main
            }
            Treatment::Block => Closing::Line,
            Treatment::Quote => {
                self.line.push("“", false);
                Closing::Quote
            }
            Treatment::Number => Closing::Number,
            Treatment::Preformatted => {
                self.preformatted += 1;
                Closing::Preformatted
            }
            Treatment::List => {
                let items = || node.children().filter(|child| is(*child, "li")).count();
                self.lists.push(ListNumbers::from_element(element, items));
                Closing::List
            }
            Treatment::Item => {
                let number = self.lists.last_mut().and_then(|list| list.item(element));
                self.line.number(number);
                Closing::Item
            }
            Treatment::Table | Treatment::Caption | Treatment::Group | Treatment::Row | Treatment::Cell => {
                self.open_table(treatment, element)
            }
            Treatment::Figure => {
                self.frames.push(Frame::new(Content::Figure(None)));
                Closing::Figure
            }
            Treatment::FigureCaption => self.open_if(Closing::FigureCaption, Content::Caption, |content| {
                matches!(content, Content::Figure(None))
            }),
        })
    }

    fn open_table(&mut self, treatment: Treatment, element: &Element) -> Closing {
        match treatment {
            Treatment::Table => {
                self.frames.push(Frame::new(Content::Table {
                    caption: String::new(),
                    rows: Vec::new(),
                    group: 0,
                }));
                Closing::Table
            }
            Treatment::Caption => self.open_if(Closing::Caption, Content::Caption, |content| {
                matches!(content, Content::Table { .. })
            }),
            Treatment::Cell => {
                let span = |key| match element.attr(key).map(span) {
                    Some(Some(span)) => span,
                    Some(None) | None => 1,
                };
                let cell = Content::Cell {
                    // None is all the rows that are left.
                    row_span: match span("rowspan") {
                        0 => usize::MAX,
                        rows => rows,
                    },
                    col_span: span("colspan").max(1),
                };
                self.open_if(Closing::Cell, cell, |content| {
                    matches!(content, Content::Table { .. })
                })
            }
            _ => {
                if let Some(Content::Table { rows, group, .. }) = self.content() {
                    if treatment == Treatment::Row {
                        rows.push(Vec::new());
                    } else {
                        *group = rows.len();
                        return Closing::Group;
                    }
                }
                Closing::Line
            }
        }
    }

    /// Opens a frame if the one around it is of the right kind; if not, the element is any block.
    fn open_if(&mut self, closing: Closing, content: Content, fits: fn(&Content) -> bool) -> Closing {
        if self.frames.last().is_some_and(|frame| fits(&frame.content)) {
            self.frames.push(Frame::new(content));
            closing
        } else {
            Closing::Line
        }
    }

    fn content(&mut self) -> Option<&mut Content> {
        self.frames.last_mut().map(|frame| &mut frame.content)
    }

    fn close(&mut self, closing: &Closing) {
        match closing {
            Closing::Nothing => return,
            Closing::Quote => {
                self.line.push("”", false);
                return;
            }
            Closing::Number => {
                self.line.close_up();
                return;
            }
            Closing::Raised => {
                self.raised.pop();
                return;
            }
            _ => self.end_line(),
        }
        match closing {
            Closing::Margin => self.margins -= 1,
            Closing::Main => self.main -= 1,
            Closing::Preformatted => self.preformatted -= 1,
            Closing::List => drop(self.lists.pop()),
            Closing::Item => self.line.number(None),
            Closing::Group => {
                if let Some(Content::Table { rows, group, .. }) = self.content() {
                    close_group(rows, *group);
                }
            }
            Closing::Table | Closing::Caption | Closing::Cell | Closing::Figure | Closing::FigureCaption => {
                if let Some(inner) = self.frames.pop()
                    && let Some(frame) = self.frames.last_mut()
                {
                    frame.take_in(inner);
                }
            }
            Closing::Nothing | Closing::Line | Closing::Quote | Closing::Number | Closing::Raised => {}
        }
    }

    fn image(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        if self.margins > 0 {
            return;
        }
        let within =
            self.main > 0 || self.frames.len() > 1 || node.ancestors().take(8).any(|parent| is(parent, "p"));
        match image::image(element, within, self.beside) {
            Shown::Decoration => {}
            Shown::Picture(block) => self.beside(block),
            Shown::Absent(what) => self.missing(what),
        }
    }

    /// Reads the page of a frame, where the file holds it; whether it did.
    fn frame(&mut self, element: &Element) -> bool {
        let address = element.attr("src").unwrap_or_default().trim();
        let page = self.beside.page(address);
        let Some(page) = page.filter(|page| element.name() == "frame" || may_hold_a_report(page)) else {
            return false;
        };
        self.end_line();
        let mut unread = page.unread.into_iter().peekable();
        for (index, block) in page.document.blocks.into_iter().enumerate() {
            while let Some(unread) = unread.next_if(|unread| unread.before <= index) {
                self.missing(unread.what);
            }
            self.beside(block);
        }
        unread.for_each(|unread| self.missing(unread.what));
        true
    }

    /// Keeps the place of something that the document cannot hold.
    fn missing(&mut self, what: String) {
        let line = Block::line(placeholder(self.missing.len()));
        self.missing.push(what);
        self.beside(line);
    }

    /// Puts something that is no words before the line that begins, or behind the one that has begun.
    fn beside(&mut self, block: Block) {
        if !self.line.is_empty() {
            self.behind.push(block);
        } else if let Some(frame) = self.frames.last_mut() {
            frame.blocks.push(block);
        }
    }
}

/// A span as HTML reads numbers: the digits that it begins with.
fn span(value: &str) -> Option<usize> {
    let digits = value.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let digits = digits.get(..end)?;
    // More digits than a number holds is more than a table holds.
    (!digits.is_empty()).then(|| digits.parse().unwrap_or(usize::MAX / 2))
}

fn is(node: NodeRef<'_, Node>, name: &str) -> bool {
    node.value()
        .as_element()
        .is_some_and(|element| element.name() == name)
}

/// Whether a top or foot of a page holds nothing of a report: no table, no title, no heading of a part.
fn belongs_to_the_site(node: NodeRef<'_, Node>) -> bool {
    !node.descendants().any(|inner| match inner.value() {
        Node::Element(element) => matches!(element.name(), "table" | "h1"),
        Node::Text(text) => begins_a_part(text.trim_start()) || text.contains(REPORT_TITLE),
        Node::Other => false,
    })
}
