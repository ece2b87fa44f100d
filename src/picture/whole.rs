//! Whether a picture's file is whole: half of one, from a download that broke off, is drawn by some programs and by Word as
//! a red cross.

/// Before the chunks of a PNG.
const PNG: usize = 8;

/// Whether a PNG is all there, as far as its structure says.
pub(super) fn is_whole_png(bytes: &[u8]) -> bool {
    png(bytes).is_some()
}

/// The same of a JPEG.
pub(super) fn is_whole_jpeg(bytes: &[u8]) -> bool {
    jpeg(bytes).is_some()
}

/// The same of a GIF.
pub(super) fn is_whole_gif(bytes: &[u8]) -> bool {
    gif(bytes).is_some()
}

/// The same of a BMP.
pub(super) fn is_whole_bmp(bytes: &[u8]) -> bool {
    bmp(bytes).is_some()
}

/// The chunks of a PNG, each with its sum, to its end; there is something drawn among them.
fn png(bytes: &[u8]) -> Option<()> {
    let mut at = PNG;
    let mut drawn = false;
    loop {
        let length = usize::try_from(u32::from_be_bytes(four(bytes, at)?)).ok()?;
        let sum = at.checked_add(8)?.checked_add(length)?;
        let named = bytes.get(at + 4..sum)?;
        if crc32fast::hash(named) != u32::from_be_bytes(four(bytes, sum)?) {
            return None;
        }
        match &named[..4] {
            b"IDAT" => drawn |= length > 0,
            b"IEND" => return drawn.then_some(()),
            _ => {}
        }
        at = sum + 4;
    }
}

/// The segments of a JPEG and what is drawn behind each scan's head, to its end.
fn jpeg(bytes: &[u8]) -> Option<()> {
    let mut at = 2;
    let mut drawn = false;
    loop {
        // Any number of fill bytes before a mark.
        while *bytes.get(at)? == 0xff && *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        if bytes[at] != 0xff {
            return None;
        }
        let mark = *bytes.get(at + 1)?;
        at += 2;
        match mark {
            0xd9 => return drawn.then_some(()),
            0x01 | 0xd0..=0xd8 => continue,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        at += length.max(2);
        if mark == 0xda {
            drawn = true;
            // In what is drawn a mark is recognised by what follows 0xff.
            while *bytes.get(at)? != 0xff || matches!(*bytes.get(at + 1)?, 0 | 0xff | 0xd0..=0xd7) {
                at += 1;
            }
        }
    }
}

/// The blocks of a GIF to its trailer.
fn gif(bytes: &[u8]) -> Option<()> {
    let table = |flags: u8| {
        if flags & 0x80 == 0 {
            0
        } else {
            3 << (usize::from(flags & 7) + 1)
        }
    };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut drawn = false;
    loop {
        match *bytes.get(at)? {
            0x3b => return drawn.then_some(()),
            0x2c => {
                drawn = true;
                at += 11 + table(*bytes.get(at + 9)?);
            }
            0x21 => at += 2,
            _ => return None,
        }
        loop {
            let length = usize::from(*bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                break;
            }
        }
    }
}

/// The size that a BMP gives for its file, which some programs leave open; and that its pixels begin within it.
fn bmp(bytes: &[u8]) -> Option<()> {
    let number = |at: usize| {
        let four = <[u8; 4]>::try_from(bytes.get(at..at + 4)?).ok()?;
        usize::try_from(u32::from_le_bytes(four)).ok()
    };
    (number(2)? <= bytes.len() && number(10)? < bytes.len()).then_some(())
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
        let named = [name.as_slice(), data].concat();
        let sum = crc32fast::hash(&named).to_be_bytes();
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, named.as_slice(), &sum].concat()
    }

    #[test]
    fn of_a_png_every_chunk_is_there_and_sums_up() {
        let whole = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(*b"IHDR", &[0; 13]),
            chunk(*b"IDAT", &[1, 2, 3]),
            chunk(*b"IEND", &[]),
        ]
        .concat();
        assert!(is_whole_png(&whole));
        let more = [whole.as_slice(), b"behind its end"].concat();
        assert!(is_whole_png(&more));
        for end in 0..whole.len() {
            assert!(!is_whole_png(&whole[..end]), "{end}");
        }
        for at in PNG..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 0x10;
            assert!(!is_whole_png(&broken), "{at}");
        }
    }

    #[test]
    fn a_jpeg_ends_with_its_mark() {
        let whole = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xda\0\x02\x01\xff\0\xff\xd0\x02\xff\xd9";
        assert!(is_whole_jpeg(whole));
        for end in 0..whole.len() {
            assert!(!is_whole_jpeg(&whole[..end]), "{end}");
        }
        // A picture within a segment has an end of its own.
        assert!(!is_whole_jpeg(b"\xff\xd8\xff\xe0\0\x06\xff\xd9ab"));
    }

    #[test]
    fn a_gif_and_a_bmp_are_as_long_as_they_say() {
        let whole = b"GIF89a\x01\0\x01\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b";
        assert!(is_whole_gif(whole));
        for end in 0..whole.len() {
            assert!(!is_whole_gif(&whole[..end]), "{end}");
        }
        let mut bitmap = vec![0; 58];
        bitmap[2] = 58;
        bitmap[10] = 54;
        assert!(is_whole_bmp(&bitmap));
        assert!(!is_whole_bmp(&bitmap[..57]));
    }
}
