//! Report → YAML, commented and aligned: what `new` writes, in the layout that the manual shows.

mod head;
mod literal;
mod quoting;
mod table;
mod writer;

use crate::report::remark::{Anchor, Remark};
use crate::report::{Report, keys};
use writer::Writer;

pub use quoting::{inline, word};

/// The comment at the head of the file.
const HEAD: &str = "\
# 填好后核对：nianbao check 本文件　生成 Word：nianbao build 本文件
# 没有发生的填 0；~ 表示还没有填。冒号、逗号、方括号用半角；正文写在 | 之后，用什么标点都可以。
";

/// The YAML file of a report. `schema` is the schema's path, for editors.
pub fn write(report: &Report, schema: Option<&str>) -> String {
    with_remarks(report, schema, &[])
}

/// The same with comments at the places that they are about.
pub fn with_remarks(report: &Report, schema: Option<&str>, remarks: &[Remark]) -> String {
    let mut out = Writer {
        report,
        remarks,
        out: String::new(),
    };
    if let Some(schema) = schema {
        out.line(&format!("# yaml-language-server: $schema={schema}"));
    }
    out.out.push_str(HEAD);
    out.remark(0, Anchor::Head);
    out.keys(keys::HEAD);
    for section in report.edition.sections() {
        out.remark(0, Anchor::Key(section.key));
        out.section(section);
    }
    out.keys(keys::TAIL);
    out.remark(0, Anchor::Tail);
    out.out
}
