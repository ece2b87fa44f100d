//! How agencies are called: what their names end with.

/// What the name of a government has before [`GOVERNMENT`]; a title may leave that word out.
pub const PEOPLES: &str = "人民";
/// The last word of the name of a government.
pub const GOVERNMENT: &str = "政府";

/// The kinds of agencies, with which their names end.
pub static KINDS: &[&str] = &[
    "人民政府",
    GOVERNMENT,
    "办公室",
    "办公厅",
    "街道办事处",
    "办事处",
    "街道",
    "委员会",
    "管委会",
    "管理局",
    "分局",
    "总局",
    "局",
    "厅",
    "委",
    "镇",
    "乡",
    "院",
    "中心",
    "支队",
    "总队",
    "学校",
    "公司",
    "集团",
    "站",
];
