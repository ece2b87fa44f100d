//! Runs of a byte (ISO 32000-2, 7.4.5).

/// Unpacks runs; nothing where there is more than may be.
pub fn decode(bytes: &[u8], room: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some((length, after)) = rest.split_first() {
        let count = usize::from(*length);
        rest = match count {
            128 => break,
            0..128 => {
                let (run, after) = after.split_at_checked(count + 1).unwrap_or((after, &[]));
                out.extend_from_slice(run);
                after
            }
            _ => {
                let Some((byte, after)) = after.split_first() else {
                    break;
                };
                out.extend(std::iter::repeat_n(*byte, 257 - count));
                after
            }
        };
        if out.len() > room {
            return None;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_written_out() {
        assert_eq!(decode(&[1, 65, 66, 254, 67, 128, 9], 9).unwrap(), b"ABCCC");
        assert_eq!(decode(&[129, 0, 129, 0], 200), None);
    }
}
