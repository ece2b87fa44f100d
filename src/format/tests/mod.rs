//! What holds for every format, and what the tests of the formats share.

pub mod fixture;
pub mod html_scan;
pub mod shown;

use super::{FORMATS, by_extension, by_name};
use crate::document::Block;

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

#[test]
fn what_is_read_out_apart_from_the_caption_comes_back() {
    let said = ("窗口服务", "两名工作人员在窗口答“疑”，右为\"一件事\"专窗");
    let mut picture = fixture::picture(said.0);
    said.1.clone_into(&mut picture.alternative);
    let mut document = fixture::report("2021", false);
    document.blocks.insert(2, Block::Picture(picture));
    for format in ["docx", "html", "md"].map(|name| by_name(name).unwrap()) {
        let bytes = format.bytes_of(&document).unwrap();
        let read = (format.read)(&bytes).unwrap();
        let found = read.document.blocks.iter().find_map(|block| match block {
            Block::Picture(picture) => Some((picture.caption.as_str(), picture.alternative.as_str())),
            _ => None,
        });
        assert_eq!(found, Some(said), "{}", format.name);
    }
}
