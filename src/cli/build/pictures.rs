//! Pictures scaled down in what is written.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::document::{Block, Document};
use crate::picture::{self, Image};

/// Scales the pictures of a document down; `told` says of which, each once.
pub(super) fn shrink(document: &mut Document, told: &mut String) {
    let mut done: HashMap<usize, Option<Image>> = HashMap::new();
    for block in &mut document.blocks {
        let Block::Picture(picture) = block else {
            continue;
        };
        let image = Image {
            kind: picture.kind,
            size: picture.size,
            bytes: picture.bytes.clone(),
        };
        let place = std::sync::Arc::as_ptr(&image.bytes).addr();
        let small = done.entry(place).or_insert_with(|| {
            let small = picture::shrink(&image)?;
            let _ = writeln!(
                told,
                "图片“{}”已缩小：{}×{}，{} KB → {}×{}，{} KB",
                picture.path,
                image.size.0,
                image.size.1,
                image.bytes.len().div_ceil(1024),
                small.size.0,
                small.size.1,
                small.bytes.len().div_ceil(1024),
            );
            Some(small)
        });
        if let Some(small) = small {
            picture.kind = small.kind;
            picture.size = small.size;
            picture.bytes = small.bytes.clone();
        }
    }
}
