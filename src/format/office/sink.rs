//! Where paragraphs end up as blocks: line by line, with their pictures, and captions where they belong.

use super::finished::Finished;
use super::gap::gap;
use super::paragraph::{Item, OpenParagraph};
use super::purpose::Purpose;
use crate::document::{Block, CellIndex, Placing};

/// What takes in the paragraphs and tables of the text, of a cell or of a text box.
#[derive(Debug, Default)]
pub struct Sink {
    /// What has ended.
    pub finished: Finished,
    /// A paragraph whose end is deleted or hidden: the next one goes on in its line.
    pub carried: Option<OpenParagraph>,
    /// The block that is the caption of a table, if one follows.
    caption: Option<usize>,
    /// Whether the last block is a picture whose printed caption may follow.
    pictured: bool,
    /// The block with which pages of one kind begin.
    pages: usize,
}

impl Sink {
    /// Ends a paragraph.
    pub fn paragraph(&mut self, paragraph: OpenParagraph, purpose: Option<Purpose>) {
        let captioning = purpose == Some(Purpose::Caption) && paragraph.items.is_empty();
        let captioning = captioning && !paragraph.text.trim().contains('\n');
        let mut items = paragraph.items.into_iter().peekable();
        let mut boxes = Vec::new();
        let mut number = paragraph.number.as_str();
        let mut start = 0;
        for line in paragraph.text.split('\n') {
            let end = start + line.len();
            let mut behind = Vec::new();
            while let Some((place, item)) = items.next_if(|(place, _)| *place <= end) {
                let before = line.get(..place.saturating_sub(start)).unwrap_or_default();
                match item {
                    Item::Box(inner) => boxes.push(inner),
                    item if number.is_empty() && before.trim().is_empty() => self.item(item),
                    item => behind.push(item),
                }
            }
            let line = line.trim();
            let line = format!("{number}{}{line}", gap(number, line));
            let line = line.trim();
            if !line.is_empty() {
                match purpose {
                    Some(Purpose::Contents) => self.unread(format!("目录中的一行“{line}”")),
                    _ if captioning => self.caption(line, paragraph.properties.keep_next),
                    _ => self.line(line),
                }
            }
            for item in behind {
                self.item(item);
            }
            number = "";
            start = end + 1;
        }
        for inner in boxes {
            self.append(inner);
        }
    }

    /// Pages of one kind end here; whether they lie, and the tables on them.
    pub fn end_pages(&mut self, lie: bool) {
        let begin = std::mem::replace(&mut self.pages, self.finished.blocks.len());
        for block in self.finished.blocks.iter_mut().skip(begin).filter(|_| lie) {
            if let Block::Table(table) = block {
                table.placing = Placing::Lying;
            }
        }
    }

    /// Something that no block can hold stands here.
    pub fn unread(&mut self, what: String) {
        self.finished.unread(what, None);
    }

    /// Something that no block can hold stands in a cell of the table that comes next.
    pub fn unread_in_cell(&mut self, what: String, cell: Option<CellIndex>) {
        self.finished.unread(what, cell);
    }

    /// The blocks of a table or the like.
    pub fn extend(&mut self, blocks: Vec<Block>) {
        self.finished.blocks.extend(blocks);
        self.pictured = false;
    }

    /// The caption of the table that begins here.
    pub fn take_caption(&mut self) -> String {
        if self
            .caption
            .is_some_and(|index| index + 1 == self.finished.blocks.len())
            && let Some(Block::Paragraph(_)) = self.finished.blocks.last()
            && let Some(Block::Paragraph(caption)) = self.finished.blocks.pop()
        {
            return caption.text;
        }
        String::new()
    }

    fn line(&mut self, line: &str) {
        if std::mem::take(&mut self.pictured)
            && let Some(Block::Picture(picture)) = self.finished.blocks.last()
            && picture.caption == line
        {
            return;
        }
        self.finished.blocks.push(Block::line(line.to_owned()));
    }

    /// A caption. It stands below its picture and above its table, where it is kept with what follows.
    fn caption(&mut self, line: &str, keep_next: bool) {
        if self.pictured
            && let Some(Block::Picture(picture)) = self.finished.blocks.last_mut()
            && (picture.caption == line || !keep_next && !line.starts_with('表'))
        {
            self.pictured = false;
            picture.take_caption(line.to_owned());
            return;
        }
        self.caption = Some(self.finished.blocks.len());
        self.finished.blocks.push(Block::line(line.to_owned()));
        self.pictured = false;
    }

    fn item(&mut self, item: Item) {
        match item {
            Item::Picture(picture) => {
                self.finished.blocks.push(Block::Picture(picture));
                self.pictured = true;
            }
            Item::Unread(what) => self.unread(what),
            Item::Apart(why, words) => self.unread(why.what(words.trim())),
            Item::Box(inner) => self.append(inner),
        }
    }

    /// What another one has taken in.
    pub fn append(&mut self, inner: Finished) {
        self.finished.append(inner);
        self.pictured = false;
    }
}
