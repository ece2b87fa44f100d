//! Pictures: whether bytes are one, of which kind, and how large it is drawn.

mod image;
#[cfg(feature = "shrink")]
mod shrink;
mod turned;
mod whole;

use std::collections::HashMap;
use std::path::{Component, Path};
use std::sync::Arc;

pub use image::{Image, PictureKind};
#[cfg(feature = "typeset")]
pub use shrink::for_screen;
#[cfg(feature = "shrink")]
pub use shrink::{shrink, upright};
pub use turned::Turn;

/// The most bytes of the pictures of a report, each as often as it is shown: as much as a Word file may have that is read.
pub const MAX_PICTURES_BYTES: usize = 32 * 1024 * 1024;

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

/// What bytes are that are no picture of a kind that is shown everywhere, where their beginning says so: what its kind is called.
pub fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    let at = |start: usize, sign: &[u8]| bytes.get(start..).is_some_and(|rest| rest.starts_with(sign));
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let has = |sign: &[u8]| head.windows(sign.len()).any(|window| window == sign);
    if at(0, b"RIFF") && at(8, b"WEBP") {
        Some("WebP")
    } else if at(4, b"ftyp") && has(b"avif") {
        Some("AVIF")
    } else if at(4, b"ftyp") && (has(b"heic") || has(b"heix") || has(b"mif1")) {
        Some("HEIC")
    } else if at(0, b"II*\0") || at(0, b"MM\0*") {
        Some("TIFF")
    } else if at(0, b"%PDF") {
        Some("PDF")
    } else if has(b"<svg") {
        Some("SVG")
    } else {
        None
    }
}

/// Whether bytes begin as a picture of a kind that is shown everywhere.
pub fn begins_as_picture(bytes: &[u8]) -> bool {
    let signs: [&[u8]; 3] = [b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8"];
    signs.iter().any(|sign| bytes.starts_with(sign))
}

/// Whether a picture's path stays in the folder of the report that names it. A path of Windows leads outside on every
/// machine.
pub fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    let inside = parts.all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    inside && !path.contains('\\') && !path.contains(':') && !path.is_empty()
}
