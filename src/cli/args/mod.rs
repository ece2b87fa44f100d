//! The command line as data. Messages and help are Chinese; names are English.

mod build;
mod check;
mod diff;
mod export;
mod figures;
mod files;
mod fill;
mod jobs;
mod merge;
mod reference;
mod sample;
mod watch;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub(super) use build::Build;
pub(super) use check::{Check, Format};
pub(super) use diff::Diff;
pub(super) use export::Export;
pub(super) use figures::{Figures, Layout};
pub(super) use files::Files;
pub(super) use fill::Fill;
pub(super) use merge::{Merge, Told};
pub(super) use reference::Reference;
pub(super) use sample::Sample;
pub(super) use watch::Watch;

/// What a double click does, and the exit statuses.
const AFTER_HELP: &str = if cfg!(feature = "desk") {
    "双击程序，等于 nianbao fill；把文件或文件夹拖到程序上，就在浏览器里打开它。\n退出状态：0 没有要改的；1 有错误；2 命令写错了；3 程序没有做成（例如读不到文件）。"
} else {
    "这个程序没有带上填写的页面，nianbao fill 不能用；把文件拖到程序上，就核对它。\n退出状态：0 没有要改的；1 有错误；2 命令写错了；3 程序没有做成（例如读不到文件）。"
};

/// 政府信息公开工作年度报告：填表、核对、生成 Word、网页、Markdown 和文本
#[derive(Debug, Parser)]
#[command(
    name = "nianbao",
    version,
    after_help = AFTER_HELP
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 在浏览器里填写、核对、生成报告；什么都不写就是它
    Fill(Fill),
    /// 生成一份可以填写的文件
    New(New),
    /// 核对报告，指出每一处要改的地方
    Check(Check),
    /// 核对后生成 Word、网页、Markdown、文本或 PDF
    Build(Build),
    /// 把已有的报告（Word、WPS、Excel、PDF、网页、文本等）变成可以填写的文件
    Import(Import),
    /// 由上年的报告起草下一年度的
    Next(Next),
    /// 汇总各单位的报告，起草政府的；或者核对政府的报告与各单位是否一致
    Merge(Merge),
    /// 两份报告（两年的，或者两稿）的数字和文字逐处对照
    Diff(Diff),
    /// 导出全部数字
    Export(Export),
    /// 逐个列出文字里的数：与什么核对过，符合还是不符
    Figures(Figures),
    /// 保存一次，核对一次；可以同时生成
    Watch(Watch),
    /// 供编辑器使用：填写时提示、核对、改正
    Lsp(Lsp),
    /// 写出生成 Word 文档用的样张，改了样式、页眉再用 build --reference
    Reference(Reference),
    /// 编造一批报告，用来培训、试用、测速；可以埋下已知的错误
    Sample(Sample),
    /// 说明一条规则；不写规则名时列出全部规则
    Explain(Explain),
    /// 输出 JSON Schema，供编辑器在填写时提示
    Schema(Schema),
    /// 输出命令行补全脚本
    Completions(Completions),
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// 报告的年度，例如 2026
    #[arg(long, value_name = "年度")]
    pub year: i32,
    /// 机关全称
    #[arg(long, value_name = "机关名称")]
    pub agency: String,
    /// 机关类别：政府、部门、乡镇街道；不写时按名称判断
    #[arg(long, value_name = "类别")]
    pub kind: Option<String>,
    /// 生成的格式：yaml；xlsx 是发给单位填写的 Excel 工作簿；不写时看文件名
    #[cfg(feature = "xlsx")]
    #[arg(long, value_parser = ["yaml", "xlsx"], value_name = "格式", hide_possible_values = true)]
    pub to: Option<String>,
    /// 写入的文件；不写时输出到屏幕
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
    /// 同时在旁边写出 JSON Schema，编辑器据此提示和补全
    #[arg(long, requires = "output")]
    pub schema: bool,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
    /// 没有收到申请，也没有复议、诉讼的：表三、表四都填 0
    #[arg(long)]
    pub zeros: bool,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    pub files: Files,
    /// 写入的文件，报告中的图片写在它旁边；不写时输出到屏幕
    #[arg(short, long, value_name = "文件", conflicts_with = "dir")]
    pub output: Option<PathBuf>,
    /// 写入的文件夹，几份报告时要写明；文件名与输入相同，下级文件夹也照样
    #[arg(short, long, value_name = "文件夹")]
    pub dir: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Next {
    #[command(flatten)]
    pub files: Files,
    /// 起草成的格式：yaml；xlsx 是发给单位填写的 Excel 工作簿；不写时看文件名
    #[cfg(feature = "xlsx")]
    #[arg(long, value_parser = ["yaml", "xlsx"], value_name = "格式", hide_possible_values = true)]
    pub to: Option<String>,
    /// 写入的文件；不写时输出到屏幕
    #[arg(short, long, value_name = "文件", conflicts_with = "dir")]
    pub output: Option<PathBuf>,
    /// 写入的文件夹，几份报告时要写明；文件名里的年度换成新的一年，下级文件夹也照样
    #[arg(short, long, value_name = "文件夹")]
    pub dir: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
    /// 没有收到申请，也没有复议、诉讼的：表三、表四都填 0，“上年结转”仍按上年报告
    #[arg(long)]
    pub zeros: bool,
}

/// The server for editors takes nothing.
#[derive(Debug, Args)]
pub(super) struct Lsp {
    /// What editors add to every server's command.
    #[arg(long, hide = true)]
    pub stdio: bool,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// 规则名，例如 wrong-total
    #[arg(value_name = "规则")]
    pub rule: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// 版式：2021 或 2019；不写时为现行版式
    #[arg(value_name = "版式")]
    pub edition: Option<String>,
    /// 不是文件的，而是程序输出的：jsonl、long、wide、prose（export 导出的四种）、findings（check 查出的）
    #[arg(long, value_name = "输出", value_parser = ["jsonl", "long", "wide", "prose", "findings"], hide_possible_values = true, conflicts_with = "edition")]
    pub of: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// bash、elvish、fish、powershell、zsh
    #[arg(value_name = "外壳", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}
