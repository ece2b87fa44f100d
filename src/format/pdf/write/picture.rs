//! Pictures as a PDF file takes them.

use std::sync::Arc;

use krilla::Data;
use krilla::geom::Transform;
use krilla::image::Image;
use krilla::surface::Surface;

use super::bitmap::pixels;
use crate::document::Picture;
use crate::format::docx::write::picture_view::PictureView;
use crate::picture::{PictureKind, for_screen};

/// The longest side of a JPEG that is taken as it is, in pixels: krilla reads none that is longer.
const LONGEST_JPEG: usize = 16_384;

fn is_too_long(picture: &Picture) -> bool {
    usize::try_from(picture.size.0.max(picture.size.1)).is_ok_and(|side| side > LONGEST_JPEG)
}

/// The bytes of a picture as krilla shares them.
struct Shared(Arc<[u8]>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The pictures of a file, each decoded once.
#[derive(Default)]
pub struct Pictures {
    known: Vec<(Arc<[u8]>, Image, String)>,
}

impl Pictures {
    /// A picture.
    ///
    /// # Errors
    /// A PDF file cannot hold it: its path.
    pub fn image(&mut self, picture: &Picture) -> Result<Image, String> {
        if let Some((_, image, _)) = self
            .known
            .iter()
            .find(|known| Arc::ptr_eq(&known.0, &picture.bytes))
        {
            return Ok(image.clone());
        }
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Shared(picture.bytes.clone()));
        let data = Data::from(shared);
        let image = match picture.kind {
            PictureKind::Png => Image::from_png(data, false),
            // Colours of a press, whose look PDF/A asks to be stated and nobody knows; panoramas longer than the writer takes.
            PictureKind::Jpeg if is_too_long(picture) || picture.kind.is_for_print(&picture.bytes) => {
                for_screen(&picture.bytes, LONGEST_JPEG)
                    .ok_or_else(|| "JPEG".to_owned())
                    .and_then(|bytes| Image::from_jpeg(bytes.into(), false))
            }
            PictureKind::Jpeg => Image::from_jpeg(data, false),
            PictureKind::Gif => Image::from_gif(data, false),
            PictureKind::Bmp => pixels(&picture.bytes)
                .map(|(width, height, pixels)| Image::from_rgba8(pixels, width, height))
                .ok_or_else(|| "BMP".to_owned()),
        };
        let image = image.map_err(|_| picture.path.clone())?;
        self.known
            .push((picture.bytes.clone(), image.clone(), picture.path.clone()));
        Ok(image)
    }

    /// The path of a picture that was taken.
    pub fn path(&self, image: &Image) -> String {
        let known = self.known.iter().find(|known| known.1 == *image);
        known.map_or_else(String::new, |known| known.2.clone())
    }
}

/// Width and height of a picture's pixels as they are drawn, before they are turned.
pub fn drawn(view: &PictureView<'_>, (width, height): (f32, f32)) -> (f32, f32) {
    if view.turn().is_sideways() {
        (height, width)
    } else {
        (width, height)
    }
}

/// Moves what is drawn next to its place and turns it there; how many of these moves are to be taken back.
pub fn turn(
    view: &PictureView<'_>,
    (x, y): (f32, f32),
    (width, height): (f32, f32),
    surface: &mut Surface<'_>,
) -> usize {
    let turn = view.turn();
    let (own_width, own_height) = drawn(view, (width, height));
    // Its middle is the same however it is turned.
    surface.push_transform(&Transform::from_translate(x + width / 2.0, y + height / 2.0));
    surface.push_transform(&Transform::from_rotate(f32::from(turn.degrees)));
    let mirrored = if turn.mirrored { -1.0 } else { 1.0 };
    surface.push_transform(&Transform::from_scale(mirrored, 1.0));
    surface.push_transform(&Transform::from_translate(-own_width / 2.0, -own_height / 2.0));
    4
}
