//! What `nianbao diff` takes.

use std::path::PathBuf;

use clap::Args;

use super::merge::Told;

#[derive(Debug, Args)]
pub(in crate::cli) struct Diff {
    /// 旧的报告：上年的，或者上一稿；什么格式都可以，- 表示标准输入
    #[arg(value_name = "旧的")]
    pub old: PathBuf,
    /// 新的报告：本年的，或者这一稿
    #[arg(value_name = "新的")]
    pub new: PathBuf,
    /// 没有变的数、段落、句子也全部列出
    #[arg(long)]
    pub all: bool,
    /// 输出的格式：human（默认）、json
    #[arg(
        long,
        value_enum,
        default_value_t = Told::Human,
        value_name = "格式",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: Told,
    /// 另写成网页，可以打印
    #[arg(long, value_name = "文件")]
    pub html: Option<PathBuf>,
    /// 覆盖已有的网页
    #[arg(long)]
    pub force: bool,
}
