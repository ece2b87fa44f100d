//! LZW (ISO 32000-2, 7.4.4).

/// The code that empties the table.
const CLEAR: usize = 256;
/// The code that ends the data.
const END: usize = 257;
/// How many codes the table holds.
const TABLE: usize = 4096;

/// Unpacks; nothing where there is more than may be. `early` says that codes grow one entry before they must.
pub fn decode(bytes: &[u8], early: bool, room: usize) -> Option<Vec<u8>> {
    let mut out: Vec<u8> = Vec::new();
    // Each entry is a piece of what is out already: it begins there, and is so long.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut held, mut bits) = (0_usize, 0_u32);
    let mut input = bytes.iter();
    loop {
        let size = match END + 1 + table.len() + usize::from(early) + usize::from(last.is_some()) {
            0..=512 => 9,
            513..=1024 => 10,
            1025..=2048 => 11,
            _ => 12,
        };
        while bits < size {
            let Some(byte) = input.next() else {
                return Some(out);
            };
            held = held << 8 | usize::from(*byte);
            bits += 8;
        }
        bits -= size;
        let code = held >> bits & ((1 << size) - 1);
        held &= (1 << bits) - 1;
        let start = out.len();
        match code {
            CLEAR => {
                table.clear();
                last = None;
                continue;
            }
            END => return Some(out),
            0..CLEAR => out.push(u8::try_from(code).unwrap_or_default()),
            code => {
                let (from, length) = match (table.get(code - END - 1), last) {
                    (Some(entry), _) => *entry,
                    // The entry that is about to be made.
                    (None, Some((from, length))) if code - END - 1 == table.len() => (from, length + 1),
                    _ => return Some(out),
                };
                if out.len() + length > room {
                    return None;
                }
                for i in from..from + length {
                    let byte = out.get(i).copied()?;
                    out.push(byte);
                }
            }
        }
        if out.len() > room {
            return None;
        }
        if let Some((from, length)) = last
            && END + 1 + table.len() < TABLE
        {
            table.push((from, length + 1));
        }
        last = Some((start, out.len() - start));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of 7.4.4.2.
    #[test]
    fn the_example_of_the_standard() {
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(
            decode(&packed, true, 99).unwrap(),
            [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]
        );
        assert_eq!(decode(&packed, true, 5), None);
    }
}
