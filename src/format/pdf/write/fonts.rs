//! The typefaces that a page is set with: which the form wants, and those that the caller found, as bytes.

use std::sync::Arc;

use krilla::text::Font;
use skrifa::attribute::Style;
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

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
    bytes: Arc<Vec<u8>>,
    index: u32,
    font: Font,
}

impl Face {
    /// The face of this number in a font's file; none where it is no font whose outlines can be put into a PDF file.
    pub fn new(label: String, bytes: Arc<Vec<u8>>, index: u32) -> Option<Self> {
        let font = Font::new(bytes.clone().into(), index)?;
        Some(Self {
            label,
            bytes,
            index,
            font,
        })
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

    /// Whether another is the same face of the same bytes.
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.bytes, &other.bytes) && self.index == other.index
    }

    pub(super) fn reference(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.bytes.as_slice(), self.index).ok()
    }

    pub(super) fn font(&self) -> Font {
        self.font.clone()
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
pub fn families(bytes: &[u8]) -> Vec<Named> {
    let Ok(file) = FileRef::new(bytes) else {
        return Vec::new();
    };
    file.fonts()
        .map(|font| font.map_or_else(|_| Named::default(), |font| name(&font)))
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
