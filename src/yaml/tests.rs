//! What the file says, whatever keyboard it was typed on.

#![allow(clippy::format_collect, reason = "short helpers of tests")]

use super::*;

fn read(text: &str) -> (Option<Node>, Vec<String>) {
    read_knowing(text, Words::ANY)
}

/// The same of a file with the keys of a report.
fn read_report(text: &str) -> (Option<Node>, Vec<String>) {
    read_knowing(text, crate::file::words::WORDS)
}

fn read_knowing(text: &str, words: Words) -> (Option<Node>, Vec<String>) {
    let source = Source::new("a.yaml", text);
    let parsed = parse_knowing(&source, words);
    let messages = parsed
        .diagnostics
        .iter()
        .map(|d| {
            let span = d
                .primary
                .origin
                .as_ref()
                .and_then(crate::source::Origin::span)
                .unwrap();
            let place = source.line_column(span.start);
            let fix = d
                .fix
                .as_ref()
                .map(|f| format!(" => {:?}", f.replacement))
                .unwrap_or_default();
            format!(
                "{}:{} {:?} {}{fix}",
                place.line,
                place.column,
                source.slice(span),
                d.message
            )
        })
        .collect();
    (parsed.root, messages)
}

fn scalar<'a>(root: &'a Node, keys: &[&str]) -> &'a str {
    keys.iter()
        .fold(root, |node, key| node.get(key).unwrap())
        .text()
        .unwrap()
}

#[test]
fn places_are_bytes_of_the_file_with_bom_and_crlf() {
    let text = "\u{feff}版式: 2021\r\n机关:\r\n  名称: 某局\r\n引言: |\r\n  甲。\r\n  乙。\r\n申请:\r\n  本年新收: [27, 3]\r\n";
    let source = Source::new("a", text);
    let parsed = parse(&source);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let root = parsed.root.unwrap();
    assert_eq!(source.slice(root.get("版式").unwrap().span), "2021");
    assert_eq!(
        source.slice(root.get("机关").unwrap().get("名称").unwrap().span),
        "某局"
    );
    assert_eq!(scalar(&root, &["引言"]), "甲。\n乙。\n");
    let Value::Sequence(row) = &root.get("申请").unwrap().get("本年新收").unwrap().value else {
        panic!()
    };
    assert_eq!(source.slice(row[1].span), "3");
}

#[test]
fn a_collection_ends_with_its_last_value() {
    let text = "核实说明:\n  - 规则: 甲\n    理由: 乙\n\n  - 规则: [丙]\n# 注\n落款: {}\n";
    let source = Source::new("a", text);
    let root = parse(&source).root.unwrap();
    let Value::Sequence(items) = &root.get("核实说明").unwrap().value else {
        panic!()
    };
    assert_eq!(source.slice(items[0].span), "规则: 甲\n    理由: 乙");
    assert_eq!(source.slice(items[1].span), "规则: [丙]");
    assert_eq!(source.slice(root.get("落款").unwrap().span), "{}");
}

#[test]
fn full_width_punctuation_is_named_all_at_once_and_read_through() {
    let (root, messages) = read(
        "年度：2021\n申请:\n  本年新收: [27，3，0]\n  上年结转: ［0, 0, 0］\n  结转下年度: 【1，2，3】\n",
    );
    assert_eq!(
        messages,
        [
            "1:3 \"：\" 这里用了全角的“：” => \": \"",
            "3:12 \"，3，\" 这里用了全角的“，” => \", 3, \"",
            "4:9 \"［0, 0, 0］\" 这里用了全角的“［”“］” => \"[0, 0, 0]\"",
            "5:10 \"【1，2，3】\" 这里用了全角的“【”“，”“】” => \"[1, 2, 3]\"",
        ]
    );
    let root = root.unwrap();
    assert_eq!(scalar(&root, &["年度"]), "2021");
    for key in ["本年新收", "上年结转", "结转下年度"] {
        let Value::Sequence(row) = &root.get("申请").unwrap().get(key).unwrap().value else {
            panic!("{key}")
        };
        assert_eq!(row.len(), 3, "{key}");
    }
}

