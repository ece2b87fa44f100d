//! What the file says, whatever keyboard it was typed on.

use super::*;

fn read(text: &str) -> (Option<Node>, Vec<String>) {
    let source = Source::new("a.yaml", text);
    let parsed = parse(&source);
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
