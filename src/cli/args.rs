//! The command line as data. Messages and help are Chinese; names are English.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// 核对后生成 Word、网页、Markdown 或文本
    Build(Build),
    /// 把已有的报告（Word、WPS、PDF、网页、文本等）变成可以填写的文件
    Import(Import),
    /// 由上年的报告起草下一年度的
    Next(Next),
    /// 导出全部数字
    Export(Export),
    /// 逐个列出文字里的数：与什么核对过，符合还是不符
    Figures(Figures),
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
pub(super) struct Fill {
    /// 报告的文件，或者放报告的文件夹；不写时为当前文件夹
    #[arg(value_name = "文件或文件夹")]
    pub path: Option<PathBuf>,
    /// 不打开浏览器，只显示地址
    #[arg(long)]
    pub no_open: bool,
    /// 页面的端口；不写时用空闲的
    #[arg(long, value_name = "端口")]
    pub port: Option<u16>,
    /// Whether this is the process that answers for one that serves: see `cli/fill/engine`.
    #[arg(long, hide = true)]
    pub engine: bool,
    /// Files at which such a process has ended before.
    #[arg(long, hide = true)]
    pub faulty: Vec<String>,
    /// Whether it was asked for without a command: by a double click perhaps, whose window closes when the program ends.
    #[arg(skip)]
    pub dropped: bool,
}

impl Fill {
    /// What is asked for without a command.
    pub const fn dropped(path: PathBuf) -> Self {
        Self {
            path: Some(path),
            no_open: false,
            port: None,
            engine: false,
            faulty: Vec::new(),
            dropped: true,
        }
    }
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
pub(super) struct Check {
    /// 要核对的文件；- 表示标准输入
    #[arg(required = true, value_name = "文件")]
    pub files: Vec<PathBuf>,
    /// 上一年度的报告，代替文件里写的“上年报告”
    #[arg(long, value_name = "文件")]
    pub prior: Option<PathBuf>,
    /// 生成文档的 YAML 文件；逐格逐段核对文档与它是否一致
    #[arg(long, value_name = "文件")]
    pub against: Option<PathBuf>,
    /// 输出的形式
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "形式", hide_possible_values = true, hide_default_value = true, help = "输出的形式：human（默认）、concise、json、sarif")]
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
    /// 另写一份可以打印、签字的核对单（网页）：结论、每一处问题、标了错的表和文字；几份报告一份一页，前面有一页总表
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
    /// Whether the files were dropped on the program.
    #[arg(skip)]
    pub dropped: bool,
}

/// What `--fix` mends beside what is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Mend {
    /// Figures that the relations of the form leave one value for.
    Figures,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Concise,
    Json,
    Sarif,
}

#[derive(Debug, Args)]
pub(super) struct Build {
    /// 报告的文件；- 表示标准输入
    #[arg(required = true, value_name = "文件")]
    pub files: Vec<PathBuf>,
    /// 生成的格式，用逗号隔开：docx（默认）、html、md、txt
    #[arg(long, value_delimiter = ',', value_name = "格式")]
    pub to: Vec<String>,
    /// 写入的文件，扩展名决定格式；- 表示标准输出
    #[arg(short, long, value_name = "文件", conflicts_with = "dir")]
    pub output: Option<PathBuf>,
    /// 写入的文件夹，文件名与输入相同；不写时写在输入文件旁边
    #[arg(short, long, value_name = "文件夹")]
    pub dir: Option<PathBuf>,
    /// 有错误也生成，每一页标明“草稿”
    #[arg(long)]
    pub draft: bool,
    /// 覆盖生成以后改过的文件
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// 已有的报告：Word、WPS、PDF、网页、OpenDocument、RTF、Markdown 或文本；- 表示标准输入
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// 写入的文件，报告中的图片写在它旁边；不写时输出到屏幕
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Next {
    /// 上年报告的文件；- 表示标准输入
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// 写入的文件；不写时输出到屏幕
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
    /// 没有收到申请，也没有复议、诉讼的：表三、表四都填 0，“上年结转”仍按上年报告
    #[arg(long)]
    pub zeros: bool,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// 报告的文件；- 表示标准输入
    #[arg(required = true, value_name = "文件")]
    pub files: Vec<PathBuf>,
    /// 导出的格式：jsonl（每份报告一行 JSON）
    #[arg(long, value_parser = ["jsonl"], value_name = "格式", hide_possible_values = true)]
    pub to: String,
    /// 写入的文件；不写时输出到屏幕
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Figures {
    /// 报告的文件；- 表示标准输入
    #[arg(required = true, value_name = "文件")]
    pub files: Vec<PathBuf>,
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
pub(super) enum Layout {
    Human,
    Json,
    Csv,
}

#[derive(Debug, Args)]
pub(super) struct Sample {
    /// 一共多少份报告
    #[arg(long, value_name = "份数", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub count: u64,
    /// 种子：同一个种子，每份报告总是一样的
    #[arg(long, value_name = "数", default_value_t = 1)]
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
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// bash、elvish、fish、powershell、zsh
    #[arg(value_name = "外壳", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}
