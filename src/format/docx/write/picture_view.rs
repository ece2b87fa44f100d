//! Pictures: how large they stand in the text, and the parts that hold them.

use std::sync::OnceLock;

use super::parts::{Filled, Link, Part};
use crate::document::Picture;
use crate::document::page::{EMU_PER_PIXEL, EMU_PER_TWIP, PAGE};
use crate::picture::Turn;
#[cfg(feature = "shrink")]
use crate::picture::upright;

/// A picture as the template needs it.
#[derive(Debug)]
pub(in crate::format) struct PictureView<'a> {
    picture: &'a Picture,
    /// Which picture of the document it is, from 1.
    pub number: usize,
    /// The number of the first picture that is the same: they share its part.
    first: usize,
    /// Width in English Metric Units.
    pub width: u64,
    /// Height in English Metric Units.
    pub height: u64,
    /// How Word has to turn it, which does not read that in the file.
    turn: Turn,
    /// Its file with the pixels upright, once it was asked for.
    upright: OnceLock<Option<Vec<u8>>>,
}

/// A picture that lies on its side with its pixels upright: programs disagree about the place that a picture takes which they are to
/// turn by a quarter (LibreOffice draws it out of shape and beside the page). None where it need not be turned so far, or cannot be.
#[cfg(feature = "shrink")]
pub(in crate::format) fn stood_up(image: &[u8], turn: Turn) -> Option<Vec<u8>> {
    turn.is_sideways().then(|| upright(image)).flatten()
}

/// None: this program decodes no pictures.
#[cfg(not(feature = "shrink"))]
pub(in crate::format) const fn stood_up(_: &[u8], _: Turn) -> Option<Vec<u8>> {
    None
}

impl<'a> PictureView<'a> {
    /// The picture as large as its pixels ask for, but no wider than so many twips and no higher than leaves a place for its
    /// caption.
    pub fn new(picture: &'a Picture, number: usize, first: usize, widest: u32) -> Self {
        let natural = |pixels: u32| u64::from(pixels.max(1)) * EMU_PER_PIXEL;
        let (width, height) = (natural(picture.size.0), natural(picture.size.1));
        let widest = u64::from(widest) * EMU_PER_TWIP;
        let highest = u64::from(PAGE.text_height() - 3 * PAGE.line) * EMU_PER_TWIP;
        let (mut to_width, mut to_height) = (width, height);
        if to_width > widest {
            (to_width, to_height) = (widest, scaled(height, widest, width));
        }
        if to_height > highest {
            (to_width, to_height) = (scaled(width, highest, height), highest);
        }
        Self {
            picture,
            number,
            first,
            width: to_width,
            height: to_height,
            turn: picture.kind.turn(&picture.bytes),
            upright: OnceLock::new(),
        }
    }

    /// Its file with the pixels upright, where it lies on its side and can be.
    fn upright(&self) -> Option<&[u8]> {
        self.upright
            .get_or_init(|| stood_up(&self.picture.bytes, self.turn))
            .as_deref()
    }

    /// Width and height before the picture is turned by Word.
    pub fn drawn(&self) -> (u64, u64) {
        if self.turn.is_sideways() && self.upright().is_none() {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        }
    }

    /// How its pixels are turned.
    #[cfg(feature = "typeset")]
    pub const fn turn(&self) -> Turn {
        self.turn
    }

    /// The picture itself.
    #[cfg(feature = "typeset")]
    pub const fn picture(&self) -> &'a Picture {
        self.picture
    }

    /// The attributes by which Word turns it; none for most.
    pub fn turned(&self) -> String {
        let mut out = String::new();
        if self.upright().is_some() {
            return out;
        }
        if self.turn.degrees > 0 {
            // In sixty-thousandths of a degree.
            out = format!(" rot=\"{}\"", u32::from(self.turn.degrees) * 60_000);
        }
        if self.turn.mirrored {
            out.push_str(" flipH=\"1\"");
        }
        out
    }

    /// What is read out to who cannot see it.
    pub fn spoken(&self) -> &'a str {
        self.picture.spoken()
    }

    /// The caption.
    pub fn caption(&self) -> &'a str {
        &self.picture.caption
    }

    /// What the text calls the picture's part.
    pub fn id(&self) -> String {
        format!("picture{}", self.first)
    }

    /// The name of the picture's file in the package. The author's own path stays out of it.
    pub fn file(&self) -> String {
        format!("image{}.{}", self.first, self.picture.kind.extension())
    }

    /// The part that holds the picture; none where one before it is the same.
    pub(super) fn part(&self) -> Option<Filled<'a>> {
        (self.first == self.number).then(|| Filled {
            part: Part {
                name: format!("word/media/{}", self.file()).into(),
                media_type: self.picture.kind.media_type(),
                link: Some(Link {
                    id: self.id().into(),
                    kind: "image",
                }),
            },
            bytes: match self.upright() {
                Some(upright) => upright.to_vec().into(),
                None => self.picture.bytes.as_ref().into(),
            },
        })
    }
}

/// `length` · `part` / `whole`, at least 1: Word refuses a picture of no height.
fn scaled(length: u64, part: u64, whole: u64) -> u64 {
    let exact = u128::from(length) * u128::from(part) / u128::from(whole);
    u64::try_from(exact).unwrap_or(part).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::PictureKind;

    fn size(width: u32, height: u32) -> (u64, u64) {
        let picture = Picture {
            beside: false,
            caption: String::new(),
            alternative: String::new(),
            path: String::new(),
            kind: PictureKind::Png,
            size: (width, height),
            bytes: [].into(),
        };
        let view = PictureView::new(&picture, 1, 1, PAGE.text_width());
        (view.width, view.height)
    }

    #[test]
    fn a_photograph_held_upright_is_turned_within_its_place() {
        let upright =
            b"\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let picture = Picture {
            beside: false,
            caption: String::new(),
            alternative: String::new(),
            path: String::new(),
            kind: PictureKind::Jpeg,
            size: (50, 100),
            bytes: upright.as_slice().into(),
        };
        let view = PictureView::new(&picture, 1, 1, PAGE.text_width());
        assert_eq!((view.width, view.height), (476_250, 952_500));
        assert_eq!(view.drawn(), (952_500, 476_250));
        assert_eq!(view.turned(), " rot=\"5400000\"");
    }

    #[test]
    fn pictures_keep_their_shape_and_stay_within_the_text() {
        assert_eq!(size(100, 50), (952_500, 476_250));
        assert_eq!(size(2000, 1000), (5_616_575, 2_808_287));
        let (width, height) = size(1000, 4000);
        assert_eq!(width, height / 4);
        assert!(height < 8_100_060);
        assert_eq!(size(0, 0), (9525, 9525));
        let (width, height) = size(u32::MAX, 1);
        assert_eq!((width, height), (5_616_575, 1));
    }
}
