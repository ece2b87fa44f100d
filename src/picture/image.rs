//! A picture: its kind, its size and its bytes.

use std::sync::Arc;

use super::turned::{self, Turn};
use super::whole;

/// The kinds of picture that Word and browsers both show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// image/png
    Png,
    /// image/jpeg
    Jpeg,
    /// image/gif
    Gif,
    /// image/bmp
    Bmp,
}

impl PictureKind {
    /// The usual ending of a file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
        }
    }

    /// How the pixels of a picture of this kind are to be shown.
    pub fn turn(self, bytes: &[u8]) -> Turn {
        match self {
            Self::Jpeg => Turn::of_jpeg(bytes),
            _ => Turn::default(),
        }
    }

    /// Whether a picture of this kind has the four colours of print (CMYK), which not every browser shows rightly.
    pub fn is_for_print(self, bytes: &[u8]) -> bool {
        self == Self::Jpeg && turned::colours(bytes) == Some(4)
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Bmp => "image/bmp",
        }
    }
}

/// The bytes of a picture with what they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Its kind, by its bytes and not by its name.
    pub kind: PictureKind,
    /// Its size in pixels as it is shown: width, height.
    pub size: (u32, u32),
    /// The file.
    pub bytes: Arc<[u8]>,
}

impl Image {
    /// The picture that these bytes are; none where they are no picture of a kind that is shown everywhere.
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        let kind = match imagesize::image_type(&bytes).ok()? {
            imagesize::ImageType::Png => PictureKind::Png,
            imagesize::ImageType::Jpeg => PictureKind::Jpeg,
            imagesize::ImageType::Gif => PictureKind::Gif,
            imagesize::ImageType::Bmp => PictureKind::Bmp,
            _ => return None,
        };
        let size = imagesize::blob_size(&bytes).ok()?;
        let mut size = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
        if kind.turn(&bytes).is_sideways() {
            size = (size.1, size.0);
        }
        (size.0 > 0 && size.1 > 0).then(|| Self {
            kind,
            size,
            bytes: bytes.into(),
        })
    }

    /// Whether the file is all there: the beginning of a picture has its size already.
    pub fn is_whole(&self) -> bool {
        match self.kind {
            PictureKind::Png => whole::is_whole_png(&self.bytes),
            PictureKind::Jpeg => whole::is_whole_jpeg(&self.bytes),
            PictureKind::Gif => whole::is_whole_gif(&self.bytes),
            PictureKind::Bmp => whole::is_whole_bmp(&self.bytes),
        }
    }
}
