//! What bytes were, in a few bytes: enough to know them again.

use std::hash::Hasher;
use std::path::Path;

use siphasher::sip128::{Hasher128, SipHasher13};

/// A hash that is the same on every machine and in every version of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = SipHasher13::new();
        hasher.write(bytes);
        Self(hasher.finish128().as_u128())
    }

    /// It as a number, to be compared where this type is not known.
    pub const fn number(self) -> u128 {
        self.0
    }

    /// The fingerprint of what a file holds now.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn of_file(path: &Path) -> Result<Self, std::io::Error> {
        std::fs::read(path).map(|bytes| Self::of(&bytes))
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an earlier version of the program noted must be known again by this one.
    #[test]
    fn a_fingerprint_never_changes() {
        assert_eq!(Fingerprint::of(b"").to_string().len(), 32);
        assert_eq!(
            Fingerprint::of("年报".as_bytes()).to_string(),
            "cdb4a3d3347f3d380277a1625b475890"
        );
        assert_ne!(Fingerprint::of(b"a"), Fingerprint::of(b"b"));
    }
}
