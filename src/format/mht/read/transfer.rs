//! How the bytes of a part are written in a message (RFC 2045, 6).

use std::borrow::Cow;

use data_encoding::BASE64_NOPAD;

/// The bytes of a part that are written in this way; none where nobody knows the way.
pub(super) fn decoded<'a>(bytes: &'a [u8], way: Option<&str>) -> Option<Cow<'a, [u8]>> {
    Some(match way.unwrap_or("8bit").trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => Cow::Owned(quoted_printable(bytes)),
        "base64" => Cow::Owned(base64(bytes)),
        "7bit" | "8bit" | "binary" | "" => Cow::Borrowed(bytes),
        _ => return None,
    })
}

/// Quoted-printable (RFC 2045, 6.7). What is no sign of it stands for itself.
fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let end = line
            .strip_suffix(b"\n")
            .map_or(line, |l| l.strip_suffix(b"\r").unwrap_or(l));
        let broken = end.len() < line.len();
        // Blanks at the end of a line are none of the text.
        let text = if broken { end.trim_ascii_end() } else { end };
        let (text, goes_on) = match text.strip_suffix(b"=") {
            Some(text) => (text, true),
            None => (text, false),
        };
        let mut at = 0;
        while let Some(byte) = text.get(at) {
            let sign = (*byte == b'=')
                .then(|| code(text.get(at + 1), text.get(at + 2)))
                .flatten();
            out.push(sign.unwrap_or(*byte));
            at += if sign.is_some() { 3 } else { 1 };
        }
        if broken && !goes_on {
            out.extend_from_slice(line.get(end.len()..).unwrap_or_default());
        }
    }
    out
}

fn code(high: Option<&u8>, low: Option<&u8>) -> Option<u8> {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// Base 64 (RFC 2045, 6.8). Signs that do not belong to it are left out; a part that is cut off gives what is whole.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let belongs = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    let text: Vec<u8> = bytes.iter().copied().filter(belongs).collect();
    if let Ok(out) = BASE64_NOPAD.decode(&text) {
        return out;
    }
    let whole = text.get(..text.len() - text.len() % 4).unwrap_or_default();
    BASE64_NOPAD.decode(whole).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, way: &str) -> Option<String> {
        let bytes = decoded(text.as_bytes(), Some(way))?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    #[test]
    fn each_way_is_read() {
        for (text, way, expected) in [
            (
                "a=3Db =E5=B9=B4=\r\n=E6=8A=A5  \r\nx",
                "Quoted-Printable",
                "a=b 年报\r\nx",
            ),
            ("a=\nb=zz=", "quoted-printable", "ab=zz"),
            ("=e5=b9=b4", "quoted-printable", "年"),
            ("5bm0\r\n5oql\r\n", " BASE64 ", "年报"),
            ("5bm05oql=", "base64", "年报"),
            ("5bm05oq", "base64", "年"),
            ("年报", "8bit", "年报"),
            ("年报", "binary", "年报"),
        ] {
            assert_eq!(shown(text, way).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(shown("x", "x-uuencode"), None);
    }
}
