//! Encryption (ISO 32000-2, 7.6): files that open without a password.

mod ciphers;
mod decrypt;
mod key;
mod read;

pub use decrypt::Security;
pub use read::read;
