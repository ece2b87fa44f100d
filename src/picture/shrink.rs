//! Pictures scaled down to what is printed: a photograph of 12 million pixels shows no more than one of 3 in a column of text.

use std::borrow::Cow;
use std::io::Cursor;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use png::Transformations;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::image::{Image, PictureKind};
use super::turned::Turn;

/// The longest side that is kept, in pixels: the width of the text, 156 mm, at 300 dots an inch.
const LONGEST: u32 = 1843;

/// What is smaller than this stays as it is, unless its pixels are too many.
const SMALL: usize = 256 * 1024;

/// Pictures of more pixels than this are not unpacked: they would take more memory than a small office's machine has.
const MOST_PIXELS: u64 = 120_000_000;

/// How well a JPEG is kept, of 100.
const QUALITY: u8 = 85;

/// The same of one that keeps its pixels.
const QUALITY_OF_WHOLE: u8 = 90;

/// Pixels, row by row.
struct Pixels {
    width: usize,
    height: usize,
    /// Bytes of a pixel: 1 grey, 2 grey and opacity, 3 colour, 4 colour and opacity.
    depth: usize,
    bytes: Vec<u8>,
    /// What the colours mean, where the file says so (an ICC profile): phones take photographs in more colours than sRGB has.
    profile: Option<Vec<u8>>,
}

/// The picture with fewer pixels or bytes, turned as it is to be shown, in the colours of a screen; none where it is small enough, of a
/// kind that is not scaled (GIF, BMP), damaged, or no smaller for it.
pub fn shrink(image: &Image) -> Option<Image> {
    let pixels = u64::from(image.size.0) * u64::from(image.size.1);
    let long = image.size.0.max(image.size.1) > LONGEST;
    let print = image.kind.is_for_print(&image.bytes);
    if (!long && !print && image.bytes.len() <= SMALL) || pixels > MOST_PIXELS {
        return None;
    }
    let whole = match image.kind {
        PictureKind::Jpeg => decode_jpeg(&image.bytes)?.turned(image.kind.turn(&image.bytes)),
        PictureKind::Png => decode_png(&image.bytes)?,
        PictureKind::Gif | PictureKind::Bmp => return None,
    };
    let small = whole.scaled(LONGEST as usize);
    let mut best = match image.kind {
        PictureKind::Jpeg => encode_jpeg(&small, QUALITY)?,
        _ => encode_png(&small)?,
    };
    // A photograph saved as PNG: a drawing is no larger as PNG, and its edges stay sharp.
    if image.kind == PictureKind::Png
        && best.len() > SMALL
        && matches!(small.depth, 1 | 3)
        && let Some(photograph) = encode_jpeg(&small, QUALITY)
        && photograph.len() * 3 < best.len()
    {
        best = photograph;
    }
    (print || best.len() < image.bytes.len()).then(|| Image::from_bytes(best))?
}

/// A JPEG in the colours of print (CMYK) or with a side of more than so many pixels as one in those of a screen that has not, not
/// turned; none where it is damaged.
#[cfg(feature = "typeset")]
pub fn for_screen(image: &[u8], longest: usize) -> Option<Vec<u8>> {
    encode_jpeg(&decode_jpeg(image)?.scaled(longest), QUALITY)
}

/// A JPEG that is to be turned as one whose pixels stand upright; none where it need not be turned, is damaged, or too large.
pub fn upright(image: &[u8]) -> Option<Vec<u8>> {
    let turn = Turn::of_jpeg(image);
    let pixels = decode_jpeg(image).filter(|_| turn != Turn::default())?;
    encode_jpeg(&pixels.turned(turn), QUALITY_OF_WHOLE)
}

fn decode_jpeg(bytes: &[u8]) -> Option<Pixels> {
    // Of colours for print (CMYK) come those of the screen.
    let options = DecoderOptions::default()
        .set_max_width(1 << 16)
        .set_max_height(1 << 16)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let bytes = decoder.decode().ok()?;
    let (width, height) = decoder.dimensions()?;
    let pixels = Pixels::new(width, height, 3, bytes)?;
    Some(pixels.with_profile(decoder.icc_profile()))
}

fn decode_png(bytes: &[u8]) -> Option<Pixels> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let mut out = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut out).ok()?;
    out.truncate(frame.buffer_size());
    let pixels = Pixels::new(
        frame.width as usize,
        frame.height as usize,
        frame.color_type.samples(),
        out,
    )?;
    let profile = reader.info().icc_profile.as_deref().map(<[u8]>::to_vec);
    Some(pixels.with_profile(profile))
}

