//! What `nianbao sample` takes.

use std::path::PathBuf;

use clap::Args;

use super::jobs::jobs;

#[derive(Debug, Args)]
pub(in crate::cli) struct Sample {
    /// 一共多少份报告
    #[arg(long, value_name = "份数", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub count: u64,
    /// 种子：同一个种子，每份报告总是一样的；不写时为 1
    #[arg(long, value_name = "数", default_value_t = 1, hide_default_value = true)]
    pub seed: u64,
    /// 其中多少份埋有错误（一份一至三处），均匀地分布在各份里
    #[arg(long, value_name = "份数", default_value_t = 0, hide_default_value = true)]
    pub faults: u64,
    /// 生成的格式，用逗号隔开：yaml（默认）、docx、html、md、txt
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "格式",
        default_value = "yaml",
        hide_default_value = true
    )]
    pub to: Vec<String>,
    /// 只生成几部分中的一部分，例如 2/8；合起来与一次生成的相同
    #[arg(long, value_name = "第几/几", value_parser = part, requires = "dir")]
    pub part: Option<(u64, u64)>,
    /// 同时用几个核；不写时全部都用
    #[arg(long, value_name = "个数", value_parser = jobs)]
    pub jobs: Option<usize>,
    /// 写入的文件夹；超过 1000 份时每 1000 份一个文件夹；不写时输出一份到屏幕
    #[arg(short, long, value_name = "文件夹")]
    pub dir: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
}

/// A part of a whole: the second of eight.
fn part(words: &str) -> Result<(u64, u64), String> {
    let numbers = words.split_once('/').and_then(|(part, parts)| {
        let numbers: (u64, u64) = (part.trim().parse().ok()?, parts.trim().parse().ok()?);
        (1..=numbers.1).contains(&numbers.0).then_some(numbers)
    });
    numbers.ok_or_else(|| "要写成 2/8 的样子：八部分中的第二部分".to_owned())
}
