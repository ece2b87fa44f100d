//! The typefaces that a page is set with: which the form wants, and those that the caller found, by their files.

use std::collections::BTreeSet;
use std::sync::Arc;

use krilla::text::{Font, Tag as AxisTag};
use skrifa::instance::{Location, LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag as SkrifaTag};

use super::font_file::{Directory, FontFile, Tag, directories};
use super::slim::slim;

/// The tables that say which characters a font has, and how wide they are.
const MEASURES: [Tag; 6] = [*b"OS/2", *b"head", *b"cmap", *b"maxp", *b"hhea", *b"hmtx"];

/// What a variable font's widths depend on besides; in one without `HVAR` they depend on the outlines.
const VARIED: [Tag; 3] = [*b"fvar", *b"avar", *b"HVAR"];
const VARIED_BY_OUTLINES: [Tag; 3] = [*b"glyf", *b"loca", *b"gvar"];

/// The axis on which a variable font grows heavier (OpenType 1.9, `fvar`).
pub(super) const WEIGHT: &[u8; 4] = b"wght";

/// The sides of the square that a font may be drawn in (OpenType 1.9, `head`, unitsPerEm).
const EMS: std::ops::RangeInclusive<u16> = 16..=16384;

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
    /// How heavy a variable font is set, where that is not what it is by itself.
    weight: Option<u16>,
    /// Where on its axes that is.
    location: Location,
}

/// A face as it is drawn.
pub(super) struct Slim {
    /// For who puts it into a file.
    pub(super) font: Font,
    /// The small font of its own.
    pub(super) bytes: Vec<u8>,
}

/// What the maker of a font says of embedding it (OpenType 1.9, `OS/2`, fsType).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Embedding {
    /// Nothing that forbids it.
    Free,
    /// As a whole only, not some of its glyphs.
    Whole,
    /// Not at all, or no more than its bitmaps.
    Forbidden,
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
            weight: None,
            location: Location::default(),
        };
        let font = face.reference()?;
        let widths = 1..=font.maxp().ok()?.num_glyphs();
        font.hmtx().ok()?;
        if !widths.contains(&font.hhea().ok()?.number_of_h_metrics()) {
            return None;
        }
        EMS.contains(&font.head().ok()?.units_per_em()).then_some(face)
    }

    /// The same face that heavy, where it is variable: a variable font is by itself as its maker drew it, often the thinnest.
    #[must_use]
    pub fn of_weight(mut self, weight: u16) -> Self {
        let mut tags = [&MEASURES[..], &VARIED].concat();
        if self.directory.place(*b"HVAR").is_none() {
            tags.extend(VARIED_BY_OUTLINES);
        }
        let measures = self.directory.with(&*self.file, &tags);
        let location = FontRef::new(&measures).map(|font| {
            let weight = [(SkrifaTag::new(WEIGHT), f32::from(weight))];
            font.axes().location(weight)
        });
        match location {
            Ok(location) if !LocationRef::from(&location).is_default() => {
                self.measures = measures;
                self.weight = Some(weight);
                self.location = location;
            }
            // It is that heavy by itself, or has no such axis.
            _ => {}
        }
        self
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

    /// What its maker says of embedding it.
    pub fn embedding(&self) -> Embedding {
        let bits = self
            .reference()
            .and_then(|font| font.os2().ok().map(|os2| os2.fs_type()));
        match bits.unwrap_or_default() {
            // Restricted, and nothing milder beside it; or bitmaps only, of which a PDF file holds none.
            bits if bits & 0xf == 2 || bits & 0x200 != 0 => Embedding::Forbidden,
            bits if bits & 0x100 != 0 => Embedding::Whole,
            _ => Embedding::Free,
        }
    }

    /// Whether another is the same face of the same file.
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.file, &other.file)
            && self.weight == other.weight
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

    /// Where on its axes it is set.
    pub(super) const fn location(&self) -> &Location {
        &self.location
    }

    /// The font with these glyphs only, as it is drawn.
    pub(super) fn font(&self, glyphs: &BTreeSet<u16>) -> Option<Slim> {
        let bytes = slim(&*self.file, &self.directory, glyphs, self.weight.is_some())?;
        let weight = self
            .weight
            .map(|weight| (AxisTag::new(WEIGHT), f32::from(weight)));
        let font = Font::new_variable(bytes.clone().into(), 0, weight.as_slice())?;
        Some(Slim { font, bytes })
    }

    /// Which of these glyphs of the font that it is drawn as show nothing, or cannot be drawn.
    pub(super) fn blank(&self, slim: &Slim, glyphs: &BTreeSet<u16>) -> BTreeSet<u16> {
        let Ok(font) = FontRef::new(&slim.bytes) else {
            return glyphs.clone();
        };
        let outlines = font.outline_glyphs();
        let mut out = glyphs.clone();
        out.retain(|glyph| {
            let mut seen = Seen(false);
            let settings = DrawSettings::unhinted(Size::unscaled(), self.location());
            let drawn = outlines
                .get(GlyphId::from(*glyph))
                .map(|outline| outline.draw(settings, &mut seen));
            !(matches!(drawn, Some(Ok(_))) && seen.0)
        });
        out
    }
}

/// Whether anything was drawn.
struct Seen(bool);

impl OutlinePen for Seen {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn close(&mut self) {}
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
