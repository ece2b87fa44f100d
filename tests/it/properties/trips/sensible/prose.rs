//! Prose of a part: paragraphs, headings of every level, heads that run in, extra tables.

use proptest::prelude::*;
use proptest::sample::select;

/// What sentences begin with.
const SUBJECTS: &[&str] = &[
    "全年",
    "2021年，本机关",
    "围绕“十四五”规划，",
    "各科室",
    "按照《关于推进基层政务公开的意见》（国办发〔2019〕54号）要求，",
    "A市B区",
    "通过“12345”热线",
    "一是",
    "与去年相比，",
    "依托门户网站（http://www.a.gov.cn/col/col1229/index.html?b=1&c=2#d_e），",
    "坚持‘应公开、尽公开’，",
    "聘请 ABC Consulting Co. 公司",
    "据统计，",
];

/// What they go on with.
const DOINGS: &[&str] = &[
    "发布图解12篇",
    "举办培训3场（其中线上1场）",
    "办理协办单9次",
    "更新栏目100%",
    "增长11.5%",
    "解读率为99.43%",
    "回应关切，做到“先审查、后公开”",
    "建立 A/B 角制度",
    "发送邮件至 zwgk_2@a-b.gov.cn",
    "开设政务新媒体·微信",
    "采用 C++ 与 a_b*c 等工具",
    "做到 5<6、7>3",
    "收支1,136.50元",
    "完成P&R项目",
    "清理文件241件——保留203件",
    "使用反斜杠\\与`符号`",
    "标明[1]和~号",
    "明确任务——责任——时限……",
];

/// Words, in sentences that end as sentences do.
fn sentence() -> impl Strategy<Value = String> {
    let clauses = proptest::collection::vec(select(DOINGS), 1..4);
    (select(SUBJECTS), clauses, select(&["，", "；", "、"]))
        .prop_map(|(subject, clauses, between)| format!("{subject}{}。", clauses.join(between)))
}

/// A paragraph on its line, some without the full stop.
pub fn line() -> impl Strategy<Value = String> {
    (proptest::collection::vec(sentence(), 1..5), 0..8_u8).prop_map(|(sentences, end)| {
        let words = sentences.concat();
        match end {
            0 => format!("{}\n", words.trim_end_matches('。')),
            1 => format!("{}：\n", words.trim_end_matches('。')),
            _ => format!("{words}\n"),
        }
    })
}

/// A number of one of the levels below that of the parts.
fn number() -> impl Strategy<Value = String> {
    (1..=9_usize, 0..3_u8).prop_map(|(n, level)| match level {
        0 => format!(
            "（{}）",
            ["一", "二", "三", "四", "五", "六", "七", "八", "九"][n - 1]
        ),
        1 => format!("{n}."),
        _ => format!("（{n}）"),
    })
}

/// Words of a heading: none is one of the form's.
fn heading() -> impl Strategy<Value = &'static str> {
    select(&[
        "平台建设情况",
        "工作亮点",
        "队伍与培训",
        "A类事项",
        "“一网通办”",
        "存在不足",
        "下一步打算",
    ])
}

/// A note behind a figure.
pub fn note() -> impl Strategy<Value = String> {
    select(&[
        "含自然失效29件",
        "全区汇总",
        "单位：元，不含税",
        "A & B",
        "见附件 2",
    ])
    .prop_map(str::to_owned)
}

/// A cell of an extra table.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => (0..5000_u32).prop_map(|n| n.to_string()),
        2 => select(&["计划总结", "招投标", "A/B", "3.5%", "*", "人事\\|任免", "", "其他工作信息（含转载）", "a_b", "+", "-5"])
            .prop_map(str::to_owned),
    ]
}

/// An extra table of some rows, in pipes: with groups of rows, with a head over two columns, with a caption.
fn table() -> impl Strategy<Value = String> {
    let rows = proptest::collection::vec(
        (any::<bool>(), cell(), proptest::collection::vec(1..9999_u32, 3)),
        2..7,
    );
    let caption = proptest::option::of(select(&["2021年重点信息发布情况", "各栏目数量（条）"]));
    (rows, any::<bool>(), caption).prop_map(|(rows, spanned, caption)| {
        let mut out = caption
            .map(|caption| format!("表：{caption}\n"))
            .unwrap_or_default();
        if spanned {
            out += "| 栏目名称 | 子栏目 | 发布数量 | < |\n| ^ | ^ | 上半年 | 下半年 |\n";
        } else {
            out += "| 栏目名称 | 子栏目 | 上半年 | 下半年 |\n";
        }
        for (index, (goes_on, name, figures)) in rows.iter().enumerate() {
            let group = if *goes_on && index > 0 {
                "^".to_owned()
            } else {
                format!("第{}组", figures[2])
            };
            let (first, second) = (figures[0], figures[1]);
            out.extend(["| ", &group, " | ", name, &format!(" | {first} | {second} |\n")]);
        }
        out
    })
}

/// The prose of a part. Each table is followed by words, and none begins where another one ends.
pub fn part() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => line(),
        2 => (number(), heading()).prop_map(|(number, words)| format!("{number}{words}\n")),
        3 => (number(), heading(), line()).prop_map(|(number, head, line)| format!("{number}{head}。{line}")),
        1 => (number(), line()).prop_map(|(number, line)| format!("{number}{line}")),
        1 => (table(), line()).prop_map(|(table, line)| format!("{table}{line}")),
    ];
    prop_oneof![
        1 => Just("无。\n".to_owned()),
        8 => proptest::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat()),
    ]
}
