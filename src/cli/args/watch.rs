//! What `nianbao watch` takes.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct Watch {
    /// 要看住的报告，或者放报告的文件夹（连同下级）
    #[arg(required = true, value_name = "文件或文件夹")]
    pub paths: Vec<PathBuf>,
    /// 没有错误的，同时生成文件
    #[arg(long)]
    pub build: bool,
    /// 生成的格式，用逗号隔开：docx（默认）、html、md、txt、pdf、infographic（图解）
    #[arg(long, value_delimiter = ',', value_name = "格式", requires = "build")]
    pub to: Vec<String>,
    /// 生成的文件写入的文件夹；不写时写在报告旁边
    #[arg(short, long, value_name = "文件夹", requires = "build")]
    pub dir: Option<PathBuf>,
    /// 在第三部分末尾画出申请的图表，与 build --charts 一样
    #[arg(long, requires = "build")]
    pub charts: bool,
    /// 不等系统通知，每两秒看一遍：网络盘、共享文件夹上用
    #[arg(long)]
    pub poll: bool,
}
