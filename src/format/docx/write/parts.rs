//! What a part is; those that every file has, and those that are the same in every file that has them.

use std::borrow::Cow;

/// A part of the file.
#[derive(Debug)]
pub(in crate::format::docx) struct Part {
    /// Its name in the archive.
    pub name: Cow<'static, str>,
    /// What it is.
    pub media_type: &'static str,
    /// How the text refers to it, where it does.
    pub link: Option<Link>,
}

impl Part {
    /// The ending of its name.
    pub fn ending(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or_default()
    }
}

/// How `word/document.xml` refers to a part.
#[derive(Debug)]
pub(in crate::format::docx) struct Link {
    /// The name that the text uses.
    pub id: Cow<'static, str>,
    /// The last word of the relationship's type.
    pub kind: &'static str,
}

/// A part and what it holds.
#[derive(Debug)]
pub(in crate::format::docx) struct Filled<'a> {
    /// The part.
    pub part: Part,
    /// Its bytes.
    pub bytes: Cow<'a, [u8]>,
}

/// The text.
pub(super) static TEXT: Part = Part {
    name: Cow::Borrowed("word/document.xml"),
    media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    link: None,
};

/// The properties of the document.
pub(super) static PROPERTIES: Part = Part {
    name: Cow::Borrowed("docProps/core.xml"),
    media_type: "application/vnd.openxmlformats-package.core-properties+xml",
    link: None,
};

/// A part that is the same in every file.
macro_rules! fixed {
    ($name:literal, $media_type:literal, $link:expr, $file:literal) => {
        Filled {
            part: Part {
                name: Cow::Borrowed($name),
                media_type: concat!("application/vnd.openxmlformats-officedocument.", $media_type),
                link: $link,
            },
            bytes: Cow::Borrowed(include_bytes!(concat!("../../../../templates/docx/", $file))),
        }
    };
}

/// The parts that are the same in every file.
pub(super) static FIXED: [Filled<'static>; 7] = [
    fixed!("docProps/app.xml", "extended-properties+xml", None, "app.xml"),
    fixed!(
        "word/styles.xml",
        "wordprocessingml.styles+xml",
        link("styles", "styles"),
        "styles.xml"
    ),
    fixed!(
        "word/settings.xml",
        "wordprocessingml.settings+xml",
        link("settings", "settings"),
        "settings.xml"
    ),
    fixed!(
        "word/fontTable.xml",
        "wordprocessingml.fontTable+xml",
        link("fonts", "fontTable"),
        "fontTable.xml"
    ),
    fixed!(
        "word/theme/theme1.xml",
        "theme+xml",
        link("theme", "theme"),
        "theme1.xml"
    ),
    fixed!(
        "word/footer1.xml",
        "wordprocessingml.footer+xml",
        link("oddFooter", "footer"),
        "footer-odd.xml"
    ),
    fixed!(
        "word/footer2.xml",
        "wordprocessingml.footer+xml",
        link("evenFooter", "footer"),
        "footer-even.xml"
    ),
];

/// The mark of a draft, for odd pages and for even ones: with one part for both, a change in Word to either would change
/// the other.
pub(super) static OF_DRAFT: [Filled<'static>; 2] = [
    fixed!(
        "word/header1.xml",
        "wordprocessingml.header+xml",
        link("oddHeader", "header"),
        "header-draft.xml"
    ),
    fixed!(
        "word/header2.xml",
        "wordprocessingml.header+xml",
        link("evenHeader", "header"),
        "header-draft.xml"
    ),
];

/// The page number of lying pages, for odd pages and for even ones: it stands where the upright pages have it, turned with the
/// sheet (GB/T 9704—2012, 9).
pub(super) static OF_LYING: [Filled<'static>; 2] = [
    fixed!(
        "word/footer3.xml",
        "wordprocessingml.footer+xml",
        link("oddLyingFooter", "footer"),
        "footer-odd-lying.xml"
    ),
    fixed!(
        "word/footer4.xml",
        "wordprocessingml.footer+xml",
        link("evenLyingFooter", "footer"),
        "footer-even-lying.xml"
    ),
];

#[expect(clippy::unnecessary_wraps, reason = "what a part holds is an option")]
const fn link(id: &'static str, kind: &'static str) -> Option<Link> {
    Some(Link {
        id: Cow::Borrowed(id),
        kind,
    })
}
