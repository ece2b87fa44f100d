//! How a photograph is turned: a camera held upright writes its pixels lying and says so (EXIF, tag 0x0112). Browsers turn
//! it; Word does not. And how many colours its pixels are made of.

/// The tag of the orientation.
const ORIENTATION: u16 = 0x0112;

/// How the pixels of a picture are to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Degrees clockwise: 0, 90, 180 or 270.
    pub degrees: u16,
    /// Whether left and right are exchanged, before it is turned.
    pub mirrored: bool,
}

impl Turn {
    /// Whether what is shown is as high as the pixels are wide.
    pub const fn is_sideways(self) -> bool {
        self.degrees % 180 == 90
    }

    const fn of_tag(tag: u16) -> Self {
        let (degrees, mirrored) = match tag {
            2 => (0, true),
            3 => (180, false),
            4 => (180, true),
            5 => (270, true),
            6 => (90, false),
            7 => (90, true),
            8 => (270, false),
            _ => (0, false),
        };
        Self { degrees, mirrored }
    }

    /// How a JPEG says that it is to be shown.
    pub fn of_jpeg(bytes: &[u8]) -> Self {
        exif(bytes).and_then(tag).map_or_else(Self::default, Self::of_tag)
    }
}

/// The EXIF data of a JPEG, which stand before what is drawn.
fn exif(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 2;
    while *bytes.get(at)? == 0xff {
        let mark = *bytes.get(at + 1)?;
        if matches!(mark, 0xda | 0xd9) {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at + 4..at + 2 + length)?;
        if mark == 0xe1
            && let Some(data) = segment.strip_prefix(b"Exif\0\0")
        {
            return Some(data);
        }
        at += 2 + length;
    }
    None
}

/// How many colours the pixels of a JPEG are made of, as its frame says.
pub(super) fn colours(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    while *bytes.get(at)? == 0xff {
        let mark = *bytes.get(at + 1)?;
        match mark {
            // A frame of any kind; among its marks stand three others.
            0xc0..=0xcf if !matches!(mark, 0xc4 | 0xc8 | 0xcc) => return bytes.get(at + 9).copied(),
            0xda | 0xd9 => return None,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        at += 2 + length;
    }
    None
}

/// The orientation in the first directory of TIFF data.
fn tag(data: &[u8]) -> Option<u16> {
    let little = match data.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two = <[u8; 2]>::try_from(data.get(at..at + 2)?).ok()?;
        Some(if little {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    };
    let four = <[u8; 4]>::try_from(data.get(4..8)?).ok()?;
    let first = usize::try_from(if little {
        u32::from_le_bytes(four)
    } else {
        u32::from_be_bytes(four)
    })
    .ok()?;
    let count = usize::from(short(first)?);
    let entry = (0..count)
        .map(|index| first + 2 + 12 * index)
        .find(|at| short(*at) == Some(ORIENTATION))?;
    short(entry + 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_of_either_byte_order_is_read() {
        let little = b"\xff\xd8\xff\xe0\0\x04ab\xff\xe1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(Turn::of_jpeg(little).degrees, 90);
        assert!(Turn::of_jpeg(little).is_sideways());
        let big =
            b"\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x03\0\0\0\0\0\0";
        assert_eq!(Turn::of_jpeg(big).degrees, 180);
        for end in 0..big.len() {
            let _ = Turn::of_jpeg(&big[..end]);
        }
        assert_eq!(Turn::of_jpeg(b"\xff\xd8\xff\xda"), Turn::default());
        assert_eq!(Turn::of_jpeg(b""), Turn::default());
    }

    #[test]
    fn the_frame_says_how_many_colours_there_are() {
        let frame = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x03a\xff\xc2\0\x0b\x08\0\x01\0\x01\x04";
        assert_eq!(colours(frame), Some(4));
        for end in 0..frame.len() {
            assert_eq!(colours(&frame[..end]), None);
        }
    }
}
