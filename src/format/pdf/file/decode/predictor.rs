//! Predictors (ISO 32000-2, 7.4.4.4): only what cross-reference streams and object streams are written with.

use super::parameters::Parameters;

/// The bytes as they were before a predictor; nothing where it is one for pictures of other depths than bytes.
pub fn undo(bytes: Vec<u8>, parameters: &Parameters) -> Option<Vec<u8>> {
    let Parameters {
        predictor,
        colours,
        bits,
        columns,
        ..
    } = *parameters;
    let step = (colours * bits).div_ceil(8);
    let width = (colours * bits * columns).div_ceil(8);
    match predictor {
        2 if bits == 8 => Some(tiff(bytes, width, step)),
        2 => None,
        _ => Some(png(&bytes, width, step)),
    }
}

fn tiff(mut bytes: Vec<u8>, width: usize, step: usize) -> Vec<u8> {
    for row in bytes.chunks_mut(width) {
        for i in step..row.len() {
            let left = row.get(i - step).copied().unwrap_or_default();
            if let Some(byte) = row.get_mut(i) {
                *byte = byte.wrapping_add(left);
            }
        }
    }
    bytes
}

fn png(bytes: &[u8], width: usize, step: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut above = vec![0; width];
    for row in bytes.chunks(width + 1) {
        let Some((kind, row)) = row.split_first() else {
            break;
        };
        let mut current = row.to_vec();
        for i in 0..current.len() {
            let at = |row: &[u8], i: Option<usize>| i.and_then(|i| row.get(i)).copied().unwrap_or_default();
            let left = at(&current, i.checked_sub(step));
            let up = at(&above, Some(i));
            let corner = at(&above, i.checked_sub(step));
            let predicted = match kind {
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            if let Some(byte) = current.get_mut(i) {
                *byte = byte.wrapping_add(predicted);
            }
        }
        out.extend_from_slice(&current);
        current.resize(width, 0);
        above = current;
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let estimate = a + b - c;
    let distance = |x: i16| (estimate - x).abs();
    if distance(a) <= distance(b) && distance(a) <= distance(c) {
        left
    } else if distance(b) <= distance(c) {
        up
    } else {
        corner
    }
}
