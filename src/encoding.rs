//! The bytes of a file → its text. A file that is filled here is UTF-8; one in another encoding is read as it is and reported, so
//! that the clerk can be advised how to save it, and `--fix` can do it. Finished reports are read in any encoding.

mod decode;

pub use decode::{Decoded, decode};

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, Severity, declare_rules};
use crate::source::{Source, Span};

/// The most bytes that a YAML file may have.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

declare_rules! {
    /// About the bytes of a file.
    pub static RULES;

    /// A file that is not UTF-8.
    pub static WRONG_ENCODING = {
        id: "wrong-encoding", title: "文件编码不是 UTF-8", severity: [Error, Warning], basis: "",
        what: "文件用 GB18030（GBK、ANSI）编码保存（照样读取，是警告）；用 UTF-16 编码保存（照样读取，是警告）；文件里有不能识别的字节（是错误）；根本不是文本文件（是错误）。",
        why: "编码不对，在别的电脑和编辑器里汉字会成乱码；不能识别的字节，原来的字已经丢了。",
        fix: "在记事本里“另存为”，编码选 UTF-8，或运行 nianbao check --fix 自动转换；不能识别的字节按所指的位置重新输入。",
        topic: Structure,
    };

    /// A file that is too large to be a report.
    pub static FILE_TOO_LARGE = {
        id: "file-too-large", title: "文件太大", severity: [Error], basis: "",
        what: "YAML 和文本文件超过 16 MB；网页和 Markdown 超过 8 MB；Word 文档解压后超过 32 MB；文字合计超过 2 MB；一张表超过 2000 行、200 栏或 10 万格；文字里的数超过 10000 个。",
        why: "一份年度报告的文件只有几十 KB；这么大的文件多半是选错了，或者把图片粘进了文字。",
        fix: "检查是否选错了文件；图片另存为文件，用 ![图注](图片.png) 引用。",
        topic: Structure,
    };
}

/// What stands in a text for bytes that could not be read.
const LOST: char = char::REPLACEMENT_CHARACTER;

