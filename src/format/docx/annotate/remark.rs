//! The part that holds the comments.

use std::fmt::Write as _;

use crate::format::annotation::{AUTHOR, Note};
use crate::format::docx::parcel::{escaped, within_root};

/// The vocabulary, in the form that Word writes and in the strict one.
const VOCABULARY: [&str; 2] = [
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    " xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"",
];

/// A comment with its number.
#[derive(Debug)]
pub(super) struct Remark<'n> {
    /// Its number.
    pub id: u32,
    /// What it says.
    pub note: &'n Note,
}

/// The part as it is, without comments of ours.
#[derive(Debug)]
pub(super) struct Remarks<'p> {
    part: Option<&'p str>,
    is_strict: bool,
}

/// What declares Word's prefix where the file has another one.
pub(super) const fn declaration(prefix: &str, is_strict: bool) -> &'static str {
    if matches!(prefix.as_bytes(), b"w:") {
        ""
    } else {
        VOCABULARY[is_strict as usize]
    }
}

impl<'p> Remarks<'p> {
    /// The part; none where the file has none.
    pub fn new(part: Option<&'p str>, is_strict: bool) -> Self {
        Self { part, is_strict }
    }

    /// A number that no comment of the part has, nor any after it.
    pub fn first_id(&self) -> u32 {
        let all = super::sweep::comments(self.part.unwrap_or_default());
        let numbers = all
            .iter()
            .filter_map(|comment| comment.id.trim().parse::<u32>().ok());
        numbers.max().map_or(0, |last| last.saturating_add(1))
    }

    /// The part with these comments behind its own.
    pub fn with(&self, comments: &[Remark<'_>]) -> String {
        let vocabulary = VOCABULARY[usize::from(self.is_strict)];
        let part = self.part.map_or_else(
            || format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments{vocabulary}></w:comments>"),
            str::to_owned,
        );
        let mut words = String::new();
        let names = if part.contains("<w:comments") {
            ""
        } else {
            vocabulary
        };
        for comment in comments {
            write_comment(&mut words, comment, names);
        }
        within_root(&part, &words)
    }
}

fn write_comment(out: &mut String, comment: &Remark<'_>, names: &str) {
    let Remark { id, note } = comment;
    let kind = note.severity.word();
    let _ = write!(
        out,
        "<w:comment{names} w:id=\"{id}\" w:author=\"{AUTHOR}\" w:initials=\"{kind}\">"
    );
    for (index, paragraph) in note.paragraphs.iter().enumerate() {
        let words = escaped(paragraph);
        let _ = match index {
            0 => write!(
                out,
                "<w:p><w:r><w:annotationRef/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">【{kind}】</w:t></w:r><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
            ),
            _ => write!(
                out,
                "<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
            ),
        };
    }
    out.push_str("</w:comment>");
}