#[test]
fn prose_may_hold_any_punctuation() {
    for text in [
        "总体情况: |\n  一、主动公开：全年【重点】公开，［表］如下\n\n  电话：0574\n年度: 2021\n",
        "其他事项: 无，详见网站：http://a.cn\n年度: 2021\n",
        "标题: 【样稿】某局2021年政府信息公开工作年度报告\n年度: 2021\n",
        "标题: \"甲：乙，［丙］\"\n年度: 2021\n",
        "标题: 甲\n  电话：乙，丙\n年度: 2021\n",
        "规章: {值: 55, 注: 含自然失效29件，修订2件：见附件} # 注释：，［\n年度: 2021\n",
        "总体情况: >-\n  甲：\n  乙\n年度: 2021 # 说明：用 2021 版\n# 全角：，\n",
        "核实说明:\n  - 规则: figure-mismatch\n    理由: 此处为本级数据，表三为全区汇总：见说明\n年度: 2021\n",
    ] {
        let (root, messages) = read(text);
        assert!(messages.is_empty(), "{text}: {messages:?}");
        assert_eq!(scalar(&root.unwrap(), &["年度"]), "2021", "{text}");
    }
}

#[test]
fn quoted_values_in_braces_hold_any_signs() {
    let (root, messages) = read("行: [{值: 1, 注: \"［[,，\"}, {值: 2, 注: '：{，it''s'}]\n后: \"甲，乙\"\n");
    assert_eq!(messages, Vec::<String>::new());
    let Value::Sequence(items) = &root.unwrap().get("行").unwrap().value.clone() else {
        panic!()
    };
    assert_eq!(scalar(&items[0], &["注"]), "［[,，");
    assert_eq!(scalar(&items[1], &["注"]), "：{，it's");
    let (root, messages) = read("行: {值: 1, 注：\"甲，[乙\"}\n");
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert_eq!(scalar(&root.unwrap(), &["行", "注"]), "甲，[乙");
}

#[test]
fn tabs_for_indentation_are_mended_where_that_is_certain() {
    let (root, messages) = read("机关:\n\t名称: 甲\n\t电话:\t12345\n年度: 2021\n");
    assert_eq!(messages.len(), 2, "{messages:?}");
    let root = root.unwrap();
    assert_eq!(scalar(&root, &["机关", "名称"]), "甲");
    assert_eq!(scalar(&root, &["机关", "电话"]), "12345");
    let (root, messages) =
        read("机关:\n    名称: 甲\n\t电话: 12345\n总体情况: |\n\t全年。\n　　次年。\n年度: 2021\n");
    assert_eq!(messages.len(), 3, "{messages:?}");
    let root = root.unwrap();
    assert_eq!(scalar(&root, &["机关", "电话"]), "12345");
    assert_eq!(scalar(&root, &["总体情况"]), "全年。\n次年。\n");
    // A tab between figures, or before a comment, stands for nothing of YAML's.
    assert!(read("申请:\n  本年新收: [27,\t3,\t0]\t# 注\n").1.is_empty());
}

#[test]
fn prose_that_is_not_indented_is_prose_whatever_its_colons() {
    for (text, message, words) in [
        (
            "总体情况: |\n  甲。\n改进措施：2026年，加强公开。\n1.政策解读：不足。\n年度: 2021\n",
            "3:1 \"改进措施：2026年，加强公开。\" 从这里起有 2 段正文没有缩进",
            "甲。\n改进措施：2026年，加强公开。\n1.政策解读：不足。\n",
        ),
        (
            "总体情况:\n  一、公开：甲。\n  乙: 丙\n年度: 2021\n",
            "1:1 \"总体情况:\" 正文的键后面缺少 |",
            "一、公开：甲。\n乙: 丙\n",
        ),
        ("总体情况: 甲。\n乙。\n年度: 2021\n", "1:7 \"", "甲。\n乙。\n"),
        (
            "总体情况: |\n    甲。\n  乙：丙。\n年度: 2021\n",
            "3:3 \"乙：丙。\" 这一段正文没有缩进",
            "甲。\n乙：丙。\n",
        ),
        (
            "总体情况: >\n  甲。\n  乙。\n年度: 2021\n",
            "1:7 \">\" > 会把",
            "甲。\n乙。\n",
        ),
    ] {
        let (root, messages) = read_report(text);
        let root = root.unwrap_or_else(|| panic!("{text}: {messages:?}"));
        let parts = 1 + usize::from(message.is_empty());
        assert_eq!(messages.len(), parts, "{text}: {messages:?}");
        assert!(messages[0].starts_with(message), "{messages:?}");
        assert!(messages[0].contains(" => "), "{messages:?}");
        assert_eq!(scalar(&root, &["总体情况"]), words, "{text}");
        assert_eq!(scalar(&root, &["年度"]), "2021", "{text}");
    }
}

