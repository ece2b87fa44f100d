//! The pictures that the prose names: in the report's folder or below, there, and pictures.

use super::Context;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::report::Report;
use crate::report::markup::{Piece, pieces};

declare_rule! {
    /// A picture outside the report's folder.
    pub static BAD_PATH = {
        id: "bad-path", title: "图片不在报告的文件夹里", severity: [Error], basis: "",
        what: "图片的路径指到了报告所在文件夹以外。",
        why: "报告换一台电脑就找不到图片；也可能把不该公开的文件带进报告。",
        fix: "把图片复制到报告所在的文件夹或其下的文件夹，路径只写文件名。",
        topic: Structure,
        inputs: Yaml,
    };
}

declare_rule! {
    /// A picture that is missing, or is none.
    pub static BAD_PICTURE = {
        id: "bad-picture", title: "图片不能用", severity: [Error], basis: "",
        what: "图片文件不存在，或者不是 PNG、JPEG、GIF、BMP 图片。",
        why: "图片放不进报告。",
        fix: "检查文件名；图片另存为 PNG 或 JPEG。",
        topic: Structure,
        inputs: Yaml,
    };
}

/// Why a picture cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// It lies outside the report's folder.
    Outside,
    /// It is not there, or cannot be read; why.
    Missing(String),
    /// It is no picture of a kind that Word and browsers show.
    NotAPicture,
    /// It has more bytes than a report should carry.
    TooLarge,
}

impl Report {
    /// The paths of the pictures that the prose names, each once.
    pub fn picture_paths(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for text in self.prose.values() {
            for piece in pieces(text) {
                if let Piece::Picture { path, .. } = piece {
                    let path = text.as_str()[path].trim().to_owned();
                    if !out.contains(&path) {
                        out.push(path);
                    }
                }
            }
        }
        out
    }
}

pub(super) fn judge(report: &Report, context: &Context) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (key, text) in &report.prose {
        for piece in pieces(text) {
            let Piece::Picture { path, .. } = piece else {
                continue;
            };
            let name = text.as_str()[path.clone()].trim();
            let Some(Err(fault)) = context.pictures.get(name) else {
                continue;
            };
            let (rule, message, help) = match fault {
                PictureFault::Outside => (
                    &BAD_PATH,
                    format!("图片“{name}”不在报告所在的文件夹里"),
                    "把图片复制到报告所在的文件夹或其下的文件夹，再写它的文件名",
                ),
                PictureFault::Missing(why) => (
                    &BAD_PICTURE,
                    format!("图片“{name}”{why}"),
                    "检查文件名和所在的文件夹",
                ),
                PictureFault::NotAPicture => (
                    &BAD_PICTURE,
                    format!("“{name}”不是可用的图片"),
                    "图片另存为 PNG 或 JPEG",
                ),
                PictureFault::TooLarge => {
                    (&BAD_PICTURE, format!("图片“{name}”太大"), "图片缩小到 16 MB 以内")
                }
            };
            out.push(
                Diagnostic::new(rule, message)
                    .at(text.origin_of(path))
                    .help(help)
                    .path(key.to_string()),
            );
        }
    }
    out
}
