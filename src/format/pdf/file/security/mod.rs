//! Encryption (ISO 32000-2, 7.6): files that open without a password.

use std::borrow::Cow;

use super::File;
use crate::format::Unreadable;
use crate::format::pdf::syntax::{Dictionary, Stream, Value};

/// How a file is decrypted.
#[derive(Debug)]
pub struct Security;

impl Security {
    /// By what the file says of its encryption.
    ///
    /// # Errors
    ///
    /// It needs a password, or is encrypted in a way that is not known.
    pub fn new(_file: &File<'_>, _said: &Dictionary, _number: Option<u32>) -> Result<Self, Unreadable> {
        Err(Unreadable::damaged(
            "这份 PDF 加了密码，读不了",
            "请用不加密码的文件",
        ))
    }

    /// An object with its strings decrypted.
    pub fn strings(&self, value: Value, _number: u32, _generation: u32) -> Value {
        value
    }

    /// A stream's bytes, decrypted.
    #[expect(clippy::unnecessary_wraps)]
    pub fn stream<'b>(&self, _file: &File<'_>, _stream: &Stream, raw: &'b [u8]) -> Option<Cow<'b, [u8]>> {
        Some(Cow::Borrowed(raw))
    }
}