#[test]
fn keys_below_prose_are_keys_whatever_their_slips() {
    for text in [
        "引言: |\n  甲。\n总体情况：|\n  乙。\n年度：2021\n",
        "引言: |\n  甲。\n问题与改进: |\n  乙。\n年度: 2021\n",
        "总体情况: |\n  甲。\n主动公开: 全年公开若干信息，详见附件。\n年度: 2021\n",
        "总体情况: |\n  甲。\n申请：\n  本年新收: [0]\n年度: 2021\n",
        "申请:\n  说明: |\n    甲。\n  本年新收：［1］\n年度: 2021\n",
        "其他事项:\n核实说明:\n  - 规则: 甲\n年度: 2021\n",
        "总体情况: |\n  甲。\n# 说明：注释\n年度: 2021\n",
        "总体情况: >\n  甲。\n\n  乙。\n年度: 2021\n",
        "其他事项: 无。\n年度: 2021\n",
    ] {
        let (root, messages) = read_report(text);
        assert_eq!(scalar(&root.unwrap(), &["年度"]), "2021", "{text}");
        let indented = messages.iter().any(|m| m.contains("缩进") || m.contains('|'));
        assert!(!indented, "{text}: {messages:?}");
    }
}

#[test]
fn blanks_that_no_keyboard_has_are_named_at_their_place() {
    for (text, place) in [
        ("主动公开:\n  行政处罚: 0\n\u{a0}\u{a0}行政许可: 0\n", "3:1"),
        ("主动公开:\n  行政处罚: 0\n\u{3000}行政许可: 0\n", "3:1"),
        ("主动公开:\n  行政许可:\u{a0}0\n", "2:7"),
        ("主动公开:\n  行政许可:\u{3000}0\n", "2:7"),
        ("主动公开:\n  行政许可: \u{2003}0\n", "2:9"),
        ("主动公开:\n  行政许可\u{a0}: 0\n", "2:7"),
        ("主动公开:\n  行政许可: \u{200b}0\n", "2:9"),
        ("主动公开:\n\u{feff}  行政许可: 0\n", "2:1"),
        ("主动公开:\n  行政\u{ad}许可: 0\n", "2:5"),
        ("主动公开:\n\u{a0}\n  行政许可: 0\n", "2:1"),
    ] {
        let (root, messages) = read_report(text);
        assert_eq!(messages.len(), 1, "{text:?}: {messages:?}");
        assert!(messages[0].starts_with(place), "{text:?}: {messages:?}");
        assert!(messages[0].contains(" => "), "{text:?}: {messages:?}");
        assert_eq!(scalar(&root.unwrap(), &["主动公开", "行政许可"]), "0", "{text:?}");
    }
    // A blank of prose is the clerk's.
    let (_, messages) = read_report("总体情况: |\n  \u{3000}\u{3000}甲\u{a0}乙。\n标题: 甲\u{3000}乙\n");
    assert!(messages.is_empty(), "{messages:?}");
}

#[test]
fn a_line_separator_between_figures_leaves_a_blank() {
    let (root, messages) = read_report("总体情况: |\n  甲\u{2028}乙12\u{2029}34。\n");
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].ends_with(" => \"乙12 \""), "{messages:?}");
    // Words are read as they stand.
    assert_eq!(
        scalar(&root.unwrap(), &["总体情况"]),
        "甲\u{2028}乙12\u{2029}34。\n"
    );
}

#[test]
fn a_hash_is_told_where_it_prints_and_where_it_cuts() {
    for (text, place) in [
        ("总体情况: |\n  甲。\n  # 待核\n", "3:3"),
        ("总体情况: |\n  #待核\n  甲。\n", "2:3"),
        ("机关:\n  地址: 某路 #3号楼\n", "2:10"),
        ("标题: 某局 # 3号\n", "1:8"),
        (
            "主动公开:\n  规章: [1, {值: 2, 注: 含 #3号}, 3]\n  行政许可: 0\n",
            "2:23",
        ),
        ("主动公开:\n  规章: [1, 2 #, 3]\n", "2:13"),
        ("总体情况: |\n  甲。\n# 待核\n  乙。\n", "3:1"),
    ] {
        let (_, messages) = read_report(text);
        assert_eq!(messages.len(), 1, "{text}: {messages:?}");
        assert!(messages[0].starts_with(place), "{text}: {messages:?}");
        assert!(!messages[0].contains(" => "), "{messages:?}");
    }
    for text in [
        "总体情况: |\n  #某区发布#发布信息。\n  #1窗口\n  甲 # 乙\n",
        "机关:\n  地址: 某路3号 # 办公地址\n",
        "标题: \"某局 #3号\"\n",
        "主动公开:\n  规章: [1, # [一]\n    2, 3]\n",
        "总体情况: |\n  甲。\n# 待核\n年度: 2021\n",
    ] {
        let (root, messages) = read_report(text);
        assert!(root.is_some() && messages.is_empty(), "{text}: {messages:?}");
    }
}

