//! What `nianbao export` takes.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

/// What is exported to.
const TO: &[&str] = &[
    "jsonl",
    "csv",
    #[cfg(feature = "xlsx")]
    "xlsx",
];

#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    /// 报告的文件；- 表示标准输入
    #[arg(required = true, value_name = "文件")]
    pub files: Vec<PathBuf>,
    /// 导出的格式：jsonl（每份报告一行 JSON）、csv（每个数一行，Excel 能打开）、xlsx（Excel 工作簿：各表和汇总）
    #[arg(long, value_parser = PossibleValuesParser::new(TO), value_name = "格式", hide_possible_values = true)]
    pub to: String,
    /// 写入的文件；不写时输出到屏幕
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
}
