//! What `nianbao export` takes.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::Files;

/// What is exported to.
const TO: &[&str] = &[
    "jsonl",
    "long",
    "wide",
    "prose",
    "csv",
    #[cfg(feature = "xlsx")]
    "xlsx",
];

#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    #[command(flatten)]
    pub files: Files,
    /// 导出的格式：jsonl（每份报告一行 JSON）、long（每个数一行 JSON）、wide（每份报告一行，数不分层）、prose（每段文字一行 JSON）、csv（每个数一行，Excel 能打开）、xlsx（Excel 工作簿：各表和汇总）
    #[arg(long, value_parser = PossibleValuesParser::new(TO), value_name = "格式", hide_possible_values = true)]
    pub to: String,
    /// 写入的文件；不写时输出到屏幕
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
}
