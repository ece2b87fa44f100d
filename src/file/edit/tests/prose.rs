//! Prose set by place.

use super::*;

#[test]
fn prose_changes_the_lines_that_differ() {
    let mut file = File::new(FILE);
    let after = file
        .prose(
            "总体情况",
            Part::Whole,
            "（一）第一段。\n# 不是注释\n第二段改了。\n\n第三段。\n",
        )
        .unwrap();
    assert!(
        after
            .ends_with("总体情况: |\n  （一）第一段。\n  # 不是注释\n  第二段改了。\n\n  第三段。\n# 末尾\n"),
        "{after}"
    );
    let after = file.prose("主动公开", Part::Before, "说明一段。\n").unwrap();
    assert!(
        after.contains("主动公开:\n  说明: |\n    说明一段。\n  规章:"),
        "{after}"
    );
    let after = file.prose("主动公开", Part::After, "附注一段。\n").unwrap();
    assert!(
        after.contains("   # 件\n  附注: |\n    附注一段。\n申请:"),
        "{after}"
    );
    let after = file.prose("引言", Part::Whole, "前言。\n").unwrap();
    assert!(
        after.starts_with("年度: 2025  # 本年\n引言: |\n  前言。\n主动公开:"),
        "{after}"
    );
}

#[test]
fn prose_of_another_style_becomes_a_literal() {
    for before in [
        "总体情况: 一句话。\n",
        "总体情况: \"一句话。\"\n",
        "总体情况: >-\n  一句\n  话。\n",
        "总体情况:\n",
    ] {
        let mut file = File::new(before);
        let after = file.prose("总体情况", Part::Whole, "甲。\n乙。\n").unwrap();
        assert_eq!(after, "总体情况: |\n  甲。\n  乙。\n", "{before}");
    }
}

#[test]
fn a_comment_beside_prose_stays_one() {
    for (before, after) in [
        (
            "总体情况: 一句话。 # 平文\n其他事项: 无\n",
            "总体情况: |  # 平文\n  甲。\n  乙。\n其他事项: 无\n",
        ),
        (
            "总体情况: \"一句话。\"   # 引号\n",
            "总体情况: |  # 引号\n  甲。\n  乙。\n",
        ),
        (
            "总体情况: >-  # 折行\n  一句\n  话。\n",
            "总体情况: |  # 折行\n  甲。\n  乙。\n",
        ),
        (
            "总体情况: |   # 直行\n  一句话。\n\n# 末尾\n",
            "总体情况: |   # 直行\n  甲。\n  乙。\n\n# 末尾\n",
        ),
        ("总体情况:   # 空着\n", "总体情况: |  # 空着\n  甲。\n  乙。\n"),
        (
            "总体情况: |2  # 缩进\n    甲。\n",
            "总体情况: |  # 缩进\n  甲。\n  乙。\n",
        ),
    ] {
        let mut file = File::new(before);
        assert_eq!(
            file.prose("总体情况", Part::Whole, "甲。\n乙。").unwrap(),
            after,
            "{before}"
        );
    }
}

#[test]
fn blanks_of_prose_are_words() {
    let mut file = File::new("其他事项: |\n  一段。\n");
    for (words, after) in [
        ("一段。 ", "其他事项: |\n  一段。 \n"),
        ("一段。 二", "其他事项: |\n  一段。 二\n"),
        ("一段。\n\u{3000}", "其他事项: |\n  一段。\n  \u{3000}\n"),
        ("一段。", "其他事项: |\n  一段。\n"),
        ("  一段。\n二段。", "其他事项: \"  一段。\\n二段。\"\n"),
        ("\t", "其他事项: \"\\u0009\"\n"),
        ("", "其他事项: \"\"\n"),
    ] {
        assert_eq!(
            file.prose("其他事项", Part::Whole, words).unwrap(),
            after,
            "{words:?}"
        );
    }
}

#[test]
fn blanks_before_the_next_key_are_no_words() {
    let mut file = File::new("主动公开:\n  说明: |\n    一段。 \n\n  规章: [1, 2, 3]\n");
    for (words, lines) in [("二段。", "    二段。\n"), ("二段。  ", "    二段。  \n")] {
        let after = format!("主动公开:\n  说明: |\n{lines}\n  规章: [1, 2, 3]\n");
        assert_eq!(file.prose("主动公开", Part::Before, words).unwrap(), after);
    }
}
