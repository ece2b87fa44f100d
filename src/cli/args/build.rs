//! What `nianbao build` takes.

use std::path::PathBuf;

use clap::Args;

use super::Files;

#[derive(Debug, Args)]
#[cfg_attr(
    feature = "shrink",
    expect(
        clippy::struct_excessive_bools,
        reason = "each is a switch of the command line"
    )
)]
pub(in crate::cli) struct Build {
    #[command(flatten)]
    pub files: Files,
    /// 生成的格式，用逗号隔开：docx（默认）、html、md、txt、pdf、infographic（图解）
    #[arg(long, value_delimiter = ',', value_name = "格式")]
    pub to: Vec<String>,
    /// 用这个 Word 文件的样式、页面、页眉和页脚生成 Word 文档（只换正文）
    #[arg(long, value_name = "文件", conflicts_with = "template")]
    pub reference: Option<PathBuf>,
    /// 把报告填进这个 Word 模板：有三张表，有标题或 {{…}}；别的都不动
    #[arg(long, value_name = "文件", conflicts_with = "draft")]
    pub template: Option<PathBuf>,
    /// 网页只写正文，样式写在各个元素里，用来贴进网站的编辑框
    #[arg(long, conflicts_with_all = ["meta", "reference", "template"])]
    pub fragment: bool,
    /// 在网页里写政府网站的标签，一项一次：网站名称=…、栏目名称=…；标题、日期、来源取自报告
    #[arg(long, value_name = "名称=值", conflicts_with_all = ["reference", "template"])]
    pub meta: Vec<String>,
    /// 写入的文件，扩展名决定格式；- 表示标准输出
    #[arg(short, long, value_name = "文件", conflicts_with = "dir")]
    pub output: Option<PathBuf>,
    /// 写入的文件夹，文件名与输入相同，下级文件夹也照样；不写时写在输入文件旁边
    #[arg(short, long, value_name = "文件夹")]
    pub dir: Option<PathBuf>,
    /// 生成 PDF 时用的字体，可以写几次：仿宋=字体名或文件；仿宋、宋体、黑体、楷体、小标宋；不写“=”时用于全部
    #[arg(long, value_name = "字体")]
    pub font: Vec<String>,
    /// 有错误也生成，每一页标明“草稿”
    #[arg(long)]
    pub draft: bool,
    /// 把大图片缩小到打印所需（长边 1843 像素）再写入；原图不动
    #[cfg(feature = "shrink")]
    #[arg(long)]
    pub shrink: bool,
    /// 在第三部分末尾画出申请的图表，与报告里“图表”写“是”一样
    #[arg(long)]
    pub charts: bool,
    /// 覆盖生成以后改过的文件
    #[arg(long)]
    pub force: bool,
}
