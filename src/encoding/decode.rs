//! The bytes of a finished report → its text, whatever encoding it was saved in: the agency did not make the file for us.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, GBK, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a file that may be in any encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How many characters could not be decoded; each stands in the text as U+FFFD.
    pub lost: usize,
}

/// The text of bytes in UTF-8, GB18030 (GBK, GB2312), UTF-16, or the encoding that the file declares of itself.
///
/// A byte order mark is believed; what reads as Chinese in UTF-8 is UTF-8, whatever is declared; after that the encoding
/// wins that gives the fewest characters which a Chinese text does not have, the declared one first. None where the bytes
/// are no text at all.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Option<Decoded> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(decoded(encoding, bytes)).filter(is_text);
    }
    let utf8 = decoded(UTF_8, bytes);
    if is_utf8(&utf8) && is_text(&utf8) {
        return Some(utf8);
    }
    drop(utf8);
    let declared = declared
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .map(|encoding| if encoding == GBK { GB18030 } else { encoding })
        // Bytes that hold `<meta charset=utf-16>` in Latin are not UTF-16; the UTF-8 that is meant then was tried.
        .filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE, REPLACEMENT].contains(encoding));
    let mut encodings: Vec<_> = declared.into_iter().chain([GB18030]).collect();
    // Every Latin character, line ends among them, has a zero byte in UTF-16, and no other text has one.
    if bytes.contains(&0) {
        encodings.extend([UTF_16LE, UTF_16BE]);
    }
    let mut best: Option<(usize, Decoded)> = None;
    for encoding in encodings {
        let text = decoded(encoding, bytes);
        let strange = strange(&text.text);
        if best.as_ref().is_none_or(|(least, _)| strange < *least) {
            best = Some((strange, text));
        }
    }
    let (strange, text) = best?;
    (strange * 2 <= text.text.chars().count() && is_text(&text)).then_some(text)
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, errors) = encoding.decode_with_bom_removal(bytes);
    let lost = if errors {
        text.matches('\u{fffd}').count()
    } else {
        0
    };
    let text = match text {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(text) => text,
    };
    Decoded { text, lost }
}

/// Whether bytes read as UTF-8 were that: whole, or, in a damaged file, with many Chinese characters for each lost one.
fn is_utf8(text: &Decoded) -> bool {
    let chinese = || text.text.chars().filter(|c| is_chinese(*c)).count();
    text.lost == 0 || text.lost * 10 <= chinese()
}

/// Whether bytes are UTF-8 but for some that are none. Text in GB18030 loses nearly every character when it is read so; that
/// three bytes of it make a Chinese one is rare, so that few of them are enough.
pub(super) fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let text = decoded(UTF_8, bytes);
    let chinese = text.text.chars().filter(|c| is_chinese(*c)).count();
    text.lost > 0 && text.lost * 2 <= chinese && is_text(&text)
}

/// Whether there are words rather than the codes of some other file: nearly no control characters, few lost ones.
fn is_text(text: &Decoded) -> bool {
    let (mut all, mut codes) = (0, 0);
    for c in text.text.chars() {
        all += 1;
        codes += usize::from(is_code(c));
    }
    codes * 20 + text.lost * 8 <= all
}

fn is_code(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')
}

/// Han characters, Chinese punctuation and full-width forms.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// How many characters a Chinese report hardly has: bytes read in the wrong encoding make such.
fn strange(text: &str) -> usize {
    let usual = |c: char| {
        is_chinese(c)
            || c.is_ascii()
            || matches!(c, '\u{a0}' | '·' | '×' | '\u{2010}'..='\u{2027}' | '①'..='⑳')
    };
    text.chars().filter(|c| !usual(*c) || is_code(*c)).count()
}

#[cfg(test)]
mod tests {
    use encoding_rs::BIG5;

    use super::*;

    const TEXT: &str = "<p>北仑区2021年新收申请31件，“答复”31件——见表三。\n一、总体情况</p>";

    fn text(bytes: &[u8], declared: Option<&str>) -> String {
        let decoded = decode(bytes, declared).unwrap();
        assert_eq!(decoded.lost, 0);
        decoded.text
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn each_encoding_is_told_without_a_declaration() {
        assert_eq!(text(TEXT.as_bytes(), None), TEXT);
        assert_eq!(text(&GB18030.encode(TEXT).0, None), TEXT);
        for big in [false, true] {
            assert_eq!(text(&utf16(TEXT, big), None), TEXT);
        }
        // Without a tag or a figure, only the end of a line is Latin.
        let prose = "本机关全年未收到政府信息公开申请，也没有因此被申请行政复议。\n";
        assert_eq!(text(&utf16(prose, false), None), prose);
        assert_eq!(text(&GB18030.encode(prose).0, None), prose);
        assert_eq!(text(b"", None), "");
    }

    #[test]
    fn byte_order_marks_are_taken_off() {
        let marked = format!("\u{feff}{TEXT}");
        assert_eq!(text(marked.as_bytes(), Some("gb2312")), TEXT);
        for big in [false, true] {
            assert_eq!(text(&utf16(&marked, big), Some("utf-8")), TEXT);
        }
    }

    #[test]
    fn a_declaration_may_lie() {
        for lie in [
            "gb2312",
            "GBK",
            "big5",
            "iso-8859-1",
            "utf-16",
            "hz-gb-2312",
            "无",
        ] {
            assert_eq!(text(TEXT.as_bytes(), Some(lie)), TEXT, "{lie}");
        }
        let gb = GB18030.encode(TEXT).0;
        for lie in ["utf-8", "iso-8859-1", "windows-1252", "utf-16"] {
            assert_eq!(text(&gb, Some(lie)), TEXT, "{lie}");
        }
    }

    #[test]
    fn a_declaration_that_holds_is_followed() {
        let traditional = "政府資訊公開年度報告：臺灣、澳門與香港的業務單位。";
        let (bytes, _, lost) = BIG5.encode(traditional);
        assert!(!lost);
        assert_eq!(text(&bytes, Some(" Big5 ")), traditional);
        let rare = "某𠮷村的㑇姓";
        assert_eq!(text(&GB18030.encode(rare).0, Some("gb2312")), rare);
    }

    #[test]
    fn lost_characters_are_counted() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.truncate(bytes.len() - 5);
        let cut = decode(&bytes, Some("gbk")).unwrap();
        assert_eq!(cut.lost, 1);
        assert!(cut.text.ends_with("一、总体情\u{fffd}"));
        let mut bytes = GB18030.encode(TEXT).0.into_owned();
        bytes.insert(3, 0xff);
        let damaged = decode(&bytes, None).unwrap();
        assert!(damaged.lost == 1 && damaged.text.contains("年新收申请31件"));
        // One that stands in the file as such was not lost by us.
        assert_eq!(decode("新\u{fffd}".as_bytes(), None).unwrap().lost, 0);
    }

    #[test]
    fn what_is_no_text_is_none() {
        let mut noise = 1_u32;
        let noise: Vec<u8> = (0..5000)
            .map(|_| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                noise.to_be_bytes()[0]
            })
            .collect();
        for bytes in [
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(),
            b"PK\x03\x04\x14\0\0\0\x08\0",
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0],
            &noise,
        ] {
            assert_eq!(decode(bytes, None), None);
        }
        assert!(decode("一\u{7}二三四五六七八九十一二三四五六七八九十".as_bytes(), None).is_some());
    }
}
