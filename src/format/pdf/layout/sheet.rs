//! A page as it is read: without what is none of its text, and with a note of what that was.

use super::furniture::is_page_number;
use super::overlay::overlaid;
use super::struck::struck;
use crate::chinese::width::is_blank;
use crate::document::DRAFT;
use crate::format::pdf::page::{Area, Glyph, Page, Rule};
use crate::format::struck::struck as struck_words;

/// How much of its page a picture covers that is the page itself.
const SCAN: f32 = 0.5;
/// The most characters of a page that are seen beside the scan that it is.
const MAX_BESIDE: usize = 20;
/// The smallest side of a picture that is told, in points: smaller ones are bullets and lines.
const MIN_PICTURE: f32 = 12.0;
/// How much of a page what the file calls none of the text may be, as one in so many characters.
const ONE_ARTIFACT: usize = 2;
/// Where headers and footers stand at the top and the foot of a page, as a part of its height.
const OUTER: f32 = 0.15;
/// The most characters of stray words that are told.
const MAX_TOLD: usize = 20;

/// A page as it is read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The page, with the glyphs that can be read.
    pub page: Page,
    /// What it is.
    pub kind: Kind,
    /// What on it was not read, for people.
    pub told: Vec<String>,
    /// The pictures on it that are told.
    pub pictures: Vec<Area>,
    /// How many of its characters the file does not name.
    pub unknown: usize,
}

/// What a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page of text.
    #[default]
    Text,
    /// A picture of a page.
    Scan,
    /// A picture of a page with words that a program has recognised in it.
    Recognised,
    /// A page of drawings that are no letters.
    Drawing,
    /// Nothing.
    Empty,
}

/// The page as it is read.
pub(super) fn sheet(mut page: Page) -> Sheet {
    let finite = |glyph: &Glyph| {
        [glyph.left, glyph.right, glyph.baseline, glyph.size]
            .iter()
            .all(|value| value.is_finite() && value.abs() < FAR)
            && glyph.size > 0.0
    };
    page.glyphs.retain(finite);
    let kind = kind(&page);
    let mut out = Sheet {
        kind,
        pictures: pictures(&page),
        ..Sheet::default()
    };
    if matches!(kind, Kind::Scan | Kind::Recognised) {
        page.glyphs.clear();
        page.rules.clear();
        out.pictures.clear();
    }
    if page.incomplete {
        out.told.push("损坏了、读不出的一部分内容".to_owned());
    }
    keep_text(&mut page, &mut out.told);
    out.unknown = page
        .glyphs
        .iter()
        .filter(|glyph| glyph.character == char::REPLACEMENT_CHARACTER)
        .count();
    out.page = page;
    out
}

/// How far from the page anything can stand, in points: further is a number that is none.
const FAR: f32 = 100_000.0;

fn kind(page: &Page) -> Kind {
    let seen = |glyph: &&Glyph| !is_blank(glyph.character);
    let visible = page
        .glyphs
        .iter()
        .filter(seen)
        .filter(|glyph| !glyph.invisible)
        .count();
    let hidden = page
        .glyphs
        .iter()
        .filter(seen)
        .filter(|glyph| glyph.invisible)
        .count();
    let covered: f32 = page.pictures.iter().map(|area| shown(area, page)).sum();
    let whole = (page.width * page.height).max(1.0);
    if covered / whole >= SCAN && visible <= MAX_BESIDE {
        return if hidden > 0 { Kind::Recognised } else { Kind::Scan };
    }
    if visible > 0 {
        return Kind::Text;
    }
    match (hidden, page.rules.is_empty() && page.pictures.is_empty()) {
        (1.., _) => Kind::Recognised,
        (0, true) => Kind::Empty,
        (0, false) => Kind::Drawing,
    }
}

/// How much of a page a picture covers.
fn shown(area: &Area, page: &Page) -> f32 {
    let width = area.right.min(page.width) - area.left.max(0.0);
    let height = area.bottom.min(page.height) - area.top.max(0.0);
    let size = width.max(0.0) * height.max(0.0);
    if size.is_finite() { size } else { 0.0 }
}

fn pictures(page: &Page) -> Vec<Area> {
    let large = |area: &&Area| {
        let (width, height) = (area.right - area.left, area.bottom - area.top);
        width >= MIN_PICTURE && height >= MIN_PICTURE && shown(area, page) > 0.0
    };
    page.pictures.iter().filter(large).copied().collect()
}

