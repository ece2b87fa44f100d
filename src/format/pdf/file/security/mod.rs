//! Encryption (ISO 32000-2, 7.6): files that open without a password.

mod ciphers;
mod key;

use std::borrow::Cow;
use std::rc::Rc;

use super::File;
use crate::format::Unreadable;
use crate::format::pdf::syntax::{Dictionary, Stream, Value};
use ciphers::{aes_cbc, md5, rc4};

/// How bytes are encrypted (table 25).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Method {
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
    key: Vec<u8>,
    streams: Method,
    strings: Method,
}

const HELP: &str = "打开后去掉密码另存（或打印为新的 PDF），或者提供 Word 文件";

impl Security {
    /// By what the file says of its encryption.
    ///
    /// # Errors
    ///
    /// It needs a password, or is encrypted in a way that is not known.
    pub fn new(file: &File<'_>, said: &Dictionary, id: &[u8]) -> Result<Self, Unreadable> {
        let unknown = || Unreadable::damaged("这份 PDF 用证书或不认识的方式加了密，读不了", HELP);
        if file.get(said, "Filter").name() != Some(b"Standard") {
            return Err(unknown());
        }
        let (streams, strings) = match file.get(said, "V").whole() {
            Some(1..=3) => (Method::Rc4, Method::Rc4),
            Some(4 | 5) => (method(file, said, "StmF"), method(file, said, "StrF")),
            _ => return Err(unknown()),
        };
        let key = key::of(file, said, id).map_err(|problem| match problem {
            key::Problem::Password => Unreadable::damaged("这份 PDF 加了密码，没有密码打不开", HELP),
            key::Problem::Unknown => unknown(),
        })?;
        Ok(Self {
            key,
            streams,
            strings,
        })
    }

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
    pub fn stream<'b>(&self, file: &File<'_>, stream: &Stream, raw: &'b [u8]) -> Option<Cow<'b, [u8]>> {
        let first = match file.get(&stream.dictionary, "Filter") {
            Value::Array(items) => items.first().map(|item| file.resolve(item)).unwrap_or_default(),
            name => name,
        };
        // A stream with a filter of its own names another way (7.4.10): only "not at all" is in use.
        let plain =
            first.name() == Some(b"Crypt") || file.get(&stream.dictionary, "Type").name() == Some(b"XRef");
        if plain || self.streams == Method::None {
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

/// The way that is named for streams or strings (7.6.5).
fn method(file: &File<'_>, said: &Dictionary, key: &str) -> Method {
    let name = file.get(said, key);
    let filters = file.get(said, "CF");
    let filter = name
        .name()
        .and_then(|name| filters.dictionary()?.0.get(name).cloned());
    let filter = filter.map(|filter| file.resolve(&filter)).unwrap_or_default();
    match filter
        .dictionary()
        .map(|filter| file.get(filter, "CFM"))
        .unwrap_or_default()
        .name()
    {
        Some(b"V2") => Method::Rc4,
        Some(b"AESV2") => Method::Aes128,
        Some(b"AESV3") => Method::Aes256,
        _ => Method::None,
    }
}
