//! The fields at the head of a message and of each of its parts (RFC 5322, 2.2; RFC 2045, 5.1).

/// The most bytes of a head that are read.
const MAX_HEAD: usize = 64 * 1024;
/// The most fields of a head that are kept.
const MAX_FIELDS: usize = 256;

/// The fields of a head, names in small letters.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields with which the bytes begin, and what stands behind the empty line that ends them.
    pub fn split(bytes: &[u8]) -> (Self, &[u8]) {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        let mut read = 0;
        while !rest.is_empty() && read < MAX_HEAD {
            let end = rest
                .iter()
                .position(|b| *b == b'\n')
                .map_or(rest.len(), |at| at + 1);
            let (line, behind) = rest.split_at(end);
            rest = behind;
            read += end;
            let line = String::from_utf8_lossy(line.get(..MAX_HEAD).unwrap_or(line));
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            if text.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim_start());
                }
            } else if let Some((name, value)) = text.split_once(':')
                && fields.len() < MAX_FIELDS
            {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        (Self(fields), rest)
    }

    /// The value of a field; none where there is no such field.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A media type with its parameters: `text/html; charset="gb2312"`.
#[derive(Debug, Default)]
pub(super) struct MediaType {
    /// The type in small letters, without parameters.
    pub name: String,
    parameters: Vec<(String, String)>,
}

impl MediaType {
    /// The type that a field names.
    pub fn parse(value: &str) -> Self {
        let (name, mut rest) = value.split_once(';').unwrap_or((value, ""));
        let mut parameters = Vec::new();
        while let Some((key, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let (value, behind) = if let Some(quoted) = behind.strip_prefix('"') {
                let (value, behind) = quoted.split_once('"').unwrap_or((quoted, ""));
                (value, behind.split_once(';').map_or("", |(_, behind)| behind))
            } else {
                behind.split_once(';').unwrap_or((behind, ""))
            };
            let key = key.trim_matches(|c: char| c == ';' || c.is_whitespace());
            parameters.push((key.to_ascii_lowercase(), value.trim().to_owned()));
            rest = behind;
        }
        Self {
            name: name.trim().to_ascii_lowercase(),
            parameters,
        }
    }

    /// The value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let found = self.parameters.iter().find(|(own, _)| own == name);
        found
            .map(|(_, value)| value.clone())
            .filter(|value| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_may_go_on_in_the_next_line() {
        let head = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--=_a;b\"\r\n\r\nbody";
        let (fields, rest) = Fields::split(head);
        assert_eq!(rest, b"body");
        assert_eq!(fields.get("mime-version"), Some("1.0"));
        let kind = MediaType::parse(fields.get("content-type").unwrap());
        assert_eq!(kind.name, "multipart/related");
        assert_eq!(kind.parameter("boundary").as_deref(), Some("--=_a;b"));
        assert_eq!(kind.parameter("type").as_deref(), Some("text/html"));
    }

    #[test]
    fn parameters_are_read_however_they_are_written() {
        for (value, charset) in [
            ("text/html; charset=gb2312", Some("gb2312")),
            ("TEXT/HTML;Charset = \"utf-8\" ; x=y", Some("utf-8")),
            ("text/html; charset=\"utf-8", Some("utf-8")),
            ("text/html; charset=", None),
            ("text/html", None),
        ] {
            let kind = MediaType::parse(value);
            assert_eq!(kind.name, "text/html", "{value}");
            assert_eq!(kind.parameter("charset").as_deref(), charset, "{value}");
        }
    }
}
