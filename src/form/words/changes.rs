//! How prose compares a figure with last year's.

/// Words before a change that compare with last year.
pub const COMPARING: &[&str] = &[
    "同比",
    "较上年",
    "较去年",
    "比上年",
    "比去年",
    "上年相比",
    "去年相比",
    "上年同期",
    "去年同期",
    "较上一年",
    "比上一年",
    "上年度相比",
    "年相比",
    "较2",
    "比2",
];

/// What may stand before a change and mean the figure before it.
pub const SUBJECTS: &[&str] = &[
    "",
    "总量",
    "总数",
    "数量",
    "全年",
    "件数",
    "条数",
    "总体",
    "申请量",
    "申请数量",
    "公开量",
    "均",
];

/// Words of a growth.
pub const UP: &[&str] = &["增长", "增加", "上升", "提高", "上涨", "增幅", "多", "提升", "增"];

/// Words of a decline.
pub const DOWN: &[&str] = &["下降", "减少", "降低", "下滑", "降幅", "少", "减", "降"];

/// Around the subject of a change these add nothing.
pub const AROUND_SUBJECTS: &[char] = &['与', '和', '同', '并', '，', ' ', '仅', '只', '则'];

/// Between the word of a change and its figure these add nothing.
pub const BEHIND_CHANGES: &[char] = &['了', '约', '近', '为', '达', ' '];

/// Last year, as a figure of its own may be called.
pub const LAST_YEAR: &[&str] = &["上年", "去年", "上一年", "同期", "上年度", "上一年度"];

/// Behind [`LAST_YEAR`] these add nothing.
pub const BEHIND_LAST_YEAR: &[&str] = &[
    "同期", "全年", "度", "的", "为", "是", "共", "仅", "有", "仅有", "只有", "：", "，", "底", "数", " ",
];

/// What compares without a word of comparing where last year is named: 与上年持平.
pub const BESIDE: &[&str] = &["与", "和", "同", "较", "比", "跟"];

/// Changes that are said without a figure: the words, and between what hundredths of last year's this year's must be.
pub const WITHOUT_FIGURES: &[(&str, i64, i64)] = &[
    ("基本持平", 85, 115),
    ("大体持平", 85, 115),
    ("大致持平", 85, 115),
    ("总体持平", 85, 115),
    ("持平", 99, 101),
    ("翻了一番", 190, 210),
    ("翻一番", 190, 210),
    ("翻了两番", 380, 420),
    ("翻两番", 380, 420),
    ("翻了番", 190, 210),
    ("翻番", 190, 210),
    ("翻了一倍", 190, 210),
    ("翻倍", 190, 210),
    ("减半", 45, 55),
    ("没有变化", 100, 100),
    ("无变化", 100, 100),
    ("保持不变", 100, 100),
];

/// Behind words without a figure these make it more, …
pub const AND_MORE: &[&str] = &["多", "以上", "有余", "还多"];
/// … before them, and below it, …
pub const NEARLY: &[&str] = &["近", "将近", "接近", "几乎", "近乎", "约"];
/// … before them, and above it.
pub const MORE_THAN: &[&str] = &["超过", "超", "逾"];

/// Before last year's figure where this year's follows: 由上年的81件增加到90件.
pub const FROM: &[&str] = &["由", "从"];

/// Right before this year's figure, behind last year's: up, …
pub const UP_TO: &[&str] = &[
    "增加到",
    "增加至",
    "增长到",
    "增长至",
    "增至",
    "升至",
    "升到",
    "上升到",
    "上升至",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "增到",
];
/// … down, …
pub const DOWN_TO: &[&str] = &[
    "下降到",
    "下降至",
    "降至",
    "降到",
    "降低到",
    "降低至",
    "减少到",
    "减少至",
    "减至",
    "缩减至",
    "回落至",
];
/// … or as it may be.
pub const CAME_TO: &[&str] = &["达到", "达", "达到了", "为", "变为", "变为了"];

/// Behind what is counted these say that it is a number: 申请数.
pub const NUMBER: &[char] = &['数', '量'];

/// Before this year's figure, behind the word that leads to it.
pub const THIS_YEAR: &[&str] = &["本年度", "本年", "今年", "当年"];

/// Before 倍: so many times last year's.
pub const TIMES_OF: &[&str] = &[
    "是",
    "为",
    "达到",
    "达",
    "相当于",
    "约为",
    "约是",
    "增长到",
    "增加到",
    "增至",
    "超过",
];
