//! What holds for every format, and what the tests of the formats share.

pub mod fixture;
pub mod html_scan;
pub mod shown;

use super::{FORMATS, by_extension, by_name};

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = fixture::report("2021", true);
    for format in FORMATS {
        let write = || format.bytes_of(&document).unwrap();
        assert_eq!(write(), write(), "{}", format.name);
    }
}

#[test]
fn an_ending_chooses_its_format() {
    for format in FORMATS {
        assert_eq!(by_name(format.name).unwrap().name, format.name);
        for extension in format.extensions {
            assert_eq!(by_extension(&extension.to_uppercase()).unwrap().name, format.name);
        }
    }
    assert!(by_name("pdf").is_none() && by_extension("xls").is_none());
}
