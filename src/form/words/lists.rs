//! How prose divides a whole: into some of its parts, all of them, or shares.

/// Words before a percentage that make it a share.
pub const SHARES: &[&str] = &["占比", "占", "比例", "比重", "占到"];

/// What opens a list of some of the parts of a whole.
pub const SOME_PARTS: &[&str] = &["其中", "包括", "包含", "含"];

/// What opens a list of all parts of a whole.
pub const ALL_PARTS: &[&str] = &[
    "分别为",
    "分别是",
    "包括以下",
    "具体为",
    "具体是",
    "具体如下",
    "由以下",
    "具体包括",
    "分为",
];

/// Right before a figure: it is the sum of those before it.
pub const SUMS: &[&str] = &["共计", "合计", "总计", "共", "累计", "总共"];

/// Labels of the row that is the sum of the others.
pub const TOTALS: &[&str] = &["合计", "总计", "共计", "总数", "合计数"];

/// Heads of columns that number or date their rows.
pub const RUNNING_HEADS: &[&str] = &["序号", "编号", "年份", "年度", "行次"];

/// In the head of a column: its figures may not be added.
pub const NO_SUMMANDS: &[&str] = &["率", "比", "%", "％", "平均", "累计", "排名", "得分"];

/// Before the parts of a whole.
pub const OF_WHICH: &str = "其中";

/// What may stand before one of [`SHARES`] and mean the figure before it.
pub const BEFORE_SHARES: &[&str] = &["约", "各", "均", "其"];
