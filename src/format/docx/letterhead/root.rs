//! The root element of a part: what it declares, and where its contents begin.

use quick_xml::Reader;
use quick_xml::events::Event;

/// The vocabulary of files in strict form.
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
/// The vocabulary that says which others may be passed over.
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// What the root of our own text declares.
const OWN: [(&str, &str); 5] = [
    (
        "w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// A root element.
#[derive(Debug, Default)]
pub(super) struct Root {
    /// What its prefixes mean; the empty one of names without.
    declared: Vec<(String, String)>,
    /// The prefixes that a program which does not know them may pass over.
    ignorable: Vec<String>,
    /// Behind its first tag.
    pub inner: usize,
}

impl Root {
    /// That of a part.
    pub fn of(part: &str) -> Self {
        let mut reader = Reader::from_str(part);
        let tag = loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => break tag,
                Ok(Event::Eof) | Err(_) => return Self::default(),
                Ok(_) => {}
            }
        };
        let mut root = Self {
            inner: usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX),
            ..Self::default()
        };
        for attribute in tag.attributes().with_checks(false).flatten() {
            let name = attribute.key.into_inner();
            let value = attribute.value.into_owned();
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                root.declared.push((prefix.to_owned(), value));
            } else if name == "xmlns" {
                root.declared.push((String::new(), value));
            } else if name.ends_with(":Ignorable") {
                root.ignorable = value.split_whitespace().map(str::to_owned).collect();
            }
        }
        root
    }

    /// Whether the part is in strict form.
    pub fn is_strict(&self) -> bool {
        self.declared.iter().any(|(_, meaning)| meaning == STRICT)
    }

    /// The declarations that words of this part need in our own text, as attributes.
    pub fn needed(&self, words: &str) -> String {
        let mut out = String::new();
        let used = |prefix: &str| {
            if prefix.is_empty() {
                return words.starts_with('<') && !words.starts_with("<w:");
            }
            let named = format!("{prefix}:");
            words.match_indices(&named).any(|(at, _)| {
                let before = words.get(..at).and_then(|before| before.chars().next_back());
                before.is_some_and(|c| c == '<' || c == '/' || c.is_whitespace())
            })
        };
        let mut ignorable = Vec::new();
        for (prefix, meaning) in &self.declared {
            let known = OWN.iter().any(|(own, means)| own == prefix && means == meaning);
            if known || !used(prefix) {
                continue;
            }
            let name = if prefix.is_empty() {
                "xmlns".to_owned()
            } else {
                format!("xmlns:{prefix}")
            };
            out.extend([" ", &name, "=\"", meaning, "\""]);
            if self.ignorable.contains(prefix) {
                ignorable.push(prefix.as_str());
            }
        }
        if !ignorable.is_empty() {
            out.extend([
                " xmlns:mc=\"",
                COMPATIBILITY,
                "\" mc:Ignorable=\"",
                &ignorable.join(" "),
                "\"",
            ]);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_words_use_is_declared() {
        let root = Root::of(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w15=\"urn:x\" xmlns:w14=\"urn:y\" xmlns:mc=\"urn:mc\" mc:Ignorable=\"w14 w15\"><w:body/>",
        );
        assert_eq!(root.needed("<w:sectPr/>"), "");
        let needed = root.needed("<w:sectPr><w15:footnoteColumns w:val=\"1\"/></w:sectPr>");
        assert!(
            needed.starts_with(" xmlns:w15=\"urn:x\" xmlns:mc=") && needed.ends_with("mc:Ignorable=\"w15\"")
        );
        assert!(!root.is_strict());
    }
}
