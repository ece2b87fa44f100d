//! What `nianbao fill` takes.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct Fill {
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
