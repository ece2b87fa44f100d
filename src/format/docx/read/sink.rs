//! Where paragraphs end up as blocks: line by line, with their pictures, and captions where they belong.

use super::numbering::gap;
use super::styles::Kind;
use super::words::{Item, Words};
use crate::document::{Block, Unread};

/// The blocks of the text, of a cell or of a text box.
#[derive(Debug, Default)]
pub(super) struct Sink {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// What no block can hold.
    pub unread: Vec<Unread>,
    /// A paragraph whose end is deleted or hidden: the next one goes on in its line.
    pub carried: Option<Words>,
    /// The block that is the caption of a table, if one follows.
    caption: Option<usize>,
    /// Whether the last block is a picture whose printed caption may follow.
    pictured: bool,
}

impl Sink {
    /// Ends a paragraph.
    pub fn paragraph(&mut self, words: Words, kind: Option<Kind>) {
        let captioning = kind == Some(Kind::Caption) && words.items.is_empty();
        let captioning = captioning && !words.text.trim().contains('\n');
        let mut items = words.items.into_iter().peekable();
        let mut boxes = Vec::new();
        let mut number = words.number.as_str();
        let mut start = 0;
        for line in words.text.split('\n') {
            let end = start + line.len();
            let mut behind = Vec::new();
            while let Some((place, item)) = items.next_if(|(place, _)| *place <= end) {
                let before = line.get(..place.saturating_sub(start)).unwrap_or_default();
                match item {
                    Item::Box(sink) => boxes.push(sink),
                    item if number.is_empty() && before.trim().is_empty() => self.item(item),
                    item => behind.push(item),
                }
            }
            let line = line.trim();
            let line = format!("{number}{}{line}", gap(number, line));
            let line = line.trim();
            if !line.is_empty() {
                match kind {
                    Some(Kind::Contents) => self.unread(format!("目录中的一行“{line}”")),
                    _ if captioning => self.caption(line, words.properties.keep_next),
                    _ => self.line(line),
                }
            }
            for item in behind {
                self.item(item);
            }
            number = "";
            start = end + 1;
        }
        for sink in boxes {
            self.append(sink);
        }
    }

    /// Something that no block can hold stands here.
    pub fn unread(&mut self, what: String) {
        let before = self.blocks.len();
        self.unread.push(Unread { before, what });
    }

    /// The blocks of a table or the like.
    pub fn extend(&mut self, blocks: Vec<Block>) {
        self.blocks.extend(blocks);
        self.pictured = false;
    }

    /// The caption of the table that begins here.
    pub fn take_caption(&mut self) -> String {
        if self.caption.is_some_and(|index| index + 1 == self.blocks.len())
            && let Some(Block::Paragraph(_)) = self.blocks.last()
            && let Some(Block::Paragraph(caption)) = self.blocks.pop()
        {
            return caption.text;
        }
        String::new()
    }

    fn line(&mut self, line: &str) {
        if std::mem::take(&mut self.pictured)
            && let Some(Block::Picture(picture)) = self.blocks.last()
            && picture.caption == line
        {
            return;
        }
        self.blocks.push(Block::line(line.to_owned()));
    }

    /// A caption. It stands below its picture and above its table, where it is kept with what follows.
    fn caption(&mut self, line: &str, keep_next: bool) {
        if self.pictured
            && let Some(Block::Picture(picture)) = self.blocks.last_mut()
            && (picture.caption == line || !keep_next && !line.starts_with('表'))
        {
            self.pictured = false;
            line.clone_into(&mut picture.caption);
            return;
        }
        self.caption = Some(self.blocks.len());
        self.blocks.push(Block::line(line.to_owned()));
        self.pictured = false;
    }

    fn item(&mut self, item: Item) {
        match item {
            Item::Picture(picture) => {
                self.blocks.push(Block::Picture(picture));
                self.pictured = true;
            }
            Item::Unread(what) => self.unread(what),
            Item::Box(sink) => self.append(sink),
        }
    }

    /// What another one has taken in.
    pub fn append(&mut self, sink: Self) {
        let offset = self.blocks.len();
        self.extend(sink.blocks);
        self.unread.extend(sink.unread.into_iter().map(|unread| Unread {
            before: unread.before + offset,
            ..unread
        }));
    }
}
