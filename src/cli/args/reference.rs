//! What `nianbao reference` takes.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct Reference {
    /// 写入的文件（.docx）
    #[arg(short, long, value_name = "文件")]
    pub output: PathBuf,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
}
