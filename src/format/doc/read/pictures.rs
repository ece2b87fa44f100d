//! Pictures: those that stand in the text as a character (`PICFAndOfficeArtData`, [MS-DOC] 2.9.192), and those that shapes show
//! (`OfficeArtBlip`, [MS-ODRAW] 2.2.23).

use super::bytes::{i16_at, size_at, slice, u8_at, u16_at};
use super::records::{Record, ShapeProperties, first, kind, records};

/// A picture that is a file of its own.
const PICTURE_FILE: i16 = 0x66;
/// A picture that is a shape.
const SHAPE: i16 = 0x64;

/// The size of a picture's entry in the list of pictures, before its name.
const ENTRY: usize = 36;

/// The most records that are looked at where a picture stands.
const MAX_RECORDS: usize = 64;

/// What stands where a picture is said to stand.
#[derive(Clone, Debug)]
pub(super) enum Found<'a> {
    /// The bytes of a picture, and what they are said to be.
    Bytes(&'a [u8], &'static str),
    /// A picture that cannot be shown, in words for people.
    Unread(String),
    /// None: a line, or the like.
    Nothing,
}

/// The picture that stands at this place of the stream of data, and its description.
pub(super) fn in_line(data: &[u8], place: usize) -> (Found<'_>, Option<String>) {
    picture_of_place(data, place).unwrap_or_else(|| (missing(), None))
}

fn picture_of_place(data: &[u8], place: usize) -> Option<(Found<'_>, Option<String>)> {
    let length = size_at(data, place)?;
    let whole = slice(data, place, length)?;
    let head = usize::from(u16_at(whole, 4)?);
    let mut body = whole.get(head..)?;
    match i16_at(whole, 6)? {
        PICTURE_FILE => body = body.get(1 + usize::from(u8_at(body, 0)?)..)?,
        SHAPE => {}
        _ => return Some((Found::Unread("一张 WMF 图片".to_owned()), None)),
    }
    let mut properties = ShapeProperties::default();
    for record in records(body).take(MAX_RECORDS) {
        if record.kind == kind::SHAPE {
            properties = ShapeProperties::of(record.body);
        } else if let Some(found) = of_record(&record, &[]) {
            return Some((found, properties.description));
        }
    }
    let found = match (properties.picture, properties.word_art) {
        (_, Some(words)) => Found::Unread(format!("一处艺术字“{words}”")),
        (Some(_), None) => missing(),
        (None, None) => Found::Nothing,
    };
    Some((found, properties.description))
}

/// What is said of a picture whose bytes the file does not have.
pub(super) fn missing<'a>() -> Found<'a> {
    Found::Unread("一张图片，但文件里没有它的内容".to_owned())
}

/// The picture that a record has in it, or that stands elsewhere in the stream of the text.
pub(super) fn of_record<'a>(record: &Record<'a>, text: &'a [u8]) -> Option<Found<'a>> {
    if record.kind != kind::PICTURE {
        return image(record);
    }
    let name = usize::from(u8_at(record.body, 33)?);
    let inside = record.body.get(ENTRY + name..).and_then(first);
    let elsewhere = || {
        let place = size_at(record.body, 28)?;
        first(text.get(place..)?)
    };
    let (inner, _) = inside.or_else(elsewhere)?;
    image(&inner)
}

/// The picture that a record is; none where it is no picture.
fn image<'a>(record: &Record<'a>) -> Option<Found<'a>> {
    let kind = match record.kind {
        0xF01A => return Some(Found::Unread("一张 EMF 图片".to_owned())),
        0xF01B => return Some(Found::Unread("一张 WMF 图片".to_owned())),
        0xF01C => return Some(Found::Unread("一张 PICT 图片".to_owned())),
        0xF01D | 0xF02A => "JPEG",
        0xF01E => "PNG",
        0xF01F => "DIB",
        0xF029 => "TIFF",
        _ => return None,
    };
    // One or two hashes stand before the picture, and a byte.
    let hashes = 1 + usize::from(record.instance & 1);
    let bytes = record.body.get(16 * hashes + 1..).unwrap_or_default();
    Some(match kind {
        "JPEG" | "PNG" => Found::Bytes(bytes, kind),
        _ => Found::Unread(format!("一张 {kind} 图片")),
    })
}
