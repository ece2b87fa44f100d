//! The ciphers and digests that files are encrypted with (ISO 32000-2, 7.6).

use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes256};
use md5::{Digest, Md5};
use sha2::{Sha256, Sha384, Sha512};

/// The length of a block of AES.
const BLOCK: usize = 16;

/// MD5 of these pieces one after another.
pub fn md5(pieces: &[&[u8]]) -> [u8; 16] {
    let mut digest = Md5::new();
    for piece in pieces {
        digest.update(piece);
    }
    digest.finalize().into()
}

/// SHA-2 of so many bytes.
pub fn sha2(length: usize, pieces: &[&[u8]]) -> Vec<u8> {
    fn of<D: Digest>(pieces: &[&[u8]]) -> Vec<u8> {
        let mut digest = D::new();
        for piece in pieces {
            digest.update(piece);
        }
        digest.finalize().to_vec()
    }
    match length {
        64 => of::<Sha512>(pieces),
        48 => of::<Sha384>(pieces),
        _ => of::<Sha256>(pieces),
    }
}

/// RC4, both ways. No library that is well kept has it still; it is ten lines.
pub fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=u8::MAX).collect();
    let mut j = 0_u8;
    let at = |state: &[u8], i: u8| state.get(usize::from(i)).copied().unwrap_or_default();
    for (i, k) in (0..=u8::MAX).zip(key.iter().cycle()) {
        j = j.wrapping_add(at(&state, i)).wrapping_add(*k);
        state.swap(usize::from(i), usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    bytes
        .iter()
        .map(|byte| {
            i = i.wrapping_add(1);
            j = j.wrapping_add(at(&state, i));
            state.swap(usize::from(i), usize::from(j));
            byte ^ at(&state, at(&state, i).wrapping_add(at(&state, j)))
        })
        .collect()
}

/// AES in chained blocks, the first of which starts the chain, with its padding taken off (7.6.3.1).
pub fn aes_cbc(key: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let (start, bytes) = bytes.split_at_checked(BLOCK)?;
    let mut plain = aes_cbc_raw(key, start, bytes)?;
    let padding = plain.last().copied().map_or(0, usize::from);
    if (1..=BLOCK).contains(&padding) {
        plain.truncate(plain.len().saturating_sub(padding));
    }
    Some(plain)
}

/// AES in chained blocks without padding; what is left over at the end is no block.
pub fn aes_cbc_raw(key: &[u8], start: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    enum Cipher {
        Short(Box<Aes128>),
        Long(Box<Aes256>),
    }
    let cipher = if key.len() == 32 {
        Cipher::Long(Box::new(Aes256::new_from_slice(key).ok()?))
    } else {
        Cipher::Short(Box::new(Aes128::new_from_slice(key).ok()?))
    };
    let mut out = Vec::with_capacity(bytes.len());
    let mut before = start;
    for block in bytes.chunks_exact(BLOCK) {
        let mut plain = <[u8; BLOCK]>::try_from(block).ok()?.into();
        match &cipher {
            Cipher::Short(cipher) => cipher.decrypt_block(&mut plain),
            Cipher::Long(cipher) => cipher.decrypt_block(&mut plain),
        }
        out.extend(plain.iter().zip(before).map(|(plain, before)| plain ^ before));
        before = block;
    }
    Some(out)
}

/// AES-128 in chained blocks, encrypting, without padding.
pub fn aes_128_encrypted(key: &[u8], start: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let cipher = Aes128::new_from_slice(key).ok()?;
    let mut out = Vec::with_capacity(bytes.len());
    let mut before = <[u8; BLOCK]>::try_from(start).ok()?;
    for block in bytes.chunks_exact(BLOCK) {
        let mut next = before;
        next.iter_mut()
            .zip(block)
            .for_each(|(next, plain)| *next ^= plain);
        let mut next = next.into();
        cipher.encrypt_block(&mut next);
        before = next.into();
        out.extend(before);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rc4_is_rc4() {
        let hidden = rc4(b"Key", b"Plaintext");
        assert_eq!(hidden, [0xbb, 0xf3, 0x16, 0xe8, 0xd9, 0x40, 0xaf, 0x0a, 0xd3]);
    }

    #[test]
    fn chained_blocks_come_back() {
        let key = [7; 16];
        let hidden = aes_128_encrypted(&key, &[1; 16], &[9; 48]).unwrap();
        assert_eq!(aes_cbc_raw(&key, &[1; 16], &hidden).unwrap(), [9; 48]);
    }
}
