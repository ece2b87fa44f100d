//! Pictures scaled down in what is written, and advice to have that done.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::document::{Block, Document};
use crate::picture::{self, Image};

/// A picture of more bytes is worth scaling down.
const HEAVY: usize = 2 * 1024 * 1024;
/// One with a longer side is, too.
const LONG: u32 = 4000;

/// Says which pictures of a document had better be scaled down, each once.
pub(super) fn advise(document: &Document, told: &mut String) {
    let mut done: Vec<&str> = Vec::new();
    for block in &document.blocks {
        let Block::Picture(picture) = block else {
            continue;
        };
        if done.contains(&picture.path.as_str()) {
            continue;
        }
        done.push(&picture.path);
        let (width, height) = picture.size;
        let kilobytes = picture.bytes.len().div_ceil(1024);
        if picture.kind.is_for_print(&picture.bytes) {
            let _ = writeln!(
                told,
                "提示：图片“{}”用的是印刷颜色（CMYK），有的浏览器显示得不对；加上 --shrink，写进去的换成屏幕颜色（PDF 里总是换的）",
                picture.path
            );
        } else if picture.bytes.len() > HEAVY || width.max(height) > LONG {
            let _ = writeln!(
                told,
                "提示：图片“{}”很大（{width}×{height}，{kilobytes} KB）；加上 --shrink，写进去的缩小到打印所需",
                picture.path
            );
        }
    }
}

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
            let done = if small.size == image.size && image.kind.is_for_print(&image.bytes) {
                "已换成屏幕颜色"
            } else {
                "已缩小"
            };
            let _ = writeln!(
                told,
                "图片“{}”{done}：{}×{}，{} KB → {}×{}，{} KB",
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
