//! The encoding of a page: in which its words are read, and ours written.

use std::borrow::Cow;

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

use crate::format::Unreadable;

/// The byte-order mark of UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// How the bytes of a page are letters, while it is worked on. In all of these a letter of ASCII is itself, and no `<`, `>`
/// or `&` is a part of another letter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Charset {
    /// UTF-8.
    Utf8,
    /// UTF-16 made UTF-8, with its byte order.
    Wide(&'static Encoding),
    /// Another.
    Other(&'static Encoding),
}

/// A page as it is worked on.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// Its bytes.
    pub bytes: Cow<'a, [u8]>,
    /// What they are.
    pub charset: Charset,
}

impl<'a> Page<'a> {
    /// A page of these bytes, which are read as this text.
    pub fn new(bytes: &'a [u8], text: &str) -> Result<Self, Unreadable> {
        let says = |encoding: &'static Encoding| encoding.decode_with_bom_removal(bytes).0 == text;
        for wide in [UTF_16LE, UTF_16BE] {
            let has_mark = Encoding::for_bom(bytes).is_some_and(|(own, _)| own == wide);
            if (has_mark || bytes.contains(&0)) && says(wide) {
                let bytes = [BOM, text.as_bytes()].concat();
                return Ok(Self {
                    bytes: bytes.into(),
                    charset: Charset::Wide(wide),
                });
            }
        }
        let charset = if says(UTF_8) {
            Charset::Utf8
        } else {
            let known = [GB18030, GBK, BIG5, SHIFT_JIS, EUC_JP, EUC_KR, WINDOWS_1252];
            let own = known.into_iter().find(|encoding| says(encoding));
            Charset::Other(own.ok_or_else(|| {
                Unreadable::damaged(
                    "这个网页的编码少见，不能往里写批注",
                    "在浏览器里打开它，全选、复制到 Word 后另存为 .docx，再批注那份文件",
                )
            })?)
        };
        Ok(Self {
            bytes: bytes.into(),
            charset,
        })
    }
}

impl Charset {
    fn encoding(self) -> &'static Encoding {
        match self {
            Self::Utf8 | Self::Wide(_) => UTF_8,
            Self::Other(encoding) => encoding,
        }
    }

    /// Some bytes of the page as text.
    pub fn text(self, bytes: &[u8]) -> Cow<'_, str> {
        self.encoding().decode_without_bom_handling(bytes).0
    }

    /// The bytes of text that was read from the page.
    pub fn bytes(self, text: &str) -> Cow<'_, [u8]> {
        self.encoding().encode(text).0
    }

    /// The bytes of words of ours. What the page has no letter for is a reference by number.
    pub fn written(self, words: &str) -> Vec<u8> {
        let encoding = match self {
            // A page that calls itself GB2312 is read as GBK by some.
            Self::Other(own) if own == GB18030 => GBK,
            own => own.encoding(),
        };
        encoding.encode(words).0.into_owned()
    }

    /// The page as it lies in its file.
    pub fn as_written(self, page: Vec<u8>) -> Vec<u8> {
        let Self::Wide(encoding) = self else { return page };
        let text = String::from_utf8_lossy(page.strip_prefix(BOM).unwrap_or(&page));
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        if encoding == UTF_16LE {
            units.flat_map(u16::to_le_bytes).collect()
        } else {
            units.flat_map(u16::to_be_bytes).collect()
        }
    }
}
