//! Pictures that are missing, or are none.

use crate::check::pictures::faults;
use crate::check::{PictureFault, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::picture::MAX_PICTURES_BYTES;

declare_rule! {
    /// A picture that is missing, or is none.
    pub static RULE = {
        id: "bad-picture", title: "图片不能用", severity: [Error], basis: "",
        what: "图片文件不存在；不是 PNG、JPEG、GIF、BMP 图片；图片不完整（没有下载完、已经损坏）；一张超过 16 MB；合计超过 32 MB（用几次算几次）。",
        why: "图片放不进报告；不完整的在 Word 里是红叉或半张图。",
        fix: "检查文件名；图片另存为 PNG 或 JPEG。",
        topic: Structure,
        inputs: Yaml,
    };
}

/// Each place that names such a picture is one finding.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    // The pictures that are too many have one cause, and are one finding.
    let all = subject.context.pictures.values();
    let beyond = all
        .filter(|image| matches!(image, Err(PictureFault::TogetherTooLarge)))
        .count();
    let mut is_reported = false;
    faults(subject, &RULE, |name, fault| match fault {
        PictureFault::Outside => None,
        PictureFault::Missing(why) => Some((format!("图片“{name}”{why}"), "检查文件名和所在的文件夹")),
        PictureFault::NotAPicture(Some(kind)) => Some((
            format!("“{name}”是 {kind} 文件，不能用"),
            "打开它，另存为 PNG 或 JPEG；只改扩展名不行",
        )),
        PictureFault::NotAPicture(None) => Some((
            format!("“{name}”的内容不是 PNG、JPEG、GIF 或 BMP 图片"),
            "图片另存为 PNG 或 JPEG；只改扩展名不行",
        )),
        PictureFault::TogetherTooLarge => (!std::mem::replace(&mut is_reported, true)).then(|| {
            let limit = MAX_PICTURES_BYTES / 1024 / 1024;
            (
                format!("报告里的图片合计超过 {limit} MB（用几次算几次），从“{name}”起有 {beyond} 张放不下"),
                "把图片缩小，或者少放几张；重复使用的图片只放一次",
            )
        }),
        PictureFault::Incomplete => Some((
            format!("“{name}”不是可用的图片：文件不完整，是空的、只有一部分或者已经损坏"),
            "多半是没有下载、复制完：重新取得原图再放进来，用看图软件打开看看是否完整",
        )),
        PictureFault::TooLarge => Some((format!("图片“{name}”太大"), "图片缩小到 16 MB 以内")),
    })
}
