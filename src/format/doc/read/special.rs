//! The characters of a run, and what special ones among them stand for ([MS-DOC] 2.4.1): pictures, notes, shapes, symbols.

use std::ops::Range;

use super::body::{Body, Kept};
use super::pictures::{self, Found};
use super::run_format::RunFormat;
use super::story::Kind;
use crate::document::{Block, Picture};
use crate::format::office::damage::Read;
use crate::format::office::description::described;
use crate::format::office::finished::Finished;
use crate::format::office::paragraph::{Item, OpenParagraph};
use crate::format::office::symbols;
use crate::picture::Image;

impl Body<'_> {
    /// Characters that are formatted alike.
    pub(super) fn letters(
        &mut self,
        letters: Range<usize>,
        run: &RunFormat,
        kind: Kind,
        paragraph: &mut OpenParagraph,
    ) -> Read<()> {
        let mut words = String::new();
        for at in letters.clone() {
            let Some(letter) = self.text.letters.get(at).copied() else {
                break;
            };
            match letter {
                '(' if run.symbol.is_some() => {}
                '\u{1e}' => {
                    words.push('-');
                    continue;
                }
                '\u{1}' | '\u{8}' | '\u{b}' | '\u{c}' | '\u{e}' | '\u{f000}'..='\u{f0ff}' => {}
                _ => {
                    words.push(letter);
                    continue;
                }
            }
            paragraph.push(&words);
            words.clear();
            match letter {
                '(' => {
                    let (font, code) = run.symbol.unzip();
                    self.symbol(&[font], u32::from(code.unwrap_or(0)), paragraph)?;
                }
                // A place in a symbol font.
                '\u{f000}'..='\u{f0ff}' => self.symbol(&run.fonts, u32::from(letter), paragraph)?,
                '\u{1}' => self.picture_in_line(run, paragraph)?,
                '\u{8}' if kind == Kind::Body => self.shape(at, paragraph)?,
                '\u{8}' => {}
                _ => {
                    self.budget.spend()?;
                    paragraph.break_line();
                }
            }
        }
        paragraph.push(&words);
        if kind == Kind::Body {
            // A note may be referred to by any character.
            while let Some((at, _)) = self.notes.range(letters.clone()).next() {
                let at = *at;
                let note = self.notes.remove(&at).unwrap_or_default();
                self.hang_unread(paragraph, &note)?;
            }
        }
        Ok(())
    }

    /// Something that no block can hold stands here.
    pub(super) fn hang_unread(&mut self, paragraph: &mut OpenParagraph, what: &str) -> Read<()> {
        self.budget.spend()?;
        paragraph.hang(Item::Unread(what.to_owned()));
        Ok(())
    }

    /// A sign of a symbol font, which is one of these.
    fn symbol(&mut self, fonts: &[Option<u16>], code: u32, paragraph: &mut OpenParagraph) -> Read<()> {
        let mut names = fonts
            .iter()
            .flatten()
            .map(|font| self.fonts.get(usize::from(*font)));
        let sign = names.find_map(|font| symbols::sign(font.map_or("", String::as_str), code));
        match sign {
            Some(sign) => {
                paragraph.push(sign.encode_utf8(&mut [0; 4]));
                Ok(())
            }
            None => self.hang_unread(paragraph, "一个特殊符号"),
        }
    }

    fn picture_in_line(&mut self, run: &RunFormat, paragraph: &mut OpenParagraph) -> Read<()> {
        let Some(place) = run.picture.filter(|_| !run.no_picture) else {
            return Ok(());
        };
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        let key = (true, place);
        if !self.pictures.contains_key(&key) {
            let (found, description) = pictures::in_line(&self.streams.data, place);
            self.keep_picture(key, found, description)?;
        }
        let unread = |kept: &Kept| !matches!(kept.image, Some(Ok(_)));
        if run.in_object && self.pictures.get(&key).is_some_and(unread) {
            return Ok(());
        }
        self.hang_picture(key, None, paragraph)
    }

    /// The shapes that stand at a character.
    fn shape(&mut self, at: usize, paragraph: &mut OpenParagraph) -> Read<()> {
        let Some(anchor) = self.anchors.get(&at).copied() else {
            return Ok(());
        };
        for shape in self.shapes.together(anchor) {
            self.budget.spend()?;
            if let Some(letters) = self.boxes.remove(&shape) {
                let inner = self.story(letters, Kind::Box)?;
                paragraph.hang(Item::Box(inner));
            }
            let Some(properties) = self.shapes.get(shape).cloned() else {
                continue;
            };
            if let Some(words) = properties.word_art {
                let mut line = OpenParagraph::default();
                line.push(&words);
                let line = line.text.trim();
                if !line.is_empty() {
                    paragraph.hang(Item::Box(Finished {
                        blocks: vec![Block::line(line.to_owned())],
                        unread: Vec::new(),
                    }));
                }
            }
            let Some(number) = properties.picture else {
                continue;
            };
            let key = (false, number);
            if !self.pictures.contains_key(&key) {
                let record = self.shapes.pictures.get(number - 1).copied();
                let found = record.and_then(|record| pictures::of_record(&record, &self.streams.text));
                self.keep_picture(key, found.unwrap_or_else(pictures::missing), None)?;
            }
            self.hang_picture(key, properties.description, paragraph)?;
        }
        Ok(())
    }

    fn keep_picture(
        &mut self,
        key: (bool, usize),
        found: Found<'_>,
        description: Option<String>,
    ) -> Read<()> {
        let image = match found {
            Found::Bytes(bytes, kind) => {
                self.spend_picture(bytes.len())?;
                Some(Image::from_bytes(bytes.to_vec()).ok_or_else(|| format!("一张 {kind} 图片")))
            }
            Found::Unread(what) => Some(Err(what)),
            Found::Nothing => None,
        };
        self.pictures.insert(key, Kept { image, description });
        Ok(())
    }

    /// A picture that has been read.
    fn hang_picture(
        &mut self,
        key: (bool, usize),
        description: Option<String>,
        paragraph: &mut OpenParagraph,
    ) -> Read<()> {
        let Some(Kept {
            image: Some(image),
            description: own,
        }) = self.pictures.get(&key).cloned()
        else {
            return Ok(());
        };
        match image {
            Err(what) => self.hang_unread(paragraph, &what),
            Ok(image) => {
                self.budget.spend()?;
                self.picture_count += 1;
                paragraph.hang(Item::Picture(Picture {
                    beside: false,
                    caption: described(description.or(own)).unwrap_or_default(),
                    alternative: String::new(),
                    path: format!("image{}.{}", self.picture_count, image.kind.extension()),
                    kind: image.kind,
                    size: image.size,
                    bytes: image.bytes,
                }));
                Ok(())
            }
        }
    }

    /// Text boxes whose places the file has lost: their words stand behind the text.
    pub(super) fn lost_boxes(&mut self) -> Read<Vec<Finished>> {
        // Those of shapes that stand in what is not shown are not shown either.
        let mut boxes = std::mem::take(&mut self.boxes);
        for anchor in self.anchors.values() {
            let shapes = self.shapes.together(*anchor);
            self.budget.spend_many(shapes.len())?;
            for shape in shapes {
                boxes.remove(&shape);
            }
        }
        boxes
            .into_values()
            .map(|letters| self.story(letters, Kind::Box))
            .collect()
    }
}
