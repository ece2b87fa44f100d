//! What `nianbao check` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Files;

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub(in crate::cli) struct Check {
    #[command(flatten)]
    pub files: Files,
    /// 上一年度的报告，代替文件里写的“上年报告”
    #[arg(long, value_name = "文件")]
    pub prior: Option<PathBuf>,
    /// 生成文档的 YAML 文件；逐格逐段核对文档与它是否一致
    #[arg(long, value_name = "文件")]
    pub against: Option<PathBuf>,
    /// 输出的形式
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "形式", hide_possible_values = true, hide_default_value = true, help = "输出的形式：human（默认）、concise、json、jsonl（一份一行）、sarif")]
    pub format: Format,
    /// 改正能够确定的问题（编码、全角标点、数字的写法），写回原文件；写成 --fix=figures 时，由勾稽关系唯一确定的数也改
    #[arg(long, value_enum, value_name = "范围", num_args = 0..=1, require_equals = true, hide_possible_values = true)]
    #[expect(
        clippy::option_option,
        reason = "clap's way of an option with a value that may be left out"
    )]
    pub fix: Option<Option<Mend>>,
    /// 把发现的问题写成批注，放进报告自己的 Word 或网页文件里，写到这个文件；YAML 报告生成 Word 再批注
    #[arg(long, value_name = "文件", conflicts_with = "fix")]
    pub comment: Option<PathBuf>,
    /// 批注时，能够确定的改正同时写成修订，由填报人接受或拒绝（只用于 Word 文件）
    #[arg(long, requires = "comment")]
    pub revise: bool,
    /// 另写一份可以打印、签字的核对单（网页）：结论、每一处问题、标了错的表和文字；几份报告一份一页，前面有一页总表；全部报告都要放在内存里，一次宜在一千份以内
    #[arg(long, value_name = "网页", conflicts_with = "fix")]
    pub report: Option<PathBuf>,
    /// 覆盖已有的批注文件、核对单
    #[arg(long)]
    pub force: bool,
    /// 把警告也当作错误：--deny warnings
    #[arg(long, value_name = "warnings", value_parser = ["warnings"], hide_possible_values = true)]
    pub deny: Option<String>,
    /// 不提示这条规则的警告（可以写多次）；错误不能这样放行
    #[arg(long, value_name = "规则")]
    pub allow: Vec<String>,
    /// 只看这条规则（可以写多次）
    #[arg(long, value_name = "规则")]
    pub only: Vec<String>,
    /// 标准输入上一行一个请求（JSON），标准输出上一行一个结果，直到输入结束；供别的程序调用，写法见使用手册
    #[arg(long, conflicts_with_all = ["files", "files_from", "exclude", "against", "format", "fix", "comment", "report", "deny"])]
    pub stream: bool,
    /// Whether the files were dropped on the program.
    #[arg(skip)]
    pub dropped: bool,
}

/// What `--fix` mends beside what is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Mend {
    /// Figures that the relations of the form leave one value for.
    Figures,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    Human,
    Concise,
    Json,
    Jsonl,
    Sarif,
}
