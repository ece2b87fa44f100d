//! Pictures: hexadecimal digits or bytes, and what kind they are (RTF 1.9.1, "Pictures").

use crate::document::Picture;
use crate::format::office::description::described;
use crate::picture::Image;

/// The kinds of pictures by the words that name them, with what people call them; none for those that can be shown.
const KINDS: &[(&str, &str)] = &[
    ("emfblip", "EMF"),
    ("wmetafile", "WMF"),
    ("macpict", "PICT"),
    ("pmmetafile", "OS/2"),
    ("dibitmap", "BMP"),
    ("wbitmap", "BMP"),
    ("pngblip", ""),
    ("jpegblip", ""),
];

/// A picture that has begun and not ended.
#[derive(Debug, Default)]
pub(super) struct OpenPicture {
    bytes: Vec<u8>,
    /// The first of two digits.
    half: Option<u8>,
    kind: &'static str,
    /// Its text for who cannot see it.
    pub alt: Option<String>,
}

impl OpenPicture {
    /// A word of a picture.
    pub fn word(&mut self, word: &str) {
        if let Some((_, kind)) = KINDS.iter().find(|(own, _)| *own == word) {
            self.kind = kind;
        }
    }

    /// Digits of its bytes.
    pub fn digits(&mut self, text: &[u8]) {
        let digits = text.iter().filter_map(|b| char::from(*b).to_digit(16));
        for digit in digits {
            let digit = u8::try_from(digit).unwrap_or(0);
            match self.half.take() {
                Some(first) => self.bytes.push(16 * first + digit),
                None => self.half = Some(digit),
            }
        }
    }

    /// Its bytes as they are.
    pub fn data(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The picture, the so-manieth of the file; or what is said of it.
    pub fn end(self, number: usize) -> Result<Picture, String> {
        if self.bytes.is_empty() {
            return Err("一张图片，但文件里没有它的内容".to_owned());
        }
        let Some(image) = Image::from_bytes(self.bytes) else {
            return Err(match self.kind {
                "" => "一张读不出的图片".to_owned(),
                kind => format!("一张 {kind} 图片"),
            });
        };
        Ok(Picture {
            beside: false,
            caption: described(self.alt).unwrap_or_default(),
            alternative: String::new(),
            path: format!("image{number}.{}", image.kind.extension()),
            kind: image.kind,
            size: image.size,
            bytes: image.bytes,
        })
    }
}
