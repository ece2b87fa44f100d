//! Limits: files that want too much are refused soon, each by the limit that it meets.

use std::fmt::Write;
use std::io::Write as _;

use crate::format::pdf::interpret::pages;
use crate::format::pdf::limits::{
    FORMS, GLYPHS, LOADING, NESTING, OPERATORS, PAGES, POINTS, RULES, SAVED, STREAM, VALUES,
};

/// A file of these objects, from 1 on, without a list of them.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (i, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj\n", i + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    out.extend(b"trailer << /Root 1 0 R >>\n");
    out
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn stream(said: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("<< {said} /Length {} >>\nstream\n", bytes.len()).into_bytes();
    out.extend(bytes);
    out.extend(b"\nendstream");
    out
}

/// A page of this content, with a font, and more objects from 6 on.
fn page(content: &str, resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [ 3 0 R ] /MediaBox [ 0 0 600 800 ] >>".to_vec(),
        format!("<< /Type /Page /Contents 4 0 R /Resources << /Font << /F 5 0 R >> {resources} >> >>")
            .into_bytes(),
        stream("/Filter /FlateDecode", &packed(content.as_bytes())),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ];
    objects.extend_from_slice(more);
    file(&objects)
}

fn refused(name: &str, bytes: &[u8]) {
    let unreadable = pages(bytes).map(|pages| pages.len()).expect_err(name);
    assert!(unreadable.too_large, "{name}: {}", unreadable.message);
}

#[test]
fn content_is_limited() {
    assert_eq!(
        pages(&page("BT /F 9 Tf (a) Tj ET", "", &[])).unwrap()[0]
            .glyphs
            .len(),
        1
    );
    let glyphs = format!(
        "BT /F 0.01 Tf {}",
        format!("1 0 0 1 9 9 Tm ({}) Tj ", "a".repeat(1000)).repeat(GLYPHS / 1000 + 1)
    );
    refused("glyphs", &page(&glyphs, "", &[]));
    refused("rules", &page(&"9 9 m 99 9 l S ".repeat(RULES + 1), "", &[]));
    refused("operators", &page(&"q Q\n".repeat(OPERATORS / 2 + 1), "", &[]));
    refused(
        "points",
        &page(&format!("0 0 m {}", "9 9 l ".repeat(POINTS)), "", &[]),
    );
    refused("saved", &page(&"q ".repeat(SAVED + 1), "", &[]));
    refused(
        "operands",
        &page(&format!("[{}] TJ", "1 ".repeat(VALUES)), "", &[]),
    );
    refused("marks", &page(&"/A BMC ".repeat(2000), "", &[]));
    refused("stream", &page(&" ".repeat(STREAM + 1), "", &[]));
}

#[test]
fn forms_are_limited() {
    let form = |next: usize| {
        let said = format!("/Subtype /Form /BBox [ 0 0 9 9 ] /Resources << /XObject << /X {next} 0 R >> >>");
        stream(&said, b"/X Do /X Do")
    };
    let chain: Vec<Vec<u8>> = (0..=FORMS).map(|i| form(i + 7)).collect();
    refused("forms", &page("/X Do", "/XObject << /X 6 0 R >>", &chain));
    // One that draws itself is not drawn again.
    let own = [form(6)];
    assert!(pages(&page("/X Do", "/XObject << /X 6 0 R >>", &own)).is_ok());
}

#[test]
fn streams_are_limited_together() {
    let large = packed(" ".repeat(STREAM - 9).as_bytes());
    let more: Vec<Vec<u8>> = (0..5).map(|_| stream("/Filter /FlateDecode", &large)).collect();
    let bytes = page("", "", &more);
    let listed = String::from_utf8_lossy(&bytes).contains("/Contents 4 0 R");
    assert!(listed);
    let at = bytes.windows(15).position(|w| w == b"/Contents 4 0 R").unwrap();
    let mut all = bytes[..at].to_vec();
    all.extend(b"/Contents [ 6 0 R 7 0 R 8 0 R 9 0 R 10 0 R ]");
    all.extend(&bytes[at + 15..]);
    refused("streams", &all);
    let filters = format!("/Filter [ {} ]", "/Crypt ".repeat(5));
    let own = page(
        "/X Do",
        "/XObject << /X 6 0 R >>",
        &[stream(&format!("/Subtype /Form {filters}"), b"")],
    );
    refused("filters", &own);
}

#[test]
fn the_tree_of_pages_is_limited() {
    let tree = |kids: &str| {
        file(&[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            format!("<< /Kids [ {kids} ] >>").into_bytes(),
        ])
    };
    assert_eq!(pages(&tree("<< /Type /Page >>")).unwrap().len(), 1);
    refused("pages", &tree(&"<< /Type /Page >> ".repeat(PAGES + 1)));
    assert!(pages(&tree("2 0 R 2 0 R")).is_err());
    let mut deep = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()];
    deep.extend((2..NESTING + 5).map(|i| format!("<< /Kids [ {} 0 R ] >>", i + 1).into_bytes()));
    refused("deep", &file(&deep));
}

#[test]
fn objects_that_need_each_other_are_limited() {
    let mut more = Vec::new();
    for i in 0..=LOADING {
        let mut text = String::new();
        write!(text, "<< /Length {} 0 R >>\nstream\n\nendstream", i + 7).unwrap();
        more.push(text.into_bytes());
    }
    refused("lengths", &page("/X Do", "/XObject << /X 6 0 R >>", &more));
}
