//! How reports announce what will be done, and what the plans are called that their work rests on.

/// Words behind a year and its subject with which a plan begins. 将 alone does not do: 将政务公开纳入考核 reports what was done.
pub const WILL: &[&str] = &[
    "将继续",
    "将进一步",
    "将重点做",
    "将重点抓",
    "将重点围绕",
    "将重点推",
    "将重点从",
    "将重点加强",
    "将重点开展",
    "将着力",
    "将着重",
    "将从",
    "将围绕",
    "将认真",
    "将持续",
    "将不断",
    "将努力",
    "将坚持",
    "将按照",
    "将严格",
    "将切实",
    "将加强",
    "将加大",
    "将深入",
    "将全面",
    "将做好",
    "将积极",
    "将大力",
    "将紧紧",
    "将采取",
    "将结合",
    "将针对",
    "拟从",
    "打算",
];

/// The characters with which those of [`WILL`] begin.
pub const WILL_BEGINS: &[char] = &['将', '拟', '打'];

/// Behind a year these announce a plan by themselves; a heading ends with them.
pub const HEADINGS: &[&str] = &[
    "工作计划",
    "工作打算",
    "工作思路",
    "工作设想",
    "下一步打算",
    "工作安排",
];

/// Before a plan these show that the sentence is about what was done.
pub const PAST_BEFORE: &[&str] = &["取得", "但仍", "但还", "但也", "存在", "完成了", "开展了"];

/// Behind a plan these show the same.
pub const PAST_BEHIND: &[&str] = &["取得了", "但仍", "但还", "但也", "作为", "纳入", "列入"];

/// What a plan of work is called.
pub const WORK_PLANS: &[&str] = &["工作要点", "工作计划", "工作安排", "实施方案"];

/// What a plan of work must be about to be one of open government.
pub const ABOUT: &[&str] = &["政务公开", "信息公开"];

/// In the title of a plan: it covers several years, or none in particular.
pub const SEVERAL_YEARS: &[&str] = &["三年", "五年", "十四五", "十五五", "规划"];

/// Words before the title of a plan that the work rests on.
pub const BASIS: &[&str] = &[
    "根据", "按照", "依照", "依据", "对照", "遵照", "贯彻", "落实", "围绕", "结合", "执行", "参照", "以《",
    "按《",
];

/// Words near the title of a plan that report what became of it.
pub const HISTORY: &[&str] = &["上年", "去年", "往年", "曾"];

/// Behind the title of a plan these report what became of it.
pub const HISTORY_BEHIND: &[&str] = &["完成情况", "基础上"];

/// What may stand before the year of a plan in its sentence.
pub const BEFORE_YEAR: &[&str] = &["下一步", "下阶段", "在", "因此", "为此"];
