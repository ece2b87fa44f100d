//! Edits by place: what changes, and that nothing else does.

mod prose;

use super::*;
use crate::form::{DataPoint, Edition};
use crate::report::{Part, ProseKey, Waiver};
use crate::source::{Source, Span};

struct File {
    text: String,
}

impl File {
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
        }
    }

    fn edited(
        &mut self,
        edit: impl FnOnce(&Source, Option<&crate::yaml::Node>) -> Result<Edit, Refused>,
    ) -> Result<&str, Refused> {
        let source = Source::new("a", self.text.clone());
        let parsed = crate::yaml::parse(&source);
        assert!(!parsed.failed(), "{}", self.text);
        let edit = edit(&source, parsed.root.as_ref())?;
        let before = self.text.clone();
        let change = edit.apply(&mut self.text).unwrap();
        let mut back = self.text.clone();
        change.undone().apply(&mut back).unwrap();
        assert_eq!(back, before);
        change.redone().apply(&mut back).unwrap();
        assert_eq!(back, self.text);
        let source = Source::new("a", self.text.clone());
        assert!(!crate::yaml::parse(&source).failed(), "{}", self.text);
        Ok(&self.text)
    }

    fn figure(&mut self, path: &str, typed: &str) -> Result<&str, Refused> {
        let edition = Edition::current();
        let point = edition.data_points().find(|point| point.to_string() == path);
        let point: DataPoint = point.unwrap_or_else(|| panic!("{path}"));
        self.edited(|source, root| figure(source, root, edition, point, typed))
    }

    fn prose(&mut self, section: &'static str, part: Part, words: &str) -> Result<&str, Refused> {
        let key = ProseKey { section, part };
        self.edited(|source, root| prose(source, root, Edition::current(), key, words))
    }

    fn line(&mut self, path: &[&str], words: &str) -> Result<&str, Refused> {
        self.edited(|source, root| line(source, root, Edition::current(), path, words))
    }
}

const FILE: &str = "\
年度: 2025  # 本年
主动公开:
  规章: [0,  0,  0]    # 三个数
  行政许可:       12   # 件
申请:
  #        自然人 商业企业
  本年新收: [27,   3,  0,  0, 1, 0, 31]
  办理结果:
    予以公开: {自然人: 6}
总体情况: |
  （一）第一段。
  # 不是注释
  第二段。
# 末尾
";

#[test]
fn a_figure_changes_its_own_bytes_only() {
    let mut file = File::new(FILE);
    for (path, typed, line) in [
        (
            "主动公开.规章.本年废止件数",
            "15",
            "  规章: [0,  15, 0]    # 三个数",
        ),
        ("主动公开.规章.本年废止件数", "", "  规章: [0,  ~, 0]    # 三个数"),
        (
            "主动公开.行政许可.本年处理决定数量",
            "7",
            "  行政许可:       7   # 件",
        ),
        (
            "申请.本年新收.自然人",
            "108",
            "  本年新收: [108,  3,  0,  0, 1, 0, 31]",
        ),
        (
            "申请.本年新收.总计",
            "32",
            "  本年新收: [108,  3,  0,  0, 1, 0, 32]",
        ),
        ("申请.办理结果.予以公开.自然人", "8", "    予以公开: {自然人: 8}"),
        (
            "申请.办理结果.予以公开.总计",
            "8",
            "    予以公开: {自然人: 8, 总计: 8}",
        ),
        (
            "申请.本年新收.其他",
            "3件",
            "  本年新收: [108,  3,  0,  0, 1, 3件, 32]",
        ),
        (
            "申请.本年新收.其他",
            "a, b",
            "  本年新收: [108,  3,  0,  0, 1, \"a, b\", 32]",
        ),
    ] {
        let after = file.figure(path, typed).unwrap();
        assert!(after.contains(&format!("{line}\n")), "{path}: {after}");
    }
    assert_eq!(file.text.matches('#').count(), FILE.matches('#').count());
}