fn encode_jpeg(pixels: &Pixels, quality: u8) -> Option<Vec<u8>> {
    let colours = match pixels.depth {
        1 => ColorType::Luma,
        3 => ColorType::Rgb,
        _ => return None,
    };
    let mut out = Vec::new();
    let (width, height) = (
        u16::try_from(pixels.width).ok()?,
        u16::try_from(pixels.height).ok()?,
    );
    let mut encoder = Encoder::new(&mut out, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    if let Some(profile) = &pixels.profile {
        encoder.add_icc_profile(profile).ok()?;
    }
    encoder.encode(&pixels.bytes, width, height, colours).ok()?;
    Some(out)
}

fn encode_png(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (width, height) = (
        u32::try_from(pixels.width).ok()?,
        u32::try_from(pixels.height).ok()?,
    );
    let mut info = png::Info::with_size(width, height);
    info.icc_profile = pixels.profile.as_deref().map(Cow::Borrowed);
    let mut encoder = png::Encoder::with_info(&mut out, info).ok()?;
    encoder.set_color(match pixels.depth {
        1 => png::ColorType::Grayscale,
        2 => png::ColorType::GrayscaleAlpha,
        3 => png::ColorType::Rgb,
        _ => png::ColorType::Rgba,
    });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels.bytes).ok()?;
    writer.finish().ok()?;
    Some(out)
}

impl Pixels {
    fn new(width: usize, height: usize, depth: usize, bytes: Vec<u8>) -> Option<Self> {
        let whole = width.checked_mul(height)?.checked_mul(depth)?;
        (bytes.len() == whole && whole > 0).then_some(Self {
            width,
            height,
            depth,
            bytes,
            profile: None,
        })
    }

    /// The pixels with what their colours mean. A profile of other colours than they are in now (grey, those of print) says nothing
    /// of them.
    fn with_profile(self, profile: Option<Vec<u8>>) -> Self {
        let colours: &[u8] = if self.depth < 3 { b"GRAY" } else { b"RGB " };
        let profile = profile.filter(|profile| profile.get(16..20) == Some(colours));
        Self { profile, ..self }
    }

    fn pixel(&self, x: usize, y: usize) -> &[u8] {
        let at = (y * self.width + x) * self.depth;
        self.bytes.get(at..at + self.depth).unwrap_or_default()
    }

    /// The picture as it is to be shown: mirrored, then turned clockwise.
    fn turned(self, turn: Turn) -> Self {
        if turn == Turn::default() {
            return self;
        }
        let (width, height) = if turn.is_sideways() {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        };
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for y in 0..height {
            for x in 0..width {
                let (mut from, down) = match turn.degrees {
                    90 => (y, self.height - 1 - x),
                    180 => (self.width - 1 - x, self.height - 1 - y),
                    270 => (self.width - 1 - y, x),
                    _ => (x, y),
                };
                if turn.mirrored {
                    from = self.width - 1 - from;
                }
                bytes.extend_from_slice(self.pixel(from, down));
            }
        }
        Self {
            width,
            height,
            bytes,
            ..self
        }
    }

    /// The picture with no side longer than this. Each of its pixels is the mean of those that it covers; what is not opaque
    /// counts as little as it is seen.
    fn scaled(self, longest: usize) -> Self {
        let long = self.width.max(self.height);
        if long <= longest {
            return self;
        }
        let to = |side: usize| (side * longest / long).max(1);
        let (width, height) = (to(self.width), to(self.height));
        let opaque = matches!(self.depth, 1 | 3);
        let colours = if opaque { self.depth } else { self.depth - 1 };
        let mut bytes = Vec::with_capacity(width * height * self.depth);
        for y in 0..height {
            let (top, bottom) = (y * self.height / height, (y + 1) * self.height / height);
            for x in 0..width {
                let (left, right) = (x * self.width / width, (x + 1) * self.width / width);
                let mut sums = [0_u64; 3];
                let (mut weights, mut count) = (0_u64, 0_u64);
                for row in top..bottom.max(top + 1) {
                    for column in left..right.max(left + 1) {
                        let pixel = self.pixel(column, row);
                        let weight = if opaque {
                            1
                        } else {
                            u64::from(pixel.last().copied().unwrap_or(0))
                        };
                        weights += weight;
                        count += 1;
                        for (sum, value) in sums.iter_mut().zip(pixel.iter().take(colours)) {
                            *sum += u64::from(*value) * weight;
                        }
                    }
                }
                let mean = |sum: u64, of: u64| u8::try_from((sum + of / 2) / of.max(1)).unwrap_or(u8::MAX);
                bytes.extend(sums.iter().take(colours).map(|sum| mean(*sum, weights)));
                if !opaque {
                    bytes.push(mean(weights, count));
                }
            }
        }
        Self {
            width,
            height,
            bytes,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture whose colours run from left to right and from top to bottom.
    fn slope(width: usize, height: usize, depth: usize) -> Pixels {
        let mut bytes = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let run = [x * 255 / width, y * 255 / height, 128, 255];
                bytes.extend(run.iter().take(depth).map(|v| u8::try_from(*v).unwrap()));
            }
        }
        Pixels::new(width, height, depth, bytes).unwrap()
    }

