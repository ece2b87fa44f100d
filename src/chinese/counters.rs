//! What figures count, and the words around a figure on how exactly it is meant.

/// Counters of things, longer ones first.
pub const COUNTERS: &[&str] = &[
    "人次", "批次", "户次", "家次", "场次", "篇次", "条次", "件次", "条", "件", "次", "个", "期", "场", "篇",
    "项", "人", "份", "宗", "起", "例", "家", "名", "部", "批", "处", "页", "张", "户", "种", "类", "轮",
    "倍", "册", "则", "款", "套", "辆", "台",
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
