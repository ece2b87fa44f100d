//! Pictures outside the report's folder.

use crate::check::pictures::faults;
use crate::check::{PictureFault, Subject};
use crate::diagnostic::{Diagnostic, declare_rule};

declare_rule! {
    /// A picture outside the report's folder.
    pub static RULE = {
        id: "bad-path", title: "图片不在报告的文件夹里", severity: [Error], basis: "",
        what: "图片的路径指到了报告所在文件夹以外。",
        why: "报告换一台电脑就找不到图片；也可能把不该公开的文件带进报告。",
        fix: "把图片复制到报告所在的文件夹或其下的文件夹，路径只写文件名。",
        topic: Structure,
        inputs: Yaml,
    };
}

/// Each place that names such a picture is one finding.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    faults(subject, &RULE, |name, fault| match fault {
        PictureFault::Outside => Some((
            format!("图片“{name}”不在报告所在的文件夹里"),
            "把图片复制到报告所在的文件夹或其下的文件夹，再写它的文件名",
        )),
        _ => None,
    })
}
