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

/// With one of [`WILL_DO`] right behind one of these a plan begins too.
pub const WILL_LEADS: &[&str] = &["将", "拟", "计划", "准备", "力争", "争取", "要"];

/// What is planned. None begins the name of a thing that was dealt with: 将规范性文件, 将公开事项, 将在线申请.
pub const WILL_DO: &[&str] = &[
    "细化",
    "优化",
    "强化",
    "深化",
    "量化",
    "固化",
    "拓宽",
    "拓展",
    "丰富",
    "完善",
    "健全",
    "建立",
    "推进",
    "推动",
    "提升",
    "提高",
    "落实",
    "创新",
    "聚焦",
    "组织",
    "开展",
    "定期",
    "及时",
    "通过",
    "依托",
    "充实",
    "扩大",
    "增加",
    "增强",
    "压实",
    "严把",
    "抓好",
    "抓实",
    "更加",
    "补齐",
    "修订",
    "梳理",
    "整合",
    "改进",
    "学习",
    "邀请",
    "探索",
    "召开",
    "举办",
    "加快",
    "统筹",
    "紧扣",
    "立足",
    "以",
    "对",
    "从",
    "继续",
    "进一步",
    "着力",
    "着眼",
    "加强",
    "加大",
    "规范公开",
    "规范办理",
    "规范依",
];

/// The characters with which those of [`WILL`] and [`WILL_LEADS`] begin.
pub const WILL_BEGINS: &[char] = &['将', '拟', '打', '计', '准', '力', '争', '要'];

/// With what a heading of measures ends, before the mark that leads to them: a year behind it is that of a plan.
pub const MEASURES: &[&str] = &[
    "改进措施",
    "整改措施",
    "工作措施",
    "改进方向",
    "努力方向",
    "工作方向",
    "工作打算",
    "工作计划",
    "工作思路",
    "下一步",
    "下一步工作",
    "下步工作",
    "下一步措施",
    "下一步改进",
    "下一阶段",
    "今后",
];

/// In the sentence of a measure these show that it was done.
pub const DONE: &[&str] = &["已", "了", "取得", "完成", "过"];

/// Behind a year these announce a plan by themselves; a heading ends with them.
pub const HEADINGS: &[&str] = &[
    "工作计划",
    "工作打算",
    "工作思路",
    "工作设想",
    "下一步打算",
    "工作安排",
    "工作重点",
    "重点工作",
    "重点任务",
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
