//! A sound Word file or OpenDocument text around one part: what is mutated is the part, for mutated bytes of an archive seldom get past the archive.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A part of a file that is read as XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The text.
    Document,
    /// The styles.
    Styles,
    /// The lists.
    Numbering,
    /// The text of an OpenDocument file.
    Content,
    /// A sheet of a workbook.
    Sheet,
}

impl Part {
    /// Its name in the archive.
    fn name(self) -> &'static str {
        match self {
            Self::Document => "word/document.xml",
            Self::Styles => "word/styles.xml",
            Self::Numbering => "word/numbering.xml",
            Self::Content => "content.xml",
            Self::Sheet => "xl/worksheets/sheet1.xml",
        }
    }
}

const TYPES: &str = concat!(
    r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" "#,
    r#"ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#,
);
const ROOT: &str = concat!(
    r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="r1" Target="word/document.xml" "#,
    r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"#,
);
const LINKS: &str = concat!(
    r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="r1" Target="styles.xml" "#,
    r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/>"#,
    r#"<Relationship Id="r2" Target="numbering.xml" "#,
    r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"/></Relationships>"#,
);
/// A workbook with one sheet.
const WORKBOOK: &str = concat!(
    r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
    r#"<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>"#,
);
const WORKBOOK_LINKS: &str = concat!(
    r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml" "#,
    r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>"#,
);
/// Its formats: as it is, a day, whole numbers, hundredths, with borders.
const WORKBOOK_STYLES: &str = concat!(
    r#"<styleSheet><borders><border/><border><left style="thin"/></border></borders><cellXfs><xf numFmtId="0"/>"#,
    r#"<xf numFmtId="14"/><xf numFmtId="1"/><xf numFmtId="9"/><xf numFmtId="0" borderId="1"/></cellXfs></styleSheet>"#,
);
/// The common styles of an OpenDocument text.
const STYLES: &str = include_str!("odt_styles.xml");
/// What stands for the parts that are not mutated; they use each other.
const PARTS: [(Part, &str); 3] = [
    (Part::Document, include_str!("../corpus/document_xml/small.xml")),
    (Part::Styles, include_str!("../corpus/styles_xml/small.xml")),
    (Part::Numbering, include_str!("../corpus/numbering_xml/small.xml")),
];

/// A file that has this as one of its parts. Writing to memory does not fail.
pub fn with_part(part: Part, xml: &[u8]) -> Option<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut put = |name: &str, bytes: &[u8]| {
        out.start_file(name, stored).ok()?;
        out.write_all(bytes).ok()
    };
    if part == Part::Content {
        put("mimetype", b"application/vnd.oasis.opendocument.text")?;
        put("styles.xml", STYLES.as_bytes())?;
        put(part.name(), xml)?;
        return Some(out.finish().ok()?.into_inner());
    }
    if part == Part::Sheet {
        put("xl/workbook.xml", WORKBOOK.as_bytes())?;
        put("xl/_rels/workbook.xml.rels", WORKBOOK_LINKS.as_bytes())?;
        put("xl/styles.xml", WORKBOOK_STYLES.as_bytes())?;
        put(part.name(), xml)?;
        return Some(out.finish().ok()?.into_inner());
    }
    put("[Content_Types].xml", TYPES.as_bytes())?;
    put("_rels/.rels", ROOT.as_bytes())?;
    put("word/_rels/document.xml.rels", LINKS.as_bytes())?;
    for (other, sound) in PARTS {
        put(other.name(), if other == part { xml } else { sound.as_bytes() })?;
    }
    Some(out.finish().ok()?.into_inner())
}
