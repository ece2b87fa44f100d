//! Files as agencies lay them out.

use nianbao::form::Edition;
use nianbao::{new_report, to_yaml};

use crate::support::examples;

/// The examples, which have every row and all of the prose, with comments put between.
pub fn full() -> Vec<(String, String)> {
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        (
            path.file_name().unwrap().to_string_lossy().into_owned(),
            commented(&text),
        )
    };
    examples().into_iter().map(read).collect()
}

/// A file with a comment on a line of its own before every part and behind some rows.
fn commented(text: &str) -> String {
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let is_key = line.chars().next().is_some_and(|c| !matches!(c, ' ' | '#'));
        if is_key {
            lines.push(format!("# 第 {number} 行之前: [不是, 值]\n"));
        }
        let behind = if line.ends_with(']') {
            format!("  # 备注 {number}")
        } else {
            String::new()
        };
        lines.push(format!("{line}{behind}\n"));
    }
    lines.concat()
}

/// Files of many layouts.
pub fn all() -> Vec<(String, String)> {
    let edition = Edition::current();
    let mut all = full();
    let first = all[0].1.clone();
    all.push((
        "new".to_owned(),
        to_yaml(&new_report(edition, 2025, "甲县乙局", None), None),
    ));
    all.push(("crlf".to_owned(), first.replace('\n', "\r\n")));
    all.push(("bom".to_owned(), format!("\u{feff}{first}")));
    let odd = ODD
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    all.extend(odd);
    all.push((
        "odd crlf".to_owned(),
        format!("\u{feff}{}", ODD[2].1.replace('\n', "\r\n")),
    ));
    all
}

const ODD: &[(&str, &str)] = &[
    ("empty", ""),
    (
        "sparse",
        "版式: 2021\n年度: 2025\n机关:\n  名称: 甲局   # 全称\n# 末尾的话",
    ),
    (
        "odd",
        "\
# 开头
版式: 2021   # 版式
年度: 2025
机关: {名称: 甲局, 电话: '0574-1'}   # 一行
引言: >-   # 折行
  一句
  话。

# 中间
总体情况: |2   # 缩进
    （一）多缩进的一段。
  （二）一段。

  # 是正文

# 不是正文
主动公开:
    说明: \"加引号的\\n两段\"  # 引号
    规章: {本年制发件数: 3, 现行有效件数: 1}
    行政规范性文件:   # 逐行
        本年制发件数: 4   # 四件
        # 缺两个
    行政许可: {值: 12, 注: 含变更}
    行政处罚: ~   # 未填
    行政强制:      # 空着
申请:
  本年新收: [1, 2, 3, 4, 5, 6, 21]   # 合计
  上年结转: [0,0,0,0,0,0,0]
  办理结果:
    予以公开: [6,   0,
      0,  0,   # 分行写
      0, 0, 6]
    # 其余没有
  结转下年度:
    自然人: 1
    总计: 1
问题及改进: 一句话。 # 平文
其他事项: |+
  一段。

核实说明:
  - 规则: unusual-change   # 规则
    位置: 申请.本年新收.总计
    理由: 甲
版面:
  用印: 是   # 盖章
",
    ),
    (
        "quoted",
        "\
\"版式\": \"2021\"
'年度': 2025
机关:
    名称: \"甲局\"
    地址:
        '甲路
        1号'   # 两行
总体情况: \"第一段。

  第二段。\" # 引号里
其他事项: '一段''引''号'
申请: {本年新收: [1, 2, 3, 4, 5, 6, 21]}
复议诉讼: # 还没有

# 完
",
    ),
    (
        "tight",
        "版式: 2021\n年度: 2025\n机关:\n 名称: 甲局\n总体情况: |\n 一段。\n申请:\n 本年新收: [1, 2, 3, 4, 5, 6, 21] # 注\n 办理结果:\n  予以公开: [1, ~, , 0, 0, 0, 1]\n其他事项: |-\n 末段没有换行",
    ),
];