    fn image(bytes: Vec<u8>) -> Image {
        Image::from_bytes(bytes).unwrap()
    }

    #[test]
    fn a_large_photograph_becomes_as_large_as_it_is_printed() {
        let large = image(encode_jpeg(&slope(3000, 2000, 3), QUALITY).unwrap());
        let small = shrink(&large).unwrap();
        assert_eq!((small.kind, small.size), (PictureKind::Jpeg, (1843, 1228)));
        assert!(small.bytes.len() < large.bytes.len() && small.is_whole());
        let found = decode_jpeg(&small.bytes).unwrap();
        let corner = |x, y| found.pixel(x, y).to_vec();
        assert!(corner(0, 0)[0] < 8 && corner(1842, 0)[0] > 247 && corner(0, 1227)[1] > 247);
        // What is small already stays.
        assert_eq!(shrink(&small), None);
    }

    #[test]
    fn a_photograph_held_upright_is_turned_for_good() {
        let lying = encode_jpeg(&slope(2400, 1200, 3), QUALITY).unwrap();
        let exif = b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let upright = image([&lying[..2], &exif[..], &lying[2..]].concat());
        assert_eq!(upright.size, (1200, 2400));
        let small = shrink(&upright).unwrap();
        assert_eq!(small.size, (921, 1843));
        assert_eq!(small.kind.turn(&small.bytes), Turn::default());
        // A quarter clockwise: what was left is on top, what was below is left.
        let found = decode_jpeg(&small.bytes).unwrap();
        let top_left = found.pixel(2, 2);
        assert!(top_left[0] < 8 && top_left[1] > 247, "{top_left:?}");
    }

    #[test]
    fn a_drawing_stays_a_png_and_keeps_what_is_see_through() {
        let mut drawing = slope(2000, 40, 4);
        for pixel in drawing.bytes.chunks_mut(4).take(1000) {
            pixel[3] = 0;
        }
        let small = shrink(&image(encode_png(&drawing).unwrap())).unwrap();
        assert_eq!((small.kind, small.size), (PictureKind::Png, (1843, 36)));
        let found = decode_png(&small.bytes).unwrap();
        assert_eq!((found.depth, found.pixel(0, 0)[3]), (4, 0));
        assert_eq!(found.pixel(1842, 20)[3], 255);
    }

    #[test]
    fn what_the_colours_mean_is_kept() {
        let mut profile = vec![0; 128];
        profile[16..20].copy_from_slice(b"RGB ");
        let mut large = slope(2000, 1000, 3);
        large.profile = Some(profile.clone());
        let photograph = shrink(&image(encode_jpeg(&large, QUALITY).unwrap())).unwrap();
        assert_eq!(
            decode_jpeg(&photograph.bytes).unwrap().profile,
            Some(profile.clone())
        );
        let drawing = shrink(&image(encode_png(&large).unwrap())).unwrap();
        assert_eq!(drawing.kind, PictureKind::Png);
        assert_eq!(decode_png(&drawing.bytes).unwrap().profile, Some(profile.clone()));
        // Of the colours of print nothing is left.
        profile[16..20].copy_from_slice(b"CMYK");
        large.profile = Some(profile);
        let photograph = shrink(&image(encode_jpeg(&large, QUALITY).unwrap())).unwrap();
        assert_eq!(decode_jpeg(&photograph.bytes).unwrap().profile, None);
    }

    #[test]
    fn a_photograph_is_made_to_stand_upright_with_all_its_pixels() {
        let lying = encode_jpeg(&slope(60, 30, 3), QUALITY).unwrap();
        assert_eq!(upright(&lying), None);
        let exif = b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0";
        let turned = [&lying[..2], &exif[..], &lying[2..]].concat();
        let standing = image(upright(&turned).unwrap());
        assert_eq!((standing.size, image(turned).size), ((30, 60), (30, 60)));
        assert_eq!(standing.kind.turn(&standing.bytes), Turn::default());
        // A quarter counterclockwise: what was right is on top.
        let found = decode_jpeg(&standing.bytes).unwrap();
        assert!(found.pixel(1, 1)[0] > 240 && found.pixel(1, 58)[0] < 15);
    }

    #[test]
    fn what_is_damaged_stays_as_it_is() {
        let bytes = encode_png(&slope(2000, 40, 3)).unwrap();
        for end in (60..bytes.len()).step_by(bytes.len() / 20) {
            let cut = Image {
                kind: PictureKind::Png,
                size: (2000, 40),
                bytes: bytes[..end].into(),
            };
            let _ = shrink(&cut);
        }
        let none = Image {
            kind: PictureKind::Jpeg,
            size: (2000, 40),
            bytes: b"\xff\xd8\xff\xe0".as_slice().into(),
        };
        assert_eq!(shrink(&none), None);
    }
}
