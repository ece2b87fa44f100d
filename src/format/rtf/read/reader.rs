//! The file, token by token: groups with what holds in them, and text on its way to where it belongs.

use super::charset;
use super::drawing::OpenShape;
use super::flow::Flow;
use super::fonts::Fonts;
use super::formula::Formula;
use super::lists::Lists;
use super::picture::OpenPicture;
use super::state::{Dest, State};
use super::styles::Styles;
use super::tokens::{Token, Tokens};
use crate::document::AsRead;
use crate::format::office::budget::Budget;
use crate::format::office::damage::{Read, damaged};
use crate::format::office::paragraph::Item;
use crate::format::office::symbols;

/// How deep groups may nest. Word's own files reach about 30.
pub(super) const MAX_DEPTH: usize = 256;

/// The most bytes of an instruction, a name or the like that are kept.
const MAX_GATHERED: usize = 4000;

/// What is said of a file that stops in the middle.
const CUT_OFF: &str = "文件的断口：文件不完整，后面的内容没有保存下来";

/// What has to be done when a group ends.
#[derive(Debug, Default)]
pub(super) enum End {
    /// Nothing.
    #[default]
    Nothing,
    /// What has been gathered is used; what was being gathered around it goes on.
    Gathered(String),
    /// A text box ends.
    Box,
    /// A note ends.
    Note,
    /// A picture ends.
    Picture,
    /// A shape ends.
    Shape,
    /// An object ends.
    Object,
    /// A formula ends.
    Formula,
}

/// A group that is open.
#[derive(Debug)]
pub(super) struct Group {
    /// What holds around it.
    pub outer: State,
    /// What has to be done when it ends.
    pub end: End,
}

/// A file while it is being read.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a word of the file that is on or off by itself"
)]
#[derive(Debug)]
pub(super) struct Reader<'a> {
    tokens: Tokens<'a>,
    pub(super) state: State,
    pub(super) groups: Vec<Group>,
    /// Bytes whose characters are not known yet.
    pending: Vec<u8>,
    /// How many characters are only there for programs that do not know Unicode.
    pub(super) skip: usize,
    /// The first half of a character beyond the first plane.
    high: Option<u16>,
    /// Whether the word that comes next opens something that may be skipped.
    pub(super) starred: bool,
    pub(super) gathered: String,
    pub(super) fonts: Fonts,
    pub(super) styles: Styles,
    pub(super) lists: Lists,
    /// The text, and what it is interrupted by: text boxes and notes.
    pub(super) flows: Vec<Flow>,
    /// The text itself, where nothing interrupts it.
    pub(super) main: Flow,
    pub(super) default_font: i32,
    pub(super) default_wide_font: i32,
    pub(super) picture: Option<OpenPicture>,
    /// How many pictures have come.
    pub(super) pictures: usize,
    pub(super) shape: OpenShape,
    /// The program of the object that is open, until it has been said.
    pub(super) object: Option<String>,
    pub(super) formula: Formula,
    /// Whether the note that is open is an endnote.
    pub(super) end_note: bool,
    /// Whether the last picture stands there in a form for newer programs.
    pub(super) newer_picture: bool,
    /// Whether the last field is a symbol, and its result only shows it again.
    pub(super) symbol_field: bool,
    pub(super) budget: Budget,
}

