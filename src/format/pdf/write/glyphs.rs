//! Characters as glyphs: which face has each, and how wide it is there.

use std::collections::{BTreeMap, BTreeSet};

use krilla::text::Font;
use skrifa::MetadataProvider;
use skrifa::charmap::Charmap;
use skrifa::instance::Size;
use skrifa::metrics::GlyphMetrics;

use super::fonts::{Face, Fonts, Typeface};

/// A character as it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// Which of the faces.
    pub face: usize,
    /// Its number there.
    pub id: u32,
    /// Its width, where the height of the type is 1.
    pub advance: f32,
}

/// A character that no face has, with the words that it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// A few words around the first place where it stands.
    pub context: String,
}

/// A character that its own typeface has not, so that another face lends it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lent {
    /// The typeface that has it not.
    pub typeface: &'static str,
    /// The face that lends it.
    pub by: String,
    /// The character.
    pub character: char,
}

/// One face as it is asked.
struct Asked<'a> {
    charmap: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
    em: f32,
    face: &'a Face,
}

/// Characters that a face says it has, but shows nothing for, by the face's number.
pub type Blank = BTreeSet<(usize, char)>;

/// What came of the faces.
pub enum Drawn {
    /// Fonts of the glyphs that were asked for; none of the faces of which there was none.
    Fonts(Vec<Option<Font>>),
    /// Some of the glyphs show nothing.
    Blank(Blank),
}

/// The faces, with what was asked of them.
pub struct Glyphs<'a> {
    blank: &'a Blank,
    faces: Vec<Asked<'a>>,
    own: [usize; 5],
    known: BTreeMap<(usize, char), Option<Glyph>>,
    missing: BTreeMap<char, String>,
    lent: BTreeSet<Lent>,
}

impl<'a> Glyphs<'a> {
    /// The glyphs of these faces but for those that are blank.
    pub fn new(fonts: &'a Fonts, blank: &'a Blank) -> Option<Self> {
        let (faces, own) = fonts.distinct();
        let faces: Option<Vec<_>> = faces
            .into_iter()
            .map(|face| {
                let font = face.reference()?;
                let metrics = font.glyph_metrics(Size::unscaled(), face.location());
                Some(Asked {
                    charmap: font.charmap(),
                    metrics,
                    em: face.em()?,
                    face,
                })
            })
            .collect();
        Some(Self {
            faces: faces?,
            blank,
            own,
            known: BTreeMap::new(),
            missing: BTreeMap::new(),
            lent: BTreeSet::new(),
        })
    }

    /// The glyph of a character of these words, from its typeface or another face that has it; none for what is not drawn.
    pub fn glyph(&mut self, typeface: Typeface, c: char, at: usize, words: &str) -> Option<Glyph> {
        let own = self.own.get(typeface.index()).copied().unwrap_or_default();
        if let Some(known) = self.known.get(&(own, c)) {
            return *known;
        }
        let found = self.find(own, c);
        match found {
            Some(glyph) if glyph.face != own => {
                let by = self
                    .faces
                    .get(glyph.face)
                    .map_or("", |asked| asked.face.label())
                    .to_owned();
                self.lent.insert(Lent {
                    typeface: typeface.name(),
                    by,
                    character: c,
                });
            }
            None if !is_unseen(c) => {
                self.missing.entry(c).or_insert_with(|| around(words, at));
            }
            _ => {}
        }
        self.known.insert((own, c), found);
        found
    }

    fn find(&self, own: usize, c: char) -> Option<Glyph> {
        let order = std::iter::once(own).chain((0..self.faces.len()).filter(|face| *face != own));
        let order = order.filter(|face| !self.blank.contains(&(*face, c)));
        let mut order = order.flat_map(|face| like(c).map(move |c| (face, c)));
        order.find_map(|(face, c)| {
            let asked = self.faces.get(face)?;
            let id = asked.charmap.map(c).filter(|id| id.to_u32() != 0)?;
            Some(Glyph {
                face,
                id: id.to_u32(),
                advance: asked.metrics.advance_width(id)? / asked.em,
            })
        })
    }

    /// The faces as fonts of the glyphs that were asked for.
    ///
    /// # Errors
    /// One of them is broken: its label.
    pub fn fonts(&self) -> Result<Drawn, String> {
        let mut wanted = vec![BTreeSet::new(); self.faces.len()];
        for glyph in self.known.values().flatten() {
            if let (Some(wanted), Ok(id)) = (wanted.get_mut(glyph.face), u16::try_from(glyph.id)) {
                wanted.insert(id);
            }
        }
        let mut fonts = Vec::new();
        let mut blank = Blank::new();
        for (number, (asked, wanted)) in self.faces.iter().zip(wanted).enumerate() {
            if wanted.is_empty() {
                fonts.push(None);
                continue;
            }
            let slim = asked.face.font(&wanted);
            let slim = slim.ok_or_else(|| asked.face.label().to_owned())?;
            let unseen = asked.face.blank(&slim, &wanted);
            let known = self.known.iter().filter_map(|((_, c), glyph)| {
                let glyph = glyph.filter(|glyph| glyph.face == number)?;
                let id = u16::try_from(glyph.id).ok()?;
                (unseen.contains(&id) && !may_be_blank(*c)).then_some((number, *c))
            });
            blank.extend(known);
            fonts.push(Some(slim.font));
        }
        Ok(if blank.is_empty() {
            Drawn::Fonts(fonts)
        } else {
            Drawn::Blank(blank)
        })
    }

    /// What no face has.
    pub fn missing(&self) -> Vec<Missing> {
        let missing = self.missing.iter();
        missing
            .map(|(character, context)| Missing {
                character: *character,
                context: context.clone(),
            })
            .collect()
    }

    /// What was lent.
    pub fn lent(self) -> Vec<Lent> {
        self.lent.into_iter().collect()
    }
}

/// A character, and others that look the same, for a face that has only one of them.
fn like(c: char) -> impl Iterator<Item = char> {
    let same = match c {
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => Some(' '),
        '\u{2011}' | '\u{2010}' => Some('-'),
        '\u{b7}' => Some('\u{30fb}'),
        '\u{2014}' => Some('\u{2015}'),
        _ => None,
    };
    std::iter::once(c).chain(same)
}

/// Whether a character shows nothing and takes no room (Unicode, Default_Ignorable_Code_Point).
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether a character is blank by its meaning.
fn may_be_blank(c: char) -> bool {
    c.is_whitespace()
        || is_unseen(c)
        || matches!(c, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

/// A few words around a place.
fn around(words: &str, at: usize) -> String {
    const BESIDE: usize = 8;
    let before: Vec<char> = words
        .get(..at)
        .unwrap_or_default()
        .chars()
        .rev()
        .take(BESIDE)
        .collect();
    let after = words.get(at..).unwrap_or_default().chars().take(BESIDE + 1);
    before.into_iter().rev().chain(after).collect()
}
