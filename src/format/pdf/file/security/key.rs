//! The key of a file, for the empty password of its users (ISO 32000-2, 7.6.4).

use super::ciphers::{aes_128_encrypted, aes_cbc_raw, md5, rc4, sha2};

/// What the key is made out of (table 21).
#[derive(Clone, Debug)]
pub struct Said {
    /// The revision of the way.
    pub revision: usize,
    /// The length of the key.
    pub bits: usize,
    /// `O`.
    pub owner: Vec<u8>,
    /// `U`.
    pub user: Vec<u8>,
    /// `UE`.
    pub user_key: Vec<u8>,
    /// `P`.
    pub permissions: u32,
    /// Whether metadata are not encrypted.
    pub plain_metadata: bool,
    /// The first part of the file's identifier.
    pub id: Vec<u8>,
}

/// Why there is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It needs a password.
    Password,
    /// It is made in a way that is not known.
    Unknown,
}

/// What passwords are filled up with (algorithm 2).
const PADDING: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e,
    0x2e, 0x00, 0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];

/// The key.
///
/// # Errors
///
/// See [`Problem`].
pub fn of(said: &Said) -> Result<Vec<u8>, Problem> {
    let user = &said.user;
    match said.revision {
        revision @ 2..=4 => {
            let key = old(said);
            let expected = if revision == 2 {
                rc4(&key, &PADDING)
            } else {
                proof(&key, &said.id)
            };
            let compared = expected.len().min(user.len());
            let same = compared >= 16 && expected.get(..compared) == user.get(..compared);
            if same { Ok(key) } else { Err(Problem::Password) }
        }
        revision @ (5 | 6) => {
            let part = |from: usize, to: usize| user.get(from..to).ok_or(Problem::Unknown);
            let hash = |salt: &[u8]| {
                if revision == 5 {
                    Some(sha2(32, &[salt]))
                } else {
                    hardened(salt)
                }
            };
            if hash(part(32, 40)?).as_deref() != Some(part(0, 32)?) {
                return Err(Problem::Password);
            }
            let between = hash(part(40, 48)?).ok_or(Problem::Unknown)?;
            let hidden = &said.user_key;
            aes_cbc_raw(&between, &[0; 16], hidden.get(..32).ok_or(Problem::Unknown)?).ok_or(Problem::Unknown)
        }
        _ => Err(Problem::Unknown),
    }
}

/// Algorithm 2: revisions 2 to 4.
fn old(said: &Said) -> Vec<u8> {
    let Said { revision, bits, .. } = *said;
    let length = match revision {
        2 => 5,
        // Files of revision 4 have keys of 128 bits; what they say of it is often in bytes, or left out.
        4 => 16,
        _ if bits <= 16 => bits.clamp(5, 16),
        _ => (bits / 8).clamp(5, 16),
    };
    let permissions = said.permissions.to_le_bytes();
    let plain_metadata = revision >= 4 && said.plain_metadata;
    let rest: &[u8] = if plain_metadata { &[0xff; 4] } else { &[] };
    let owner = said.owner.get(..32).unwrap_or(&said.owner);
    let mut key = md5(&[&PADDING, owner, &permissions, &said.id, rest]);
    if revision >= 3 {
        for _ in 0..50 {
            key = md5(&[key.get(..length).unwrap_or_default()]);
        }
    }
    key.get(..length).unwrap_or_default().to_vec()
}

/// Algorithm 5: what the right key makes of the file's identifier.
fn proof(key: &[u8], id: &[u8]) -> Vec<u8> {
    let mut out = md5(&[&PADDING, id]).to_vec();
    for i in 0..20_u8 {
        let turned: Vec<u8> = key.iter().map(|byte| byte ^ i).collect();
        out = rc4(&turned, &out);
    }
    out
}

/// Algorithm 2.B: revision 6.
fn hardened(salt: &[u8]) -> Option<Vec<u8>> {
    let mut key = sha2(32, &[salt]);
    for round in 0_usize.. {
        let repeated = key.repeat(64);
        let hidden = aes_128_encrypted(key.get(..16)?, key.get(16..32)?, &repeated)?;
        let sum: usize = hidden.iter().take(16).map(|byte| usize::from(*byte)).sum();
        key = sha2([32, 48, 64].get(sum % 3).copied()?, &[&hidden]);
        if round >= 63 && usize::from(*hidden.last()?) + 32 <= round + 1 {
            break;
        }
    }
    key.truncate(32);
    Some(key)
}