impl<'a> Reader<'a> {
    /// The reader of a file.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            tokens: Tokens::new(bytes),
            state: State::new(),
            groups: Vec::new(),
            pending: Vec::new(),
            skip: 0,
            high: None,
            starred: false,
            gathered: String::new(),
            fonts: Fonts::default(),
            styles: Styles::default(),
            lists: Lists::default(),
            flows: Vec::new(),
            main: Flow::default(),
            default_font: 0,
            default_wide_font: 0,
            picture: None,
            pictures: 0,
            shape: OpenShape::default(),
            object: None,
            formula: Formula::default(),
            end_note: false,
            newer_picture: false,
            symbol_field: false,
            budget: Budget::new(),
        }
    }

    /// The whole file.
    pub fn whole(mut self) -> Read<AsRead> {
        while let Some(token) = self.tokens.next() {
            self.token(token)?;
            if self.groups.is_empty() {
                break;
            }
        }
        let cut_off = !self.groups.is_empty();
        let style = self.state.paragraph.style;
        while !self.groups.is_empty() {
            self.close()?;
        }
        let mut finished = self.main.end(self.styles.purpose(style), &mut self.budget)?;
        if cut_off {
            finished.unread(CUT_OFF.to_owned(), None);
        }
        let mut out = AsRead::new(finished.blocks);
        out.unread = finished.unread;
        Ok(out)
    }

    fn token(&mut self, token: Token<'a>) -> Read<()> {
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Text(bytes) => {
                let shown = bytes.get(self.skip..).unwrap_or_default();
                self.skip = self.skip.saturating_sub(bytes.len());
                self.bytes(shown);
                let [encoding, ..] = self.fonts.encodings(self.state.font, self.state.wide_font);
                if !shown.is_empty()
                    && charset::ends_within(&self.pending, encoding)
                    && let Some(byte) = self.tokens.bare_trail()
                {
                    self.pending.push(byte);
                }
                Ok(())
            }
            Token::Byte(byte) => {
                self.sign(&[byte]);
                Ok(())
            }
            Token::Data(bytes) => {
                self.skip = 0;
                if let Some(picture) = self.picture.as_mut().filter(|_| self.state.dest == Dest::Picture) {
                    picture.data(bytes);
                }
                Ok(())
            }
            Token::Symbol(sign @ (b'\\' | b'{' | b'}')) => {
                self.sign(&[sign]);
                Ok(())
            }
            Token::Symbol(symbol) => {
                self.flush()?;
                self.symbol(symbol)
            }
            Token::Word(word, number) => {
                self.flush()?;
                self.word(word, number)
            }
        }
    }

    fn open(&mut self) -> Read<()> {
        self.flush()?;
        if self.groups.len() >= MAX_DEPTH {
            return Err(damaged(format!("文件的内容嵌套超过 {MAX_DEPTH} 层，不读取")));
        }
        self.skip = 0;
        self.starred = false;
        if self.state.dest == Dest::Styles {
            self.styles.begin();
        }
        self.groups.push(Group {
            outer: self.state,
            end: End::Nothing,
        });
        Ok(())
    }

    fn close(&mut self) -> Read<()> {
        self.flush()?;
        self.skip = 0;
        self.starred = false;
        let Some(group) = self.groups.pop() else {
            return Ok(());
        };
        let inner = std::mem::replace(&mut self.state, group.outer);
        self.end(group.end, &inner)
    }

    /// One sign of text, given by its byte.
    fn sign(&mut self, byte: &[u8]) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.bytes(byte);
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.starred = false;
        match self.state.dest {
            Dest::Skip | Dest::Lists | Dest::Shape | Dest::Object | Dest::Alternative => {}
            Dest::Picture => {
                if let Some(picture) = &mut self.picture {
                    picture.digits(bytes);
                }
            }
            _ => self.pending.extend_from_slice(bytes),
        }
    }

    /// A number of Unicode, of which a character may have two.
    pub(super) fn unicode(&mut self, number: i32) -> Read<()> {
        self.skip = self.state.fallback;
        // Negative numbers are those above 32 767; programs write these as they are, too, and even whole code points.
        let code = if number < 0 { number + 0x1_0000 } else { number };
        let Ok(unit) = u16::try_from(code) else {
            let letter = u32::try_from(code).ok().and_then(char::from_u32);
            return self.character(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        };
        let high = self.high.take();
        if matches!(unit, 0xd800..=0xdbff) {
            self.high = Some(unit);
            return Ok(());
        }
        let units = high.filter(|_| matches!(unit, 0xdc00..=0xdfff)).into_iter();
        for letter in char::decode_utf16(units.chain([unit])) {
            self.character(letter.unwrap_or(char::REPLACEMENT_CHARACTER))?;
        }
        Ok(())
    }

    fn character(&mut self, letter: char) -> Read<()> {
        if matches!(letter, '\u{f000}'..='\u{f0ff}') && self.state.dest == Dest::Body {
            let font = self.fonts.symbols(self.state.font).unwrap_or_default().to_owned();
            return self.symbol_of_font(&font, u32::from(letter));
        }
        self.text(letter.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    /// A sign of a font that has signs instead of letters.
    pub(super) fn symbol_of_font(&mut self, font: &str, code: u32) -> Read<()> {
        // Digits and marks of Symbol are those of other fonts.
        let low = u8::try_from(code & 0xff).unwrap_or(0);
        let plain =
            low.is_ascii_digit() || low.is_ascii_punctuation() && !matches!(low, b'"' | b'$' | b'\'' | b'@');
        let sign = match low {
            b' ' => Some(' '),
            0xb7 => Some('•'),
            _ if plain && font == "Symbol" => Some(char::from(low)),
            _ => symbols::sign(font, code),
        };
        match sign {
            Some(sign) => self.text(sign.encode_utf8(&mut [0; 4])),
            None if self.state.is_unseen() => {}
            None => self.hang_unread("一个特殊符号")?,
        }
        Ok(())
    }

    /// Gives bytes that have come to where they belong.
    pub(super) fn flush(&mut self) -> Read<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.pending);
        let State { font, wide_font, .. } = self.state;
        if let Some(name) = self.fonts.symbols(font) {
            let name = name.to_owned();
            match self.state.dest {
                Dest::Body => {
                    for byte in bytes {
                        self.symbol_of_font(&name, 0xf000 + u32::from(byte))?;
                    }
                    return Ok(());
                }
                // A sign before a paragraph is no number.
                Dest::ListText => return Ok(()),
                _ => {}
            }
        }
        if self.state.look().struck == Some(true) {
            // What is said of struck words is kept beside the text.
            self.budget.spend()?;
        }
        let text = charset::decode(&bytes, &self.fonts.encodings(font, wide_font));
        self.text(&text);
        self.pending = bytes;
        self.pending.clear();
        Ok(())
    }

    /// Text goes to where it belongs.
    pub(super) fn text(&mut self, text: &str) {
        match self.state.dest {
            Dest::Body if !self.state.is_unseen() => {
                let look = self.state.look();
                let paragraph = &mut self.flow().paragraph;
                let mark = paragraph.mark();
                paragraph.push(text);
                paragraph.shown_as(mark, look);
            }
            Dest::Fonts => self.fonts.text(text),
            Dest::Styles => self.styles.text(text),
            Dest::Formula => self.formula.text(text),
            dest if dest.gathers() && self.gathered.len() < MAX_GATHERED => self.gathered.push_str(text),
            _ => {}
        }
    }

    /// The flow into which text goes.
    pub(super) fn flow(&mut self) -> &mut Flow {
        self.flows.last_mut().unwrap_or(&mut self.main)
    }

    /// Something interrupts the text.
    pub(super) fn begin_flow(&mut self) {
        self.flows.push(Flow::default());
    }

    /// It is over.
    pub(super) fn end_flow(&mut self) -> Flow {
        self.flows.pop().unwrap_or_default()
    }

    /// Something that no block can hold stands here.
    pub(super) fn hang_unread(&mut self, what: &str) -> Read<()> {
        self.hang(Item::Unread(what.to_owned()))
    }

    /// Something hangs on the words at this place.
    pub(super) fn hang(&mut self, item: Item) -> Read<()> {
        self.budget.spend()?;
        self.flow().paragraph.hang(item);
        Ok(())
    }

    /// Ends the paragraph; or, where it says in how many tables, the cell.
    pub(super) fn end_paragraph(&mut self, cell: Option<usize>) -> Read<()> {
        let own = self.state.paragraph;
        let (unseen, deleted, depth) = (self.state.is_unseen(), self.state.deleted, self.state.depth());
        let flow = self.flows.last_mut().unwrap_or(&mut self.main);
        flow.paragraph.properties.keep_next = own.keep_next;
        // A deleted paragraph is none, and a hidden one without words is not seen: neither is counted.
        let counts = !(deleted || unseen && flow.paragraph.is_blank());
        let printed = flow.list_text.take();
        if counts && own.list != 0 {
            let counted = self.lists.count(own.list, own.level);
            if printed.is_none() && flow.paragraph.number.is_empty() {
                flow.paragraph.number = counted;
            }
        }
        if let Some(printed) = printed.filter(|_| counts && flow.paragraph.number.is_empty())
            && !(own.list != 0 && self.lists.is_bullet(own.list, own.level))
        {
            flow.paragraph.number = printed;
        }
        let purpose = self.styles.purpose(own.style);
        match cell {
            Some(depth) => flow.end_cell(depth, purpose, &mut self.budget),
            // The next paragraph goes on in its line.
            None if unseen => Ok(()),
            None => flow.end_paragraph(depth, purpose, &mut self.budget),
        }
    }
}
