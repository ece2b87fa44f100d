//! The encoding that a page declares of itself.

/// How far browsers look for it.
const HEAD_BYTES: usize = 1024;

/// The name in `<meta charset=…>`, `<meta http-equiv=… content="…; charset=…">` or `<?xml … encoding="…"?>`, if there is
/// one near the beginning.
pub fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let head: String = head.iter().map(|b| char::from(b.to_ascii_lowercase())).collect();
    let named = |start: &str, key: &str| {
        head.split(start).skip(1).find_map(|tag| {
            let tag = tag.split('>').next()?;
            tag.split(key).skip(1).find_map(value)
        })
    };
    named("<meta", "charset").or_else(|| named("<?xml", "encoding"))
}

/// The name behind an equals sign.
fn value(behind: &str) -> Option<String> {
    let value = behind.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']).trim_start();
    let end = value
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))
        .unwrap_or(value.len());
    let name = value.get(..end)?;
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_declaring_is_read() {
        for (head, name) in [
            ("<meta charset=gb2312>", "gb2312"),
            ("<html><META CharSet = 'GBK' />", "gbk"),
            (
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb18030\">",
                "gb18030",
            ),
            (
                "<meta name=a content=b><meta content='text/html;charset= UTF-16'>",
                "utf-16",
            ),
            ("<?xml version=\"1.0\" encoding=\"gb2312\"?><html>", "gb2312"),
        ] {
            assert_eq!(
                declared_encoding(head.as_bytes()).as_deref(),
                Some(name),
                "{head}"
            );
        }
        for head in ["", "<p>charset=gbk</p>", "<meta charset>", "<meta charset=\"\">"] {
            assert_eq!(declared_encoding(head.as_bytes()), None, "{head}");
        }
        let far = format!("{}<meta charset=gbk>", " ".repeat(HEAD_BYTES));
        assert_eq!(declared_encoding(far.as_bytes()), None);
    }
}
