//! The typefaces that a page is set with: which the form wants, and those that the caller found, by their files.

use std::collections::BTreeSet;
use std::sync::Arc;

use krilla::text::Font;
use skrifa::attribute::Style;
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::font_file::{Directory, FontFile, Tag, directories};
use super::slim::slim;

/// The tables that say what a font is called.
const NAMES: [Tag; 3] = [*b"name", *b"OS/2", *b"head"];

/// The tables that say which characters a font has, and how wide they are.
const MEASURES: [Tag; 6] = [*b"OS/2", *b"head", *b"cmap", *b"maxp", *b"hhea", *b"hmtx"];

/// The kinds of outlines that a PDF file can hold.
const OUTLINES: [Tag; 3] = [*b"glyf", *b"CFF ", *b"CFF2"];

/// The typefaces of an official document (GB/T 9704—2012, 7), each by the place that it has there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Typeface {
    /// The text.
    FangSong,
    /// Headings of the first level, captions.
    Hei,
    /// Headings of the second level.
    Kai,
    /// Tables and the page's number.
    Song,
    /// The title.
    BoldSong,
}

impl Typeface {
    /// All of them, what most of the text is set with first.
    pub const ALL: [Self; 5] = [Self::FangSong, Self::Song, Self::Hei, Self::Kai, Self::BoldSong];

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FangSong => "仿宋",
            Self::Hei => "黑体",
            Self::Kai => "楷体",
            Self::Song => "宋体",
            Self::BoldSong => "小标宋",
        }
    }

    /// What is set with it.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::FangSong => "正文",
            Self::Hei => "一级标题",
            Self::Kai => "二级标题",
            Self::Song => "表格",
            Self::BoldSong => "大标题",
        }
    }

    pub(super) const fn index(self) -> usize {
        match self {
            Self::FangSong => 0,
            Self::Song => 1,
            Self::Hei => 2,
            Self::Kai => 3,
            Self::BoldSong => 4,
        }
    }
}

/// A typeface as it is at hand.
#[derive(Clone, Debug)]
pub struct Face {
    /// What is said of it: its name and file.
    label: String,
    file: Arc<dyn FontFile>,
    directory: Directory,
    /// What it is measured by, without its outlines.
    measures: Vec<u8>,
}

impl Face {
    /// The face of this number in a font's file; none where it is no font whose outlines can be put into a PDF file.
    pub fn new(label: String, file: Arc<dyn FontFile>, index: u32) -> Option<Self> {
        let mut faces = directories(&*file);
        let index = usize::try_from(index).ok().filter(|index| *index < faces.len())?;
        let directory = faces.swap_remove(index);
        OUTLINES.iter().find(|tag| directory.place(**tag).is_some())?;
        let measures = directory.with(&*file, &MEASURES);
        let face = Self {
            label,
            file,
            directory,
            measures,
        };
        face.em().map(|_| face)
    }

    /// Its name and file.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Whether it has a character.
    pub fn has(&self, c: char) -> bool {
        self.reference()
            .and_then(|font| font.charmap().map(c))
            .is_some_and(|glyph| glyph.to_u32() != 0)
    }

    /// Whether its maker forbids that it is embedded in files (OpenType, OS/2, fsType: restricted, and nothing milder beside it).
    pub fn is_restricted(&self) -> bool {
        let table = self
            .reference()
            .and_then(|font| font.os2().ok().map(|os2| os2.fs_type()));
        table.is_some_and(|bits| bits & 0xf == 2)
    }

    /// Whether another is the same face of the same file.
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.file, &other.file)
            && self.directory.place(*b"cmap") == other.directory.place(*b"cmap")
            && self.directory.place(*b"name") == other.directory.place(*b"name")
    }

    pub(super) fn reference(&self) -> Option<FontRef<'_>> {
        FontRef::new(&self.measures).ok()
    }

    /// The side of the square that it is drawn in, in its own units.
    pub(super) fn em(&self) -> Option<f32> {
        let head = self.reference()?.head().ok()?;
        Some(f32::from(head.units_per_em()).max(1.0))
    }

    /// The font with these glyphs only, as it is drawn.
    pub(super) fn font(&self, glyphs: &BTreeSet<u16>) -> Option<Font> {
        let bytes = slim(&*self.file, &self.directory, glyphs)?;
        Font::new(bytes.into(), 0)
    }
}

/// The faces that stand for the form's typefaces, and others for characters that those have not.
#[derive(Clone, Debug)]
pub struct Fonts {
    /// In the order of [`Typeface::ALL`].
    faces: [Arc<Face>; 5],
    others: Vec<Arc<Face>>,
}

impl Fonts {
    /// The faces for the typefaces, in the order of [`Typeface::ALL`].
    pub const fn new(faces: [Arc<Face>; 5]) -> Self {
        Self {
            faces,
            others: Vec::new(),
        }
    }

    /// The same with one more, for characters that all of these have not.
    #[must_use]
    pub fn with(mut self, other: Arc<Face>) -> Self {
        self.others.push(other);
        self
    }

    /// Every face once, the typefaces' own first, and which of them each typeface has.
    pub(super) fn distinct(&self) -> (Vec<&Face>, [usize; 5]) {
        let mut distinct: Vec<&Face> = Vec::new();
        let mut own = [0; 5];
        for (number, face) in self.faces.iter().chain(&self.others).enumerate() {
            let known = distinct.iter().position(|known| known.is(face));
            let at = known.unwrap_or(distinct.len());
            if known.is_none() {
                distinct.push(face);
            }
            if let Some(place) = own.get_mut(number) {
                *place = at;
            }
        }
        (distinct, own)
    }
}

/// What a face is called.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The names of its family, in whatever languages it has them.
    pub families: Vec<String>,
    /// How heavy it is (OpenType, OS/2, usWeightClass).
    pub weight: u16,
    /// Whether it leans.
    pub italic: bool,
}

/// What the faces of a font's file are called, in their order; none where it is no such file. Of the file no more than `head`, `name` and
/// `OS/2` is read.
pub fn families(file: &dyn FontFile) -> Vec<Named> {
    let faces = directories(file);
    faces
        .iter()
        .map(|face| {
            let names = face.with(file, &NAMES);
            FontRef::new(&names).map_or_else(|_| Named::default(), |font| name(&font))
        })
        .collect()
}

fn name(font: &FontRef<'_>) -> Named {
    let mut families: Vec<String> = Vec::new();
    for id in [
        StringId::TYPOGRAPHIC_FAMILY_NAME,
        StringId::FAMILY_NAME,
        StringId::FULL_NAME,
    ] {
        for name in font.localized_strings(id) {
            let name: String = name.chars().collect();
            if !name.is_empty() && !families.contains(&name) {
                families.push(name);
            }
        }
    }
    Named {
        families,
        weight: font.os2().map_or(400, |os2| os2.us_weight_class()),
        italic: font.attributes().style != Style::Normal,
    }
}