/// What a file's bytes are.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Utf8,
    Other(&'static Encoding),
    /// Text of an encoding in which some bytes are none.
    Damaged(&'static Encoding),
    Binary,
}

/// What people call an encoding.
fn name_of(encoding: &'static Encoding) -> &'static str {
    if encoding == UTF_8 {
        "UTF-8"
    } else if encoding == GB18030 {
        "GB18030（GBK、ANSI）"
    } else {
        "UTF-16"
    }
}

fn kind(bytes: &[u8]) -> Kind {
    if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(e, _)| *e != UTF_8) {
        let (text, _, broken) = encoding.decode(bytes);
        return if !broken {
            Kind::Other(encoding)
        } else if is_damaged_text(&text) {
            Kind::Damaged(encoding)
        } else {
            Kind::Binary
        };
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
    if bytes.len() >= 4 && bytes.len().is_multiple_of(2) && bytes.contains(&0) {
        for (encoding, odd) in [(UTF_16LE, 1), (UTF_16BE, 0)] {
            let readable = || {
                encoding
                    .decode_without_bom_handling_and_without_replacement(bytes)
                    .is_some_and(|t| is_text(&t) && is_chinese(&t))
            };
            // The other bytes are zero now and then: 一 is 4E00, the space of a Chinese text 3000.
            if zeros(odd) * 10 > half && zeros(1 - odd) * 4 < zeros(odd) && readable() {
                return Kind::Other(encoding);
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
    // Chinese in UTF-8 often reads as other Chinese in GB18030: one bad byte must not make it that.
    if decode::is_damaged_utf8(bytes) {
        return Kind::Damaged(UTF_8);
    }
    let (text, broken) = GB18030.decode_without_bom_handling(bytes);
    if !broken && is_text(&text) {
        Kind::Other(GB18030)
    } else if broken && is_damaged_text(&text) {
        Kind::Damaged(GB18030)
    } else {
        Kind::Binary
    }
}

/// Whether decoded characters are lines of Chinese and Latin, a few lost ones apart.
fn is_damaged_text(text: &str) -> bool {
    let lost = text.matches(LOST).count();
    let rest: String = text.chars().filter(|c| *c != LOST).collect();
    lost * 20 <= text.chars().count() && is_text(&rest) && is_chinese(&rest)
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

/// What was read of a file.
#[derive(Debug)]
pub struct Text {
    /// Its text with its line index. Places are those of the text: of another encoding only lines and columns are the
    /// file's too.
    pub source: Source,
    /// What its bytes are that they should not be: text of another encoding (a warning), or not text everywhere (an error:
    /// what could not be read stands as U+FFFD, and the rest is not judged).
    pub found: Option<Diagnostic>,
}

impl Text {
    /// Whether every byte could be read.
    pub fn is_whole(&self) -> bool {
        let found = self.found.as_ref();
        found.is_none_or(|found| found.severity != Severity::Error)
    }
}

/// A file's text, whatever encoding it was saved in.
///
/// # Errors
/// A finding about the file: too large, or no text at all.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Text, Box<Diagnostic>> {
    if bytes.len() > MAX_BYTES {
        let message = format!("文件超过 {} MB，不读取", MAX_BYTES / 1024 / 1024);
        return Err(Box::new(
            Diagnostic::new(&FILE_TOO_LARGE, message).help("检查是否选错了文件"),
        ));
    }
    let kind = kind(&bytes);
    let converted = kind != Kind::Utf8;
    let (text, found) = match kind {
        Kind::Utf8 => (String::from_utf8(bytes).unwrap_or_default(), None),
        Kind::Other(encoding) => {
            let name = name_of(encoding);
            let message = format!("文件的编码是 {name}，不是 UTF-8；这次照它读取了");
            let found = Diagnostic::new(&WRONG_ENCODING, message)
                .severity(Severity::Warning)
                .help("在记事本里“另存为”，编码选 UTF-8；或运行 nianbao check --fix 自动转换");
            (encoding.decode(&bytes).0.into_owned(), Some(found))
        }
        Kind::Damaged(encoding) => {
            let text = if encoding == UTF_8 {
                String::from_utf8_lossy(&bytes).into_owned()
            } else {
                encoding.decode(&bytes).0.into_owned()
            };
            let found = damaged(&text, encoding);
            (text, Some(found))
        }
        Kind::Binary => {
            return Err(Box::new(
                Diagnostic::new(&WRONG_ENCODING, "这不是文本文件")
                    .help("年度报告的文件是 UTF-8 编码的 YAML 文本，请检查是否选错了文件"),
            ));
        }
    };
    Ok(Text {
        source: Source::new(name, text).converted(converted),
        found,
    })
}

/// The places at which bytes could not be read: the first is marked, some more are named.
fn damaged(text: &str, encoding: &'static Encoding) -> Diagnostic {
    const MAX_MARKED: usize = 8;
    let places = || {
        text.match_indices(LOST)
            .map(|(at, lost)| Span::new(at, at + lost.len()))
    };
    let count = places().count();
    let all = if count > 1 {
        format!("，全文共 {count} 处")
    } else {
        String::new()
    };
    let message = format!(
        "这里有不能识别的字节{all}；文件其余部分的编码是 {}",
        name_of(encoding)
    );
    let help = "文件可能在保存或传送时损坏了：把这里原来的字重新输入，再用 UTF-8 编码保存；或从没有损坏的原件重新复制";
    let mut found = Diagnostic::new(&WRONG_ENCODING, message).help(help);
    let mut places = places();
    if let Some(first) = places.next() {
        found = found.at(first);
    }
    places
        .take(MAX_MARKED)
        .fold(found, |found, span| found.related(span, None, ""))
}

/// A file of another encoding as UTF-8; none where it is UTF-8 already, or no text.
pub fn to_utf8(bytes: &[u8]) -> Option<String> {
    match kind(bytes) {
        Kind::Other(encoding) => {
            let (text, _, broken) = encoding.decode(bytes);
            (!broken).then(|| text.into_owned())
        }
        Kind::Utf8 | Kind::Damaged(_) | Kind::Binary => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text, and what is said of the bytes.
    fn text_and_message(bytes: &[u8]) -> (String, String) {
        match read("a.yaml", bytes.to_vec()) {
            Ok(text) => (
                text.source.text().to_owned(),
                text.found.map_or(String::new(), |found| found.message),
            ),
            Err(found) => (String::new(), found.message),
        }
    }

    const TEXT: &str =
        "版式: 2021\n年度: 2021\n机关:\n  名称: 北仑区人民政府办公室\n问题及改进: |\n  一是　不足。\n";

    #[test]
    fn encodings_are_told_apart_read_and_converted() {
        let (gb, _, _) = GB18030.encode(TEXT);
        let same = |bytes: &[u8], encoding: &str| {
            let (text, message) = text_and_message(bytes);
            assert!(text == TEXT && message.contains(encoding), "{message}");
            assert_eq!(to_utf8(bytes).as_deref(), Some(TEXT));
        };
        same(&gb, "GB18030");
        for big in [false, true] {
            let units: Vec<u8> = TEXT
                .encode_utf16()
                .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
                .collect();
            same(&units, "UTF-16");
            let mark = if big { [0xfe, 0xff] } else { [0xff, 0xfe] };
            same(&[&mark[..], &units].concat(), "UTF-16");
        }
        assert_eq!(
            text_and_message(TEXT.as_bytes()),
            (TEXT.to_owned(), String::new())
        );
        assert_eq!(to_utf8(TEXT.as_bytes()), None);
    }

    #[test]
    fn bytes_that_are_no_characters_are_told_with_their_place() {
        let utf8 = |bad: &[u8]| {
            let at = TEXT.find("北仑").unwrap_or_default();
            [&TEXT.as_bytes()[..at], bad, &TEXT.as_bytes()[at..]].concat()
        };
        let gb = GB18030.encode(TEXT).0.into_owned();
        let at = gb.windows(2).position(|pair| pair == [0xb1, 0xb1]).unwrap();
        let gb = [&gb[..at], &[0xff][..], &gb[at..]].concat();
        // The half of a character that a cut file ends with is at its end.
        let cut = TEXT.as_bytes()[..TEXT.len() - 2].to_vec();
        let marked = [&[0xef, 0xbb, 0xbf][..], &utf8(b"\xff")].concat();
        for (bytes, line, column) in [
            (utf8(b"\xff"), 4, 7),
            (utf8(b"\xc4\xea"), 4, 7),
            (utf8(b"\xe5\x8c"), 4, 7),
            (marked, 4, 7),
            (gb, 4, 7),
            (cut, 6, 8),
            (
                "年度: 2021\n机关"
                    .bytes()
                    .chain([0xff])
                    .chain("名称".bytes())
                    .collect(),
                2,
                3,
            ),
        ] {
            let text = read("a.yaml", bytes.clone()).unwrap();
            assert!(!text.is_whole());
            let found = text.found.unwrap();
            let span = found
                .primary
                .origin
                .as_ref()
                .and_then(crate::source::Origin::span)
                .unwrap();
            let place = text.source.line_column(span.start);
            assert_eq!((place.line, place.column), (line, column), "{}", found.message);
            assert!(found.message.contains("不能识别的字节"));
            assert_eq!(to_utf8(&bytes), None);
        }
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            b"PK\x03\x04\x14\0\0\0",
            b"a: \0b\n",
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0],
            b"\xff\xfe\0\xd8a\0\x01\xdc",
        ] {
            assert!(text_and_message(bytes).1.contains("不是文本"), "{bytes:?}");
            assert!(to_utf8(bytes).is_none());
        }
        assert!(text_and_message(&vec![b'a'; MAX_BYTES + 1]).1.contains("16 MB"));
        assert_eq!(text_and_message(b""), (String::new(), String::new()));
    }
}