#[test]
fn rows_of_figures_are_read_whatever_parts_them() {
    for row in [
        "[1、2、3]",
        "[1；2;3]",
        "[1 2 3]",
        "[1\t2\t3]",
        "1\t2\t3",
        "1 2 3",
        "1、2，3",
        "[1、2, 3]",
    ] {
        let (root, messages) = read_report(&format!("主动公开:\n  规章: {row}\n"));
        assert_eq!(messages.len(), 1, "{row}: {messages:?}");
        assert!(messages[0].contains(" => "), "{row}: {messages:?}");
        let root = root.unwrap();
        let Value::Sequence(items) = &root.get("主动公开").unwrap().get("规章").unwrap().value else {
            panic!("{row}")
        };
        assert_eq!(items.len(), 3, "{row}");
    }
    for row in ["1 136", "1,136", "[1 136]", "[1 136, 2]", "2021-12"] {
        let (_, messages) = read_report(&format!("主动公开:\n  规章: {row}\n"));
        assert!(messages.is_empty(), "{row}: {messages:?}");
    }
    assert!(read_report("机关:\n  电话: 0574 8928 5667\n").1.is_empty());
}

#[test]
fn quotes_of_a_chinese_keyboard_around_a_value_are_mended() {
    let (root, messages) = read_report("机关:\n  邮编: “315800”\n主动公开:\n  行政许可: ‘3’\n");
    assert_eq!(messages.len(), 2, "{messages:?}");
    let root = root.unwrap();
    assert_eq!(scalar(&root, &["机关", "邮编"]), "315800");
    assert_eq!(scalar(&root, &["主动公开", "行政许可"]), "3");
    for text in ["标题: “十四五”时期的报告\n", "其他事项: “无”\n"] {
        assert!(read_report(text).1.is_empty(), "{text}");
    }
}

#[test]
fn equal_slips_are_one_finding_with_one_edit() {
    let rows: String = (1..=7).map(|n| format!("  行{n}: [1，2]\n")).collect();
    let (_, messages) = read(&format!("申请:\n{rows}"));
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(
        messages[0].contains("共 7 行") && messages[0].ends_with("2]\\n  行7: [1, \""),
        "{messages:?}"
    );
}

#[test]
fn a_row_that_stands_alone_is_blamed_and_not_the_one_below() {
    let text = "主动公开:\n  甲: 1\n  乙: 1\n   丙: 1\n  丁: 1\n";
    assert!(read(text).1[0].starts_with("4:"), "{:?}", read(text).1);
    let text = "主动公开:\n   甲: 1\n  乙: 1\n  丙: 1\n  丁: 1\n";
    assert!(read(text).1[0].starts_with("2:"), "{:?}", read(text).1);
}

#[test]
fn an_empty_place_is_a_blank_with_an_empty_span() {
    let (root, messages) = read("本年新收: [27, , 0]\n");
    assert!(messages.is_empty());
    let root = root.unwrap();
    let Value::Sequence(row) = &root.get("本年新收").unwrap().value else {
        panic!()
    };
    assert_eq!(row.len(), 3);
    assert!(row[1].is_null());
    assert_eq!(row[1].span.start, row[1].span.end);
}

#[test]
fn a_dash_alone_is_a_blank_and_not_a_list() {
    let (root, messages) = read("本年新收: [27, -, {值: -}, -30, - ]\n行政许可: - # 无\n行政处罚:\n  - 1\n");
    assert!(messages.is_empty(), "{messages:?}");
    let root = root.unwrap();
    let Value::Sequence(row) = &root.get("本年新收").unwrap().value else {
        panic!()
    };
    assert!(row[1].is_null() && row[2].get("值").unwrap().is_null() && row[4].is_null());
    assert_eq!(row[3].text(), Some("-30"));
    assert!(root.get("行政许可").unwrap().is_null());
    assert!(matches!(root.get("行政处罚").unwrap().value, Value::Sequence(_)));
    let (root, messages) = read("本年新收: 【-, 3， -】\n");
    assert_eq!(messages.len(), 1, "{messages:?}");
    let Value::Sequence(row) = &root.unwrap().get("本年新收").unwrap().value.clone() else {
        panic!()
    };
    assert!(row[0].is_null() && row[2].is_null());
}

