//! One walk through the tree: elements open and close frames, words fill lines.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::element::{self, Kind};
use super::image::{self, Seen};
use super::line::Line;
use super::list::List;
use super::marks;
use crate::document::Block;
use crate::format::assemble::{self, Part};

/// How many lines a `pre` may have; the rest is one line more.
const LINES: usize = 200_000;

/// What is open around the words: each frame takes what is read until it closes.
struct Frame {
    blocks: Vec<Block>,
    kind: FrameKind,
}

enum FrameKind {
    /// The page, or a caption.
    Plain,
    Table {
        caption: String,
        rows: Vec<Vec<Part>>,
        /// The first row of the head, body or foot that is open.
        group: usize,
    },
    Cell {
        row_span: usize,
        col_span: usize,
    },
    /// A picture with the caption, once that has been read, and the number of blocks before it.
    Figure(Option<(usize, String)>),
}

/// What is to be done when an element closes.
enum Closing {
    Nothing,
    Line,
    Margin,
    Main,
    Quote,
    Number,
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
struct Walk {
    frames: Vec<Frame>,
    line: Line,
    /// Pictures within the line: they stand behind it.
    behind: Vec<Block>,
    lists: Vec<List>,
    preformatted: usize,
    lines: usize,
    /// How many elements are open whose header belongs to the report.
    main: usize,
    /// How many tops and feet of the page are open.
    margins: usize,
    /// What each mark stands for.
    marked: Vec<String>,
}

/// The blocks of a page in order, and what each mark among them stands for.
pub fn walk(html: &Html) -> (Vec<Block>, Vec<String>) {
    let mut walk = Walk {
        frames: vec![Frame::new(FrameKind::Plain)],
        line: Line::new(),
        behind: Vec::new(),
        lists: Vec::new(),
        preformatted: 0,
        lines: 0,
        main: 0,
        margins: 0,
        marked: Vec::new(),
    };
    let mut closings = Vec::new();
    let mut hidden = None;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(_) if hidden.is_some() => {}
            Edge::Open(node) => match node.value() {
                Node::Text(text) => walk.words(text),
                Node::Element(element) => match walk.open(node, element) {
                    Some(closing) => closings.push(closing),
                    None => hidden = Some(node.id()),
                },
                _ => {}
            },
            Edge::Close(node) if hidden.is_some() => {
                if hidden == Some(node.id()) {
                    hidden = None;
                }
            }
            Edge::Close(node) if node.value().is_element() => {
                if let Some(closing) = closings.pop() {
                    walk.close(&closing);
                }
            }
            Edge::Close(_) => {}
        }
    }
    walk.end_line();
    let blocks = walk.frames.into_iter().flat_map(|frame| frame.blocks).collect();
    (blocks, walk.marked)
}

impl Frame {
    const fn new(kind: FrameKind) -> Self {
        Self {
            blocks: Vec::new(),
            kind,
        }
    }
}

