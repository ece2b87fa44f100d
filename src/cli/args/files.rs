//! Which files a command reads that takes several.

use std::path::PathBuf;

use clap::Args;

use super::jobs::jobs;

#[derive(Debug, Default, Args)]
#[expect(clippy::struct_field_names, reason = "clap names options after their fields")]
pub(in crate::cli) struct Files {
    /// 报告的文件，或者放报告的文件夹（连同下级文件夹）；可以用 * 和 ?；- 表示标准输入
    #[arg(value_name = "文件或文件夹")]
    pub files: Vec<PathBuf>,
    /// 文件名单，一行一个文件或文件夹；- 表示从标准输入读名单
    #[arg(long, value_name = "名单")]
    pub files_from: Option<PathBuf>,
    /// 不看名称像这样的文件和文件夹，例如 '草稿*'；可以写多次
    #[arg(long, value_name = "名称")]
    pub exclude: Vec<String>,
    /// 同时用几个核；不写时全部都用
    #[arg(long, value_name = "个数", value_parser = jobs)]
    pub jobs: Option<usize>,
}
