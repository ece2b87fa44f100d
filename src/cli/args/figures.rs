//! What `nianbao figures` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Files;

#[derive(Debug, Args)]
pub(in crate::cli) struct Figures {
    #[command(flatten)]
    pub files: Files,
    /// 上一年度的报告，代替文件里写的“上年报告”
    #[arg(long, value_name = "文件")]
    pub prior: Option<PathBuf>,
    /// 输出的形式
    #[arg(long, value_enum, default_value_t = Layout::Human, value_name = "形式", hide_possible_values = true, hide_default_value = true, help = "输出的形式：human（默认）、json、csv（用表格软件打开）")]
    pub format: Layout,
    /// 写入的文件；不写时输出到屏幕
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
}

/// How the account of the figures is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Layout {
    Human,
    Json,
    Csv,
}
