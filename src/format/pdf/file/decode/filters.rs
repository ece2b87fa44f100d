//! One filter after another.

use std::io::Read;

use super::ascii;
use super::lzw;
use super::parameters::Parameters;
use super::predictor;
use super::run_length;
use crate::format::pdf::limits::Budget;

/// What these bytes unpack to by a filter, and whether that is all; nothing where the filter is one for pictures, or not known,
/// or more comes out than may be.
pub fn decode(
    bytes: &[u8],
    filter: &[u8],
    parameters: &Parameters,
    budget: &Budget,
) -> Option<(Vec<u8>, bool)> {
    let room = budget.room();
    let whole = |bytes| (bytes, true);
    let unpacked = match filter {
        b"FlateDecode" | b"Fl" => flate(bytes, room),
        b"LZWDecode" | b"LZW" => lzw::decode(bytes, parameters.early, room).map(whole),
        b"ASCIIHexDecode" | b"AHx" => Some((ascii::hexadecimal(bytes), true)),
        b"ASCII85Decode" | b"A85" => ascii::base_85(bytes, room).map(whole),
        b"RunLengthDecode" | b"RL" => run_length::decode(bytes, room).map(whole),
        // Whether a stream is encrypted is known by now.
        b"Crypt" => Some((bytes.to_vec(), true)),
        _ => return None,
    };
    let Some((unpacked, whole)) = unpacked else {
        budget.exceed();
        return None;
    };
    budget.unpack(unpacked.len())?;
    if parameters.predictor < 2 || !matches!(filter, b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW") {
        return Some((unpacked, whole));
    }
    budget.unpack(unpacked.len())?;
    Some((predictor::undo(unpacked, parameters)?, whole))
}

/// Flate (7.4.4): as far as it can be unpacked; nothing where there is more than may be.
fn flate(bytes: &[u8], room: usize) -> Option<(Vec<u8>, bool)> {
    // The head of two bytes says how it is packed; what it was is summed up at the end, which some programs get wrong.
    let head = match bytes {
        [first, second, ..] => first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0,
        _ => false,
    };
    let packed = bytes.get(2..).filter(|_| head).unwrap_or(bytes);
    let limit = u64::try_from(room).unwrap_or(u64::MAX).saturating_add(1);
    let mut out = Vec::new();
    let whole = flate2::bufread::DeflateDecoder::new(packed)
        .take(limit)
        .read_to_end(&mut out)
        .is_ok();
    (out.len() <= room).then_some((out, whole))
}