#[test]
fn a_row_that_is_not_there_goes_where_the_form_has_it() {
    let mut file = File::new(FILE);
    file.figure("主动公开.行政规范性文件.现行有效件数", "9").unwrap();
    file.figure("申请.上年结转.自然人", "2").unwrap();
    file.figure("申请.办理结果.不予公开.国家秘密.总计", "1").unwrap();
    file.figure("复议诉讼.行政复议.总计", "4").unwrap();
    let wanted = "\
  规章: [0,  0,  0]    # 三个数
  行政规范性文件: [~, ~, 9]
  行政许可:       12   # 件
申请:
  #        自然人 商业企业
  本年新收: [27,   3,  0,  0, 1, 0, 31]
  上年结转: [2, ~, ~, ~, ~, ~, ~]
  办理结果:
    予以公开: {自然人: 6}
    不予公开:
      国家秘密: [~, ~, ~, ~, ~, ~, 1]
复议诉讼:
  行政复议: [~, ~, ~, ~, 4]
总体情况: |
";
    assert!(file.text.contains(wanted), "{}", file.text);
}

#[test]
fn a_row_of_another_shape_is_left_alone() {
    let mut file = File::new("申请:\n  本年新收: [1, 2, 3]\n  上年结转: 无\n  结转下年度:\n");
    assert_eq!(file.figure("申请.本年新收.总计", "1"), Err(Refused::OtherShape));
    assert_eq!(file.figure("申请.上年结转.总计", "1"), Err(Refused::OtherShape));
    let after = file.figure("申请.结转下年度.总计", "1").unwrap();
    assert!(
        after.ends_with("  结转下年度: [~, ~, ~, ~, ~, ~, 1]\n"),
        "{after}"
    );
}

#[test]
fn a_row_without_its_total_keeps_its_length() {
    let mut file = File::new("申请:\n  本年新收: [1, 2, 3, 4, 5, 6]\n");
    let after = file.figure("申请.本年新收.其他", "9").unwrap();
    assert!(after.contains("[1, 2, 3, 4, 5, 9]"), "{after}");
    assert_eq!(file.figure("申请.本年新收.总计", "1"), Err(Refused::OtherShape));
}

#[test]
fn lines_of_the_agency_are_set_and_added() {
    let mut file = File::new("年度: 2025\n机关:\n  名称: 甲局   # 全称\n  电话:\n总体情况: |\n  一。\n");
    file.line(&["机关", "名称"], "乙局").unwrap();
    file.line(&["机关", "电话"], "0574-12345678").unwrap();
    file.line(&["机关", "邮编"], "315800").unwrap();
    file.line(&["标题"], "乙局报告").unwrap();
    file.line(&["落款", "日期"], "2026-01-20").unwrap();
    assert_eq!(
        file.text,
        "年度: 2025\n机关:\n  名称: 乙局   # 全称\n  邮编: \"315800\"\n  电话: 0574-12345678\n标题: 乙局报告\n总体情况: |\n  一。\n落款:\n  日期: 2026-01-20\n"
    );
}

#[test]
fn explanations_are_added_behind_each_other() {
    let given = |reason: &str| Waiver {
        rule: "unusual-change".to_owned(),
        path: "申请.本年新收.总计".to_owned(),
        quote: None,
        reason: reason.to_owned(),
        span: Span::at(0),
    };
    let mut file = File::new("总体情况: |\n  一。\n版面:\n  用印: 是\n");
    for reason in ["甲", "乙: 丙"] {
        file.edited(|source, root| waiver(source, root, Edition::current(), &given(reason)))
            .unwrap();
    }
    assert_eq!(
        file.text,
        "总体情况: |\n  一。\n核实说明:\n  - 规则: unusual-change\n    位置: 申请.本年新收.总计\n    理由: 甲\n  - 规则: unusual-change\n    位置: 申请.本年新收.总计\n    理由: \"乙: 丙\"\n版面:\n  用印: 是\n"
    );
}

