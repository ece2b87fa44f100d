//! What figures count, and the words around a figure on how exactly it is meant.

/// Counters of things, longer ones first.
pub const COUNTERS: &[&str] = &[
    "人次", "批次", "户次", "家次", "场次", "篇次", "条次", "件次", "条", "件", "次", "个", "期", "场", "篇",
    "项", "人", "份", "宗", "起", "例", "家", "名", "部", "批", "处", "页", "张", "户", "种", "类", "轮",
    "倍", "册", "则", "款", "套", "辆", "台",
];

/// What is measured, or counted by words that no report counts its work by; longer ones first.
pub const MEASURES: &[&str] = &[
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "千瓦时",
    "公里",
    "千米",
    "公顷",
    "公斤",
    "亩",
    "吨",
    "米",
    "千克",
    "千瓦",
    "位",
    "分",
    "岁",
    "度",
    "字",
    "枚",
    "块",
    "幅",
    "座",
    "栋",
    "间",
    "所",
    "口",
    "株",
    "头",
    "只",
    "瓶",
    "箱",
    "袋",
    "支",
    "条线",
    "艘",
    "架",
    "门",
    "节",
    "课时",
    "学时",
    "组",
    "队",
    "支队",
    "点位",
    "帧",
    "集",
    "档",
    "票",
    "席",
    "样",
    "批次",
    "级",
    "GB",
    "TB",
    "MB",
    "G",
    "T",
    "M",
    "‰",
    "℃",
    "美元",
];

/// The characters behind a number in digits that make it a figure: counters, units and magnitudes begin with them.
pub const BEGIN_BEHIND_DIGITS: &str =
    "条件次个期场篇项人份宗起例家名部批处页幅张户种类轮元万亿千百余多%％‰倍册则款套辆台分";
/// The same behind a number in words: fewer, since 三项, 四个, 五类 stand in many a set phrase.
pub const BEGIN_BEHIND_WORDS: &str = "件条次期场篇份宗起人名家";
/// Behind a number these are no counters: deadlines, the parts of a report, names of things.
pub const NO_COUNTERS: &[&str] = &[
    "个工作日",
    "个自然日",
    "个小时",
    "个月内",
    "个部分",
    "个方面",
    "个层面",
    "个维度",
    "部分",
    "条例",
    "期间",
    "处理",
    "人民",
    "家庭",
    "类过程性",
    "类内部",
    "分钟",
    "次全会",
    "次全体",
    "次会议",
    "次党代",
    "次创业",
];

/// Behind a number or its magnitude: a little more than it.
pub const AND_MORE: &[char] = &['余', '多', '来'];
/// Before a number: near it.
pub const ABOUT: &[&str] = &["大约", "约", "将近", "接近", "近"];
/// Of these the ones that leave a share in words below what they say: 近三成.
pub const NEARLY: &[&str] = &["将近", "接近", "近"];
/// Words that end like those of [`ABOUT`] and are none.
pub const NOT_ABOUT: &[&str] = &["附近", "最近", "条约", "预约", "节约"];
/// Before a number: at least it.
pub const AT_LEAST: &[&str] = &["超过", "突破", "不少于", "不低于", "至少", "超", "逾"];
/// Before a number: at most it.
pub const AT_MOST: &[&str] = &["不足", "不到", "不超过", "最多", "至多"];
/// Behind a figure: near it.
pub const ABOUT_BEHIND: &[&str] = &["左右"];
/// Behind a figure: at least it.
pub const AT_LEAST_BEHIND: &[&str] = &["以上"];
/// Behind a figure: at most it.
pub const AT_MOST_BEHIND: &[&str] = &["以内", "以下"];

/// Behind a number these say how long something takes or lasts.
pub const DURATIONS: &[&str] = &[
    "个工作日",
    "工作日",
    "个自然日",
    "自然日",
    "日内",
    "日之内",
    "天",
    "个月",
    "小时",
    "个小时",
    "分钟",
    "秒",
    "周",
    "年来",
    "年内",
    "年以上",
    "年间",
    "年度内",
    "个年度",
];
/// Behind a number these make it a part of an address.
pub const OF_HOUSES: &[char] = &['幢', '栋', '楼', '室', '层', '座', '弄', '房', '巷'];
/// Before a number these make it a part of an address.
pub const OF_ROADS: &[char] = &['路', '街', '巷', '弄', '道', '座', '幢', '栋'];

/// Behind 一 and 二 these count: 一件, 二宗. The other counters stand in too many words: 一次办结, 二期工程.
pub const OF_FEW: &[char] = &['件', '宗'];
/// Behind 一件 these make it none: 一件事, 一件件.
pub const BEHIND_FEW: &[char] = &['事', '件', '宗', '小', '大', '好', '实', '民'];
/// Before 一件 these make it none: 每一件, 没有一件.
pub const BEFORE_FEW: &[&str] = &[
    "每", "任何", "某", "同", "这", "那", "哪", "无", "没有", "未有", "不漏", "逐", "一", "再",
];
/// Behind a number: that many times what it is compared with.
pub const TIMES: char = '倍';
/// Words that begin with [`TIMES`] and count nothing.
pub const DOUBLING: &[&str] = &["倍增", "倍速"];
/// Between the ends of a range: 10至15件.
pub const RANGING: &[char] = &['至', '到', '—', '–', '-', '－', '~', '～'];
/// Between figures that share one counter: 12、5、1条.
pub const JOINING: &[char] = &['、', '和'];
/// Before figures that share one counter.
pub const RESPECTIVELY: &str = "分别";
