//! What reading the text needs besides the text, and how a paragraph and its runs are formatted.

use std::collections::{BTreeMap, BTreeSet};

use super::fib::{Fib, Table};
use super::formatted::Pages;
use super::paragraph_format::{ParagraphFormat, elsewhere};
use super::pieces::{Modifier, Place, Text};
use super::plc::Plc;
use super::row_format::RowFormat;
use super::run_format::RunFormat;
use super::shapes::Shapes;
use super::sprm::{Sprm, of_paragraph, sprms};
use super::styles::{Style, Styles};
use crate::format::Unreadable;
use crate::format::office::budget::Budget;
use crate::format::office::damage::{Read, damaged};
use crate::format::office::look::Look;
use crate::format::office::numbering::Numbering;
use crate::picture::{Image, MAX_PICTURES_BYTES};

/// The most bytes of formatting that are read, each as often as it is used. A report has less than one megabyte.
const MAX_FORMATTING: usize = 16 * 1024 * 1024;

/// The most sections that are looked at.
const MAX_SECTIONS: usize = 20_000;

/// The streams of the file.
#[derive(Debug)]
pub(super) struct Streams {
    /// The text with its formatting.
    pub text: Vec<u8>,
    /// The tables that say what is where.
    pub tables: Vec<u8>,
    /// Pictures, and what is too large to stand in the text's stream.
    pub data: Vec<u8>,
}

/// A picture that has been read.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// The picture, or words for people on why there is none; none where nothing is to be seen.
    pub image: Option<Result<Image, String>>,
    /// What it is said to show.
    pub description: Option<String>,
}

/// How a paragraph is formatted.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its style, by its number.
    pub style: u16,
    /// What the style says.
    pub styled: Style,
    /// What it says itself.
    pub own: ParagraphFormat,
    /// The row that it ends.
    pub row: RowFormat,
}

/// The document.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub(super) streams: &'a Streams,
    pub(super) fib: &'a Fib,
    pub(super) text: Text<'a>,
    pub(super) numbering: Numbering,
    pub(super) shapes: Shapes<'a>,
    /// The shapes that stand in the text, by the characters that hold their places.
    pub(super) anchors: BTreeMap<usize, u32>,
    /// The characters of text boxes, by the numbers of their shapes.
    pub(super) boxes: BTreeMap<u32, std::ops::Range<usize>>,
    /// The words of the notes, by the characters that refer to them.
    pub(super) notes: BTreeMap<usize, String>,
    /// The pictures that have been read: those in the text by their places, those of shapes by their numbers.
    pub(super) pictures: BTreeMap<(bool, usize), Kept>,
    pub(super) picture_count: usize,
    /// The names of the fonts.
    pub(super) fonts: Vec<String>,
    pub(super) budget: Budget,
    /// The characters behind which a section begins.
    sections: BTreeSet<usize>,
    runs: Pages<'a>,
    paragraphs: Pages<'a>,
    styles: Styles,
    formatting_left: usize,
    pictures_left: usize,
}

impl<'a> Body<'a> {
    /// What the tables say.
    pub fn new(streams: &'a Streams, fib: &'a Fib) -> Read<Self> {
        let table = |table| fib.table(&streams.tables, table);
        let pieces = table(Table::Pieces)?;
        if pieces.is_empty() {
            return Err(damaged("文件已损坏：没有正文各段的位置"));
        }
        let text = Text::read(&streams.text, pieces, fib.chinese)?;
        let sections = Plc::new(table(Table::Sections)?, 12);
        // Behind the table of lists stand their levels, which its length leaves out.
        let lists = fib
            .place(Table::Lists)
            .and_then(|(start, _)| streams.tables.get(start..));
        Ok(Self {
            streams,
            fib,
            numbering: super::lists::read(lists.unwrap_or_default(), table(Table::ListUses)?),
            shapes: Shapes::parse(table(Table::Drawings)?),
            anchors: super::anchors::anchors(table(Table::ShapePlaces)?),
            boxes: super::anchors::boxes(table(Table::BoxTexts)?, fib, text.letters.len()),
            notes: BTreeMap::new(),
            pictures: BTreeMap::new(),
            picture_count: 0,
            fonts: super::fonts::names(table(Table::Fonts)?),
            budget: Budget::new(),
            sections: (1..=sections.len().min(MAX_SECTIONS))
                .filter_map(|index| sections.start(index))
                .collect(),
            runs: Pages::of_runs(&streams.text, table(Table::RunPages)?),
            paragraphs: Pages::of_paragraphs(&streams.text, table(Table::ParagraphPages)?),
            styles: Styles::parse(table(Table::Styles)?),
            formatting_left: MAX_FORMATTING,
            pictures_left: MAX_PICTURES_BYTES,
            text,
        })
    }