#[test]
fn explanations_are_changed_and_withdrawn_by_place() {
    const LIST: &str = "总体情况: |\n  一。\n核实说明:\n  # 头\n  - 规则: a  # 甲\n    位置: 总体情况\n    # 中\n    理由: 旧\n  # 尾\n  - {规则: b, 位置: 申请, 理由: 丙}\n版面:\n  用印: 是\n";
    let at = |text: &str, index: usize| {
        let source = Source::new("a", text);
        let root = crate::yaml::parse(&source).root.unwrap();
        match &root.get("核实说明").unwrap().value {
            crate::yaml::Value::Sequence(items) => items[index].span,
            _ => panic!(),
        }
    };
    let mut file = File::new(LIST);
    let first = at(&file.text, 0);
    let after = file
        .edited(|source, root| reason(source, root, first, "新: 的"))
        .unwrap();
    assert!(after.contains("    理由: \"新: 的\"\n  # 尾\n"), "{after}");
    let second = at(&file.text, 1);
    let after = file
        .edited(|source, root| reason(source, root, second, "丁"))
        .unwrap();
    assert!(after.contains("{规则: b, 位置: 申请, 理由: 丁}"), "{after}");
    let refused = file.edited(|source, root| withdrawn(source, root, second));
    assert_eq!(refused, Err(Refused::OtherShape));
    let first = at(&file.text, 0);
    let after = file
        .edited(|source, root| withdrawn(source, root, first))
        .unwrap();
    assert!(
        after.contains("核实说明:\n  # 头\n  # 甲\n  # 中\n  # 尾\n  - {规则"),
        "{after}"
    );
    let mut file = File::new(
        "核实说明:\n  - 规则: a\n    位置: 总体情况\n    理由: >-\n      旧\n      的\n版面:\n  用印: 是\n",
    );
    let only = at(&file.text, 0);
    let mut other = File::new(&file.text);
    let after = other
        .edited(|source, root| reason(source, root, only, "新"))
        .unwrap();
    assert!(after.contains("    理由: 新\n版面"), "{after}");
    let after = file.edited(|source, root| withdrawn(source, root, only)).unwrap();
    assert_eq!(after, "版面:\n  用印: 是\n");
}

#[test]
fn a_year_is_a_number_and_a_postcode_is_not() {
    let mut file = File::new("年度: 2025\n机关:\n  邮编:\n");
    file.line(&["年度"], "2026").unwrap();
    file.line(&["机关", "邮编"], "315800").unwrap();
    assert_eq!(file.text, "年度: 2026\n机关:\n  邮编: \"315800\"\n");
}

#[test]
fn an_empty_file_is_begun() {
    let mut file = File::new("");
    file.figure("申请.本年新收.总计", "3").unwrap();
    file.prose("总体情况", Part::Whole, "一。\n").unwrap();
    assert_eq!(
        file.text,
        "总体情况: |\n  一。\n申请:\n  本年新收: [~, ~, ~, ~, ~, ~, 3]\n"
    );
}

#[test]
fn lines_end_as_those_of_the_file() {
    let mut file =
        File::new("\u{feff}总体情况: |\r\n  一。\r\n申请:\r\n  上年结转: [0, 0, 0, 0, 0, 0, 0] # 注\r\n");
    file.prose("总体情况", Part::Whole, "一。\n二。").unwrap();
    file.prose("引言", Part::Whole, "甲。\n乙。").unwrap();
    file.figure("申请.本年新收.总计", "3").unwrap();
    assert_eq!(
        file.text,
        "\u{feff}引言: |\r\n  甲。\r\n  乙。\r\n总体情况: |\r\n  一。\r\n  二。\r\n申请:\r\n  本年新收: [~, ~, ~, ~, ~, ~, 3]\r\n  上年结转: [0, 0, 0, 0, 0, 0, 0] # 注\r\n"
    );
}

#[test]
fn between_braces_all_stays_between_braces() {
    let mut file = File::new(
        "机关: {名称: 甲局, 地址: }\n申请: {本年新收: [1, 2, 3, 4, 5, 6, 21]}  # 一行\n复议诉讼: {}\n",
    );
    file.figure("申请.办理结果.不予公开.国家秘密.总计", "1").unwrap();
    file.figure("复议诉讼.行政复议.总计", "4").unwrap();
    file.line(&["机关", "电话"], "0574-1").unwrap();
    file.prose("申请", Part::After, "甲, 乙。\n丙。").unwrap();
    assert_eq!(
        file.text,
        "机关: {名称: 甲局, 地址:, 电话: 0574-1 }\n申请: {本年新收: [1, 2, 3, 4, 5, 6, 21], 办理结果: {不予公开: {国家秘密: [~, ~, ~, ~, ~, ~, 1]}}, 附注: \"甲, 乙。\\n丙。\"}  # 一行\n复议诉讼: {行政复议: [~, ~, ~, ~, 4]}\n"
    );
}

#[test]
fn marks_for_nothing_and_chinese_quotes_are_what_they_look_like() {
    let mut file = File::new("机关:\n  名称: 甲局\n申请:\n  本年新收: [1, 2, 3, 4, 5, 6, 21]\n");
    file.figure("申请.本年新收.总计", "~").unwrap();
    file.line(&["机关", "名称"], "“甲”局").unwrap();
    assert_eq!(
        file.text,
        "机关:\n  名称: \"“甲”局\"\n申请:\n  本年新收: [1, 2, 3, 4, 5, 6, ~]\n"
    );
}