impl Walk {
    fn words(&mut self, text: &str) {
        if self.preformatted == 0 {
            self.line.push(text, false);
            return;
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 && self.lines < LINES {
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
        let kind = element::kind(element, around);
        match kind {
            Kind::Hidden | Kind::Inline | Kind::Number | Kind::Quote => {}
            Kind::Image => self.image(node, element),
            Kind::Drawing => {
                if let Some(what) = image::drawing(node, element) {
                    self.mark(what);
                }
            }
            _ => self.end_line(),
        }
        Some(match kind {
            Kind::Hidden | Kind::Drawing => return None,
            Kind::Inline | Kind::Image | Kind::LineEnd => Closing::Nothing,
            Kind::Margin if self.main > 0 || self.margins > 0 => Closing::Line,
            Kind::Margin if is_of_the_site(node) => return None,
            Kind::Margin => {
                self.margins += 1;
                Closing::Margin
            }
            Kind::Block if matches!(element.name(), "main" | "article") => {
                self.main += 1;
                Closing::Main
            }
            Kind::Block => Closing::Line,
            Kind::Quote => {
                self.line.push("“", false);
                Closing::Quote
            }
            Kind::Number => Closing::Number,
            Kind::Preformatted => {
                self.preformatted += 1;
                Closing::Preformatted
            }
            Kind::List => {
                let items = || node.children().filter(|child| is(*child, "li")).count();
                self.lists.push(List::of(element, items));
                Closing::List
            }
            Kind::Item => {
                let number = self.lists.last_mut().and_then(|list| list.item(element));
                self.line.number(number);
                Closing::Item
            }
            Kind::Table | Kind::Caption | Kind::Group | Kind::Row | Kind::Cell => {
                self.open_table(kind, element)
            }
            Kind::Figure => {
                self.frames.push(Frame::new(FrameKind::Figure(None)));
                Closing::Figure
            }
            Kind::FigureCaption => self.open_if(Closing::FigureCaption, FrameKind::Plain, |kind| {
                matches!(kind, FrameKind::Figure(None))
            }),
        })
    }

    fn open_table(&mut self, kind: Kind, element: &Element) -> Closing {
        match kind {
            Kind::Table => {
                self.frames.push(Frame::new(FrameKind::Table {
                    caption: String::new(),
                    rows: Vec::new(),
                    group: 0,
                }));
                Closing::Table
            }
            Kind::Caption => self.open_if(Closing::Caption, FrameKind::Plain, |kind| {
                matches!(kind, FrameKind::Table { .. })
            }),
            Kind::Cell => {
                let span = |key| match element.attr(key).map(span) {
                    Some(Some(span)) => span,
                    Some(None) | None => 1,
                };
                let cell = FrameKind::Cell {
                    // None is all the rows that are left.
                    row_span: match span("rowspan") {
                        0 => usize::MAX,
                        rows => rows,
                    },
                    col_span: span("colspan").max(1),
                };
                self.open_if(Closing::Cell, cell, |kind| {
                    matches!(kind, FrameKind::Table { .. })
                })
            }
            _ => {
                if let Some(FrameKind::Table { rows, group, .. }) = self.kind() {
                    if kind == Kind::Row {
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
    fn open_if(&mut self, closing: Closing, kind: FrameKind, fits: fn(&FrameKind) -> bool) -> Closing {
        if self.frames.last().is_some_and(|frame| fits(&frame.kind)) {
            self.frames.push(Frame::new(kind));
            closing
        } else {
            Closing::Line
        }
    }

    fn kind(&mut self) -> Option<&mut FrameKind> {
        self.frames.last_mut().map(|frame| &mut frame.kind)
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
            _ => self.end_line(),
        }
        match closing {
            Closing::Margin => self.margins -= 1,
            Closing::Main => self.main -= 1,
            Closing::Preformatted => self.preformatted -= 1,
            Closing::List => drop(self.lists.pop()),
            Closing::Item => self.line.number(None),
            Closing::Group => {
                if let Some(FrameKind::Table { rows, group, .. }) = self.kind() {
                    close_group(rows, *group);
                }
            }
            Closing::Table | Closing::Caption | Closing::Cell | Closing::Figure | Closing::FigureCaption => {
                if let Some(frame) = self.frames.pop() {
                    self.close_frame(closing, frame);
                }
            }
            Closing::Nothing | Closing::Line | Closing::Quote | Closing::Number => {}
        }
    }

    fn close_frame(&mut self, closing: &Closing, Frame { blocks, kind }: Frame) {
        let Some(outer) = self.frames.last_mut() else {
            return;
        };
        match (closing, kind) {
            (_, FrameKind::Table { caption, rows, .. }) => {
                outer.blocks.extend(blocks);
                outer.blocks.extend(assemble::table(caption, rows));
            }
            (_, FrameKind::Cell { row_span, col_span }) => {
                if let FrameKind::Table { rows, .. } = &mut outer.kind
                    && let Some(row) = rows.last_mut()
                {
                    row.push(Part {
                        blocks,
                        row_span,
                        col_span,
                    });
                }
            }
            (Closing::Caption, FrameKind::Plain) => {
                let (words, others) = words(blocks);
                if let FrameKind::Table { caption, .. } = &mut outer.kind {
                    *caption = words;
                }
                outer.blocks.extend(others);
            }
            (_, FrameKind::Plain) => {
                let (words, others) = words(blocks);
                if let FrameKind::Figure(caption) = &mut outer.kind {
                    *caption = Some((outer.blocks.len(), words));
                }
                outer.blocks.extend(others);
            }
            (_, FrameKind::Figure(caption)) => outer.blocks.extend(figure(blocks, caption)),
        }
    }

    fn image(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        if self.margins > 0 {
            return;
        }
        let within =
            self.main > 0 || self.frames.len() > 1 || node.ancestors().take(8).any(|parent| is(parent, "p"));
        match image::image(element, within) {
            Seen::Decoration => {}
            Seen::Picture(block) => self.beside(block),
            Seen::Absent(what) => self.mark(what),
        }
    }

    /// Keeps the place of something that the document cannot hold.
    fn mark(&mut self, what: String) {
        let mark = Block::line(marks::mark(self.marked.len()));
        self.marked.push(what);
        self.beside(mark);
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
fn is_of_the_site(node: NodeRef<'_, Node>) -> bool {
    !node.descendants().any(|inner| match inner.value() {
        Node::Element(element) => matches!(element.name(), "table" | "h1"),
        Node::Text(text) => {
            let text = text.trim_start();
            let heading = "一二三四五六".chars().any(|figure| {
                text.strip_prefix(figure)
                    .is_some_and(|rest| rest.starts_with('、'))
            });
            heading || text.contains("年度报告")
        }
        _ => false,
    })
}

/// Ends the cells of a group of rows that cover all that is left of it.
///
/// One that names its rows may reach beyond: LibreOffice puts only the first row of a head into the `thead`.
fn close_group(rows: &mut [Vec<Part>], group: usize) {
    let height = rows.len();
    for (index, row) in rows.iter_mut().enumerate().skip(group) {
        for part in row.iter_mut().filter(|part| part.row_span == usize::MAX) {
            part.row_span = height - index;
        }
    }
}

/// The words of a caption, and what else stands in it.
fn words(blocks: Vec<Block>) -> (String, Vec<Block>) {
    let mut lines: Vec<String> = Vec::new();
    let mut others = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(line) if !marks::is_mark(&line.text) => lines.push(line.text),
            other => others.push(other),
        }
    }
    (lines.join(" "), others)
}

/// What a figure holds: its caption goes to its picture, or to its table if that has none; if it has neither, it is a line.
fn figure(mut blocks: Vec<Block>, caption: Option<(usize, String)>) -> Vec<Block> {
    let Some((place, words)) = caption.filter(|(_, words)| !words.is_empty()) else {
        return blocks;
    };
    for block in &mut blocks {
        match block {
            Block::Picture(picture) => {
                picture.caption = words;
                return blocks;
            }
            Block::Table(table) if table.caption.is_empty() => {
                table.caption = words;
                return blocks;
            }
            _ => {}
        }
    }
    blocks.insert(place.min(blocks.len()), Block::line(words));
    blocks
}
