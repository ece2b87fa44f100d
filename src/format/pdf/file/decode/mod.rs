//! Filters (ISO 32000-2, 7.4), each within what a stream may unpack to.

mod ascii;
mod lzw;
mod predictor;
mod run_length;

use std::io::Read;

use super::File;
use crate::format::pdf::syntax::Dictionary;

/// What these bytes unpack to by a filter; nothing where the filter is one for pictures, or not known.
pub fn decode(
    file: &File<'_>,
    bytes: &[u8],
    filter: &[u8],
    parameters: Option<&Dictionary>,
) -> Option<Vec<u8>> {
    let room = file.budget.room();
    let unpacked = match filter {
        b"FlateDecode" | b"Fl" => flate(file, bytes, room),
        b"LZWDecode" | b"LZW" => {
            let early = parameters.and_then(|p| file.get(p, "EarlyChange").number()) != Some(0.0);
            lzw::decode(bytes, early, room)
        }
        b"ASCIIHexDecode" | b"AHx" => Some(ascii::hexadecimal(bytes)),
        b"ASCII85Decode" | b"A85" => ascii::base_85(bytes, room),
        b"RunLengthDecode" | b"RL" => run_length::decode(bytes, room),
        // Whether a stream is encrypted is known by now.
        b"Crypt" => Some(bytes.to_vec()),
        _ => return None,
    };
    let Some(unpacked) = unpacked else {
        file.budget.exceed();
        return None;
    };
    match (filter, parameters) {
        (b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW", Some(parameters)) => {
            file.budget.unpack(unpacked.len())?;
            predictor::undo(file, unpacked, parameters)
        }
        _ => Some(unpacked),
    }
}

/// Flate (7.4.4): as far as it can be unpacked; nothing where there is more than may be.
fn flate(file: &File<'_>, bytes: &[u8], room: usize) -> Option<Vec<u8>> {
    // The head of two bytes says how it is packed; what it was is summed up at the end, which some programs get wrong.
    let head = match bytes {
        [first, second, ..] => first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0,
        _ => false,
    };
    let packed = bytes.get(2..).filter(|_| head).unwrap_or(bytes);
    let limit = u64::try_from(room).unwrap_or(u64::MAX).saturating_add(1);
    let mut out = Vec::new();
    let end = flate2::bufread::DeflateDecoder::new(packed)
        .take(limit)
        .read_to_end(&mut out);
    if end.is_err() {
        file.breaks();
    }
    (out.len() <= room).then_some(out)
}
