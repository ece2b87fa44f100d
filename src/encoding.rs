//! The bytes of a file → its text. Of the files that are filled here only UTF-8 is read; other encodings are distinguished, so
//! that the clerk can be advised how to save the file, and `--fix` can do it. Finished reports are read in any encoding.

mod decode;

pub use decode::{Decoded, decode};

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, declare_rules};
use crate::source::Source;

/// The most bytes that a YAML file may have.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

declare_rules! {
    /// About the bytes of a file.
    pub static RULES;

    /// A file that is not UTF-8.
    pub static WRONG_ENCODING = {
        id: "wrong-encoding", title: "文件编码不是 UTF-8", severity: [Error], basis: "",
        what: "文件用 GB18030（GBK、ANSI）、UTF-16 等编码保存，或者根本不是文本文件。",
        why: "编码不对，汉字会读成乱码。",
        fix: "在记事本里“另存为”，编码选 UTF-8；或运行 nianbao check --fix 自动转换。",
        topic: Structure,
    };

    /// A file that is too large to be a report.
    pub static FILE_TOO_LARGE = {
        id: "file-too-large", title: "文件太大", severity: [Error], basis: "",
        what: "文件超过上限：YAML 和文本 16 MB，网页和 Markdown 8 MB，Word 文档解压后 32 MB；或者文字超过 2 MB，一张表超过 2000 行、200 栏。",
        why: "一份年度报告的文件只有几十 KB；这么大的文件多半是选错了，或者把图片粘进了文字。",
        fix: "检查是否选错了文件；图片另存为文件，用 ![图注](图片.png) 引用。",
        topic: Structure,
    };
}

/// What a file's bytes are.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Utf8,
    Other(&'static Encoding, &'static str),
    Binary,
}

fn kind(bytes: &[u8]) -> Kind {
    if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(e, _)| *e != UTF_8) {
        return Kind::Other(encoding, "UTF-16");
    }
    // Text in Chinese and Latin as UTF-16 without its mark: every other byte of the Latin is zero.
    let zeros = |odd: usize| {
        bytes
            .iter()
            .skip(odd)
            .step_by(2)
            .take(2000)
            .filter(|b| **b == 0)
            .count()
    };
    let half = bytes.len().min(4000) / 2;
    if bytes.len() >= 4 && bytes.len().is_multiple_of(2) {
        for (encoding, odd) in [(UTF_16LE, 1), (UTF_16BE, 0)] {
            let readable = || {
                encoding
                    .decode_without_bom_handling_and_without_replacement(bytes)
                    .is_some_and(|t| is_text(&t) && is_chinese(&t))
            };
            // The other bytes are zero now and then: 一 is 4E00, the space of a Chinese text 3000.
            if zeros(odd) * 10 > half && zeros(1 - odd) * 4 < zeros(odd) && readable() {
                return Kind::Other(encoding, "UTF-16");
            }
        }
    }
    if std::str::from_utf8(bytes).is_ok() {
        return if bytes.contains(&0) {
            Kind::Binary
        } else {
            Kind::Utf8
        };
    }
    match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if is_text(&text) => Kind::Other(GB18030, "GB18030（GBK、ANSI）"),
        _ => Kind::Binary,
    }
}

/// Whether decoded characters look like words, not like a picture taken for words.
fn is_text(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        && !text.contains('\u{fffd}')
}

/// Whether lines of Chinese and Latin are most of what a text holds: two bytes taken for one character make others.
fn is_chinese(text: &str) -> bool {
    let usual = |c: &char| {
        c.is_ascii()
            || matches!(c, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '“' | '”')
    };
    let (count, few) = (text.chars().count(), text.chars().filter(|c| !usual(c)).count());
    text.contains('\n') && few * 5 <= count
}

/// A file's text with its line index.
///
/// # Errors
/// A finding about the file: too large, another encoding, or no text at all.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Source, Box<Diagnostic>> {
    if bytes.len() > MAX_BYTES {
        let message = format!("文件超过 {} MB，不读取", MAX_BYTES / 1024 / 1024);
        return Err(Box::new(
            Diagnostic::new(&FILE_TOO_LARGE, message).help("检查是否选错了文件"),
        ));
    }
    match kind(&bytes) {
        Kind::Utf8 => Ok(Source::new(name, String::from_utf8(bytes).unwrap_or_default())),
        Kind::Other(_, encoding) => Err(Box::new(
            Diagnostic::new(&WRONG_ENCODING, format!("文件的编码是 {encoding}，不是 UTF-8"))
                .help("在记事本里“另存为”，编码选 UTF-8；或运行 nianbao check --fix 自动转换"),
        )),
        Kind::Binary => Err(Box::new(
            Diagnostic::new(&WRONG_ENCODING, "这不是文本文件")
                .help("年度报告的文件是 UTF-8 编码的 YAML 文本，请检查是否选错了文件"),
        )),
    }
}

/// A file of another encoding as UTF-8; none where it is UTF-8 already, or no text.
pub fn to_utf8(bytes: &[u8]) -> Option<String> {
    match kind(bytes) {
        Kind::Other(encoding, _) => {
            let (text, _, broken) = encoding.decode(bytes);
            (!broken).then(|| text.into_owned())
        }
        Kind::Utf8 | Kind::Binary => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_or_message(bytes: &[u8]) -> String {
        read("a.yaml", bytes.to_vec()).map_or_else(|d| d.message, |s| s.text().to_owned())
    }

    #[test]
    fn encodings_are_told_apart_and_converted() {
        let text =
            "版式: 2021\n年度: 2021\n机关:\n  名称: 北仑区人民政府办公室\n问题及改进: |\n  一是　不足。\n";
        let (gb, _, _) = GB18030.encode(text);
        assert!(text_or_message(&gb).contains("GB18030"));
        assert_eq!(to_utf8(&gb).as_deref(), Some(text));
        for big in [false, true] {
            let units: Vec<u8> = text
                .encode_utf16()
                .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
                .collect();
            assert!(text_or_message(&units).contains("UTF-16"));
            assert_eq!(to_utf8(&units).as_deref(), Some(text));
            let mark = if big { [0xfe, 0xff] } else { [0xff, 0xfe] };
            let marked = [&mark[..], &units].concat();
            assert!(text_or_message(&marked).contains("UTF-16"));
            assert_eq!(to_utf8(&marked).as_deref(), Some(text));
        }
        assert_eq!(text_or_message(text.as_bytes()), text);
        assert_eq!(to_utf8(text.as_bytes()), None);
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            b"PK\x03\x04\x14\0\0\0",
            b"a: \0b\n",
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0],
        ] {
            assert!(text_or_message(bytes).contains("不是文本"), "{bytes:?}");
            assert!(to_utf8(bytes).is_none());
        }
        assert!(text_or_message(&vec![b'a'; MAX_BYTES + 1]).contains("16 MB"));
        assert_eq!(text_or_message(b""), "");
    }
}