#[test]
fn control_characters_are_named_where_they_stand_and_read_over() {
    let (root, messages) =
        read("总体情况: |\n  全年\u{b}公开\u{8}。\n年度\u{1}: 2021 # \u{2}\n引言: {{机关\u{3}.名称}}\n");
    assert_eq!(
        messages,
        [
            "2:5 \"\\u{b}公开\\u{8}\" 这里有看不见的控制字符 U+000B 等 2 个 => \"公开\"",
            "3:3 \"\\u{1}: 2021 # \\u{2}\" 这里有看不见的控制字符 U+0001 等 2 个 => \": 2021 # \"",
            "4:5 \"{{机关\\u{3}.名称}}\" 以 {{ 开头的值没有加引号，YAML 会把它当成别的东西 => \"\\\"{{机关\\u{3}.名称}}\\\"\"",
        ]
    );
    assert!(root.is_none());
    let (root, _) = read("总体情况: |\n  全年\u{b}公开。\n年度\u{1}: 2021\n");
    let root = root.unwrap();
    assert_eq!(scalar(&root, &["总体情况"]), "全年公开。\n");
    assert_eq!(scalar(&root, &["年度"]), "2021");
}

#[test]
fn a_value_that_begins_with_braces_is_said_to_want_quotes() {
    let (root, messages) = read("引言: {{机关.名称}}的报告 # 注\n年度: 2021\n");
    assert_eq!(messages.len(), 1);
    assert!(
        messages[0].contains("=> \"\\\"{{机关.名称}}的报告\\\"\""),
        "{messages:?}"
    );
    assert_eq!(scalar(&root.unwrap(), &["引言"]), "{{机关.名称}}的报告");
}

#[test]
fn other_errors_stand_alone_in_words_for_clerks() {
    for (text, place, words) in [
        ("申请:\n  本年新收: [27, 3\n  上年结转: [0]\n", "2:9", "没有结束"),
        (
            "申请:\n  本年新收: [27, 3\n  上年结转: [0]\n问题及改进: |\n  一是不足，二是少。\n",
            "2:9",
            "没有结束",
        ),
        (
            "申请:\n  本年新收: [27,\n    3\n其他事项: 一是不足，二是少。\n",
            "2:9",
            "没有结束",
        ),
        ("标题: \"甲\n引言: |\n  乙\"丙\"\n", "1:5", "引号没有配对"),
        ("规章: 1\n   机关: 2\n", "2:6", "缩进不对"),
        ("规章: 1: 2\n", "1:6", "冒号的位置不对"),
        ("标题: \"甲\n年度: 2021\n", "", "引号"),
        ("a: 1\n---\nb: 2\n", "2:1", "两份"),
        ("a: *x\n", "1:4", "引用"),
        ("机关:\n  名称: 甲\n   电话: 乙\n", "", ""),
        ("a: @x\n", "1:4", "特别"),
        ("总体情况: |\n  甲\n乙丙丁\n年度: 2021\n", "", "键: 值"),
    ] {
        let (root, messages) = read(text);
        assert!(root.is_none(), "{text}");
        assert_eq!(messages.len(), 1, "{text} {messages:?}");
        assert!(
            messages[0].starts_with(place) && messages[0].contains(words),
            "{text} {messages:?}"
        );
    }
}

/// Each is refused with one finding. At this size what takes the square of a file's length would go on for minutes, and what
/// follows every reference would not end.
#[test]
fn hostile_files_are_refused_with_one_finding() {
    let laughs = (1..30).fold("a0: &a0 [哈, 哈]\n".to_owned(), |text, i| {
        format!(
            "{text}a{i}: &a{i} [{}]\n",
            vec![format!("*a{}", i - 1); 9].join(", ")
        )
    });
    for text in [
        "[".repeat(200_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
        laughs,
        "[1, ".repeat(50_000),
    ] {
        let (root, messages) = read(&text);
        assert!(root.is_none());
        assert_eq!(messages.len(), 1, "{messages:?}");
    }
    let (root, messages) = read(&format!("{}: 1\n年度: 2021\n", "键".repeat(2000)));
    assert!(messages.is_empty() && root.is_some(), "{messages:?}");
    assert!(read("").0.is_none());
    assert!(read("# 只有注释\n").0.is_none_or(|n| n.is_null()));
    let (_, messages) = read("a: b\u{0}c\n");
    assert!(messages.len() <= 1);
}