/// Takes out what is none of the text, or cannot be read in lines, and says what it was.
fn keep_text(page: &mut Page, told: &mut Vec<String>) {
    let seen = |glyph: &&Glyph| !is_blank(glyph.character);
    let height = page.height;
    let outer = |glyph: &Glyph| glyph.baseline < height * OUTER || glyph.baseline > height * (1.0 - OUTER);
    let inner = || page.glyphs.iter().filter(seen).filter(|glyph| !outer(glyph));
    let artifacts = inner().filter(|glyph| glyph.artifact).count();
    // What would leave nothing of the page is its text, whatever the file calls it.
    let text = artifacts * ONE_ARTIFACT > inner().count();
    // The head of a table that is printed again is called none of the text too (ISO 14289-1, 7.5, asks for one head of each).
    let first = page.glyphs.iter().filter(seen).filter(|glyph| !glyph.artifact);
    let first = first.map(|glyph| glyph.baseline).fold(f32::INFINITY, f32::min);
    let rules = std::mem::take(&mut page.rules);
    let again = |glyph: &Glyph| glyph.baseline < first && first.is_finite() && in_cell(glyph, &rules);
    page.glyphs
        .retain(|glyph| !glyph.artifact || text && !outer(glyph) || again(glyph));
    page.rules = rules;
    page.glyphs.retain(|glyph| !glyph.invisible);
    let aslant = take(&mut page.glyphs, |glyph| glyph.oblique);
    // The mark of a draft on each of its pages is left out as it is with the header of a Word file.
    if !aslant.is_empty() && aslant != DRAFT {
        told.push(format!("斜着的字“{aslant}”（水印或印章）"));
    }
    let outside = is_outside(page);
    let turned = take(&mut page.glyphs, |glyph| !glyph.quarters.is_multiple_of(4));
    // A table that lies has the number of its page where the upright pages have it (GB/T 9704—2012, 9).
    let is_number = outside && is_page_number(&turned);
    if !turned.is_empty() && !is_number {
        told.push(format!("转了方向的字“{turned}”"));
    }
    let struck = struck(&page.glyphs, &page.rules);
    let mut struck = struck.iter();
    let gone = take(&mut page.glyphs, |_| struck.next().is_some_and(|struck| *struck));
    if !gone.is_empty() {
        told.push(struck_words(&gone));
    }
    let over = overlaid(&page.glyphs, &page.rules);
    let mut over = over.iter();
    let over = take(&mut page.glyphs, |_| over.next().is_some_and(|over| *over));
    if !over.is_empty() {
        told.push(format!("压在别的字上的字“{over}”（水印或印章）"));
    }
}

/// Whether all that is turned stands at the head or the foot of the page as it is held to read it, where a page's number does.
fn is_outside(page: &Page) -> bool {
    let turned = |glyph: &&Glyph| !glyph.quarters.is_multiple_of(4) && !is_blank(glyph.character);
    page.glyphs.iter().filter(turned).all(|glyph| {
        let height = if glyph.quarters.is_multiple_of(2) {
            page.height
        } else {
            page.width
        };
        glyph.baseline < height * OUTER || glyph.baseline > height * (1.0 - OUTER)
    })
}

/// Whether a glyph stands within lines on all four sides.
fn in_cell(glyph: &Glyph, rules: &[Rule]) -> bool {
    let (x, y) = (f32::midpoint(glyph.left, glyph.right), glyph.baseline);
    let beside = |level: bool, before: bool| {
        let (at, across) = if level { (y, x) } else { (x, y) };
        rules.iter().any(|rule| {
            rule.level == level && (rule.at < at) == before && rule.from <= across && rule.to >= across
        })
    };
    beside(true, true) && beside(true, false) && beside(false, true) && beside(false, false)
}

/// Takes some glyphs out; says what they say.
fn take(glyphs: &mut Vec<Glyph>, mut which: impl FnMut(&Glyph) -> bool) -> String {
    let mut words = String::new();
    let mut count = 0;
    glyphs.retain(|glyph| {
        let taken = which(glyph);
        if taken && !is_blank(glyph.character) {
            count += 1;
            if count <= MAX_TOLD {
                words.push(glyph.character);
            } else if count == MAX_TOLD + 1 {
                words.push('…');
            }
        }
        !taken
    });
    words
}
