//! Pictures of Windows (BMP), which a PDF file cannot hold as they are: their pixels one by one.

/// The most pixels that are taken apart.
const MAX_PIXELS: usize = 64 * 1024 * 1024;

/// Width, height, and red, green, blue and opacity of each pixel from the upper left; none of a kind that hardly anybody writes (packed,
/// 16 bits) or of a file that is not whole.
pub fn pixels(bytes: &[u8]) -> Option<(u32, u32, Vec<u8>)> {
    let long = |at: usize| {
        let four = bytes.get(at..at.checked_add(4)?)?;
        Some(u32::from_le_bytes(four.try_into().ok()?))
    };
    let size = |at: usize| usize::try_from(long(at)?).ok();
    let (width, height) = (long(18)?, long(22)?.cast_signed());
    // Lines stand from the lowest to the highest, unless the height is below 0.
    let upwards = height > 0;
    let high = height.unsigned_abs();
    let bits = usize::from(*bytes.get(28)?) | usize::from(*bytes.get(29)?) << 8;
    let packed = long(30)?;
    if packed != 0 && !(packed == 3 && bits == 32 && masks_are_usual(bytes)) {
        return None;
    }
    let (columns, rows) = (usize::try_from(width).ok()?, usize::try_from(high).ok()?);
    let count = columns
        .checked_mul(rows)
        .filter(|count| (1..=MAX_PIXELS).contains(count))?;
    let colours = size(14)?.checked_add(14)?;
    let start = size(10)?;
    let line = columns.checked_mul(bits)?.div_ceil(32).checked_mul(4)?;
    let mut out = Vec::with_capacity(4 * count);
    for row in 0..rows {
        let row = if upwards { rows - 1 - row } else { row };
        let from = start.checked_add(row.checked_mul(line)?)?;
        let own = bytes.get(from..from.checked_add(line)?)?;
        for column in 0..columns {
            let place = match bits {
                1 | 4 | 8 => {
                    let at = column * bits;
                    let byte = usize::from(*own.get(at / 8)?);
                    let number = byte >> (8 - bits - at % 8) & ((1 << bits) - 1);
                    bytes.get(colours + 4 * number..)?
                }
                24 | 32 => own.get(column * bits / 8..)?,
                _ => return None,
            };
            let [blue, green, red] = place.first_chunk::<3>()?;
            out.extend([*red, *green, *blue, 0xff]);
        }
    }
    Some((width, high, out))
}

/// Whether the three masks of colours are those that everybody writes.
fn masks_are_usual(bytes: &[u8]) -> bool {
    bytes.get(54..66) == Some(&[0, 0, 0xff, 0, 0, 0xff, 0, 0, 0xff, 0, 0, 0])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of two by two pixels: red and green over blue and white.
    fn picture() -> Vec<u8> {
        let mut out = b"BM".to_vec();
        for number in [70_u32, 0, 54, 40, 2, 2, 1 | 24 << 16, 0, 16, 0, 0, 0, 0] {
            out.extend(number.to_le_bytes());
        }
        out.extend([255, 0, 0, 255, 255, 255, 0, 0]);
        out.extend([0, 0, 255, 0, 255, 0, 0, 0]);
        out
    }

    #[test]
    fn lines_are_turned_round_and_colours_too() {
        let (width, height, pixels) = pixels(&picture()).unwrap();
        assert_eq!((width, height), (2, 2));
        let red = [255, 0, 0, 255];
        let green = [0, 255, 0, 255];
        let (blue, white) = ([0, 0, 255, 255], [255; 4]);
        assert_eq!(pixels, [red, green, blue, white].concat());
    }

    #[test]
    fn half_a_file_is_none() {
        let whole = picture();
        for end in 0..whole.len() {
            assert!(pixels(&whole[..end]).is_none(), "{end}");
        }
    }
}
