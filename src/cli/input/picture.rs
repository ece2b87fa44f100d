//! The pictures that a report in YAML names: in its folder or below, and no larger than a report should carry.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Component, Path, PathBuf};

use super::bytes::up_to;
use crate::check::PictureFault;
use crate::cli::error::reason;
use crate::picture::Image;
use crate::report::Report;

/// The most bytes of a picture.
const MAX_PICTURE: u64 = 16 * 1024 * 1024;

/// The pictures of a report that lies in this folder, or why each is none; those read are added to `reads`.
pub(super) fn read_pictures(
    report: &Report,
    folder: &Path,
    reads: &mut Vec<PathBuf>,
) -> BTreeMap<String, Result<Image, PictureFault>> {
    report
        .picture_paths()
        .into_iter()
        .map(|name| {
            let image = read_picture(&name, folder, reads);
            (name, image)
        })
        .collect()
}

/// Whether a picture's path stays in the folder that it is written from.
pub(in crate::cli) fn is_inside(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    let inside = parts.all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    // A path of Windows leads outside on every machine.
    inside && !name.contains('\\') && !name.contains(':') && !name.is_empty()
}

fn read_picture(name: &str, folder: &Path, reads: &mut Vec<PathBuf>) -> Result<Image, PictureFault> {
    if !is_inside(name) {
        return Err(PictureFault::Outside);
    }
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let path = folder.join(name);
    let missing = |cause: std::io::Error| PictureFault::Missing(format!("读取失败：{}", reason(&cause)));
    // A link may lead outside though its name does not.
    let real = path.canonicalize().map_err(missing)?;
    if !real.starts_with(folder.canonicalize().map_err(missing)?) {
        return Err(PictureFault::Outside);
    }
    // A pipe or a device would be waited for.
    if !real.metadata().map_err(missing)?.is_file() {
        return Err(PictureFault::Missing("不是一个文件".to_owned()));
    }
    let file = File::open(&real).map_err(missing)?;
    let bytes = up_to(file, MAX_PICTURE + 1).map_err(missing)?;
    if bytes.len() as u64 > MAX_PICTURE {
        return Err(PictureFault::TooLarge);
    }
    reads.push(real);
    Image::of_bytes(bytes).ok_or(PictureFault::NotAPicture)
}
