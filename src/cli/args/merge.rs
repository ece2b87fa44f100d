//! What `nianbao merge` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Files;

#[derive(Debug, Args)]
pub(in crate::cli) struct Merge {
    #[command(flatten)]
    pub files: Files,
    /// 汇总写入的文件；不写时输出到屏幕
    #[arg(short, long, value_name = "文件", conflicts_with = "against")]
    pub output: Option<PathBuf>,
    /// 不写汇总，而是核对已经写好的政府报告（YAML、Word 等）：哪些数不等于各单位之和，差在哪个单位
    #[arg(long, value_name = "文件")]
    pub against: Option<PathBuf>,
    /// 应报单位的名单，一行一个，# 后面是说明：缺的、多出的都指出来
    #[arg(long, value_name = "文件")]
    pub expect: Option<PathBuf>,
    /// 汇总后报告的机关全称；不写时按各单位的名称推断
    #[arg(long, value_name = "机关名称")]
    pub agency: Option<String>,
    /// 汇总的年度；不写时按各单位的报告
    #[arg(long, value_name = "年度")]
    pub year: Option<i32>,
    /// 结果的格式：human（默认）、json
    #[arg(
        long,
        value_enum,
        default_value_t = Told::Human,
        value_name = "格式",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: Told,
    /// 有错误也汇总，在文件里注明；并覆盖已有的文件
    #[arg(long)]
    pub force: bool,
}

/// How what was found is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Told {
    /// For people.
    Human,
    /// For programs.
    Json,
}
