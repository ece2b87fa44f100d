//! Pictures: whether bytes are one, of which kind, and how large it is drawn.

#[cfg(feature = "shrink")]
mod shrink;
mod turned;
mod whole;

use std::collections::HashMap;
use std::path::{Component, Path};
use std::sync::Arc;

#[cfg(feature = "shrink")]
pub use shrink::shrink;
pub use turned::Turn;

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

/// The most bytes of the pictures of a report, each as often as it is shown: as much as a Word file may have that is read.
pub const MAX_PICTURES_BYTES: usize = 32 * 1024 * 1024;

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

/// Numbers pictures by what they are: one that is shown again is the same file.
#[derive(Debug, Default)]
pub struct Distinct {
    /// By where the bytes lie, which costs nothing to compare. They lie there as long as their document does.
    by_place: HashMap<usize, usize>,
    by_bytes: HashMap<Arc<[u8]>, usize>,
}

impl Distinct {
    /// The number of a picture: that of the first with the same bytes, or else `next`.
    pub fn number(&mut self, bytes: &Arc<[u8]>, next: usize) -> usize {
        let place = Arc::as_ptr(bytes).addr();
        if let Some(number) = self.by_place.get(&place) {
            return *number;
        }
        let number = *self.by_bytes.entry(bytes.clone()).or_insert(next);
        self.by_place.insert(place, number);
        number
    }
}

/// Whether a picture's path stays in the folder of the report that names it. A path of Windows leads outside on every
/// machine.
pub fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    let inside = parts.all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    inside && !path.contains('\\') && !path.contains(':') && !path.is_empty()
}
