//! Bytes written as letters (ISO 32000-2, 7.4.2 and 7.4.3).

use crate::format::pdf::syntax::is_white;

/// Hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let mut digits = bytes
        .iter()
        .take_while(|b| **b != b'>')
        .filter_map(|b| (*b as char).to_digit(16))
        .filter_map(|d| u8::try_from(d).ok());
    let mut out = Vec::with_capacity(bytes.len() / 2);
    while let Some(high) = digits.next() {
        out.push(high << 4 | digits.next().unwrap_or_default());
    }
    out
}

/// Five letters for four bytes.
pub fn base_85(bytes: &[u8], room: usize) -> Option<Vec<u8>> {
    let bytes = bytes.strip_prefix(b"<~").unwrap_or(bytes);
    let mut out = Vec::with_capacity((bytes.len() / 5 * 4).min(room));
    let mut group: Vec<u32> = Vec::with_capacity(5);
    for byte in bytes.iter().copied().filter(|b| !is_white(*b)) {
        if out.len() > room {
            return None;
        }
        match byte {
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => break,
        }
        if group.len() == 5 {
            out.extend(four(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        out.extend(four(&group).into_iter().take(kept));
    }
    Some(out)
}

fn four(group: &[u32]) -> [u8; 4] {
    group
        .iter()
        .fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(*digit))
        .to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_bytes() {
        assert_eq!(hexadecimal(b"41 4 2 5>43"), b"AB\x50");
        assert_eq!(base_85(b"<~87cUR z~>", 99).unwrap(), b"Hell\0\0\0\0");
        assert_eq!(base_85(b"zzzz", 8), None);
    }
}
