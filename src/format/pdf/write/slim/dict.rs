//! The dictionaries of a PostScript font (Adobe Technical Note 5176, 4): the places in the table that they name are moved in place, each
//! in as many bytes as it had.

/// Operators whose last operand is a place in the table: charset, Encoding, CharStrings, Private; FDArray and FDSelect behind 12.
const PLACES: [u8; 4] = [15, 16, 17, 18];
const ESCAPED_PLACES: [u8; 2] = [36, 37];

/// Takes so much off every place in a dictionary that is not before `from`; none where the dictionary is broken.
pub fn moved(dictionary: &mut [u8], from: usize, back: usize) -> Option<()> {
    let mut at = 0;
    let mut last = None;
    while let Some(first) = dictionary.get(at).copied() {
        let length = match first {
            28 => 3,
            29 => 5,
            30 => 1 + real(dictionary.get(at + 1..)?)?,
            32..=246 => 1,
            247..=254 => 2,
            0..=21 => {
                let second = dictionary.get(at + 1).copied();
                let is_place = match first {
                    12 => ESCAPED_PLACES.contains(&second?),
                    _ => PLACES.contains(&first),
                };
                if is_place {
                    let (from_here, to) = last?;
                    move_number(dictionary.get_mut(from_here..to)?, from, back)?;
                }
                last = None;
                at += if first == 12 { 2 } else { 1 };
                continue;
            }
            _ => return None,
        };
        last = Some((at, at + length));
        at += length;
    }
    Some(())
}

/// How many bytes a number with a fraction has: its last half byte is 15.
fn real(bytes: &[u8]) -> Option<usize> {
    let last = bytes
        .iter()
        .position(|byte| byte & 0xf == 0xf || byte >> 4 == 0xf)?;
    Some(last + 1)
}

/// A number as it is written; smaller ones fit in as many bytes, but for the shortest, in which no place behind the outlines is written.
fn move_number(number: &mut [u8], from: usize, back: usize) -> Option<()> {
    let lower = |place: i32| {
        let place = usize::try_from(place).ok()?;
        let place = if place < from { place } else { place - back };
        i32::try_from(place).ok()
    };
    match number {
        [29, four @ ..] if four.len() == 4 => {
            let place = lower(i32::from_be_bytes(*four.first_chunk()?))?;
            four.copy_from_slice(&place.to_be_bytes());
        }
        [28, two @ ..] if two.len() == 2 => {
            let place = lower(i32::from(i16::from_be_bytes(*two.first_chunk()?)))?;
            two.copy_from_slice(&i16::try_from(place).ok()?.to_be_bytes());
        }
        // Up to 1131.
        _ if from > 1131 => {}
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_behind_the_outlines_move_and_nothing_else_does() {
        // 2000 0 ROS…, 0.1 StrikeWidth, charset before, CharStrings at `from`, Private of 30 bytes behind, FDArray behind
        let mut dictionary = vec![
            28, 0x07, 0xd0, 139, 12, 30, 30, 0xa1, 0x4f, 12, 8, 28, 0x05, 0xdc, 15,
        ];
        dictionary.extend([
            28, 0x07, 0xd0, 17, 169, 29, 0, 1, 0, 0, 18, 28, 0x13, 0x88, 12, 36,
        ]);
        let mut wanted = dictionary.clone();
        moved(&mut dictionary, 3000, 1000).unwrap();
        wanted[21..25].copy_from_slice(&(65536_i32 - 1000).to_be_bytes());
        wanted[27..29].copy_from_slice(&(5000_i16 - 1000).to_be_bytes());
        assert_eq!(dictionary, wanted);
        assert!(moved(&mut [139, 17], 1000, 1).is_none());
        assert!(moved(&mut [17], 3000, 1).is_none());
        assert!(moved(&mut [30, 0x11], 3000, 1).is_none());
    }
}