    /// Whether a character ends a paragraph: a page break does where a section ends, too.
    pub(super) fn is_end(&self, at: usize, letter: char) -> bool {
        matches!(letter, '\r' | '\u{7}') || letter == '\u{c}' && self.sections.contains(&(at + 1))
    }

    /// How the paragraph is formatted that this character ends.
    pub(super) fn paragraph_format(&mut self, mark: usize) -> Read<Paragraph> {
        let mut out = Paragraph::default();
        let Some(place) = self.text.place(mark) else {
            return Ok(out);
        };
        let modifier = self.text.modifier(&place);
        let stretch = self.paragraphs.at(place.byte)?.unwrap_or_default();
        out.style = stretch.style;
        self.spend_formatting(stretch.changes.len())?;
        for sprm in sprms(stretch.changes) {
            match elsewhere(sprm, &self.streams.data) {
                Some(changes) => {
                    self.spend_formatting(changes.len())?;
                    sprms(changes).for_each(|sprm| out.apply(sprm));
                }
                None => out.apply(sprm),
            }
        }
        match modifier {
            Modifier::None => {}
            Modifier::One(code, operand) => out.apply(Sprm {
                code,
                operand: &operand,
            }),
            Modifier::Many(changes) => {
                self.spend_formatting(changes.len())?;
                sprms(changes).for_each(|sprm| out.apply(sprm));
            }
        }
        out.styled = self.styles.get(out.style);
        Ok(out)
    }

    /// How the run is formatted that this character stands in, in a paragraph whose words look like that; the first character
    /// behind the run.
    pub(super) fn run_format(&mut self, at: usize, base: Look) -> Read<(RunFormat, usize)> {
        let mut out = RunFormat::of(base);
        let Some(place) = self.text.place(at) else {
            return Ok((out, at + 1));
        };
        let modifier = self.text.modifier(&place);
        let Place { byte, width, end, .. } = place;
        let stretch = self.runs.at(byte)?;
        let behind = stretch.map_or(1, |stretch| stretch.end.saturating_sub(byte).div_ceil(width));
        let end = end.min(at + behind.max(1));
        let changes = stretch.unwrap_or_default().changes;
        let many = if let Modifier::Many(many) = modifier {
            many
        } else {
            &[]
        };
        self.spend_formatting(changes.len() + many.len())?;
        let styled = |number| self.styles.get(number).look;
        sprms(changes).for_each(|sprm| out.apply(sprm, styled));
        sprms(many)
            .filter(|sprm| sprm.is_of_run())
            .for_each(|sprm| out.apply(sprm, styled));
        if let Modifier::One(code, operand) = modifier {
            let sprm = Sprm {
                code,
                operand: &operand,
            };
            if sprm.is_of_run() {
                out.apply(sprm, styled);
            }
        }
        Ok((out, end))
    }

    fn spend_formatting(&mut self, bytes: usize) -> Read<()> {
        let left = self.formatting_left.checked_sub(bytes);
        self.formatting_left = left.ok_or_else(|| damaged("文件里的格式太多，不像一份年度报告，不读取"))?;
        Ok(())
    }

    /// Makes room for the bytes of another picture.
    pub(super) fn spend_picture(&mut self, bytes: usize) -> Read<()> {
        self.pictures_left = self.pictures_left.checked_sub(bytes).ok_or_else(|| {
            Unreadable::too_large(format!(
                "文件里的图片合计超过 {} MB，不读取",
                MAX_PICTURES_BYTES / 1024 / 1024
            ))
        })?;
        Ok(())
    }
}

impl Paragraph {
    fn apply(&mut self, sprm: Sprm<'_>) {
        if sprm.code == of_paragraph::STYLE {
            self.style = sprm.word();
        }
        if sprm.is_of_paragraph() {
            self.own.apply(sprm);
        } else {
            self.row.apply(sprm);
        }
    }
}
