//! Strings and streams, decrypted (ISO 32000-2, 7.6.3).

use std::borrow::Cow;
use std::rc::Rc;

use super::ciphers::{aes_cbc, md5, rc4};
use crate::format::pdf::syntax::{Dictionary, Stream, Value};

/// How bytes are encrypted (table 25).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Not at all.
    None,
    /// RC4 with a key of each object.
    Rc4,
    /// AES with a key of each object.
    Aes128,
    /// AES with the file's key.
    Aes256,
}

/// How a file is decrypted.
#[derive(Debug)]
pub struct Security {
    pub(super) key: Vec<u8>,
    pub(super) streams: Method,
    pub(super) strings: Method,
}

impl Security {
    /// An object with its strings decrypted.
    pub fn strings(&self, value: Value, number: u32, generation: u32) -> Value {
        if self.strings == Method::None {
            return value;
        }
        let each = |dictionary: &Dictionary| {
            let pairs = dictionary.0.iter();
            Dictionary(
                pairs
                    .map(|(k, v)| (k.clone(), self.strings(v.clone(), number, generation)))
                    .collect(),
            )
        };
        match value {
            Value::String(bytes) => match self.decrypt(self.strings, &bytes, number, generation) {
                Some(plain) => Value::String(plain.into()),
                None => Value::String(bytes),
            },
            Value::Array(items) => Value::Array(
                items
                    .iter()
                    .map(|item| self.strings(item.clone(), number, generation))
                    .collect(),
            ),
            Value::Dictionary(dictionary) => Value::Dictionary(Rc::new(each(&dictionary))),
            Value::Stream(stream) => Value::Stream(Rc::new(Stream {
                dictionary: each(&stream.dictionary),
                ..(*stream).clone()
            })),
            other => other,
        }
    }

    /// A stream's bytes, decrypted; nothing where they cannot be.
    pub fn stream<'b>(&self, stream: &Stream, raw: &'b [u8]) -> Option<Cow<'b, [u8]>> {
        if self.streams == Method::None {
            return Some(Cow::Borrowed(raw));
        }
        self.decrypt(self.streams, raw, stream.number, stream.generation)
            .map(Cow::Owned)
    }

    fn decrypt(&self, method: Method, bytes: &[u8], number: u32, generation: u32) -> Option<Vec<u8>> {
        match method {
            Method::None => Some(bytes.to_vec()),
            Method::Rc4 => Some(rc4(&self.object_key(number, generation, b""), bytes)),
            Method::Aes128 => aes_cbc(&self.object_key(number, generation, b"sAlT"), bytes),
            Method::Aes256 => aes_cbc(&self.key, bytes),
        }
    }

    /// The key of an object (algorithm 1).
    fn object_key(&self, number: u32, generation: u32, salt: &[u8]) -> Vec<u8> {
        let mut bytes = self.key.clone();
        bytes.extend(number.to_le_bytes().iter().take(3));
        bytes.extend(generation.to_le_bytes().iter().take(2));
        bytes.extend(salt);
        let mut key = md5(&[&bytes]).to_vec();
        key.truncate((self.key.len() + 5).min(16));
        key
    }
}
